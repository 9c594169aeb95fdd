package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.machine.GroupView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.RandomSources;
import vitrine.machine.Status;
import vitrine.machine.Trap;
import vitrine.machine.Until;
import vitrine.machine.Window;

/** Limits are counters: what is too much is a trap at the exact place, never an error of the process; and long work ends a slice. */
class LimitsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    /** Nothing is given back, or a limit is never reached. */
    private static Machine run(String source, Limits limits) {
        Machine machine =
                Moments.machine(Moments.assemble(".collector none\n" + source).program(), limits, InputState.none(1));
        while (machine.status() instanceof Status.Ready && machine.time() < 20_000_000) {
            machine.run(Until.time(20_000_000));
        }
        return machine;
    }

    private static Trap trap(Machine machine) {
        assertThat(machine.status()).isInstanceOf(Status.Trapped.class);
        return ((Status.Trapped) machine.status()).trap();
    }

    private static long heapBytes(Machine machine) {
        long bytes = 0;
        for (GroupView object :
                machine.view("heap", new Window(0, Integer.MAX_VALUE)).groups()) {
            bytes += ((Number) object.facts().get("bytes")).longValue();
        }
        return bytes;
    }

    @TestFactory
    Stream<DynamicTest> tooMuchIsATrap() {
        String many = "ab".repeat(200);
        return Stream.of(
                        List.of("deep recursion", ".func main\ncall f\n.func f\ncall f\nret\n"),
                        List.of(
                                "recursion with values",
                                ".func main\nconst 1\ncall f\n.func f n\n.local a\nconst 1\nlload n\ncall f\nret\n"),
                        List.of("values", "again: const 1\njmp again\n"),
                        List.of("copies", "const 1\nagain: dup\nover\njmp again\n"),
                        List.of("doubling", ".const s \"ab\"\nldc s\nagain: dup\nconcat\njmp again\n"),
                        List.of("arrays", "again: const 1000\nnewarr\npop\njmp again\n"),
                        List.of("empty arrays", "again: const 0\nnewarr\npop\njmp again\n"),
                        List.of("a huge array", "const 2_000_000_000\nnewarr\n"),
                        List.of("the hugest array", ".const n 9223372036854775807\nldc n\nnewarr\n"),
                        List.of("texts of numbers", "again: const 1\ni2s\npop\njmp again\n"),
                        List.of("output", "again: const 1\nprint\njmp again\n"),
                        List.of("long output", ".const s \"" + many + "\"\nagain: ldc s\nprint\njmp again\n"),
                        List.of("dumps", "again: dump\njmp again\n"),
                        List.of("traces", "trace\nagain: nop\njmp again\n"),
                        List.of(
                                "traces with output",
                                ".const s \"" + many + "\"\ntrace\nagain: ldc s\nprint\njmp again\n"),
                        List.of("traces with dumps", "trace\nagain: dump\njmp again\n"),
                        List.of(
                                "arrays of arrays of arrays",
                                ".func main\n.local a\nconst 100\nnewarr\nlstore a\nlload a\nconst 0\nlload a\nastore\n"
                                        + "again: lload a\nprint\njmp again\n"))
                .flatMap(each -> Stream.of(Limits.DEFAULT, new Limits(5_000, 50, 20, 1_500))
                        .map(limits -> DynamicTest.dynamicTest(each.get(0) + ", " + limits, () -> {
                            Machine machine = run(each.get(1), limits);
                            assertThat(trap(machine).kind()).isEqualTo(Trap.Kind.LIMIT);
                            assertWithin(machine, limits);
                        })));
    }

    private static void assertWithin(Machine machine, Limits limits) {
        assertThat(heapBytes(machine)).isLessThanOrEqualTo(limits.heapBytes());
        assertThat(machine.outputLength()).isLessThanOrEqualTo(limits.outputChars());
        assertThat(machine.depth()).isLessThanOrEqualTo(limits.callDepth());
        assertThat(machine.view("stack", new Window(0, 1)).size()).isLessThanOrEqualTo(limits.stackValues());
    }

    @Test
    void randomProgramsStayWithinTheirLimits() {
        for (long seed = SEED; seed < SEED + 300; seed++) {
            Limits limits =
                    new Limits(200 + seed % 900, 6 + (int) (seed % 40), 2 + (int) (seed % 7), 450 + (int) (seed % 800));
            Machine machine = Moments.machine(
                    Moments.assemble(RandomSources.inAnyLayout(seed)).program(), limits, Moments.inputs(seed));
            for (int i = 0; i < 200; i++) {
                machine.run(Until.time(machine.time() + 20));
                assertWithin(machine, limits);
            }
        }
    }

    @Test
    void theHeapIsFullExactlyWhenItIs() {
        for (int bytes = 40; bytes < 400; bytes += 8) {
            Limits limits = new Limits(bytes, 100, 100, 10_000);
            Machine machine = run("again: const 2\nnewarr\npop\nconst 12345\ni2s\npop\njmp again\n", limits);
            long used = heapBytes(machine);
            assertThat(trap(machine).message()).contains("but only " + (bytes - used) + " of " + bytes + " are free.");
            assertThat(bytes - used).isLessThan(32);
        }
    }

    @Test
    void aProgramWhoseConstantsDoNotFitIsTrappedAtItsBeginning() {
        String source = ".const a \"" + "x".repeat(900) + "\"\n.const b \"y\"\n.global g \"" + "z".repeat(300)
                + "\"\nldc a\nprint\n";
        for (int bytes : List.of(0, 8, 600, 1_840, 2_000)) {
            Debugger debugger = Moments.debugger(
                    Moments.assemble(source), new Limits(bytes, 10, 10, 100), InputState.none(1), 100_000);
            assertThat(trap(debugger.machine()).kind()).isEqualTo(Trap.Kind.LIMIT);
            for (Motion motion : List.of(
                    new Motion.StepIn(1), new Motion.Continue(), new Motion.StepBack(1), new Motion.GoToEnd())) {
                Moments.finish(debugger.begin(motion), 100);
                assertThat(debugger.time()).isZero();
                assertThat(Moments.views(debugger.machine())).isNotEmpty();
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> longWorkEndsASlice() {
        String big = ".const s \"" + "x".repeat(60_000) + "\"\n.func main\n";
        String locals = IntNames.of(60_000);
        return Stream.of(
                        List.of("concat", big + "again: ldc s\nldc s\nconcat\npop\njmp again\n", "5", "7500"),
                        List.of(
                                "substr",
                                big + "again: ldc s\nconst 0\nconst 60000\nsubstr\npop\njmp again\n",
                                "6",
                                "3750"),
                        List.of(
                                "comparison",
                                big + ".local a\nldc s\nconst 0\nconst 60000\nsubstr\nlstore a\n"
                                        + "again: ldc s\nlload a\neq\npop\nldc s\nlload a\nlt\npop\njmp again\n",
                                "9",
                                "7500"),
                        List.of("newarr", "again: const 60000\nnewarr\npop\njmp again\n", "4", "3750"),
                        List.of("print", big + "again: ldc s\nprint\njmp again\n", "3", "3750"),
                        List.of(
                                "locals",
                                ".func main\nagain: call f\njmp again\n.func f" + locals + "\nret\n",
                                "3",
                                "3750"))
                .map(each -> DynamicTest.dynamicTest(each.get(0), () -> {
                    Machine machine = Moments.machine(
                            Moments.assemble(each.get(1)).program(), Limits.DEFAULT, InputState.none(1));
                    long round = Long.parseLong(each.get(2));
                    long work = Long.parseLong(each.get(3));
                    for (int i = 0; i < 3; i++) {
                        long before = machine.time();
                        machine.run(Until.time(before + 20_000));
                        long rounds = (machine.time() - before) / round;
                        assertThat(machine.time()).isGreaterThan(before);
                        assertThat(rounds * work).isLessThanOrEqualTo(20_000 + work);
                    }
                }));
    }

    /** Many locals. */
    private static final class IntNames {
        static String of(int count) {
            StringBuilder names = new StringBuilder();
            for (int i = 0; i < count; i++) {
                names.append("\n.local v").append(i);
            }
            return names.toString();
        }
    }
}
