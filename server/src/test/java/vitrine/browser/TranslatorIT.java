package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/**
 * A translator works on the page all the time, as those of browsers do: each text is wrapped in elements and says something else. What is to be translated is,
 * what the machine says is not, and every value on the page is the machine's at every step. One that spares nothing changes the words of the values too, and
 * still no value is an old one.
 */
class TranslatorIT extends PageTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129L);

    /** All kinds of values: numbers that change, floats, texts, arrays, calls, output; and places that are empty now and then. */
    private static final String STACK = """
            .global total 0
            .global name null
            .func main
            .local i
            .local list
                const 3
                newarr
                lstore list
                const 0
                lstore i
            again:
                lload list
                lload i
                const 3
                mod
                lload i
                call square
                astore
                gload total
                lload i
                add
                gstore total
                ldc "round"
                gstore name
                gload total
                print
                null
                gstore name
                lload i
                const 1
                add
                lstore i
                lload i
                const 8
                lt
                jt again
                halt
            .func square n
                lload n
                lload n
                mul
                const 0.5
                add
                ret
            """;

    private static final String REGISTER = """
            .machine register
            .global total 0
            .func main
                load $1 0
                load $9 20
            again:
                inc $1
                move $1 $0
                call square
                i2f $0 $f1
                add $0 $2 $2
                prti $2
                dec $9
                load $3 0
                gt $9 $3
                djmpe again
                hlt
            .func square
                mul $0 $0 $0
                ret
            """;

    private void translate(boolean hostile) {
        page.browser().script(PageScript.of("translator.js") + "\nwindow.translator(arguments[0]);", hostile);
    }

    /** Each value on the page that is not the machine's, as the session tells its state when it is asked; and how many were looked at, last. */
    @SuppressWarnings("unchecked")
    private List<String> wrongValues() {
        Object answer = page.browser().driver().executeAsyncScript("""
                const done = arguments[0];
                const plain = (element) => element.textContent.replace(/[\\u00ab\\u00bb\\u2197]/g, '').replace(/\\s+/g, ' ').trim();
                const id = JSON.parse(sessionStorage.getItem('vitrine.tab')).session;
                const ask = () => fetch('/api/sessions/' + id).then((answer) => answer.json()).then((told) => {
                  const { state } = told;
                  if (!state?.areas) return done([JSON.stringify(told).slice(0, 300), '0']);
                  if (state.type !== 'stopped') return setTimeout(ask, 20); // it looks for something: this is on the way
                  const known = new Map();
                  let output = '';
                  for (const area of Object.values(state.areas)) {
                    for (const cell of area.cells ?? []) known.set(cell.name, cell.value.text);
                    for (const group of area.groups ?? []) for (const cell of group.cells ?? []) known.set(cell.name, cell.value.text);
                    output += area.text ?? '';
                  }
                  const wrong = [];
                  let seen = 0;
                  for (const cell of document.querySelectorAll('[data-cell][data-name]')) {
                    const shown = cell.querySelector('.cell-value .value, .register-value .value') ?? (cell.matches('[data-test=register]') ? cell.querySelector('.value') : null);
                    if (!shown || cell.closest('.is-gone, [data-test=memory]') || !known.has(cell.dataset.name)) continue;
                    seen++;
                    if (plain(shown) !== known.get(cell.dataset.name).replace(/\\s+/g, ' ').trim()) wrong.push(`${cell.dataset.name} is ${plain(shown)} and should be ${known.get(cell.dataset.name)}`);
                  }
                  const text = (name) => document.querySelector(`[data-test=${name}]`)?.textContent ?? '';
                  if (text('output').replace(/[\\u00ab\\u00bb]/g, '') !== output) wrong.push('output ' + text('output') + ' and should be ' + output);
                  const sentence = plain(document.querySelector('[data-test=sentence]'));
                  if (state.lastStep && sentence !== state.lastStep.sentence) wrong.push('sentence ' + sentence + ' and should be ' + state.lastStep.sentence);
                  if (!plain(document.querySelector('[data-test=time]')).startsWith('step ' + state.time.toLocaleString('en-US') + ' of')) wrong.push('time ' + plain(document.querySelector('[data-test=time]')) + ' and should be ' + state.time + ' ' + JSON.stringify({ type: state.type, reason: state.reason }));
                  done([...wrong, String(seen)]);
                }).catch((problem) => done([String(problem), '0']));
                ask();""");
        return (List<String>) answer;
    }

    @ParameterizedTest(name = "{0} hostile {1}")
    @CsvSource({"stack,false,100", "stack,true,40", "register,false,30", "register,true,40"})
    void everyValueIsTheMachinesAtEveryStep(String machine, boolean hostile, int steps) {
        openPageWith(machine.equals("stack") ? STACK : REGISTER);
        page.browser().script("dispatchEvent(new Event('pagehide'))"); // what it keeps is of now
        translate(hostile);
        Random random = new Random(SEED);
        long time = 0;
        for (int step = 0; step < steps; step++) {
            boolean back = time > 3 && random.nextInt(6) == 0;
            page.browser()
                    .script(
                            "document.querySelector(`[data-test=${arguments[0]}]`).click()",
                            back ? "step-back" : "step");
            time += back ? -1 : 1;
            page.showsTime(time);
            page.settles();
            List<String> answer = wrongValues();
            assertThat(answer.subList(0, answer.size() - 1))
                    .as("seed %d, step %d at time %d", SEED, step, time)
                    .isEmpty();
            assertThat(Integer.parseInt(answer.get(answer.size() - 1)))
                    .as("values looked at")
                    .isGreaterThan(1);
        }
        assertThat(page.text("sentence")).as("prose is translated").contains("\u00ab");
        assertThat(page.text("status").contains("\u00ab"))
                .as("what the machine says is translated by one that spares nothing")
                .isEqualTo(hostile);
        whatComesAndGoes();
    }

    /** Places that show now a text, now something else, now nothing. */
    private void whatComesAndGoes() {
        page.press("help");
        page.press("close-dialog");
        page.press("go-to-end");
        page.showsStatus("halted");
        page.press("restart");
        page.showsTime(0);
        page.fill("[data-test=go-to-time]", "abc");
        page.type(Keys.ENTER);
        page.browser().await("a word on it", ignored -> page.has("go-to-problem"));
        page.type("5", Keys.ENTER);
        page.showsTime(5);
        page.press("numbers-hex");
        page.settles();
        page.press("numbers-decimal");
        page.press("step");
        page.showsTime(6);
        page.settles();
        List<String> answer = wrongValues();
        assertThat(answer.subList(0, answer.size() - 1)).isEmpty();
    }
}
