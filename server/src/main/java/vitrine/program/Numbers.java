package vitrine.program;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The one grammar of numbers: sources, conversions, lines of input, conditions, fields of the page and options of the command line all read
 * numbers here. What a machine prints is read as the same number again.
 *
 * <pre>
 * number    = [ sign ] ( digits | "0x" hex digits | "0b" binary digits | float | "Infinity" | "inf" | "NaN" )
 * float     = [ digits ] "." digits [ exponent ]  or  digits exponent
 * exponent  = ( "e" | "E" ) [ sign ] digits
 * digits    = 0 to 9, with one "_" between two of them where one likes
 * sign      = "-" | "+"
 * </pre>
 *
 * Capital and small letters are the same. A number without a point, an exponent and a word is whole and has 64 bits; without a minus sign the
 * hexadecimal and binary ones may use all of them, so that {@code 0xffffffffffffffff} is -1. A float is rounded to the nearest one; what is beyond the
 * largest does not fit. Where a text is read that somebody typed, white space around the number does not count.
 */
public final class Numbers {
    /** No number has more characters: the longest float, written out in full, has about 1,100. */
    public static final int LONGEST = 4_000;

    private static final int SHOWN = 40;
    private static final String SPACE = " \t\n\r\f\u000b";
    private static final String EXAMPLES = "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3.";

    private Numbers() {}

    /**
     * What reading a number gave.
     *
     * @param value an int or a float; null when the text holds no number, or one that does not fit
     * @param message what is wrong, as a sentence, or ""
     * @param hint what to write instead, or ""
     */
    public record Reading(@Nullable Literal value, String message, String hint) {
        private static Reading of(Literal value) {
            return new Reading(value, "", "");
        }

        private static Reading wrong(String message, String hint) {
            return new Reading(null, message, hint);
        }

        /** The whole number that was read, or a value for when there is none. */
        public long wholeOr(long otherwise) {
            return value instanceof Literal.Int whole ? whole.value() : otherwise;
        }
    }

    // ---- where a number stands in a text

    /** Whether a number begins at a place of a text that ends at {@code end}. A word without a sign is taken for a name: see {@link #special}. */
    public static boolean begins(String text, int at, int end) {
        if (at >= end) {
            return false;
        }
        char c = text.charAt(at);
        boolean signed = c == '-' || c == '+';
        int next = signed ? at + 1 : at;
        if (next < end && text.charAt(next) == '.') {
            next++;
        } else if (signed && next < end && Names.begins(text.charAt(next))) {
            return special(text.substring(next, wordEnd(text, next, end))) != null;
        }
        return next < end && isDigit(text.charAt(next));
    }

    /** Where the word ends that begins as a number at a place, whether it turns out to be one or not. */
    public static int end(String text, int from, int end) {
        boolean prefixed = isPrefixed(text, from);
        int at = from + 1;
        while (at < end) {
            char c = text.charAt(at);
            boolean exponentSign =
                    (c == '-' || c == '+') && !prefixed && (text.charAt(at - 1) == 'e' || text.charAt(at - 1) == 'E');
            if (!Names.continues(c) && !exponentSign) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from, int end) {
        int at = from;
        while (at < end && Names.continues(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The float that a word without a sign stands for: Infinity, inf or NaN, in any case; null when it is none of them. */
    public static @Nullable Double special(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "infinity", "inf" -> Double.POSITIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> null;
        };
    }

    /** Whether a number is written with a prefix, 0x or 0b: then it stands for bits. */
    public static boolean isPrefixed(String text) {
        return isPrefixed(text, 0);
    }

    private static boolean isPrefixed(String text, int from) {
        int at = from < text.length() && isSign(text.charAt(from)) ? from + 1 : from;
        return at + 1 < text.length() && text.charAt(at) == '0' && "xXbB".indexOf(text.charAt(at + 1)) >= 0;
    }

    // ---- what a text means

    /** Reads a text that is a number and nothing else, without white space around it. */
    public static Reading read(String text) {
        if (text.length() > LONGEST) {
            return Reading.wrong(
                    "This number is " + text.length() + " characters long.", "At most " + LONGEST + " are read.");
        } else if (text.isEmpty()) {
            return Reading.wrong("A number is needed, but there is none.", EXAMPLES);
        }
        Reading reading = parsed(text);
        return reading == null ? Reading.wrong("'" + shown(text) + "' is not a number.", hint(text)) : reading;
    }

    /** As {@link #read}; null for a text that has not the form of a number. */
    private static @Nullable Reading parsed(String text) {
        int start = isSign(text.charAt(0)) ? 1 : 0;
        boolean letters = start < text.length() && Names.begins(text.charAt(start));
        Double word = letters ? special(text.substring(start)) : null;
        if (word != null) {
            return Reading.of(new Literal.Float(text.charAt(0) == '-' && !word.isNaN() ? -word : word));
        } else if (isPrefixed(text, 0)) {
            return integer(text, start + 2, text.charAt(start + 1) == 'x' || text.charAt(start + 1) == 'X' ? 16 : 2);
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return fraction(text, start);
            }
        }
        return integer(text, start, 10);
    }

    private static @Nullable Reading integer(String text, int start, int base) {
        boolean negative = text.charAt(0) == '-';
        long magnitude = 0;
        boolean tooLarge = false;
        if (digits(text, start, base) != text.length()) {
            return null;
        }
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '_') {
                int digit = Character.digit(c, base);
                tooLarge |= Long.compareUnsigned(magnitude, Long.divideUnsigned(-1L - digit, base)) > 0;
                magnitude = magnitude * base + digit;
            }
        }
        boolean allBits = base != 10 && !negative;
        long limit = negative ? Long.MIN_VALUE : Long.MAX_VALUE;
        if (tooLarge || !allBits && Long.compareUnsigned(magnitude, limit) > 0) {
            return Reading.wrong(
                    shown(text) + " does not fit 64 bits.",
                    "Whole numbers go from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE + ".");
        }
        return Reading.of(new Literal.Int(negative ? -magnitude : magnitude));
    }

    private static @Nullable Reading fraction(String text, int start) {
        int at = start < text.length() && text.charAt(start) == '.' ? start : digits(text, start, 10);
        if (at >= 0 && at < text.length() && text.charAt(at) == '.') {
            at = digits(text, at + 1, 10);
        }
        if (at > start && at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            at = digits(text, at < text.length() && isSign(text.charAt(at)) ? at + 1 : at, 10);
        }
        if (at != text.length()) {
            return null;
        }
        double value = Double.parseDouble(text.replace("_", ""));
        return Double.isInfinite(value)
                ? Reading.wrong(
                        shown(text) + " is too large for a float.",
                        "The largest float is " + FloatText.of(Double.MAX_VALUE) + "; infinity is written Infinity.")
                : Reading.of(new Literal.Float(value));
    }

    /** Where digits end that begin at a place, each "_" between two of them; -1 when there are none, or a "_" elsewhere. */
    private static int digits(String text, int from, int base) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at), base)) {
            at++;
            if (at + 1 < text.length() && text.charAt(at) == '_' && isDigit(text.charAt(at + 1), base)) {
                at++;
            }
        }
        return at == from ? -1 : at;
    }

    // ---- numbers that somebody typed by themselves

    /**
     * Reads a typed whole number of so many bits, with a sign; a hexadecimal or binary one may use all of them.
     *
     * @param bits up to 64
     */
    public static Reading word(String typed, int bits) {
        String text = strip(typed);
        long greatest = -1L >>> 65 - bits;
        boolean allBits = isPrefixed(text) && text.charAt(0) != '-';
        Reading reading = inRange(text, -greatest - 1, allBits ? greatest * 2 + 1 : greatest, greatest);
        return reading.value() instanceof Literal.Int whole && whole.value() > greatest
                ? Reading.of(new Literal.Int(whole.value() | -1L << bits))
                : reading;
    }

    /** Reads a typed whole number in a range, its ends included. */
    public static Reading whole(String typed, long least, long greatest) {
        return inRange(strip(typed), least, greatest, greatest);
    }

    private static Reading inRange(String text, long least, long greatest, long told) {
        Reading reading = read(text);
        // all 64 bits are below zero as a number
        boolean fits = reading.value() instanceof Literal.Int whole
                && whole.value() >= least
                && (whole.value() <= greatest || greatest == -1);
        if (fits || reading.value() == null) {
            return reading;
        }
        String range = "Whole numbers here go from " + least + " to " + told + ".";
        return reading.value() instanceof Literal.Int
                ? Reading.wrong(shown(text) + " is out of range.", range)
                : Reading.wrong("'" + shown(text) + "' is not a whole number.", range);
    }

    /** Reads a typed number as a float. A whole one, however long, is rounded to the nearest. */
    public static Reading real(String typed) {
        String text = strip(typed);
        Reading reading = read(text);
        if (reading.value() instanceof Literal.Int whole) {
            return Reading.of(new Literal.Float(whole.value()));
        } else if (reading.value() == null && !text.isEmpty() && text.length() <= LONGEST && !isPrefixed(text)) {
            int start = isSign(text.charAt(0)) ? 1 : 0;
            Reading rounded = digits(text, start, 10) == text.length() ? fraction(text, start) : null;
            return rounded == null ? reading : rounded;
        }
        return reading;
    }

    /** Reads a typed count of 0 or more. It may be written as counts are shown to people, in groups of three: {@code 1,234,567}. */
    public static Reading count(String typed, long greatest) {
        String text = strip(typed);
        return whole(isGrouped(text) ? text.replace(",", "") : text, 0, greatest);
    }

    /** The number of a place that somebody wrote, 0 or more; -1 when it is none. */
    public static int index(String text) {
        return (int) inRange(text, 0, Integer.MAX_VALUE, Integer.MAX_VALUE).wholeOr(-1);
    }

    private static boolean isGrouped(String text) {
        int comma = text.indexOf(',');
        for (int i = 0; i < text.length(); i++) {
            boolean isComma = i >= comma && (i - comma) % 4 == 0;
            if (isComma ? text.charAt(i) != ',' : !isDigit(text.charAt(i))) {
                return false;
            }
        }
        return comma > 0 && comma <= 3 && (text.length() - comma) % 4 == 0;
    }

    /** A text without the white space around it: blanks, tabs and ends of lines, and no other characters that cannot be seen. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && SPACE.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && SPACE.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }

    // ---- what is no number

    private static String hint(String text) {
        int foreign = foreignDigit(text);
        if (foreign >= 0) {
            char digit = text.charAt(foreign);
            return "'" + digit
                    + "' (U+%04X) is a digit of another alphabet: type %d."
                            .formatted((int) digit, Character.digit(digit, 10));
        }
        String without = text.substring(0, text.length() - 1);
        Reading number = without.isEmpty() ? null : parsed(without);
        if (number != null && number.value() != null) {
            char last = text.charAt(text.length() - 1);
            if (last == '.') {
                return "A digit must follow the point: " + shown(without) + ".0";
            } else if ("dDfFlL".indexOf(last) >= 0 && !isPrefixed(text)) {
                return "Leave the letter out: " + shown(without) + " is "
                        + (number.value() instanceof Literal.Int
                                ? "a whole number, " + shown(without) + ".0 is a float."
                                : "a float.");
            }
        } else if (isGrouped(text)) {
            return "Group digits with _ instead: " + shown(text.replace(',', '_'));
        } else if (isPrefixed(text) && (text.indexOf('.') >= 0 || text.indexOf('p') >= 0 || text.indexOf('P') >= 0)) {
            return "Write a float with decimal digits, as in 1.5.";
        }
        return EXAMPLES;
    }

    private static int foreignDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7f && Character.isDigit(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 3) + "...";
    }

    private static boolean isSign(char c) {
        return c == '-' || c == '+';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isDigit(char c, int base) {
        return c < 0x80 && Character.digit(c, base) >= 0;
    }
}
