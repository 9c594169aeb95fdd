package vitrine.machine;

import java.util.Arrays;

/**
 * The text that a program put out: it only grows, and goes back with the machine's state. All its copies share one text: what was put out after a
 * copy was made is kept behind it, so that a program that goes the same way again writes nothing. One that goes another way gets a text of its own.
 */
public final class Output {
    private static final int PAGE = 1024;

    private Text text = new Text();
    private int length;

    /** A text that grows, in pages. What is written is never overwritten. */
    private static final class Text {
        char[][] pages = new char[0][];
        int end;
        private int holders;
        private long held;

        void append(String more, int from) {
            for (int i = from; i < more.length(); ) {
                int page = end / PAGE;
                int at = end % PAGE;
                if (page >= pages.length) {
                    pages = Arrays.copyOf(pages, page + Math.max(1, page / 2));
                }
                if (at == 0) {
                    pages[page] = new char[Math.min(PAGE, 32)];
                }
                int count = Math.min(PAGE - at, more.length() - i);
                if (at + count > pages[page].length) {
                    pages[page] =
                            Arrays.copyOf(pages[page], Math.min(PAGE, Math.max(at + count, 2 * pages[page].length)));
                }
                more.getChars(i, i + count, pages[page], at);
                i += count;
                end += count;
            }
        }

        char at(int index) {
            return pages[index / PAGE][index % PAGE];
        }

        /** Another one with the same beginning; shares its full pages. */
        Text beginning(int length) {
            Text other = new Text();
            int full = length / PAGE;
            other.pages = Arrays.copyOf(pages, full + (length % PAGE == 0 ? 0 : 1));
            if (other.pages.length > full) {
                other.pages[full] = pages[full].clone();
            }
            other.end = length;
            return other;
        }

        long bytes() {
            long bytes = 48 + 4L * pages.length;
            for (int i = 0; i * PAGE < end; i++) {
                bytes += 16 + 2L * pages[i].length;
            }
            return bytes;
        }

        long hold() {
            long before = held;
            holders++;
            held = bytes();
            return held - before;
        }

        long release() {
            long before = held;
            holders--;
            held = holders == 0 ? 0 : held;
            return before - held;
        }
    }

    public int length() {
        return length;
    }

    public void append(String more) {
        int known = Math.min(more.length(), text.end - length);
        for (int i = 0; i < known; i++) {
            if (text.at(length + i) != more.charAt(i)) {
                text = text.beginning(length + i);
                known = i;
            }
        }
        text.append(more, known);
        length += more.length();
    }

    /** The characters from one index up to, not including, another. */
    public String text(int from, int to) {
        StringBuilder part = new StringBuilder(to - from);
        for (int i = from; i < to; ) {
            int at = i % PAGE;
            int count = Math.min(PAGE - at, to - i);
            part.append(text.pages[i / PAGE], at, count);
            i += count;
        }
        return part.toString();
    }

    public Saved save() {
        return new Saved(text, length);
    }

    public void restore(Saved saved) {
        text = saved.text;
        length = saved.length;
    }

    /** Mixes the text into a digest. */
    public long digest(long seed) {
        long hash = Words.mix(seed, length);
        for (int i = 0; i < length; i++) {
            hash = Words.mix(hash, text.at(i));
        }
        return hash;
    }

    /** Output as it was; it never changes. */
    public static final class Saved {
        private final Text text;
        private final int length;

        private Saved(Text text, int length) {
            this.text = text;
            this.length = length;
        }

        /** See {@link Checkpoint#bytes}. */
        public long bytes() {
            return 24 + text.bytes();
        }

        /** See {@link Checkpoint#hold}. */
        public long hold() {
            return 24 + text.hold();
        }

        /** See {@link Checkpoint#release}. */
        public long release() {
            return 24 + text.release();
        }
    }
}
