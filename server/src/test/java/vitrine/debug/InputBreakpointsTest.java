package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Limits;
import vitrine.machine.Watch;

/** The event of reading input, on every machine that reads any: each line, and the end of the lines; forward, backward and counted. */
class InputBreakpointsTest {
    private static final int LINES = 40;

    /** Reads so many lines in a loop, asks for the clock and a random number in each turn, and then meets the end of the input. */
    enum Reader {
        STACK("""
            .global left 40
            .func main
            again:
                host read_int
                pop
                host clock
                pop
                const 6
                host random
                pop
                gload left
                const 1
                sub
                gstore left
                gload left
                jt again
                host read_line
                pop
                halt
            """, "host read_int", "host read_line"),
        REGISTER("""
            .machine register
            .func main
                load $9 40
                load $8 6
            again:
                host read_int
                host clock
                move $8 $0
                host random
                dec $9
                load $1 0
                gt $9 $1
                djmpe again
                host read_int
                hlt
            """, "host read_int");

        private final String source;
        private final List<String> reads;

        Reader(String source, String... reads) {
            this.source = source;
            this.reads = List.of(reads);
        }

        Debugger debugger(boolean closed) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                lines.add(String.valueOf(i));
            }
            return Moments.debugger(
                    Moments.assemble(source),
                    Limits.DEFAULT,
                    new InputState(lines, 0, closed, 1, List.of()),
                    Debugger.HISTORY_BYTES);
        }

        /** The times right behind the steps that read, found by going through all steps one by one. */
        List<Long> times() {
            Debugger debugger = debugger(true);
            List<Long> times = new ArrayList<>();
            while (!debugger.machine().status().ended()) {
                move(debugger, new Motion.StepIn(1));
                if (reads.contains(debugger.lastStep().text())) {
                    times.add(debugger.time());
                }
            }
            return times;
        }
    }

    private static StopReason move(Debugger debugger, Motion motion) {
        return Moments.finish(debugger.begin(motion), 1_000);
    }

    private static BreakpointSpec atInput(int hitCount) {
        return new BreakpointSpec(new BreakpointSpec.Event(Watch.Kind.INPUT, ""), "", hitCount, "", false, true);
    }

    @ParameterizedTest
    @EnumSource
    void everyLineAndTheEndOfThemStopTheProgramBothWays(Reader reader) {
        List<Long> wanted = reader.times();
        assertThat(wanted).hasSize(LINES + 1);
        Debugger debugger = reader.debugger(true);
        debugger.setBreakpoints(List.of(atInput(0)));
        List<Long> forward = new ArrayList<>();
        while (move(debugger, new Motion.Continue()) == StopReason.BREAKPOINT) {
            assertThat(debugger.hits()).containsExactly(0);
            forward.add(debugger.time());
        }
        assertThat(forward).isEqualTo(wanted);
        List<Long> backward = new ArrayList<>();
        while (move(debugger, new Motion.ReverseContinue()) == StopReason.BREAKPOINT) {
            backward.add(0, debugger.time());
        }
        assertThat(backward).isEqualTo(wanted);
    }

    @ParameterizedTest
    @EnumSource
    void hitsAreCounted(Reader reader) {
        Debugger debugger = reader.debugger(true);
        debugger.setBreakpoints(List.of(atInput(7)));
        assertThat(move(debugger, new Motion.Continue())).isEqualTo(StopReason.BREAKPOINT);
        assertThat(debugger.time()).isEqualTo(reader.times().get(6));
    }

    @ParameterizedTest
    @EnumSource
    void aLineThatIsNotThereYetIsWaitedForAndStopsWhenItCame(Reader reader) {
        Debugger debugger = reader.debugger(false);
        debugger.setBreakpoints(List.of(atInput(LINES + 1)));
        assertThat(move(debugger, new Motion.Continue())).isEqualTo(StopReason.INPUT);
        assertThat(debugger.hits()).isEmpty();
        List<String> lines = new ArrayList<>(debugger.inputs().lines());
        lines.add("7");
        debugger.setInput(lines, false, false);
        assertThat(move(debugger, new Motion.Continue())).isEqualTo(StopReason.BREAKPOINT);
        assertThat(debugger.time()).isEqualTo(reader.times().get(LINES));
    }
}
