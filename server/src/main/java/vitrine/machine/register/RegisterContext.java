package vitrine.machine.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import vitrine.machine.Bytes;
import vitrine.program.Program;

/**
 * What compiled code runs in: the budget of instructions, the operations that are too big to be written out where they are used, and access to memory. Registers
 * and memory are the state's own arrays; compiled methods keep registers to themselves between calls and write them back when they call or are left.
 * Called by code that {@link RegisterTranslator} writes: a name or a signature that changes here changes there.
 */
final class RegisterContext {
    /** What a compiled method returns when compiled code is left altogether; else it is the address that its RET found. */
    static final int LEFT = -1;

    /** The value of {@link #exit} when control went to {@link #address} by a return that nobody expected. */
    static final int ASTRAY = -1;

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int PAGE = Bytes.PAGE_SHIFT;
    private static final int OFFSET = (1 << PAGE) - 1;

    private final RegisterState state;
    private final Program program;
    private final RegisterInterpreter interpreter;
    private final RegisterHostCalls host;
    private final RegisterPrinter printer;
    private final int[] functions;

    final int[] registers;
    final double[] floats;
    final byte[] memory;
    final byte[] dirty;

    /** How many more instructions may be executed; compiled methods keep it to themselves between calls. */
    int left;
    /** The depth of calls at which compiled code makes no more: they take the thread's own stack. */
    int deepest;
    /** The depth of the activation in which compiled code begins, and where it was left; and the greatest there was. */
    int depth;

    int highest;
    /** By which exit compiled code was left. */
    int exit;

    int address;

    private int budget;
    private long startTime;
    /** What instructions that work long took from the budget without being instructions. */
    private int worked;

    private long work;

    RegisterContext(
            RegisterState state,
            Program program,
            RegisterInterpreter interpreter,
            RegisterHostCalls host,
            RegisterPrinter printer) {
        this.program = program;
        this.state = state;
        this.interpreter = interpreter;
        this.host = host;
        this.printer = printer;
        functions = state.functions;
        registers = state.registers;
        floats = state.floats;
        memory = state.memory.bytes;
        dirty = state.memory.dirty;
    }

    /** Before compiled code is entered, which may make so many calls within calls. */
    void begin(int budget, int room) {
        this.budget = budget;
        left = budget;
        depth = state.depth;
        deepest = (int) Math.min(Integer.MAX_VALUE - 1L, depth + (long) room);
        highest = interpreter.highestDepth;
        startTime = state.time;
        worked = 0;
        work = 0;
    }

    /** After compiled code was left. */
    void end() {
        state.depth = depth;
        interpreter.highestDepth = highest;
    }

    /** How many instructions compiled code executed, when so many of the budget are left. */
    int executed(int left) {
        return budget - left - worked;
    }

    /** What instructions that work long did since {@link #begin}. */
    long work() {
        return work;
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

    // ---- calls

    int heapEnd() {
        return state.heap.end;
    }

    /** An activation at a depth calls what has a number. */
    void called(int function, int depth) {
        if (depth < RegisterState.KNOWN_CALLS) {
            functions[depth] = function;
        }
        if (depth >= highest) {
            highest = depth + 1;
        }
    }

    /** An activation at a depth calls the code at an address. */
    void calledAt(int address, int depth) {
        called(program.callee(address), depth);
    }

    /** Control is at an address, and there is no compiled code for it: what the method that was called returns. */
    int uncompiled(int address, int depth) {
        goAstray(address, depth);
        return LEFT;
    }

    /** A call came back to an activation, but somewhere else than behind it; or compiled code was left, which is known already. */
    void goAstray(int to, int depth) {
        if (to != LEFT) {
            exit = ASTRAY;
            address = to;
            this.depth = depth;
        }
    }

    // ---- memory

    static int word(byte[] memory, int at) {
        return (int) WORD.get(memory, at);
    }

    static void setWord(byte[] memory, byte[] dirty, int at, int value) {
        WORD.set(memory, at, value);
        dirty[at >> PAGE] = 1;
        if ((at & OFFSET) > OFFSET - 3) {
            dirty[at + 3 >> PAGE] = 1;
        }
    }

    static long longWord(byte[] memory, int at) {
        return (long) LONG.get(memory, at);
    }

    static void setLongWord(byte[] memory, byte[] dirty, int at, long value) {
        LONG.set(memory, at, value);
        dirty[at >> PAGE] = 1;
        if ((at & OFFSET) > OFFSET - 7) {
            dirty[at + 7 >> PAGE] = 1;
        }
    }

    static void setByte(byte[] memory, byte[] dirty, int at, int value) {
        memory[at] = (byte) value;
        dirty[at >> PAGE] = 1;
    }

    // ---- operations

    int allocate(int bytes, int sp) {
        return state.heap.allocate(bytes, RegisterState.heapLimit(sp, memory.length));
    }

    void release(int block) {
        state.heap.release(block);
    }

    void print(int number) {
        printer.number(number);
    }

    void print(double number) {
        printer.number(number);
    }

    void print(long address) {
        printer.text(RegisterOp.PRTS, (int) address);
    }

    /** A host call; returns whether it was done. {@code left} is what will be left of the budget when the instructions before it are counted. */
    boolean host(int number, int left) {
        return host.call(number, startTime + executed(left));
    }

    /** Compiled code with one place to enter it. */
    abstract static class Code {
        abstract void enter(RegisterContext context);
    }

    /**
     * Where compiled code can be left.
     *
     * @param refund how many instructions were taken from the budget that are not executed
     */
    record Exit(int address, int refund) {}
}
