package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import vitrine.program.Literal;
import vitrine.program.NumberForms;
import vitrine.program.Numbers;

/** Numbers in the page: read by the grammar of the server, shown with all their digits, and meant as they are shown. */
class NumbersIT extends PageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    /** One grammar: what the server reads as a number, the page reads as the same one, and nothing else. */
    @Test
    void readsWhatTheServerReads() {
        openPage();
        List<String> texts = new ArrayList<>(NumberForms.texts());
        NumberForms.ints().forEach(each -> texts.addAll(NumberForms.of(each)));
        NumberForms.floats().forEach(each -> texts.addAll(NumberForms.of(each)));
        Random random = new Random(SEED);
        for (int i = 0; i < 5_000; i++) {
            texts.add(NumberForms.random(random));
        }
        Object answers = page.module("state/literals.js", """
                const bits = (float) => { const view = new DataView(new ArrayBuffer(8)); view.setFloat64(0, float); return String(view.getBigInt64(0)); };
                done(given.map((text) => {
                  const number = module.readNumber(text);
                  const count = module.readCount(text);
                  return `${number === null ? "none" : number.type === "int" ? `int ${number.value}` : `float ${bits(number.value)}`}, ${count ?? "none"}`;
                }));""", texts);
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            Literal literal = Numbers.read(text).value();
            long count = Numbers.count(text, Long.MAX_VALUE).wholeOr(-1);
            expected.add((literal instanceof Literal.Int whole
                            ? "int " + whole.value()
                            : literal instanceof Literal.Float real
                                    ? "float " + Double.doubleToLongBits(real.value())
                                    : "none")
                    + ", " + (count < 0 ? "none" : count));
        }
        assertThat(answers).as("seed %d", SEED).asList().hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(((List<?>) answers).get(i)).as("'%s'", texts.get(i)).isEqualTo(expected.get(i));
        }
    }

    /** In every format: who types what is shown means the value that is there. */
    @Test
    void meansWhatIsShown() {
        openPage();
        List<Map<String, Object>> given = new ArrayList<>();
        for (int bits : new int[] {32, 64}) {
            for (String format : List.of("decimal", "hex", "binary", "float", "char")) {
                for (long number : NumberForms.ints()) {
                    if (bits == 64 || number == (int) number) {
                        given.add(Map.of("type", "int", "text", Long.toString(number), "format", format, "bits", bits));
                    }
                }
                for (double number : NumberForms.floats()) {
                    String text = NumberForms.of(number).get(0);
                    given.add(Map.of("type", "float", "text", text, "format", format, "bits", bits));
                }
            }
        }
        Object answers = page.module("state/numbers.js", """
                done(given.map(({ type, text, format, bits }) => {
                  const shown = module.formatValue({ type, text }, { format, bits });
                  return { shown, here: module.meantBy(` ${shown} `, { type, text }, { format, bits }), elsewhere: module.meantBy(shown, { type, text: type === "int" ? "123456" : "123.5" }, { format, bits }) };
                }));""", given);
        for (int i = 0; i < given.size(); i++) {
            Map<?, ?> answer = (Map<?, ?>) ((List<?>) answers).get(i);
            Map<String, Object> value = given.get(i);
            assertThat(answer.get("here")).as("%s %s", value, answer).isEqualTo(value.get("text"));
            boolean readable = !value.get("format").equals("char")
                    && !(value.get("format").equals("float")
                            && value.get("type").equals("int"));
            if (readable) {
                // typed for another value it is the same number, in as many bits as the machine's words have
                String elsewhere = (String) answer.get("elsewhere");
                Literal literal = value.get("type").equals("int")
                        ? Numbers.word(elsewhere, (int) value.get("bits")).value()
                        : Numbers.read(elsewhere).value();
                assertThat(literal).as("%s %s", value, answer).isEqualTo(NumberForms.meaning((String)
                        value.get("text")));
            }
        }
    }

    @Test
    void keepsAllDigitsOfACellThatIsEdited() {
        openPageWith(".global g\n const 9007199254740993\n gstore g\n gload g\n print\n halt\n");
        page.press("step");
        page.press("step");
        page.showsTime(2);
        page.cell("global 0").choose("cell-edit");
        page.shows(
                "field",
                () -> page.browser().script("return document.querySelector('[data-test=edit-field]')?.value"),
                "9007199254740993");
        page.fill("[data-test=edit-field]", "-9_007_199_254_740_995");
        page.type(Keys.ENTER);
        page.shows("value", page.cell("global 0")::value, "-9007199254740995");
        page.press("continue");
        page.shows("output after the edit", page.machine()::output, "-9007199254740995\n");
    }

    /** A number in the text is one number for the panel that shows it, however it is written there. */
    @Test
    void theHeapOfTheTextIsChosenInItsPanel() {
        openPageWith(".collector semi-space\n.heap 65_536\n.func main\n const 2\n newarr\n pop\n halt\n");
        page.press("panels");
        page.press("panel-collector");
        page.type(Keys.ESCAPE);
        page.shows(
                "heap",
                () -> page.browser().script("return document.querySelector('[data-test=heap-size]')?.value"),
                "65536");
    }

    /** Two values that are the same float are at two heights in a plot. */
    @Test
    void neighboursBeyondFloatsAreToldApart() {
        openPageWith(
                ".global g 9007199254740992\n const 9007199254740994\n gstore g\n const 9007199254740993\n gstore g\n halt\n");
        page.press("go-to-end");
        page.showsStatus("halted");
        page.cell("global 0").choose("cell-history");
        page.browser().await("a plot", ignored -> page.has("plot-point"));
        assertThat(
                        page.browser()
                                .script(
                                        "return new Set([...document.querySelectorAll('[data-test=plot-point]')].map((each) => each.getAttribute('cy'))).size"))
                .isEqualTo(2L);
    }
}
