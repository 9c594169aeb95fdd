package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Two machines side by side, in step by the marks of their texts, and compared. */
class ComparingIT extends PageTest {
    private static final String PAIR = "pairs/factorial";

    static Stream<Named<Window>> windows() {
        return Stream.of(
                Named.of("desktop", Window.desktop()),
                Named.of("phone dark", Window.phone().dark().withReducedMotion()));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void goFromMarkToMarkInStep(Window window) {
        page.browser().look(window);
        ComparisonPage both = page.comparison();
        both.open(PAIR);
        both.stands("start");
        for (int marks = 1; marks <= 3; marks++) {
            both.press("both-to-mark");
            both.stands("together");
            assertThat(both.marks()).hasSize(marks);
        }
        long left = both.time("left");
        long right = both.time("right");
        assertThat(both.since("instructions", "left")).isBetween(1L, left - 1);
        assertThat(both.since("instructions", "right")).isBetween(1L, right - 1);
        assertThat(both.number("code", "left")).isPositive();
        assertThat(both.bar("instructions")).contains(String.valueOf(left)).contains(String.valueOf(right));
        both.press("both-back-to-mark");
        both.stands("together");
        assertThat(both.marks()).hasSize(2);
        assertThat(both.time("left")).isLessThan(left);
        both.press("both-to-mark");
        assertThat(both.time("left")).isEqualTo(left);
        both.press("both-run");
        both.stands("ended");
        assertThat(both.outputs()).isEqualTo("equal");
        assertThat(both.marks()).as("all of them in step").hasSize(both.marksListed());
        fits();
        if (window.width() < 500) {
            page.press("side-tab-both");
            page.settles();
            fits();
        }
    }

    @Test
    void eachSideGoesItsOwnWay() {
        ComparisonPage both = page.comparison();
        both.open(PAIR);
        both.press("left", "step");
        page.shows("time on the left", () -> both.time("left"), 1L);
        assertThat(both.time("right")).isZero();
        assertThat(both.sentence("right")).isEqualTo("Nothing has happened yet.");
        both.press("both-to-mark");
        both.press("left", "next");
        page.shows("standing", both::standing, "between");
        both.press("right", "continue");
        page.shows("status on the right", () -> both.status("right"), "halted");
        both.stands("apart");
        assertThat(both.outputs()).isEqualTo("so-far");
        // the one that is behind goes first
        long right = both.time("right");
        both.isCounted();
        both.press("both-to-mark");
        assertThat(both.time("right")).isEqualTo(right);
        // without the focus on a side, keys are for both
        page.press("both-restart");
        both.isCounted();
        page.type("]");
        both.stands("together");
        page.type("s");
        page.shows("standing", both::standing, "between");
        page.type("[");
        both.stands("together");
    }

    @Test
    void isKeptOverAReloadAndSharedAsALink() {
        ComparisonPage both = page.comparison();
        both.open(PAIR);
        both.press("both-to-mark");
        both.press("both-to-mark");
        long left = both.time("left");
        long right = both.time("right");
        both.reload();
        assertThat(both.time("left")).isEqualTo(left);
        assertThat(both.time("right")).isEqualTo(right);
        both.stands("together");
        page.press("share-two");
        page.shows("link", () -> page.has("share-link"), true);
        String link = (String) page.browser().script("return document.querySelector('[data-test=share-link]').value");
        page.browser().openTab(link);
        page.browser().await("the moments of the link", ignored -> both.time("left") == left);
        both.isCounted();
        assertThat(both.time("right")).isEqualTo(right);
        both.stands("together");
    }

    @Test
    void anyTwoProgramsCanBeCompared() {
        openPageWith("""
                ; Counts to three
                .func main
                .local n
                again:
                    lload n            ; sync: turn
                    const 1
                    add
                    dup
                    lstore n
                    const 3
                    lt
                    jt again
                    lload n
                    print
                    halt
                """);
        page.press("compare");
        page.press("compare-this");
        ComparisonPage both = page.comparison();
        page.shows(
                "program on the left",
                () -> page.texts("[data-side=left] [data-test=side-program]"),
                List.of("Counts to three"));
        both.stands("unknown");
        page.fill("[data-side=right] [data-test=example-search]", "pairs/power.register");
        page.settles();
        page.type(Keys.ENTER);
        both.isReady();
        both.stands("unmarked");
        page.press("both-run");
        page.shows("verdict", both::outputs, "different");
        both.isCounted();
    }

    @Test
    void leadsThereAndBack() {
        openPage();
        page.press("compare");
        page.fill("[data-test=pair-search]", "factorial");
        page.settles();
        page.press("pair");
        page.comparison().isReady();
        page.press("pairs");
        page.shows("pairs", () -> page.texts("[data-test=pair]").size() >= 10, true);
        assertThat(page.browser().barriers()).as("dialog").isEmpty();
        page.press("close-dialog");
        page.press("one-machine");
        page.browser().await("one machine", ignored -> page.has("timeline") && "ready".equals(page.status()));
    }

    private void fits() {
        assertThat(page.browser().script("return document.documentElement.scrollWidth"))
                .as("width of the page")
                .isEqualTo(page.browser().script("return innerWidth"));
    }
}
