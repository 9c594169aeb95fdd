package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on paper: the whole text with its numbers and breakpoints, the moment, its sentence, the open panels; nothing to press, and no line cut. */
class PaperIT extends PageTest {
    private static final int A4_WIDTH = 688; // pixels between the margins

    /** A program of so many lines, some of them longer than a page is wide. */
    private static String program(String machine, int lines) {
        List<String> text = new ArrayList<>(List.of("; On paper", ".machine " + machine, ".func main"));
        while (text.size() < lines - 1) {
            boolean remark = text.size() % 9 == 8;
            text.add(
                    remark
                            ? "; line %d goes on and on, %s"
                                    .formatted(
                                            text.size() + 1,
                                            "with more words ".repeat(12).strip())
                            : machine.equals("stack") ? "    const " + text.size() : "    load $1 " + text.size());
        }
        text.add(machine.equals("stack") ? "    halt" : "    hlt");
        return String.join("\n", text) + "\n";
    }

    private void onPaper(boolean paper) {
        page.browser()
                .driver()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "media",
                                paper ? "print" : "",
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", paper ? "dark" : "light"))));
        page.browser()
                .driver()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                paper ? A4_WIDTH : 1440,
                                "height",
                                900,
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                false));
        page.browser().script("dispatchEvent(new Event(arguments[0] ? 'beforeprint' : 'afterprint'))", paper);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stack 126", "stack 2000", "register 126"})
    @SuppressWarnings("unchecked")
    void everyLineIsThereAndNothingIsCut(String what) {
        String source = program(what.split(" ")[0], Integer.parseInt(what.split(" ")[1]));
        openPageWith(source);
        page.press("step");
        page.press("step");
        page.showsTime(2);
        page.editor().clickGutter(5);
        page.shows("gutter", page.editor()::breakpointLines, List.of("5"));
        String sentence = page.sentence();
        onPaper(true);
        Map<String, Object> paper = (Map<String, Object>) page.browser().script("""
                const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
                const rows = [...document.querySelectorAll('#print .print-code li')];
                const panels = [...document.querySelectorAll('.panel')].filter(shown).map((panel) => panel.getBoundingClientRect());
                return {
                  text: rows.map((row) => row.querySelector('code').textContent).join('\\n'),
                  numbers: rows.map((row) => row.querySelector('.print-number').textContent).join(' '),
                  marked: rows.flatMap((row) => (row.querySelector('.print-mark').textContent ? [row.querySelector('.print-number').textContent + row.querySelector('.print-mark').textContent] : [])),
                  head: document.querySelector('#print').innerText.slice(0, 300),
                  cut: [...document.querySelectorAll('#print *, .panel *')].filter((element) => shown(element) && (element.getBoundingClientRect().right > innerWidth + 1 || (element.scrollHeight > element.clientHeight + 2 && /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowY) && element.clientHeight > 0))).map((element) => element.className).slice(0, 5),
                  toPress: [...document.querySelectorAll('input, select, textarea, .button, .icon-button, .transport, .topbar')].filter(shown).map((element) => element.dataset.test ?? element.className),
                  panels: panels.length,
                  over: panels.some((panel, i) => panels.slice(i + 1).some((other) => panel.bottom > other.top + 1 && other.bottom > panel.top + 1)),
                  ink: getComputedStyle(document.querySelector('#print code')).color,
                };""");
        assertThat(paper.get("text")).isEqualTo(source.stripTrailing());
        assertThat(paper.get("numbers"))
                .asString()
                .endsWith(" " + source.lines().count());
        assertThat(paper.get("marked")).isEqualTo(List.of("5●", "6▶"));
        assertThat(paper.get("head")).asString().contains("On paper", "Step 2 of 2 so far", sentence);
        assertThat(paper.get("cut")).as("what is cut").isEqualTo(List.of());
        assertThat(paper.get("toPress")).as("what is to be pressed").isEqualTo(List.of());
        assertThat((Long) paper.get("panels")).isGreaterThan(2);
        assertThat(paper.get("over")).as("panels over each other").isEqualTo(false);
        assertThat(paper.get("ink")).as("dark colours stay on the screen").isEqualTo("rgb(0, 0, 0)");
        byte[] pdf = Base64.getDecoder().decode((String) page.browser()
                .driver()
                .executeCdpCommand("Page.printToPDF", Map.of())
                .get("data"));
        assertThat(pdf.length).isGreaterThan(10_000);
        onPaper(false);
    }
}
