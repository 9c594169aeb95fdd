package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that a person typed is lost, whatever they open, close, reload or crash: random days in several tabs, against a model of what must be there. */
class ShelfDaysIT extends PageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129L);
    /** More by hand: {@code -Dvitrine.sequences=500}. */
    private static final int SEQUENCES = Integer.getInteger("vitrine.sequences", 12);

    private static final int PART = 20;

    @Test
    void nothingIsMissingAfterRandomDays() {
        expectProblem("/api/sessions/"); // a server that was killed has no sessions
        long acts = 0;
        for (int done = 0; done < SEQUENCES; done += PART) { // in parts: a browser is not asked one thing for hours
            if (done == 0) {
                openPage();
            } else {
                page.open();
            }
            page.browser().driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(10));
            int part = Math.min(PART, SEQUENCES - done);
            Map<?, ?> found = (Map<?, ?>) page.browser()
                    .driver()
                    .executeAsyncScript(
                            PageScript.of("chance.js", "shelf-days.js"),
                            Map.of("seed", SEED + done, "sequences", part));
            assertThat(found.get("failure"))
                    .as("with -Dvitrine.seed=%d: %s", SEED + done, found)
                    .isNull();
            assertThat(found.get("sequences")).isEqualTo((long) part);
            acts += ((Number) found.get("acts")).longValue();
        }
        System.out.println("ShelfDaysIT seed " + SEED + ": " + SEQUENCES + " days, " + acts + " acts");
    }
}
