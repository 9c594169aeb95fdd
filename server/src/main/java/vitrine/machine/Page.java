package vitrine.machine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link Words#PAGE} words as they were, kept small: one tag when all are the same, and of the bits only how far they are above the smallest, in
 * as few bits as all of them need (1, 2, 4, 8, 16, 32; none when all are the same), zeros that all have at the end left out. Equal words make equal
 * pages. It never changes, but for the count of those who hold it.
 */
final class Page {
    private final long base;
    private final long @Nullable [] packed;
    private final byte @Nullable [] tags;
    private final byte tag;
    /** The bits that a word takes in {@link #packed}. */
    private final byte width;
    /** The zeros that are left out. */
    private final byte shift;

    private final short length;
    private int holders;

    private Page(
            long base, long @Nullable [] packed, byte @Nullable [] tags, byte tag, int width, int shift, int length) {
        this.base = base;
        this.packed = packed;
        this.tags = tags;
        this.tag = tag;
        this.width = (byte) width;
        this.shift = (byte) shift;
        this.length = (short) length;
    }

    /** The words from one index up to, not including, another; at least one. */
    static Page of(long[] bits, byte[] tags, int from, int to) {
        long least = bits[from];
        long most = least;
        for (int i = from + 1; i < to; i++) {
            least = Math.min(least, bits[i]);
            most = Math.max(most, bits[i]);
        }
        byte tag = tags[from];
        int other = 0;
        for (int i = from + 1; i < to; i++) {
            other |= tags[i] ^ tag;
        }
        byte[] kept = other == 0 ? null : Arrays.copyOfRange(tags, from, to);
        long range = most - least; // unsigned
        if (range == 0) {
            return new Page(least, null, kept, tag, 0, 0, to - from);
        }
        int shift = Long.SIZE - Long.numberOfLeadingZeros(range) > Byte.SIZE ? commonZeros(bits, from, to, least) : 0;
        int width = width(range >>> shift);
        return width == Long.SIZE
                ? new Page(0, Arrays.copyOfRange(bits, from, to), kept, tag, width, 0, to - from)
                : new Page(least, pack(bits, from, to, least, width, shift), kept, tag, width, shift, to - from);
    }

    private static int commonZeros(long[] bits, int from, int to, long base) {
        long all = 0;
        for (int i = from; i < to; i++) {
            all |= bits[i] - base;
        }
        return Long.numberOfTrailingZeros(all);
    }

    /** The bits that a number takes, rounded up to a power of two. */
    private static int width(long range) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(range);
        return bits == 1 ? 1 : Integer.highestOneBit(bits - 1) << 1;
    }

    private static long[] pack(long[] bits, int from, int to, long base, int width, int shift) {
        int each = Long.SIZE / width;
        long[] packed = new long[(to - from + each - 1) / each];
        int at = from;
        for (int i = 0; i < packed.length; i++) {
            long word = 0;
            int end = Math.min(to, at + each);
            for (int place = 0; at < end; place += width) {
                word |= (bits[at++] - base >>> shift) << place;
            }
            packed[i] = word;
        }
        return packed;
    }

    /** Puts the words where they were. */
    void unpack(long[] bits, byte[] tags, int from) {
        int to = from + length;
        if (this.tags == null) {
            Arrays.fill(tags, from, to, tag);
        } else {
            System.arraycopy(this.tags, 0, tags, from, length);
        }
        long[] packed = this.packed;
        if (packed == null) {
            Arrays.fill(bits, from, to, base);
        } else if (width == Long.SIZE) {
            System.arraycopy(packed, 0, bits, from, length);
        } else {
            int each = Long.SIZE / width;
            long mask = (1L << width) - 1;
            int at = from;
            for (long word : packed) {
                int end = Math.min(to, at + each);
                for (; at < end; word >>>= width) {
                    bits[at++] = base + ((word & mask) << shift);
                }
            }
        }
    }

    int length() {
        return length;
    }

    /** Whether it holds the same words. */
    boolean same(Page other) {
        return base == other.base
                && tag == other.tag
                && width == other.width
                && shift == other.shift
                && length == other.length
                && Arrays.equals(packed, other.packed)
                && Arrays.equals(tags, other.tags);
    }

    long bytes() {
        return 40 + (packed == null ? 0 : 16 + 8L * packed.length) + (tags == null ? 0 : 16 + tags.length);
    }

    /** See {@link Checkpoint#hold}. */
    long hold() {
        return holders++ == 0 ? bytes() : 0;
    }

    /** See {@link Checkpoint#release}. */
    long release() {
        return --holders == 0 ? bytes() : 0;
    }
}
