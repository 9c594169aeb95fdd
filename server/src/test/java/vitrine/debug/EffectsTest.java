package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.isa.Decoded;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Status;
import vitrine.machine.Value;
import vitrine.program.Assembly;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * What a step is said to have done is what it did: its effects, applied to the memory before it, give the memory after it; the table's stack
 * effect is the change of height; its sentence is whole; and a trap changes nothing but the time and the status.
 */
class EffectsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int MOST = 250;

    @ParameterizedTest
    @EnumSource
    void effectsOfProgramsAreTrue(Sources sources) {
        for (long seed = SEED; seed < SEED + 80; seed++) {
            String source = sources.text(seed);
            try {
                check(Moments.assemble(source), sources.limits(seed), Moments.inputs(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void effectsOfAnyBytesAreTrue(Sources sources) {
        for (long seed = SEED; seed < SEED + 2_500; seed++) {
            Program program = sources.program(seed);
            Assembly assembly = new Assembly(program.machine(), program, SourceMap.EMPTY, List.of());
            try {
                check(assembly, sources.limits(seed), Moments.inputs(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** Runs a program step by step and checks what each step is said to have done. */
    static void check(Assembly assembly, Limits limits, InputState inputs) {
        Debugger debugger = Moments.debugger(assembly, limits, inputs, 1 << 20);
        Machine machine = debugger.machine();
        byte[] code = assembly.program().code();
        InstructionSet instructions = Moments.kind(assembly.program()).instructions();
        while (debugger.time() < MOST) {
            Memory memory = Memory.of(machine);
            String before = memory.toString();
            Decoded decoded = memory.address < code.length
                    ? instructions.decode(code, memory.address)
                    : new Decoded(memory.address, null, new long[0], 0);
            long time = debugger.time();
            Moments.finish(debugger.begin(new Motion.StepIn(1)), 1_000);
            if (debugger.time() == time) {
                break;
            }
            StepReport report = debugger.lastStep();
            String what = "time " + time + ": " + report + "\nbefore: " + before;
            Memory after = Memory.of(machine);
            for (Effect effect : report.effects()) {
                assertThat(memory.apply(effect, machine))
                        .as("%s\n%s", effect, what)
                        .isEmpty();
            }
            assertThat(memory.toString()).as(what).isEqualTo(after.toString());
            boolean trapped = machine.status() instanceof Status.Trapped;
            boolean moved = report.effects().stream()
                    .anyMatch(each -> each instanceof Effect.Jump
                            || each instanceof Effect.Call
                            || each instanceof Effect.Return);
            boolean ended = machine.status().ended();
            int next = moved || ended && after.address == memory.address ? memory.address : decoded.end();
            assertThat(after.address).as(what).isEqualTo(next);
            assertThat(report.effects().stream().anyMatch(Effect.Trapped.class::isInstance))
                    .as(what)
                    .isEqualTo(trapped);
            sentence(report, machine, what);
            boolean thrown = report.effects().stream().anyMatch(Effect.Thrown.class::isInstance);
            if (!trapped && !thrown) {
                heights(report, decoded, instructions, assembly.program(), what);
            }
        }
    }

    private static void sentence(StepReport report, Machine machine, String what) {
        assertThat(report.sentence()).as(what).isNotBlank().endsWith(".").doesNotContain("{", "?", "|");
        boolean cut = report.effects().toString().contains("Trapped");
        for (Effect effect : report.effects()) {
            Value value = effect instanceof Effect.Pop pop
                    ? pop.value()
                    : effect instanceof Effect.Push push ? push.value() : new Value.Null();
            cut |= machine.view(value).text().contains("…");
            cut |= effect instanceof Effect.Call || effect instanceof Effect.Return;
        }
        if (!cut) {
            assertThat(report.sentence()).as(what).doesNotContain("…");
        }
    }

    private static void heights(
            StepReport report, Decoded decoded, InstructionSet instructions, Program program, String what) {
        Instruction row = decoded.row();
        assertThat(row).as(what).isNotNull();
        StackEffect effect = row.effect();
        if (!row.operands().isEmpty() && row.operands().get(0).kind() == OperandKind.HOST) {
            HostCall call = instructions.hostCall((int) decoded.operands()[0]);
            assertThat(call).as(what).isNotNull();
            effect = call.effect();
        }
        long change = report.effects().stream()
                        .filter(Effect.Push.class::isInstance)
                        .count()
                - report.effects().stream().filter(Effect.Pop.class::isInstance).count();
        if (!effect.open()) {
            long declared = count(effect.outputs(), decoded, program) - count(effect.inputs(), decoded, program);
            assertThat(change).as(what).isEqualTo(declared);
        }
    }

    private static long count(List<StackEffect.Slot> slots, Decoded decoded, Program program) {
        return slots.stream().mapToLong(slot -> program.count(slot, decoded)).sum();
    }
}
