package vitrine.machine.stack;

import java.util.Arrays;
import vitrine.machine.Tags;
import vitrine.machine.TrapSignal;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;

/**
 * What compiled code runs in: the state's memories, the budget of instructions, and the operations that are too big to be written out where they
 * are used. When compiled code cannot go on, it writes its frames here, the innermost first, and {@link Engine} puts them back into the state.
 * Called by code that {@link Translator} writes: a name or a signature that changes here changes there.
 */
final class Context {
    /** The value of {@link #left} while compiled frames are left because one of them cannot go on. */
    static final int UNWINDING = Integer.MIN_VALUE;

    /** The header of an array without its length. */
    private static final long ARRAY_HEADER = Header.of(Header.ARRAY, 0, 0);

    private static final long NARROW_STRING = Header.of(Header.STRING, 0, 0) >>> 32;

    private final StackState state;
    private final Interpreter interpreter;
    private final HostCalls host;
    private final ObjectHeap objects;
    private final Words heap;
    private final Words globals;

    /** How many more instructions may be executed; compiled methods keep it to themselves between calls. */
    int left;
    /** The least room for further frames that was seen: how deep the calls went. */
    int leastRoom;
    /** The tag of the value that was returned last, where its type is not known beforehand. */
    int tag;

    private int budget;
    private long startTime;
    /** What instructions that work long took from the budget without being instructions. */
    private int worked;

    private long work;

    private int scratch;
    private int localBase;
    private int stackBase;

    int remaining;
    int exitCount;
    int[] exits = new int[64];
    private int valueCount;
    long[] bits = new long[256];
    byte[] tags = new byte[256];
    private long[] resultBits = new long[8];
    private byte[] resultTags = new byte[8];

    Context(StackState state, Interpreter interpreter, HostCalls host) {
        this.state = state;
        this.interpreter = interpreter;
        this.host = host;
        objects = state.heap;
        heap = objects.words;
        globals = state.globals;
    }

    /** Before compiled code is entered in the running frame. */
    void begin(int budget, int room) {
        this.budget = budget;
        left = budget;
        leastRoom = room;
        startTime = state.time;
        worked = 0;
        work = 0;
        exitCount = 0;
        valueCount = 0;
        scratch = state.sp;
        localBase = state.localBase();
        stackBase = state.stackBase();
        state.stack.ensure(scratch + 8);
    }

    /** How many instructions compiled code executed, when so many of the budget are left. */
    int executed(int left) {
        return budget - left - worked;
    }

    // ---- entering

    long localBits(int index) {
        return state.locals.bits[localBase + index];
    }

    int localTag(int index) {
        return state.locals.tags[localBase + index];
    }

    long stackBits(int index) {
        return state.stack.bits[stackBase + index];
    }

    int stackTag(int index) {
        return state.stack.tags[stackBase + index];
    }

    // ---- leaving

    void save(long value, int tag) {
        if (valueCount == bits.length) {
            bits = Arrays.copyOf(bits, 2 * valueCount);
            tags = Arrays.copyOf(tags, 2 * valueCount);
        }
        bits[valueCount] = value;
        tags[valueCount++] = (byte) tag;
    }

    void saveFloat(double value) {
        save(Double.doubleToLongBits(value), Tags.FLOAT);
    }

    /** The innermost frame cannot go on. */
    void exit(int exit, int left) {
        remaining = left;
        this.left = UNWINDING;
        unwind(exit);
    }

    /** A frame is left since one that it called cannot go on. */
    void unwind(int exit) {
        if (exitCount == exits.length) {
            exits = Arrays.copyOf(exits, 2 * exitCount);
        }
        exits[exitCount++] = exit;
    }

    void enterFrame(int room) {
        if (room < leastRoom) {
            leastRoom = room;
        }
    }

    // ---- several results

    void result(int index, long value, int tag) {
        if (index == resultBits.length) {
            resultBits = Arrays.copyOf(resultBits, 2 * index);
            resultTags = Arrays.copyOf(resultTags, 2 * index);
        }
        resultBits[index] = value;
        resultTags[index] = (byte) tag;
    }

    long resultBits(int index) {
        return resultBits[index];
    }

    int resultTag(int index) {
        return resultTags[index];
    }

    // ---- numbers of which the type is not known beforehand

    private static TrapSignal refused() {
        return Engine.REFUSED;
    }

    static double number(long bits, int tag) {
        if (tag == Tags.INT) {
            return bits;
        } else if (tag == Tags.FLOAT) {
            return Double.longBitsToDouble(bits);
        }
        throw refused();
    }

    long add(long a, int ta, long b, int tb) {
        if ((ta | tb) == Tags.INT) {
            tag = Tags.INT;
            return a + b;
        }
        return floatResult(number(a, ta) + number(b, tb));
    }

    long subtract(long a, int ta, long b, int tb) {
        if ((ta | tb) == Tags.INT) {
            tag = Tags.INT;
            return a - b;
        }
        return floatResult(number(a, ta) - number(b, tb));
    }

    long multiply(long a, int ta, long b, int tb) {
        if ((ta | tb) == Tags.INT) {
            tag = Tags.INT;
            return a * b;
        }
        return floatResult(number(a, ta) * number(b, tb));
    }

    private long floatResult(double value) {
        tag = Tags.FLOAT;
        return Double.doubleToLongBits(value);
    }

    static boolean truth(long bits, int tag) {
        return Tags.truth((byte) tag, bits);
    }

    boolean equal(long a, int ta, long b, int tb) {
        if ((ta | tb) == Tags.INT) {
            return a == b;
        }
        if (ta == tb && ta != Tags.FLOAT && a == b) {
            return true;
        }
        in(0, a, ta);
        in(1, b, tb);
        return interpreter.arithmetic.equal(scratch);
    }

    /** As {@link Arithmetic#compare}, in the sense of {@code opcode}. */
    boolean compare(int opcode, long a, int ta, long b, int tb) {
        int order;
        if ((ta | tb) == Tags.INT) {
            order = Long.compare(a, b);
        } else {
            in(0, a, ta);
            in(1, b, tb);
            order = interpreter.arithmetic.compare(StackOp.LT, scratch);
        }
        return Interpreter.answers(Interpreter.op(opcode), order);
    }

    // ---- any operation on the stack: operands are laid on a free part of it

    void in(int index, long value, int tag) {
        state.stack.bits[scratch + index] = value;
        state.stack.tags[scratch + index] = (byte) tag;
    }

    /** Executes an operation with the operands given by {@link #in}; returns its result's bits and leaves the tag in {@link #tag}. */
    long apply(int opcode) {
        interpreter.apply(Interpreter.op(opcode), scratch);
        tag = state.stack.tags[scratch];
        return state.stack.bits[scratch];
    }

    void print(long value, int tag, int opcode) {
        in(0, value, tag);
        interpreter.printer.print((byte) tag, value, opcode == StackOp.PRINT.opcode() ? "\n" : "");
    }

    /** A host call with its operands given by {@link #in}, so many; {@code left} is the budget with this instruction not yet counted. */
    long host(int number, int inputs, int left) {
        long time = startTime + executed(left);
        int after = host.call(number, time, scratch + inputs, scratch);
        if (after == HostCalls.MISSING_INPUT) {
            throw refused();
        }
        tag = state.stack.tags[scratch];
        return state.stack.bits[scratch];
    }

    /** Takes what was worked from the budget; returns what is left of it. */
    int charge(int left) {
        if (!state.work.any()) {
            return left;
        }
        long taken = state.work.take();
        int rest = (int) Math.max(0, left - taken);
        worked += left - rest;
        work += taken;
        return rest;
    }

    /** What instructions that work long did since {@link #begin}. */
    long work() {
        return work;
    }

    int valueCount() {
        return valueCount;
    }

    // ---- memory

    long globalBits(int index) {
        return globals.bits[index];
    }

    int globalTag(int index) {
        return globals.tags[index];
    }

    void setGlobal(int index, long value, int tag) {
        globals.bits[index] = value;
        globals.tags[index] = (byte) tag;
        globals.dirty[index >> Words.PAGE_BITS] = 1;
    }

    /** The index of the word of an element; -1 when the object is no array or has no such element. */
    int element(long array, long index) {
        int header = (int) array >> 3;
        // of an object of a lower kind this is below 0, and there is no higher kind
        long length = heap.bits[header] - ARRAY_HEADER;
        return index < 0 || index >= length ? -1 : header + Header.WORDS + (int) index;
    }

    long wordBits(int word) {
        return heap.bits[word];
    }

    int wordTag(int word) {
        return heap.tags[word];
    }

    void setWord(long object, int word, long value, int tag) {
        objects.store((int) object, word, (byte) tag, value);
    }

    /** The length of an object, or -1 when it is not of this kind. */
    int length(long object, int kind) {
        long kindAndLength = heap.bits[(int) object >> 3];
        return kindAndLength >>> 48 == kind ? (int) kindAndLength : -1;
    }

    /** A character of a string; -1 when the object is no string or has no such character. */
    int character(long string, long index) {
        int header = (int) string >> 3;
        long kindAndLength = heap.bits[header];
        if (kindAndLength >>> 32 != NARROW_STRING || index < 0 || index >= (int) kindAndLength) {
            return kindAndLength >>> 48 == Header.STRING && index >= 0 && index < (int) kindAndLength
                    ? objects.characterAt((int) string, (int) index)
                    : -1;
        }
        return (char) (heap.bits[header + Header.WORDS + ((int) index >> 2)] >>> 16 * ((int) index & 3));
    }

    long newArray(long length) {
        if (length < 0) {
            throw refused();
        }
        return state.heap.newArray(length);
    }

    /** Compiled code with one place to enter it. */
    abstract static class Code {
        abstract void enter(Context context, int room);
    }

    /** Where compiled code can be left: what its frame is then. */
    record Exit(int function, int address, int refund, int locals, int height, boolean guard) {}
}
