package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** Every answer is about the moment the user is at, or says for which one it holds; breakpoints on locals are for one call or for every call. */
class RightMomentIT extends PageTest {
    private static final String FRAMES = """
            .func main
                const 1
                call f
                pop
                const 2
                call g
                pop
                const 3
                call f
                pop
                halt
            .func f x
                lload x
                const 1
                add
                lstore x
                lload x
                ret
            .func g y
                const 9
                lstore y
                lload y
                ret
            """;

    private void goTo(int time) {
        page.fill("[data-test=go-to-time]", String.valueOf(time));
        page.type(Keys.ENTER);
        page.showsTime(time);
    }

    @Test
    void anAnswerSaysForWhichStepItHolds() {
        openPageWith(FACTORIAL);
        page.press("go-to-end");
        page.showsTime(END);
        goTo(16);
        String n = page.attribute("[data-test=frame] [data-test=local]", "data-name");
        page.cell(n).choose("cell-who-reads");
        page.browser()
                .await(
                        "an answer",
                        ignored -> page.has("answer-sentence")
                                && page.answer().sentence().contains("was read"));
        String answered = page.answer().sentence();
        assertThat(page.has("as-of")).isFalse();
        goTo(12);
        page.shows("note", () -> page.text("as-of"), "As of step 16. Ask again");
        assertThat(page.text("history-now")).isEqualTo("asked at step 16");
        assertThat(page.answer().sentence()).isEqualTo(answered);
        assertThat(page.browser().barriers()).as("an old answer").isEmpty();
        goTo(16);
        page.shows("note", () -> page.has("as-of"), false);
        goTo(12);
        page.press("ask-again");
        page.shows("note", () -> page.has("as-of"), false);
        assertThat(page.text("history-now")).startsWith("now, step 12");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBreakpointOnALocalIsForOneCallOrForEvery(boolean every) {
        openPageWith(FRAMES);
        goTo(6); // in f, which wrote x
        String x = "frame 1 local 0";
        page.cell(x).choose(every ? "cell-every-written" : "cell-stop-written");
        page.shows("place", page.breakpoints()::places, List.of("x of f is written"));
        page.shows(
                "calls",
                () -> page.text("breakpoint-call"),
                every ? "In every call of f." : "In that call of f, under way at step 6.");
        page.press("continue");
        if (every) {
            page.showsTime(18);
            page.press("continue");
            page.showsTime(22);
            page.press("continue");
        }
        page.showsStatus("halted");
        if (!every) {
            page.browser()
                    .await(
                            "what became of it",
                            ignored -> page.text("breakpoint-call").contains("That call has returned"));
        }
        page.press("restart");
        page.showsTime(0);
        page.press("continue");
        page.showsTime(2);
        page.press("continue");
        page.showsTime(6);
        assertThat(page.browser().barriers()).as("its row").isEmpty();
        page.click("[data-test=breakpoint-calls] option[value=" + (every ? "this" : "every") + "]");
        page.shows(
                "calls", () -> page.text("breakpoint-call").startsWith(every ? "In that call" : "In every call"), true);
    }

    @Test
    void anEditKeepsTheNameOfItsCell() {
        openPageWith(FRAMES);
        goTo(2);
        page.cell("frame 1 local 0").pressTwice();
        page.fill("[data-test=edit-field]", "41");
        page.press("edit-set");
        page.browser().await("the edit", ignored -> page.has("edit"));
        page.press("go-to-end");
        page.showsStatus("halted");
        assertThat(page.text("edit")).contains("x of f", "41");
    }

    @Test
    void aFieldThatWasOpenedForAnotherCellIsNotSet() {
        openPageWith(FRAMES);
        goTo(3);
        page.cell("frame 1 local 0").pressTwice();
        page.fill("[data-test=edit-field]", "41");
        page.browser().script("document.querySelector('[data-test=step]').click()");
        page.showsTime(4);
        page.shows("note", () -> page.text("as-of"), "Opened at step 3; it is set at the moment shown.");
        page.browser()
                .script("const time = document.querySelector('[data-test=go-to-time]'); time.value = '12';"
                        + " time.form ? time.form.requestSubmit() : time.dispatchEvent(new Event('change'))");
        page.showsTime(12);
        page.browser().await("why not", ignored -> page.has("edit-error"));
        assertThat(page.text("edit-error")).contains("Opened for x of f at step 3", "y of g");
        assertThat(page.attribute("[data-test=edit-set]", "disabled")).isNotNull();
    }
}
