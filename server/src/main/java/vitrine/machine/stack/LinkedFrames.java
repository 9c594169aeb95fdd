package vitrine.machine.stack;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Tags;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * Frames that lie on the operand stack, as many small machines have them and as {@code .frames linked} asks for. From the bottom of a frame:
 *
 * <pre>
 *   arguments        where the caller pushed them: the first locals     &lt;- local base
 *   return address
 *   saved FP         the caller's
 *   further locals                                                      &lt;- FP
 *   operands                                                            &lt;- stack base
 *                                                                       &lt;- SP
 * </pre>
 *
 * The first frame, which nobody called, has its locals in one row and no links. A return believes what stands in the links, whoever wrote it: it goes to
 * that address, and to that frame, even if others lie between. What is no address, or no frame's FP, is a trap. Values that cannot be believed
 * come from people who edit cells: an instruction cannot reach below its own part of the stack, and of the links none is a local.
 */
final class LinkedFrames {
    /** How many cells the links take. */
    static final int LINKS = 2;

    private final StackState state;
    private final Program program;

    LinkedFrames(StackState state, Program program) {
        this.state = state;
        this.program = program;
    }

    /** The frame of the function that the program begins with. */
    void begin(int function, int slots) {
        state.stack.ensure(slots + 2);
        clear(0, slots);
        state.addFrame(function, -1, slots, 0);
        state.sp = slots;
        state.localsTop = slots;
    }

    /** Makes the frame of a called function around its arguments, which end below {@code top}; returns the new top. */
    int enter(int index, int returnAddress, int top, int limit) {
        Function function = program.functions().get(index);
        int locals = function.locals().size();
        int base = top + LINKS + locals;
        if (base > limit) {
            throw Traps.noRoomForFrame(function, limit);
        }
        state.stack.ensure(base + 2);
        set(top, returnAddress);
        set(top + 1, framePointer(state.depth - 1));
        clear(top + LINKS, base);
        state.addFrame(index, returnAddress, base, top - function.parameters().size());
        state.localsTop = top;
        state.work.words(locals);
        return base;
    }

    /** Leaves the running frame, which is not the first one: moves its results to where its arguments were. Returns where to go on. */
    int leave() {
        int frame = state.depth - 1;
        int to = returnAddress(frame);
        int caller = caller(frame);
        if (to < 0) {
            throw Traps.noReturnAddress(name(frame), link(frame), shown(link(frame)), program.codeLength());
        } else if (caller < 0) {
            throw Traps.noFrame(name(frame), link(frame) + 1, shown(link(frame) + 1));
        }
        int from = state.stackBase();
        int results = state.sp - from;
        int at = state.localBase();
        System.arraycopy(state.stack.bits, from, state.stack.bits, at, results);
        System.arraycopy(state.stack.tags, from, state.stack.tags, at, results);
        state.work.words(results);
        state.sp = at + results;
        state.depth = caller + 1;
        state.localsTop = argumentsEnd(caller);
        return to;
    }

    /** Takes the running frame away, which is not the first one, together with its arguments. */
    void drop() {
        state.sp = state.localBase();
        state.depth--;
        state.localsTop = argumentsEnd(state.depth - 1);
    }

    /** Where the saved FP would be, if the frame had one; the return address lies below it. */
    private int argumentsEnd(int frame) {
        return frame == 0 ? state.stackBases[0] : link(frame);
    }

    /** The cell of a frame's return address; that of the saved FP is the next. The first frame has none. */
    int link(int frame) {
        Function function = program.functions().get(state.functions[frame]);
        return state.localBases[frame] + function.parameters().size();
    }

    /** What FP is while a frame runs. */
    int framePointer(int frame) {
        return frame == 0 ? 0 : link(frame) + LINKS;
    }

    /** The end of the running frame's locals that lie in one row from its local base on. */
    int localsTop() {
        return argumentsEnd(state.depth - 1);
    }

    int slots(int frame) {
        return state.stackBases[frame] - state.localBases[frame] - (frame == 0 ? 0 : LINKS);
    }

    /** The cell of a local that the frame has. */
    int cell(int frame, int local) {
        int cell = state.localBases[frame] + local;
        return cell < argumentsEnd(frame) ? cell : cell + LINKS;
    }

    /** The address that the return of a frame would go to; -1 when what is there is none. */
    int returnAddress(int frame) {
        int address = number(link(frame));
        return address <= program.codeLength() ? address : -1;
    }

    /** The frame that the return of a frame would go to, by the saved FP; -1 when that belongs to none. */
    int caller(int frame) {
        int pointer = number(link(frame) + 1);
        int caller = frame - 1;
        while (caller >= 0 && framePointer(caller) != pointer) {
            caller--;
        }
        return caller;
    }

    /** Why a frame cannot be left any more, or that it is not left to its caller; null when nobody wrote over its links. */
    @Nullable
    String broken(int frame) {
        if (returnAddress(frame) < 0) {
            return "No return address is in stack " + link(frame) + ".";
        }
        int caller = caller(frame);
        return caller < 0
                ? "The saved FP in stack " + (link(frame) + 1) + " belongs to no frame: the chain is broken."
                : caller < frame - 1 ? "The saved FP leads past the caller to " + name(caller) + "." : null;
    }

    /** The number in a cell; -1 when there is none that could be an address. */
    private int number(int cell) {
        long bits = state.stack.bits[cell];
        return state.stack.tags[cell] == Tags.INT && bits >= 0 && bits <= Integer.MAX_VALUE ? (int) bits : -1;
    }

    /**
     * What a cell of the stack is to a frame.
     *
     * @param frame the frame that it lies in
     * @param local which local it is; -1 when it is none
     * @param link 0 for the return address, 1 for the saved FP, -1 for anything else
     */
    record Part(int frame, int local, int link) {}

    /** What a cell below the top is. */
    Part part(int cell) {
        int frame = 0;
        for (int high = state.depth - 1; frame < high; ) {
            int middle = (frame + high + 1) >>> 1;
            if (state.localBases[middle] <= cell) {
                frame = middle;
            } else {
                high = middle - 1;
            }
        }
        int arguments = argumentsEnd(frame);
        if (cell >= state.stackBases[frame]) {
            return new Part(frame, -1, -1);
        } else if (cell < arguments) {
            return new Part(frame, cell - state.localBases[frame], -1);
        }
        return cell < arguments + LINKS
                ? new Part(frame, -1, cell - arguments)
                : new Part(frame, cell - LINKS - state.localBases[frame], -1);
    }

    /** What people call a cell's part of its frame; "" for an operand. */
    String label(Part part) {
        if (part.local >= 0) {
            var names = program.functions().get(state.functions[part.frame]).slotNames();
            return part.local < names.size() ? names.get(part.local) : "local " + part.local;
        }
        return part.link < 0 ? "" : part.link == 0 ? "return address" : "saved FP";
    }

    /** As {@link #label}, with the function that it belongs to; as otherwise for an operand. */
    String described(int cell, String otherwise) {
        Part part = part(cell);
        String label = label(part);
        return label.isEmpty() ? otherwise : label + " of " + name(part.frame);
    }

    /** What people call the cell at an index, which lies below the top. */
    String label(int cell) {
        return label(part(cell));
    }

    private String name(int frame) {
        return program.functions().get(state.functions[frame]).name();
    }

    private String shown(int cell) {
        byte tag = state.stack.tags[cell];
        return new ValueText(state.heap, program, state.classes).described(tag, state.stack.bits[cell]);
    }

    private void set(int cell, int number) {
        state.stack.bits[cell] = number;
        state.stack.tags[cell] = Tags.INT;
    }

    private void clear(int from, int to) {
        java.util.Arrays.fill(state.stack.bits, from, to, 0);
        java.util.Arrays.fill(state.stack.tags, from, to, Tags.INT);
    }
}
