package vitrine.machine.heap;

/**
 * The two header words of an object, and of a free block.
 *
 * <pre>
 * word 0   length: cells, characters (bits 0-31), type (32-47), kind (48-55): never changes while the object lives
 * word 1   reference count, or where the object was moved to, as a word (0-27), colour (28-29), remembered (30), moved (31), serial number (32-63)
 * </pre>
 *
 * The length of a free block is all its words, and its word 1 the next free block. A block of a single word has no word 1 and is in no list.
 */
public final class Header {
    public static final int WORDS = 2;

    public static final int FREE = 0;
    public static final int STRING = 1;
    public static final int OBJECT = 2;
    public static final int CLOSURE = 3;
    public static final int BOX = 4;
    /** The type of a string with characters above U+FFFF: each takes half a word. Of any other string, type 0, each takes a quarter. */
    public static final int WIDE = 1;
    /** The highest kind, and of type 0: compiled code relies on it. */
    public static final int ARRAY = 5;

    static final int WHITE = 0;
    static final int GREY = 1;
    static final int BLACK = 2;

    static final long LOW = (1L << 28) - 1;
    static final int COLOUR_SHIFT = 28;
    static final long COLOUR = 3L << COLOUR_SHIFT;
    static final long REMEMBERED = 1L << 30;
    static final long MOVED = 1L << 31;

    private Header() {}

    /** Word 0. */
    public static long of(int kind, int type, long length) {
        return (long) kind << 48 | (long) type << 32 | length;
    }

    static int kind(long word0) {
        return (int) (word0 >>> 48);
    }

    static int type(long word0) {
        return (int) (word0 >>> 32) & 0xffff;
    }

    /** All the words of a block. */
    static int words(long word0) {
        int length = (int) word0;
        return switch (kind(word0)) {
            case FREE -> length;
            case STRING -> WORDS + (type(word0) == WIDE ? (length + 1) / 2 : (length + 3) / 4);
            default -> WORDS + length;
        };
    }

    static int colour(long word1) {
        return (int) (word1 >> COLOUR_SHIFT) & 3;
    }

    static long withColour(long word1, int colour) {
        return word1 & ~COLOUR | (long) colour << COLOUR_SHIFT;
    }
}
