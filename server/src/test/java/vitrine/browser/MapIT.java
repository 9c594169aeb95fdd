package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The timeline as a map of the whole run: from the whole down to single steps and back, by hand and by keys. */
class MapIT extends PageTest {
    private void openRun() {
        openPageWith(FACTORIAL);
        page.press("go-to-end");
        page.showsTime(END);
        page.shows("the whole run", page.timeline()::shown, "0-" + END);
    }

    @Test
    void zoomsFromTheWholeRunToSingleStepsAndBackByKeys() {
        openRun();
        page.press("restart");
        page.showsTime(0);
        page.press("timeline-height");
        page.timeline().press("+", "+", "+");
        page.browser().await("few steps", ignored -> page.timeline().span() <= 7);
        // both numbers change while the answer is on its way
        page.shows(
                "single instructions by name",
                () -> page.timeline().steps() > 0
                        && page.timeline().named() == page.timeline().steps(),
                true);
        assertThat(page.timeline().shown()).as("the present stays in sight").startsWith("0-");
        page.timeline().press(Keys.chord(Keys.SHIFT, Keys.ARROW_RIGHT));
        page.shows("moved along", () -> page.timeline().shown().startsWith("0-"), false);
        assertThat(page.time()).as("the present moment").isZero();
        page.press("step");
        page.shows("followed", () -> page.timeline().shown().startsWith("0-"), true);
        page.timeline().press("0");
        page.shows("the whole run", page.timeline()::shown, "0-" + END);
        page.shows("the calls", page.timeline()::bars, 6);
    }

    @Test
    void choosesAPartByWheelAndByDragging() {
        openRun();
        page.press("timeline-height");
        page.timeline().wheel(0.5, 5);
        page.browser().await("less of the run", ignored -> page.timeline().span() < END / 2);
        page.press("zoom-whole");
        page.shows("the whole run", page.timeline()::shown, "0-" + END);
        page.timeline().choose(0.26, 0.49);
        page.shows("a quarter", page.timeline()::shown, "11-22");
        assertThat(page.time()).as("the present moment").isEqualTo(END);
        page.timeline().drag(0.9, 0.5);
        page.browser().await("a moment inside", ignored -> page.time() > 11 && page.time() < 23);
        page.press("zoom-out");
        page.browser().await("more of the run", ignored -> page.timeline().span() > 20);
    }

    @Test
    void marksWhatHappenedAndGoesThere() {
        openPageWith(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.shows("breakpoint", page.editor()::breakpointLines, List.of(String.valueOf(FIRST_LINE_OF_FACTORIAL)));
        page.press("go-to-end");
        page.showsTime(END);
        page.press("restart");
        page.showsTime(0);
        page.browser()
                .await("output and end", ignored -> page.timeline().marks().contains("output"));
        page.press("continue");
        page.showsTime(2);
        page.shows("a hit", () -> page.timeline().marks().contains("breakpoint"), true);
        page.press("go-to-end");
        page.showsTime(END);
        page.timeline().press("[");
        page.showsTime(END - 1);
        page.showsSentence("Popped 24 and wrote it to the output.");
        page.timeline().press("[");
        page.showsTime(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isLowUntilItIsWantedTallAndStaysSo(boolean phone) {
        if (phone) {
            page.browser().look(Window.phone().dark());
        }
        openRun();
        long low = page.timeline().height();
        page.press("timeline-height");
        page.browser().await("a tall map", ignored -> page.timeline().height() > 2.5 * low);
        page.press("zoom-in");
        page.browser().await("half of the run", ignored -> page.timeline().span() < END);
        page.reload();
        page.browser().await("still tall", ignored -> page.timeline().height() > 2.5 * low);
        page.shows("the whole run again", page.timeline()::shown, "0-" + END);
        page.press("timeline-height");
        page.shows("low", page.timeline()::height, low);
    }
}
