package vitrine.machine;

import java.util.Arrays;

/**
 * Memory of tagged words that grows on demand. Machines reach into the arrays directly, for speed, and say themselves how much of them is in use.
 * Whoever writes a word with index {@code i} of a marked memory sets {@code dirty[i >> PAGE_BITS] = 1}; only {@link #set} does it by itself.
 * {@link #ensure} replaces {@link #bits}, {@link #tags} and {@link #dirty}: they must be read again after it.
 */
public final class Words extends PagedMemory {
    /** The words' bits; as long as {@link #tags}. Replaced when the memory grows. */
    public long[] bits;
    /** The words' tags, see {@link Tags}. */
    public byte[] tags;

    private Words(int capacity, boolean marked) {
        super(capacity, marked);
        bits = new long[capacity];
        tags = new byte[capacity];
    }

    /** Memory in which saving finds out by itself what changed. */
    public static Words compared(int capacity) {
        return new Words(capacity, false);
    }

    /** Memory that is told what is written, see {@link PagedMemory}. */
    public static Words marked(int capacity) {
        return new Words(capacity, true);
    }

    /** Makes room for at least so many words. */
    @Override
    public void ensure(int capacity) {
        if (capacity > bits.length) {
            int length = Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8, bits.length * 2L));
            bits = Arrays.copyOf(bits, length);
            tags = Arrays.copyOf(tags, length);
            dirty = Arrays.copyOf(dirty, pages(length));
        }
    }

    /** Marks the page of a word as {@link #MAYBE} written. */
    public void touch(int index) {
        if (dirty[index >> PAGE_BITS] == 0) {
            dirty[index >> PAGE_BITS] = MAYBE;
        }
    }

    /** Marks the pages of the words from one index up to, not including, another as written. */
    public void mark(int from, int to) {
        if (from < to) {
            Arrays.fill(dirty, from >> PAGE_BITS, pages(to), (byte) 1);
        }
    }

    public Value value(int index) {
        return Tags.value(tags[index], bits[index]);
    }

    public void set(int index, Value value) {
        bits[index] = Tags.bits(value);
        tags[index] = Tags.tag(value);
        dirty[index >> PAGE_BITS] = 1;
    }

    @Override
    Page pack(int from, int to) {
        return Page.of(bits, tags, from, to);
    }

    @Override
    void unpack(Page page, int from) {
        page.unpack(bits, tags, from);
    }

    /** The bytes that the memory takes, whether in use or not. */
    public long bytes() {
        return 9L * bits.length + dirty.length;
    }

    /** Mixes the first {@code used} words into a digest. */
    public long digest(long seed, int used) {
        long hash = mix(seed, used);
        for (int i = 0; i < used; i++) {
            hash = mix(hash, bits[i] * 7 + tags[i]);
        }
        return hash;
    }
}
