package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Questions about cells and about the run: who wrote this, where does it come from, what is it doing? */
class AskingIT extends PageTest {
    /** Counts a local up to 40: it is k after step {@code 8 * k - 4}, and the end is step 321. */
    private static final String COUNTING = """
            .func main
            .local i
            again:
                lload i
                const 1
                add
                lstore i
                lload i
                const 40
                lt
                jt again
                halt
            """;

    private static final String I = "frame 0 local 0";

    /** What it tests against a limit never changes. */
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

    private static int written(int value) {
        return 8 * value - 4;
    }

    private void openCountingAt(int time) {
        openPageWith(COUNTING);
        page.press("go-to-end");
        page.showsTime(321);
        page.fill("[data-test=go-to-time]", String.valueOf(time));
        page.type(Keys.ENTER);
        page.showsTime(time);
    }

    static Stream<Named<Window>> windows() {
        return Stream.of(Named.of("desktop dark", Window.desktop().dark()), Named.of("phone", Window.phone()));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void goesToWhereALocalWasWrittenAndBack(Window window) {
        page.browser().look(window);
        openPageWith(COUNTING);
        page.press("go-to-end");
        page.showsTime(321);
        if (window.width() < 500) {
            page.press("tab-frames");
        }
        page.cell(I).choose("cell-go-written");
        page.showsTime(written(40));
        page.showsSentence("Popped 40 and stored it in local i.");
        page.showsText("jump-back", "Back to step 321");
        page.cell(I).choose("cell-who-wrote");
        page.shows("answer", page.answer()::sentence, "i of main was written by step 316, line 7: lstore i");
        page.press("jump-back");
        page.showsTime(321);
        page.shows("way back", () -> page.has("jump-back"), false);
    }

    @Test
    void findsWhoReadsAndWritesNextWithoutAMouse() {
        openCountingAt(written(20));
        page.cell(I).focus();
        page.type(Keys.ENTER);
        page.shows("focus", page::focused, "cell-go-written");
        page.type(Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        page.shows("focus", page::focused, "cell-who-writes");
        assertThat(page.browser().barriers()).as("menu").isEmpty();
        page.type(Keys.ENTER);
        page.shows("answer", page.answer()::sentence, "i of main was written by step 164, line 7: lstore i");
        page.shows("focus", page::focused, "cell-menu");
        page.showsTime(written(20));
        page.cell(I).choose("cell-who-reads");
        page.shows("answer", page.answer()::sentence, "i of main was read by step 157, line 8: lload i");
        page.answer().goTo(157);
        page.showsTime(157);
        page.type(Keys.BACK_SPACE);
        page.showsTime(written(20));
    }

    @Test
    void walksThroughTheHistoryOfALocalInBothDirections() {
        openCountingAt(written(30));
        page.cell(I).choose("cell-history");
        page.shows("end", () -> page.has("history-last"), true);
        assertThat(page.answer().entries())
                .hasSize(30)
                .startsWith("step 84 line 7 lstore i 10→11")
                .endsWith("step 316 line 7 lstore i 39→40");
        assertThat(page.text("history-now")).isEqualTo("now, step 23630");
        page.press("history-earlier");
        page.shows("start", () -> page.has("history-start"), true);
        assertThat(page.answer().entries()).hasSize(40).startsWith("step 4 line 7 lstore i 0→1");
        assertThat(page.attribute("[data-test=plot]", "data-points")).isEqualTo("40");
        page.answer().goTo(written(7));
        page.showsTime(written(7));
        assertThat(page.cell(I).value()).isEqualTo("7");
        assertThat(page.answer().entries()).hasSize(40);
    }

    @Test
    void unfoldsWhereAValueComesFrom() {
        openCountingAt(written(20));
        page.cell(I).choose("cell-origin");
        page.shows("tree", page.answer()::origins, List.of("i of main = 20", "value = 20"));
        page.answer().unfold(1);
        page.shows("tree", page.answer()::origins, List.of("i of main = 20", "value = 20", "a = 19", "b = 1"));
        page.answer().unfold(2);
        page.shows(
                "tree", page.answer()::origins, List.of("i of main = 20", "value = 20", "a = 19", "i = 19", "b = 1"));
        assertThat(page.answer().originSentences())
                .containsExactly(
                        "step 156 line 7 Popped 20 and stored it in local i.",
                        "step 155 line 6 Popped 19 and 1, pushed their sum 20.",
                        "step 153 line 4 Pushed 19, the value of local i.");
        page.click("[data-test=step-link][data-time='155']");
        page.showsTime(155);
        page.shows("line", page.editor()::currentLine, 7);
        page.showsText("jump-back", "Back to step 156");
    }

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
