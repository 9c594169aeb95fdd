package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Keys mean the same commands on every layout and system, are chosen, clash in words, and are given back to the browser. */
class KeysIT extends PageTest {
    /**
     * Presses every key of every command as the browsers of a system report it on a layout: what is typed, the place of the key, and the modifiers. AltGr is
     * reported by some browsers on Windows as Ctrl and Alt besides; Option by some on a Mac as AltGraph besides. Answers with what meant another command, or
     * none; and how many presses there were.
     */
    private static final String PRESS_ALL = """
            const { commandOf, keyName } = module;
            const { commands } = await import(new URL("commands.js", document.baseURI));
            const { commonCommands } = await import(new URL("common-commands.js", document.baseURI));
            const layouts = [];
            for (const line of given.split("\\n")) {
              const words = line.trim().split(" ");
              if (line.startsWith("layout ")) layouts.push({ name: words[1], systems: words.slice(2), keys: new Map() });
              else if (words[0] === "letters") [...words[1]].forEach((letter, i) => layouts.at(-1).keys.set("Key" + String.fromCharCode(65 + i), [letter, letter.toUpperCase()]));
              else if (line.trim() && !line.startsWith("#")) layouts.at(-1).keys.set(words[0], words.slice(1).map((word) => (word === "underscore" ? "_" : word)));
            }
            const held = ["", "S", "G", "SG"]; // Shift, and AltGr or Option
            const places = (keys, character) => [...keys].flatMap(([code, typed]) => typed.flatMap((each, i) => (each === character ? [{ code, key: each, held: held[i] ?? "" }] : [])));
            function pressesOf(keys, name) {
              const parts = name.split(/\\+(?=.)/);
              const last = parts.pop();
              const modifiers = parts.map((part) => ({ Ctrl: "C", Meta: "M", Alt: "A", Shift: "S" })[part]).join("");
              if (last.length > 1) return [{ code: last === "Space" ? "Space" : last, key: last === "Space" ? " " : last, held: modifiers }];
              const letter = /^[a-z]$/i.test(last);
              const found = places(keys, letter ? last.toLowerCase() : last);
              // where the layout has other letters, and no such sign, the place counts
              const place = letter ? "Key" + last.toUpperCase() : { "[": "BracketLeft", "]": "BracketRight", ".": "Period" }[last];
              if (!found.length && keys.has(place)) found.push({ code: place, key: keys.get(place)[0], held: "" });
              return found.map((press) => ({ ...press, key: modifiers.includes("S") && press.key.length === 1 ? press.key.toUpperCase() : press.key, held: modifiers + press.held }));
            }
            const event = ({ key, code, held }) => ({ key, code, shiftKey: held.includes("S"), ctrlKey: held.includes("C"), altKey: held.includes("A"), metaKey: held.includes("M"), getModifierState: (name) => name === "AltGraph" && held.includes("G") });
            const ways = { windows: [(held) => held.replace("G", "GCA"), (held) => held], mac: [(held) => held.replace("G", "A"), (held) => held.replace("G", "GA")], linux: [(held) => held] };
            const wrong = [];
            let presses = 0;
            for (const { name, systems, keys } of layouts) {
              for (const system of systems) {
                for (const table of [commands, commonCommands]) {
                  for (const command of table) {
                    for (const key of command.keys) {
                      const all = pressesOf(keys, key);
                      if (!all.length) wrong.push(`${name} ${system}: nothing types ${key} of ${command.id}`);
                      for (const press of all) {
                        for (const way of ways[system]) {
                          const made = event({ ...press, held: way(press.held) });
                          presses++;
                          const meant = commandOf(keyName(made), table, { letterKeys: true });
                          if (meant !== command) wrong.push(`${name} ${system}: ${key} of ${command.id}, pressed as ${JSON.stringify({ ...press, held: way(press.held) })}, is ${keyName(made)} and means ${meant?.id}`);
                        }
                      }
                    }
                  }
                }
              }
            }
            done([...wrong, String(presses)]);""";

    private static String layouts() {
        try (InputStream table = KeysIT.class.getResourceAsStream("/keyboards.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new AssertionError(problem);
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void everyCommandHasItsKeysOnEveryLayoutAndSystem() {
        openPage();
        List<String> answer = (List<String>) page.module("state/keys.js", PRESS_ALL, layouts());
        assertThat(answer.subList(0, answer.size() - 1)).isEmpty();
        assertThat(Integer.parseInt(answer.get(answer.size() - 1)))
                .as("presses")
                .isGreaterThan(1_000);
    }

    /** Presses that mean no command: letters of other keys, what Alt and Ctrl make something else of, dead keys, composing. */
    @Test
    void whatIsNoKeyOfACommandMeansNone() {
        openPage();
        Object names = page.module(
                "state/keys.js",
                """
                const press = ([key, code, held = ""]) => module.keyName({ key, code, shiftKey: held.includes("S"), ctrlKey: held.includes("C"), altKey: held.includes("A"), metaKey: held.includes("M"), getModifierState: (name) => name === "AltGraph" && held.includes("G") });
                done(given.map(press));""",
                List.of(
                        List.of("ü", "BracketLeft"), // German: no bracket
                        List.of("q", "KeyA"), // AZERTY: by letter
                        List.of("S", "KeyS"), // Caps Lock
                        List.of("s", "KeyS", "S"), // Caps Lock and Shift
                        List.of("ß", "KeyS", "A"), // Mac: Option+S
                        List.of("s", "KeyS", "C"),
                        List.of("ы", "KeyS", "C"),
                        List.of("Dead", "BracketLeft"),
                        List.of("Process", "KeyS"),
                        List.of("F10", "F10", "CA")));
        assertThat(names)
                .isEqualTo(List.of("ü", "q", "s", "Shift+S", "Alt+s", "Ctrl+s", "Ctrl+s", "", "", "Ctrl+Alt+F10"));
    }

    private void choose(String command, CharSequence key, Keys... held) {
        page.click("[data-test=keys-row][data-id=" + command + "] [data-test=key-add]");
        page.browser().await("a press to be waited for", ignored -> "key-catch".equals(page.focused()));
        page.chord(key, held);
    }

    private void clash(String words) {
        page.shows("conflict", () -> String.valueOf(page.text("key-conflict")).contains(words), true);
    }

    @Test
    void whatAKeyClashesWithIsSaid() {
        openPageWith(FACTORIAL);
        page.press("help");
        page.press("choose-keys");
        choose("step", "b");
        clash("is Toggle breakpoint here");
        page.press("key-leave");
        choose("step", "l", Keys.CONTROL);
        clash("browsers have it for something else");
        page.press("key-leave");
        choose("step", Keys.F12);
        clash("browsers open their tools with it");
        page.press("key-leave");
        choose("share", "q");
        page.showsText("keys-said", "Q is Share this moment… now.");
        choose("step", "b");
        page.press("key-take");
        page.showsText("keys-said", "B is Step now.");
        page.press("close-dialog");
        page.click("h1.brand");
        page.type("b");
        page.showsTime(1);
        page.type("q");
        page.browser().await("the link", ignored -> page.has("dialog-share"));
    }

    @Test
    void theKeysThatABrowserNeverGivesAreKnown() {
        openPage();
        Object taken = page.module(
                "state/keys.js",
                "done(given.filter((key) => !module.conflictOf(key, null, [], {}).taken));",
                List.of(
                        "Ctrl+w",
                        "Ctrl+t",
                        "Ctrl+n",
                        "Ctrl+Shift+W",
                        "Ctrl+Shift+T",
                        "Ctrl+Shift+N",
                        "Meta+q",
                        "Meta+w",
                        "Meta+t",
                        "Ctrl+Tab",
                        "Ctrl+Shift+Tab",
                        "Alt+F4",
                        "F5",
                        "Ctrl+F5",
                        "Ctrl+r",
                        "Ctrl+Shift+R",
                        "F11",
                        "F12",
                        "Ctrl+Shift+I",
                        "Ctrl+l",
                        "Ctrl+f",
                        "Ctrl+s",
                        "Ctrl+p",
                        "F3",
                        "F7",
                        "Alt+ArrowLeft",
                        "Ctrl+c",
                        "Ctrl+v",
                        "Ctrl+z",
                        "Tab",
                        "Escape",
                        "Enter",
                        "Ctrl+1",
                        "Ctrl+9",
                        "Meta+1",
                        "Alt+Home",
                        "Ctrl+PageUp",
                        "Ctrl+PageDown",
                        "F6",
                        "Shift+F10",
                        "Ctrl+Shift+Delete",
                        "Meta+Alt+i",
                        "Ctrl+F4",
                        "Ctrl+h",
                        "Ctrl+e"));
        assertThat(taken).as("keys of which nothing is said").isEqualTo(List.of());
    }

    @Test
    void f5AndF11AreGivenBackToTheBrowser() {
        openPageWith(FACTORIAL);
        String pressed = """
                const prevented = (key) => { const event = new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }); document.body.dispatchEvent(event); return event.defaultPrevented; };
                return [prevented('F11'), prevented('F5')].join(' ');""";
        assertThat(page.browser().script(pressed)).isEqualTo("true true");
        page.browser().await("a step, and a run", ignored -> page.time() == END);
        page.press("restart");
        page.showsTime(0);
        page.press("help");
        page.press("choose-keys");
        page.click("[data-test=browser-keys]");
        page.press("close-dialog");
        assertThat(page.browser().script(pressed)).as("left to the browser").isEqualTo("false false");
        page.settles();
        assertThat(page.time()).isZero();
        page.type(Keys.F10);
        page.showsTime(1);
        assertThat(page.attribute("[data-test=step]", "title")).doesNotContain("F11");
    }
}
