package vitrine.debug;

import vitrine.program.Characters;

/** Something wrong with the text of an {@link Expression}, with its place there: column from 1, and length, in characters. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;
    private final int length;

    ExpressionException(String message, int column, int length) {
        super(message);
        this.column = column;
        this.length = length;
    }

    /** The same, of which column and length counted UTF-16 units of a text, as the parser does. */
    ExpressionException inCharacters(String text) {
        int from = Math.min(Math.max(0, column - 1), text.length());
        int to = Math.min(from + Math.max(0, length), text.length());
        return new ExpressionException(
                String.valueOf(getMessage()),
                Characters.column(text, column - 1),
                length - (to - from) + text.codePointCount(from, to));
    }

    /** The same in a text in which the expression stands behind so many characters. */
    ExpressionException shifted(int by) {
        return new ExpressionException(String.valueOf(getMessage()), by + column, length);
    }

    public int column() {
        return column;
    }

    public int length() {
        return length;
    }
}
