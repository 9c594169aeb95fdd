package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a person typed is kept: beside what is opened, over reloads and closed tabs, with versions; files, links and keys that lead there. */
class ShelfIT extends PageTest {
    private static final String OWN = """
            ; My own
            const 1
            print
            halt
            """;

    private void type(String source) {
        page.editor().paste(source);
        page.showsProgram(source);
        keeps(source);
    }

    private void keeps(String source) {
        page.browser()
                .await(
                        "the text to be kept",
                        ignored -> String.valueOf(page.browser().script("return document.title"))
                                .startsWith(
                                        source.lines().findFirst().orElse("").replace("; ", "")));
    }

    private List<String> texts() {
        return page.browser().driver().findElements(By.cssSelector("[data-test=recent-text]")).stream()
                .map(each -> each.getDomAttribute("data-name"))
                .toList();
    }

    @Test
    void anExampleOpensBesideWhatWasTyped() {
        openPage();
        type(OWN);
        page.openExample("factorial");
        page.press("recent");
        page.shows("texts", this::texts, List.of("My own"));
        page.press("recent-open");
        page.shows("source", page.editor()::text, OWN);
        page.reload();
        page.shows("source", page.editor()::text, OWN);
    }

    @Test
    void aNewTabGoesOnWithTheTextThatNoOtherHasOpen() {
        openPage();
        type(OWN);
        String address = page.browser().driver().getCurrentUrl();
        page.browser().go("about:blank");
        page.browser().go(address);
        page.shows("source", page.editor()::text, OWN);
    }

    @Test
    void versionsAreKeptComparedAndRestored() {
        openPage();
        type(OWN);
        page.press("run");
        page.settles();
        page.editor().retype(2, "const 2");
        page.press("run");
        page.settles();
        page.press("recent");
        page.press("recent-versions");
        page.browser().find("[data-test=version-difference]");
        page.browser().find("[data-test=version-right] option:last-child").click();
        page.press("version-restore");
        page.shows("source", page.editor()::text, OWN);
        page.press("recent");
        page.shows("texts", this::texts, List.of("My own"));
    }

    @Test
    void aDeletedTextComesBackAndNamesAreChosen() {
        openPage();
        type(OWN);
        page.press("recent");
        page.press("recent-rename");
        page.browser().find("[data-test=recent-name]").sendKeys(Keys.chord(Keys.CONTROL, "a"), "Mine", Keys.ENTER);
        page.shows("texts", this::texts, List.of("Mine"));
        page.press("recent-duplicate");
        page.shows("texts", () -> List.copyOf(new java.util.TreeSet<>(texts())), List.of("Mine", "Mine (2)"));
        page.press("recent-delete");
        page.shows("texts", () -> texts().size(), 1);
        page.press("recent-undo");
        page.shows("texts", () -> texts().size(), 2);
    }

    @Test
    void filesAreDroppedBesideAndAZipComesToTheShelf() {
        openPage();
        type(OWN);
        page.browser().driver().executeAsyncScript("""
                const done = arguments[0];
                import("fflate").then(({ zipSync, strToU8 }) => {
                  const zip = zipSync({ "Ana/fib.asm": strToU8("; a\\nhalt\\n"), "Bob/fib.asm": strToU8("; b\\nhalt\\n"), "notes.pdf": strToU8("x") });
                  const data = new DataTransfer();
                  data.items.add(new File([zip], "hand-ins.zip"));
                  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
                  done();
                });""");
        page.shows(
                "texts",
                () -> List.copyOf(new java.util.TreeSet<>(texts())),
                List.of("Ana – fib", "Bob – fib", "My own"));
        page.press("close-dialog");
        page.browser().script("""
                const data = new DataTransfer();
                data.items.add(new File(["; Dropped\\nhalt\\n"], "dropped.asm"));
                document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));""");
        page.press("open-beside");
        page.shows("source", page.editor()::text, "; Dropped\nhalt\n");
        assertThat(page.browser().script("return document.title")).isEqualTo("dropped.asm – Vitrine");
    }

    /** Into a file of the browser's own, since no dialog can be answered here: chosen once, written again without asking, also after a reload. */
    @Test
    void savesBackToTheFileThatIsOpen() {
        openPage();
        page.browser().script("""
                window.asked = 0;
                window.showSaveFilePicker = async () => (window.asked++, (await navigator.storage.getDirectory()).getFileHandle("mine.asm", { create: true }));""");
        type(OWN);
        choose("Save");
        page.shows("title", () -> page.browser().script("return document.title"), "mine.asm – Vitrine");
        page.shows("file", this::file, OWN);
        page.editor().retype(2, "const 2");
        page.shows("title", () -> page.browser().script("return document.title"), "● mine.asm – Vitrine");
        choose("Save");
        page.shows("file", this::file, OWN.replace("const 1", "const 2"));
        assertThat(page.browser().script("return window.asked")).isEqualTo(1L);
        page.shows("title", () -> page.browser().script("return document.title"), "mine.asm – Vitrine");
        page.reload();
        page.shows("title", () -> page.browser().script("return document.title"), "mine.asm – Vitrine");
        page.editor().retype(2, "const 3");
        choose("Save");
        page.shows("file", this::file, OWN.replace("const 1", "const 3"));
    }

    private void choose(String command) {
        page.press("palette");
        page.fill("[data-test=palette-search]", command);
        page.settles();
        page.type(Keys.ENTER);
    }

    private Object file() {
        return page.browser().driver().executeAsyncScript("""
                const done = arguments[0];
                navigator.storage.getDirectory().then((all) => all.getFileHandle("mine.asm")).then((one) => one.getFile()).then((one) => one.text()).then(done, () => done(null));""");
    }

    /** What is kept may be more than the server takes: then that is said, the text is there, and the next visit is no worse. */
    @Test
    void aKeptTextBeyondTheLimitsIsShownWithTheLimit() {
        openPage();
        type(OWN);
        Object kept = page.browser().driver().executeAsyncScript("""
                const done = arguments[0];
                import("idb").then(async ({ openDB }) => {
                  const db = await openDB("vitrine", 1);
                  for (const body of await db.getAll("bodies")) await db.put("bodies", { ...body, moment: { ...body.moment, input: "1\\n".repeat(100001) } });
                  db.close();
                  done(true);
                });""");
        assertThat(kept).isEqualTo(true);
        String address = page.browser().driver().getCurrentUrl();
        page.browser().go("about:blank");
        page.browser().driver().switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        for (int visit = 0; visit < 2; visit++) {
            page.browser().go(address);
            page.shows("source", page.editor()::text, OWN);
            page.shows("limit", () -> String.valueOf(page.text("problem")).contains("at most 100000 are taken"), true);
        }
        page.openExample("factorial");
        page.press("step");
        page.showsTime(1);
        expectProblem("/api/sessions");
    }

    @Test
    void anImageIsOpenedAsItsSource() {
        openPage();
        Object answer = page.browser().driver().executeAsyncScript("""
                const done = arguments[0];
                const json = (path, body) => fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).then((answer) => answer.json());
                json("/api/assemble", { source: "const 6\\nprint\\nhalt\\n" })
                  .then(({ image }) => json("/api/disassemble", { image }))
                  .then(({ source }) => json("/api/disassemble", { image: "AAAA" }).then((refused) => done([source, refused.status])));""");
        assertThat(answer).asList().element(0).asString().contains("const 6", "print", "halt");
        assertThat(answer).asList().element(1).isEqualTo(400L);
        expectProblem("disassemble");
    }

    @Test
    void aLinkSurvivesWhatIsDoneToIt() {
        openPage();
        Object answers = page.module("state/link.js", """
                const moment = { source: "; hello\\nconst 1\\nhalt\\n", time: 2 };
                const link = "#" + (await module.encodeMoment(moment));
                const made = {
                  plain: link, stop: link + ".", bracket: link + ").", blank: link + "%20", coded: "#" + encodeURIComponent(link.slice(1)), twice: "#" + encodeURIComponent(encodeURIComponent(link.slice(1))),
                  behind: link + "&utm_source=x", before: "#utm=1&" + link.slice(1), emphasis: link + "_", broken: link.slice(0, 20) + "\\r\\n" + link.slice(20), quoted: link + "\\u201d", hidden: link.slice(0, 20) + "\\u200b" + link.slice(20),
                };
                const read = async (text) => { try { return (await module.decodeMoment(text))?.source === moment.source ? "read" : "another"; } catch (e) { return e.message; } };
                const answers = {};
                for (const [name, text] of Object.entries(made)) answers[name] = await read(text);
                answers.cut = await read(link.slice(0, -12));
                answers.newer = await read(link.replace("m1=", "m9="));
                answers.bomb = await read("#" + (await module.encodeMoment({ source: "x".repeat(40e6) })));
                answers.lines = await read("#" + (await module.encodeMoment({ source: "halt", input: "1\\n".repeat(100001) })));
                done(answers);""");
        assertThat(answers).isInstanceOf(Map.class);
        Map<?, ?> all = (Map<?, ?>) answers;
        assertThat(all.get("cut")).isEqualTo("This link is damaged: a part of it is missing.");
        assertThat(all.get("newer")).isEqualTo("This link was made by a newer Vitrine.");
        assertThat(all.get("bomb")).asString().startsWith("This link unpacks to more than 24 MB");
        assertThat(all.get("lines")).isEqualTo("The input has 100,001 lines; at most 100,000 are taken.");
        assertThat(all.entrySet())
                .filteredOn(each -> !List.of("cut", "newer", "bomb", "lines").contains(String.valueOf(each.getKey())))
                .allSatisfy(each ->
                        assertThat(each.getValue()).as("%s", each.getKey()).isEqualTo("read"));
    }
}
