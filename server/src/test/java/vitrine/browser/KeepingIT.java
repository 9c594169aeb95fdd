package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What outlasts a reload, a link, a session: the moment; and the settings of the page. */
class KeepingIT extends PageTest {
    private static final String ECHO = """
            ; Echo
            .func main
                const 7
                host read_line
                print
                call twice
                print
                halt

            .func twice n
                lload n
                const 2
                mul
                ret
            """;

    /** In the function, the answer read and written, a breakpoint set: something of everything that a moment is. */
    private void openMomentOfItsOwn() {
        openPageWith(ECHO);
        page.editor().clickGutter(12);
        page.breakpoints().stopIf("n == 7");
        page.press("continue");
        page.showsStatus("waiting");
        page.input().giveLine("hello");
        page.showsTime(5);
        page.press("step");
        page.showsTime(6);
    }

    private void showsThatMoment() {
        page.showsTime(6);
        page.shows("source", page.editor()::text, ECHO);
        page.shows("output", page.machine()::output, "hello\n");
        page.shows("stack", page.machine()::stack, List.of("7", "2"));
        assertThat(page.machine().local("n")).isEqualTo("7");
        page.shows("gutter", page.editor()::breakpointLines, List.of("12"));
        assertThat(page.attribute("[data-test=breakpoint-condition]", "data-key"))
                .isNotNull();
        assertThat(page.input().linesRead()).containsExactly("read hello");
        page.shows("line", page.editor()::currentLine, 13);
        page.press("step");
        page.shows("stack", page.machine()::stack, List.of("14"));
        page.press("reverse-continue");
        page.showsTime(5);
    }

    @Test
    void keepsTheMomentOverAReload() {
        openMomentOfItsOwn();
        page.reload();
        showsThatMoment();
    }

    @Test
    void keepsTextThatWasNotStartedYetOverAReload() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.showsTime(1);
        page.editor().retype(3, "const 3 oops");
        page.shows("underlined", () -> page.editor().underlined().isEmpty(), false);
        page.reload();
        page.shows("line 3", () -> page.editor().text().lines().toList().get(2), "    const 3 oops");
        page.showsTime(1);
    }

    @Test
    void recreatesTheMomentFromALinkInASecondWindow() {
        openMomentOfItsOwn();
        page.press("share");
        String link = page.link();
        assertThat(link).contains("#m1=");
        page.press("close-dialog");
        page.openInSecondTab(link);
        showsThatMoment();
        assertThat(page.browser().driver().getCurrentUrl()).doesNotContain("#m1=");
    }

    @Test
    void saysThatALinkIsDamaged() {
        openPage();
        page.openInSecondTab(page.browser().driver().getCurrentUrl() + "#m1=AAAA");
        page.shows("problem", () -> String.valueOf(page.text("problem")).contains("damaged"), true);
        page.press("step");
        page.showsTime(1);
    }

    @Test
    void rebuildsTheMomentOfASessionThatHasEnded() {
        openMomentOfItsOwn();
        expectProblem("/api/sessions/.* 404"); // whatever is asked of it meanwhile
        letSessionsExpire();
        page.shows("banner", () -> String.valueOf(page.text("expired")).contains("This session has ended."), true);
        page.press("rebuild");
        page.browser().await("the banner to go", ignored -> !page.has("expired"));
        showsThatMoment();
    }

    @Test
    void remembersColoursNumbersAndPanels() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.press("numbers-hex");
        page.shows("stack", page.machine()::stack, List.of("0x4"));
        page.press("numbers-binary");
        page.shows("stack", page.machine()::stack, List.of("0b100"));

        page.press("theme");
        page.press("theme");
        page.shows("theme", () -> page.attribute("html", "data-theme"), "dark");
        page.click("[aria-label='Hide Registers']");
        page.shows("registers", () -> page.has("registers"), false);
        long wider = widthOfCode();
        page.browser().find("[aria-label='Width of Code']").sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        page.settles();
        long width = widthOfCode();

        page.reload();
        page.shows("stack", page.machine()::stack, List.of("0b100"));
        assertThat(page.attribute("html", "data-theme")).isEqualTo("dark");
        assertThat(page.has("registers")).isFalse();
        assertThat(widthOfCode()).isEqualTo(width).isLessThan(wider);
        page.press("panels");
        page.press("panel-registers");
        page.shows("registers", () -> page.has("registers"), true);
        page.type(Keys.ESCAPE);
    }

    private long widthOfCode() {
        return ((Number) page.browser().script("return Math.round(document.getElementById('panel-code').offsetWidth)"))
                .longValue();
    }
}
