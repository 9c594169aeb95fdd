package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** Programs from other machines: messages lead to the page about them, and what they offer is done by a press or a key. */
class ElsewhereIT extends PageTest {
    private static final String LISTING = "0: push 5\n5: push 7\n10: add\n11: print\n12: halt\n";
    private static final String JVM = "    bipush 42\n    print\n    halt\n";

    private static final String DIAGNOSTICS = "[data-test=diagnostics] [data-test=diagnostic]";

    private void openPageWithErrors(String source) {
        openPage();
        page.editor().paste(source);
        page.shows("the text", page.editor()::text, source);
    }

    private List<String> diagnostics() {
        return page.texts(DIAGNOSTICS);
    }

    @Test
    void numbersOfAListingAreLeftOutOnAllLinesAtOnce() {
        openPageWithErrors(LISTING);
        page.shows("one message", () -> diagnostics().size(), 1);
        assertThat(diagnostics().get(0)).contains("Leave out the number at the start of the line.");
        page.press("diagnostic-fix");
        page.shows("text", page.editor()::text, "push 5\npush 7\nadd\nprint\nhalt\n");
        page.editor().focus();
        page.chord("z", Keys.CONTROL);
        page.shows("one step back", page.editor()::text, LISTING);
    }

    @Test
    void aKeyMendsTheLineOfTheCursor() {
        openPageWithErrors(JVM);
        page.shows("one message", () -> diagnostics().size(), 1);
        page.editor().focus();
        page.chord(".", Keys.CONTROL);
        page.shows("text", page.editor()::text, "    const 42\n    print\n    halt\n");
        page.shows("no message", () -> diagnostics().size(), 0);
    }

    @Test
    void aMessageLeadsToThePageAboutItsOrigin() {
        openPageWithErrors(JVM);
        page.shows("where it comes from", () -> page.text("diagnostic-origin"), "Coming from the JVM");
        page.press("diagnostic-origin");
        page.shows("page", () -> page.attribute("[data-test=origin-page]", "data-origin"), "stack/jvm");
        assertThat(page.browser().barriers()).isEmpty();
        page.fill("[data-test=origin-search]", "bipush");
        page.shows(
                "rows",
                () -> page.texts("[data-test=origin-word]").stream()
                        .map(each -> each.replaceAll("\\s+", " ").strip())
                        .toList(),
                List.of("bipush N const N"));
        page.fill("[data-test=origin-search]", "");
        page.click("[data-test=origin-choice][data-origin='register/riscv']");
        page.shows("another page", () -> page.attribute("[data-test=origin-page]", "data-origin"), "register/riscv");
    }

    static List<Window> windows() {
        return List.of(Window.phone(), Window.phone().dark(), Window.desktop().dark());
    }

    @ParameterizedTest
    @MethodSource("windows")
    void thePageIsReadableOnAPhoneAndInTheDark(Window window) {
        page.browser().look(window);
        openPageWithErrors(JVM);
        page.shows("where it comes from", () -> page.has("diagnostic-origin"), true);
        page.browser().script("document.querySelector('[data-test=diagnostic-origin]').click()");
        page.shows("page", () -> page.attribute("[data-test=origin-page]", "data-origin"), "stack/jvm");
        assertThat(page.browser().barriers()).isEmpty();
        assertThat(
                        (Boolean)
                                page.browser()
                                        .script(
                                                "const it = document.querySelector('.origins'); return it.scrollWidth <= it.clientWidth + 1"))
                .as("nothing is wider than the dialog")
                .isTrue();
    }
}
