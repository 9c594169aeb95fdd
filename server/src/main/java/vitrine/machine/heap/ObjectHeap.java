package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Tags;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Words;
import vitrine.machine.Work;
import vitrine.program.Characters;
import vitrine.program.HeapSettings;

/**
 * A heap of objects: strings, arrays, objects with fields, closures and boxes. An address counts bytes; the first object stands at 0x40, so that no
 * object has an address near 0. An object is two header words (see {@link Header}) and its content, a word for each cell, or four characters of a
 * string to a word, or two when it has one above U+FFFF: such a string is wide, and no other is. What is made before {@link #open} is never freed, moved or counted.
 *
 * <p>Where there is no room for an object, {@link #COLLECT} is thrown before anything has changed: whoever executes the instruction then has the
 * collector do its work and begins the instruction anew. When that fails too, it is a trap.
 */
public final class ObjectHeap extends Regions {
    public static final int WORD_BYTES = 8;
    /** The word at which the first object begins. */
    public static final int FIRST = 8;

    /** Thrown by an instruction that cannot be executed before a collection. */
    public static final TrapSignal COLLECT = new TrapSignal(Trap.Kind.LIMIT, "", "");
    /** Thrown while {@link #probe probing} where there is room for an object. */
    public static final TrapSignal ROOM = new TrapSignal(Trap.Kind.LIMIT, "", "");

    /** Characters that are looked at before that is counted. */
    private static final int LOOKED_AT = 64;

    private static final long MOST_BYTES = Integer.MAX_VALUE - 1024;

    final long limitBytes;
    final Names names;
    private final HeapSettings settings;
    private final Collector collector;
    private final @Nullable ReferenceCounting counting;
    /** Whether the collector has it. */
    private boolean open;

    private boolean probing;
    /** Whether a collection was done for the instruction that is to be executed next. */
    private boolean collected;
    /** Bytes that did not fit, when a collection is needed for that. */
    private long needed;

    private Reason reason = Reason.ALLOCATION;
    /** The word of the object that was made last; for whoever watches. */
    private int made;

    Roots roots = new NoRoots();
    private int barrierFrom = Integer.MAX_VALUE;
    private int youngFrom;
    private int youngWords;

    /** @param work what the heap and its collector do besides is counted here */
    public ObjectHeap(HeapSettings settings, long limitBytes, Names names, Work work) {
        super(work);
        // an address counts bytes in 32 bits, and so does the length of an object
        long most = Math.min(limitBytes, MOST_BYTES);
        this.limitBytes = settings.bytes() == 0 ? most : Math.min(most, settings.bytes());
        this.settings = settings;
        this.names = names;
        Space constants = new Space("constants", FIRST, FIRST + (int) (this.limitBytes / WORD_BYTES));
        spaces = new Space[] {constants};
        useRest(constants);
        collector = Collector.of(CollectorKind.of(settings.collector()), this);
        counting = collector instanceof ReferenceCounting each ? each : null;
    }

    /** What was made so far came with the program; from now on the collector has the heap. */
    public void open(Roots roots) {
        retire();
        this.roots = roots;
        collector.open(spaces[0].top, FIRST + (int) (limitBytes / WORD_BYTES));
        open = true;
        restrict();
    }

    /** An old object begins at this word or behind it; one that is given a reference into a young space must be remembered. */
    void barrier(int oldFrom, Space young) {
        barrierFrom = oldFrom;
        youngFrom = young.from;
        youngWords = young.words();
    }

    // ---- making objects

    /** The address of a new array of n zeros. */
    public int newArray(long n) {
        return claim(Header.ARRAY, 0, n, n, Tags.INT);
    }

    /** The address of a new object of a class whose fields are null. */
    public int newObject(int type, int fields) {
        return claim(Header.OBJECT, type, fields, fields, Tags.NULL);
    }

    /** The address of a new closure of a function; what it captured is null as long as nobody sets it. */
    public int newClosure(int function, int captures) {
        return claim(Header.CLOSURE, function, captures, captures, Tags.NULL);
    }

    /** The address of a new box that holds null. */
    public int newBox() {
        return claim(Header.BOX, 0, 1, 1, Tags.NULL);
    }

    /** The address of a new string; half of a surrogate pair, which is no character, becomes U+FFFD. */
    public int newString(String text) {
        int length = Characters.count(text);
        boolean wide = length < text.length();
        int address = blankString(length, wide);
        work.singles(length);
        for (int i = 0, at = 0; at < length; at++) {
            int c = wide ? text.codePointAt(i) : text.charAt(i);
            i += wide ? Character.charCount(c) : 1;
            put(address, wide, at, Characters.isCharacter(c) ? c : Characters.REPLACEMENT);
        }
        return address;
    }

    /** A new string that is two others joined. */
    public int join(int a, int b) {
        long length = (long) length(a) + length(b);
        boolean wide = isWide(a) || isWide(b);
        int address = blankString(length, wide);
        copy(a, 0, length(a), address, wide, 0);
        copy(b, 0, length(b), address, wide, length(a));
        return address;
    }

    /** A new string that is a part of another. */
    public int part(int string, int from, int to) {
        boolean wide = false;
        for (int i = from; isWide(string) && i < to && !wide; i++) {
            wide = characterAt(string, i) > Character.MAX_VALUE;
            if ((i - from & LOOKED_AT - 1) == LOOKED_AT - 1) {
                work.singles(LOOKED_AT);
            }
        }
        int address = blankString(to - from, wide);
        copy(string, from, to, address, wide, 0);
        return address;
    }

    private int blankString(long length, boolean wide) {
        return claim(
                Header.STRING, wide ? Header.WIDE : 0, length, wide ? (length + 1) / 2 : (length + 3) / 4, Tags.RAW);
    }

    /** The address of a new object: a header, and so many words of content that are 0 and have this tag. */
    private int claim(int kind, int type, long length, long content, byte tag) {
        int header = free;
        if (content > end - header - Header.WORDS) {
            header = find(kind, type, length, content);
        } else {
            free = header + Header.WORDS + (int) content;
        }
        int to = header + Header.WORDS + (int) content;
        words.ensure(to);
        long[] bits = words.bits;
        byte[] tags = words.tags;
        bits[header] = Header.of(kind, type, length);
        tags[header] = Tags.RAW;
        bits[header + 1] = ++serial << 32;
        tags[header + 1] = Tags.RAW;
        for (int i = header + Header.WORDS; i < to; i++) {
            bits[i] = 0;
            tags[i] = tag;
        }
        byte[] dirty = words.dirty;
        for (int page = header >> Words.PAGE_BITS; page <= to - 1 >> Words.PAGE_BITS; page++) {
            dirty[page] = 1;
        }
        work.words(content);
        made = header;
        return header * WORD_BYTES;
    }

    /** The word at which an object with so many words of content would begin; -1 when that cannot be said. */
    public int placeFor(long content) {
        return content <= end - free - Header.WORDS ? free : -1;
    }

    /** A place for an object that does not fit where the last one was made. */
    private int find(int kind, int type, long length, long content) {
        int size = content > MOST_BYTES ? Integer.MAX_VALUE : (int) content + Header.WORDS;
        boolean fits = size <= regionEnd - free || open && collector.fits(size);
        boolean wanted = open && settings.always() && collector.collects() && !collected;
        if (wanted || !fits) {
            boolean hopeless = !open || !wanted && (collected || !collector.collects());
            if (!hopeless) {
                request(wanted ? Reason.ALWAYS : Reason.ALLOCATION, (long) size * WORD_BYTES);
            }
            if (hopeless) {
                if (!probing) {
                    settle();
                }
                throw full(kind, type, length, content);
            }
            throw COLLECT;
        }
        if (probing) {
            throw ROOM;
        }
        settle();
        return size <= regionEnd - free ? take(size) : collector.place(size);
    }

    private void request(Reason reason, long bytes) {
        this.reason = reason;
        needed = bytes;
    }

    /** The instruction that asks for a collection: done when there was one, else thrown back. */
    public void collect() {
        if (!collected && collector.collects()) {
            request(Reason.INSTRUCTION, 0);
            throw COLLECT;
        }
        if (probing) {
            throw ROOM;
        }
        settle();
    }

    // ---- collecting

    /** Begins the collection that {@link #COLLECT} was thrown for. */
    public void begin(boolean watched) {
        collector.begin(reason, needed, watched);
    }

    /** Begins a collection that nothing in the program asks for; false when there is nothing that could be collected. */
    public boolean begin(Reason why, boolean watched) {
        if (!collector.collects() || collector.underWay()) {
            return false;
        }
        collector.begin(why, 0, watched);
        return true;
    }

    /** Whether its collector can ever give back anything. */
    public boolean collects() {
        return collector.collects();
    }

    /** A collection is over; the instruction that needed it can be executed. */
    void ended(boolean settles) {
        collected = settles;
        restrict();
    }

    boolean isCollected() {
        return collected;
    }

    /** Whether the references to objects are counted: then {@link #retain}, {@link #release} and {@link #settleCounts} must be called. */
    public boolean counts() {
        return counting != null;
    }

    /** There is one more reference to an object. */
    public void retain(int address) {
        if (counting != null) {
            counting.retain(address >> 3);
        }
    }

    /** There is one less. */
    public void release(int address) {
        if (counting != null) {
            counting.release(address >> 3);
        }
    }

    /** A cell outside of the heap referred to an object and now refers to another one; 0 for none. */
    public void recount(int before, int after) {
        if (after != 0) {
            retain(after);
        }
        if (before != 0) {
            release(before);
        }
    }

    /** All is counted: what died waits to be freed, see {@link Collector#underWay}. */
    public void settleCounts() {
        if (counting != null) {
            counting.settle();
        }
    }

    /** The instruction is executed for which there was a collection. */
    private void settle() {
        collected = false;
        restrict();
    }

    /** Sees to it that the next allocation is looked at if it must be. */
    private void restrict() {
        end = settings.always() || collected || probing ? 0 : regionEnd;
    }

    @Override
    void begin(int from, int to) {
        super.begin(from, to);
        restrict();
    }

    /** As long as this is on, making an object throws {@link #COLLECT} or {@link #ROOM}, or the trap that it would be, and changes nothing. */
    public void probe(boolean on) {
        probing = on;
        restrict();
    }

    private TrapSignal full(int kind, int type, long length, long content) {
        long bytes = content < Long.MAX_VALUE / WORD_BYTES - Header.WORDS
                ? (content + Header.WORDS) * WORD_BYTES
                : Long.MAX_VALUE;
        return HeapFull.signal(this, HeapFull.what(names, kind, type, length), bytes);
    }

    // ---- reading and writing

    /** Gives a word of an object a value; all writes of the program go through here, or do the same. */
    public void store(int object, int word, byte tag, long bits) {
        if (word >= barrierFrom
                && tag == Tags.REFERENCE
                && Integer.compareUnsigned(((int) bits >> 3) - youngFrom, youngWords) < 0) {
            ((Generational) collector).remember(object >> 3);
        }
        if (counting != null) {
            recount(
                    words.tags[word] == Tags.REFERENCE ? (int) words.bits[word] : 0,
                    tag == Tags.REFERENCE ? (int) bits : 0);
        }
        words.bits[word] = bits;
        words.tags[word] = tag;
        words.dirty[word >> Words.PAGE_BITS] = 1;
    }

    /** The first word of an object's content. */
    public static int content(int address) {
        return (address >> 3) + Header.WORDS;
    }

    private void copy(int string, int from, int to, int target, boolean wide, int at) {
        work.singles(to - from);
        if (isWide(string)) {
            for (int i = from; i < to; i++) {
                put(target, wide, at++, wideAt(string, i));
            }
        } else if (wide) {
            for (int i = from; i < to; i++) {
                put(target, true, at++, narrowAt(string, i));
            }
        } else {
            for (int i = from; i < to; i++) {
                put(target, false, at++, narrowAt(string, i));
            }
        }
    }

    private void put(int string, boolean wide, int index, int c) {
        if (wide) {
            words.bits[content(string) + (index >> 1)] |= (long) c << 32 * (index & 1);
        } else {
            words.bits[content(string) + (index >> 2)] |= (long) c << 16 * (index & 3);
        }
    }

    private boolean isWide(int string) {
        return Header.type(words.bits[string >> 3]) == Header.WIDE;
    }

    private int narrowAt(int string, int index) {
        return (char) (words.bits[content(string) + (index >> 2)] >>> 16 * (index & 3));
    }

    private int wideAt(int string, int index) {
        return (int) (words.bits[content(string) + (index >> 1)] >>> 32 * (index & 1));
    }

    /** A character of a string. */
    public int characterAt(int string, int index) {
        return isWide(string) ? wideAt(string, index) : narrowAt(string, index);
    }

    /** Whether an object begins at an address; for addresses that a user typed. */
    public boolean isObject(long address) {
        return address % WORD_BYTES == 0
                && address / WORD_BYTES < extent()
                && holder((int) (address / WORD_BYTES)) == address
                && address != 0;
    }

    /** The address of the object that a word belongs to; 0 when it belongs to none. */
    public int holder(int word) {
        int block = FIRST;
        while (block != 0 && block + words(block) <= word) {
            block = nextBlock(block);
        }
        return block == 0 || block > word || kind(block) == Header.FREE || collector.husk(block)
                ? 0
                : block * WORD_BYTES;
    }

    /** Whether a word is a cell of an object. */
    public boolean isCell(int word) {
        return word < extent() && words.tags[word] != Tags.RAW && holder(word) != 0;
    }

    /** The first object; 0 when there is none. */
    public int first() {
        return objectThere(FIRST) * WORD_BYTES;
    }

    /** The object behind another one; 0 when there is none. */
    public int next(int address) {
        int block = address >> 3;
        return objectThere(block + words(block)) * WORD_BYTES;
    }

    private int objectThere(int from) {
        int block = objectFrom(from);
        while (block != 0 && collector.husk(block)) {
            block = objectFrom(block + words(block));
        }
        return block;
    }

    /** The bits of a word of an object; where it refers to an object, where that is now, see {@link #presentIn}. */
    public long bitsNow(int word) {
        return words.tags[word] == Tags.REFERENCE ? presentIn((int) words.bits[word], word) : words.bits[word];
    }

    /** Where an object is now that a root refers to: while a collection moves objects, what the root says may not be true yet, or no more. */
    public int present(int address, int root) {
        return collector.underWay() ? collector.present(address, root) : address;
    }

    /** Likewise, of an object that a word of the heap refers to. */
    public int presentIn(int address, int word) {
        return collector.underWay() ? collector.presentIn(address, word) : address;
    }

    public int kindOf(int address) {
        return kind(address >> 3);
    }

    /** The number of the class of an object, of the function of a closure. */
    public int typeOf(int address) {
        return Header.type(words.bits[address >> 3]);
    }

    /** Elements of an array, characters of a string, cells of something else. */
    public int length(int address) {
        return (int) words.bits[address >> 3];
    }

    /** The bytes of an object, its header included. */
    public int bytes(int address) {
        return words(address >> 3) * WORD_BYTES;
    }

    /** The number of the object that was made last. */
    public long lastSerial() {
        return serial;
    }

    /** The number of an object, which no other object of the run has. */
    public long serial(int address) {
        return words.bits[(address >> 3) + 1] >>> 32;
    }

    public String text(int string) {
        return text(string, 0, length(string));
    }

    /** The characters of a string from one up to, not including, another. */
    public String text(int string, int from, int to) {
        int begin = Math.min(from, length(string));
        int count = Math.max(begin, Math.min(to, length(string))) - begin;
        if (isWide(string)) {
            int[] codes = new int[count];
            for (int i = 0; i < count; i++) {
                codes[i] = wideAt(string, begin + i);
            }
            return new String(codes, 0, count);
        }
        char[] chars = new char[count];
        for (int i = 0; i < count; i++) {
            chars[i] = (char) narrowAt(string, begin + i);
        }
        return new String(chars);
    }

    /** Less than 0, 0, or greater, as the first character in which two strings differ has a lower code in the first or in the second one. */
    public int compare(int a, int b) {
        int common = Math.min(length(a), length(b));
        work.words(common);
        if (isWide(a) || isWide(b)) {
            for (int i = 0; i < common; i++) {
                int difference = characterAt(a, i) - characterAt(b, i);
                if (difference != 0) {
                    return difference;
                }
            }
        } else {
            long[] bits = words.bits;
            int x = content(a);
            int y = content(b);
            for (int i = 0; i < common; i += 4, x++, y++) {
                long difference = bits[x] ^ bits[y];
                if (difference != 0) {
                    int shift = Long.numberOfTrailingZeros(difference) & ~15;
                    // behind the end of the shorter one only the lengths count
                    return i + shift / 16 < common
                            ? (char) (bits[x] >>> shift) - (char) (bits[y] >>> shift)
                            : length(a) - length(b);
                }
            }
        }
        return length(a) - length(b);
    }

    // ---- what there is

    /** The last word of the space in which objects are made. */
    public int lastWord() {
        return free - 1;
    }

    public long limitBytes() {
        return limitBytes;
    }

    /** The bytes that can be given out without a collection. */
    public long freeBytes() {
        return (long) (regionEnd - free + collector.freeElsewhere()) * WORD_BYTES;
    }

    /** The bytes of the greatest object that there is room for. */
    public long largestFreeBytes() {
        return (long) Math.max(regionEnd - free, collector.largestElsewhere()) * WORD_BYTES;
    }

    /** The bytes that objects can take at most at a time, what came with the program included. */
    long capacityBytes() {
        int words = open ? spaces[0].words() + collector.capacity() : spaces[0].words();
        return (long) words * WORD_BYTES;
    }

    public long usedBytes() {
        return usedWords() * WORD_BYTES;
    }

    /** The bytes of all objects that were ever made. */
    public long madeBytes() {
        return madeWords() * WORD_BYTES;
    }

    /** The object that was made since {@link #forgetMade}; 0 for none. */
    public int made() {
        return made * WORD_BYTES;
    }

    public void forgetMade() {
        made = 0;
    }

    public long bytesHeld() {
        return words.bytes();
    }

    // ---- saving

    /** Of everything that what happens next depends on; with or without the numbers that only count. */
    public long digest(long seed, boolean counters) {
        long hash = seed;
        long[] registers = registers();
        for (int i = 0; i < (counters ? registers.length : decisive()); i++) {
            hash = Words.mix(hash, registers[i]);
        }
        hash = Words.mix(hash, collected ? 1 : 0);
        for (int block = blockFrom(FIRST); block != 0; block = nextBlock(block)) {
            int to = block + words(block);
            hash = Words.mix(hash, words.bits[block]);
            if (block + 1 < to) {
                long second = words.bits[block + 1];
                hash = Words.mix(hash, counters ? second : second & 0xffffffffL);
            }
            for (int i = block + Header.WORDS; i < to; i++) {
                hash = Words.mix(hash, words.bits[i] * 7 + words.tags[i]);
            }
        }
        return collector.digest(hash, counters);
    }

    /** The heap as it was; it never changes. */
    public record Saved(Words.Saved words, long[] registers, boolean collected, Collector.Saved collector) {
        public long bytes() {
            return words.bytes() + collector.bytes() + own();
        }

        public long hold() {
            return words.hold() + collector.hold() + own();
        }

        public long release() {
            return words.release() + collector.release() + own();
        }

        private long own() {
            return 48 + 8L * registers.length;
        }
    }

    public Saved save() {
        return new Saved(words.save(extent()), registers(), collected, collector.save());
    }

    public void restore(Saved saved) {
        words.restore(saved.words);
        setRegisters(saved.registers);
        collected = saved.collected;
        collector.restore(saved.collector);
        restrict();
    }

    /** The collector that is at work, or would be. */
    public Collector collector() {
        return collector;
    }
}
