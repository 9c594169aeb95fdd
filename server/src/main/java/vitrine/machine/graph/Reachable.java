package vitrine.machine.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import vitrine.machine.ObjectGraph;

/** The objects that something outside of them leads to, directly or through others, as they are at the moment of asking: a walk over all of those. */
public final class Reachable {
    /** An object begins at a multiple of this, so that one bit stands for each place where one may begin. */
    private static final int APART = 8;

    private final BitSet found = new BitSet();

    public Reachable(ObjectGraph graph) {
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        for (int root = 0; root < graph.roots(); root++) {
            find(graph.rootTarget(root), waiting);
        }
        while (!waiting.isEmpty()) {
            int object = waiting.pop();
            for (int cell = graph.cells(object) - 1; cell >= 0; cell--) {
                find(graph.target(object, cell), waiting);
            }
        }
    }

    private void find(int object, ArrayDeque<Integer> waiting) {
        if (object != 0 && !found.get(object / APART)) {
            found.set(object / APART);
            waiting.push(object);
        }
    }

    public boolean has(int object) {
        return found.get(object / APART);
    }
}
