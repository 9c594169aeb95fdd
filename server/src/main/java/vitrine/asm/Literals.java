package vitrine.asm;

import vitrine.program.Characters;
import vitrine.program.FloatText;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/**
 * How values are written in source, in both directions: for each literal, reading what {@link #text} wrote gives the literal again.
 * Numbers are read by {@link Numbers}, and written as a machine prints them.
 */
final class Literals {
    /** The letters behind a backslash, and what each of them means. */
    static final String ESCAPES = "ntr0\"'\\";

    static final String ESCAPED = "\n\t\r\0\"'\\";

    private Literals() {}

    /** What kind of value it is, in words that fit behind "is". */
    static String description(Literal literal) {
        if (literal instanceof Literal.Int) {
            return "a whole number";
        } else if (literal instanceof Literal.Float) {
            return "a float";
        } else if (literal instanceof Literal.Text) {
            return "a string";
        }
        return "null";
    }

    /** How a value is written. */
    static String text(Literal literal) {
        if (literal instanceof Literal.Int whole) {
            return Long.toString(whole.value());
        } else if (literal instanceof Literal.Float real) {
            return FloatText.of(real.value());
        } else if (literal instanceof Literal.Text text) {
            return quoted(text.value());
        }
        return "null";
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> {
            int escape = c == '\'' ? -1 : ESCAPED.indexOf(c);
            if (escape >= 0) {
                text.append('\\').append(ESCAPES.charAt(escape));
            } else if (isPlain(c)) {
                text.appendCodePoint(c);
            } else {
                text.append(Characters.escape(c));
            }
        });
        return text.append('"').toString();
    }

    /** Whether a character can be shown as it is: it is seen, and it does not change how the characters around it are seen. */
    private static boolean isPlain(int c) {
        int type = Character.getType(c);
        return Characters.isSeen(c) && type != Character.UNASSIGNED && type != Character.PRIVATE_USE;
    }
}
