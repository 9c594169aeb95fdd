package vitrine.debug;

/** Something wrong with the text of an {@link Expression}, with its place there: column from 1, and length. */
public final class ExpressionException extends Exception {
    private static final long serialVersionUID = 1;

    private final int column;
    private final int length;

    ExpressionException(String message, int column, int length) {
        super(message);
        this.column = column;
        this.length = length;
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
