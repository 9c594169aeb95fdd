package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A reload comes back to the same moment with everything in reach, whatever the session does meanwhile: it runs, searches backwards, counts. */
class ReloadIT extends PageTest {
    private static String counting(long far) {
        return """
            ; Counts far
            .func main
            .local n
            again:
                lload n
                const 1
                add
                dup
                lstore n
                const %d
                lt
                jt again
                halt
            """.formatted(far);
    }

    private static final String ENDLESS = counting(1L << 60);
    /** Some 16 million steps: whatever asks for all of them takes a while. */
    private static final String LONG = counting(2_000_000);

    private static final String READS = "[data-test=step]:not([aria-disabled=true]):not(:disabled)";

    private void comesBack(String source) {
        page.reload();
        page.shows("source", page.editor()::text, source);
        page.browser().await("a moment", ignored -> page.time() >= 0);
    }

    @Test
    void whileItRuns() {
        openPageWith(ENDLESS);
        page.press("continue");
        page.showsStatus("running");
        comesBack(ENDLESS);
        page.showsStatus("running");
        page.press("pause");
        page.browser().await("a control to step", ignored -> !page.texts(READS).isEmpty());
        long stopped = page.time();
        assertThat(stopped).isPositive();
        page.press("step");
        page.showsTime(stopped + 1);
        page.press("step-back");
        page.showsTime(stopped);
    }

    @Test
    void whileItSearchesBackwards() {
        openPageWith(LONG);
        page.editor().clickGutter(5);
        page.breakpoints().stopIf("n == -1");
        page.press("go-to-end");
        page.showsStatus("halted");
        long end = page.time();
        page.press("reverse-continue");
        page.browser().await("the search", ignored -> "running".equals(page.status()) || page.time() < end);
        comesBack(LONG);
        page.browser().await("the end of the search", ignored -> !"running".equals(page.status()));
        if (page.time() > 0) {
            page.press("restart");
            page.showsTime(0);
        }
        page.press("go-to-end");
        page.showsTime(end);
    }

    @Test
    void whileTwoAreCounted() {
        openPage();
        Object link = page.browser().driver().executeAsyncScript("""
                const [source, done] = arguments;
                import("/state/link.js").then(({ encodeTwo }) => encodeTwo([{ source }, { source }])).then(done, (e) => done(String(e)));""", LONG);
        page.openAt("#" + link);
        ComparisonPage both = page.comparison();
        both.isReady();
        page.press("both-run");
        page.shows("status", () -> List.of(both.status("left"), both.status("right")), List.of("halted", "halted"));
        long end = both.time("left");
        assertThat(both.number("instructions", "left")).as("still counted").isNotEqualTo(end);
        page.browser().driver().navigate().refresh();
        page.shows("times", () -> List.of(both.time("left"), both.time("right")), List.of(end, end));
        both.press("left", "step-back");
        page.shows("time on the left", () -> both.time("left"), end - 1);
        assertThat(both.time("right")).isEqualTo(end);
        page.browser().await("that it is counted again", ignored -> both.number("instructions", "left") > 0);
    }
}
