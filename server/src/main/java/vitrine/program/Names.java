package vitrine.program;

/**
 * What can be a name in a program: of a function, a parameter, a local, a global, a constant or a label. A name begins with a letter (of
 * any alphabet) or an underscore and goes on with letters, digits, underscores and dots. {@code _} alone is no name: it stands for "none".
 * Case matters. Names need not differ from mnemonics, since a place in the text takes one or the other.
 */
public final class Names {
    /** The longest name that is accepted, in UTF-16 units. */
    public static final int LONGEST = 255;

    private Names() {}

    public static boolean isName(String text) {
        if (text.isEmpty() || text.length() > LONGEST || text.equals("_") || !begins(text.charAt(0))) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (!continues(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name can begin with a character. */
    public static boolean begins(char c) {
        return c == '_' || Character.isLetter(c);
    }

    /** Whether a name can go on with a character. */
    public static boolean continues(char c) {
        return c == '_' || c == '.' || Character.isLetterOrDigit(c);
    }
}
