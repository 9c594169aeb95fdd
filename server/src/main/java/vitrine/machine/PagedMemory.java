package vitrine.machine;

import java.util.Arrays;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Memory that is saved in pages of {@link #PAGE} words. What a word is, and how a page of them is packed and put back, those know who extend it.
 *
 * <p>There are two kinds. Of a <em>compared</em> memory, saving looks at every word in use. Of a <em>marked</em> memory it looks only at pages that are
 * marked as written, so that saving costs what was written and not what there is. Whoever writes a word of a marked memory, in whatever way, must set
 * {@link #dirty} of its page to 1, before or after the write but before the next {@link #save}. Only {@link #save} and {@link #restore} take marks away.
 * Words that came into use since then (indexes not less than what was saved or brought back) need no mark. Marking a compared memory does no harm.
 *
 * <p>A {@link Saved} copy shares the pages that did not change with the copy that was saved or brought back before it. In a marked memory a write
 * of the value that was there before is a write too: a page that two copies of one run share was written by no instruction between them (see
 * {@link Saved#shares}); the reverse does not hold.
 */
public abstract class PagedMemory {
    /** A page has two to the power of this many words. */
    public static final int PAGE_BITS = 8;

    static final int PAGE = 1 << PAGE_BITS;

    /** A mark of {@link #dirty} that says: the page was touched, but no write that matters to {@link Saved#shares}; saving compares it. */
    public static final byte MAYBE = 2;

    /** Of each page, whether it was written since the last copy was made or brought back: 0, 1 or {@link #MAYBE}. */
    public byte[] dirty;

    private final boolean marked;
    private @Nullable Saved last;

    PagedMemory(int words, boolean marked) {
        dirty = new byte[pages(words)];
        this.marked = marked;
    }

    static int pages(int words) {
        return (words + PAGE - 1) >> PAGE_BITS;
    }

    /** Makes room for at least so many words. */
    abstract void ensure(int words);

    /** The words from one index up to, not including, another: at most a page of them, at least one. */
    abstract Page pack(int from, int to);

    /** Puts the words of a page where they were. */
    abstract void unpack(Page page, int from);

    /** Mixes a number into a digest. */
    public static long mix(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** A copy of the first {@code used} words. */
    public Saved save(int used) {
        Saved before = last == null ? Saved.NOTHING : last;
        Chunk[] chunks = new Chunk[(used + Chunk.WORDS - 1) / Chunk.WORDS];
        boolean same = used == before.used;
        for (int i = 0; i < chunks.length; i++) {
            Chunk old = i < before.chunks.length ? before.chunks[i] : Chunk.NONE;
            chunks[i] = save(i * Chunk.WORDS, Math.min(used, (i + 1) * Chunk.WORDS), old);
            same &= chunks[i] == old;
        }
        last = same && last != null ? last : new Saved(chunks, used);
        Arrays.fill(dirty, (byte) 0);
        return last;
    }

    private Chunk save(int from, int to, Chunk before) {
        Page[] pages = new Page[pages(to - from)];
        boolean same = pages.length == before.pages.length;
        for (int i = 0; i < pages.length; i++) {
            int first = from + (i << PAGE_BITS);
            int end = Math.min(first + PAGE, to);
            Page old = i < before.pages.length ? before.pages[i] : null;
            Page page = old;
            if (old == null || old.length() != end - first || !marked || dirty[first >> PAGE_BITS] != 0) {
                page = pack(first, end);
                boolean compares = !marked || dirty[first >> PAGE_BITS] == MAYBE;
                page = compares && old != null && old.same(page) ? old : page;
            }
            pages[i] = page;
            same &= page == old;
        }
        return same ? before : new Chunk(pages);
    }

    /** Brings back the words of a copy of this memory; returns how many there are. */
    public int restore(Saved saved) {
        ensure(saved.used);
        Saved present = last == null || !marked ? Saved.NOTHING : last;
        for (int i = 0; i < saved.chunks.length; i++) {
            Chunk there = i < present.chunks.length ? present.chunks[i] : Chunk.NONE;
            Page[] pages = saved.chunks[i].pages;
            for (int k = 0; k < pages.length; k++) {
                int page = i * Chunk.PAGES + k;
                if (k >= there.pages.length || there.pages[k] != pages[k] || dirty[page] != 0) {
                    unpack(pages[k], page << PAGE_BITS);
                }
            }
        }
        Arrays.fill(dirty, (byte) 0);
        last = saved;
        return saved.used;
    }

    /** Some pages in a row, shared as one where none of them changed. */
    private static final class Chunk {
        static final int PAGES = 64;
        static final int WORDS = PAGES * PAGE;
        static final Chunk NONE = new Chunk(new Page[0]);

        final Page[] pages;
        private int holders;

        Chunk(Page[] pages) {
            this.pages = pages;
        }

        long bytes(ToLongFunction<Page> each) {
            long bytes = 40 + 4L * pages.length;
            for (Page page : pages) {
                bytes += each.applyAsLong(page);
            }
            return bytes;
        }

        long hold() {
            return holders++ == 0 ? bytes(Page::hold) : 0;
        }

        long release() {
            return --holders == 0 ? bytes(Page::release) : 0;
        }
    }

    /** Words as they were; it never changes. */
    public static final class Saved {
        private static final Saved NOTHING = new Saved(new Chunk[0], 0);

        private final Chunk[] chunks;
        private final int used;
        private int holders;

        private Saved(Chunk[] chunks, int used) {
            this.chunks = chunks;
            this.used = used;
        }

        /**
         * Whether the page of a word is one and the same in both. Then, in a marked memory, nothing wrote the word between the moments of the
         * two, when both are moments of one run.
         */
        public boolean shares(Saved other, int index) {
            return index < used && index < other.used && page(index) == other.page(index);
        }

        private Page page(int index) {
            return chunks[index / Chunk.WORDS].pages[index % Chunk.WORDS >> PAGE_BITS];
        }

        /** See {@link Checkpoint#bytes}. */
        public long bytes() {
            return bytes(chunk -> chunk.bytes(Page::bytes));
        }

        private long bytes(ToLongFunction<Chunk> each) {
            long bytes = 40 + 4L * chunks.length;
            for (Chunk chunk : chunks) {
                bytes += each.applyAsLong(chunk);
            }
            return bytes;
        }

        /** See {@link Checkpoint#hold}. */
        public long hold() {
            return holders++ == 0 ? bytes(Chunk::hold) : 0;
        }

        /** See {@link Checkpoint#release}. */
        public long release() {
            return --holders == 0 ? bytes(Chunk::release) : 0;
        }
    }
}
