package vitrine.machine.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.Work;

/**
 * The memory of a heap: its spaces, the region in which objects are laid one behind the other, the list of free blocks, and the counters that go with
 * them. A region is the unused rest of a space, or a free block that was taken from the list. All of it can be walked block by block.
 */
abstract class Regions {
    public final Words words = Words.marked(64);
    /** What is done besides, see {@link Work}. */
    final Work work;

    Space[] spaces = new Space[0];

    /** Where the next object begins, and where the region ends as far as it may be used without a second thought. */
    int free;

    int end;
    /** Where the region really ends. */
    int regionEnd;
    /** The first word of the region that is not counted yet. */
    private int uncounted;
    /** The space whose unused rest the region is; null when it is a block from the list. */
    @Nullable
    Space rest;

    /** The first and the last block of the list of free blocks; 0 for none. */
    int firstFree;

    int freeBlocks;

    private long usedWords;
    private long madeWords;
    long serial;
    long freedObjects;
    private long peak;

    Regions(Work work) {
        this.work = work;
    }

    int top(Space space) {
        return space == rest ? free : space.top;
    }

    /** Behind the last word in use. */
    int extent() {
        int extent = ObjectHeap.FIRST;
        for (Space space : spaces) {
            extent = top(space) > space.from ? Math.max(extent, top(space)) : extent;
        }
        return extent;
    }

    long usedWords() {
        return usedWords + free - uncounted;
    }

    /** Words of all objects that were ever made. */
    long madeWords() {
        return madeWords + free - uncounted;
    }

    long objects() {
        return serial - freedObjects;
    }

    /** The most words in use since {@link #markPeak}. */
    long peak() {
        return Math.max(peak, usedWords());
    }

    public void markPeak() {
        peak = usedWords();
    }

    private void count() {
        madeWords = madeWords();
        usedWords = usedWords();
        uncounted = free;
    }

    /** An object of so many words was made somewhere else than in the region. */
    void countMade(int size) {
        usedWords += size;
        madeWords += size;
    }

    /** Objects were given back. */
    void countFreed(long objects, long size) {
        peak = peak();
        freedObjects += objects;
        usedWords -= size;
    }

    // ---- the region

    /** Objects are made in the unused rest of a space. */
    void useRest(Space space) {
        retire();
        rest = space;
        begin(space.top, space.to);
    }

    void begin(int from, int to) {
        free = from;
        uncounted = from;
        regionEnd = to;
        end = to;
    }

    /** Gives the region up: what is left of it goes back to where it came from. */
    void retire() {
        count();
        if (rest != null) {
            rest.top = free;
        } else if (free < regionEnd) {
            addFree(free, regionEnd);
        }
        rest = null;
        begin(0, 0);
    }

    /** Objects are made in a block of the list, which comes behind another one; 0 when it is the first. */
    void useBlock(int block, int before) {
        retire();
        // what was given up may be the first of the list now
        int previous = before == 0 && firstFree != block ? firstFree : before;
        int next = nextFree(block);
        if (previous == 0) {
            firstFree = next;
        } else {
            setNextFree(previous, next);
        }
        freeBlocks--;
        int to = block + (int) words.bits[block];
        clear(block, Math.min(to, block + Header.WORDS));
        begin(block, to);
    }

    /** The place of an object of so many words in the region, which has room for it. */
    int take(int size) {
        int word = free;
        free += size;
        return word;
    }

    // ---- free blocks

    int nextFree(int block) {
        return (int) words.bits[block + 1];
    }

    void setNextFree(int block, int next) {
        words.bits[block + 1] = next;
        words.tags[block + 1] = Tags.RAW;
        touch(block + 1);
    }

    /** Makes a free block, which can be walked over but is in no list. */
    void fill(int from, int to) {
        words.bits[from] = Header.of(Header.FREE, 0, to - from);
        words.tags[from] = Tags.RAW;
        touch(from);
        if (to - from >= Header.WORDS) {
            setNextFree(from, 0);
        }
    }

    /** Makes a free block, which becomes the first of the list if it can be of use. */
    void addFree(int from, int to) {
        fill(from, to);
        if (to - from >= Header.WORDS) {
            setNextFree(from, firstFree);
            firstFree = from;
            freeBlocks++;
        }
    }

    void clear(int from, int to) {
        if (from < to) {
            work.words(to - from);
            Arrays.fill(words.bits, from, to, 0);
            Arrays.fill(words.tags, from, to, Tags.RAW);
            touch(from, to);
        }
    }

    /** The collector changed a word. */
    void touch(int word) {
        words.touch(word);
    }

    void touch(int from, int to) {
        for (int word = from; word < to; word += 1 << Words.PAGE_BITS) {
            touch(word);
        }
        if (from < to) {
            touch(to - 1);
        }
    }

    // ---- walking

    int words(int block) {
        return Header.words(words.bits[block]);
    }

    int kind(int block) {
        return Header.kind(words.bits[block]);
    }

    /** The first block from one on; 0 when there is none. */
    int blockFrom(int at) {
        int word = at;
        for (Space space : spaces) {
            word = Math.max(word, space.from);
            if (word >= space.to) {
                continue;
            }
            if (rest == null && word == free && free < regionEnd) {
                word = regionEnd;
            }
            if (word < top(space)) {
                return word;
            }
            word = space.to;
        }
        return 0;
    }

    int nextBlock(int block) {
        return blockFrom(block + words(block));
    }

    /** The first object from a block on; 0 when there is none. */
    int objectFrom(int at) {
        int block = blockFrom(at);
        while (block != 0 && kind(block) == Header.FREE) {
            block = nextBlock(block);
        }
        return block;
    }

    // ---- saving

    private static final int PLACES = 6;

    /** How many registers what happens next depends on; the others only count. */
    int decisive() {
        return PLACES + spaces.length;
    }

    /** Everything but the words. */
    long[] registers() {
        long[] values = new long[decisive() + 5];
        int at = 0;
        for (long value : new long[] {free, end, regionEnd, index(rest), firstFree, freeBlocks}) {
            values[at++] = value;
        }
        for (Space space : spaces) {
            values[at++] = space.top;
        }
        for (long value : new long[] {uncounted, usedWords, madeWords, serial, freedObjects}) {
            values[at++] = value;
        }
        return values;
    }

    private int index(@Nullable Space space) {
        for (int i = 0; i < spaces.length; i++) {
            if (spaces[i] == space) {
                return i;
            }
        }
        return -1;
    }

    void setRegisters(long[] values) {
        free = (int) values[0];
        end = (int) values[1];
        regionEnd = (int) values[2];
        rest = values[3] < 0 ? null : spaces[(int) values[3]];
        firstFree = (int) values[4];
        freeBlocks = (int) values[5];
        int at = PLACES;
        for (Space space : spaces) {
            space.top = (int) values[at++];
        }
        uncounted = (int) values[at++];
        usedWords = values[at++];
        madeWords = values[at++];
        serial = values[at++];
        freedObjects = values[at];
        peak = usedWords();
    }
}
