package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.StackEffect;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Value;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Program;

/**
 * Tells what one instruction did, from its table row and from the state before and after it. The interpreter knows nothing of it and so
 * pays nothing for it. Of a frame that lies on the operand stack, the links and locals are pushed by the call and popped by the return; only
 * so many of them are told. Inputs of the names {@code array index} mean an element of an array; with a third input it is written.
 */
final class StepWatch {
    private static final int MOST_TOLD = 1_000;

    private final StackState state;
    private final Program program;
    private final byte[] code;
    private final StackCells cells;
    private final HostCalls host;
    private final Closures closures;
    private final Unwinding unwinding;

    // what was there before the step
    private int address;
    private @Nullable Instruction row;
    private StackEffect effect = StackEffect.of("--");
    private List<Integer> looked = List.of();
    private long[] operands = new long[0];
    private int sp;
    private int depth;
    private int function;
    private int outputLength;
    private final List<Value> popped = new ArrayList<>();
    private @Nullable String cell;
    private @Nullable Value cellBefore;
    /** What a return takes from the stack together with a frame that lies there, the top last. */
    private final List<Effect.Pop> left = new ArrayList<>();

    private int localBase;
    private int results;

    StepWatch(
            StackState state,
            Program program,
            byte[] code,
            StackCells cells,
            HostCalls host,
            Closures closures,
            Unwinding unwinding) {
        this.state = state;
        this.program = program;
        this.code = code;
        this.cells = cells;
        this.host = host;
        this.closures = closures;
        this.unwinding = unwinding;
    }

    /** Looks at the state before the next instruction. */
    void before() {
        address = state.ip;
        sp = state.sp;
        depth = state.depth;
        function = state.function();
        state.heap.forgetMade();
        outputLength = state.output.length();
        host.given = null;
        unwinding.thrown = null;
        popped.clear();
        left.clear();
        localBase = state.localBase();
        cell = null;
        cellBefore = null;
        looked = List.of();
        row = null;
        if (address >= code.length) {
            return;
        }
        Decoded decoded = StackMachineKind.INSTRUCTIONS.decode(code, address);
        row = decoded.row();
        operands = decoded.operands();
        if (row == null) {
            return;
        }
        StackUse use = StackUse.of(decoded, row, program);
        effect = use.effect();
        looked = use.looked();
        for (int i = sp - use.popped(); i < sp; i++) {
            if (i >= state.stackBase() && !state.isThrowing()) {
                popped.add(state.stack.value(i));
            }
        }
        if (state.linked != null && row.flow() == Flow.RETURN && depth > 1) {
            lookAtFrame(state.linked);
        }
        cell = touchedCell(row);
        cellBefore = cell == null ? null : cells.read(cell);
    }

    private void lookAtFrame(LinkedFrames frames) {
        results = sp - state.stackBase();
        for (int i = Math.max(localBase, sp - MOST_TOLD); i < sp; i++) {
            String name = frames.label(i);
            left.add(new Effect.Pop(
                    StackCells.stack(i), name.isEmpty() ? result(i - (sp - results)) : name, state.stack.value(i)));
        }
    }

    /** The name of a result, the same where it is popped and where it is pushed. */
    private String result(int index) {
        return results == 1 ? "result" : "result " + (index + 1);
    }

    private @Nullable String touchedCell(Instruction row) {
        if (!row.operands().isEmpty()) {
            int index = (int) operands[0];
            switch (row.operands().get(0).kind()) {
                case GLOBAL:
                    return StackCells.global(index);
                case LOCAL:
                    return StackCells.local(depth - 1, index);
                case CONSTANT:
                    return StackCells.constant(index);
                case FIELD:
                    return !popped.isEmpty() && index < program.names().size()
                            ? cells.field(popped.get(0), program.names().get(index))
                            : null;
                case CAPTURE:
                    int closure = closures.running();
                    return closure == 0 ? null : cells.cell(closure, index);
                default:
                    return null;
            }
        }
        if (!popped.isEmpty()
                && !effect.inputs().isEmpty()
                && effect.inputs().get(0).name().equals("box")) {
            return cells.field(popped.get(0), "value");
        }
        boolean element = effect.inputs().size() >= 2
                && popped.size() >= 2
                && effect.inputs().get(0).name().equals("array")
                && effect.inputs().get(1).name().equals("index");
        return element && popped.get(1) instanceof Value.Int index && popped.get(0) instanceof Value.Reference
                ? cells.element(popped.get(0), index.value())
                : null;
    }

    /** Tells what has changed since {@link #before}. */
    void after(Observer observer) {
        if (state.trap != null) {
            observer.effect(new Effect.Trapped(state.trap));
            return;
        }
        Instruction row = this.row;
        if (row == null) {
            return;
        }
        Value thrown = unwinding.thrown;
        if (thrown != null) {
            tellThrown(observer, thrown);
            return;
        }
        tellPops(observer);
        for (int below : looked) {
            observer.effect(new Effect.Read(StackCells.stack(sp - below), state.stack.value(sp - below)));
        }
        if (host.given != null) {
            observer.effect(host.given);
        }
        if (cell != null && cellBefore != null) {
            boolean writes = effect.outputs().isEmpty();
            Value after = cells.read(cell);
            observer.effect(
                    writes && after != null
                            ? new Effect.Write(cell, cellBefore, after)
                            : new Effect.Read(cell, cellBefore));
        }
        tellMade(observer);
        tellPushes(observer);
        if (state.linked != null) {
            tellFrame(observer, row, state.linked);
        }
        if (state.output.length() > outputLength) {
            observer.effect(new Effect.Output(state.output.text(outputLength, state.output.length())));
        }
        tellFlow(observer, row);
    }

    /** What a handler took: the stack above the handler's place is gone, the frames of others with it. */
    private void tellThrown(Observer observer, Value exception) {
        observer.effect(new Effect.Thrown(exception));
        tellMade(observer);
        int base = state.stackBase();
        for (int i = sp - 1; i >= base; i--) {
            Value value = i == base ? unwinding.overwritten : state.stack.value(i);
            if (value != null && (i < base + MOST_TOLD || i == sp - 1)) {
                boolean itself = i == sp - 1 && row != null && row.flow() == Flow.THROW;
                observer.effect(new Effect.Pop(StackCells.stack(i), itself ? "exception" : "", value));
            }
        }
        observer.effect(new Effect.Push(StackCells.stack(base), "exception", exception));
        observer.effect(new Effect.Jump(address, state.ip));
    }

    private void tellMade(Observer observer) {
        int made = state.heap.made();
        if (made == 0) {
            return;
        }
        observer.effect(new Effect.Allocate(made, state.heap.bytes(made)));
        int kind = state.heap.kindOf(made);
        for (int i = 0; (kind == Header.CLOSURE || kind == Header.BOX) && i < state.heap.length(made); i++) {
            int word = ObjectHeap.content(made) + i;
            String name = StackCells.heap((long) word * ObjectHeap.WORD_BYTES);
            observer.effect(new Effect.Write(name, new Value.Null(), state.heap.words.value(word)));
        }
    }

    private void tellPops(Observer observer) {
        List<StackEffect.Slot> slots =
                effect.inputs().subList(effect.keptSlots(), effect.inputs().size());
        List<String> names = new ArrayList<>();
        for (StackEffect.Slot slot : slots) {
            int count = slot.single() ? 1 : popped.size() - (slots.size() - 1);
            for (int i = 0; i < count; i++) {
                names.add(slot.single() ? slot.name() : argument(names.size(), slot.name()));
            }
        }
        for (int i = popped.size() - 1; i >= 0; i--) {
            observer.effect(new Effect.Pop(StackCells.stack(sp - popped.size() + i), names.get(i), popped.get(i)));
        }
    }

    /** What the called function calls an argument. */
    private String argument(int index, String otherwise) {
        var parameters = program.functions().get(state.function()).parameters();
        return index < parameters.size() ? parameters.get(index) : otherwise;
    }

    private void tellPushes(Observer observer) {
        List<StackEffect.Slot> slots =
                effect.outputs().subList(effect.keptSlots(), effect.outputs().size());
        if (slots.stream().anyMatch(slot -> !slot.single())) {
            return;
        }
        int from = state.sp - slots.size();
        for (int i = 0; i < slots.size(); i++) {
            observer.effect(
                    new Effect.Push(StackCells.stack(from + i), slots.get(i).name(), state.stack.value(from + i)));
        }
    }

    /** What happened on the stack to a frame that lies there. */
    private void tellFrame(Observer observer, Instruction row, LinkedFrames frames) {
        if (row.flow() == Flow.CALL) {
            int from = sp - popped.size();
            // the arguments stay where they are
            for (int i = state.localBase(); i < from; i++) {
                observer.effect(new Effect.Read(StackCells.stack(i), state.stack.value(i)));
            }
            for (int i = from; i < Math.min(state.sp, from + MOST_TOLD); i++) {
                observer.effect(new Effect.Push(StackCells.stack(i), frames.label(i), state.stack.value(i)));
            }
        } else if (row.flow() == Flow.RETURN && state.status == StackState.READY) {
            for (int i = left.size() - 1; i >= 0; i--) {
                observer.effect(left.get(i));
            }
            for (int i = localBase; i < Math.min(state.sp, localBase + MOST_TOLD); i++) {
                observer.effect(new Effect.Push(StackCells.stack(i), result(i - localBase), state.stack.value(i)));
            }
        }
    }

    private void tellFlow(Observer observer, Instruction row) {
        switch (row.flow()) {
            case CALL -> {
                List<Value> arguments = new ArrayList<>();
                int called = state.function();
                for (int i = 0; i < program.functions().get(called).parameters().size(); i++) {
                    arguments.add(state.locals.value(state.localBase() + i));
                }
                observer.effect(new Effect.Call(called, arguments, state.returnAddresses[state.depth - 1]));
                int closure = closures.running();
                if (closure != 0) {
                    int local = program.functions().get(called).slots() - 1;
                    observer.effect(new Effect.Write(
                            StackCells.local(state.depth - 1, local), new Value.Int(0), new Value.Reference(closure)));
                }
            }
            case RETURN -> {
                boolean last = state.status != StackState.READY;
                List<Value> results = new ArrayList<>();
                int base = last ? state.stackBase() : state.linked != null ? localBase : state.stackBases[depth - 1];
                for (int i = base; i < state.sp && results.size() < 100; i++) {
                    results.add(state.stack.value(i));
                }
                observer.effect(new Effect.Return(function, results, last ? -1 : state.ip));
            }
            case JUMP -> observer.effect(new Effect.Jump(address, state.ip));
            case BRANCH -> {
                if (state.ip != address + StackMachineKind.INSTRUCTIONS.length(row)) {
                    observer.effect(new Effect.Jump(address, state.ip));
                }
            }
            default -> {}
        }
    }
}
