package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A character is one code point: what the server says in characters is shown in its right place, and nothing is cut in the middle of one. */
class CharactersIT extends PageTest {
    private static final String FAMILY = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    @Test
    void marksWhatIsMeantBehindCharactersOfTwoUnits() {
        openPageWith(FACTORIAL);
        page.editor().paste("; one\nldc \"\ud83d\ude00 " + FAMILY + "\" oops\nprint\nconst 1\u200b2\npop\n");
        page.shows("underlined", page.editor()::underlined, List.of("2: oops"));
        // what cannot be seen has a sign of its own in the editor, and its name in the list
        assertThat(page.editor().hidden())
                .containsExactly(
                        "Control character zero width joiner",
                        "Control character zero width joiner",
                        "Control character zero width space");
        assertThat(page.texts("[data-test=diagnostics] [data-test=diagnostic]"))
                .anyMatch(each -> each.contains("U+200B (ZERO WIDTH SPACE)"));
    }

    @Test
    void pointsAtTheWrongPartOfACondition() {
        openPageWith(".global s \"\ud83d\ude00\"\n.func main\ngload s\nprint\nhalt\n");
        page.editor().clickGutter(4);
        page.shows("gutter", page.editor()::breakpointLines, List.of("4"));
        page.breakpoints().stopIfPasted("s == \"\ud83d\ude00" + FAMILY + "\" && nope == 1");
        page.shows("the wrong part", page.breakpoints()::errorPart, List.of("nope"));
        page.breakpoints().stopIfPasted("s == \"\ud83d\ude00\" && s[0] == '\ud83d\ude00' && length(s) == 1");
        page.shows("no wrong part", page.breakpoints()::errorPart, List.of());
        page.press("continue");
        page.showsTime(1);
        assertThat(page.text("breakpoints")).contains("stopped here");
    }

    @Test
    void showsStringsByTheirCharacters() {
        openPageWith("ldc \"" + "\ud83d\ude00".repeat(70) + "\"\ndup\nprint\npop\nhalt\n");
        page.press("step");
        page.showsTime(1);
        String value = page.text("stack");
        assertThat(value).contains("\ud83d\ude00".repeat(40)).doesNotContain("\ufffd");
        assertThat(page.browser()
                        .driver()
                        .findElement(org.openqa.selenium.By.tagName("body"))
                        .getText())
                .contains("string of 70");
        page.press("continue");
        page.shows("output", page.machine()::output, "\ud83d\ude00".repeat(70) + "\n");
    }

    /** Every place in some lines, against the plain way to count: character by character. */
    @Test
    void placesOfTheServerBecomePlacesOfTheEditor() {
        openPageWith(FACTORIAL);
        Object wrong = page.browser().script("""
                return import('/characters.js').then(({unitsOf, cut, firstOf, characters}) => {
                  const wrong = [];
                  let tried = 0;
                  for (const line of ['', 'abc', '\\u{1f600}', 'a\\u{1f600}b\\u{1f468}\\u200d\\u{1f469}c', 'e\\u0301\\uffff\\u{10ffff}']) {
                    const all = [...line];
                    if (characters(line) !== all.length) wrong.push(['characters', line]);
                    for (let column = 1; column <= all.length + 2; column++) {
                      for (let length = 0; length <= all.length + 2; length++) {
                        const {from, to} = unitsOf(line, column, length);
                        const meant = all.slice(column - 1, column - 1 + length).join('');
                        tried++;
                        if (line.slice(from, to) !== meant || [...line.slice(0, from)].length !== Math.min(column - 1, all.length)) wrong.push([line, column, length, from, to]);
                      }
                      const shown = cut(line, column);
                      if ([...shown].length > column || /[\\ud800-\\udbff](?![\\udc00-\\udfff])/.test(shown)) wrong.push(['cut', line, column, shown]);
                      if (firstOf(line, column) !== all.slice(0, column).join('')) wrong.push(['firstOf', line, column]);
                    }
                  }
                  return tried > 100 ? wrong : ['too few', tried];
                });""");
        assertThat((List<?>) wrong).isEmpty();
    }
}
