package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/** The operations on closures and on the boxes that they share. Nothing is changed when one traps. */
final class Closures {
    private final StackState state;
    private final Program program;
    private final ValueText text;
    private final Words stack;
    private final ObjectHeap heap;

    Closures(StackState state, Program program, ValueText text) {
        this.state = state;
        this.program = program;
        this.text = text;
        this.stack = state.stack;
        this.heap = state.heap;
    }

    /** Makes a closure of a function, which takes what it captures from the top of the stack; returns the new top. */
    int make(int index, int sp) {
        if (index >= program.functions().size()) {
            throw Traps.missing(
                    StackOp.CLOSURE, "function", index, program.functions().size());
        }
        Function function = program.functions().get(index);
        int captures = function.captures().size();
        int from = sp - captures;
        if (from < state.stackBase()) {
            throw Traps.fewCaptured(function, sp - state.stackBase());
        }
        int closure = heap.newClosure(index, captures);
        int content = ObjectHeap.content(closure);
        for (int i = 0; i < captures; i++) {
            heap.store(closure, content + i, stack.tags[from + i], stack.bits[from + i]);
        }
        stack.ensure(from + 2);
        stack.bits[from] = closure;
        stack.tags[from] = Tags.REFERENCE;
        return from + 1;
    }

    /** The running closure; it is a trap when there is none. */
    int running(StackOp op) {
        int closure = running();
        if (closure == 0) {
            throw ObjectTraps.noClosure(op, program.functions().get(state.function()));
        }
        return closure;
    }

    /** The running closure, or 0. */
    int running() {
        Function function = program.functions().get(state.function());
        if (!function.captures().isEmpty()) {
            int frame = state.depth - 1;
            int local = function.slots() - 1;
            if (local < state.slots(frame)) {
                int at = state.localIndex(frame, local);
                byte tag = state.locals.tags[at];
                long bits = state.locals.bits[at];
                if (tag == Tags.REFERENCE && heap.kindOf((int) bits) == Header.CLOSURE) {
                    return (int) bits;
                }
            }
        }
        return 0;
    }

    /** The index of the word of a closure that holds a captured value. */
    int captured(StackOp op, int closure, int index) {
        if (index >= heap.length(closure)) {
            throw Traps.missing(op, "captured value", index, heap.length(closure));
        }
        return ObjectHeap.content(closure) + index;
    }

    /** Puts the value at a into a new box, which takes its place. */
    void box(int a) {
        int box = heap.newBox();
        heap.store(box, ObjectHeap.content(box), stack.tags[a], stack.bits[a]);
        stack.bits[a] = box;
        stack.tags[a] = Tags.REFERENCE;
    }

    /** The index of the word in the box at a. */
    int boxed(StackOp op, int a) {
        long bits = stack.bits[a];
        if (stack.tags[a] != Tags.REFERENCE || heap.kindOf((int) bits) != Header.BOX) {
            throw Traps.wanted(op, "a box", text.described(stack.tags[a], bits), "box puts a value into a box.");
        }
        return ObjectHeap.content((int) bits);
    }
}
