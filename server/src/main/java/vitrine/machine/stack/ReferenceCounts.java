package vitrine.machine.stack;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Instruction;
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
    private final @Nullable Touched[] touched;

    private final Counted stack;
    private final Counted locals;
    private final Counted globals;
    private int thrown;

    ReferenceCounts(StackState state, Program program, Interpreter interpreter) {
        this.state = state;
        this.program = program;
        this.code = program.code();
        this.interpreter = interpreter;
        touched = new Touched[code.length];
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
        Until unwatched = until.withoutWatch();
        long end = until.time();
        take();
        Stop stop = Stop.TIME;
        while (state.time < end && stop == Stop.TIME) {
            boolean begun = state.isBegun();
            interpreter.end = end;
            Stop first = interpreter.finish(until);
            end = interpreter.end;
            if (first != null) {
                stop = first;
                break;
            }
            long time = state.time;
            // whether the run must stop before it was asked already
            stop = step(begun ? unwatched : until);
            end -= time + 1 - interpreter.end;
        }
        interpreter.end = end;
        return stop;
    }

    /** A part of the next instruction that leaves frames; the exception is held on the way by a cell of its own. */
    boolean part(BooleanSupplier part) {
        if (!state.heap.counts()) {
            return part.getAsBoolean();
        }
        take();
        boolean thrown = state.isThrowing();
        Before before = new Before(
                state.sp, state.depth, state.localsTop, state.localBase(), state.stackBase(), state.sp, -1, -1);
        boolean did = part.getAsBoolean();
        if (!thrown && state.isThrowing()) {
            state.exceptionReference(state.heap::retain);
        }
        recount(before);
        return did;
    }

    private void take() {
        state.work.words(state.sp + (long) state.localsTop + state.globals.bits.length);
        stack.take(state.sp);
        locals.take(apart() ? state.localsTop : 0);
        globals.take(state.globals.bits.length);
    }

    private boolean apart() {
        return state.linked == null;
    }

    private Stop step(Until until) {
        Touched touched = touched(state.ip);
        int depth = state.depth;
        int local = touched.local >= 0 && touched.local < state.slots(depth - 1)
                ? state.localIndex(depth - 1, touched.local)
                : -1;
        int global = touched.global < state.globals.bits.length ? touched.global : -1;
        Before before = new Before(
                state.sp,
                depth,
                state.localsTop,
                state.localBase(),
                state.stackBase(),
                state.sp - touched.popped,
                local,
                global);
        boolean throwing = state.isThrowing();
        if (throwing) {
            // from now on it counts where it lands
            thrown = 0;
            state.exceptionReference(object -> thrown = object);
        }
        Stop stop = interpreter.run(until, state.time + 1, null, 0);
        recount(before);
        if (throwing && thrown != 0) {
            state.heap.release(thrown);
        }
        state.heap.settleCounts();
        return stop;
    }

    /**
     * What an instruction can touch of cells outside of the heap, as its row and operands say.
     *
     * @param local which local it writes; -1 for none
     * @param global which global it writes; -1 for none
     */
    private record Touched(int popped, int local, int global) {
        static final Touched NOTHING = new Touched(0, -1, -1);
    }

    /** Of the instruction at an address; found out once. */
    private Touched touched(int address) {
        if (address >= code.length) {
            return Touched.NOTHING;
        }
        Touched known = touched[address];
        if (known == null) {
            Decoded decoded = StackMachineKind.INSTRUCTIONS.decode(code, address);
            Instruction row = decoded.row();
            known = row == null
                    ? Touched.NOTHING
                    : new Touched(
                            StackUse.of(decoded, row, program).popped(),
                            row == StackOp.LSTORE ? (int) decoded.operands()[0] : -1,
                            row == StackOp.GSTORE ? (int) decoded.operands()[0] : -1);
            touched[address] = known;
        }
        return known;
    }

    /** @param lowest the lowest slot of the stack that is popped */
    private record Before(
            int sp, int depth, int localsTop, int localBase, int stackBase, int lowest, int local, int global) {}

    private void recount(Before before) {
        int lowest = Math.min(before.lowest, state.sp - 1);
        if (state.depth != before.depth) {
            lowest = Math.min(lowest, Math.min(before.stackBase, state.stackBase()));
            lowest = apart() ? lowest : Math.min(lowest, Math.min(before.localBase, state.localBase()));
        }
        lowest = Math.max(0, lowest);
        int lowestLocal = apart() ? Math.min(before.localsTop, state.localsTop) : 0;
        int top = apart() ? state.localsTop : 0;
        Counted ofLocal = apart() ? locals : stack;
        boolean localCounts = before.local >= 0 && before.local < (apart() ? lowestLocal : lowest);
        // what is there now first: what is only moved must not die on the way
        stack.retain(lowest, state.sp);
        locals.retain(lowestLocal, top);
        if (localCounts) {
            ofLocal.retain(before.local, before.local + 1);
        }
        if (before.global >= 0) {
            globals.retain(before.global, before.global + 1);
        }
        stack.release(lowest, Math.max(before.sp, state.sp), state.sp);
        locals.release(lowestLocal, Math.max(apart() ? before.localsTop : 0, top), top);
        if (localCounts) {
            ofLocal.release(before.local, before.local + 1, before.local + 1);
        }
        if (before.global >= 0) {
            globals.release(before.global, before.global + 1, before.global + 1);
        }
        stack.resize(state.sp);
        locals.resize(top);
    }
}
