package vitrine.machine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.machine.AreaView;
import vitrine.machine.GraphView;
import vitrine.machine.ObjectGraph;
import vitrine.machine.ObjectGraph.Colour;
import vitrine.machine.Window;

/**
 * Chooses a part of a graph that can be drawn: first what was asked for by name, with the way to it and what it refers to, then from the roots
 * on, the nearest first, then what nothing holds. The rest is counted, by the object shown through which it is come to. An object that refers
 * to very many shows only the first of them unless it was asked for.
 *
 * <p>Names in the window's focus are those that {@link Reach#named} knows; with "fold" before it a name says that nothing is to be shown through
 * that object.
 */
public final class GraphPart {
    /** The references that are followed from an object that was not asked for, and from one that was. */
    private static final int USUAL_LINKS = 12;

    private static final int MOST_LINKS = 100;
    /** Cells told of such objects. */
    private static final int USUAL_CELLS = 16;

    private static final int MOST_CELLS = 64;
    private static final int MOST_ROOTS = 120;
    private static final int MOST_KINDS = 4;
    private static final String FOLD = "fold ";

    private final ObjectGraph graph;
    private final Reach reach;
    private final int most;
    private final BitSet wanted = new BitSet();
    private final BitSet folded = new BitSet();
    private final BitSet shown = new BitSet();
    /** The objects shown, in the order in which they came. */
    private final int[] chosen;

    private int count;

    private GraphPart(ObjectGraph graph, Window window) {
        this.graph = graph;
        reach = new Reach(graph);
        most = Math.min(window.count(), reach.objects.length);
        chosen = new int[most];
        for (String name : window.focus()) {
            boolean fold = name.startsWith(FOLD);
            int object = reach.named(fold ? name.substring(FOLD.length()) : name);
            if (object >= 0) {
                (fold ? folded : wanted).set(object);
            }
        }
    }

    /** The view of an area that shows a graph; {@code count} of the window is the number of objects shown at most. */
    public static AreaView view(String area, ObjectGraph graph, Window window) {
        GraphPart part = new GraphPart(graph, window);
        return AreaView.ofGraph(area, part.reach.objects.length, part.choose());
    }

    private GraphView choose() {
        BitSet garbage = new BitSet();
        int live = 0;
        long liveBytes = 0;
        long garbageBytes = 0;
        for (int object = 0; object < reach.objects.length; object++) {
            long bytes = graph.bytes(reach.objects[object]);
            if (!reach.held(object)) {
                garbage.set(object);
                garbageBytes += bytes;
            } else if (!graph.permanent(reach.objects[object])) {
                live++;
                liveBytes += bytes;
            }
        }
        int dead = garbage.cardinality();
        // what waits to be freed is seen too, even when there is much that lives
        int kept = Math.min(dead, most / 4);
        showWanted();
        showHeld(most - kept);
        showGarbage(garbage);
        List<GraphView.Root> roots = roots();
        List<GraphView.Node> nodes = new ArrayList<>();
        List<GraphView.Link> links = new ArrayList<>();
        BitSet partly = new BitSet();
        for (int i = 0; i < count; i++) {
            if (links(chosen[i], links)) {
                partly.set(chosen[i]);
            }
        }
        List<GraphView.Fold> folds = new ArrayList<>();
        GraphView.Fold rootFold = folds(folds);
        for (int i = 0; i < count; i++) {
            nodes.add(node(chosen[i], !partly.get(chosen[i])));
        }
        garbage.andNot(shown);
        return new GraphView(
                roots, nodes, links, folds, rootFold, live, liveBytes, dead, garbageBytes, garbage.cardinality());
    }

    // ---- which

    private boolean show(int object) {
        if (object < 0 || shown.get(object)) {
            return true;
        } else if (count == most) {
            return false;
        }
        shown.set(object);
        chosen[count++] = object;
        return true;
    }

    private void showWanted() {
        for (int object = wanted.nextSetBit(0); object >= 0; object = wanted.nextSetBit(object + 1)) {
            int ancestors = 0;
            for (int each = object; each >= 0 && ancestors < most / 3; each = parent(each)) {
                show(each);
                ancestors++;
            }
        }
        for (int object = wanted.nextSetBit(0); object >= 0; object = wanted.nextSetBit(object + 1)) {
            follow(object, most);
        }
        // and what is around it, as far as that leaves room for what is near the roots
        for (int i = 0; i < count && count < most * 2 / 3; i++) {
            if (wanted.get(chosen[i]) || reach.distance[chosen[i]] < 0 || wantedBefore(chosen[i])) {
                follow(chosen[i], most * 2 / 3);
            }
        }
    }

    /** Whether an object that was asked for lies on the way to it. */
    private boolean wantedBefore(int object) {
        int steps = 0;
        for (int each = parent(object); each >= 0 && steps < most; each = parent(each)) {
            if (wanted.get(each)) {
                return true;
            }
            steps++;
        }
        return false;
    }

    private int parent(int object) {
        return reach.distance[object] < 0 ? -1 : reach.parent[object];
    }

    /** What roots lead to, the nearest first, by the order of what is shown already. */
    private void showHeld(int limit) {
        int begin = 0;
        for (int root = 0, roots = graph.roots(); root < roots && count < limit; root++) {
            show(reach.number(graph.rootTarget(root)));
        }
        // the nearest first, whether they were asked for or not
        while (begin < count && count < limit) {
            int end = count;
            for (int i = begin; i < end; i++) {
                follow(chosen[i], limit);
            }
            begin = end;
        }
    }

    private void showGarbage(BitSet garbage) {
        for (int object = garbage.nextSetBit(0); object >= 0 && count < most; object = garbage.nextSetBit(object + 1)) {
            show(object);
        }
    }

    /** Shows what an object refers to, as far as that is allowed. */
    private void follow(int object, int limit) {
        if (folded.get(object)) {
            return;
        }
        int address = reach.objects[object];
        int left = wanted.get(object) ? MOST_LINKS : USUAL_LINKS;
        for (int cell = 0, cells = graph.cells(address); cell < cells && left > 0 && count < limit; cell++) {
            int target = reach.number(graph.target(address, cell));
            if (target >= 0 && !shown.get(target)) {
                show(target);
                left--;
            }
        }
    }

    // ---- what is said of them

    private List<GraphView.Root> roots() {
        List<GraphView.Root> roots = new ArrayList<>();
        for (int root = 0, all = graph.roots(); root < all && roots.size() < MOST_ROOTS; root++) {
            int target = reach.number(graph.rootTarget(root));
            if (target >= 0 && shown.get(target)) {
                ObjectGraph.Root cell = graph.root(root);
                roots.add(new GraphView.Root(cell.cell(), cell.label(), cell.place(), serial(target)));
            }
        }
        return roots;
    }

    private long serial(int object) {
        return graph.serial(reach.objects[object]);
    }

    private GraphView.Node node(int object, boolean unfolded) {
        int address = reach.objects[object];
        Colour colour = graph.colour(address);
        int references = graph.count(address);
        return new GraphView.Node(
                serial(object),
                graph.view(address, new Window(0, wanted.get(object) ? MOST_CELLS : USUAL_CELLS)),
                reach.held(object),
                graph.permanent(address),
                colour == null ? null : colour.name().toLowerCase(Locale.ROOT),
                references < 0 ? null : references,
                graph.space(address),
                reach.distance[object],
                unfolded,
                folded.get(object));
    }

    /** Adds the references of an object to objects shown; returns whether it has others. */
    private boolean links(int object, List<GraphView.Link> links) {
        int address = reach.objects[object];
        boolean others = false;
        for (int cell = 0, cells = graph.cells(address); cell < cells; cell++) {
            int target = reach.number(graph.target(address, cell));
            if (target >= 0 && shown.get(target)) {
                links.add(new GraphView.Link(
                        serial(object), graph.cellName(address, cell), graph.cellLabel(address, cell), serial(target)));
            }
            others |= target >= 0 && !shown.get(target);
        }
        return others;
    }

    // ---- what is not shown

    /** What is come to through an object that is shown, or through the roots. */
    private static final class Folded {
        long objects;
        long bytes;
        final Map<Integer, Integer> types = new HashMap<>();
    }

    /** Counts what is held and not shown, by the object shown through which it is come to first. Returns what only roots lead to. */
    private GraphView.@Nullable Fold folds(List<GraphView.Fold> folds) {
        int[] owners = new int[reach.objects.length];
        Arrays.fill(owners, -1);
        int[] queue = new int[reach.objects.length];
        int end = 0;
        for (int i = 0; i < count; i++) {
            owners[chosen[i]] = chosen[i];
            queue[end++] = chosen[i];
        }
        Map<Integer, Folded> all = new LinkedHashMap<>();
        for (int i = 0; i < end; i++) {
            int object = queue[i];
            int address = reach.objects[object];
            for (int cell = 0, cells = graph.cells(address); cell < cells; cell++) {
                int target = reach.number(graph.target(address, cell));
                if (target >= 0 && owners[target] < 0 && reach.held(target)) {
                    owners[target] = owners[object];
                    queue[end++] = target;
                    add(all.computeIfAbsent(owners[object], unused -> new Folded()), target);
                }
            }
        }
        all.forEach((object, each) -> folds.add(fold(serial(object), each)));
        Folded rest = new Folded();
        for (int i = 0; i < reach.reached; i++) {
            if (owners[reach.order[i]] < 0) {
                add(rest, reach.order[i]);
            }
        }
        return rest.objects == 0 ? null : fold(0, rest);
    }

    private void add(Folded folded, int object) {
        int address = reach.objects[object];
        folded.objects++;
        folded.bytes += graph.bytes(address);
        folded.types.merge(graph.type(address), 1, Integer::sum);
    }

    private GraphView.Fold fold(long from, Folded folded) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        folded.types.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_KINDS)
                .forEach(each -> kinds.merge(
                        graph.typeName(each.getKey()), each.getValue().longValue(), Long::sum));
        return new GraphView.Fold(from, folded.objects, folded.bytes, kinds);
    }
}
