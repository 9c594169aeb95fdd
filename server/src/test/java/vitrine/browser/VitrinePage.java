package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.interactions.Actions;

/**
 * The page as a person uses it: presses controls, reads what is on the screen. Controls go by their {@code data-test} names. What is read
 * is read in one script, so that a page that draws itself anew meanwhile is no trouble; {@link #shows} waits for it.
 */
final class VitrinePage {
    private final Browser browser;
    private final String address;

    VitrinePage(Browser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    Browser browser() {
        return browser;
    }

    ComparisonPage comparison() {
        return new ComparisonPage(this);
    }

    EditorPanel editor() {
        return new EditorPanel(this);
    }

    MachinePanels machine() {
        return new MachinePanels(this);
    }

    RegistersPanel registers() {
        return new RegistersPanel(this);
    }

    MemoryPanel memory() {
        return new MemoryPanel(this);
    }

    InstructionPanel instruction() {
        return new InstructionPanel(this);
    }

    GraphPanel graph() {
        return new GraphPanel(this);
    }

    BreakpointsPanel breakpoints() {
        return new BreakpointsPanel(this);
    }

    CellMenu cell(String name) {
        return new CellMenu(this, name);
    }

    AnswerPanel answer() {
        return new AnswerPanel(this);
    }

    InputPanel input() {
        return new InputPanel(this);
    }

    TimelinePanel timeline() {
        return new TimelinePanel(this);
    }

    // ---- arriving

    void open() {
        browser.go(address);
        isReady();
    }

    /** Opens the page that an address of it leads to, and waits for nothing. */
    void openAt(String fragment) {
        browser.go(address + fragment);
    }

    void reload() {
        browser.driver().navigate().refresh();
        isReady();
    }

    /** Opens one more window on the session of this one, as a tab that is duplicated does, goes there, and answers its handle. */
    String openSecondWindowOnTheSession() {
        WebDriver driver = browser.driver();
        String address = driver.getCurrentUrl();
        browser.script("dispatchEvent(new Event('pagehide'))"); // what it keeps is of now
        Object kept = browser.script("return {...sessionStorage}");
        driver.switchTo().newWindow(WindowType.TAB);
        driver.get(address + "icon.svg");
        browser.script("Object.assign(sessionStorage, arguments[0])", kept);
        driver.get(address);
        return driver.getWindowHandle();
    }

    /** Opens an address in a second tab and looks there from now on. */
    void openInSecondTab(String link) {
        browser.openTab(link);
        isReady();
    }

    private void isReady() {
        browser.await("a program at a moment", page -> !"none".equals(status()) && !"starting".equals(status()));
    }

    void declineGuide() {
        press("tour-dismiss");
        browser.await("the guide to go", page -> !has("tour"));
    }

    /** Waits until what runs is what stands in the editor. */
    void showsProgram(String source) {
        shows("source", () -> editor().text().strip(), source.strip());
        settles();
        browser.await(
                "the program to be assembled",
                page -> !has("run", ".primary")
                        && !"starting".equals(status())
                        && time() == 0
                        && editor().currentLine() > 0);
    }

    /** Takes the first program that is found under these words among the examples. */
    void openExample(String words) {
        press("examples");
        fill("[data-test=example-search]", words);
        settles();
        String path = attribute("[data-test=example]", "data-path");
        type(Keys.ENTER);
        // the program before it stands there until this one has come
        shows("source", () -> editor().text().strip(), example(path).strip());
        browser.await("example " + path, page -> !has("dialog-examples") && !has("run", ".primary") && time() == 0);
    }

    private static String example(String path) {
        try {
            return Files.readString(Path.of("programs", path));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** Waits until what was just done has been drawn. */
    void settles() {
        browser.driver()
                .executeAsyncScript(
                        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    }

    // ---- pressing and typing

    /** Clicks a control as soon as it can be used. */
    void press(String name) {
        click("[data-test='" + name + "']:not([aria-disabled=true]):not(:disabled)");
    }

    void click(String selector) {
        browser.await("a control " + selector, page -> {
            page.findElement(By.cssSelector(selector)).click();
            return true;
        });
    }

    /** Sends keys to whatever has the focus. */
    void type(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    /** Sends a key while others are held. */
    void chord(CharSequence key, Keys... held) {
        Actions actions = new Actions(browser.driver());
        for (Keys each : held) {
            actions.keyDown(each);
        }
        actions.sendKeys(key);
        for (Keys each : held) {
            actions.keyUp(each);
        }
        actions.perform();
    }

    /** Writes a text in the place of what a field holds; it counts when the field is left. */
    void fill(String selector, String text) {
        click(selector);
        chord("a", Keys.CONTROL);
        type(text.isEmpty() ? Keys.DELETE : text);
    }

    /** Adds an expression to the watches. */
    void watch(String expression) {
        fill("[data-test=watch-add]", expression);
        type(Keys.ENTER);
    }

    /** Presses Tab until the focus is on a control with this name, as somebody without a mouse has to. */
    void tabTo(String name) {
        for (int presses = 0; presses < 60; presses++) {
            if (name.equals(focused())) {
                return;
            }
            type(Keys.TAB);
        }
        throw new AssertionError("Tab never came to " + name + "; it ended at " + focused());
    }

    /** The {@code data-test} name of what has the focus, inside of components too. */
    String focused() {
        return (String) browser.script("""
                let element = document.activeElement;
                while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
                return element?.dataset?.test ?? element?.tagName ?? '';""");
    }

    // ---- reading

    boolean has(String name) {
        return has(name, "");
    }

    private boolean has(String name, String more) {
        return Boolean.TRUE.equals(browser.script(
                "return document.querySelector(`[data-test='${arguments[0]}']${arguments[1]}`) !== null", name, more));
    }

    /** The text of the first element of this name, in one line; null when there is none. */
    String text(String name) {
        return (String) browser.script(
                "return document.querySelector(`[data-test='${arguments[0]}']`)?.textContent.replace(/\\s+/g, ' ').trim()",
                name);
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String selector) {
        return (List<String>) browser.script(
                "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent.replace(/\\s+/g, ' ').trim())",
                selector);
    }

    String attribute(String selector, String attribute) {
        return (String) browser.script(
                "return document.querySelector(arguments[0])?.getAttribute(arguments[1])", selector, attribute);
    }

    long time() {
        return Long.parseLong(Objects.requireNonNullElse(attribute("[data-test=time]", "data-time"), "-1"));
    }

    long end() {
        return Long.parseLong(Objects.requireNonNullElse(attribute("[data-test=time]", "data-end"), "-1"));
    }

    String status() {
        return Objects.requireNonNullElse(attribute("[data-test=status]", "data-status"), "none");
    }

    String sentence() {
        return text("sentence");
    }

    /** Imports a module of the page and runs a function body with it: {@code module}, what is {@code given}, and {@code done} for the answer. */
    Object module(String path, String body, Object... given) {
        return browser.driver()
                .executeAsyncScript(
                        "const done = arguments[arguments.length - 1]; const given = arguments[0];"
                                + "import(new URL('" + path + "', document.baseURI)).then(async (module) => { " + body
                                + " }).catch((e) => done(String(e)));",
                        given);
    }

    // ---- waiting for what is read

    /** Waits until something is as expected; fails with what it was instead. */
    <T> void shows(String what, Supplier<T> actual, T wanted) {
        try {
            browser.await(what, page -> Objects.equals(actual.get(), wanted));
        } catch (TimeoutException never) {
            assertThat(actual.get()).as(what).isEqualTo(wanted);
        }
    }

    void showsTime(long wanted) {
        shows("time", this::time, wanted);
    }

    void showsStatus(String wanted) {
        shows("status", this::status, wanted);
    }

    void showsSentence(String wanted) {
        shows("sentence", this::sentence, wanted);
    }

    void showsText(String name, String wanted) {
        shows(name, () -> text(name), wanted);
    }

    /** The link that the open dialog offers. */
    String link() {
        return browser.await("a link", driver -> {
            String link =
                    driver.findElement(By.cssSelector("[data-test=share-link]")).getAttribute("value");
            return link == null || link.isEmpty() ? null : link;
        });
    }
}
