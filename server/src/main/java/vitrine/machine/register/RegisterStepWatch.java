package vitrine.machine.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.machine.Bytes;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Value;
import vitrine.program.Program;

/**
 * Tells what one instruction did, from what it uses (see {@link RegisterUse}) and from the state before and after it. The interpreter knows nothing of it
 * and so pays nothing for it. In memory each word is told that was touched, also when only a part of it was.
 */
final class RegisterStepWatch {
    /** Of a long text that is read, so many words are told. */
    private static final int MOST_TEXT = 64;

    private final RegisterState state;
    private final Program program;
    private final byte[] code;
    private final RegisterHostCalls host;
    private final RegisterFrames frames;

    // what was there before the step
    private int address;
    private @Nullable RegisterUse use;
    private int[] registers = new int[0];
    private double[] floats = new double[0];
    /** The words that it reads or writes, as they are before it. */
    private final Map<Integer, Integer> words = new LinkedHashMap<>();

    /** What was executing, see {@link Program#callee}. */
    private int running;

    private int outputLength;
    /** The bytes of the block that is given back. */
    private int released;

    private final List<RegisterHeap.Change> heapChanges = new ArrayList<>();

    RegisterStepWatch(RegisterState state, Program program, byte[] code, RegisterHostCalls host) {
        frames = new RegisterFrames(state, program);
        this.state = state;
        this.program = program;
        this.code = code;
        this.host = host;
    }

    /** Looks at the state before the next instruction. */
    void before() {
        address = state.ip;
        use = address < code.length ? RegisterUse.of(code, address) : null;
        registers = state.registers.clone();
        floats = state.floats.clone();
        running = frames.callee(Math.min(address, code.length), state.depth - 1);
        outputLength = state.output.length();
        host.given = null;
        words.clear();
        heapChanges.clear();
        if (use == null || use.refusal(state) != null) {
            return;
        }
        RegisterUse.Place place = use.memory();
        switch (place.touch()) {
            case READS, WRITES, READS_TEXT -> {
                long end = place.end(state);
                for (int at = place.address(state) & -Bytes.WORD;
                        at < end && words.size() < MOST_TEXT;
                        at += Bytes.WORD) {
                    words.put(at, state.memory.word(at));
                }
            }
            case HEAP -> {
                state.heap.changes = heapChanges;
                int block = registers[use.registers().get(0).number()];
                RegisterHeap.Block known = state.heap.at(block - RegisterHeap.HEADER);
                released = known == null ? 0 : known.bytes();
            }
            case NOTHING, WRITES_LINE -> {}
        }
    }

    /** What people called a cell before the last step. */
    String label(String cell, RegisterCells cells) {
        return registers.length == 0
                ? cells.label(cell)
                : cells.label(cell, cells.functionAt(address), registers[Registers.FP]);
    }

    /** Tells what has changed since {@link #before}. */
    void after(Observer observer) {
        state.heap.changes = null;
        RegisterUse use = this.use;
        if (state.trap != null) {
            observer.effect(new Effect.Trapped(state.trap));
            return;
        } else if (use == null) {
            return;
        }
        boolean ended = use.op() == RegisterOp.RET && state.status == RegisterState.HALTED && state.ip == address;
        tellReads(observer, use);
        if (host.given != null) {
            observer.effect(host.given);
            tellLine(observer, use);
        }
        tellMemory(observer, use);
        if (!ended) {
            tellWrites(observer, use);
        }
        tellHeap(observer, use);
        if (state.output.length() > outputLength) {
            observer.effect(new Effect.Output(state.output.text(outputLength, state.output.length())));
        }
        tellFlow(observer, use.op().flow(), ended);
    }

    private void tellReads(Observer observer, RegisterUse use) {
        for (RegisterUse.Use each : use.registers()) {
            if (each.reads()) {
                observer.effect(new Effect.Read(cell(each), each.name(), value(each, registers, floats)));
            }
        }
    }

    private void tellWrites(Observer observer, RegisterUse use) {
        for (RegisterUse.Use each : use.registers()) {
            Value before = value(each, registers, floats);
            Value after = value(each, state.registers, state.floats);
            // a loop that is over leaves its counter alone
            boolean stays = use.op() == RegisterOp.LOOP && before.equals(after);
            if (each.writes() && !stays) {
                observer.effect(new Effect.Write(cell(each), each.name(), before, after));
            }
        }
    }

    private static String cell(RegisterUse.Use use) {
        return use.floats() ? RegisterCellName.real(use.number()) : RegisterCellName.register(use.number());
    }

    private static Value value(RegisterUse.Use use, int[] registers, double[] floats) {
        return use.floats() ? new Value.Float(floats[use.number()]) : new Value.Int(registers[use.number()]);
    }

    private void tellMemory(Observer observer, RegisterUse use) {
        RegisterUse.Touch touch = use.memory().touch();
        String name = touch == RegisterUse.Touch.READS_TEXT ? "text" : "memory";
        words.forEach((at, before) -> {
            String cell = RegisterCellName.word(at);
            observer.effect(
                    touch == RegisterUse.Touch.WRITES
                            ? new Effect.Write(cell, name, new Value.Int(before), new Value.Int(state.memory.word(at)))
                            : new Effect.Read(cell, name, new Value.Int(before)));
        });
    }

    /** What a line of input was written over. */
    private void tellLine(Observer observer, RegisterUse use) {
        if (use.memory().touch() != RegisterUse.Touch.WRITES_LINE || host.overwritten.length == 0) {
            return;
        }
        int from = host.lineAddress;
        int end = from + host.overwritten.length;
        Bytes memory = state.memory;
        for (int at = from & -Bytes.WORD; at < end; at += Bytes.WORD) {
            int before = 0;
            for (int i = Bytes.WORD - 1; i >= 0; i--) {
                boolean over = at + i >= from && at + i < end;
                int there = over ? host.overwritten[at + i - from] : memory.bytes[at + i];
                before = before << Byte.SIZE | there & 0xff;
            }
            observer.effect(new Effect.Write(
                    RegisterCellName.word(at), "memory", new Value.Int(before), new Value.Int(memory.word(at))));
        }
    }

    private void tellHeap(Observer observer, RegisterUse use) {
        Map<Integer, Integer> before = new LinkedHashMap<>();
        for (RegisterHeap.Change change : heapChanges) {
            before.putIfAbsent(change.address(), change.before());
        }
        before.forEach((at, word) -> observer.effect(new Effect.Write(
                RegisterCellName.word(at), "memory", new Value.Int(word), new Value.Int(state.memory.word(at)))));
        if (use.op() == RegisterOp.ALOC) {
            int block = state.registers[use.registers().get(0).number()];
            RegisterHeap.Block made = state.heap.at(block - RegisterHeap.HEADER);
            observer.effect(new Effect.Allocate(block, made == null ? 0 : made.bytes()));
        } else if (use.op() == RegisterOp.FREE) {
            int block = registers[use.registers().get(0).number()];
            observer.effect(new Effect.Free(block, released));
        }
    }

    private void tellFlow(Observer observer, Flow flow, boolean ended) {
        switch (flow) {
            case CALL -> {
                int callee = program.callee(Math.min(state.ip, code.length));
                observer.effect(new Effect.Call(callee, arguments(callee), address + Registers.LENGTH));
            }
            case RETURN ->
                // where there is a result, it is there
                observer.effect(
                        new Effect.Return(running, List.of(new Value.Int(state.registers[0])), ended ? -1 : state.ip));
            case JUMP -> observer.effect(new Effect.Jump(address, state.ip));
            case BRANCH -> {
                if (state.ip != address + Registers.LENGTH) {
                    observer.effect(new Effect.Jump(address, state.ip));
                }
            }
            default -> {}
        }
    }

    /** What the convention says that the caller passed. */
    private List<Value> arguments(int callee) {
        List<Value> arguments = new ArrayList<>();
        int parameters = program.isPlace(callee)
                ? 0
                : program.functions().get(callee).parameters().size();
        for (int i = 0; i < parameters; i++) {
            long at = (long) state.registers[Registers.FP] + Registers.CONVENTION.displacement(i, parameters);
            if (Registers.CONVENTION.inRegister(i, parameters)) {
                arguments.add(new Value.Int(state.registers[i]));
            } else if (at >= 0 && at <= state.memory.size() - Bytes.WORD) {
                arguments.add(new Value.Int(state.memory.word((int) at)));
            }
        }
        return arguments;
    }
}
