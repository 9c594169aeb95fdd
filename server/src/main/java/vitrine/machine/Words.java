package vitrine.machine;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memory of tagged words that grows on demand. Machines reach into the two arrays directly, for speed, and say themselves how much of
 * them is in use. A {@link Saved} copy shares every page that is the same as in the copy before it.
 */
public final class Words {
    private static final int PAGE = 256;

    /** The words' bits; as long as {@link #tags}. Replaced when the memory grows. */
    public long[] bits;
    /** The words' tags, see {@link Tags}. */
    public byte[] tags;

    private @Nullable Saved last;

    public Words(int capacity) {
        bits = new long[capacity];
        tags = new byte[capacity];
    }

    /** Makes room for at least so many words. */
    public void ensure(int capacity) {
        if (capacity > bits.length) {
            int length = Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8, bits.length * 2L));
            bits = Arrays.copyOf(bits, length);
            tags = Arrays.copyOf(tags, length);
        }
    }

    public Value value(int index) {
        return Tags.value(tags[index], bits[index]);
    }

    public void set(int index, Value value) {
        bits[index] = Tags.bits(value);
        tags[index] = Tags.tag(value);
    }

    /** A copy of the first {@code used} words. */
    public Saved save(int used) {
        Page[] pages = new Page[(used + PAGE - 1) / PAGE];
        for (int i = 0; i < pages.length; i++) {
            int from = i * PAGE;
            int to = Math.min(from + PAGE, used);
            Page before = last != null && i < last.pages.length ? last.pages[i] : null;
            pages[i] = before != null && before.equals(this, from, to)
                    ? before
                    : new Page(Arrays.copyOfRange(bits, from, to), Arrays.copyOfRange(tags, from, to));
        }
        last = new Saved(pages, used);
        return last;
    }

    /** Brings back the words of a copy; returns how many there are. */
    public int restore(Saved saved) {
        ensure(saved.used);
        for (int i = 0; i < saved.pages.length; i++) {
            Page page = saved.pages[i];
            System.arraycopy(page.bits, 0, bits, i * PAGE, page.bits.length);
            System.arraycopy(page.tags, 0, tags, i * PAGE, page.tags.length);
        }
        last = saved;
        return saved.used;
    }

    /** Mixes the first {@code used} words into a digest. */
    public long digest(long seed, int used) {
        long hash = mix(seed, used);
        for (int i = 0; i < used; i++) {
            hash = mix(hash, bits[i] * 7 + tags[i]);
        }
        return hash;
    }

    /** Mixes a number into a digest. */
    public static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    private record Page(long[] bits, byte[] tags) {
        boolean equals(Words words, int from, int to) {
            return bits.length == to - from
                    && Arrays.equals(bits, 0, bits.length, words.bits, from, to)
                    && Arrays.equals(tags, 0, tags.length, words.tags, from, to);
        }
    }

    /** Words as they were; it never changes. */
    public static final class Saved {
        private final Page[] pages;
        private final int used;

        private Saved(Page[] pages, int used) {
            this.pages = pages;
            this.used = used;
        }

        /** See {@link Checkpoint#bytes}. */
        public long bytes(Set<Object> seen) {
            long bytes = 16 + 4L * pages.length;
            for (Page page : pages) {
                if (seen.add(page)) {
                    bytes += 56 + 9L * page.bits.length;
                }
            }
            return bytes;
        }
    }
}
