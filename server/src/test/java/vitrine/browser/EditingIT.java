package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Writing a program: errors at their place, edits while it runs, the shipped programs, what nobody wrote on purpose. */
class EditingIT extends PageTest {
    @Test
    void showsAnErrorAtItsPlaceUntilItIsMended() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.showsTime(1);
        page.editor().retype(5, "pritn");
        page.shows("underlined", page.editor()::underlined, List.of("5: pritn"));
        page.shows(
                "diagnostics",
                () -> page.texts("[data-test=diagnostics] [data-test=diagnostic]"),
                List.of("Error, line 5: Unknown instruction 'pritn'. Did you mean 'print'? Write 'print'"));
        assertThat(page.text("stale")).contains("older program");
        page.press("step-back");
        page.showsTime(0);

        page.editor().retype(5, "print");
        page.shows("underlined", page.editor()::underlined, List.of());
        assertThat(page.editor().text()).isEqualTo(FACTORIAL);
        page.press("next");
        page.press("next");
        page.showsTime(RETURNED);
    }

    @Test
    void goesOnWithTheOlderProgramUntilTheEditedOneIsStarted() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.showsTime(1);
        page.editor().retype(3, "const 3");
        page.browser().await("the note on the older program", ignored -> page.has("stale"));
        page.press("continue");
        page.shows("output", page.machine()::output, "24\n");
        page.press("restart-with-edits");
        page.showsTime(0);
        page.press("continue");
        page.shows("output", page.machine()::output, "6\n");
        assertThat(page.has("stale")).isFalse();
    }

    @Test
    void enterBeforeAnIndentedLineKeepsItsIndentationAndItsBreakpoint() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.shows("gutter", page.editor()::breakpointLines, List.of("9"));
        List<String> lines = FACTORIAL.lines().toList();
        for (Keys[] place :
                new Keys[][] {{Keys.HOME, Keys.HOME}, {Keys.HOME, Keys.HOME, Keys.ARROW_RIGHT}, {Keys.HOME}}) {
            page.editor().clickLine(FIRST_LINE_OF_FACTORIAL);
            page.type(place);
            page.type(Keys.ENTER);
            List<String> broken = new ArrayList<>(lines);
            broken.add(FIRST_LINE_OF_FACTORIAL - 1, "");
            page.shows("text", () -> page.editor().text().lines().toList(), broken);
            page.shows("gutter", page.editor()::breakpointLines, List.of("10"));
            page.chord("z", Keys.CONTROL);
            page.shows("text", page.editor()::text, FACTORIAL);
            page.shows("gutter", page.editor()::breakpointLines, List.of("9"));
        }
    }

    @Test
    void findsAnExampleAndRunsIt() {
        openPage();
        page.openExample("gcd");
        assertThat(page.browser().driver().getTitle()).contains("divisor");
        page.showsStatus("ready");
        page.press("continue");
        page.showsStatus("halted");
        assertThat(page.machine().output()).isNotEmpty();
    }

    @Test
    void showsAllErrorsOfAnExampleAboutErrors() {
        openPage();
        page.press("examples");
        page.fill("[data-test=example-search]", "misspelt.asm");
        page.type(Keys.ENTER);
        page.shows("underlined", page.editor()::underlined, List.of("5: pritn", "6: hallt"));
        assertThat(page.texts("[data-test=diagnostics] [data-test=diagnostic]")).hasSize(2);
        page.showsSentence("The program has errors: see below the code.");
    }

    @Test
    void completesAnInstructionAsItIsWritten() {
        openPageWith("    const 1\n    halt\n");
        page.editor().retype(1, "hal");
        page.chord(" ", Keys.CONTROL);
        page.editor().awaitCompletion("halt");
        page.type(Keys.ENTER);
        page.shows("source", page.editor()::text, "    halt\n    halt\n");
    }

    @Test
    void showsWhatAProgramWritesAsTextAndNeverAsMarkup() {
        String markup = "<img src=x onerror=alert(1)><b>bold</b>";
        openPageWith(
                "; %s\n    ldc \"%s\"\n    dup\n    print\n    host read_line\n    halt\n".formatted(markup, markup));
        page.press("step");
        page.press("step");
        page.press("step");
        page.shows("output", page.machine()::output, markup + "\n");
        assertThat(page.machine().stack()).singleElement().asString().startsWith("\"<img");
        page.showsStatus("waiting");
        page.input().giveLine(markup);
        page.press("step");
        page.shows("lines read", () -> page.input().linesRead().toString().contains(markup), true);
        assertThat(
                        page.browser()
                                .script(
                                        "return document.querySelectorAll('img:not([src=\"/icon.svg\"])').length"
                                                + " + [...document.querySelectorAll('b')].filter((b) => b.textContent === 'bold').length"))
                .isEqualTo(0L);
    }
}
