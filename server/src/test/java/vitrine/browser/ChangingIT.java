package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Cells that are given another value, and expressions that are watched: at once, in the past, over a reload, in a link. */
class ChangingIT extends PageTest {
    /** The argument of the outermost call. */
    private static final String ARGUMENT = "frame 1 local 0";

    @Test
    void changesACellInThePastAfterAsking() {
        openPageWith(FACTORIAL);
        page.press("go-to-end");
        page.showsTime(END);
        assertThat(page.machine().output()).isEqualTo("24\n");
        page.fill("[data-test=go-to-time]", "3");
        page.type(Keys.ENTER);
        page.showsTime(3);

        page.cell(ARGUMENT).pressTwice();
        page.type("nowhere", Keys.ENTER);
        page.shows(
                "the reason",
                () -> String.valueOf(page.text("edit-error")).contains("There is no 'nowhere' here."),
                true);
        page.fill("[data-test=edit-field]", "5");
        page.type(Keys.ENTER);
        page.shows("question", () -> page.has("dialog-drop-future"), true);
        assertThat(page.text("dialog-drop-future"))
                .contains("n of factorial = 5")
                .contains("up to step 44");
        page.press("keep-future");
        page.shows("question", () -> page.has("dialog-drop-future"), false);
        assertThat(page.end()).isEqualTo(END);
        page.shows("focus", page::focused, "edit-field");
        page.type(Keys.ENTER);
        page.press("drop-future");
        page.shows("value", page.cell(ARGUMENT)::value, "5");
        page.shows("mark", page.cell(ARGUMENT)::mark, "✎edited 4→");
        page.shows("focus", page::focused, "cell-menu");
        assertThat(page.end()).isEqualTo(3);
        page.shows("edits", () -> page.texts("[data-test=edit]"), List.of("step 3 n of factorial := 5"));
    }

    @Test
    void keepsEditsAndWatchesOverAReloadAndInALink() {
        openPageWith(FACTORIAL);
        page.press("step");
        page.press("step");
        page.showsTime(2);
        page.cell(ARGUMENT).choose("cell-watch");
        page.watch("m + 1");
        page.watch("n * 10");
        page.shows("values", this::watched, List.of("4", "–", "40"));
        assertThat(page.text("watch-error")).contains("There is no 'm' here.");
        assertThat(page.texts("[data-test=watch-error] u")).containsExactly("m");

        page.cell(ARGUMENT).focus();
        page.type(Keys.F2);
        page.shows("focus", page::focused, "edit-field");
        page.type("1", Keys.ENTER);
        page.shows("values", this::watched, List.of("1", "–", "10"));
        assertThat(page.has("dialog-drop-future")).as("nothing to drop").isFalse();

        page.reload();
        page.shows("values", this::watched, List.of("1", "–", "10"));
        page.shows("value", page.cell(ARGUMENT)::value, "1");
        page.press("share");
        String link = page.link();
        page.press("close-dialog");
        page.openInSecondTab(link);
        page.showsTime(2);
        page.shows("values", this::watched, List.of("1", "–", "10"));
        page.press("go-to-end");
        page.shows("output", page.machine()::output, "1\n");
        page.press("restart");
        page.showsTime(0);
        page.press("edit-remove");
        page.shows("edits", () -> page.texts("[data-test=edit]"), List.of());
        page.press("go-to-end");
        page.shows("output", page.machine()::output, "24\n");
        page.click("[data-test=watch]:nth-child(2) [data-test=watch-remove]");
        page.shows("watches", () -> page.texts("[data-test=watch]").size(), 2);
    }

    private List<String> watched() {
        return page.texts("[data-test=watch-value]");
    }
}
