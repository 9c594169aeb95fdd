package vitrine.asm;

import org.jspecify.annotations.Nullable;
import vitrine.program.Literal;

/**
 * How values are written in source, in both directions: for each literal, reading what {@link #text} wrote gives the literal again.
 * Hexadecimal and binary numbers may use all 64 bits ({@code 0xffffffffffffffff} is -1). The floats that are no numbers are written
 * {@code nan}, {@code inf} and {@code -inf}.
 */
final class Literals {
    /** The letters behind a backslash, and what each of them means. */
    static final String ESCAPES = "ntr0\"'\\";

    static final String ESCAPED = "\n\t\r\0\"'\\";

    private Literals() {}

    /** What reading a number gave: the value, or what is wrong with it. */
    record Reading(@Nullable Literal value, String message, String hint) {
        private static Reading of(Literal value) {
            return new Reading(value, "", "");
        }
    }

    /** Whether the number that begins here has a prefix, 0x or 0b. */
    static boolean isPrefixed(String text, int start) {
        int at = start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+') ? start + 1 : start;
        if (at + 1 >= text.length() || text.charAt(at) != '0') {
            return false;
        }
        char mark = text.charAt(at + 1);
        return mark == 'x' || mark == 'X' || mark == 'b' || mark == 'B';
    }

    static Reading number(String text) {
        boolean negative = text.charAt(0) == '-';
        int start = negative || text.charAt(0) == '+' ? 1 : 0;
        int base = 10;
        if (isPrefixed(text, 0)) {
            base = Character.toLowerCase(text.charAt(start + 1)) == 'x' ? 16 : 2;
            start += 2;
        }
        if (base == 10) {
            for (int i = start; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '.' || c == 'e' || c == 'E') {
                    return real(text);
                }
            }
        }
        long magnitude = 0;
        boolean tooLarge = false;
        char before = '_';
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_') {
                int digit = c < 128 ? Character.digit(c, base) : -1;
                if (digit < 0) {
                    return malformed(text);
                }
                tooLarge |= Long.compareUnsigned(magnitude, Long.divideUnsigned(-1L - digit, base)) > 0;
                magnitude = magnitude * base + digit;
            } else if (before == '_') {
                return malformed(text);
            }
            before = c;
        }
        if (before == '_') {
            return malformed(text);
        }
        long limit = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        boolean allBits = base != 10 && !negative;
        if (tooLarge || (!allBits && Long.compareUnsigned(magnitude, limit) > 0)) {
            return new Reading(
                    null,
                    Token.shown(text) + " does not fit 64 bits.",
                    "Whole numbers go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ".");
        }
        return Reading.of(new Literal.Int(negative ? -magnitude : magnitude));
    }

    /** Digits, one point with digits on both sides or none, an exponent or none; underscores between digits. */
    private static Reading real(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        boolean point = false;
        boolean exponent = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char before = i == 0 ? ' ' : text.charAt(i - 1);
            char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
            boolean fine = switch (c) {
                case '_' -> isDigit(before) && (isDigit(after) || after == '_') || before == '_' && i > 0;
                case '.' -> !point && !exponent && isDigit(after);
                case 'e', 'E' -> !exponent && isDigit(before);
                case '+', '-' -> i == 0 || before == 'e' || before == 'E';
                default -> isDigit(c);
            };
            if (!fine) {
                return malformed(text);
            }
            point |= c == '.';
            exponent |= c == 'e' || c == 'E';
            if (c != '_') {
                digits.append(c);
            }
        }
        if (!isDigit(text.charAt(text.length() - 1))) {
            return malformed(text);
        }
        double value = Double.parseDouble(digits.toString());
        return Double.isInfinite(value)
                ? new Reading(
                        null,
                        Token.shown(text) + " is too large for a float.",
                        "The largest float is " + Double.MAX_VALUE + "; infinity is written inf.")
                : Reading.of(new Literal.Float(value));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static Reading malformed(String text) {
        return new Reading(
                null,
                "'" + Token.shown(text) + "' is not a number.",
                "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3.");
    }

    /** The value that a word stands for where values are wanted: null, nan, inf; or null when it stands for none. */
    static @Nullable Literal named(String word) {
        return Literal.named(word);
    }

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
            double value = real.value();
            if (Double.isNaN(value)) {
                return "nan";
            }
            return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : Double.toString(value);
        } else if (literal instanceof Literal.Text text) {
            return quoted(text.value());
        }
        return "null";
    }

    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int escape = c == '\'' ? -1 : ESCAPED.indexOf(c);
            if (escape >= 0) {
                text.append('\\').append(ESCAPES.charAt(escape));
            } else if (isPlain(c)) {
                text.append(c);
            } else {
                text.append(String.format("\\u%04x", (int) c));
            }
        }
        return text.append('"').toString();
    }

    /** Whether a character can be shown as it is: it is seen, and it does not change how the characters around it are seen. */
    private static boolean isPlain(char c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        int type = Character.getType(c);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.PRIVATE_USE;
    }

    /** Whether each surrogate has its partner. */
    static boolean isWellFormed(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
