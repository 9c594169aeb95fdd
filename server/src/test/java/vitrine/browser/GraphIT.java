package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** The graph of objects: who holds what, what is garbage, why an object is alive, what points to it, and finding the way in a large one. */
class GraphIT extends PageTest {
    /** From {@link #HELD} on a global holds an array that holds another; then nothing holds them, and then they are freed. */
    private static final String CHAIN = """
            .collector mark-sweep
            .global head null
            .func main
                const 2
                newarr
                gstore head
                gload head
                const 1
                const 3
                newarr
                astore
                gload head
                const 1
                aload
                pop
                null
                gstore head
                gc
                nop
                halt
            """;

    private static final long HELD = 12;
    private static final long DROPPED = 14;
    private static final long COLLECTED = 15;

    /** A list of 300 arrays, each the first element of the one before. */
    private static final String LONG = """
            .global head null
            .func main
            .local n
                const 300
                lstore n
            next:
                const 1
                newarr
                dup
                const 0
                gload head
                astore
                gstore head
                lload n
                const 1
                sub
                dup
                lstore n
                jt next
                nop
                halt
            """;

    static Stream<Named<Window>> windows() {
        return Stream.of(
                Named.of("desktop", Window.desktop()),
                Named.of("desktop dark", Window.desktop().dark()),
                Named.of("phone", Window.phone()),
                Named.of("phone dark", Window.phone().dark().withReducedMotion()));
    }

    private void stepTo(long time) {
        while (page.time() < time) {
            long next = page.time() + 1;
            page.press("step");
            page.showsTime(next);
        }
    }

    private void lookAtGraph(Window window) {
        if (window.width() < 500) {
            page.press("tab-objects");
        }
    }

    @ParameterizedTest
    @MethodSource("windows")
    void showsWhatHoldsWhatAndWhatIsGarbage(Window window) {
        page.browser().look(window);
        openPageWith(CHAIN);
        stepTo(HELD);
        lookAtGraph(window);
        GraphPanel graph = page.graph();
        page.shows("the objects", graph::shown, 2);
        List<String> held = graph.held();
        assertThat(held).hasSize(2);
        String outer = held.get(0);
        String inner = held.get(1);
        assertThat(graph.roots()).hasSize(1).first().asString().contains("head", "globals");
        assertThat(graph.lines()).containsExactly(outer + " 1 " + inner);
        assertThat(graph.said().get(0)).contains("array of 2", "1 refers to array of 3", "held by head of globals");
        graph.choose(inner);
        page.press("why-alive");
        page.shows("the reason", () -> page.text("answer-sentence"), reason(outer, inner));
        assertThat(graph.marked()).containsExactly(outer + " 1 " + inner);
        page.press("points-here");
        page.shows(
                "who refers to it",
                () -> page.text("answer-sentence"),
                "1 cell of an object points to array of 3 #" + inner + ".");
        page.press("graph-card-close");
        page.shows("no card", graph::chosen, null);
        stepTo(DROPPED);
        page.shows("garbage", graph::notHeld, List.of(outer, inner));
        assertThat(graph.garbage()).isEqualTo(2);
        graph.choose(inner);
        page.press("why-alive");
        page.shows(
                "nothing holds it",
                () -> String.valueOf(page.text("answer-sentence")).startsWith("Nothing holds array of 3"),
                true);
        page.press("graph-card-close");
        stepTo(COLLECTED);
        page.shows("freed", graph::shown, 0);
        page.press("step-back");
        page.shows("back again", graph::notHeld, List.of(outer, inner));
    }

    private static String reason(String outer, String inner) {
        return "Array of 3 #%s is alive: head of globals refers to array of 2 #%s, whose element 1 refers to it."
                .formatted(inner, outer);
    }

    @Test
    void keepsPlacesWhileValuesChangeAndGoesAboutByKeys() {
        openPageWith(CHAIN);
        stepTo(HELD);
        GraphPanel graph = page.graph();
        page.shows("the objects", graph::shown, 2);
        List<String> held = graph.held();
        String place = graph.place(held.get(0));
        page.press("step");
        page.showsTime(HELD + 1);
        assertThat(graph.place(held.get(0))).isEqualTo(place);
        graph.focus(held.get(0));
        page.type(Keys.ARROW_RIGHT);
        page.shows("the next object", graph::focused, held.get(1));
        page.type(Keys.ARROW_LEFT);
        page.shows("back", graph::focused, held.get(0));
        page.type(Keys.ENTER);
        page.shows("chosen", graph::chosen, held.get(0));
        double scale = graph.scale();
        page.type("+");
        page.shows("larger", () -> graph.scale() > scale, true);
        page.type(Keys.ESCAPE);
        page.shows("no card", graph::chosen, null);
        assertThat(page.time()).isEqualTo(HELD + 1);
        page.press("graph-large");
        page.shows("over the page", () -> page.attribute("[data-test=graph-large]", "aria-pressed"), "true");
        page.press("graph-large");
    }

    @ParameterizedTest
    @MethodSource("windows")
    void findsTheWayInALongList(Window window) {
        page.browser().look(window);
        openPageWith(LONG);
        page.press("go-to-end");
        page.showsStatus("halted");
        lookAtGraph(window);
        GraphPanel graph = page.graph();
        page.shows("some objects", graph::shown, 40);
        Map<String, Object> folds = graph.folds();
        assertThat(folds).hasSize(1);
        assertThat(folds.values()).containsExactly(260L);
        page.press("graph-more");
        page.shows("more objects", graph::shown, 80);
        page.press("graph-fewer");
        page.shows("fewer objects", graph::shown, 40);
        graph.find("#1");
        page.shows("found", graph::matches, List.of("1"));
        page.press("graph-match");
        page.shows("chosen", graph::chosen, "1");
        page.shows("brought in", () -> graph.held().contains("1"), true);
        page.press("why-alive");
        page.shows("a long way", () -> page.texts("[data-test=way-step]").size(), 299);
        page.press("graph-card-close");
        page.press("graph-fit");
        page.shows("as at first", () -> graph.held().contains("1"), false);
        graph.find("nothing of this");
        page.shows("not found", () -> String.valueOf(page.text("graph-found")).contains("No object has"), true);
    }
}
