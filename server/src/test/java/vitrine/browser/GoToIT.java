package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The field for a moment to go to: what it takes, what it refuses and says, and the way back from where it led. */
class GoToIT extends PageTest {
    private static final String ENDLESS = "again:\n const 1\n pop\n rjmp again\n";

    private void go(String typed) {
        page.fill("[data-test=go-to-time]", typed);
        page.type(Keys.ENTER);
    }

    private String typed() {
        return String.valueOf(page.browser().script("return document.querySelector('[data-test=go-to-time]').value"));
    }

    private String destination(String typed, long time, long end, boolean ended) {
        Object answer = page.module(
                "state/destination.js",
                "const { typed, ...at } = given; const to = module.destinationOf(typed, at);"
                        + " done(to.problem ?? String(to.time) + (to.so ? ' ' + to.so : ''));",
                Map.of("typed", typed, "time", time, "end", end, "ended", ended));
        return String.valueOf(answer);
    }

    @Test
    void everyFormOfAStepIsUnderstood() {
        openPage();
        Map<String, String> ended = Map.ofEntries(
                Map.entry("42", "42"),
                Map.entry(" 1_000 ", "1000"),
                Map.entry("1,234", "1234"),
                Map.entry("1e3", "1000"),
                Map.entry("2.5e2", "250"),
                Map.entry("1.0", "1"),
                Map.entry("0x10", "16"),
                Map.entry("0b1_01", "5"),
                Map.entry("007", "7"),
                Map.entry("+100", "120"),
                Map.entry("+ 1e2", "120"),
                Map.entry("+0x10", "36"),
                Map.entry("-5", "15"),
                Map.entry("\u22125", "15"),
                Map.entry("-20", "0"),
                Map.entry("-0", "20"),
                Map.entry("50%", "40"),
                Map.entry("50 %", "40"),
                Map.entry("12.5%", "10"),
                Map.entry("0%", "0"),
                Map.entry("100%", "80"),
                Map.entry("+50%", "60"),
                Map.entry("-25%", "0"),
                Map.entry("start", "0"),
                Map.entry("End", "Infinity"),
                Map.entry("5000", "5000"),
                Map.entry("9007199254740991", "9007199254740991"));
        ended.forEach((typed, time) ->
                assertThat(destination(typed, 20, 80, true)).as(typed).isEqualTo(time));
        assertThat(destination("50%", 0, 81, false))
                .isEqualTo("41 Of the 81 steps known so far: the program has not ended yet.");
        assertThat(destination("100%", 0, 1, false))
                .isEqualTo("1 Of the 1 step known so far: the program has not ended yet.");
    }

    @Test
    void whatIsNoStepIsRefusedInWords() {
        openPage();
        Map<String, String> refused = Map.ofEntries(
                Map.entry("abc", "abc is not a step. Type a step such as 42"),
                Map.entry("ende", "ende is not a step."),
                Map.entry("12x", "12x is not a step."),
                Map.entry("1,23", "1,23 is not a step."),
                Map.entry("1__0", "1__0 is not a step."),
                Map.entry("--5", "--5 is not a step."),
                Map.entry("+-5", "+-5 is not a step."),
                Map.entry("+", "+ is not a step."),
                Map.entry("%", "% is not a step."),
                Map.entry("nan", "nan is not a step."),
                Map.entry("inf", "inf is not a step."),
                Map.entry("\u0661\u0662", "\u0661\u0662 is not a step."),
                Map.entry("1.5", "1.5 is between two steps. Type 1 or 2."),
                Map.entry("+1.5", "1.5 is between two steps. Type +1 or +2."),
                Map.entry("-4", "3 steps back is the start: -4 would be before it."),
                Map.entry("101%", "101% is outside of the run of 80 steps. Type a part from 0% to 100%."),
                Map.entry("-50%", "-50% is outside"),
                Map.entry("9007199254740992", "9007199254740992 is more than can be counted."),
                Map.entry("1e300", "1e300 is more than can be counted."),
                Map.entry("1e400", "1e400 is more than can be counted."),
                Map.entry("99999999999999999999999999", "999999999999999999999999\u2026 is more than"),
                Map.entry("+9007199254740991", "9007199254740991 is more than can be counted."));
        refused.forEach((typed, said) ->
                assertThat(destination(typed, 3, 80, true)).as(typed).startsWith(said));
        assertThat(destination("-1", 0, 80, true)).isEqualTo("This is step 0: there is nothing before it.");
        assertThat(destination("50%", 0, 0, false)).startsWith("Nothing has run yet");
    }

    @Test
    void theFieldGoesThereAndBackspaceComesBack() {
        openPageWith(ENDLESS);
        for (String form : List.of("1,234", "1_234", "0x4d2", " +1234 ", "1.234e3")) {
            go(form);
            page.showsTime(1234);
            assertThat(typed()).isEmpty();
            page.type(Keys.BACK_SPACE);
            page.showsTime(0);
        }
        go("1e3");
        page.showsTime(1000);
        go("-5");
        page.showsTime(995);
        go("50%");
        page.showsTime(617);
        page.showsText("go-to-note", "Of the 1,234 steps known so far: the program has not ended yet.");
        for (long before : new long[] {995, 1000, 0}) {
            page.type(Keys.BACK_SPACE);
            page.showsTime(before);
        }
        assertThat(page.has("go-to-note")).isFalse();
    }

    @Test
    void whatIsRefusedStaysInTheFieldUntilSomethingElseIsTyped() {
        openPageWith(FACTORIAL);
        go("7");
        page.showsTime(7);
        go("abc");
        page.browser().await("a word on it", ignored -> page.has("go-to-problem"));
        assertThat(page.text("go-to-problem")).startsWith("abc is not a step.");
        assertThat(typed()).isEqualTo("abc");
        assertThat(page.time()).isEqualTo(7);
        assertThat(page.browser().barriers()).isEmpty();
        page.type("4"); // what is wrong is selected
        page.browser().await("silence", ignored -> !page.has("go-to-problem"));
        assertThat(typed()).isEqualTo("4");
        page.type(Keys.ENTER);
        page.showsTime(4);
        go("5000");
        page.showsTime(END);
        page.showsText("go-to-note", "The program ends at step 44.");
        page.press("go-to-dismiss");
        page.browser().await("silence", ignored -> !page.has("go-to-note"));
        go("-100");
        page.browser().await("a word on it", ignored -> page.has("go-to-problem"));
        assertThat(page.time()).isEqualTo(END);
        page.type(Keys.ESCAPE);
        page.browser().await("silence", ignored -> !page.has("go-to-problem"));
        page.press("restart");
        page.showsTime(0);
        go("end");
        page.showsTime(END);
        page.type(Keys.BACK_SPACE);
        page.showsTime(0);
    }

    @Test
    void aRunIsPausedAndAMissingLineIsSaid() {
        openPageWith(ENDLESS);
        page.press("continue");
        page.browser().await("a run", ignored -> page.end() > 1000);
        go("10");
        page.showsTime(10);
        page.showsStatus("ready");
        page.editor().paste("nop\n host read_line\n pop\n halt\n");
        page.press("run");
        page.showsProgram("nop\n host read_line\n pop\n halt\n");
        go("3");
        page.showsTime(1);
        page.showsText("go-to-note", "The program waits for input at step 1.");
    }

    @Test
    void aPhoneHasItTooAsADialog() {
        openPageWith(FACTORIAL);
        page.browser().look(Window.phone());
        page.browser().await("the phone's page", ignored -> page.has("tab-output"));
        page.press("time");
        page.fill("[data-test=go-to-time]", "abc");
        page.press("go-to-go");
        page.browser().await("a word on it", ignored -> page.has("go-to-problem"));
        page.fill("[data-test=go-to-time]", "9");
        page.type(Keys.ENTER);
        page.showsTime(9);
        page.browser().await("the dialog to close", ignored -> !page.has("dialog-go-to"));
    }
}
