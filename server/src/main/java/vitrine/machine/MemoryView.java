package vitrine.machine;

import java.util.List;

/**
 * A window into an array of bytes, and what is known of the bytes: they themselves tell nothing. The cell of the word at an address is
 * named by the area's id and the address in hex ("memory 0x40"), that of a byte has "byte" between them ("memory byte 0x41"). Words are
 * little-endian.
 *
 * @param bytes those of the window, in Base64
 * @param wordBytes how many bytes a word has; words lie at multiples of it
 * @param segments the whole memory, the lowest first, without gaps
 * @param blocks those of the heap that touch the window, the lowest first
 * @param symbols named places, those of the window first; not more than a page can use
 */
public record MemoryView(
        String bytes, int wordBytes, List<Segment> segments, List<Block> blocks, List<Symbol> symbols) {
    /** The most symbols that a view tells. */
    public static final int MOST_SYMBOLS = 200;

    /** A part of the memory with one use: "data", "heap", "free", "stack". {@code to} is the address behind it. */
    public record Segment(String name, long from, long to) {}

    /**
     * A part of the heap that was given out, or that can be.
     *
     * @param address of its first byte
     * @param header how many bytes before that belong to it and say what it is
     */
    public record Block(long address, long bytes, boolean free, int header) {}

    /** A place with a name: a global, a constant, a label of data. {@code type} is "int", "byte", "float" or "string". */
    public record Symbol(String name, long address, long bytes, String type) {}
}
