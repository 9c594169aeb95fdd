package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Frames on the operand stack: the same program with one line more, the links to be seen, and what comes of writing over one. */
class LinkedFramesIT extends PageTest {
    private static final int CALLED = 2;

    @Test
    void showsTheLinksAmongTheOperands() {
        openPageWith(".frames linked\n" + FACTORIAL);
        page.press("step");
        page.press("step");
        page.showsTime(CALLED);
        page.showsSentence("Called factorial with 4.");
        assertThat(page.machine().stack())
                .hasSizeGreaterThanOrEqualTo(3)
                .first()
                .isEqualTo("4");
        assertThat(page.texts(".stack-cell.is-link .cell-label")).containsExactly("+saved FP", "+return address");
        assertThat(page.cell("frame 1 local 0").value()).startsWith("4");
        assertThat(page.text("frame-return")).contains("return address in stack 1, saved FP 0 in stack 2");

        page.press("continue");
        page.shows("output", page.machine()::output, "24\n");
    }

    @Test
    void tellsWhatIsBrokenWhenALinkIsWrittenOver() {
        openPageWith(".frames linked\n" + FACTORIAL);
        page.press("step");
        page.press("step");
        page.showsTime(CALLED);
        page.cell("stack 1").focus();
        page.type(Keys.F2);
        page.shows("focus", page::focused, "edit-field");
        page.type("null", Keys.ENTER);
        page.shows("broken", () -> page.texts("[data-test=frame-broken]"), List.of("No return address is in stack 1."));
        assertThat(page.text("frame-return")).startsWith("returns nowhere");
        page.press("continue");
        page.showsStatus("trapped");
        assertThat(page.sentence()).contains("ret needs the return address of factorial in stack 1");
    }
}
