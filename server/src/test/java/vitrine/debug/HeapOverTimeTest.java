package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.isa.CollectorName;
import vitrine.machine.HeapUse;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;

/** What timelines and surveys tell of the heap is what the counters of the machine were, written down step by step. */
class HeapOverTimeTest {
    /** Makes garbage, and a list that grows. */
    static final String GARBAGE = """
            .collector %s
            .heap %d
            .global keep null
            .func main
            .local i
                const 0
                lstore i
            loop:
                lload i
                const %d
                lt
                jf done
                const 3
                newarr
                dup
                const 0
                gload keep
                astore
                lload i
                const 50
                mod
                jt drop
                gstore keep
                jmp next
            drop:
                pop
                const 7
                newarr
                pop
            next:
                lload i
                const 1
                add
                lstore i
                jmp loop
            done:
                halt
            """;

    static Stream<String> collectors() {
        return Machines.standard().instructions().collectors().stream().map(CollectorName::name);
    }

    private static Debugger debugger(String source) {
        Debugger debugger = Moments.debugger(source);
        Moments.finish(debugger.begin(new Motion.GoTo(Long.MAX_VALUE)), 10_000);
        return debugger;
    }

    /** What the counters said at every moment of a run. */
    private static List<HeapUse> written(String source, long end) {
        var assembly = Moments.assemble(source);
        Machine machine = Moments.machine(assembly.program(), Limits.DEFAULT, Moments.inputs(1));
        List<HeapUse> uses = new ArrayList<>();
        uses.add(machine.objects().use());
        while (machine.time() < end) {
            machine.markDepth();
            machine.step(effect -> {});
            uses.add(machine.objects().use());
        }
        return uses;
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void aSurveyTellsWhatTheCountersWere(String collector) {
        String source = GARBAGE.formatted(collector, 4096, 400);
        Debugger debugger = debugger(source);
        List<HeapUse> uses = written(source, debugger.end());
        Random random = new Random(7);
        for (int i = 0; i < 12; i++) {
            long from = i == 0 ? 0 : random.nextInt((int) debugger.end());
            long to = i == 0 ? debugger.end() : from + 1 + random.nextInt((int) (debugger.end() - from));
            Inquiry inquiry = debugger.ask(new Question.Survey(from, to, 1 + random.nextInt(500)));
            Moments.finish(inquiry, 1 + random.nextInt(5_000));
            check(((Surveyed) inquiry.finding()).view(), uses);
        }
        check(debugger.timeline(0, debugger.end(), 100), uses);
    }

    private static void check(TimelineView view, List<HeapUse> uses) {
        TimelineView.Heap heap = view.heap();
        assertThat(heap).isNotNull();
        assertThat(heap.capacity()).isEqualTo(uses.get(0).capacity());
        for (int part = 0; part < heap.used().size(); part++) {
            int first = (int) (view.from() + part * view.width());
            int last = (int) Math.min(view.to(), first + view.width());
            long most = uses.get(first).used();
            for (int time = first + 1; time <= last; time++) {
                most = Math.max(
                        most, Math.max(uses.get(time).used(), uses.get(time).peak()));
            }
            HeapUse before = uses.get(first);
            HeapUse after = uses.get(last);
            assertThat(heap.used().get(part))
                    .as("used from %s to %s", first, last)
                    .isEqualTo(most);
            assertThat(heap.collections().get(part)).isEqualTo(after.collections() - before.collections());
            assertThat(heap.steps().get(part)).isEqualTo(after.steps() - before.steps());
            assertThat(heap.live().get(part)).isEqualTo(after.collections() > before.collections() ? after.live() : -1);
        }
    }

    @Test
    void aMachineWithoutObjectsTellsNothing() {
        Debugger debugger = debugger("""
                .machine register
                .func main
                    hlt
                """);
        assertThat(debugger.timeline(0, debugger.end(), 100).heap()).isNull();
    }
}
