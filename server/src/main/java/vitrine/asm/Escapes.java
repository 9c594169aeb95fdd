package vitrine.asm;

import vitrine.program.Characters;

/** How a character is written by its code in a string: {@code \\u} and four hexadecimal digits, or {@code \\u{...}} with one to six of them. */
public final class Escapes {
    /** Which escapes there are. */
    public static final String HINT =
            "The escapes are \\n \\t \\r \\0 \\\" \\' \\\\, \\u with four hexadecimal digits, and \\u{1f600} with the code of any character.";

    private Escapes() {}

    /**
     * What stands behind {@code \\u}.
     *
     * @param value the code; it may be half of a surrogate pair, whose other half is the next escape
     * @param length how much of the text belongs to it, in UTF-16 units
     * @param message what is wrong, or ""
     */
    public record Code(int value, int length, String message) {
        public void append(StringBuilder text) {
            text.appendCodePoint(value);
        }
    }

    /** Reads the code at the beginning of a text. */
    public static Code code(String text) {
        boolean braces = text.startsWith("{");
        int start = braces ? 1 : 0;
        int most = start + (braces ? 6 : 4);
        int at = start;
        int value = 0;
        while (at < text.length() && at < most && digit(text.charAt(at)) >= 0) {
            value = value << 4 | digit(text.charAt(at++));
        }
        if (!braces) {
            return new Code(value, at, at == most ? "" : "\\u needs four hexadecimal digits.");
        }
        if (at == start || at >= text.length() || text.charAt(at) != '}') {
            return new Code(value, at, "\\u{ needs one to six hexadecimal digits and a }.");
        }
        return new Code(
                value,
                at + 1,
                Characters.isCharacter(value) ? "" : Characters.code(value) + " is not the code of a character.");
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
