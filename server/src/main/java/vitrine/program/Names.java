package vitrine.program;

/**
 * What can be a name in a program: of a function, a parameter, a local, a global, a constant or a label. A name begins with a letter (of
 * any alphabet that can be seen) or an underscore and goes on with letters, digits, underscores and dots. {@code _} alone is no name: it stands for "none".
 * Case matters. Names need not differ from mnemonics, since a place in the text takes one or the other.
 */
public final class Names {
    /** The longest name that is accepted, in characters. */
    public static final int LONGEST = 255;

    private Names() {}

    public static boolean isName(String text) {
        return !text.isEmpty()
                && !Characters.exceeds(text, LONGEST)
                && !text.equals("_")
                && begins(text.codePointAt(0))
                && text.codePoints().allMatch(Names::continues);
    }

    /** Whether a name can begin with a character. */
    public static boolean begins(int c) {
        return c == '_' || Character.isLetter(c) && (c < 0x80 || Characters.isSeen(c));
    }

    /** Whether a name can go on with a character. */
    public static boolean continues(int c) {
        return c == '_' || c == '.' || Character.isLetterOrDigit(c) && (c < 0x80 || Characters.isSeen(c));
    }
}
