package vitrine.machine;

import java.util.Arrays;
import java.util.Set;

/** The text that a program put out: it only grows, and goes back with the machine's state. Copies share its full pages. */
public final class Output {
    private static final int PAGE = 1024;

    private char[][] pages = new char[0][];
    private int length;

    public int length() {
        return length;
    }

    public void append(String text) {
        for (int i = 0; i < text.length(); ) {
            int page = length / PAGE;
            int at = length % PAGE;
            if (page >= pages.length) {
                pages = Arrays.copyOf(pages, page + Math.max(1, page / 2));
            }
            if (at == 0) {
                pages[page] = new char[Math.min(PAGE, 32)];
            }
            int count = Math.min(PAGE - at, text.length() - i);
            if (at + count > pages[page].length) {
                pages[page] = Arrays.copyOf(pages[page], Math.min(PAGE, Math.max(at + count, 2 * pages[page].length)));
            }
            text.getChars(i, i + count, pages[page], at);
            i += count;
            length += count;
        }
    }

    /** The characters from one index up to, not including, another. */
    public String text(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int at = i % PAGE;
            int count = Math.min(PAGE - at, to - i);
            text.append(pages[i / PAGE], at, count);
            i += count;
        }
        return text.toString();
    }

    public Saved save() {
        int full = length / PAGE;
        char[][] saved = Arrays.copyOf(pages, full + (length % PAGE == 0 ? 0 : 1));
        if (saved.length > full) {
            // the last page is still written to
            saved[full] = Arrays.copyOf(saved[full], length % PAGE);
        }
        return new Saved(saved, length);
    }

    public void restore(Saved saved) {
        pages = saved.pages.clone();
        length = saved.length;
        if (length % PAGE != 0) {
            int last = pages.length - 1;
            pages[last] = pages[last].clone();
        }
    }

    /** Mixes the text into a digest. */
    public long digest(long seed) {
        long hash = Words.mix(seed, length);
        for (int i = 0; i < length; i++) {
            hash = Words.mix(hash, pages[i / PAGE][i % PAGE]);
        }
        return hash;
    }

    /** Output as it was; it never changes. */
    public static final class Saved {
        private final char[][] pages;
        private final int length;

        private Saved(char[][] pages, int length) {
            this.pages = pages;
            this.length = length;
        }

        /** See {@link Checkpoint#bytes}. */
        public long bytes(Set<Object> seen) {
            long bytes = 16 + 4L * pages.length;
            for (char[] page : pages) {
                if (seen.add(page)) {
                    bytes += 16 + 2L * page.length;
                }
            }
            return bytes;
        }
    }
}
