package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vitrine.asm.Assembler;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;

/** The marks of a text can be gone to in both directions, on every machine. */
class SyncMarksTest {
    private static final String STACK = """
            .global n 3
            .func main
            turn:
                gload n            ; sync: turn
                const 1
                sub
                call shown
                gstore n
                gload n
                jt turn
                gload n            ; sync: done
                print
                halt
            .func shown n
                lload n            ; sync: shown
                ret
            """;

    private static final String ABACUS = """
            .machine abacus
            .global one 1
            .global sum 0
            .func main
                times 3
            more:
                visit grow, one    ; sync: turn
                again more
                say sum, one       ; sync: done
                off 0
            .func grow
                add one, sum       ; sync: shown
                back one, one
            """;

    private static final String REGISTER = """
            .machine register
            .func main
                load $4 #3
                load $5 #0
            turn:
                call shown         ; sync: turn
                dec $4
                neq $4 $5
                djmpe turn
                prti $4            ; sync: done
                hlt
            .func shown
                nop                ; sync: shown
                ret
            """;

    private static final Map<String, String> SOURCES = Map.of("stack", STACK, "abacus", ABACUS, "register", REGISTER);

    static Debugger debugger(String source) {
        Assembly assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        assertThat(assembly.diagnostics()).isEmpty();
        MachineKind kind = Machines.named(assembly.program().machine());
        return new Debugger(
                kind,
                assembly.program(),
                assembly.sourceMap(),
                kind.limits(),
                new InputState(List.of(), 0, true, 1, List.of()));
    }

    /** The times at which a run stands at marks of some names, and at its end, written down one by one. */
    private static List<Long> expected(String source, List<String> names) {
        Debugger debugger = debugger(source);
        List<Long> times = new ArrayList<>();
        Machine machine = debugger.kind()
                .load(
                        debugger.program(),
                        debugger.kind().limits(),
                        new InputLog(debugger.inputs(), List.of(), List.of(), () -> 0));
        while (!machine.status().ended()) {
            if (!SyncMarks.at(machine, debugger.sourceMap(), names).isEmpty()) {
                times.add(machine.time());
            }
            machine.step(effect -> {});
        }
        times.add(machine.time());
        return times;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack", "abacus", "register"})
    void everyMarkIsGoneToAndBackTo(String machine) {
        for (List<String> names :
                List.of(List.<String>of(), List.of("turn"), List.of("shown", "done"), List.of("done"))) {
            List<Long> times = expected(SOURCES.get(machine), names);
            assertThat(times.size()).isGreaterThan(1);
            Debugger debugger = debugger(SOURCES.get(machine));
            for (long time : times) {
                if (time == 0) {
                    assertThat(debugger.marksHere()).isNotEmpty();
                    continue;
                }
                StopReason reason = Moments.finish(debugger.begin(new Motion.ToMark(names)), 3);
                assertThat(debugger.time()).isEqualTo(time);
                boolean end = time == times.get(times.size() - 1);
                assertThat(reason).isEqualTo(end ? StopReason.HALT : StopReason.MARK);
                assertThat(debugger.marksHere().isEmpty()).isEqualTo(end);
                assertThat(debugger.lastStep().time()).isEqualTo(time - 1);
            }
            for (int i = times.size() - 2; i >= 0; i--) {
                StopReason reason = Moments.finish(debugger.begin(new Motion.BackToMark(names)), 3);
                assertThat(debugger.time()).isEqualTo(times.get(i));
                assertThat(reason).isEqualTo(times.get(i) == 0 ? StopReason.START : StopReason.MARK);
            }
            assertThat(Moments.finish(debugger.begin(new Motion.BackToMark(names)), 3))
                    .isEqualTo(StopReason.START);
            assertThat(debugger.time()).isZero();
        }
    }

    @Test
    void aBreakpointStopsOnTheWay() {
        Debugger debugger = debugger(STACK);
        debugger.setBreakpoints(List.of(new BreakpointSpec(8, -1, "", 0, "", false, true)));
        Moments.finish(debugger.begin(new Motion.ToMark(List.of("done"))), 100);
        assertThat(debugger.hits()).containsExactly(0);
        assertThat(debugger.marksHere()).isEmpty();
    }
}
