package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vitrine.machine.GroupView;
import vitrine.machine.TraceEntry;
import vitrine.machine.Watch;
import vitrine.machine.Window;

/** What is called has one name: in the sentence, as the title of its frame, on the timeline, in traces, and where a breakpoint waits for it. */
class CalleesTest {
    private static final String LABELS = """
            .machine register
                call @test
                hlt
            test:
                load $0 #5
                load $1 @inner
                calli $1
                djmp behind
            behind:
                ret
            inner:
                addi $0 #1
                ret
            """;

    private static List<String> titles(Debugger debugger) {
        return debugger.view("frames", new Window(0, 10)).groups().stream()
                .map(GroupView::title)
                .toList();
    }

    private static List<String> trace(Debugger debugger) {
        return debugger.machine().trace(10).stream()
                .map(TraceEntry::function)
                .map(debugger.callees()::name)
                .toList();
    }

    private static void step(Debugger debugger, int times) {
        for (int i = 0; i < times; i++) {
            Moments.finish(debugger.begin(new Motion.StepIn(1)), 1_000);
        }
    }

    private static String stop(Debugger debugger, Watch.Kind kind, String function) {
        BreakpointSpec wanted = new BreakpointSpec(new BreakpointSpec.Event(kind, function), "", 0, "", false, true);
        Moments.finish(debugger.begin(new Motion.GoTo(0)), 1_000);
        BreakpointStatus status = debugger.setBreakpoints(List.of(wanted)).get(0);
        StopReason reason = Moments.finish(debugger.begin(new Motion.Continue()), 1_000);
        return status.message() + reason + " " + debugger.time();
    }

    @Test
    void aLabelThatIsCalledGivesItsNameToAll() {
        Debugger debugger = Moments.debugger(LABELS);
        step(debugger, 1);
        assertThat(debugger.lastStep().sentence()).startsWith("Called test: ");
        assertThat(titles(debugger)).containsExactly("test", "main");
        assertThat(debugger.group("frame 1", new Window(0, 10)).title()).isEqualTo("test");
        assertThat(debugger.group("frame 1", new Window(0, 10)).facts()).containsEntry("function", "test");
        assertThat(debugger.callees().running(debugger.machine())).isEqualTo("test");
        step(debugger, 3);
        assertThat(debugger.lastStep().sentence()).startsWith("Called inner, whose address 28 is in $1: ");
        assertThat(titles(debugger)).containsExactly("inner", "test", "main");
        assertThat(trace(debugger)).containsExactly("inner", "test", "main");
        step(debugger, 2);
        assertThat(titles(debugger)).containsExactly("test", "main");
        step(debugger, 1);
        assertThat(titles(debugger))
                .as("a jump within the code leaves the frame what it is")
                .containsExactly("test", "main");
        step(debugger, 2);
        assertThat(titles(debugger)).containsExactly("main");
        assertThat(debugger.timeline(0, 8, 100).bars())
                .extracting(TimelineView.Bar::function)
                .containsExactlyInAnyOrder("main", "test", "inner");
    }

    @Test
    void aBreakpointWaitsForALabel() {
        Debugger debugger = Moments.debugger(LABELS);
        assertThat(stop(debugger, Watch.Kind.CALL, "test")).isEqualTo("BREAKPOINT 1");
        assertThat(stop(debugger, Watch.Kind.CALL, "inner")).isEqualTo("BREAKPOINT 4");
        assertThat(stop(debugger, Watch.Kind.RETURN, "inner")).isEqualTo("BREAKPOINT 6");
        assertThat(stop(debugger, Watch.Kind.RETURN, "test")).isEqualTo("BREAKPOINT 8");
        assertThat(stop(debugger, Watch.Kind.RETURN, "main")).isEqualTo("HALT 9");
        assertThat(stop(debugger, Watch.Kind.CALL, "nobody"))
                .startsWith("There is no function 'nobody' in this program.");
    }

    @Test
    void aRecursionOfALabelIsCalledByItsName() {
        Debugger debugger = Moments.debugger("""
                .machine register
                    call again
                    hlt
                again:
                    inc $0
                    call again
                    ret
                """);
        Moments.finish(debugger.begin(new Motion.GoTo(2_000)), 1_000);
        Inquiry inquiry = debugger.ask(new Question.Loop());
        Moments.finish(inquiry, 10_000);
        assertThat(((LoopReport) inquiry.finding()).sentence()).contains("again calls itself");
    }

    /** Functions that begin at one address are one: the last of them, whichever was written. */
    @Test
    void functionsAtOneAddressAreOne() {
        Debugger debugger = Moments.debugger("""
                .machine register
                .func main
                    call first
                    hlt
                .func first
                .func second
                    ret
                """);
        step(debugger, 1);
        assertThat(debugger.lastStep().sentence()).startsWith("Called second: ");
        assertThat(titles(debugger)).containsExactly("second", "main");
        assertThat(stop(debugger, Watch.Kind.CALL, "first")).isEqualTo("BREAKPOINT 1");
        assertThat(stop(debugger, Watch.Kind.CALL, "second")).isEqualTo("BREAKPOINT 1");
    }

    /** A place that has no label is called by its function and its address, everywhere alike. */
    @Test
    void aPlaceWithoutALabelIsCalledByItsAddress() {
        Debugger debugger = Moments.debugger("""
                .machine register
                    load $0 #12
                    calli $0
                    hlt
                    ret
                """);
        step(debugger, 2);
        assertThat(debugger.lastStep().sentence()).startsWith("Called main 0x000c, whose address 12 is in $0: ");
        assertThat(titles(debugger)).containsExactly("main 0x000c", "main");
    }

    /** The names of places around the frame pointer are those before the instruction that moves it. */
    @Test
    void aSentenceNamesPlacesAsTheyWereBeforeIt() {
        Debugger debugger = Moments.debugger("""
                .machine register
                .func main
                .local x
                    load $1 #64
                    push $1
                    loadm fp fp x
                    hlt
                """);
        step(debugger, 3);
        assertThat(debugger.lastStep().sentence()).isEqualTo("Loaded 64 from x into fp.");
    }
}
