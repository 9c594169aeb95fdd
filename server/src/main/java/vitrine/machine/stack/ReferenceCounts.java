package vitrine.machine.stack;

import java.util.Arrays;
import vitrine.isa.Decoded;
import vitrine.machine.Stop;
import vitrine.machine.Tags;
import vitrine.machine.Until;
import vitrine.machine.Words;
import vitrine.program.Program;

/**
 * Executes instructions one by one and counts what each did to the references in the cells outside of the heap; those inside are counted where they are
 * written. It compares the cells that an instruction can have touched with what was there before. What died is freed before the next instruction.
 */
final class ReferenceCounts {
    private final StackState state;
    private final Program program;
    private final byte[] code;
    private final Interpreter interpreter;

    private final Counted stack;
    private final Counted locals;
    private final Counted globals;

    ReferenceCounts(StackState state, Program program, Interpreter interpreter) {
        this.state = state;
        this.program = program;
        this.code = program.code();
        this.interpreter = interpreter;
        stack = new Counted(state.stack);
        locals = new Counted(state.locals);
        globals = new Counted(state.globals);
    }

    /** The objects that the cells of a memory referred to when they were counted last: addresses, or 0. */
    private final class Counted {
        private final Words words;
        private int[] objects = new int[64];
        private int size;

        Counted(Words words) {
            this.words = words;
        }

        private int object(int index) {
            return words.tags[index] == Tags.REFERENCE ? (int) words.bits[index] : 0;
        }

        /** The references are counted already. */
        void take(int size) {
            ensure(size);
            this.size = size;
            for (int i = 0; i < size; i++) {
                objects[i] = object(i);
            }
        }

        private void ensure(int length) {
            if (length > objects.length) {
                objects = Arrays.copyOf(objects, Math.max(length, 2 * objects.length));
            }
        }

        void retain(int from, int to) {
            for (int i = from; i < to; i++) {
                if (object(i) != 0) {
                    state.heap.retain(object(i));
                }
            }
        }

        /** What was counted in some cells counts no more; what is in them now, up to {@code top}, was counted by {@link #retain}. */
        void release(int from, int to, int top) {
            for (int i = from; i < Math.min(to, size); i++) {
                if (objects[i] != 0) {
                    state.heap.release(objects[i]);
                }
            }
            ensure(top);
            for (int i = from; i < Math.min(to, top); i++) {
                objects[i] = object(i);
            }
        }

        void resize(int top) {
            size = top;
        }
    }

    /** See {@link Engine#run}. */
    Stop run(Until until) {
        free();
        long end = until.time();
        stack.take(state.sp);
        locals.take(apart() ? state.localsTop : 0);
        globals.take(state.globals.bits.length);
        Stop stop = Stop.TIME;
        while (state.time < end && stop == Stop.TIME) {
            free();
            end -= state.takeWork();
            long time = state.time;
            stop = step(until);
            end -= time + 1 - interpreter.end;
        }
        interpreter.end = end;
        return stop;
    }

    private void free() {
        state.heap.collector().finish(null);
        state.work += state.heap.collector().takeWork();
    }

    private boolean apart() {
        return state.linked == null;
    }

    private Stop step(Until until) {
        int ip = state.ip;
        Decoded decoded = ip < code.length
                ? StackMachineKind.INSTRUCTIONS.decode(code, ip)
                : new Decoded(ip, null, new long[0], 0);
        StackOp op = decoded.row() instanceof StackOp known ? known : StackOp.NOP;
        int sp = state.sp;
        int depth = state.depth;
        int localsTop = state.localsTop;
        int localBase = state.localBase();
        int stackBase = state.stackBase();
        int lowest = decoded.row() == null
                ? sp
                : sp - StackUse.of(decoded, op, program).popped();
        int local = op == StackOp.LSTORE && decoded.operands()[0] < state.slots(depth - 1)
                ? state.localIndex(depth - 1, (int) decoded.operands()[0])
                : -1;
        int global = op == StackOp.GSTORE && decoded.operands()[0] < state.globals.bits.length
                ? (int) decoded.operands()[0]
                : -1;
        Stop stop = interpreter.run(until, state.time + 1, null, 0);
        lowest = Math.min(lowest, state.sp - 1);
        if (state.depth != depth) {
            lowest = Math.min(lowest, Math.min(stackBase, state.stackBase()));
            lowest = apart() ? lowest : Math.min(lowest, Math.min(localBase, state.localBase()));
        }
        lowest = Math.max(0, lowest);
        int lowestLocal = apart() ? Math.min(localsTop, state.localsTop) : 0;
        int top = apart() ? state.localsTop : 0;
        Counted ofLocal = apart() ? locals : stack;
        boolean localCounts = local >= 0 && (apart() ? local < lowestLocal : local < lowest);
        // what is there now first: what is only moved must not die on the way
        stack.retain(lowest, state.sp);
        locals.retain(lowestLocal, top);
        if (localCounts) {
            ofLocal.retain(local, local + 1);
        }
        if (global >= 0) {
            globals.retain(global, global + 1);
        }
        stack.release(lowest, Math.max(sp, state.sp), state.sp);
        locals.release(lowestLocal, Math.max(apart() ? localsTop : 0, top), top);
        if (localCounts) {
            ofLocal.release(local, local + 1, local + 1);
        }
        if (global >= 0) {
            globals.release(global, global + 1, global + 1);
        }
        stack.resize(state.sp);
        locals.resize(top);
        state.heap.settleCounts();
        return stop;
    }
}
