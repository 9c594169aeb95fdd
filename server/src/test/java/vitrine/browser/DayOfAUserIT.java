package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/**
 * A day with tabs, links, files, crashes of the browser and of the server: nothing that was typed is missing in the evening. Real processes are killed, with
 * profiles of their own.
 */
class DayOfAUserIT {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String FIRST = "; First\nconst 1\nprint\nhalt\n";
    private static final String SECOND = "; Second\nconst 2\nprint\nhalt\n";
    private static final String THIRD = "; Third\nconst 3\nprint\nhalt\n";

    @TempDir
    Path folder;

    private final int port = freePort();
    private Process server;
    private Browser browser;
    private VitrinePage page;

    /** A process of its own, since it is killed. */
    @BeforeEach
    void startServer() throws IOException {
        server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "vitrine.cli.Main",
                        "--port",
                        String.valueOf(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    @AfterEach
    void closeAll() {
        if (browser != null) {
            browser.close();
        }
        server.destroyForcibly();
    }

    private void openBrowser(String profile, Window window, Map<String, Object> preferences) throws IOException {
        browser = Browser.open(window, Files.createDirectories(folder.resolve(profile)), preferences);
        page = new VitrinePage(browser, address());
        browser.await("the server", ignored -> answers());
        browser.driver()
                .executeCdpCommand(
                        "Browser.setDownloadBehavior",
                        Map.of("behavior", "allow", "downloadPath", downloads().toString()));
    }

    private boolean answers() {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private Path downloads() throws IOException {
        return Files.createDirectories(folder.resolve("downloads"));
    }

    private void type(String source) {
        page.editor().paste(source);
        page.shows("source", page.editor()::text, source);
        isSaved();
    }

    private void isSaved() {
        browser.await(
                "all to be kept",
                ignored ->
                        !String.valueOf(browser.script("return document.title")).startsWith("●"));
        // a title that was not marked yet would say the same
        browser.await(
                "all to be kept",
                ignored -> Boolean.TRUE.equals(browser.driver().executeAsyncScript("""
                const done = arguments[0];
                const text = document.querySelector('vitrine-editor').value;
                const opening = indexedDB.open('vitrine');
                opening.onerror = () => done(false);
                opening.onsuccess = () => {
                  const asking = opening.result.transaction('bodies').objectStore('bodies').getAll();
                  asking.onsuccess = () => (opening.result.close(), done(asking.result.some(({ moment }) => (moment.draft ?? moment.source) === text)));
                };""")));
    }

    private void drop(String parts) {
        browser.driver().executeAsyncScript("""
                const done = arguments[0];
                import("fflate").then(({ zipSync, strToU8 }) => {
                  const data = new DataTransfer();
                  data.items.add(%s);
                  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
                  done();
                });""".formatted(parts));
    }

    private TreeSet<String> names() {
        return new TreeSet<>(browser.driver().findElements(By.cssSelector("[data-test=recent-text]")).stream()
                .map(each -> String.valueOf(each.getDomAttribute("data-name")))
                .toList());
    }

    private void open(String name) {
        if (!page.has("dialog-recent")) {
            page.press("recent");
        }
        page.click("[data-test=recent-text][data-name='" + name + "'] [data-test=recent-open]");
        browser.await("the dialog to go", ignored -> !page.has("dialog-recent"));
    }

    private void showsNames(String... wanted) {
        if (!page.has("dialog-recent")) {
            page.press("recent");
        }
        page.shows("texts", this::names, new TreeSet<>(List.of(wanted)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void nothingIsMissingInTheEvening(int width) throws Exception {
        Window window = new Window(width, 900, width < 500 ? Window.Scheme.DARK : Window.Scheme.LIGHT, true);
        openBrowser("mine", window, Map.of());

        // three programs in two tabs
        page.open();
        page.declineGuide();
        type(FIRST);
        page.press("run");
        page.press("share");
        String link = page.link();
        page.press("close-dialog");
        String first = browser.openTab(address());
        browser.await("the example", ignored -> page.editor().text().contains("factorial"));
        type(SECOND);
        page.press("recent");
        page.press("recent-new");
        page.shows("source", page.editor()::text, "");
        type(THIRD);

        // a link and an example open beside
        page.openAt("#" + link.substring(link.indexOf('#') + 1));
        page.shows("source", page.editor()::text, FIRST);
        page.openExample("factorial");

        // a file and a zip
        drop("new File(['; Dropped\\nhalt\\n'], 'dropped.asm')");
        page.shows("source", page.editor()::text, "; Dropped\nhalt\n");
        isSaved();
        drop(
                "new File([zipSync({'Ana/fib.asm': strToU8('; a\\nhalt\\n'), 'Bob/fib.asm': strToU8('; b\\nhalt\\n')})], 'work.zip')");
        browser.find("[data-test=dialog-recent]");
        showsNames("Ana – fib", "Bob – fib", "First", "First", "Second", "Third", "dropped");
        browser.screenshot(PICTURES.resolve("day-shelf-" + width + ".png"));
        assertThat(browser.barriers()).isEmpty();
        page.press("close-dialog");

        // a version comes back
        browser.driver().switchTo().window(first);
        page.press("step");
        page.showsTime(1);
        type(FIRST.replace("const 1", "const 11"));
        page.press("run");
        page.showsTime(0);
        page.press("recent");
        page.click("[data-test=recent-text]:has([aria-current=true]) [data-test=recent-versions]");
        browser.find("[data-test=version-difference]");
        browser.find("[data-test=version-right] option:last-child").click();
        browser.screenshot(PICTURES.resolve("day-versions-" + width + ".png"));
        page.press("version-restore");
        page.shows("source", page.editor()::text, FIRST);
        isSaved();

        // the server goes and comes
        page.press("step");
        page.showsTime(1);
        server.destroyForcibly().waitFor();
        page.shows("the loss", () -> page.has("lost"), true);
        browser.screenshot(PICTURES.resolve("day-lost-" + width + ".png"));
        page.editor().retype(2, "const 12"); // typed while nobody answers
        startServer();
        page.shows("the end of the session", () -> page.has("expired"), true);
        page.press("rebuild");
        page.shows("source", page.editor()::text, FIRST.replace("const 1\n", "const 12\n"));
        browser.await("the banner to go", ignored -> !page.has("expired"));
        isSaved();

        // the browser is killed
        browser.kill();
        openBrowser("mine", window, Map.of());
        browser.go(address());
        page.shows("source", page.editor()::text, FIRST.replace("const 1\n", "const 12\n"));
        showsNames("Ana – fib", "Bob – fib", "First", "First", "Second", "Third", "dropped");
        open("Third");
        page.shows("source", page.editor()::text, THIRD);
        open("Bob – fib");
        page.shows("source", page.editor()::text, "; b\nhalt\n");

        // everything is taken along into an empty profile
        page.press("recent");
        page.press("recent-export");
        Path shelf = browser.await("the file", ignored -> fileIn("vitrine-shelf"));
        browser.close();
        openBrowser("other", window, Map.of());
        page.open();
        page.declineGuide();
        page.press("recent");
        browser.driver()
                .findElement(By.cssSelector("[data-test=recent-import]"))
                .sendKeys(shelf.toString());
        page.showsText("recent-said", "7 texts are new.");
        showsNames("Ana – fib", "Bob – fib", "First", "First", "Second", "Third", "dropped");
        open("dropped");
        page.shows("source", page.editor()::text, "; Dropped\nhalt\n");
    }

    private Path fileIn(String start) {
        try (Stream<Path> files = Files.list(downloads())) {
            return files.filter(file -> file.getFileName().toString().startsWith(start)
                            && !file.toString().endsWith(".crdownload"))
                    .findFirst()
                    .orElse(null);
        } catch (IOException gone) {
            return null;
        }
    }

    @Test
    void whereTheBrowserKeepsNothingTheTabDoesAndThePageSaysSo() throws Exception {
        openBrowser("closed", Window.desktop(), Map.of("profile.default_content_setting_values.cookies", 2));
        page.open();
        page.shows("the warning", () -> page.has("not-kept"), true);
        page.editor().paste(FIRST);
        page.shows("source", page.editor()::text, FIRST);
        browser.screenshot(PICTURES.resolve("day-refused.png"));
        page.press("save-file");
        Path saved = browser.await("the file", ignored -> fileIn("First"));
        assertThat(saved).hasContent(FIRST);
        page.openExample("factorial");
        showsNames("First");
        open("First");
        page.shows("source", page.editor()::text, FIRST);
    }
}
