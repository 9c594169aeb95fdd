package vitrine.machine.stack;

import vitrine.isa.Decoded;
import vitrine.machine.Observer;
import vitrine.machine.heap.Collector;
import vitrine.machine.heap.Reason;

/**
 * What comes before the last act of the next instruction, part by part: freeing what the instruction before left behind, a collection that somebody
 * asked for, one without which the instruction cannot be executed; then the search for the method of a message, or the frames that an exception
 * leaves. All that is known between two parts is in the state.
 */
final class Parts {
    private final StackState state;
    private final Interpreter interpreter;
    private final Engine engine;
    private final Messages messages;
    private final Unwinding unwinding;
    private final byte[] code;

    Parts(
            StackState state,
            Interpreter interpreter,
            Engine engine,
            Messages messages,
            Unwinding unwinding,
            byte[] code) {
        this.state = state;
        this.interpreter = interpreter;
        this.engine = engine;
        this.messages = messages;
        this.unwinding = unwinding;
        this.code = code;
    }

    /**
     * Does the next part and tells it; false when there is none.
     *
     * @param ready whether the instruction can be executed now; where it waits for input, only what does not depend on it is done
     */
    boolean step(boolean ready, Observer observer) {
        boolean done = state.isThrowing() ? leave(observer) : collect(ready, observer) || ready && own(observer);
        state.part += done ? 1 : 0;
        return done;
    }

    /** Does the next part that the instruction has of itself. */
    private boolean own(Observer observer) {
        Decoded decoded = state.ip < code.length ? StackMachineKind.INSTRUCTIONS.decode(code, state.ip) : null;
        if (decoded == null || !(decoded.row() instanceof StackOp op)) {
            return false;
        }
        return switch (op) {
            case SEND, SUPER -> {
                long[] operands = decoded.operands();
                int receiver = state.sp - 1 - (int) operands[1];
                yield messages.lookUp(op, receiver, (int) operands[0], observer);
            }
            case THROW -> leave(observer);
            default -> false;
        };
    }

    private boolean leave(Observer observer) {
        return engine.counted(() -> unwinding.leave(StackOp.THROW, observer));
    }

    /** Does the next part of a collection, see {@link #step}. */
    private boolean collect(boolean ready, Observer observer) {
        Collector collector = state.heap.collector();
        if (!collector.underWay()) {
            begin(ready);
        }
        return collector.step(observer);
    }

    private void begin(boolean ready) {
        if (state.requested) {
            state.requested = false;
            state.heap.begin(Reason.COMMAND, true);
        } else if (ready && !state.isThrowing() && interpreter.needsCollection()) {
            state.heap.begin(true);
        }
    }

    /** Does all collections that come before the next instruction, which can be executed; tells of each only that it is over. */
    void finish(Observer observer) {
        Collector collector = state.heap.collector();
        while (true) {
            if (!collector.underWay()) {
                begin(true);
            }
            if (!collector.underWay()) {
                return;
            }
            collector.finish(observer);
        }
    }
}
