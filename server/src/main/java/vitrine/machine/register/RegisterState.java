package vitrine.machine.register;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.machine.Checkpoint;
import vitrine.machine.Limits;
import vitrine.machine.Output;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Words;
import vitrine.machine.Work;
import vitrine.program.DataSegment;
import vitrine.program.Program;

/**
 * Everything that can change in a register machine, and nothing that cannot. It can be saved, brought back and compared; what the instructions
 * do to it is not known here.
 *
 * <p>The memory begins with the data segment; behind it grows the heap, and from its end downward the stack. The loader pushes what a call of the
 * first function would push: a return address that is none ({@link #NOWHERE}), and a frame pointer that points behind the memory. A program
 * that comes to the end of its code has halted.
 */
final class RegisterState {
    static final int READY = 0;
    static final int HALTED = 1;
    static final int TRAPPED = 2;

    /** The return address of the first frame. */
    static final int NOWHERE = -1;

    /** What a call pushes: the saved frame pointer, and the return address above it. */
    static final int LINK_BYTES = 2 * Bytes.WORD;

    /** The memory of a program that does not say how much it wants. */
    private static final int USUAL_BYTES = 1 << 16;

    /** What such a program has at least for heap and stack. */
    private static final int LEAST_ROOM = 1 << 15;

    /** Of so many activations it is known of which functions they are, the outermost ones. */
    static final int KNOWN_CALLS = 64;

    final Bytes memory;
    final RegisterHeap heap;
    /** By number, see {@link Registers}. */
    final int[] registers = new int[Registers.COUNT];

    final double[] floats = new double[Registers.FLOATS];
    final Output output = new Output();

    long time;
    int ip;
    int status = READY;

    @Nullable
    Trap trap;
    /** What was done besides; no part of the state. */
    final Work work = new Work();

    /**
     * How many activations there are, by the calls and returns that were executed; at least 1. It is counted, since what memory tells of frames can
     * be written over.
     */
    int depth = 1;
    /** What was called, for each of the outermost activations, see {@link Program#callee}. */
    final int[] functions = new int[KNOWN_CALLS];

    RegisterState(Program program, Limits limits) {
        DataSegment data = program.data();
        int dataBytes = aligned(data.length());
        long limit = Math.min(limits.heapBytes(), Integer.MAX_VALUE - 64) & -Bytes.WORD;
        long needed = dataBytes + (long) LINK_BYTES;
        long usual = Math.min(limit, Math.max(USUAL_BYTES, needed + LEAST_ROOM));
        long asked = program.memoryBytes() == 0 ? usual : aligned(program.memoryBytes());
        boolean possible = asked >= needed && asked <= limit;
        memory = new Bytes((int) (possible ? asked : needed));
        System.arraycopy(data.bytes(), 0, memory.bytes, 0, data.length());
        heap = new RegisterHeap(memory, dataBytes, work);
        ip = program.functions().get(program.entry()).start();
        functions[0] = program.entry();
        int sp = memory.size() - LINK_BYTES;
        memory.setWord(sp, memory.size());
        memory.setWord(sp + Bytes.WORD, NOWHERE);
        registers[Registers.SP] = sp;
        registers[Registers.FP] = sp;
        if (ip == program.codeLength()) {
            status = HALTED;
        }
        if (!possible) {
            status = TRAPPED;
            TrapSignal signal = RegisterTraps.memoryTooSmall(asked, Math.max(needed, program.memoryBytes()), limit);
            trap = signal.at(ip);
        }
    }

    private static int aligned(int bytes) {
        return (bytes + Bytes.WORD - 1) & -Bytes.WORD;
    }

    /** The address that the heap must stay below: that of the stack, when there is one. */
    int heapLimit() {
        return heapLimit(registers[Registers.SP], memory.size());
    }

    static int heapLimit(int sp, int size) {
        return sp < 0 || sp > size ? size : sp;
    }

    /** What was called and is active, the outermost first, as far as it is known. */
    int[] callStack(int most) {
        return Arrays.copyOf(functions, Math.min(Math.min(most, KNOWN_CALLS), depth));
    }

    Saved save() {
        return new Saved(
                time,
                ip,
                status,
                trap,
                registers.clone(),
                floats.clone(),
                memory.save(),
                heap.end,
                heap.free,
                heap.allocated,
                output.save(),
                depth,
                callStack(KNOWN_CALLS));
    }

    void restore(Saved saved) {
        time = saved.time;
        ip = saved.ip;
        status = saved.status;
        trap = saved.trap;
        System.arraycopy(saved.registers, 0, registers, 0, registers.length);
        System.arraycopy(saved.floats, 0, floats, 0, floats.length);
        memory.restore(saved.memory);
        heap.end = saved.heapEnd;
        heap.free = saved.free;
        heap.allocated = saved.allocated;
        output.restore(saved.output);
        depth = saved.depth;
        System.arraycopy(saved.functions, 0, functions, 0, saved.functions.length);
    }

    /** The bytes that all this takes, about. */
    long bytes() {
        return 1_000L + memory.size() + memory.dirty.length + 2L * output.length();
    }

    /** Of everything but the time. */
    long digest() {
        long hash = Words.mix(ip, status);
        // not the record's own hash code: that of an enum differs from one process to the next
        hash = Words.mix(hash, trap == null ? 0 : trap.message().hashCode() * 31L + trap.address());
        for (int register : registers) {
            hash = Words.mix(hash, register);
        }
        for (double register : floats) {
            hash = Words.mix(hash, Double.doubleToLongBits(register));
        }
        hash = memory.digest(hash);
        hash = Words.mix(Words.mix(hash, heap.end), heap.free);
        hash = Words.mix(Words.mix(hash, heap.allocated), depth);
        for (int i = 0; i < Math.min(depth, KNOWN_CALLS); i++) {
            hash = Words.mix(hash, functions[i]);
        }
        return output.digest(hash);
    }

    /** A state as it was; it never changes. */
    record Saved(
            long time,
            int ip,
            int status,
            @Nullable Trap trap,
            int[] registers,
            double[] floats,
            Bytes.Saved memory,
            int heapEnd,
            int free,
            long allocated,
            Output.Saved output,
            int depth,
            int[] functions)
            implements Checkpoint {
        private long ownBytes() {
            return 160 + 4L * registers.length + 8L * floats.length + 4L * functions.length;
        }

        @Override
        public long bytes() {
            return ownBytes() + output.bytes() + memory.bytes();
        }

        @Override
        public long hold() {
            return ownBytes() + output.hold() + memory.hold();
        }

        @Override
        public long release() {
            return ownBytes() + output.release() + memory.release();
        }
    }
}
