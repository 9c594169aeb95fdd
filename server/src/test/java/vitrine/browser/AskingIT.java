package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Questions about cells and about the run: who wrote this, where does it come from, what is it doing? */
class AskingIT extends PageTest {
    /** Counts a local up to 40; what it holds is tested against a limit that never changes. */
    private static final String ENDLESS = """
            .global limit 100
            .func main
            .local i
            again:
                gload limit
                jf done
                lload i
                const 1
                add
                lstore i
                rjmp again
            done:
                halt
            """;

    @Test
    void tellsWhatARunIsDoingThatDoesNotEnd() {
        openPageWith(ENDLESS);
        page.press("continue");
        page.press("what-is-it-doing");
        page.browser().await("the report", ignored -> page.has("loop"));
        assertThat(page.text("loop-sentence")).startsWith("Lines 5 to 11 repeat: 7 instructions a turn");
        assertThat(page.text("loop-lines"))
                .contains("line 5")
                .contains("line 11")
                .endsWith("in main");
        assertThat(page.text("loop-exits")).isEqualTo("line 6 when limit is 0 limit never changes here");
        assertThat(page.text("loop-unchanged")).isEqualTo("limit = 100");
        assertThat(page.text("loop-changed")).startsWith("i ");
        page.showsStatus("ready");
        assertThat(page.editor().markedLines()).isEqualTo(List.of(5L, 6L, 7L, 8L, 9L, 10L, 11L));
        page.click("[aria-label='Hide Answer']");
        page.shows("answer", () -> page.has("answer"), false);
        page.shows("marked lines", page.editor()::markedLines, List.of());
    }
}
