package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The output follows its end until its reader scrolls up, and again when the end is reached; however much there is, little of it is laid out. */
class OutputIT extends PageTest {
    private static String lines(int count) {
        return """
                .global i 0
                again:
                    gload i
                    print
                    gload i
                    const 1
                    add
                    gstore i
                    gload i
                    const %d
                    lt
                    jt again
                    halt
                """.formatted(count);
    }

    /** Steps of one turn of the loop. */
    private static final int TURN = 10;

    private boolean atEnd() {
        return Boolean.TRUE.equals(page.browser().script("""
                const scroll = document.querySelector('.output-scroll');
                return scroll.scrollHeight - scroll.clientHeight - scroll.scrollTop < 8;"""));
    }

    private void followsTheEnd() {
        page.browser().await("the end to be in sight", ignored -> atEnd());
    }

    /** The first line that is in sight. */
    private String firstInSight() {
        return (String) page.browser().script("""
                const scroll = document.querySelector('.output-scroll');
                const walker = document.createTreeWalker(scroll.querySelector('pre'), NodeFilter.SHOW_TEXT);
                const top = scroll.getBoundingClientRect().top;
                const range = document.createRange();
                while (walker.nextNode()) {
                  let at = 0;
                  for (const line of walker.currentNode.data.split('\\n')) {
                    range.setStart(walker.currentNode, at);
                    range.setEnd(walker.currentNode, at + Math.max(1, line.length) - (line ? 0 : 1));
                    if (line && range.getBoundingClientRect().top >= top - 1) return line;
                    at += line.length + 1;
                  }
                }
                return '';""");
    }

    /** Waits until a key's scrolling, which takes its time, is over. */
    private void rests() {
        page.browser().await("the scrolling to end", ignored -> {
            Object before = page.browser().script("return document.querySelector('.output-scroll').scrollTop");
            page.settles();
            page.settles();
            return before.equals(page.browser().script("return document.querySelector('.output-scroll').scrollTop"));
        });
    }

    private void goTo(long time) {
        page.fill("[data-test=go-to-time]", String.valueOf(time));
        page.type(Keys.ENTER);
        page.showsTime(time);
    }

    @Test
    void theReaderIsLeftAloneUntilTheEndIsReachedAgain() {
        openPageWith(lines(3000));
        goTo(100 * TURN);
        followsTheEnd();
        goTo(200 * TURN);
        followsTheEnd();
        page.click(".output-scroll");
        page.type(Keys.PAGE_UP, Keys.PAGE_UP);
        page.browser().await("the way to the end", ignored -> page.has("output-end"));
        rests();
        String read = firstInSight();
        goTo(2500 * TURN);
        page.shows("output", () -> page.machine().output().endsWith("\n2499\n"), true);
        assertThat(firstInSight()).as("what is read stays where it is").isEqualTo(read);
        page.press("output-end");
        followsTheEnd();
        page.shows("the way", () -> page.has("output-end"), false);
        goTo(2600 * TURN);
        followsTheEnd();
        page.click(".output-scroll");
        page.type(Keys.PAGE_UP);
        page.browser().await("the way to the end", ignored -> page.has("output-end"));
        page.type(Keys.END);
        page.shows("the way", () -> page.has("output-end"), false);
        goTo(2700 * TURN);
        followsTheEnd();
    }

    @Test
    void whoGoesBackToBeforeWhatWasReadFollowsAgain() {
        openPageWith(lines(3000));
        goTo(2000 * TURN);
        followsTheEnd();
        page.click(".output-scroll");
        page.type(Keys.PAGE_UP);
        page.browser().await("the way to the end", ignored -> page.has("output-end"));
        goTo(2 * TURN);
        page.shows("output", page.machine()::output, "0\n1\n");
        page.shows("the way", () -> page.has("output-end"), false);
        goTo(1000 * TURN);
        page.shows("output", () -> page.machine().output().endsWith("\n999\n"), true);
        followsTheEnd();
    }

    @Test
    void aHundredThousandLinesAreReadInPartsAndFew() {
        openPageWith(lines(100_000));
        page.press("go-to-end");
        page.showsStatus("halted");
        page.shows("output", () -> page.machine().output().endsWith("\n99999\n"), true);
        followsTheEnd();
        for (int i = 0; i < 4; i++) {
            int part = i;
            String before = page.machine().output();
            page.press("output-before");
            page.shows("another part", () -> page.machine().output().equals(before), false);
            assertThat(page.machine().output().length()).as("part %d", part).isLessThanOrEqualTo(24_000);
            List<String> seen = before.lines().skip(1).limit(20).toList();
            page.settles();
            assertThat(firstInSight()).as("goes on before what was read").isLessThan(seen.get(10));
            assertThat(atEnd()).isFalse();
        }
        page.press("output-after");
        page.settles();
        page.press("output-end");
        page.shows("output", () -> page.machine().output().endsWith("\n99999\n"), true);
        followsTheEnd();
        page.press("restart");
        page.shows("output", page.machine()::output, "");
    }
}
