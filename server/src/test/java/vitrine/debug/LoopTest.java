package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.Status;
import vitrine.program.Assembly;

/** What is said of programs that seem to run for ever. */
class LoopTest {
    private static final String COUNTING = """
            .global limit 100_000
            .func main
            .local n
            again:
                lload n
                const 1
                add
                lstore n
                lload n
                gload limit
                lt
                jt again
                halt
            """;
    private static final String NESTED = """
            .func main
            .local i
            .local k
            outer:
                const 0
                lstore k
            inner:
                lload k
                const 1
                add
                lstore k
                lload k
                const 10
                lt
                jt inner
                lload i
                const 1
                add
                lstore i
                lload i
                const 1_000_000
                gte
                jf outer
                halt
            """;
    private static final String FLAG = """
            .global ready 0
            wait:
                gload ready
                jf wait
                halt
            """;
    private static final String ENDLESS = """
            .global n 0
            again:
                gload n
                const 1
                add
                gstore n
                jmp again
            """;
    private static final String PUSHING = """
            again:
                const 1
                const 1
                jt again
                halt
            """;
    private static final String RECURSION = """
            .func main
                const 5
                call down
                halt
            .func down n
                lload n
                jf end
                lload n
                const 1
                add
                call down
            end:
                ret
            """;
    private static final String MUTUAL = """
            .func main
                const 5
                call ping
                halt
            .func ping n
                lload n
                call pong
                ret
            .func pong n
                lload n
                const 1
                sub
                call ping
                ret
            """;
    private static final String FIB = """
            .func main
                const 30
                call fib
                halt
            .func fib n
                lload n
                const 2
                lt
                jt small
                lload n
                const 1
                sub
                call fib
                lload n
                const 2
                sub
                call fib
                add
                ret
            small:
                lload n
                ret
            """;
    private static final String COUNTDOWN = """
                const 50
            loop:
                const 1
                sub
                dup
                jt loop
                halt
            """;
    private static final String CALLS = """
            .global n 0
            .func main
            again:
                call done
                jf again
                halt
            .func done
            .local t
                gload n
                const 1
                add
                dup
                gstore n
                lstore t
                lload t
                const 1_000_000
                eq
                ret
            """;
    private static final String RANDOM = """
            again:
                const 6
                host random
                const 7
                ne
                jt again
                halt
            """;
    private static final String ARRAY = """
            .func main
            .local a
            .local i
                const 10
                newarr
                lstore a
            again:
                lload a
                lload i
                const 10
                mod
                lload i
                astore
                lload i
                const 1
                add
                lstore i
                lload a
                const 3
                aload
                const -1
                ne
                jt again
                halt
            """;

    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    private static Debugger at(String source, long time, String... lines) {
        Debugger debugger = Moments.debugger(source, lines);
        Moments.finish(debugger.begin(new Motion.GoTo(time)), 100_000);
        return debugger;
    }

    private static LoopReport ask(Debugger debugger) {
        long time = debugger.time();
        long digest = debugger.machine().digest();
        StepReport step = debugger.lastStep();
        Inquiry inquiry = debugger.ask(new Question.Loop());
        Moments.finish(inquiry, 10_000);
        assertThat(debugger.time()).isEqualTo(time);
        assertThat(debugger.machine().digest()).isEqualTo(digest);
        assertThat(debugger.lastStep()).isEqualTo(step);
        LoopReport report = (LoopReport) inquiry.finding();
        assertThat(report.complete()).isTrue();
        return report;
    }

    private static void says(String source, long time, String sentence) {
        assertThat(ask(at(source, time)).sentence()).isEqualTo(sentence);
    }

    @Test
    void aLoopThatEndsIsToldWithWhatChangesAndWhatWouldEndIt() {
        LoopReport report = ask(at(COUNTING, 750_003));
        assertThat(report.sentence())
                .isEqualTo(
                        "Lines 5 to 12 repeat: 8 instructions a turn, 93,750 turns so far; n changes (…, 93748, 93749, 93750);"
                                + " limit stays 100000; it would end at line 12 when n is not less than limit.");
        assertThat(report.kind()).isEqualTo("loop");
        assertThat(report.lines()).containsExactly(5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(report.function()).isEqualTo("main");
        assertThat(report.instructions()).isEqualTo(8);
        assertThat(report.turns()).isEqualTo(93_750);
        assertThat(report.exact()).isTrue();
        assertThat(report.since()).isZero();
        assertThat(report.changed()).hasSize(1);
        assertThat(report.changed().get(0).values()).hasSize(5);
        assertThat(report.unchanged()).extracting(LoopReport.Cell::name).containsExactly("limit");
        assertThat(report.condition()).isEqualTo(report.exits().get(0));
        assertThat(report.condition().cells())
                .extracting(LoopReport.Cell::cell)
                .containsExactly("frame 0 local 0", "global 0");
        assertThat(report.endless()).isFalse();
        assertThat(ask(at(COUNTING, 900_000)).found()).isFalse();
    }

    @Test
    void ofNestedLoopsTheOutermostIsTold() {
        says(
                NESTED,
                500_000,
                "Lines 5 to 23 repeat: 90 instructions a turn, 5,555 turns so far; i changes (…, 5553, 5554, 5555);"
                        + " it would end at line 23 when i is at least 1000000.");
        // where only the inner one is known to repeat, that one
        assertThat(ask(at(NESTED, 40)).sentence())
                .startsWith("Lines 8 to 15 repeat: 8 instructions a turn, 4 turns so far; k changes");
        says(
                NESTED,
                100,
                "Lines 5 to 23 repeat: 90 instructions a turn, 1 turn so far; i changes (0, 1) and k changes (0, 10);"
                        + " it would end at line 23 when i is at least 1000000.");
    }

    @Test
    void whatWaitsForWhatNobodyChangesNeverEnds() {
        LoopReport report = ask(at(FLAG, 3_000));
        assertThat(report.sentence())
                .isEqualTo(
                        "Lines 3 to 4 repeat: 2 instructions a turn, 1,500 turns so far; ready stays 0;"
                                + " it would end at line 4 when ready is not 0. The whole state is the same again after a turn: it can never end.");
        assertThat(report.endless()).isTrue();
        Debugger edited = at(FLAG, 3_000);
        edited.write("ready", "1", false);
        Moments.finish(edited.begin(new Motion.GoTo(1_000)), 100);
        assertThat(ask(edited).endless()).as("somebody will write it").isFalse();
        says(
                "loop: rjmp loop",
                900,
                "Line 1 repeats: 1 instruction a turn, 900 turns so far."
                        + " The whole state is the same again after a turn: it can never end.");
    }

    @Test
    void whatGoesItsWayWhateverChangesNeverEndsByItself() {
        says(
                ENDLESS,
                5_000,
                "Lines 3 to 7 repeat: 5 instructions a turn, 1,000 turns so far; n changes (…, 998, 999, 1000)."
                        + " Nothing that decides its way changes in it: unless an instruction in it fails, it never ends.");
        says(
                PUSHING,
                5_000,
                "Lines 2 to 4 repeat: 3 instructions a turn, 1,666 turns so far. Nothing that decides its way changes in it:"
                        + " it goes on until an instruction in it fails; the operand stack grows by 1 a turn.");
    }

    @Test
    void valuesOnTheStackAndInCalledFunctionsAreFollowed() {
        says(
                COUNTDOWN,
                40,
                "Lines 3 to 6 repeat: 4 instructions a turn, 9 turns so far; stack 0 changes (…, 43, 42, 41);"
                        + " it would end at line 6 when sub(stack 0, 1) is 0.");
        says(
                CALLS,
                5_000,
                "Lines 4 to 5 repeat: 12 instructions a turn, 416 turns so far; n changes (…, 414, 415, 416);"
                        + " it would end at line 5 when add(n, 1) is equal to 1000000.");
        LoopReport array = ask(at(ARRAY, 20_000));
        assertThat(array.sentence()).contains("a[3] stays 1243; it would end at line 23 when a[3] is equal to -1.");
        assertThat(array.endless())
                .as("where it writes depends on what changes")
                .isFalse();
    }

    @Test
    void whatComesFromOutsideMayEndIt() {
        says(
                RANDOM,
                5_000,
                "Lines 2 to 6 repeat: 5 instructions a turn, 1,000 turns so far;"
                        + " it would end at line 6 when a random number is equal to 7. What it is told from outside may change its way.");
    }

    @Test
    void callsThatOnlyGoDeeperAreTold() {
        LoopReport report = ask(at(RECURSION, 5_000));
        assertThat(report.sentence())
                .isEqualTo("down calls itself in line 11, deeper and deeper: 834 calls are open and none has come back;"
                        + " n changes (…, 836, 837, 838); it would come back at line 7 when n is 0.");
        assertThat(report.kind()).isEqualTo("recursion");
        assertThat(ask(at(RECURSION, 1_000_000)).sentence())
                .as("after the trap")
                .startsWith("down calls itself in line 11, deeper and deeper: 9,999 calls are open");
        assertThat(ask(at(MUTUAL, 5_000)).sentence())
                .startsWith("ping and pong call each other in lines 7, 13, deeper and deeper: 833 rounds of calls")
                .endsWith("No branch leads to a return: it goes on until there is no room for another call.");
        assertThat(ask(at(FIB, 500_000)).sentence())
                .isEqualTo(
                        "No loop goes on here: in the last 100,000 instructions no place was passed again and again within"
                                + " one call. fib was called most often, 10,000 times; the calls were 11 to 29 deep.");
    }

    @Test
    void anotherMachineIsAskedThroughTheSameSeam() {
        Assembly assembly = Assembler.assemble(
                ".machine abacus\n.global a 1\n.global b 0\ntimes 30000\nmore:\nadd a b\nagain more\noff 0\n",
                "",
                Machines.instructionSets());
        MachineKind kind = Machines.named("abacus");
        Debugger debugger =
                new Debugger(kind, assembly.program(), assembly.sourceMap(), kind.limits(), InputState.none(1));
        Moments.finish(debugger.begin(new Motion.GoTo(301)), 1_000);
        LoopReport report = ask(debugger);
        assertThat(report.sentence())
                .isEqualTo(
                        "Lines 6 to 7 repeat: 2 instructions a turn, 150 turns so far; dial HAND changes (…, 29852, 29851, 29850)"
                                + " and rod 1 changes (…, 148, 149, 150); it would end at line 7 when 'again more' does not jump.");
    }

    @Test
    void turnsAreCountedBackwardsInBoundedWorkAndAnEarlyEndTellsWhatIsKnown() {
        Debugger debugger = at(FLAG, 8_000_000);
        LoopReport all = ask(debugger);
        assertThat(all.turns()).isBetween(1_000_000L, 4_000_000L);
        assertThat(all.exact()).isEqualTo(all.turns() == 4_000_000);
        Inquiry inquiry = debugger.ask(new Question.Loop());
        while (((LoopReport) inquiry.finding()).turns() < 60_000) {
            assertThat(inquiry.advance(1_000)).isFalse();
        }
        inquiry.pause();
        Moments.finish(inquiry, 1_000);
        LoopReport early = (LoopReport) inquiry.finding();
        assertThat(early.complete()).isFalse();
        assertThat(early.turns()).isLessThan(all.turns());
        assertThat(early.sentence()).contains("at least");
        assertThat(debugger.time()).isEqualTo(8_000_000);
    }

    /** Of random programs, what is said to go on for ever goes on, and asking changes nothing. */
    @Test
    void whatIsSaidToGoOnGoesOn() {
        int found = 0;
        int endless = 0;
        for (long seed = SEED; seed < SEED + 160; seed++) {
            Random random = new Random(seed);
            String source = seed % 2 == 0 ? RandomSources.inAnyLayout(seed) : loops(random);
            try {
                Debugger debugger = Moments.debugger(
                        Moments.assemble(source), RandomSources.limits(seed), Moments.inputs(seed), 1 << 20);
                Moments.finish(debugger.begin(new Motion.GoTo(random.nextInt(4_000))), 1_000);
                LoopReport report = ask(debugger);
                found += report.found() ? 1 : 0;
                if (report.endless()) {
                    endless++;
                    int lowest = debugger.machine().depth();
                    Moments.finish(debugger.begin(new Motion.GoTo(debugger.time() + 5_000)), 5_000);
                    assertThat(debugger.machine().status())
                            .as(report.sentence())
                            .isNotInstanceOf(Status.Halted.class);
                    if (report.sentence().contains("can never end")) {
                        assertThat(debugger.ended()).as(report.sentence()).isFalse();
                        assertThat(lowest).isPositive();
                    }
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
        assertThat(found).isGreaterThan(40);
        assertThat(endless).isGreaterThan(8);
    }

    /** A loop whose condition and body are made at random: some end, some do not, and some only look as if they did not. */
    private static String loops(Random random) {
        StringBuilder text = new StringBuilder(
                ".global g 3\n.global h 40\n.func main\n.local i\n.local a\nconst 6\nnewarr\nlstore a\nagain:\n");
        String[] parts = {
            "lload i\nconst 1\nadd\nlstore i\n",
            "gload g\nconst 7\nmul\nconst 3\nadd\nconst 1000\nmod\ngstore g\n",
            "lload a\nlload i\nconst 6\nmod\ngload g\nastore\n",
            "lload a\nlload i\nconst 900\ndiv\nconst 6\nmod\nconst 5\nastore\n",
            "gload h\ncall step\ngstore h\n",
            "lload a\nconst 2\naload\npop\n",
            "gload g\nconst 5\nmod\njt skip%d\nlload i\ngstore h\nskip%d:\n",
            "gload h\ncall none\npop\n",
        };
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            text.append(parts[random.nextInt(parts.length)].replace("%d", String.valueOf(i)));
        }
        String[] conditions = {
            "lload i\nconst 700\nlt\n",
            "gload g\nconst 999\nne\n",
            "gload h\n",
            "lload a\nconst 4\naload\nconst 5\nne\n",
            "const 1\n",
            "lload a\nalen\n",
            "gload h\ncall none\n",
        };
        text.append(conditions[random.nextInt(conditions.length)]);
        text.append(random.nextInt(4) == 0 ? "jf end\njmp again\nend: halt\n" : "jt again\nhalt\n");
        text.append(".func step n\nlload n\nconst 1\nsub\nret\n");
        text.append(".func none n\n.local t\nlload n\nlstore t\nlload t\nconst 1\nor\nret\n");
        return text.toString();
    }
}
