package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Limits;
import vitrine.machine.Sources;

/** What a survey shows is what was, from single steps to long stretches, and asking moves nothing. */
class SurveyTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int MOST = 60_000;

    /** Calls of all lengths for a long time. */
    private static final String CALLS = """
            .func main
            again:
                const 9
                call fib
                pop
                const 2
                call outer
                pop
                jmp again
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
            .func outer n
            loop:
                const 4
                call fib
                pop
                const 3
                newarr
                pop
                lload n
                const 1
                sub
                dup
                lstore n
                jt loop
                const 0
                print
                const 0
                ret
            """;

    @ParameterizedTest
    @EnumSource
    void aSurveyIsWhatWasWrittenDown(Sources sources) {
        for (long seed = SEED; seed < SEED + 40; seed++) {
            boolean random = seed % 4 > 0 || sources != Sources.STACK;
            String source = random ? sources.text(seed) : CALLS;
            try {
                check(seed, source, random ? sources.limits(seed) : Limits.DEFAULT);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private static void check(long seed, String source, Limits limits) {
        Random random = new Random(seed);
        var assembly = Moments.assemble(source);
        Debugger debugger = Moments.debugger(assembly, limits, Moments.inputs(seed), 1 << 20);
        CallsOracle oracle = CallsOracle.of(Moments.machine(assembly.program(), limits, Moments.inputs(seed)), MOST);
        Moments.finish(debugger.begin(new Motion.GoTo(oracle.end)), 10_000);
        assertThat(debugger.end()).isEqualTo(oracle.end);
        for (int i = 0; i < 6; i++) {
            long present = random.nextInt((int) debugger.end() + 1);
            Moments.finish(debugger.begin(new Motion.GoTo(present)), 1 + random.nextInt(20_000));
            long from = random.nextInt((int) debugger.end() + 1);
            long to = i == 0 ? debugger.end() : from + 1 + random.nextInt(1 << random.nextInt(17));
            from = i == 0 ? 0 : from;
            Moments.Moment before = Moments.now(debugger.machine());
            StepReport step = debugger.lastStep();
            Inquiry inquiry = debugger.ask(new Question.Survey(from, to, 1 + random.nextInt(4_000)));
            Moments.finish(inquiry, 1 + random.nextInt(200_000));
            assertThat(Moments.now(debugger.machine())).isEqualTo(before);
            assertThat(debugger.lastStep()).isEqualTo(step);
            Surveyed found = (Surveyed) inquiry.finding();
            assertThat(found.complete()).isTrue();
            TimelineView view = found.view();
            assertThat(view.from()).isEqualTo(Math.min(from, debugger.end()));
            assertThat(view.to()).isEqualTo(Math.min(to, debugger.end()));
            compare(oracle, view, view.to() - view.from());
        }
    }

    private static void compare(CallsOracle oracle, TimelineView view, long length) {
        long width = length <= Surveying.SINGLE_STEPS ? 1 : (length + 16_383) / 16_384;
        assertThat(oracle.compare(view, width)).isEmpty();
        long made = 0;
        for (long time = view.from() + 1; time <= view.to(); time++) {
            made += oracle.allocated.get((int) time);
        }
        assertThat(view.allocated().stream().mapToLong(each -> each).sum()).isEqualTo(made);
        if (width == 1) {
            long marked = view.marks().stream()
                    .filter(mark -> mark.kind().equals("allocation"))
                    .count();
            long times = oracle.allocated.subList((int) view.from() + 1, (int) view.to() + 1).stream()
                    .filter(bytes -> bytes > 0)
                    .count();
            assertThat(marked).isEqualTo(Math.min(1_000, times));
        }
    }

    @Test
    void aSurveyCanBeEndedEarly() {
        Debugger debugger = Moments.debugger(CALLS);
        Moments.finish(debugger.begin(new Motion.GoTo(400_000)), 10_000);
        Inquiry inquiry = debugger.ask(new Question.Survey(0, 400_000, 100));
        while (inquiry.progress() < 0.3) {
            assertThat(inquiry.advance(5_000)).isFalse();
        }
        inquiry.pause();
        Moments.finish(inquiry, 5_000);
        assertThat(debugger.time()).isEqualTo(400_000);
        Surveyed found = (Surveyed) inquiry.finding();
        assertThat(found.complete()).isFalse();
        assertThat(found.view().to()).isBetween(100_000L, 300_000L);
    }
}
