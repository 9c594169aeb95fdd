package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Window;

/** What is said of a moment is said of that moment, whichever way it was come to: what the last step did to registers and watches, names of edits, mistakes. */
class MomentTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129);

    private static final String TWO = """
            .func main
                const 1
                call f
                pop
                const 2
                call g
                pop
                halt
            .func f n
            .local x
                lload n
                const 1
                add
                lstore x
                lload x
                ret
            .func g m
                lload m
                ret
            """;

    private static void go(Debugger debugger, Motion motion) {
        Moments.finish(debugger.begin(motion), 100);
    }

    /** The registers by name, as they are shown. */
    private static TreeMap<String, String> registers(Machine machine) {
        TreeMap<String, String> registers = new TreeMap<>();
        for (Area area : Moments.kind(machine.program()).areas()) {
            AreaView view = area.kind() == Area.Kind.REGISTERS ? machine.view(area.id(), new Window(0, 1_000)) : null;
            for (CellView cell : view == null ? List.<CellView>of() : view.cells()) {
                registers.put(cell.name(), cell.value().toString());
            }
        }
        return registers;
    }

    private static TreeMap<String, String> moved(Debugger debugger) {
        StepReport last = debugger.lastStep();
        return last == null
                ? new TreeMap<>()
                : last.moved().stream()
                        .collect(Collectors.toMap(
                                StepReport.Moved::cell, each -> each.before().toString(), (a, b) -> a, TreeMap::new));
    }

    @ParameterizedTest
    @EnumSource
    void registersSayWhatTheLastStepMadeOfThemHoweverOneCame(Sources sources) {
        for (long seed = SEED; seed < SEED + 4; seed++) {
            String source = sources.text(seed);
            Debugger debugger = Moments.debugger(
                    Moments.assemble(source), sources.limits(seed), Moments.inputs(seed), Debugger.HISTORY_BYTES);
            List<TreeMap<String, String>> all = new ArrayList<>();
            Machine machine =
                    Moments.machine(Moments.assemble(source).program(), sources.limits(seed), Moments.inputs(seed));
            all.add(registers(machine));
            while (all.size() < 60) {
                long time = machine.time();
                machine.step(effect -> {});
                if (machine.time() == time) {
                    break;
                }
                all.add(registers(machine));
            }
            int last = all.size() - 1;
            go(debugger, new Motion.GoTo(last));
            for (int time = last; time >= 0; time--) {
                TreeMap<String, String> expected = new TreeMap<>();
                for (var was : all.get(Math.max(0, time - 1)).entrySet()) {
                    if (!was.getValue().equals(all.get(time).get(was.getKey()))) {
                        expected.put(was.getKey(), was.getValue());
                    }
                }
                go(debugger, new Motion.GoTo(time));
                assertThat(moved(debugger))
                        .as("seed %d, gone to %d", seed, time)
                        .isEqualTo(expected);
                go(debugger, new Motion.GoTo(Math.max(0, time - 1)));
                if (time > 0) {
                    go(debugger, new Motion.StepIn(1));
                    assertThat(moved(debugger))
                            .as("seed %d, stepped to %d", seed, time)
                            .isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void watchesSayWhatTheLastStepMadeOfThem() {
        Debugger debugger = Moments.debugger(TWO);
        debugger.setWatches(List.of("x", "n + 1", "time"));
        go(debugger, new Motion.GoTo(6));
        assertThat(debugger.watches().get(0).value().text()).isEqualTo("2");
        assertThat(debugger.watches().get(0).before().text()).isEqualTo("0");
        assertThat(debugger.watches().get(1).before()).isNull();
        assertThat(debugger.watches().get(2).before().text()).isEqualTo("5");
        go(debugger, new Motion.GoTo(2));
        go(debugger, new Motion.StepIn(4));
        assertThat(debugger.watches().get(0).before().text()).isEqualTo("0");
        assertThat(debugger.setWatches(List.of("x")).get(0).before())
                .as("nobody looked")
                .isNull();
        Inquiry asked = debugger.ask(new Question.Watched());
        Moments.finish(asked, 100);
        assertThat(debugger.watches().get(0).before().text()).isEqualTo("0");
        assertThat(debugger.time()).isEqualTo(6);
    }

    @Test
    void anEditKeepsTheNameOfItsCell() {
        Debugger debugger = Moments.debugger(TWO);
        go(debugger, new Motion.GoTo(3));
        assertThat(debugger.write("n", "7", true)).isNull();
        go(debugger, new Motion.GoToEnd());
        assertThat(debugger.inputs().edits()).extracting(Edit::name).containsExactly("n of f");
        go(debugger, new Motion.GoTo(0));
        assertThat(debugger.inputs().edits()).extracting(Edit::name).containsExactly("n of f");
        // whoever begins with it learns the name when somebody comes there
        InputState inputs = debugger.inputs();
        List<Edit> plain = inputs.edits().stream()
                .map(edit -> new Edit(edit.time(), edit.cell(), edit.text()))
                .toList();
        Debugger other =
                Moments.debugger(Moments.assemble(TWO), Limits.DEFAULT, inputs.with(plain), Debugger.HISTORY_BYTES);
        assertThat(other.inputs().edits()).extracting(Edit::name).containsExactly("");
        go(other, new Motion.GoToEnd());
        assertThat(other.inputs().edits()).extracting(Edit::name).containsExactly("n of f");
    }

    @Test
    void anotherFutureIsAnotherMoment() {
        Debugger debugger = Moments.debugger(TWO);
        go(debugger, new Motion.GoTo(3));
        Standing before = debugger.standing();
        assertThat(debugger.write("n", "7", true)).isNull();
        assertThat(debugger.standing().future()).isEqualTo(before.future() + 1);
        assertThat(debugger.standing().time()).isEqualTo(before.time());
    }

    private static BreakpointStatus set(Debugger debugger, String condition, String log) {
        return debugger.setBreakpoints(List.of(new BreakpointSpec(10, -1, condition, 0, log, false, true)))
                .get(0);
    }

    @Test
    void whatCanBeComputedNowhereIsSaidWhereItIsSet() {
        Debugger debugger = Moments.debugger(TWO);
        BreakpointStatus zero = set(debugger, "n > 1 / 0", "");
        assertThat(zero.verified()).isFalse();
        assertThat(zero.column()).isEqualTo(7);
        BreakpointStatus text = set(debugger, "", "{7 % (2 - 2)}");
        assertThat(text.verified()).isFalse();
        assertThat(text.message()).isNotEmpty();
        assertThat(text.column()).isPositive();
        assertThat(set(debugger, "n > 1 / time", "").verified())
                .as("it changes")
                .isTrue();
        assertThat(set(debugger, "n > 6 / 2 && true", "").message()).isEmpty();
    }

    @Test
    void whatCannotBeComputedWhereTheProgramStandsIsSaidThereAndThen() {
        Debugger debugger = Moments.debugger(TWO);
        go(debugger, new Motion.GoTo(2));
        BreakpointStatus here = set(debugger, "n / (n - 1) == 2", "");
        assertThat(here.verified()).isTrue();
        assertThat(here.message()).isNotEmpty();
        assertThat(here.failedAt()).isEqualTo(2);
        go(debugger, new Motion.GoTo(0));
        go(debugger, new Motion.Continue());
        assertThat(debugger.time()).isEqualTo(2);
        assertThat(debugger.breakpoints().get(0).message()).isNotEmpty();
    }

    @Test
    void aLogTextThatFailsIsNoFlood() {
        Debugger debugger = Moments.debugger("""
                .func main
                .local i
                again:
                    lload i
                    const 1
                    add
                    lstore i
                    lload i
                    const 50
                    lt
                    jt again
                    halt
                """);
        debugger.setBreakpoints(List.of(new BreakpointSpec(4, -1, "", 0, "{i} {i / (i - i)}", false, true)));
        go(debugger, new Motion.Continue());
        List<String> logs = debugger.takeLogs().stream().map(LogEntry::text).toList();
        assertThat(logs).hasSize(49);
        assertThat(logs.get(0)).contains("zero");
        assertThat(logs.subList(1, 49)).allSatisfy(line -> assertThat(line).endsWith("<?>"));
        assertThat(debugger.breakpoints().get(0).failedAt()).isPositive();
        assertThat(debugger.breakpoints().get(0).message()).contains("zero");
    }
}
