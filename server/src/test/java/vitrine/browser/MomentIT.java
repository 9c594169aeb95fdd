package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that is shown is about the moment that the page is at: goes to moments in all ways, asks everything, goes elsewhere, and compares what is shown there
 * with what somebody sees who joins the session only then. What is not called old must be equal. The same seed does the same.
 */
class MomentIT extends PageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129);
    /** More by hand: {@code -Dvitrine.rounds=500}. */
    private static final int ROUNDS = Integer.getInteger("vitrine.rounds", 8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classics/factorial.asm",
                "register/22-recursion.asm",
                "classics/linked-list.asm",
                "heap/07-compaction.asm",
                "lessons/37-inheritance.asm"
            })
    void whatIsNotCalledOldIsWhatOneIsToldAnew(String path) throws IOException {
        page.open();
        page.browser().driver().manage().timeouts().scriptTimeout(Duration.ofSeconds(60 + 4L * ROUNDS));
        Object answer = page.browser()
                .driver()
                .executeAsyncScript(
                        PageScript.of("moments.js"), Files.readString(Path.of("programs", path)), SEED, ROUNDS);
        assertThat(answer).isInstanceOf(Map.class);
        Map<?, ?> result = (Map<?, ?>) answer;
        System.out.println("MomentIT " + path + " seed " + SEED + ": " + result);
        assertThat((List<?>) result.get("problems"))
                .as("seed %d, %s", SEED, path)
                .isEmpty();
        assertThat(((Number) result.get("compared")).intValue()).isEqualTo(ROUNDS);
        assertThat(((Number) result.get("stale")).intValue()).isPositive();
    }
}
