package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.program.Function;
import vitrine.program.Program;

/** Makes and leaves the frames of calls, wherever they lie, within the limits; and knows how deep and how flat calls have been lately. */
final class Frames {
    private final StackState state;
    private final Function[] functions;
    private final int stackLimit;
    private final int depthLimit;

    int lowestDepth = 1;
    int highestDepth = 1;

    Frames(StackState state, Program program, int stackLimit, int depthLimit) {
        this.state = state;
        this.functions = program.functions().toArray(Function[]::new);
        this.stackLimit = stackLimit;
        this.depthLimit = depthLimit;
    }

    /** Begins to watch the depth anew. */
    void markDepth() {
        lowestDepth = state.depth;
        highestDepth = state.depth;
    }

    /** Makes the frame of a called function and moves its arguments, which end below {@code top}, into it; returns the new top. */
    int enter(int index, int returnAddress, int top) {
        Function function = functions[index];
        int arguments = function.parameters().size();
        int there = top - state.stackBase();
        if (there < arguments) {
            throw Traps.fewArguments(function, there);
        }
        if (state.depth >= depthLimit) {
            throw Traps.depth(function, depthLimit);
        }
        if (state.linked != null) {
            int base = state.linked.enter(index, returnAddress, top, stackLimit);
            highestDepth = Math.max(highestDepth, state.depth);
            return base;
        }
        Traps.checkLocals(function, state.localsTop, stackLimit);
        int base = top - arguments;
        state.pushFrame(index, returnAddress, base, function.slots());
        int local = state.localBase();
        for (int i = 0; i < arguments; i++) {
            state.locals.bits[local + i] = state.stack.bits[base + i];
            state.locals.tags[local + i] = state.stack.tags[base + i];
        }
        if (state.depth > highestDepth) {
            highestDepth = state.depth;
        }
        return base;
    }

    /** Takes the running frame away, which is not the first one; returns where to go on. */
    int leave() {
        int to;
        if (state.linked != null) {
            to = state.linked.leave();
        } else {
            state.localsTop = state.localBase();
            state.depth--;
            to = state.returnAddresses[state.depth];
        }
        left();
        return to;
    }

    /** Frames were left. */
    void left() {
        if (state.depth < lowestDepth) {
            lowestDepth = state.depth;
        }
    }

    /** The frame that was made last is that of a closure: this is where it finds what it captured. */
    void runs(long closure, Function function) {
        if (!function.captures().isEmpty()) {
            int at = state.localIndex(state.depth - 1, function.slots() - 1);
            state.locals.bits[at] = closure;
            state.locals.tags[at] = Tags.REFERENCE;
        }
    }

    /** Where a local lies that does not lie in one row with the first ones: behind the links of a frame on the operand stack. */
    int farLocal(StackOp op, int index) {
        int local = index - state.localBase();
        int slots = state.slots(state.depth - 1);
        if (local >= slots) {
            throw Traps.missing(op, "local", local, slots);
        }
        return state.localIndex(state.depth - 1, local);
    }
}
