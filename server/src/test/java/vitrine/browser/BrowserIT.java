package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser the page tests rely on does what they rely on, shown on a page of a few lines. */
class BrowserIT {
    private static String page(String body) {
        String html = "<!doctype html><html lang=en><meta charset=utf-8><title>Test</title>" + body;
        return "data:text/html;base64," + Base64.getEncoder().encodeToString(html.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsAPageAtThePromisedSizeAndLook(@TempDir Path folder) throws Exception {
        try (Browser browser = Browser.open(Window.phone().dark().withReducedMotion())) {
            browser.go(page("<main><h1>Stack</h1></main>"));
            assertThat(browser.find("h1").getText()).isEqualTo("Stack");
            assertThat(browser.script("return innerWidth")).isEqualTo(390L);
            assertThat(browser.script("return innerHeight")).isEqualTo(844L);
            assertThat(matches(browser, "(prefers-color-scheme: dark)")).isTrue();
            assertThat(matches(browser, "(prefers-reduced-motion: reduce)")).isTrue();

            browser.look(Window.desktop());
            assertThat(browser.script("return innerWidth")).isEqualTo(1440L);
            assertThat(matches(browser, "(prefers-color-scheme: light)")).isTrue();

            var image =
                    ImageIO.read(browser.screenshot(folder.resolve("page.png")).toFile());
            assertThat(image.getWidth()).isEqualTo(1440);
            assertThat(browser.problems()).isEmpty();
        }
    }

    @Test
    void keepsLooksInASecondTab() {
        try (Browser browser = Browser.open(Window.phone().dark())) {
            browser.go(page("<h1>First</h1>"));
            browser.openTab(page("<h1>Second</h1>"));
            assertThat(browser.find("h1").getText()).isEqualTo("Second");
            assertThat(browser.script("return innerWidth")).isEqualTo(390L);
            assertThat(matches(browser, "(prefers-color-scheme: dark)")).isTrue();
        }
    }

    @Test
    void tellsWhatAPersonWouldNotice() {
        try (Browser browser = Browser.open(Window.desktop())) {
            browser.go(page("<main><h1>Test</h1><button></button></main><script>console.error('broken')</script>"));
            assertThat(browser.problems()).singleElement().asString().contains("broken");
            assertThat(browser.problems()).isEmpty();
            assertThat(browser.barriers()).singleElement().asString().contains("button-name");
        }
    }

    private static boolean matches(Browser browser, String media) {
        return (Boolean) browser.script("return matchMedia(arguments[0]).matches", media);
    }
}
