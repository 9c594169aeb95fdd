package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The heap's memory to scale, its collector, a collection watched from inside, and the heap over time. */
class CollectorIT extends PageTest {
    /** Keeps every fifth array in a list; the others are garbage, and larger ones too. */
    private static final String GARBAGE = """
            ; Garbage
            .collector mark-sweep     ; to be replaced
            .heap 1024
            .global keep null
            .func main
            .local i
                const 0
                lstore i
            loop:
                lload i
                const 60
                lt
                jf done
                const 3
                newarr
                dup
                const 0
                gload keep
                astore
                lload i
                const 5
                mod
                jt drop
                gstore keep
                jmp next
            drop:
                pop
                const 7
                newarr
                pop
            next:
                lload i
                const 1
                add
                lstore i
                jmp loop
            done:
                halt
            """;

    private static final long END = 1363;

    private HeapPanels heap;

    private void open(boolean phone) {
        open(phone, GARBAGE);
    }

    private void open(boolean phone, String source) {
        if (phone) {
            page.browser().look(Window.phone().dark());
        }
        openPageWith(source);
        heap = new HeapPanels(page);
    }

    private void runToTheEnd() {
        page.press("go-to-end");
        page.showsTime(END);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theMapTellsWhatIsAliveWhatIsGarbageAndWhatIsFree(boolean phone) {
        open(phone);
        runToTheEnd();
        heap.showMap();
        page.shows("what is alive", () -> heap.states().get("live"), 12L);
        assertThat(heap.states().get("garbage")).isPositive();
        assertThat(heap.number("map-free")).isGreaterThan(1);
        assertThat(heap.fragmentation()).isBetween(0.1, 0.9);
        assertThat(heap.spaces()).containsExactly("heap");
        String name = heap.choose("garbage");
        page.shows(
                "the object", () -> page.attribute("[data-test=map-object][aria-pressed=true]", "data-target"), name);
        if (!phone) {
            page.shows("in the list", () -> page.attribute("[data-test=heap-object].is-chosen", "data-name"), name);
            assertThat(page.attribute("[data-test=heap-object].is-chosen [data-test=object-state]", "data-state"))
                    .isEqualTo("garbage");
        }
    }

    @Test
    void theKeyboardGoesFromBlockToBlockAndZooms() {
        open(false);
        page.editor().paste(GARBAGE.replace(".heap 1024", ".heap 65536").replace("const 60", "const 900"));
        page.press("run");
        page.press("go-to-end");
        page.showsStatus("halted");
        page.shows("stretches", heap::showsStretches, true);
        page.click("[data-test=map-stretch]");
        page.shows("blocks", heap::showsStretches, false);
        page.shows("a part of it", () -> page.has("memory-overview"), true);
        page.browser().script("document.querySelector('[data-test=map-object][tabindex=\"0\"]').focus()");
        page.type(Keys.ARROW_RIGHT);
        page.type(Keys.ENTER);
        page.shows(
                "chosen",
                () -> page.has("memory-map")
                        && page.attribute("[data-test=map-object][aria-pressed=true]", "data-target") != null,
                true);
        page.type("0");
        page.shows("all of it", () -> page.has("memory-overview"), false);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anotherCollectorIsWrittenIntoTheTextAndShowsTheSameMoment(boolean phone) {
        open(phone, GARBAGE.replace(".heap 1024", ".heap 2048"));
        runToTheEnd();
        page.editor().focus();
        heap.showCollector();
        page.shows("the collector", heap::collector, "mark-sweep");
        int before = heap.collections();
        assertThat(before).isPositive();
        heap.takeCollector("semi-space");
        page.shows("the collector", heap::collector, "semi-space");
        page.shows("the text", () -> page.editor().text().contains(".collector semi-space     ; to be replaced"), true);
        page.showsTime(END);
        page.shows("more collections in half the memory", () -> heap.collections() > before, true);
        int most = heap.collections();
        assertThat(page.text("collector-summary")).contains("half");
        heap.takeHeap(8192);
        page.shows("the text", () -> page.editor().text().contains(".heap 8192"), true);
        page.shows("fewer collections", () -> heap.collections() < most, true);
        heap.showMap();
        page.shows("two halves", () -> Set.copyOf(heap.spaces()), Set.of("to-space", "from-space"));
    }

    @Test
    void aLineIsAddedWhereThereWasNoneAndBreakpointsGoAlong() {
        openPageWith(FACTORIAL);
        heap = new HeapPanels(page);
        page.editor().clickGutter(FIRST_LINE_OF_FACTORIAL);
        page.shows("breakpoint", page.editor()::breakpointLines, List.of(String.valueOf(FIRST_LINE_OF_FACTORIAL)));
        page.press("panels");
        page.press("panel-collector");
        page.type(Keys.ESCAPE);
        page.shows("the collector", heap::collector, "mark-sweep");
        heap.takeCollector("generational");
        page.shows("the collector", heap::collector, "generational");
        page.shows("the text", () -> page.editor().text().contains("\n.collector generational\n.func main"), true);
        page.shows("breakpoint", page.editor()::breakpointLines, List.of(String.valueOf(FIRST_LINE_OF_FACTORIAL + 1)));
        page.press("continue");
        page.showsTime(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCollectionIsWatchedForwardsAndBackwards(boolean phone) {
        open(phone, GARBAGE.replace(".heap 1024", ".heap 512").replace("const 60", "const 20"));
        page.press("inside");
        page.press("go-to-end");
        page.showsStatus("halted");
        page.press("restart");
        page.showsTime(0);
        goToTheFirstCollection();
        heap.showMap();
        long time = page.time();
        List<String> told = new ArrayList<>();
        while (told.size() < 200) {
            page.press("step");
            int part = told.size() + 1;
            page.shows("a part or the instruction", () -> heap.part() == part || page.time() == time + 1, true);
            if (page.time() > time) {
                break;
            }
            told.add(page.sentence());
            if (told.size() == 3 && !phone) {
                assertThat(page.has("collection")).isTrue();
                assertThat(heap.states()).containsKey("white");
                assertThat(page.text("inside-step")).contains("part 3");
            }
        }
        assertThat(told).hasSizeBetween(10, 199);
        assertThat(String.join(" ", told)).contains("grey").contains("free");
        page.press("step-back");
        page.shows("the last part", heap::part, told.size());
        for (int part = told.size(); part > 1; part--) {
            page.showsSentence(told.get(part - 1));
            page.press("step-back");
            int earlier = part - 1;
            page.shows("the part before", heap::part, earlier);
        }
        page.press("step-back");
        page.shows("before the collection", heap::part, 0);
        assertThat(page.time()).isEqualTo(time);
    }

    /** By the mark on the timeline. */
    private void goToTheFirstCollection() {
        page.browser().await("a mark", ignored -> page.timeline().marks().contains("collection"));
        page.press("heap-plot");
        page.browser().await("the plot", ignored -> page.has("heap-over-time"));
        page.browser().find("[data-test=heap-over-time]").sendKeys(Keys.ARROW_RIGHT);
        page.shows("a collection", () -> page.text("heap-plot-text").contains("a collection of"), true);
        page.type(Keys.ENTER);
        page.browser().await("the collection", ignored -> page.time() > 0);
    }

    /** Puppy extends Dog extends Animal, which alone has the method. */
    private static final String CLASSES = """
            ; A message
            .class Animal
            .class Dog extends Animal
            .class Puppy extends Dog
            .func main
                new Puppy
                send name 0
                halt
            .func Animal.name self
                const 7
                ret
            """;

    @Test
    void theWayOfAMessageThroughTheClassesIsShownStepByStep() {
        openPageWith(CLASSES);
        heap = new HeapPanels(page);
        page.press("step");
        page.showsTime(1);
        page.press("inside");
        for (int part = 1; part <= 3; part++) {
            page.press("step");
            page.shows("the part", heap::part, part);
            page.shows(
                    "classes looked at",
                    () -> page.texts("[data-test=class].is-walked").size(),
                    part);
        }
        page.shows("found in", () -> page.attribute("[data-test=class].is-found", "data-name"), "Animal");
        page.press("step-back");
        page.shows("the part before", heap::part, 2);
        page.shows("found in", () -> page.attribute("[data-test=class].is-found", "data-name"), null);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theHeapOverTimeLeadsToItsCollections(boolean phone) {
        open(phone);
        runToTheEnd();
        page.press("heap-plot");
        page.browser()
                .await(
                        "collections",
                        ignored -> page.has("heap-over-time")
                                && Integer.parseInt(page.attribute("[data-test=heap-over-time]", "data-collections"))
                                        > 3);
        assertThat(page.text("heap-plot-text")).contains("bytes in use").contains("alive after the last collection");
        page.browser().find("[data-test=heap-over-time]").sendKeys(Keys.HOME, Keys.ARROW_RIGHT, Keys.ENTER);
        page.browser().await("an earlier moment", ignored -> page.time() > 0 && page.time() < END);
        page.press("heap-plot");
        page.shows("gone", () -> page.has("heap-over-time"), false);
    }
}
