package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Breakpoints: set in the gutter, with a condition, a hit count, a message; forwards and backwards. */
class BreakpointsIT extends PageTest {
    /** The function is entered with n = 4 at time 2 and every seven steps later with one less. */
    private static long entered(int n) {
        return 2 + 7 * (4 - n);
    }

    @Test
    void stopsWhereTheConditionHoldsInBothDirections() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.shows("gutter", page.editor()::breakpointLines, List.of("9"));
        page.press("continue");
        page.showsTime(entered(4));
        page.press("restart");
        page.showsTime(0);

        page.breakpoints().stopIf("n == 2");
        page.press("continue");
        page.showsTime(entered(2));
        assertThat(page.machine().local("n")).isEqualTo("2");
        assertThat(page.text("breakpoints")).contains("stopped here");
        page.shows("line", page.editor()::currentLine, FIRST_LINE_OF_FACTORIAL);

        page.press("continue");
        page.showsStatus("halted");
        page.press("reverse-continue");
        page.showsTime(entered(2));
        page.press("reverse-continue");
        page.showsTime(0);

        page.breakpoints().removeFirst();
        page.shows("gutter", page.editor()::breakpointLines, List.of());
    }

    @Test
    void saysWhatIsWrongWithAConditionAtItsField() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().stopIf("n == ");
        page.browser()
                .await("an error at the field", ignored -> page.breakpoints().error() != null);
        assertThat(page.attribute("[data-test=breakpoint-condition]", "aria-invalid"))
                .isEqualTo("true");
        page.breakpoints().stopIf("m == 2");
        page.shows("wrong part", page.breakpoints()::errorPart, List.of("m"));
        assertThat(page.breakpoints().error()).contains("m");
        page.breakpoints().stopIf("n == 2");
        page.shows("error", page.breakpoints()::error, null);
    }

    @Test
    void stopsAndSaysSoWhereAConditionCannotBeComputed() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().stopIf("n / (n - 3) == 9");
        page.press("continue");
        page.showsTime(entered(3));
        page.browser()
                .await("the reason at the field", ignored -> page.breakpoints().error() != null);
    }

    @Test
    void countsHitsAndStopsFromOneOn() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().fromHit(4);
        page.press("continue");
        page.showsTime(entered(1));
        page.showsText("breakpoint-hits", "4 hits");
    }

    @Test
    void writesAMessageInsteadOfStopping() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().log("n is {n}");
        page.press("continue");
        page.showsStatus("halted");
        page.shows("messages", () -> page.machine().logs().size(), 5);
        assertThat(page.machine().logs().get(2)).contains("step " + entered(2)).endsWith("line 9 n is 2");
        page.press("reverse-continue");
        page.showsTime(0);
        page.shows("messages", page.machine()::logs, List.of());
    }

    @Test
    void setsABreakpointAndRunsToTheCursorByKeyboard() {
        openPageWith(FACTORIAL);
        page.editor().clickLine(16);
        page.type(Keys.F9);
        page.shows("gutter", page.editor()::breakpointLines, List.of("16"));
        page.type(Keys.F5);
        page.showsTime(entered(0) + 4);
        page.editor().clickLine(FIRST_LINE_OF_FACTORIAL);
        page.chord(Keys.F10, Keys.CONTROL, Keys.ALT);
        page.showsTime(entered(0));
        page.type(Keys.F9);
        page.shows("gutter", page.editor()::breakpointLines, List.of("9", "16"));
        page.type(Keys.F9);
        page.shows("gutter", page.editor()::breakpointLines, List.of("16"));
    }

    @Test
    void goesAlongWithItsLineAsTextIsEdited() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.editor().clickLine(1);
        page.type(Keys.HOME, "; by hand", Keys.ENTER, Keys.ESCAPE);
        page.shows("gutter", page.editor()::breakpointLines, List.of("10"));
        page.showsProgram("; by hand\n" + FACTORIAL);
        page.press("continue");
        page.showsTime(entered(4));
        page.shows("line", page.editor()::currentLine, 10);
    }

    @Test
    void stopsWhereACellIsReadForwardsAndBackwardsAndAfterAReload() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.press("step");
        page.showsTime(entered(4));
        page.cell("frame 1 local 0").choose("cell-stop-read");
        page.shows("breakpoints", page.breakpoints()::places, List.of("n of factorial is read"));
        page.press("continue");
        page.showsTime(entered(4) + 1);
        assertThat(page.text("breakpoints")).contains("stopped here");
        page.press("continue");
        page.showsTime(entered(4) + 3);
        page.reload();
        page.shows("breakpoints", page.breakpoints()::places, List.of("n of factorial is read"));
        page.press("continue");
        page.showsTime(entered(4) + 4);
        page.press("continue");
        page.showsStatus("halted");
        page.press("reverse-continue");
        page.showsTime(entered(4) + 4);
        page.press("reverse-continue");
        page.showsTime(entered(4) + 3);
        page.cell("frame 1 local 0").choose("cell-stop-read");
        page.shows("breakpoints", page.breakpoints()::count, 0);
    }

    @Test
    void stopsAtEventsAndSaysWhereAFunctionIsNotThere() {
        openPageWith(FACTORIAL);
        page.press("panels");
        page.press("panel-breakpoints");
        page.type(Keys.ESCAPE);
        page.breakpoints().stopAt("event call", "factoriel");
        page.shows("error", page.breakpoints()::error, "There is no function 'factoriel' in this program.");
        page.fill("[data-test=breakpoint-function]", "factorial");
        page.type(Keys.TAB);
        page.shows("error", page.breakpoints()::error, null);
        page.breakpoints().stopIf("depth == 4");
        page.press("continue");
        page.showsTime(entered(2));
        page.breakpoints().removeFirst();
        page.breakpoints().stopAt("event output", "");
        page.press("continue");
        page.showsTime(END - 1);
        page.shows("output", page.machine()::output, "24\n");
    }

    @Test
    void stopsAtTheNextInput() {
        openPageWith("nop\n host read_line\n print\n nop\n host read_line\n print\n halt\n");
        page.press("panels");
        page.press("panel-breakpoints");
        page.type(Keys.ESCAPE);
        page.breakpoints().stopAt("event input", "");
        page.shows("breakpoints", page.breakpoints()::places, List.of("input"));
        page.press("continue");
        page.showsStatus("waiting");
        page.input().giveLine("one");
        page.showsTime(2);
        page.showsStatus("ready");
        page.press("continue");
        page.showsStatus("waiting");
        page.input().giveLine("two");
        page.showsTime(5);
        page.press("continue");
        page.showsStatus("halted");
        page.press("reverse-continue");
        page.showsTime(5);
    }
}
