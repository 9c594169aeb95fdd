package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stepping rules, one by one. */
class SteppingTest {
    private static final String CALLS = """
            .func main
                const 5
                call double
                print
                halt
            .func double n
                lload n
                call twice
                ret
            .func twice n
                lload n
                const 2
                mul
                ret
            """;
    // times: 0 const, 1 call double, 2 lload, 3 call twice, 4 lload, 5 const, 6 mul, 7 ret, 8 ret, 9 print, 10 halt, 11
    // the end

    private Debugger debugger;

    @BeforeEach
    void load() {
        debugger = Moments.debugger(CALLS);
    }

    private StopReason move(Motion motion) {
        return Moments.finish(debugger.begin(motion), 1_000);
    }

    private void at(long time) {
        move(new Motion.GoTo(time));
        assertThat(debugger.time()).isEqualTo(time);
    }

    private void assertMoves(Motion motion, long from, long to, StopReason reason) {
        at(from);
        assertThat(move(motion)).isEqualTo(reason);
        assertThat(debugger.time()).isEqualTo(to);
    }

    private static BreakpointSpec line(int line) {
        return new BreakpointSpec(line, -1, "", 0, "", false, true);
    }

    private static BreakpointSpec line(int line, String condition, long hitCount, String log, boolean temporary) {
        return new BreakpointSpec(line, -1, condition, hitCount, log, temporary, true);
    }

    @Test
    void stepInExecutesOneInstructionAndEntersCalls() {
        assertMoves(new Motion.StepIn(1), 1, 2, StopReason.STEP);
        assertThat(debugger.machine().depth()).isEqualTo(2);
    }

    @Test
    void stepInOfSeveralStopsAtTheEnd() {
        assertMoves(new Motion.StepIn(5), 2, 7, StopReason.STEP);
        assertMoves(new Motion.StepIn(500), 2, 11, StopReason.HALT);
        assertMoves(new Motion.StepIn(Long.MAX_VALUE), 2, 11, StopReason.HALT);
    }

    @Test
    void stepInAtTheEndStays() {
        assertMoves(new Motion.StepIn(1), 11, 11, StopReason.HALT);
    }

    @Test
    void nextGoesOverACall() {
        assertMoves(new Motion.Next(), 1, 9, StopReason.STEP);
    }

    @Test
    void nextAtAReturnGoesToTheCaller() {
        assertMoves(new Motion.Next(), 7, 8, StopReason.STEP);
    }

    @Test
    void stepOutRunsToTheCaller() {
        assertMoves(new Motion.StepOut(), 2, 9, StopReason.STEP);
        assertMoves(new Motion.StepOut(), 5, 8, StopReason.STEP);
    }

    @Test
    void stepOutOfTheFirstFunctionRunsToTheEnd() {
        assertMoves(new Motion.StepOut(), 1, 11, StopReason.HALT);
    }

    @Test
    void stepBackTakesBackOneInstruction() {
        assertMoves(new Motion.StepBack(1), 9, 8, StopReason.STEP);
        assertMoves(new Motion.StepBack(4), 9, 5, StopReason.STEP);
    }

    @Test
    void stepBackAtTheStartSaysSo() {
        assertMoves(new Motion.StepBack(1), 0, 0, StopReason.START);
        assertMoves(new Motion.StepBack(9), 3, 0, StopReason.START);
    }

    @Test
    void previousGoesBackOverACall() {
        assertMoves(new Motion.Previous(), 9, 1, StopReason.STEP);
    }

    @Test
    void previousAtTheBeginningOfAFunctionGoesToTheCall() {
        assertMoves(new Motion.Previous(), 4, 3, StopReason.STEP);
    }

    @Test
    void backToCallUndoesStepOut() {
        assertMoves(new Motion.BackToCall(), 5, 3, StopReason.STEP);
        assertMoves(new Motion.BackToCall(), 8, 1, StopReason.STEP);
    }

    @Test
    void backToCallInTheFirstFunctionGoesToTheStart() {
        assertMoves(new Motion.BackToCall(), 9, 0, StopReason.START);
    }

    @Test
    void continueRunsToTheEnd() {
        assertMoves(new Motion.Continue(), 0, 11, StopReason.HALT);
    }

    @Test
    void continueAndReverseContinueStopAtBreakpoints() {
        debugger.setBreakpoints(List.of(line(12)));
        assertMoves(new Motion.Continue(), 0, 5, StopReason.BREAKPOINT);
        assertThat(debugger.hits()).containsExactly(0);
        assertMoves(new Motion.Continue(), 5, 11, StopReason.HALT);
        assertMoves(new Motion.ReverseContinue(), 11, 5, StopReason.BREAKPOINT);
        assertThat(debugger.hits()).containsExactly(0);
        assertMoves(new Motion.ReverseContinue(), 5, 0, StopReason.START);
    }

    @Test
    void nextAndPreviousStopAtBreakpointsInsideTheCall() {
        debugger.setBreakpoints(List.of(line(12)));
        assertMoves(new Motion.Next(), 1, 5, StopReason.BREAKPOINT);
        assertMoves(new Motion.Previous(), 9, 5, StopReason.BREAKPOINT);
    }

    @Test
    void nextStopsAtABreakpointOnTheFirstInstructionOfTheFunction() {
        debugger.setBreakpoints(List.of(line(7)));
        assertMoves(new Motion.Next(), 1, 2, StopReason.BREAKPOINT);
    }

    @Test
    void runToAndRunBackToStopAtAnAddress() {
        int address = debugger.sourceMap().addressAt(13);
        assertMoves(new Motion.RunTo(address), 0, 6, StopReason.GOTO);
        assertMoves(new Motion.RunTo(address), 6, 11, StopReason.HALT);
        assertMoves(new Motion.RunBackTo(address), 11, 6, StopReason.GOTO);
        assertMoves(new Motion.RunBackTo(address), 6, 0, StopReason.START);
    }

    @Test
    void goToGoesToAnyTimeAndToTheEnd() {
        assertMoves(new Motion.GoTo(7), 0, 7, StopReason.GOTO);
        assertMoves(new Motion.GoTo(3), 7, 3, StopReason.GOTO);
        assertMoves(new Motion.GoTo(-3), 7, 0, StopReason.GOTO);
        assertMoves(new Motion.GoTo(700), 3, 11, StopReason.HALT);
        assertMoves(new Motion.GoToEnd(), 0, 11, StopReason.HALT);
    }

    @Test
    void goToEndPassesBreakpoints() {
        debugger.setBreakpoints(List.of(line(12)));
        assertMoves(new Motion.GoToEnd(), 0, 11, StopReason.HALT);
    }

    @Test
    void everyMovementKnowsTheLastStep() {
        at(7);
        assertThat(debugger.lastStep()).isNotNull();
        assertThat(debugger.lastStep().sentence()).isEqualTo("Popped 5 and 2, pushed their product 10.");
        move(new Motion.StepBack(1));
        assertThat(debugger.lastStep().sentence()).isEqualTo("Pushed 2.");
        at(0);
        assertThat(debugger.lastStep()).isNull();
    }

    @Test
    void goingBackTakesBackTheOutput() {
        at(10);
        assertThat(debugger.machine().outputLength()).isEqualTo(3);
        move(new Motion.StepBack(1));
        assertThat(debugger.machine().outputLength()).isZero();
    }

    @Test
    void aConditionDecidesWhetherABreakpointStops() {
        debugger.setBreakpoints(
                List.of(line(12, "n == 6", 0, "", false), line(13, "n == 5 && top == 2", 0, "", false)));
        assertMoves(new Motion.Continue(), 0, 6, StopReason.BREAKPOINT);
        assertThat(debugger.hits()).containsExactly(1);
    }

    @Test
    void aHitCountLetsTheFirstOnesPassInBothDirections() {
        debugger = Moments.debugger("const 0\npop\nagain: nop\njmp again\n");
        debugger.setBreakpoints(List.of(line(3, "", 3, "", false)));
        move(new Motion.Continue());
        assertThat(debugger.time()).isEqualTo(6);
        move(new Motion.Continue());
        assertThat(debugger.time()).isEqualTo(8);
        move(new Motion.ReverseContinue());
        assertThat(debugger.time()).isEqualTo(6);
        assertThat(debugger.breakpoints().get(0).hits()).isEqualTo(3);
        move(new Motion.ReverseContinue());
        assertThat(debugger.time()).isZero();
    }

    @Test
    void aLogBreakpointWritesAndDoesNotStop() {
        debugger.setBreakpoints(List.of(line(12, "", 0, "n is {n}, top {top}", false)));
        assertMoves(new Motion.Continue(), 0, 11, StopReason.HALT);
        assertThat(debugger.takeLogs()).containsExactly(new LogEntry(5, 12, "n is 5, top 5"));
        assertThat(debugger.takeLogs()).isEmpty();
    }

    @Test
    void aTemporaryBreakpointStopsOnceInEitherDirection() {
        debugger.setBreakpoints(List.of(line(12, "", 0, "", true)));
        assertMoves(new Motion.Continue(), 0, 5, StopReason.BREAKPOINT);
        assertMoves(new Motion.Continue(), 0, 11, StopReason.HALT);
        debugger.setBreakpoints(List.of(line(12, "", 0, "", true)));
        assertMoves(new Motion.ReverseContinue(), 11, 5, StopReason.BREAKPOINT);
        assertMoves(new Motion.ReverseContinue(), 11, 0, StopReason.START);
    }

    @Test
    void theBreakInstructionStopsBehindItInBothDirections() {
        debugger = Moments.debugger("nop\nbreak\nnop\nhalt\n");
        assertMoves(new Motion.Continue(), 0, 2, StopReason.BREAKPOINT);
        assertMoves(new Motion.Continue(), 2, 4, StopReason.HALT);
        assertMoves(new Motion.ReverseContinue(), 4, 2, StopReason.BREAKPOINT);
        assertMoves(new Motion.ReverseContinue(), 2, 0, StopReason.START);
    }

    @Test
    void aTrapIsAMomentOfItsOwn() {
        debugger = Moments.debugger("const 1\nconst 0\ndiv\n");
        assertMoves(new Motion.Continue(), 0, 3, StopReason.TRAP);
        assertThat(debugger.lastStep().sentence()).isEqualTo("Division by zero.");
        assertMoves(new Motion.StepBack(1), 3, 2, StopReason.STEP);
        assertMoves(new Motion.StepIn(1), 2, 3, StopReason.TRAP);
    }

    @Test
    void aProgramWaitsForInputAndGoesOnWithIt() {
        debugger = Moments.debugger(
                Moments.assemble("host read_line\nprint\nhalt\n"),
                vitrine.machine.Limits.DEFAULT,
                InputState.none(1),
                Debugger.HISTORY_BYTES);
        assertThat(move(new Motion.Continue())).isEqualTo(StopReason.INPUT);
        assertThat(debugger.time()).isZero();
        assertThat(debugger.setInput(List.of("hello"), false, false)).isEmpty();
        assertThat(move(new Motion.Continue())).isEqualTo(StopReason.HALT);
        assertThat(debugger.machine().outputLength()).isEqualTo(6);
    }

    @Test
    void otherInputInThePastStartsAnotherFuture() {
        debugger = Moments.debugger("host read_int\nhost read_int\nadd\nprint\nhalt\n", "3", "4");
        move(new Motion.Continue());
        at(0);
        assertThat(debugger.wouldDropFuture(List.of("3", "5"), true)).isTrue();
        assertThat(debugger.setInput(List.of("3", "5"), true, false)).isNotEmpty();
        assertThat(debugger.setInput(List.of("3", "5"), true, true)).isEmpty();
        assertThat(debugger.end()).isZero();
        move(new Motion.Continue());
        // the last step is told anew, although it stands at the same time as the one of the other future
        assertThat(debugger.machine().outputLength()).isEqualTo(2);
        at(3);
        assertThat(debugger.lastStep().sentence()).isEqualTo("Popped 3 and 5, pushed their sum 8.");
    }

    @Test
    void hitsOfAnotherFutureAreForgotten() {
        debugger = Moments.debugger(
                "again: host read_int\njt skip\nnop\njmp again\nskip: nop\njmp again\n", "0", "0", "0", "0", "0", "0");
        debugger.setBreakpoints(List.of(line(3, "", 3, "", false)));
        assertMoves(new Motion.Continue(), 0, 10, StopReason.BREAKPOINT);
        at(0);
        assertThat(debugger.setInput(List.of("1", "1", "0", "0", "0", "0"), true, true))
                .isEmpty();
        assertMoves(new Motion.Continue(), 10, 18, StopReason.BREAKPOINT);
    }

    @Test
    void theLastStepOfAnotherFutureIsForgotten() {
        debugger = Moments.debugger("host read_int\nprint\n", "3");
        debugger.setBreakpoints(List.of(line(2)));
        move(new Motion.Continue());
        assertThat(debugger.lastStep().sentence()).isEqualTo("Read 3 from the input.");
        at(0);
        debugger.setInput(List.of("4"), true, true);
        move(new Motion.Continue());
        assertThat(debugger.lastStep().sentence()).isEqualTo("Read 4 from the input.");
    }

    @Test
    void aPauseGoingForwardStaysThere() {
        debugger = Moments.debugger("again: const 1\npop\njmp again\n");
        Task task = debugger.begin(new Motion.Continue());
        assertThat(task.advance(1_000)).isFalse();
        task.pause();
        assertThat(Moments.finish(task, 1_000)).isEqualTo(StopReason.PAUSE);
        long time = debugger.time();
        assertThat(time).isGreaterThan(900);
        assertThat(debugger.lastStep().time()).isEqualTo(time - 1);
        for (Motion motion : List.of(new Motion.StepBack(1), new Motion.GoTo(500), new Motion.ReverseContinue())) {
            move(motion);
        }
        assertThat(debugger.time()).isZero();
        at(time + 5_000);
        assertThat(debugger.end()).isEqualTo(time + 5_000);
    }

    @Test
    void aPauseGoingBackReturnsToWhereItBegan() {
        debugger = Moments.debugger("again: const 1\npop\njmp again\n");
        at(50_000);
        for (Motion motion : List.of(new Motion.ReverseContinue(), new Motion.StepBack(49_990))) {
            Task task = debugger.begin(motion);
            assertThat(task.advance(3)).isFalse();
            task.pause();
            assertThat(Moments.finish(task, 10)).isEqualTo(StopReason.PAUSE);
            assertThat(debugger.time()).isEqualTo(50_000);
            assertThat(debugger.lastStep().time()).isEqualTo(49_999);
        }
    }

    @Test
    void aTaskThatIsOverStaysOver() {
        Task task = debugger.begin(new Motion.Continue());
        Moments.finish(task, 1_000);
        task.pause();
        assertThat(task.advance(10)).isTrue();
        assertThat(task.reason()).isEqualTo(StopReason.HALT);
        assertThat(debugger.time()).isEqualTo(11);
    }

    @Test
    void aPauseThatComesWhileTheLastStepIsToldComesTooLate() {
        boolean tooLate = false;
        for (int slices = 0; !tooLate; slices++) {
            debugger = Moments.debugger("again: const 1\npop\njmp again\n");
            debugger.setBreakpoints(List.of(line(1, "time > 300", 0, "", false)));
            Task task = debugger.begin(new Motion.Continue());
            long farthest = 0;
            boolean done = false;
            for (int i = 0; i < slices && !done; i++) {
                done = task.advance(1);
                farthest = Math.max(farthest, debugger.time());
            }
            assertThat(done).isFalse();
            task.pause();
            tooLate = Moments.finish(task, 1) == StopReason.BREAKPOINT;
            assertThat(debugger.time()).isEqualTo(tooLate ? 303 : farthest);
        }
    }

    @Test
    void aPauseWhileHitsAreCountedReturnsToWhereItBegan() {
        debugger = Moments.debugger("again: const 1\npop\njmp again\n");
        at(20_000);
        debugger.setBreakpoints(List.of(line(2, "", 1_000_000, "", false)));
        Task task = debugger.begin(new Motion.Continue());
        assertThat(task.advance(50)).isFalse();
        task.pause();
        assertThat(Moments.finish(task, 50)).isEqualTo(StopReason.PAUSE);
        assertThat(debugger.time()).isEqualTo(20_000);
    }
}
