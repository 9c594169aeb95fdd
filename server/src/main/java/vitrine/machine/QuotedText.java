package vitrine.machine;

import vitrine.program.Characters;

/** Writes a text as source writes it: in quotes, what cannot be seen by its code. */
public final class QuotedText {
    private QuotedText() {}

    public static String of(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (Characters.isSeen(c)) {
                        quoted.appendCodePoint(c);
                    } else {
                        quoted.append(Characters.escape(c));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    /** The beginning of a text, an ellipsis when something is left out, in quotes. */
    public static String of(String text, int most) {
        return of(Characters.cut(text, most));
    }
}
