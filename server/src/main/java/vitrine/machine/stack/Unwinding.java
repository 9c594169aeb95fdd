package vitrine.machine.stack;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Value;
import vitrine.machine.heap.Header;
import vitrine.program.Handler;
import vitrine.program.Program;

/**
 * Exceptions: finds the handler first, and leaves the frames up to its own then; without a handler nothing is changed. Of a watched exception the
 * frames can be left one by one: what is under way is then in the state.
 */
final class Unwinding {
    /** Says of a throw that there is a handler. */
    static final TrapSignal THROWN = new TrapSignal(Trap.Kind.EXCEPTION, "", "");

    private final StackState state;
    private final Program program;
    private final ClassTable classes;
    private final ValueText text;

    // what find found
    private int frame;
    private int handler;

    /** What was thrown since somebody set this to null, for whoever watches. */
    @Nullable
    Value thrown;
    /** What lay where the exception was pushed then; null when that was above the stack. */
    @Nullable
    Value overwritten;

    Unwinding(StackState state, Program program, ValueText text) {
        this.state = state;
        this.program = program;
        this.classes = state.classes;
        this.text = text;
    }

    /** Looks for a handler for a value that is thrown by the instruction at an address of the running frame, or for a trap there. */
    private boolean find(byte tag, long bits, boolean trap, int ip) {
        int address = ip;
        int looked = 0;
        for (int each = state.depth - 1; each >= 0; each--) {
            looked++;
            for (Handler handler :
                    program.functions().get(program.functionAt(address)).handlers()) {
                looked++;
                if (handler.covers(address) && catches(handler, tag, bits, trap)) {
                    this.frame = each;
                    this.handler = handler.address();
                    state.work.singles(looked);
                    return true;
                }
            }
            address = each == 0 ? -1 : callSite(each);
            if (address < 0) {
                break;
            }
        }
        state.work.singles(looked);
        return false;
    }

    /** An address within the call that made a frame; -1 when nobody can say. */
    int callSite(int frame) {
        int behind = state.linked == null ? state.returnAddresses[frame] : state.linked.returnAddress(frame);
        return behind - 1;
    }

    private boolean catches(Handler handler, byte tag, long bits, boolean trap) {
        return switch (handler.caught()) {
            case Handler.EVERYTHING -> true;
            case Handler.TRAPS -> trap;
            default ->
                !trap
                        && tag == Tags.REFERENCE
                        && state.heap.kindOf((int) bits) == Header.OBJECT
                        && classes.isOrExtends(state.heap.typeOf((int) bits), handler.caught());
        };
    }

    /** Where the exception is pushed that a trap of the instruction at an address leads to; -1 when it is not caught. */
    int baseForTrap(int ip) {
        return find(Tags.NULL, 0, true, ip) ? state.stackBases[frame] : -1;
    }

    /** The same for the value at an index of the stack, which is thrown. */
    int baseFor(int a, int ip) {
        return a >= state.stackBase() && find(state.stack.tags[a], state.stack.bits[a], false, ip)
                ? state.stackBases[frame]
                : -1;
    }

    /** Whether there is a handler for a trap of the instruction at an address. */
    boolean catchesTrap(int ip) {
        return find(Tags.NULL, 0, true, ip);
    }

    /** What becomes of the value at an index of the stack, which is thrown by the instruction at an address: {@link #THROWN} or a trap. */
    TrapSignal thrown(int a, int ip) {
        byte tag = state.stack.tags[a];
        long bits = state.stack.bits[a];
        return find(tag, bits, false, ip) ? THROWN : ObjectTraps.uncaught(text.shown(tag, bits));
    }

    /** After one of the two: leaves the frames that have no handler, and goes on in the one that has. Returns where. */
    int land(byte tag, long bits) {
        state.work.singles(state.depth - 1 - frame);
        while (state.depth - 1 > frame) {
            state.dropFrame();
        }
        int base = state.stackBase();
        thrown = Tags.value(tag, bits);
        overwritten = state.stack.bits.length > base ? state.stack.value(base) : null;
        state.stack.ensure(base + 2);
        state.stack.bits[base] = bits;
        state.stack.tags[base] = tag;
        state.sp = base + 1;
        return handler;
    }

    // ---- one frame after another

    /** Leaves a frame of an exception that the next instruction throws, as long as that is not the handler's, and tells it. */
    boolean leave(StackOp op, Observer observer) {
        if (!state.isThrowing()) {
            int top = state.sp - 1;
            if (op != StackOp.THROW
                    || top < state.stackBase()
                    || !find(state.stack.tags[top], state.stack.bits[top], false, state.ip)
                    || frame == state.depth - 1) {
                return false;
            }
            state.beginThrow(state.stack.tags[top], state.stack.bits[top], frame, handler);
        } else if (state.throwTo == state.depth - 1) {
            return false;
        }
        String function = program.functions().get(state.function()).name();
        state.dropFrame();
        observer.effect(Effect.Part.of(
                MachinePart.LEAVE_FRAME,
                Effect.Told.text("function", function),
                Effect.Told.value("exception", state.exception())));
        return true;
    }

    /** Completes what {@link #leave} began. Returns where to go on. */
    int complete() {
        frame = state.throwTo;
        handler = state.throwHandler;
        byte tag = state.exceptionTag;
        long bits = state.exceptionBits;
        state.endThrow();
        return land(tag, bits);
    }
}
