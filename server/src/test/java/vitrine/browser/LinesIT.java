package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where lines and breakpoints are, whatever happened to the text: on the page's own modules, case by case and at random. */
class LinesIT extends PageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int SEQUENCES = Integer.getInteger("vitrine.sequences", 40);
    private static final int PART = 250;

    private Object run(String script, Object... arguments) {
        page.browser().driver().manage().timeouts().scriptTimeout(Duration.ofHours(3));
        return page.browser().driver().executeAsyncScript(PageScript.of("chance.js", script), arguments);
    }

    @Test
    void linesAreFollowedThroughEachKindOfEdit() {
        openPage();
        assertThat((List<?>) run("lines.js")).isEmpty();
    }

    /** In parts, each on a fresh page: a browser is not asked one thing for hours. */
    @Test
    void breakpointsAreOnTheirLinesAfterAnyEditsInTwoWindows() {
        for (int done = 0; done < SEQUENCES; done += PART) {
            if (done == 0) {
                openPage();
            } else {
                page.open();
            }
            int part = Math.min(PART, SEQUENCES - done);
            Map<?, ?> found = (Map<?, ?>) run("random-edits.js", Map.of("seed", SEED + done, "sequences", part));
            assertThat(found.get("failure"))
                    .as("with -Dvitrine.seed=%d: %s", SEED + done, found)
                    .isNull();
            assertThat(found.get("sequences")).isEqualTo((long) part);
        }
    }
}
