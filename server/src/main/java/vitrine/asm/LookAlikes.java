package vitrine.asm;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import vitrine.program.Characters;

/**
 * What is known of characters that stand where others are meant: which character of a keyboard one looks like or stands for, what one is called, and
 * where two words differ that look the same. Most of it is derived from Unicode's own facts; the letters of other alphabets that look like Latin ones
 * are a table.
 */
public final class LookAlikes {
    /** Letters of other alphabets, each behind the Latin letter that it looks like. */
    private static final String[] LETTERS = {
        "aаαɑ", "cсϲ", "dԁ", "eеҽ", "gɡց", "hһհ", "iіιıɩ", "jјϳ", "kкκ", "lӏ", "mм", "nո", "oоοօ", "pрρ", "qԛզ", "rг",
                "sѕ", "tтτ", "uυսʋ", "vѵν", "wԝѡ",
        "xхχ", "yуγү", "AАΑ", "BВΒ", "CСϹ", "EЕΕ", "FϜ", "GԌ", "HНΗ", "IІΙӀ", "JЈ", "KКΚ", "MМΜ", "NΝ", "OОΟՕ", "PРΡ",
                "QԚ", "SЅՏ", "TТΤ", "UՍ", "VѴ",
        "WԜ", "XХΧ", "YҮΥ", "ZΖ"
    };

    /** Signs whose own names do not say what they are taken for. */
    private static final String[][] SIGNS = {
        {"\u2212\u02d7\u2796\u2012", "-"},
        {"\u2264\u2a7d", "<="},
        {"\u2265\u2a7e", ">="},
        {"\u2260", "!="},
        {"\u2227", "&&"},
        {"\u2228", "||"},
        {"\u00ac", "!"},
        {"\u00d7\u2217\u22c5\u00b7\u2715", "*"},
        {"\u00f7\u2215\u2044", "/"},
        {"\u00b4\u02bc\u02b9", "'"},
        {"\u3002", "."},
        {"\u02d0\u2236\ua789", ":"}
    };

    /** What to do about a character that means nothing in a program. */
    static final String NO_PART = "Remove it. What is not part of the program goes into a comment, after a semicolon.";

    private static final Map<Integer, String> TABLE = new HashMap<>();

    static {
        for (String row : LETTERS) {
            row.codePoints().skip(1).forEach(each -> TABLE.put(each, row.substring(0, 1)));
        }
        for (String[] row : SIGNS) {
            row[0].codePoints().forEach(each -> TABLE.put(each, row[1]));
        }
    }

    private LookAlikes() {}

    /** What is typed for a character in place of which another one stands, with the keys of any keyboard; "" when it stands for itself alone. */
    static String meant(int c) {
        if (c < 0x80) {
            return Character.toString(c);
        }
        String known = TABLE.get(c);
        if (known != null) {
            return known;
        }
        if (Character.digit(c, 10) >= 0) {
            return String.valueOf(Character.digit(c, 10));
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        if (plain.codePoints().allMatch(each -> each < 0x80)) {
            return plain.isBlank() ? "" : plain;
        }
        if (Characters.count(plain) == 1 && plain.codePointAt(0) != c) {
            return meant(plain.codePointAt(0));
        }
        if (Character.getType(c) == Character.DASH_PUNCTUATION) {
            return "-";
        }
        return Character.isLetterOrDigit(c) ? "" : byName(c);
    }

    private static String byName(int c) {
        String name = name(c);
        if (name.contains("QUOTATION MARK") || name.contains("PRIME") || name.contains("APOSTROPHE")) {
            boolean two = name.contains("DOUBLE") || name.contains("QUOTATION MARK") && !name.contains("SINGLE");
            return two ? "\"" : "'";
        } else if (name.endsWith("SEMICOLON") || name.endsWith("COLON") || name.endsWith("COMMA")) {
            return name.endsWith("SEMICOLON") ? ";" : name.endsWith("COLON") ? ":" : ",";
        }
        return name.endsWith("FULL STOP") ? "." : "";
    }

    private static String name(int c) {
        String name = Character.getName(c);
        return name == null ? "" : name;
    }

    /** Whether a character ends a line elsewhere, and not here. */
    static boolean endsLineElsewhere(int c) {
        return c == 0x0b || c == 0x0c || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** Whether a character is seen as one of its own: it is not blank, and no mark on another one. */
    static boolean standsAlone(int c) {
        return !isUnseen(c) && !isMark(c);
    }

    private static boolean isUnseen(int c) {
        return !Characters.isSeen(c) || Characters.isSelector(c);
    }

    /** A character that should not be there, for a message: itself when it can be seen, its code, its name. */
    static String described(int c) {
        if (c > ' ' && c < 0x7f) {
            return "'" + (char) c + "'";
        }
        String name = name(c);
        boolean alone = standsAlone(c) && Characters.isCharacter(c) && !Character.isSpaceChar(c);
        return alone
                ? "'" + Character.toString(c) + "' (" + Characters.code(c) + (name.isEmpty() ? "" : ", " + name) + ")"
                : Characters.code(c) + (name.isEmpty() ? "" : " (" + name + ")");
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** What to do about a character that should not be there. {@code before} is the text before it on its line, {@code typed} what should stand there. */
    static String hint(int c, String before, String typed) {
        if (endsLineElsewhere(c)) {
            return "This character does not end a line here. Press Enter instead.";
        } else if (isUnseen(c)) {
            int[] seen = before.codePoints()
                    .filter(each -> standsAlone(each) && !isSpace(each))
                    .toArray();
            String place = seen.length == 0
                    ? "it is at the beginning of the line."
                    : "it is right after '" + Character.toString(seen[seen.length - 1]) + "'.";
            return "It is invisible. "
                    + (c == 0xad ? "Delete it, or type - if a minus is meant: " : "Delete it: ")
                    + place;
        } else if (isMark(c) && !before.isEmpty()) {
            int letter = before.codePointBefore(before.length());
            String one = Normalizer.normalize(Character.toString(letter) + Character.toString(c), Normalizer.Form.NFC);
            return Characters.count(one) == 1
                    ? "With the letter before it, it is one character: type " + one + " ("
                            + Characters.code(one.codePointAt(0)) + ") in place of both."
                    : "";
        }
        return switch (typed) {
            case "" -> "";
            case "-" -> "For minus, type a hyphen: -.";
            case "\"" -> "Write a string between straight quotes: \".";
            case "'" -> "Write a character between straight quotes: '.";
            case ";" -> "A comment begins with a semicolon: type ; instead.";
            default -> "Type " + typed + " instead.";
        };
    }

    /** The word that one looks like when it is written with the keys of any keyboard alone. */
    public static String skeleton(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        word.codePoints().forEach(c -> {
            String meant = meant(c);
            if (!isUnseen(c)) {
                plain.append(meant.isEmpty() ? Character.toString(c) : meant);
            }
        });
        return plain.toString();
    }

    /**
     * Where a word differs from one that looks the same, and what to do: "'р' (U+0440, CYRILLIC SMALL LETTER ER) looks like p. Write 'push'."; "" when
     * none of the others looks the same.
     */
    public static String difference(String word, Iterable<String> others) {
        for (String other : others) {
            String told = difference(word, other);
            if (!told.isEmpty()) {
                return told;
            }
        }
        return "";
    }

    /** Likewise, of one other word. */
    static String difference(String word, String other) {
        if (isAscii(word) && isAscii(other) || word.equals(other)) {
            return "";
        }
        return skeleton(word).equalsIgnoreCase(skeleton(other)) ? firstDifference(word, other) : "";
    }

    private static String firstDifference(String word, String other) {
        int[] a = word.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        for (int i = 0; i < a.length; i++) {
            if (a[i] >= 0x80 && (i >= b.length || a[i] != b[i]) && !meant(a[i]).isEmpty()) {
                return described(a[i]) + " looks like " + meant(a[i]) + ". Write '" + other + "'.";
            }
        }
        for (int i = 0; i < b.length; i++) {
            if (b[i] >= 0x80 && (i >= a.length || a[i] != b[i]) && !meant(b[i]).isEmpty()) {
                return "'" + other + "' looks the same, but has " + described(b[i]) + " in place of " + meant(b[i])
                        + ".";
            }
        }
        return "";
    }

    /** Says that a text has a quote in it that is none; "" when it has none. */
    static String quoteIn(String text, String quote) {
        return text.codePoints()
                .filter(c -> c >= 0x80 && meant(c).equals(quote))
                .mapToObj(c -> described(c) + " does not close anything. ")
                .findFirst()
                .orElse("");
    }

    /** Says that what looks like one character is several; "" when it does not look so. */
    static String composed(String text) {
        String one = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (!text.isEmpty() && Characters.count(one) == 1) {
            return "This looks like one, but is made of " + Characters.count(text) + ": type " + one + " ("
                    + Characters.code(one.codePointAt(0)) + "). ";
        }
        return "";
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
