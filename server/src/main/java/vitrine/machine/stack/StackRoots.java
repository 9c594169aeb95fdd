package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Roots;

/** The cells of the stack machine that hold objects: first the locals of all frames, then the operand stack, then the globals. */
final class StackRoots implements Roots {
    private final StackState state;

    StackRoots(StackState state) {
        this.state = state;
    }

    /** How many locals lie apart from the operands. */
    private int locals() {
        return state.linked == null ? state.localsTop : 0;
    }

    @Override
    public int count() {
        return locals() + state.sp + state.globals.bits.length;
    }

    @Override
    public int next(int from) {
        int locals = locals();
        int at = next(state.locals, from, locals);
        if (at < locals) {
            return at;
        }
        int operand = next(state.stack, at - locals, state.sp);
        if (operand < state.sp) {
            return locals + operand;
        }
        return locals + state.sp + next(state.globals, operand - state.sp, state.globals.bits.length);
    }

    private static int next(Words words, int from, int to) {
        byte[] tags = words.tags;
        int at = from;
        while (at < to && tags[at] != Tags.REFERENCE) {
            at++;
        }
        return at;
    }

    /** The number of the root that a word of a memory is. */
    int number(Words memory, int index) {
        if (memory == state.globals) {
            return locals() + state.sp + index;
        }
        return memory == state.stack ? locals() + index : index;
    }

    private Words memory(int root) {
        int operand = root - locals();
        return operand < 0 ? state.locals : operand < state.sp ? state.stack : state.globals;
    }

    private int index(int root) {
        int operand = root - locals();
        return operand < 0 ? root : operand < state.sp ? operand : operand - state.sp;
    }

    @Override
    public int target(int root) {
        Words memory = memory(root);
        int index = index(root);
        return memory.tags[index] == Tags.REFERENCE ? (int) memory.bits[index] : 0;
    }

    @Override
    public void rewrite(int root, int address) {
        Words memory = memory(root);
        int index = index(root);
        memory.bits[index] = address;
        memory.touch(index);
    }

    @Override
    public String cell(int root) {
        int index = index(root);
        int operand = root - locals();
        if (operand >= state.sp) {
            return StackCells.global(index);
        } else if (operand >= 0) {
            return StackCells.stack(index);
        }
        int frame = state.depth - 1;
        while (frame > 0 && state.localBases[frame] > index) {
            frame--;
        }
        return StackCells.local(frame, index - state.localBases[frame]);
    }
}
