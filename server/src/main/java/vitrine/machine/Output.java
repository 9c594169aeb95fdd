package vitrine.machine;

import java.util.Arrays;
import vitrine.program.Characters;

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
        /** Each holds up to {@link #PAGE} characters: as chars, or as ints from the first one above U+FFFF on. */
        Object[] pages = new Object[0];

        int end;
        private int holders;
        private long held;

        /** Appends what stands behind an index of a text, made of so many characters. */
        void append(String more, int from, int characters) {
            boolean narrow = characters == more.length() - from;
            int at = from;
            for (int left = characters; left > 0; ) {
                int page = end / PAGE;
                int inside = end % PAGE;
                int count = Math.min(PAGE - inside, left);
                if (page >= pages.length) {
                    pages = Arrays.copyOf(pages, page + Math.max(1, page / 2));
                }
                if (inside == 0) {
                    pages[page] = new char[Math.min(PAGE, 32)];
                }
                int to = narrow ? at + count : more.offsetByCodePoints(at, count);
                if (to - at > count && pages[page] instanceof char[] chars) {
                    pages[page] = widened(chars, inside);
                }
                pages[page] = roomy(pages[page], inside + count);
                if (pages[page] instanceof char[] chars) {
                    more.getChars(at, to, chars, inside);
                } else {
                    int[] codes = (int[]) pages[page];
                    for (int i = at, k = inside; i < to; k++) {
                        codes[k] = more.codePointAt(i);
                        i += Character.charCount(codes[k]);
                    }
                }
                at = to;
                left -= count;
                end += count;
            }
        }

        private static int[] widened(char[] chars, int length) {
            int[] codes = new int[chars.length];
            for (int i = 0; i < length; i++) {
                codes[i] = chars[i];
            }
            return codes;
        }

        /** A page with room for so many characters. */
        private static Object roomy(Object page, int needed) {
            int length = length(page);
            if (needed <= length) {
                return page;
            }
            int longer = Math.min(PAGE, Math.max(needed, 2 * length));
            return page instanceof char[] chars ? Arrays.copyOf(chars, longer) : Arrays.copyOf((int[]) page, longer);
        }

        private static int length(Object page) {
            return page instanceof char[] chars ? chars.length : ((int[]) page).length;
        }

        int at(int index) {
            Object page = pages[index / PAGE];
            return page instanceof char[] chars ? chars[index % PAGE] : ((int[]) page)[index % PAGE];
        }

        void copy(int from, int to, StringBuilder target) {
            for (int i = from; i < to; ) {
                int inside = i % PAGE;
                int count = Math.min(PAGE - inside, to - i);
                if (pages[i / PAGE] instanceof char[] chars) {
                    target.append(chars, inside, count);
                } else {
                    int[] codes = (int[]) pages[i / PAGE];
                    for (int k = inside; k < inside + count; k++) {
                        target.appendCodePoint(codes[k]);
                    }
                }
                i += count;
            }
        }

        /** Another one with the same beginning; shares its full pages. */
        Text beginning(int length) {
            Text other = new Text();
            int full = length / PAGE;
            other.pages = Arrays.copyOf(pages, full + (length % PAGE == 0 ? 0 : 1));
            if (other.pages.length > full) {
                other.pages[full] = pages[full] instanceof char[] chars ? chars.clone() : ((int[]) pages[full]).clone();
            }
            other.end = length;
            return other;
        }

        long bytes() {
            long bytes = 48 + 4L * pages.length;
            for (int i = 0; i * PAGE < end; i++) {
                bytes += 16 + (pages[i] instanceof char[] ? 2L : 4L) * length(pages[i]);
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

    /** How many characters there are. */
    public int length() {
        return length;
    }

    public void append(String more) {
        int characters = Characters.count(more);
        int known = Math.min(characters, text.end - length);
        int at = 0;
        for (int i = 0; i < known; i++) {
            int c = more.codePointAt(at);
            if (text.at(length + i) != c) {
                text = text.beginning(length + i);
                known = i;
            } else {
                at += Character.charCount(c);
            }
        }
        text.append(more, at, characters - known);
        length += characters;
    }

    /** The characters from one index up to, not including, another. */
    public String text(int from, int to) {
        StringBuilder part = new StringBuilder(to - from);
        text.copy(from, to, part);
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
