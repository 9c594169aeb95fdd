package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The main journey: paste a program, step through it in both directions, with the mouse and without one. */
class SteppingIT extends PageTest {
    @Test
    void showsAProgramToStepThroughOnTheFirstVisit() {
        page.open();
        assertThat(page.text("tour")).contains("1 of");
        assertThat(page.editor().text()).contains("call factorial");
        page.press("step");
        page.showsTime(1);
        page.press("tour-next");
        page.declineGuide();
        page.reload();
        assertThat(page.has("tour")).as("guide after it was declined").isFalse();
    }

    @Test
    void stepsIntoOverAndOutOfACallAndBackTheSameWay() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.showsSentence("Pushed 4.");
        page.shows("stack", page.machine()::stack, List.of("4"));
        page.shows("line", page.editor()::currentLine, CALL_LINE);

        page.press("step");
        page.showsSentence("Called factorial with 4.");
        page.shows("line", page.editor()::currentLine, FIRST_LINE_OF_FACTORIAL);
        assertThat(page.machine().frames()).containsExactly("factorial", "main");
        assertThat(page.machine().local("n")).isEqualTo("4");

        page.press("step-back");
        page.showsSentence("Pushed 4.");
        assertThat(page.time()).isEqualTo(1);
        assertThat(page.machine().frames()).containsExactly("main");

        page.press("next");
        page.showsTime(RETURNED);
        page.showsSentence("Returned with 24: back to line 5.");
        assertThat(page.machine().stack()).containsExactly("24");
        page.press("previous");
        page.showsTime(1);
        assertThat(page.machine().stack()).containsExactly("4");

        page.press("step");
        page.showsTime(2);
        page.press("step-out");
        page.showsTime(RETURNED);
        page.press("step-back");
        page.showsTime(RETURNED - 1);
        page.press("back-to-call");
        page.showsTime(1);
        page.shows("line", page.editor()::currentLine, CALL_LINE);

        page.press("continue");
        page.showsStatus("halted");
        assertThat(page.time()).isEqualTo(END);
        assertThat(page.machine().output()).isEqualTo("24\n");
        page.press("reverse-continue");
        page.showsTime(0);
        assertThat(page.machine().output()).isEmpty();
        page.press("go-to-end");
        page.showsTime(END);
        page.press("restart");
        page.showsTime(0);
    }

    @Test
    void takesTheWholeJourneyWithoutAMouse() {
        openPage();
        page.tabTo("editor-content");
        page.chord("a", Keys.CONTROL);
        page.type(FACTORIAL.replaceAll("(?m)^ +", ""));
        page.type(Keys.ESCAPE);
        page.shows("source", this::typed, FACTORIAL.replaceAll("(?m)^ +", "").strip());
        page.chord(Keys.ENTER, Keys.CONTROL);
        page.showsTime(0);
        page.type(Keys.TAB);
        assertThat(page.focused()).isNotEqualTo("editor-content");

        page.type(Keys.F11);
        page.showsSentence("Pushed 4.");
        page.type(Keys.F11);
        page.showsSentence("Called factorial with 4.");
        page.chord(Keys.F11, Keys.ALT);
        page.showsSentence("Pushed 4.");
        page.type(Keys.F10);
        page.showsTime(RETURNED);
        page.chord(Keys.F10, Keys.ALT);
        page.showsTime(1);
        page.type(Keys.F11);
        page.showsTime(2);
        page.chord(Keys.F11, Keys.SHIFT);
        page.showsTime(RETURNED);
        page.chord(Keys.F11, Keys.ALT);
        page.showsTime(RETURNED - 1);
        page.chord(Keys.F11, Keys.ALT, Keys.SHIFT);
        page.showsTime(1);
        page.type(Keys.F5);
        page.showsStatus("halted");
        page.chord(Keys.F5, Keys.ALT);
        page.showsTime(0);

        page.tabTo("step");
        page.type(Keys.ENTER);
        page.showsTime(1);
        page.type(Keys.SPACE);
        page.showsTime(2);
        page.type("S");
        page.showsTime(1);
    }

    /** The editor indents by itself: that is no part of what was typed. */
    private String typed() {
        return page.editor().text().replaceAll("(?m)^ +", "").strip();
    }
}
