package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Watch;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Image;
import vitrine.program.Program;
import vitrine.verify.Verifier;

/** Text, image, verifier and debugger with a machine that has another table, other areas and other cells than those of the product. */
class OtherMachineTest {
    private static final String SOURCE = """
            .machine abacus
            .global one 1
            .global sum 0
            .global kept 7
            .func main
                hear one, kept     ; input: 3
                times 3
            more:
                visit grow, kept
                again more
                say sum, kept      ; expect: 9 9
                off 0
            .func grow
                copy one, kept
                add one, sum
                back one, one
            """;
    private static final MachineKind KIND = kind();

    private static MachineKind kind() {
        MachineKind kind = Machines.named("Abacus");
        assertThat(kind).isNotNull();
        return kind;
    }

    private static Assembly assembly() {
        return Assembler.assemble(SOURCE, Machines.standard().name(), Machines.instructionSets());
    }

    private static Debugger debugger() {
        Assembly assembly = assembly();
        return new Debugger(
                KIND,
                assembly.program(),
                assembly.sourceMap(),
                KIND.limits(),
                new InputState(List.of("3"), 0, true, 1, List.of()));
    }

    private static StopReason move(Debugger debugger, Motion motion) {
        return Moments.finish(debugger.begin(motion), 100);
    }

    @Test
    void itIsNotTheOneMeantWhereAProgramNamesNone() {
        assertThat(Machines.standard())
                .isNotSameAs(KIND)
                .isSameAs(Machines.all().get(0));
    }

    @Test
    void textImageAndDisassemblyAreOneProgram() throws Exception {
        Assembly assembly = assembly();
        Program program = assembly.program();
        assertThat(assembly.diagnostics()).isEmpty();
        assertThat(program.codeLength()).isEqualTo(9 * 5);
        String text = Disassembler.disassemble(program, KIND.instructions());
        assertThat(Assembler.assemble(text, "", Machines.instructionSets()).program())
                .isEqualTo(program);
        assertThat(Image.read(new Image(program, assembly.sourceMap(), "").toBytes())
                        .program())
                .isEqualTo(program);
        assertThat(Verifier.verify(program, KIND.instructions(), assembly.sourceMap())
                        .warnings())
                .extracting(Diagnostic::message)
                .isEmpty();
    }

    @Test
    void expectationsHoldAndTravelChangesNothing() {
        assertThat(ProgramCheck.check(SOURCE)).isEmpty();
    }

    @Test
    void everyMotionLeadsWhereItsNameSays() {
        Debugger debugger = debugger();
        assertThat(move(debugger, new Motion.StepIn(3))).isEqualTo(StopReason.STEP);
        assertThat(debugger.machine().depth()).isEqualTo(2);
        assertThat(debugger.lastStep().sentence()).isEqualTo("Called grow.");
        move(debugger, new Motion.StepOut());
        assertThat(debugger.time()).isEqualTo(6);
        move(debugger, new Motion.StepBack(1));
        move(debugger, new Motion.BackToCall());
        assertThat(debugger.time()).isEqualTo(2);
        move(debugger, new Motion.Next());
        assertThat(debugger.time()).isEqualTo(6);
        move(debugger, new Motion.Previous());
        assertThat(debugger.time()).isEqualTo(2);
        int say = debugger.sourceMap().addressAt(11);
        move(debugger, new Motion.RunTo(say));
        long before = debugger.time();
        assertThat(before).isEqualTo(2 + 3 * 5);
        assertThat(move(debugger, new Motion.Continue())).isEqualTo(StopReason.HALT);
        assertThat(debugger.ended()).isTrue();
        move(debugger, new Motion.RunBackTo(say));
        assertThat(debugger.time()).isEqualTo(before);
        move(debugger, new Motion.GoTo(0));
        move(debugger, new Motion.GoToEnd());
        assertThat(debugger.time()).isEqualTo(before + 2);
    }

    @Test
    void conditionsKnowItsCells() {
        Debugger debugger = debugger();
        List<BreakpointStatus> set = debugger.setBreakpoints(List.of(
                new BreakpointSpec(15, -1, "rod[1] == 6 && hand == 1 && HAND > 0", 0, "", false, true),
                new BreakpointSpec(15, -1, "stack[0] == 6", 0, "", false, true)));
        assertThat(set.get(1).message()).contains("There is no 'stack' here.").contains("hand");
        assertThat(set.get(0).message()).isEmpty();
        assertThat(move(debugger, new Motion.Continue())).isEqualTo(StopReason.BREAKPOINT);
        long time = debugger.time();
        Machine machine = debugger.machine();
        assertThat(machine.read("rod 1")).isEqualTo(machine.read(machine.resolve("sum")));
        move(debugger, new Motion.GoToEnd());
        assertThat(move(debugger, new Motion.ReverseContinue())).isEqualTo(StopReason.BREAKPOINT);
        assertThat(debugger.time()).isEqualTo(time);
    }

    /** The times of the steps that do what is watched, one step at a time. */
    private static List<Long> steps(Watch watch) {
        Machine machine = debugger().machine();
        List<Long> times = new ArrayList<>();
        while (!machine.status().ended()) {
            if (Observation.step(machine, watch).matters()) {
                times.add(machine.time() - 1);
            }
        }
        return times;
    }

    private static List<Long> history(Debugger debugger, Question.History question) {
        Inquiry inquiry = debugger.ask(question);
        while (!inquiry.advance(3)) {
            // the next slice
        }
        return ((CellHistory) inquiry.finding())
                .entries().stream().map(CellHistory.Entry::time).toList();
    }

    @Test
    void cellsAreWatchedAndAskedFor() {
        for (String cell : List.of("rod 0", "rod 1", "rod 2", "dial HAND", "dial PLACE")) {
            for (boolean reads : new boolean[] {true, false}) {
                List<Long> steps = steps(new Watch(List.of(new Watch.Cell(cell, reads, !reads)), List.of()));
                Debugger debugger = debugger();
                debugger.setBreakpoints(List.of(new BreakpointSpec(
                        new BreakpointSpec.Data(
                                cell, reads ? BreakpointSpec.Access.READ : BreakpointSpec.Access.WRITTEN),
                        "",
                        0,
                        "",
                        false,
                        true)));
                assertThat(stops(debugger)).as(cell).isEqualTo(steps);
                Question.Access access = reads ? Question.Access.READ : Question.Access.WRITE;
                assertThat(history(debugger, new Question.History(cell, access, false, 0, 500)))
                        .isEqualTo(steps);
                List<Long> backward =
                        new ArrayList<>(history(debugger, new Question.History(cell, access, true, -1, 500)));
                Collections.reverse(backward);
                assertThat(backward).isEqualTo(steps);
            }
        }
        for (Watch.Kind kind : List.of(Watch.Kind.CALL, Watch.Kind.RETURN, Watch.Kind.OUTPUT, Watch.Kind.INPUT)) {
            Debugger debugger = debugger();
            debugger.setBreakpoints(
                    List.of(new BreakpointSpec(new BreakpointSpec.Event(kind, ""), "", 0, "", false, true)));
            assertThat(stops(debugger))
                    .isNotEmpty()
                    .isEqualTo(steps(new Watch(List.of(), List.of(new Watch.Event(kind, -1)))));
        }
    }

    /** The times of the steps behind which a breakpoint stops the program, going forward; the same are found going back. */
    private static List<Long> stops(Debugger debugger) {
        List<Long> forward = new ArrayList<>();
        while (move(debugger, new Motion.Continue()) != StopReason.HALT) {
            forward.add(debugger.time() - 1);
        }
        if (!debugger.hits().isEmpty()) {
            forward.add(debugger.time() - 1);
        }
        long end = debugger.time();
        List<Long> backward = new ArrayList<>();
        while (move(debugger, new Motion.ReverseContinue()) != StopReason.START) {
            backward.add(0, debugger.time() - 1);
        }
        move(debugger, new Motion.GoTo(end));
        assertThat(backward)
                .isEqualTo(forward.stream().filter(time -> time < end - 1).toList());
        return forward;
    }

    @Test
    void aValueIsTracedToWhatItWasMadeOf() {
        Debugger debugger = debugger();
        move(debugger, new Motion.GoToEnd());
        Inquiry inquiry = debugger.ask(new Question.Origin("sum", -1));
        while (!inquiry.advance(3)) {
            // the next slice
        }
        CellOrigin origin = (CellOrigin) inquiry.finding();
        assertThat(origin.value().text()).isEqualTo("9");
        assertThat(origin.step().mnemonic()).isEqualTo("add");
        assertThat(origin.from()).extracting(CellOrigin.Source::cell).containsExactly("rod 0", "rod 1");
        assertThat(origin.from()).extracting(source -> source.value().text()).containsExactly("3", "6");
    }
}
