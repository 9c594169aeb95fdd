package vitrine.machine;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Memory of tagged words that grows on demand. Machines reach into the arrays directly, for speed, and say themselves how much of them is in use.
 *
 * <p>There are two kinds. Of a <em>compared</em> memory, saving looks at every word in use. Of a <em>marked</em> memory it looks only at pages that are
 * marked as written, so that saving costs what was written and not what there is. Whoever writes a word with index {@code i} of a marked memory, in
 * whatever way, must set {@code dirty[i >> PAGE_BITS] = 1}, before or after the write but before the next {@link #save}; only {@link #set} does it by
 * itself. {@link #ensure} replaces {@link #bits}, {@link #tags} and {@link #dirty}: they must be read again after it. Only {@link #save} and
 * {@link #restore} take marks away. Words that came into use since then (indexes not less than what was saved or brought back) need no mark. Marking
 * a compared memory does no harm.
 *
 * <p>A {@link Saved} copy shares the pages that did not change with the copy that was saved or brought back before it. In a marked memory a write
 * of the value that was there before is a write too: a page that two copies of one run share was written by no instruction between them (see
 * {@link Saved#shares}); the reverse does not hold.
 */
public final class Words {
    /** A page has two to the power of this many words. */
    public static final int PAGE_BITS = 8;

    static final int PAGE = 1 << PAGE_BITS;

    /** The words' bits; as long as {@link #tags}. Replaced when the memory grows. */
    public long[] bits;
    /** The words' tags, see {@link Tags}. */
    public byte[] tags;
    /** Of each page, whether it was written since the last copy was made or brought back: 0 or 1. */
    public byte[] dirty;

    private final boolean marked;
    private @Nullable Saved last;

    private Words(int capacity, boolean marked) {
        bits = new long[capacity];
        tags = new byte[capacity];
        dirty = new byte[pages(capacity)];
        this.marked = marked;
    }

    /** Memory in which saving finds out by itself what changed. */
    public static Words compared(int capacity) {
        return new Words(capacity, false);
    }

    /** Memory that is told what is written, see above. */
    public static Words marked(int capacity) {
        return new Words(capacity, true);
    }

    private static int pages(int words) {
        return (words + PAGE - 1) >> PAGE_BITS;
    }

    /** Makes room for at least so many words. */
    public void ensure(int capacity) {
        if (capacity > bits.length) {
            int length = Math.max(capacity, (int) Math.min(Integer.MAX_VALUE - 8, bits.length * 2L));
            bits = Arrays.copyOf(bits, length);
            tags = Arrays.copyOf(tags, length);
            dirty = Arrays.copyOf(dirty, pages(length));
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

    /** A copy of the first {@code used} words. */
    public Saved save(int used) {
        Page[] pages = new Page[pages(used)];
        Page[] before = last == null ? new Page[0] : last.pages;
        for (int i = 0; i < pages.length; i++) {
            int from = i << PAGE_BITS;
            int to = Math.min(from + PAGE, used);
            Page page = i < before.length ? before[i] : null;
            boolean same = page != null
                    && page.bits.length == to - from
                    && (marked ? dirty[i] == 0 : page.equals(this, from, to));
            pages[i] = same && page != null
                    ? page
                    : new Page(Arrays.copyOfRange(bits, from, to), Arrays.copyOfRange(tags, from, to));
        }
        last = new Saved(pages, used);
        Arrays.fill(dirty, (byte) 0);
        return last;
    }

    /** Brings back the words of a copy of this memory; returns how many there are. */
    public int restore(Saved saved) {
        ensure(saved.used);
        Page[] present = last == null || !marked ? new Page[0] : last.pages;
        for (int i = 0; i < saved.pages.length; i++) {
            Page page = saved.pages[i];
            if (i >= present.length || present[i] != page || dirty[i] != 0) {
                System.arraycopy(page.bits, 0, bits, i << PAGE_BITS, page.bits.length);
                System.arraycopy(page.tags, 0, tags, i << PAGE_BITS, page.tags.length);
            }
        }
        Arrays.fill(dirty, (byte) 0);
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

        /**
         * Whether the page of a word is one and the same in both. Then, in a marked memory, nothing wrote the word between the moments of the
         * two, when both are moments of one run.
         */
        public boolean shares(Saved other, int index) {
            int page = index >> PAGE_BITS;
            return index < used && index < other.used && pages[page] == other.pages[page];
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
