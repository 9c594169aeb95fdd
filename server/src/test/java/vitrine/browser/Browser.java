package vitrine.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium with a fresh profile for one test, closed with it.
 *
 * <p>It tells what a person would notice and a test forgets: {@link #problems()} of the console, files not found
 * included, and {@link #barriers()} to people with disabilities. Knows nothing of Vitrine's page.
 *
 * <pre>{@code
 * try (Browser browser = Browser.open(Window.phone().dark())) {
 *     browser.go(address);
 *     browser.find("#step").click();
 *     assertThat(browser.problems()).isEmpty();
 * }
 * }</pre>
 */
public final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--force-device-scale-factor=1");

    /**
     * Selenium warns at each start that it has no typed bindings for this version of the protocol; none are used here.
     * Held in a field, since the logging system forgets loggers that nobody holds.
     */
    private static final Logger VERSION_WARNINGS = Logger.getLogger("org.openqa.selenium.devtools.CdpVersionFinder");

    static {
        VERSION_WARNINGS.setLevel(Level.OFF);
    }

    private final Path profile;
    private final ChromeDriver driver;
    private Window window;

    private Browser(Path profile, ChromeDriver driver, Window window) {
        this.profile = profile;
        this.driver = driver;
        this.window = window;
    }

    /** Opens a window, or skips the test when this machine has no browser and none is required. */
    public static Browser open(Window window) {
        try {
            return open(window, Files.createTempDirectory("vitrine-browser"), Map.of());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Opens a window with a profile that may have been used before, and with Chromium's preferences by name. */
    public static Browser open(Window window, Path profile, Map<String, Object> preferences) {
        InstalledBrowser installed = InstalledBrowser.get();
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed.driver().toFile())
                .usingAnyFreePort()
                .build();
        var browser = new Browser(
                profile, new ChromeDriver(service, options(installed, profile, window, preferences)), window);
        browser.driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(120));
        browser.look(window);
        return browser;
    }

    private static ChromeOptions options(
            InstalledBrowser installed, Path profile, Window window, Map<String, Object> preferences) {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(installed.chrome().toFile());
        options.addArguments(FLAGS);
        options.addArguments(
                "--user-data-dir=" + profile, "--window-size=%d,%d".formatted(window.width(), window.height()));
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("prefs", preferences);
        return options;
    }

    /** For what this class does not offer. */
    public ChromeDriver driver() {
        return driver;
    }

    public void go(String address) {
        driver.get(address);
    }

    /** Changes size, colours and motion of the current tab; what the window manager would allow does not matter. */
    public void look(Window window) {
        this.window = window;
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", window.width(), "height", window.height(), "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(
                                feature(
                                        "prefers-color-scheme",
                                        window.scheme().name().toLowerCase(Locale.ROOT)),
                                feature(
                                        "prefers-reduced-motion",
                                        window.reducedMotion() ? "reduce" : "no-preference"))));
    }

    private static Map<String, String> feature(String name, String value) {
        return Map.of("name", name, "value", value);
    }

    /** Opens a second tab with the same looks and the same profile, and goes there. Gives the handle of the first. */
    public String openTab(String address) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        look(window);
        driver.get(address);
        return before;
    }

    /** One empty tab and no other, with everything forgotten that pages of this origin stored. */
    public void startAfresh(String origin) {
        Set<String> before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.TAB);
        String fresh = driver.getWindowHandle();
        for (String each : before) {
            driver.switchTo().window(each);
            // a page keeps its moment when it is left: that must be over before the storage is cleared
            driver.get("about:blank");
            driver.close();
        }
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", origin, "storageTypes", "all"));
        look(Window.desktop());
    }

    /** The first element that the selector finds, waited for. */
    public WebElement find(String selector) {
        return await(
                "an element " + selector,
                page -> page.findElements(By.cssSelector(selector)).stream()
                        .findFirst()
                        .orElse(null));
    }

    /** Waits until the question has an answer other than null and false; the text says what was waited for. */
    public <T> T await(String what, Function<? super WebDriver, T> question) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .withMessage(() -> "Waited for " + what)
                .ignoring(StaleElementReferenceException.class)
                .until(question);
    }

    /** Runs a function body in the page. */
    public Object script(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** What the console said since the last call, from warnings upwards; refused and missing files are among it. */
    public List<String> problems() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** What axe finds wrong with the page as it is now: one line per rule, with the places. Takes about two seconds. */
    public List<String> barriers() {
        return new AxeBuilder()
                .setTimeout(120).analyze(driver).getViolations().stream()
                        .map(Browser::describe)
                        .toList();
    }

    private static String describe(Rule rule) {
        return "%s (%s): %s %s"
                .formatted(
                        rule.getId(),
                        rule.getImpact(),
                        rule.getHelp(),
                        rule.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .toList());
    }

    /** Saves what is on the screen as PNG. */
    public Path screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Ends the browser's processes as a crash would: nothing is said to the page. The profile stays. */
    public void kill() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(profile.toString()))
                .forEach(ProcessHandle::destroyForcibly);
        try {
            driver.quit();
        } catch (WebDriverException gone) {
            // that was the purpose
        }
    }

    @Override
    public void close() {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException stillInUse) {
            // The system clears its temporary folder; a leftover profile must not fail a test.
        }
    }
}
