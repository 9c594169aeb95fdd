package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vitrine.asm.Assembler;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.RandomSources;
import vitrine.machine.Value;
import vitrine.program.Assembly;

/** A cell that is written belongs to its time: before it the old value stands there, from it on the new one, however one comes there. */
class EditingTest {
    private static final String COUNT = """
            .global limit 3
            .global name "ab"
            .const fixed 7
            .func main
            .local n
            .local a
                const 4
                newarr
                lstore a
            again:
                lload n
                const 1
                add
                lstore n
                lload n
                gload limit
                lt
                jt again
                lload n
                print
                gload name
                print
                halt
            .func helper
                ret
            """;
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final long FIRST_TURN = 7;

    private final Debugger debugger = Moments.debugger(COUNT);

    private void go(long time) {
        Moments.finish(debugger.begin(new Motion.GoTo(time)), 1_000);
        assertThat(debugger.time()).isEqualTo(time);
    }

    private String end() {
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 1_000);
        return ProgramOutput.from(debugger, 0);
    }

    private void write(String cell, String text) {
        assertThat(debugger.write(cell, text, false)).isNull();
    }

    private Value read(String name) {
        String cell = debugger.machine().resolve(name);
        return cell == null ? null : debugger.machine().read(cell);
    }

    @Test
    void theProgramGoesOnWithWhatWasWritten() {
        go(FIRST_TURN);
        write("limit", "10");
        assertThat(end()).isEqualTo("10\nab\n");
        go(FIRST_TURN - 1);
        assertThat(read("limit")).isEqualTo(new Value.Int(3));
        go(FIRST_TURN);
        assertThat(read("limit")).isEqualTo(new Value.Int(10));
        assertThat(end()).isEqualTo("10\nab\n");
    }

    @Test
    void everyKindOfCellCanBeWritten() {
        go(FIRST_TURN);
        write("n", "100");
        write("name", "\"new \\u0041\\n\"");
        write("heap 0x68", "2.5");
        assertThat(debugger.machine().text(read("name"))).isEqualTo("new A\n");
        assertThat(read("heap 0x68")).isEqualTo(new Value.Float(2.5));
        assertThat(end()).isEqualTo("100\nnew A\n\n");
        go(5);
        Refusal refusal = debugger.write("top", "-9", true);
        assertThat(refusal).isNull();
        assertThat(read("stack 1")).isEqualTo(new Value.Int(-9));
        assertThat(end()).isEqualTo("3\nab\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "42|42",
                "-0x10|-16",
                "0b101|5",
                "1_000|1000",
                "'a'|97",
                "1.5|1.5",
                "-inf|-Infinity",
                "null|null",
                "helper|helper",
                "limit * 2 + 1|7",
                "a[1]|0",
                "length(name)|2",
                "\"a;b\"|\"a;b\""
            })
    void valuesAreWrittenAsInSource(String text, String shown) {
        go(FIRST_TURN);
        write("n", text);
        assertThat(debugger.machine().view(read("n")).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "n|12x|'12x' is not a number",
                "n|`  `|A value is needed",
                "n|hello|There is no 'hello' here",
                "n|\"ab|This string has no end",
                "n|'ab'|several characters",
                "n|9999999999999999999|does not fit 64 bits",
                "n|1 2|An operator is needed here",
                "m|1|There is no 'm' here",
                "stack 9|1|There is no 'stack 9' here",
                "fixed|1|A constant never changes",
                "ip|0|A register follows"
            })
    void whatCannotBeWrittenIsRefusedWithTheReason(String cell, String text, String reason) {
        go(FIRST_TURN);
        long digest = debugger.machine().digest();
        Refusal refusal = debugger.write(cell, text, false);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).contains(reason);
        assertThat(refusal.hint()).isNotBlank();
        assertThat(refusal.dropsFuture()).isFalse();
        assertThat(debugger.machine().digest()).isEqualTo(digest);
    }

    @Test
    void aKnownFutureIsOnlyForgottenOnDemand() {
        assertThat(end()).isEqualTo("3\nab\n");
        long end = debugger.end();
        Refusal over = debugger.write("limit", "5", true);
        assertThat(over.reason()).contains("The program has ended");
        go(FIRST_TURN);
        Refusal refusal = debugger.write("limit", "5", false);
        assertThat(refusal.dropsFuture()).isTrue();
        assertThat(debugger.end()).isEqualTo(end);
        assertThat(debugger.write("limit", "3", false)).as("nothing changes").isNull();
        assertThat(debugger.inputs().edits()).isEmpty();
        assertThat(debugger.end()).isEqualTo(end);
        assertThat(debugger.write("limit", "5", true)).isNull();
        assertThat(debugger.end()).isEqualTo(FIRST_TURN);
        assertThat(debugger.ended()).isFalse();
        assertThat(end()).isEqualTo("5\nab\n");
    }

    @Test
    void editsAfterADroppedMomentAreForgotten() {
        go(FIRST_TURN);
        write("limit", "9");
        go(20);
        write("name", "null");
        go(10);
        assertThat(debugger.write("limit", "4", true)).isNull();
        assertThat(debugger.inputs().edits())
                .containsExactly(new Edit(FIRST_TURN, "global 0", "9"), new Edit(10, "global 0", "4"));
        assertThat(end()).isEqualTo("4\nab\n");
    }

    @Test
    void editsAtTheVeryStartAndSeveralAtOneTime() {
        write("limit", "5");
        write("limit", "limit + 1");
        write("name", "\"x\"");
        assertThat(debugger.edited()).hasSize(3);
        assertThat(debugger.edited().get(1).before()).isEqualTo(new Value.Int(5));
        assertThat(debugger.edited().get(1).after()).isEqualTo(new Value.Int(6));
        long digest = debugger.machine().digest();
        assertThat(end()).isEqualTo("6\nx\n");
        go(0);
        assertThat(debugger.machine().digest()).isEqualTo(digest);
        assertThat(debugger.edited()).hasSize(3);
    }

    @Test
    void aDebuggerThatBeginsWithTheEditsComesToTheSameStates() {
        go(FIRST_TURN);
        write("limit", "6");
        go(30);
        write("name", "\"later\"");
        String output = end();
        long digest = debugger.machine().digest();
        Debugger other =
                Moments.debugger(Moments.assemble(COUNT), Limits.DEFAULT, debugger.inputs(), Debugger.HISTORY_BYTES);
        Moments.finish(other.begin(new Motion.GoToEnd()), 3);
        assertThat(other.machine().digest()).isEqualTo(digest);
        assertThat(ProgramOutput.from(other, 0)).isEqualTo(output);
        assertThat(other.timeline(0, other.end(), 10).marks())
                .extracting(TimelineView.Mark::kind)
                .containsExactly("edit", "edit", "halt");
    }

    @Test
    void anEditThatCannotBeMadeAtItsTimeSaysSo() {
        InputState inputs =
                new InputState(List.of(), 0, true, 1, List.of(), List.of(new Edit(3, "frame 7 local 0", "1")));
        Debugger other = Moments.debugger(Moments.assemble(COUNT), Limits.DEFAULT, inputs, Debugger.HISTORY_BYTES);
        Moments.finish(other.begin(new Motion.GoTo(3)), 10);
        assertThat(other.edited().get(0).failure()).contains("There is no 'frame 7 local 0'");
        Moments.finish(other.begin(new Motion.GoToEnd()), 1_000);
        assertThat(ProgramOutput.from(other, 0)).isEqualTo("3\nab\n");
    }

    /** A machine that is stepped by hand and written to at the right times comes to the states that the debugger shows, wherever it comes from. */
    @Test
    void statesAreThoseOfAMachineThatIsWrittenToByHand() {
        int made = 0;
        for (long seed = SEED; seed < SEED + 60; seed++) {
            Random random = new Random(seed);
            Assembly assembly = Moments.assemble(RandomSources.inAnyLayout(seed));
            Limits limits = RandomSources.limits(seed);
            List<Edit> edits = edits(random);
            Machine plain = Moments.machine(assembly.program(), limits, Moments.inputs(seed));
            List<Long> digests = new ArrayList<>();
            long time = -1;
            while (plain.time() > time && digests.size() < 600) {
                time = plain.time();
                for (Edit edit : edits) {
                    boolean now = edit.time() == time && plain.read(edit.cell()) != null;
                    made += now
                                    && plain.write(edit.cell(), new Value.Int(Long.parseLong(edit.text())))
                                            .isEmpty()
                            ? 1
                            : 0;
                }
                digests.add(plain.digest());
                plain.step(Observer.NONE);
            }
            InputState given = Moments.inputs(seed);
            InputState inputs = new InputState(given.lines(), 0, given.closed(), given.seed(), List.of(), edits);
            Debugger walked = Moments.debugger(assembly, limits, inputs, random.nextBoolean() ? 5_000 : 1 << 20);
            for (int i = 0; i < 40; i++) {
                Motion motion = random.nextInt(3) == 0
                        ? new Motion.StepBack(1 + random.nextInt(30))
                        : new Motion.GoTo(random.nextInt(digests.size()));
                Moments.finish(walked.begin(motion), 1 + random.nextInt(500));
                assertThat(walked.machine().digest())
                        .as("seed %d, time %d, edits %s", seed, walked.time(), edits)
                        .isEqualTo(digests.get((int) walked.time()));
            }
        }
        assertThat(made).isGreaterThan(100);
    }

    private static List<Edit> edits(Random random) {
        List<Edit> edits = new ArrayList<>();
        List<String> cells =
                List.of("global 0", "global 1", "frame 0 local 1", "frame 0 local 2", "frame 1 local 0", "stack 0");
        for (long time = random.nextInt(20); edits.size() < 12; time += random.nextInt(60)) {
            String cell = cells.get(random.nextInt(cells.size()));
            edits.add(new Edit(time, cell, String.valueOf(random.nextInt(9) - 2)));
        }
        return edits;
    }

    @Test
    void conditionsSeeWhatWasWritten() {
        debugger.setBreakpoints(List.of(new BreakpointSpec(11, -1, "limit == 8", 0, "", false, true)));
        go(4);
        write("limit", "8");
        assertThat(Moments.finish(debugger.begin(new Motion.Continue()), 1_000)).isEqualTo(StopReason.BREAKPOINT);
        long time = debugger.time();
        assertThat(debugger.write("limit", "4", true)).isNull();
        end();
        assertThat(Moments.finish(debugger.begin(new Motion.ReverseContinue()), 1_000))
                .isEqualTo(StopReason.START);
        assertThat(debugger.time()).isZero();
        go(time);
        assertThat(read("limit")).isEqualTo(new Value.Int(4));
    }

    @Test
    void anotherMachineIsEditedThroughTheSameSeam() {
        Assembly assembly = Assembler.assemble(
                ".machine abacus\n.global a 2\n.global b 3\nadd a b\nsay a b\noff 0\n", "", Machines.instructionSets());
        MachineKind kind = Machines.named("abacus");
        Debugger other =
                new Debugger(kind, assembly.program(), assembly.sourceMap(), kind.limits(), InputState.none(1));
        Moments.finish(other.begin(new Motion.StepIn(1)), 10);
        assertThat(other.write("b", "a * 50", false)).isNull();
        assertThat(other.write("b", "1.5", true).reason()).contains("whole number");
        assertThat(other.write("a", "\"text\"", true).reason()).contains("no room for a text");
        Moments.finish(other.begin(new Motion.GoToEnd()), 10);
        assertThat(ProgramOutput.from(other, 0)).isEqualTo("2 100\n");
        Moments.finish(other.begin(new Motion.GoTo(0)), 10);
        Moments.finish(other.begin(new Motion.GoToEnd()), 10);
        assertThat(ProgramOutput.from(other, 0)).isEqualTo("2 100\n");
    }
}
