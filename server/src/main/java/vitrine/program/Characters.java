package vitrine.program;

/**
 * What a character is everywhere in this program: one Unicode code point. A letter with an accent may be one character or two, an emoji of a family is
 * several. Columns, lengths, indices and limits count characters. Half of a surrogate pair is no character: in a text that comes from outside
 * U+FFFD stands in its place.
 */
public final class Characters {
    /** What stands where something was no character. */
    public static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** How many characters a text has. */
    public static int count(CharSequence text) {
        return text instanceof String string
                ? string.codePointCount(0, string.length())
                : Character.codePointCount(text, 0, text.length());
    }

    /** Whether a text has more characters than this. */
    public static boolean exceeds(CharSequence text, int most) {
        return text.length() > most && count(text) > most;
    }

    /** The first characters of a text, all of it when it has no more. */
    public static String first(String text, int most) {
        return exceeds(text, most) ? text.substring(0, text.offsetByCodePoints(0, most)) : text;
    }

    /** A text of at most so many characters: one that has more is cut, and an ellipsis stands behind it. */
    public static String cut(String text, int most) {
        return exceeds(text, most) ? first(text, most) + "…" : text;
    }

    /** The column of the character that begins at an index of a text, from 1. */
    public static int column(String text, int index) {
        int inside = Math.min(index, text.length());
        return text.codePointCount(0, inside) + index - inside + 1;
    }

    /** Whether a code stands for a character: it is one of Unicode and no half of a surrogate pair. */
    public static boolean isCharacter(long code) {
        return code >= 0
                && code <= Character.MAX_CODE_POINT
                && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    }

    /** Whether a text is made of characters and nothing else. */
    public static boolean isWellFormed(CharSequence text) {
        return text.codePoints().allMatch(Characters::isCharacter);
    }

    /** A text with U+FFFD for each half of a surrogate pair that has no other half. */
    public static String wellFormed(String text) {
        if (isWellFormed(text)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().forEach(code -> mended.appendCodePoint(isCharacter(code) ? code : REPLACEMENT));
        return mended.toString();
    }

    /** The code of a character as Unicode writes it: U+00E9. */
    public static String code(int character) {
        return "U+%04X".formatted(character);
    }

    /** Whether a character has a look of its own, and leaves the characters around it the look that they have. */
    public static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> !isBlank(character);
        };
    }

    /** Characters that are letters or symbols by their kind, and have no ink all the same, and codes that never become characters. */
    private static boolean isBlank(int c) {
        return c == 0x115F
                || c == 0x1160
                || c == 0x3164
                || c == 0xFFA0
                || c == 0x2800
                || c == 0x034F
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0xFDD0 && c <= 0xFDEF
                || (c & 0xFFFE) == 0xFFFE;
    }

    /** Whether a character only chooses the look of the one before it. */
    public static boolean isSelector(int c) {
        return c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF;
    }

    /** Writes a character as an escape of a string: {@code \\u200b}, {@code \\u{1f600}}. */
    public static String escape(int character) {
        return character < Character.MIN_SUPPLEMENTARY_CODE_POINT
                ? "\\u%04x".formatted(character)
                : "\\u{%x}".formatted(character);
    }
}
