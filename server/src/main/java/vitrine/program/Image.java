package vitrine.program;

import java.util.Arrays;

/**
 * A program in a file, {@code .vbc}: the program itself, the map to its source and, if wanted, the source ("" when it is not in it).
 *
 * <pre>
 * image    = "VBC" 0x1a, version u16, section*, checksum u32
 * section  = id u8, length u32, that many bytes; each once, in the order below
 *   1 machine    name, frame layout u8: 0 apart, 1 linked, the name of the collector ("" for the usual one), 1 when it collects always u8,
 *                bytes of heap u32 (0 when not said)
 *   2 code       the bytes
 *   3 constants  count u32, then for each: name ("" for none), literal
 *   4 globals    count u32, then for each: name, literal
 *   5 data       bytes of memory u32 (0 when not said), count u32, then for each item: kind u8, name ("" for none), length u32, that many bytes
 *   6 classes    count u32, then for each: name, class that it extends u32 (its number and 1, 0 for none), fields u32, their names;
 *                count u32, then for each name of a field or a message: name
 *   7 functions  count u32, entry u32, then for each: name, start u32, parameters u32, locals u32, captures u32, the names of all three;
 *                handlers u32, then for each: from u32, to u32, address u32, what it catches u32 (0 traps, 1 everything, or a class and 2)
 *   8 source map count u32, then for each: address u32, line u32; count u32, then for each label: address u32, name;
 *                count u32, then for each mark: name, line u32, address u32
 *   9 source     the text in UTF-8; may be missing
 * kind     = 0 words | 1 floats | 2 text | 3 bytes, as they lie in memory
 * literal  = 0 (null) | 1, i64 | 2, f64 | 3, text
 * name, text = length u32, UTF-8
 * checksum = CRC-32 of everything before it
 * </pre>
 *
 * Numbers are big-endian. Reading trusts nothing: an image is refused unless everything in it is well-formed, and equal images are equal
 * byte by byte.
 */
public record Image(Program program, SourceMap sourceMap, String source) {
    static final byte[] MAGIC = {'V', 'B', 'C', 0x1a};
    static final int VERSION = 3;

    static final int MACHINE = 1;
    static final int CODE = 2;
    static final int CONSTANTS = 3;
    static final int GLOBALS = 4;
    static final int DATA = 5;
    static final int CLASSES = 6;
    static final int FUNCTIONS = 7;
    static final int SOURCE_MAP = 8;
    static final int SOURCE = 9;

    static final int NULL = 0;
    static final int INT = 1;
    static final int FLOAT = 2;
    static final int TEXT = 3;

    /** What breaks {@link ProgramRules} is refused with an {@link IllegalArgumentException}: so whatever is written can be read. */
    public Image {
        ProgramRules.sourceMap(sourceMap, program);
        ProgramRules.text("The source", source);
    }

    /** Whether these bytes begin as an image does. */
    public static boolean isImage(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Reads an image; one that is damaged is refused with the reason. */
    public static Image read(byte[] bytes) throws ImageException {
        return new ImageReader(bytes).read();
    }

    public byte[] toBytes() {
        return new ImageWriter().write(this);
    }
}
