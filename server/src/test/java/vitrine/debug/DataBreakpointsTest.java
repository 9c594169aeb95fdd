package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vitrine.debug.BreakpointSpec.Access;
import vitrine.machine.Watch;

/** Breakpoints on cells and events by example: where they stop, forward and backward, and what is said of them. */
class DataBreakpointsTest {
    private static final String SOURCE = """
            .global g 0
            .func main
            .local i
                const 0
                gstore g
                const 7
                gstore g
                gload g
                call f
                lstore i
                const 3
                newarr
                const 0
                const 5
                astore
                lload i
                print
                const 1
                const 0
                div
            .func f n
                lload n
                ret
            """;
    // times: 0 const 0, 1 gstore, 2 const 7, 3 gstore, 4 gload, 5 call, 6 lload n, 7 ret, 8 lstore, 9 const 3, 10
    // newarr, 11 const, 12 const,
    // 13 astore, 14 lload, 15 print, 16 const, 17 const, 18 div

    private final Debugger debugger = Moments.debugger(SOURCE);

    private static BreakpointSpec on(BreakpointSpec.Trigger trigger) {
        return new BreakpointSpec(trigger, "", 0, "", false, true);
    }

    private static BreakpointSpec.Event event(Watch.Kind kind, String function) {
        return new BreakpointSpec.Event(kind, function);
    }

    /** The times at which it stops going forward; the same ones are found going back. */
    private List<Long> stops(BreakpointSpec spec) {
        debugger.setBreakpoints(List.of(spec));
        Moments.finish(debugger.begin(new Motion.GoTo(0)), 100);
        List<Long> forward = new ArrayList<>();
        StopReason reason;
        do {
            reason = Moments.finish(debugger.begin(new Motion.Continue()), 100);
            if (!debugger.hits().isEmpty()) {
                assertThat(debugger.hits()).containsExactly(0);
                forward.add(debugger.time());
            }
        } while (reason != StopReason.TRAP);
        List<Long> backward = new ArrayList<>();
        while (Moments.finish(debugger.begin(new Motion.ReverseContinue()), 100) != StopReason.START) {
            backward.add(0, debugger.time());
        }
        forward.remove(debugger.end());
        assertThat(backward).isEqualTo(forward);
        return backward;
    }

    @Test
    void cellsAreWrittenReadAndChanged() {
        assertThat(stops(on(new BreakpointSpec.Data("g", Access.WRITTEN)))).containsExactly(2L, 4L);
        assertThat(stops(on(new BreakpointSpec.Data("g", Access.READ)))).containsExactly(5L);
        assertThat(stops(on(new BreakpointSpec.Data("g", Access.CHANGED)))).containsExactly(4L);
        assertThat(stops(on(new BreakpointSpec.Data("frame 1 local 0", Access.WRITTEN))))
                .containsExactly(6L);
        assertThat(stops(on(new BreakpointSpec.Data("frame 1 local 0", Access.READ))))
                .containsExactly(7L);
        assertThat(stops(on(new BreakpointSpec.Data("i", Access.CHANGED)))).containsExactly(9L);
        assertThat(stops(on(new BreakpointSpec.Data("heap 0x50", Access.WRITTEN))))
                .containsExactly(11L, 14L);
        assertThat(stops(on(new BreakpointSpec.Data("stack 2", Access.READ)))).containsExactly(14L);
        assertThat(stops(on(new BreakpointSpec.Data("fp", Access.WRITTEN)))).isEmpty();
    }

    @Test
    void eventsHappen() {
        assertThat(stops(on(event(Watch.Kind.CALL, "")))).containsExactly(6L);
        assertThat(stops(on(event(Watch.Kind.CALL, "main")))).isEmpty();
        assertThat(stops(on(event(Watch.Kind.RETURN, "f")))).containsExactly(8L);
        assertThat(stops(on(event(Watch.Kind.ALLOCATION, "")))).containsExactly(11L);
        assertThat(stops(on(event(Watch.Kind.OUTPUT, "")))).containsExactly(16L);
    }

    @Test
    void aTrapIsAnEventAndStaysATrap() {
        debugger.setBreakpoints(List.of(on(event(Watch.Kind.TRAP, ""))));
        assertThat(Moments.finish(debugger.begin(new Motion.Continue()), 100)).isEqualTo(StopReason.TRAP);
        assertThat(debugger.hits()).containsExactly(0);
        assertThat(debugger.breakpoints().get(0).hits()).isEqualTo(1);
    }

    @Test
    void conditionsHitCountsLogsAndTemporaryOnes() {
        BreakpointSpec.Trigger written = new BreakpointSpec.Data("g", Access.WRITTEN);
        assertThat(stops(new BreakpointSpec(written, "g > 3", 0, "", false, true)))
                .containsExactly(4L);
        assertThat(stops(new BreakpointSpec(written, "", 2, "", false, true))).containsExactly(4L);
        assertThat(stops(new BreakpointSpec(written, "n == 3", 0, "", false, true)))
                .as("a condition that cannot be computed stops")
                .containsExactly(2L, 4L);
        assertThat(stops(new BreakpointSpec(written, "", 0, "", false, false))).isEmpty();
        debugger.setBreakpoints(List.of(new BreakpointSpec(written, "", 0, "g is {g}", false, true)));
        Moments.finish(debugger.begin(new Motion.GoTo(0)), 100);
        Moments.finish(debugger.begin(new Motion.Continue()), 100);
        assertThat(debugger.takeLogs()).extracting(LogEntry::text).containsExactly("g is 0", "g is 7");
        debugger.setBreakpoints(List.of(new BreakpointSpec(written, "", 0, "", true, true)));
        Moments.finish(debugger.begin(new Motion.GoTo(0)), 100);
        Moments.finish(debugger.begin(new Motion.Continue()), 100);
        assertThat(debugger.time()).isEqualTo(2);
        assertThat(debugger.breakpoints().get(0).verified()).isFalse();
        assertThat(Moments.finish(debugger.begin(new Motion.Continue()), 100)).isEqualTo(StopReason.TRAP);
    }

    @Test
    void whatTheyAreAnsweredWith() {
        List<BreakpointStatus> statuses = debugger.setBreakpoints(List.of(
                on(new BreakpointSpec.Data("g", Access.READ)),
                on(new BreakpointSpec.Data("heap 0x50", Access.READ)),
                on(new BreakpointSpec.Data("n", Access.READ)),
                on(event(Watch.Kind.CALL, "nobody")),
                on(event(Watch.Kind.CALL, "f")),
                new BreakpointSpec(event(Watch.Kind.CALL, "f"), "m == 1", 0, "", false, true)));
        assertThat(statuses.get(0).verified()).isTrue();
        assertThat(statuses.get(0).cell()).isEqualTo("global 0");
        assertThat(statuses.get(1).cell()).as("it may come into being").isEqualTo("heap 0x50");
        assertThat(statuses.get(1).verified()).isTrue();
        assertThat(statuses.get(2).verified()).isFalse();
        assertThat(statuses.get(2).message()).contains("'n'").contains("while its function runs");
        assertThat(statuses.get(3).message()).contains("nobody");
        assertThat(statuses.get(4).verified()).isTrue();
        assertThat(statuses.get(5).column()).isEqualTo(1);
    }

    @Test
    void nextStopsInsideOfWhatItStepsOver() {
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("frame 1 local 0", Access.READ))));
        Moments.finish(debugger.begin(new Motion.GoTo(5)), 100);
        assertThat(Moments.finish(debugger.begin(new Motion.Next()), 100)).isEqualTo(StopReason.DATA_BREAKPOINT);
        assertThat(debugger.time()).isEqualTo(7);
        Moments.finish(debugger.begin(new Motion.GoTo(9)), 100);
        assertThat(Moments.finish(debugger.begin(new Motion.Previous()), 100)).isEqualTo(StopReason.STEP);
        assertThat(Moments.finish(debugger.begin(new Motion.Previous()), 100)).isEqualTo(StopReason.DATA_BREAKPOINT);
        assertThat(debugger.time()).isEqualTo(7);
    }
}
