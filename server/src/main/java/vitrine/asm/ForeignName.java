package vitrine.asm;

/** Names as other languages write them, and what becomes of them here. */
final class ForeignName {
    private ForeignName() {}

    /** The first character behind the signs that names begin with elsewhere; a blank when there is none. */
    static char begin(String name) {
        int at = 0;
        while (at < name.length() && "$.%&_@".indexOf(name.charAt(at)) >= 0) {
            at++;
        }
        return at < name.length() ? name.charAt(at) : ' ';
    }
}
