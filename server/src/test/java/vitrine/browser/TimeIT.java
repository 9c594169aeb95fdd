package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Travelling in time: runs that never end, the timeline, the end that is a trap. */
class TimeIT extends PageTest {
    private static final String ENDLESS = """
            .func main
            .local i
            again:
                lload i
                const 1
                add
                lstore i
                rjmp again
            """;

    @Test
    void pausesALoopThatNeverEndsAndGoesBackFromThere() {
        openPageWith(ENDLESS);
        page.press("continue");
        page.showsStatus("running");
        long early = page.time();
        page.browser().await("progress", ignored -> page.time() > early + 10_000);
        page.press("pause");
        page.showsStatus("ready");
        long paused = page.time();
        String i = page.machine().local("i");
        page.press("step-back");
        page.showsTime(paused - 1);
        page.press("step-back");
        page.showsTime(paused - 2);
        page.press("step");
        page.press("step");
        page.showsTime(paused);
        assertThat(page.machine().local("i")).isEqualTo(i);

        page.timeline().drag(0.9, 0.5);
        page.browser().await("the middle", ignored -> Math.abs(page.time() - paused / 2) < paused / 50);
        page.press("restart");
        page.showsTime(0);
        assertThat(page.end()).as("nothing known is forgotten").isEqualTo(paused);
    }

    @Test
    void goesToAnyMomentByTimelineAndField() {
        openPageWith(FACTORIAL);
        page.press("go-to-end");
        page.showsTime(END);
        page.timeline().drag(1, 0.5);
        page.showsTime(END / 2);
        assertThat(page.machine().frames()).startsWith("factorial").endsWith("main");
        page.timeline().press(Keys.ARROW_RIGHT);
        page.showsTime(END / 2 + 1);
        page.timeline().press(Keys.ARROW_LEFT);
        page.showsTime(END / 2);
        page.timeline().press(Keys.PAGE_UP);
        page.showsTime(END / 2 + 2);
        page.timeline().press(Keys.END);
        page.showsTime(END);
        assertThat(page.timeline().spoken()).isEqualTo("step 44 of 44");
        page.timeline().press(Keys.HOME);
        page.showsTime(0);
        page.fill("[data-test=go-to-time]", "17");
        page.type(Keys.ENTER);
        page.showsTime(17);
        page.fill("[data-test=go-to-time]", "1000000");
        page.type(Keys.ENTER);
        page.showsTime(END);
    }

    @Test
    void playsStepByStepAtTheChosenSpeed() {
        openPageWith(ENDLESS);
        page.browser().find("[data-test=speed]").sendKeys(Keys.END, Keys.ARROW_LEFT);
        page.press("play");
        page.browser().await("some steps", ignored -> page.time() > 3);
        page.press("pause");
        page.showsStatus("ready");
        page.editor().paste(FACTORIAL);
        page.press("run");
        page.showsProgram(FACTORIAL);
        page.press("play");
        page.showsStatus("halted");
        page.showsTime(END);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "underflow.asm | 6 | add needs 2 values (a, b), but the stack holds only 1. | Push what is missing before this instruction.",
                "division-by-zero.asm | 9 | Division by zero. | The top of the stack is the divisor: test it before you divide.",
                "index-out-of-range.asm | 13 | Index 3 is outside an array of length 3. | Indexes go from 0 to 2.",
                "endless-recursion.asm | 16 | The call of countDown goes too deep: there are 10000 frames already. | Does the recursion come to an end? Look at the condition that should stop it.",
            })
    void saysWhatWentWrongWhereAndWhatToDo(String mistake, int line, String message, String hint) {
        openPage();
        page.openExample(mistake);
        page.showsStatus("ready");
        page.press("continue");
        page.showsStatus("trapped");
        page.showsText("trap-message", message);
        page.showsText("trap-hint", hint);
        page.showsText("trap-line", "line " + line);
        page.shows("line", page.editor()::currentLine, line);
        long trapped = page.time();
        page.press("trap-back");
        page.showsTime(trapped - 1);
        page.showsStatus("ready");
        page.press("step");
        page.showsStatus("trapped");
    }
}
