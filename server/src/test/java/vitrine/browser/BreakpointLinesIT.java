package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A breakpoint is on the instruction of its own line: while text is edited, in a second window, over a reload. */
class BreakpointLinesIT extends PageTest {
    private static final long ENTERED = 2;

    private void gutter(String... lines) {
        page.shows("gutter", page.editor()::breakpointLines, List.of(lines));
    }

    /** The factorial with something done, so that it goes on while the text is edited. */
    private void openStartedFactorial() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.showsTime(1);
    }

    private void typeLineBefore(int line, String text) {
        page.editor().clickLine(line);
        page.type(Keys.HOME, Keys.HOME, text, Keys.ESCAPE, Keys.ENTER);
    }

    /** Takes the line of the cursor out. */
    private void deleteLine(int line) {
        page.editor().clickLine(line);
        page.chord("k", Keys.CONTROL, Keys.SHIFT);
    }

    private void undo() {
        page.chord("z", Keys.CONTROL);
    }

    private Object condition() {
        return page.browser().script("return document.querySelector('[data-test=breakpoint-condition]')?.value");
    }

    private String pendingLines() {
        return String.valueOf(page.browser()
                .script("return [...document.querySelector('vitrine-editor').shadowRoot"
                        + ".querySelectorAll('[data-pending]')].map((mark) => mark.dataset.line).join()"));
    }

    @Test
    void aClickInAnEditedTextMeansTheLineThatWasClicked() {
        openStartedFactorial();
        typeLineBefore(1, "; one more");
        page.browser().await("the note on the older program", ignored -> page.has("stale"));
        page.shows("line", page.editor()::currentLine, 5);
        page.editor().clickGutter(10);
        gutter("10");
        page.breakpoints().stopIf("n == 3");
        page.press("continue");
        page.showsTime(ENTERED + 7);
        page.shows("line", page.editor()::currentLine, 10);
        assertThat(page.text("breakpoints")).contains("line 10").contains("stopped here");
        page.press("reverse-continue");
        page.showsTime(0);
        page.editor().clickLine(15);
        page.chord(Keys.F10, Keys.CONTROL);
        page.showsTime(ENTERED + 5);
        page.shows("line", page.editor()::currentLine, 15);

        page.press("restart-with-edits");
        page.showsTime(0);
        gutter("10");
        page.press("continue");
        page.showsTime(ENTERED + 7);
        page.shows("line", page.editor()::currentLine, 10);
    }

    @Test
    void aLineThatTheProgramHasNotTakesWithTheNextAssembly() {
        openStartedFactorial();
        typeLineBefore(10, "    nop");
        page.browser().await("the note on the older program", ignored -> page.has("stale"));
        page.editor().clickGutter(10);
        gutter("10");
        page.shows("pending", this::pendingLines, "10");
        page.showsText("breakpoint-pending", "Takes effect with the next assembly.");
        page.editor().clickLine(10);
        page.chord(Keys.F10, Keys.CONTROL);
        page.shows(
                "the reason",
                () -> String.valueOf(page.text("problem")).contains("Line 10 is not in the program that runs."),
                true);
        page.press("continue");
        page.showsStatus("halted");
        page.press("restart-with-edits");
        page.showsTime(0);
        page.shows("pending", this::pendingLines, "");
        page.press("continue");
        page.showsTime(ENTERED + 1);
        page.shows("line", page.editor()::currentLine, 10);
        gutter("10");
    }

    @Test
    void aDeletedLineTakesItsBreakpointAlongAndAnUndoBringsItBack() {
        openStartedFactorial();
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().stopIf("n == 2");
        page.breakpoints().fromHit(1);
        deleteLine(FIRST_LINE_OF_FACTORIAL);
        gutter();
        page.shows("rows", page.breakpoints()::count, 0);
        page.shows("those that still stop", () -> page.attribute("[data-test=breakpoints-deleted]", "data-count"), "1");
        page.editor().focus();
        undo();
        gutter("9");
        page.shows("condition", this::condition, "n == 2");
        assertThat(page.has("breakpoints-deleted")).isFalse();

        // also when the text without it was assembled
        deleteLine(FIRST_LINE_OF_FACTORIAL);
        gutter();
        page.press("restart-with-edits");
        page.showsTime(0);
        page.press("step");
        page.showsTime(1);
        page.shows("rows", page.breakpoints()::count, 0);
        page.editor().focus();
        undo();
        gutter("9");
        page.shows("pending", this::pendingLines, "9");
        page.shows("condition", this::condition, "n == 2");
        page.press("restart-with-edits");
        page.showsTime(0);
        page.press("continue");
        page.showsTime(ENTERED + 14);
    }

    @Test
    void linesThatAreMovedAndTextsThatArePastedOverKeepTheirBreakpoints() {
        openStartedFactorial();
        page.editor().clickGutter(13);
        page.editor().clickGutter(15);
        page.editor().clickLine(14);
        page.chord(Keys.ARROW_DOWN, Keys.ALT);
        gutter("13", "14");
        page.chord(Keys.ARROW_UP, Keys.ALT);
        gutter("13", "15");
        page.editor()
                .paste("; pasted\n"
                        + FACTORIAL.replace("    lload n\n    jf one\n", "    lload n\n    nop\n    jf one\n"));
        gutter("15", "17");
        page.press("restart-with-edits");
        page.showsTime(0);
        page.press("continue");
        page.shows("line", page.editor()::currentLine, 15);
    }

    @Test
    void aBreakpointOfTheListingKeepsToItsInstruction() {
        openStartedFactorial();
        typeLineBefore(1, "; one more");
        page.press("code-listing");
        page.browser().await("the listing", ignored -> page.has("listing"));
        page.browser().script("""
                const listing = document.querySelector('vitrine-listing');
                listing.dispatchEvent(new CustomEvent('toggle-breakpoint', {detail: listing.listing.rows.find((row) => row.text?.startsWith('mul') || row.mnemonic?.toLowerCase() === 'mul'), bubbles: true, composed: true}));""");
        page.press("code-source");
        gutter("17");
        typeLineBefore(1, "; and another");
        gutter("18");
        page.press("restart-with-edits");
        page.showsTime(0);
        page.press("continue");
        page.shows("line", page.editor()::currentLine, 18);
    }

    @Test
    void anotherProgramHasBreakpointsOfItsOwnAndAnUndoBringsBackTheOldText() {
        openStartedFactorial();
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.openExample("gcd");
        page.showsTime(0);
        gutter();
        page.shows("rows", page.breakpoints()::count, 0);
        page.editor().focus();
        undo();
        page.shows("text", page.editor()::text, FACTORIAL);
        gutter("9");
    }

    @Test
    void anEditedTextAndItsBreakpointsOutlastAReload() {
        openStartedFactorial();
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        typeLineBefore(10, "    nop");
        page.editor().clickGutter(10);
        typeLineBefore(1, "; one more");
        gutter("10", "11");
        page.reload();
        gutter("10", "11");
        page.shows("pending", this::pendingLines, "11");
        page.shows("line", page.editor()::currentLine, 5);
        page.press("continue");
        page.showsTime(ENTERED);
        page.shows("line", page.editor()::currentLine, 10);
        page.press("restart-with-edits");
        page.showsTime(0);
        gutter("10", "11");
        page.shows("pending", this::pendingLines, "");
        page.press("continue");
        page.press("continue");
        page.showsTime(ENTERED + 1);
    }

    @Test
    void anEditedTextAndItsBreakpointsOutlastTheSession() {
        openStartedFactorial();
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.breakpoints().stopIf("n == 3");
        typeLineBefore(10, "    nop");
        page.editor().clickGutter(10);
        typeLineBefore(1, "; one more");
        gutter("10", "11");
        letSessionsExpire();
        page.shows("banner", () -> page.has("expired"), true);
        page.press("rebuild");
        page.browser().await("the banner to go", ignored -> !page.has("expired"));
        page.showsTime(1);
        gutter("10", "11");
        page.shows("pending", this::pendingLines, "11");
        page.press("continue");
        page.showsTime(ENTERED + 7);
        page.shows("line", page.editor()::currentLine, 10);
    }

    @Test
    void twoWindowsOnOneSessionShowOneSetEachInItsOwnText() {
        openStartedFactorial();
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        gutter("9");
        String first = page.browser().driver().getWindowHandle();
        String second = page.openSecondWindowOnTheSession();
        page.showsTime(1);
        gutter("9");
        typeLineBefore(1, "; in the second window");
        gutter("10");
        page.breakpoints().stopIf("n > 2");
        page.editor().clickGutter(12);
        gutter("10", "12");

        page.browser().driver().switchTo().window(first);
        gutter("9", "11");
        page.shows("condition", this::condition, "n > 2");
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        gutter("11");
        page.shows("condition", this::condition, "");
        deleteLine(11);
        gutter();

        page.browser().driver().switchTo().window(second);
        gutter("12");
        page.press("continue");
        page.shows("line", page.editor()::currentLine, 12);
        page.browser().driver().close();
        page.browser().driver().switchTo().window(first);
        page.editor().focus();
        undo();
        gutter("11");
    }
}
