package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.debug.Moments.Moment;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** The memory of the past is bounded however long the run, and what the map of the run shows is what was. */
class TimelineTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final long FAR = 10_000_000;

    /** The first checkpoint, which is never dropped, and what belongs to all of them. */
    private static final long BESIDES = 100_000;

    private static final String SIEVE = """
            .func main
            .local a
            .local i
                const 1_000_000
                newarr
                lstore a
            again:
                lload a
                lload i
                const 1_000_000
                mod
                lload i
                astore
                lload i
                const 1
                add
                lstore i
                jmp again
            """;
    private static final String DEEP = """
            .global n 0
            .func main
            again:
                const 3000
                call down
                jmp again
            .func down n
                lload n
                jf end
                lload n
                const 1
                sub
                call down
            end:
                ret
            """;

    @TestFactory
    Stream<DynamicTest> checkpointsStayWithinTheirBudget() {
        return Stream.of(
                        List.of("a loop", "again: const 1\npop\njmp again\n"),
                        List.of("an array that changes everywhere", SIEVE),
                        List.of("deep calls", DEEP),
                        List.of(
                                "output",
                                "again: const 1\nprint\nconst 500\nloop: const 1\nsub\ndup\njt loop\npop\njmp again\n"),
                        List.of(
                                "strings",
                                ".const s \"abc\"\nagain: ldc s\nldc s\nconcat\npop\nconst 200\nloop: const 1\nsub\ndup\njt loop\npop\njmp again\n"))
                .flatMap(each -> Stream.of(1L << 20, 32L << 20)
                        .map(budget -> DynamicTest.dynamicTest(each.get(0) + " in " + budget, () -> {
                            Program program = Moments.assemble(each.get(1)).program();
                            Machine machine = Moments.machine(program, Limits.DEFAULT, InputState.none(1));
                            Timeline timeline = new Timeline(machine, budget);
                            long state = 1;
                            Stop stop = Stop.TIME;
                            while (machine.time() < FAR && stop == Stop.TIME) {
                                stop = timeline.run(Until.time(FAR), 500_000);
                                state = Math.max(state, machine.checkpoint().bytes());
                                if (machine.time() % 1_000_000 < 500_000) {
                                    assertThat(timeline.heldBytes())
                                            .isLessThanOrEqualTo(Math.max(budget, BESIDES + 3 * state));
                                    assertThat(timeline.checkpointCount()).isLessThanOrEqualTo(Checkpoints.MOST);
                                }
                            }
                            // going back and forth leaves more of them, and within the budget too
                            Random random = new Random(SEED);
                            for (int i = 0; i < 20; i++) {
                                long goal = random.nextInt((int) machine.time() + 1);
                                position(machine, timeline, goal);
                                assertThat(machine.time()).isEqualTo(goal);
                                state = Math.max(state, machine.checkpoint().bytes());
                                assertThat(timeline.heldBytes())
                                        .isLessThanOrEqualTo(Math.max(budget, BESIDES + 3 * state));
                            }
                        })));
    }

    private static void position(Machine machine, Timeline timeline, long goal) {
        Positioning positioning = new Positioning(machine, timeline, goal);
        while (!positioning.advance(1_000_000)) {
            // the next slice
        }
    }

    @Test
    void theMapIsARecount() {
        for (long seed = SEED; seed < SEED + 40; seed++) {
            String source = RandomSources.inAnyLayout(seed);
            try {
                recount(seed, Moments.assemble(source).program());
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private static void recount(long seed, Program program) {
        Random random = new Random(seed);
        Limits limits = RandomSources.limits(seed);
        List<Moment> moments = Moments.of(Moments.machine(program, limits, Moments.inputs(seed)), 5_000);
        Machine plain = Moments.machine(program, limits, Moments.inputs(seed));
        long[] output = new long[moments.size()];
        for (int time = 1; time < moments.size(); time++) {
            long before = plain.outputLength();
            plain.run(Until.time(time));
            output[time] = plain.outputLength() - before;
        }
        Machine machine = Moments.machine(program, limits, Moments.inputs(seed));
        Timeline timeline = new Timeline(machine, 200_000);
        int last = moments.size() - 1;
        for (int i = 0; i < 30; i++) {
            int goal = random.nextInt(last + 1);
            position(machine, timeline, goal);
            if (random.nextInt(4) == 0) {
                timeline.forgetFuture();
                assertThat(timeline.end()).isEqualTo(goal);
            }
            assertThat(Moments.now(machine)).isEqualTo(moments.get(goal));
        }
        position(machine, timeline, last);
        Callees callees = new Callees(program, Machines.named(program.machine()).instructions(), SourceMap.EMPTY);
        CallsOracle oracle = CallsOracle.of(Moments.machine(program, limits, Moments.inputs(seed)), 4_999);
        for (int buckets : List.of(1, 7, 100, 2_000)) {
            TimelineView view = timeline.map().view(random.nextInt(last + 1), last, buckets, List.of(), callees);
            assertThat(oracle.compare(view, timeline.map().width())).isEmpty();
            assertThat(view.lowest().size()).isLessThanOrEqualTo(buckets);
            for (int part = 0; part < view.lowest().size(); part++) {
                int low = Integer.MAX_VALUE;
                int high = 0;
                long put = 0;
                long made = 0;
                // a part stands for the instructions from its beginning on, with the depths before and after each
                long end = Math.min(view.from() + (part + 1) * view.width(), last);
                for (int time = (int) (view.from() + part * view.width()); time <= end; time++) {
                    low = Math.min(low, moments.get(time).depth());
                    high = Math.max(high, moments.get(time).depth());
                    put += time > view.from() + part * view.width() ? output[time] : 0;
                    made += time > view.from() + part * view.width() ? oracle.allocated.get(time) : 0;
                }
                assertThat(view.allocated().get(part)).isEqualTo(made);
                assertThat(view.output().get(part))
                        .as("output of part %d of %s", part, view)
                        .isEqualTo(put);
                assertThat(view.lowest().get(part)).isEqualTo(low);
                assertThat(view.highest().get(part)).isEqualTo(high);
            }
        }
    }
}
