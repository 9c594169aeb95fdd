package vitrine.machine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.machine.AreaView;
import vitrine.machine.GraphView;
import vitrine.machine.Window;

/** What is found out about graphs of objects is what a plain search finds, for drawn ones and for random ones. */
class GraphTest {
    private static final int[] NOTHING = {};

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    private static int[] to(int... objects) {
        return objects;
    }

    private static GraphView view(SketchedGraph graph, int most, String... focus) {
        AreaView view = GraphPart.view("objects", graph, new Window(0, most, List.of(focus)));
        assertThat(view.size()).isEqualTo(graph.cells.size());
        return view.graph();
    }

    private static List<Integer> shown(GraphView view) {
        return view.nodes().stream()
                .map(node -> SketchedGraph.ofSerial(node.serial()))
                .toList();
    }

    /** A list of so many objects, held by one root. */
    private static SketchedGraph list(int length) {
        int[][] cells = IntStream.range(0, length)
                .mapToObj(i -> i + 1 < length ? to(i + 1) : NOTHING)
                .toArray(int[][]::new);
        return SketchedGraph.of(to(0), cells);
    }

    @Test
    void aLongListIsFoldedAtItsEnd() {
        GraphView view = view(list(500), 40);
        assertThat(shown(view)).isEqualTo(IntStream.range(0, 40).boxed().toList());
        assertThat(view.folds()).hasSize(1);
        GraphView.Fold fold = view.folds().get(0);
        assertThat(fold.from()).isEqualTo(SketchedGraph.serialOf(39));
        assertThat(fold.objects()).isEqualTo(460);
        assertThat(fold.bytes()).isEqualTo(460 * SketchedGraph.BYTES);
        assertThat(fold.kinds().values()).containsExactly(154L, 153L, 153L);
        assertThat(view.rootFold()).isNull();
        assertThat(view.nodes().get(39).unfolded()).isFalse();
        assertThat(view.nodes().get(38).unfolded()).isTrue();
    }

    @Test
    void whatIsAskedForIsShownWithTheWayToIt() {
        SketchedGraph graph = list(100);
        GraphView view = view(graph, 30, "object " + SketchedGraph.serialOf(80));
        assertThat(shown(view)).contains(80, 79, 78, 81, 82, 83, 84, 0, 1);
        assertThat(view.nodes().stream()
                        .filter(node -> node.serial() == SketchedGraph.serialOf(80))
                        .findAny()
                        .orElseThrow()
                        .distance())
                .isEqualTo(80);
    }

    @Test
    void nothingIsShownThroughWhatIsFolded() {
        SketchedGraph graph = SketchedGraph.of(to(0), to(1, 2), to(3), to(4), NOTHING, NOTHING);
        GraphView view = view(graph, 30, "fold " + graph.name(SketchedGraph.FIRST + SketchedGraph.BYTES));
        assertThat(shown(view)).containsExactly(0, 1, 2, 4);
        assertThat(view.nodes().get(1).folded()).isTrue();
        assertThat(view.folds())
                .singleElement()
                .satisfies(fold -> assertThat(fold.objects()).isEqualTo(1));
    }

    @Test
    void anObjectWithManyReferencesShowsSomeUntilItIsAskedFor() {
        int[][] cells = new int[51][];
        cells[0] = IntStream.range(1, 51).toArray();
        IntStream.range(1, 51).forEach(i -> cells[i] = NOTHING);
        SketchedGraph graph = SketchedGraph.of(to(0), cells);
        assertThat(view(graph, 100).nodes()).hasSize(13);
        assertThat(view(graph, 100, "object " + SketchedGraph.serialOf(0)).nodes())
                .hasSize(51);
    }

    @Test
    void garbageIsShownBesideWhatLives() {
        // 3 and 4 hold each other
        SketchedGraph graph = SketchedGraph.of(to(0), to(1), NOTHING, to(0), to(4), to(3));
        GraphView view = view(graph, 30);
        assertThat(view.nodes().stream().map(GraphView.Node::held)).containsExactly(true, true, false, false, false);
        assertThat(view.garbage()).isEqualTo(3);
        assertThat(view.garbageBytes()).isEqualTo(3 * SketchedGraph.BYTES);
        assertThat(view(graph, 4).garbageHidden()).isEqualTo(1);
        assertThat(view.links())
                .contains(new GraphView.Link(SketchedGraph.serialOf(2), "heap 0x60 cell 0", "f0", 1_000));
    }

    @Test
    void whyAnObjectIsAliveIsSaidFromTheRootOn() {
        SketchedGraph graph = SketchedGraph.of(to(-1, 0), to(-1, 1), to(2), NOTHING, NOTHING);
        ObjectQuestions questions = new ObjectQuestions(graph);
        Held held = questions.whyAlive(2);
        assertThat(held.sentence())
                .isEqualTo("Kind2 #998 is alive: r1 of outside refers to Kind0 #1000, whose f1 refers to Kind1 #999, "
                        + "whose f0 refers to it.");
        assertThat(held.root().cell()).isEqualTo("root 1");
        assertThat(held.way()).hasSize(2);
        assertThat(held.alone()).isEqualTo(1);
        assertThat(questions.whyAlive(1).alone()).isEqualTo(2);
        assertThat(questions.whyAlive(0).sentence()).isEqualTo("Kind0 #1000 is alive: r1 of outside refers to it.");
        Held garbage = questions.whyAlive(3);
        assertThat(garbage.root()).isNull();
        assertThat(garbage.sentence())
                .isEqualTo("Nothing holds Kind0 #997: no root leads to it. It is garbage; the next collection that "
                        + "looks at it frees it.");
        graph.permanent = 3;
        assertThat(new ObjectQuestions(graph).whyAlive(3).sentence()).contains("came with the program");
    }

    @Test
    void aLongWayIsSaidByItsEnds() {
        assertThat(new ObjectQuestions(list(100)).whyAlive(99).sentence())
                .isEqualTo("Kind0 #901 is alive: r0 of outside refers to Kind0 #1000, whose f0 refers to Kind1 #999, "
                        + "whose f0 refers to Kind2 #998, … over 95 more objects …, whose f0 refers to Kind2 #902, "
                        + "whose f0 refers to it.");
    }

    @Test
    void whoPointsToAnObjectIsFound() {
        SketchedGraph graph = SketchedGraph.of(to(1, 0, 1), to(1, 1), NOTHING, to(1), to(2));
        ObjectQuestions questions = new ObjectQuestions(graph);
        Referrers referrers = questions.pointsHere(1);
        assertThat(referrers.sentence()).isEqualTo("2 roots and 3 cells of objects point to Kind1 #999.");
        assertThat(referrers.references().stream().map(Referrers.Referrer::held))
                .containsExactly(true, true, false);
        assertThat(questions.pointsHere(2).sentence())
                .isEqualTo("1 cell of an object points to Kind2 #998, all of them from garbage.");
        assertThat(questions.pointsHere(3).sentence()).isEqualTo("Nothing points to Kind0 #997.");
    }

    @Test
    void objectsAreFoundByClassNumberAddressAndText() {
        ObjectQuestions questions = new ObjectQuestions(list(100));
        assertThat(questions.find("kind1").count()).isEqualTo(33);
        assertThat(questions.find(" DWARF ").objects())
                .singleElement()
                .satisfies(match -> assertThat(match.preview()).isEqualTo("Seven dwarfs"));
        assertThat(questions.find("#999").count()).isEqualTo(1);
        assertThat(questions.find("0x50").objects().get(0).object().serial()).isEqualTo(999);
        assertThat(questions.find("nothing of this").count()).isZero();
    }

    // ---- random graphs

    /** How far each object is from the roots, by a search that is as plain as can be. */
    private static Map<Integer, Integer> distances(SketchedGraph graph, int without) {
        Map<Integer, Integer> distances = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        for (int root : graph.roots) {
            if (root >= 0 && root != without && distances.putIfAbsent(root, 0) == null) {
                queue.add(root);
            }
        }
        while (!queue.isEmpty()) {
            int object = queue.remove();
            for (int target : graph.cells.get(object)) {
                if (target >= 0
                        && target != without
                        && distances.putIfAbsent(target, distances.get(object) + 1) == null) {
                    queue.add(target);
                }
            }
        }
        return distances;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingIsShownOrCountedOnce(long seed) {
        SketchedGraph graph = SketchedGraph.random(seed);
        Map<Integer, Integer> distances = distances(graph, -1);
        List<String> focus = new ArrayList<>();
        for (int object = (int) (seed % 7); object < graph.cells.size(); object += 31) {
            focus.add((object % 2 == 0 ? "fold object " : "object ") + SketchedGraph.serialOf(object));
        }
        for (int most : new int[] {1, 5, 20, 400}) {
            GraphView view = view(graph, most, focus.toArray(String[]::new));
            Set<Integer> shown = new HashSet<>(shown(view));
            assertThat(shown).hasSize(view.nodes().size()).hasSizeLessThanOrEqualTo(most);
            long folded =
                    view.folds().stream().mapToLong(GraphView.Fold::objects).sum()
                            + (view.rootFold() == null ? 0 : view.rootFold().objects());
            long held = view.nodes().stream().filter(GraphView.Node::held).count();
            assertThat(view.live()).isEqualTo(distances.size()).isEqualTo(held + folded);
            assertThat(view.garbage())
                    .isEqualTo(graph.cells.size() - distances.size())
                    .isEqualTo(view.nodes().size() - held + view.garbageHidden());
            assertThat(view.liveBytes() + view.garbageBytes())
                    .isEqualTo((long) graph.cells.size() * SketchedGraph.BYTES);
            for (GraphView.Node node : view.nodes()) {
                int object = SketchedGraph.ofSerial(node.serial());
                assertThat(node.distance()).isEqualTo(distances.getOrDefault(object, -1));
                long inside = IntStream.of(graph.cells.get(object))
                        .filter(target -> target >= 0 && shown.contains(target))
                        .count();
                assertThat(view.links().stream().filter(link -> link.from() == node.serial()))
                        .hasSize((int) inside);
                boolean all =
                        IntStream.of(graph.cells.get(object)).allMatch(target -> target < 0 || shown.contains(target));
                assertThat(node.unfolded()).isEqualTo(all);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyWayIsAWayAndTheShortest(long seed) {
        SketchedGraph graph = SketchedGraph.random(seed);
        Map<Integer, Integer> distances = distances(graph, -1);
        ObjectQuestions questions = new ObjectQuestions(graph);
        for (int object = 0; object < graph.cells.size(); object++) {
            Held held = questions.whyAlive(object);
            Integer distance = distances.get(object);
            assertThat(held.root() != null).isEqualTo(distance != null);
            if (distance == null) {
                continue;
            }
            assertThat(held.way()).hasSize(distance);
            int at = graph.roots.get(Integer.parseInt(held.root().label().substring(1)));
            for (Held.Reference reference : held.way()) {
                assertThat(SketchedGraph.ofSerial(reference.from().serial())).isEqualTo(at);
                at = graph.cells.get(at)[Integer.parseInt(reference.label().substring(1))];
            }
            assertThat(at).isEqualTo(object);
            assertThat(held.alone())
                    .isEqualTo(distances.size() - distances(graph, object).size());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyReferenceIsFound(long seed) {
        SketchedGraph graph = SketchedGraph.random(seed);
        ObjectQuestions questions = new ObjectQuestions(graph);
        for (int object = 0; object < graph.cells.size(); object++) {
            int sought = object;
            Referrers referrers = questions.pointsHere(object);
            long cells = graph.cells.stream()
                    .flatMapToInt(IntStream::of)
                    .filter(target -> target == sought)
                    .count();
            assertThat(referrers.referenceCount()).isEqualTo(cells);
            assertThat(referrers.rootCount())
                    .isEqualTo(
                            graph.roots.stream().filter(root -> root == sought).count());
        }
    }
}
