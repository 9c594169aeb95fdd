package vitrine.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** The editor, which lives in a shadow root: its text, the marks on its lines, its gutter. */
final class EditorPanel {
    private static final String ROOT = "const root = document.querySelector('vitrine-editor').shadowRoot;";

    /** The row of a line number, wherever the text is scrolled to. */
    private static final String LINES = ROOT + """
            const numbers = [...root.querySelectorAll('.cm-lineNumbers .cm-gutterElement')].filter(e => e.offsetHeight > 0);
            const numberAt = (y) => numbers.find(e => { const b = e.getBoundingClientRect(); return b.top <= y && y < b.bottom; });
            const lineOf = (element) => { const b = element.getBoundingClientRect(); return Number(numberAt(b.top + 5)?.textContent ?? 0); };
            """;

    private final VitrinePage page;

    EditorPanel(VitrinePage page) {
        this.page = page;
    }

    private Object script(String body, Object... arguments) {
        return page.browser().script(body, arguments);
    }

    /** Puts a text into the place of the whole program, as Ctrl+A and Ctrl+V would. */
    void paste(String text) {
        focus();
        page.chord("a", Keys.CONTROL);
        script(ROOT + """
                const data = new DataTransfer();
                data.setData('text/plain', arguments[0]);
                root.querySelector('.cm-content').dispatchEvent(
                    new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true, composed: true}));""", text);
    }

    /** The words that are shown in the colour of a style, such as "register". */
    @SuppressWarnings("unchecked")
    List<String> coloured(String style) {
        return (List<String>) script(
                ROOT + "return [...root.querySelectorAll('.syntax-' + arguments[0])].map(each => each.textContent);",
                style);
    }

    /** Writes another text into one line by hand. */
    void retype(int line, String text) {
        clickLine(line);
        page.type(Keys.HOME);
        page.chord(Keys.END, Keys.SHIFT);
        page.type(text);
        page.type(Keys.ESCAPE);
    }

    void focus() {
        page.click("vitrine-editor");
        page.shows("focus", page::focused, "editor-content");
    }

    void clickLine(int line) {
        Point place = place(line, ".cm-content", 0.5);
        new Actions(page.browser().driver())
                .moveToLocation(place.x, place.y)
                .click()
                .perform();
    }

    void clickGutter(int line) {
        Point place = place(line, ".cm-breakpoint-gutter", 0.5);
        new Actions(page.browser().driver())
                .moveToLocation(place.x, place.y)
                .click()
                .perform();
    }

    private record Point(int x, int y) {}

    private Point place(int line, String column, double across) {
        @SuppressWarnings("unchecked")
        Map<String, Number> found = page.browser().await("line " + line + " in sight", ignored ->
                (Map<String, Number>) script(LINES + """
                                const number = numbers.find(e => e.textContent === String(arguments[0]));
                                const column = root.querySelector(arguments[1]);
                                if (!number || !column) return null;
                                const row = number.getBoundingClientRect(), box = column.getBoundingClientRect();
                                return {x: Math.round(box.left + box.width * arguments[2]), y: Math.round(row.top + row.height / 2)};
                                """, line, column, across));
        return new Point(found.get("x").intValue(), found.get("y").intValue());
    }

    String text() {
        return (String) script("return document.querySelector('vitrine-editor')?.value ?? ''");
    }

    /** The line that is marked as the place of the program; 0 when none is. */
    int currentLine() {
        return ((Number) script(
                        LINES + "const mark = root.querySelector('.cm-position'); return mark ? lineOf(mark) : 0;"))
                .intValue();
    }

    /** The lines with a breakpoint in the gutter. */
    @SuppressWarnings("unchecked")
    List<String> breakpointLines() {
        return (List<String>) script(
                ROOT + "return [...root.querySelectorAll('[data-test=gutter-breakpoint]')].map(e => e.dataset.line)");
    }

    /** The lines that an answer speaks of. */
    @SuppressWarnings("unchecked")
    List<Long> markedLines() {
        return (List<Long>)
                script(LINES + "return [...root.querySelectorAll('[data-test=marked-line]')].map(e => lineOf(e))");
    }

    /** The characters that cannot be seen, by the signs that stand for them. */
    @SuppressWarnings("unchecked")
    List<String> hidden() {
        return (List<String>) script(ROOT + "return [...root.querySelectorAll('.cm-specialChar')].map(e => e.title)");
    }

    /** What is underlined as wrong: "line: text". */
    @SuppressWarnings("unchecked")
    List<String> underlined() {
        return (List<String>)
                script(
                        LINES
                                + "return [...root.querySelectorAll('.cm-lintRange-error')].map(e => lineOf(e) + ': ' + e.textContent)");
    }

    /** Waits until a word is offered, for as long as the list takes no keys lest somebody accepts what they did not see. */
    void awaitCompletion(String word) {
        script("window.offeredSince = 0");
        page.browser().await("the offer of " + word, ignored -> (Boolean) script(ROOT + """
                                const offered = [...root.querySelectorAll('.cm-completionLabel')].some(e => e.textContent === arguments[0]);
                                window.offeredSince ||= offered ? performance.now() : 0;
                                return offered && performance.now() - window.offeredSince > 100;""", word));
    }
}
