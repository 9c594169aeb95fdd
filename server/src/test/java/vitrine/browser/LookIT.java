package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** On a screen and on a phone, light and dark: everything is in sight, and the dialogs do what they are for. */
class LookIT extends PageTest {
    static Stream<Named<Window>> windows() {
        return Stream.of(
                Named.of("desktop", Window.desktop()),
                Named.of("desktop dark", Window.desktop().dark()),
                Named.of("phone", Window.phone()),
                Named.of("phone dark", Window.phone().dark().withReducedMotion()));
    }

    @ParameterizedTest
    @MethodSource("windows")
    void fitsTheWindowDeepInARecursion(Window window) {
        page.browser().look(window);
        openPage();
        fits();
        page.editor().paste(FACTORIAL);
        page.showsProgram(FACTORIAL);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.press("continue");
        page.showsTime(2);
        page.press("continue");
        page.showsTime(9);
        page.press("step");
        page.showsSentence("Pushed 3, the value of local n.");
        assertThat(page.machine().stack()).containsExactly("4", "3");
        page.press("step-back");
        page.press("step");
        page.showsTime(10);
        fits();
        for (String control : List.of(
                "step", "step-back", "next", "previous", "continue", "timeline", "sentence", "time", "status")) {
            assertThat(inSight(control)).as(control + " in sight").isTrue();
        }
        if (window.width() < 500) {
            page.press("tab-frames");
            page.shows("frames", page.machine()::frames, List.of("factorial", "factorial", "main"));
            page.press("tab-breakpoints");
            page.shows("breakpoints", page.breakpoints()::count, 1);
            fits();
            page.press("tab-stack");
        }
    }

    private void fits() {
        assertThat(page.browser().script("return document.documentElement.scrollWidth"))
                .as("width of the page")
                .isEqualTo(page.browser().script("return innerWidth"));
    }

    private boolean inSight(String name) {
        return (Boolean) page.browser().script("""
                        const box = document.querySelector(`[data-test='${arguments[0]}']`).getBoundingClientRect();
                        return box.width > 0 && box.height > 0 && box.left >= 0 && box.top >= 0
                            && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1;""", name);
    }

    static Stream<Named<Window>> widestAndNarrowest() {
        return Stream.of(
                Named.of("desktop", Window.desktop()),
                Named.of("phone dark", Window.phone().dark()));
    }

    @ParameterizedTest
    @MethodSource("widestAndNarrowest")
    void hasDialogsThatFit(Window window) {
        page.browser().look(window);
        openPage();
        for (String dialog : List.of("examples", "share", "help", "palette")) {
            page.press(dialog);
            page.browser().await("dialog " + dialog, ignored -> page.has("dialog-" + dialog));
            page.settles();
            fits();
            assertThat(inSight("close-dialog")).as("close button of " + dialog).isTrue();
            assertThat(page.browser().barriers()).as(dialog).isEmpty();
            page.type(Keys.ESCAPE);
            page.browser().await("dialog " + dialog + " to close", ignored -> !page.has("dialog-" + dialog));
        }
    }

    @Test
    void findsAnyCommandByName() {
        openPageWith(FACTORIAL);
        page.press("palette");
        page.shows("focus", page::focused, "palette-search");
        page.type("to the end");
        page.shows("commands", () -> page.texts("[data-test=palette-command]").size() >= 1, true);
        page.type(Keys.ENTER);
        page.showsTime(END);
        page.type(Keys.F1);
        page.shows("focus", page::focused, "palette-search");
        page.type("start", Keys.ENTER);
        page.showsTime(0);
    }

    @Test
    void explainsEveryInstruction() {
        openPage();
        page.press("reference");
        page.shows("focus", page::focused, "reference-search");
        page.shows("found", () -> reference("jf").isEmpty(), false);
        page.type("jump");
        page.shows("filtered", () -> reference("mul").isEmpty(), true);
        assertThat(reference("jf")).contains("jf");
    }

    private String reference(String instruction) {
        return String.valueOf(page.browser().script("""
                        const root = document.querySelector('vitrine-reference')?.shadowRoot;
                        return root?.querySelector(`[data-test=reference-row][data-name='${arguments[0]}']`)?.textContent ?? '';""", instruction));
    }

    @Test
    void showsTheListingBesideTheSource() {
        openPageWith(FACTORIAL);
        page.press("code-both");
        page.press("step");
        page.shows("marked row", () -> listing("[data-test=listing-current]").contains("call"), true);
        page.press("code-listing");
        page.press("step");
        page.shows("marked row", () -> listing("[data-test=listing-current]").contains("lload"), true);
    }

    @Test
    void showsTheEndOfALongRunWhole() {
        openPageWith("""
                .func main
                .local i
                again:
                    lload i
                    const 1
                    add
                    dup
                    lstore i
                    const 1000000
                    lt
                    jt again
                    host read_line
                """);
        page.press("continue");
        page.showsStatus("waiting");
        assertThat(page.time()).isGreaterThan(1_000_000);
        assertThat(page.texts("[data-test=local] .mark"))
                .as("marks are those of the last step, not of the run")
                .isEmpty();
        assertThat(page.texts("[data-test=register] .mark"))
                .as("as in all panels")
                .containsExactly("0x0013→", "1→");
        assertThat(inSight("go-to-time")).isTrue();
        assertThat(inSight("time")).isTrue();
        assertThat(
                        page.browser()
                                .script(
                                        "const bar = document.querySelector('.transport'); return bar.scrollWidth - bar.clientWidth"))
                .isEqualTo(0L);
    }

    private String listing(String selector) {
        return String.valueOf(page.browser()
                .script(
                        "return document.querySelector('vitrine-listing')?.shadowRoot.querySelector(arguments[0])?.textContent ?? ''",
                        selector));
    }
}
