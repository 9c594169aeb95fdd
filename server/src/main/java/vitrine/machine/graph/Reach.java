package vitrine.machine.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vitrine.machine.ObjectGraph;

/**
 * All objects of a graph, numbered by address from 0, and how each is come to from the roots on the shortest way; of ways of one length, by the
 * first root and the first cell. Found out once, when it is made. An object that came with the program is held by that.
 */
final class Reach {
    private static final int NOT_HELD = -1;

    final ObjectGraph graph;
    /** The objects' addresses, ascending. */
    final int[] objects;
    /** Which addresses, divided by 8, are objects', and for each 64 of them how many objects lie before. */
    private final long[] starts;

    private final int[] before;

    /** How many references away from the nearest root; 0 for what a root refers to, -1 for what none leads to. */
    final int[] distance;
    /** The object through which it is come to; -1 when that is a root, or nothing. */
    final int[] parent;
    /** The parent's cell, or the root, that refers to it. */
    final int[] through;
    /** Those that are come to from roots, in that order. */
    final int[] order;

    int reached;

    Reach(ObjectGraph graph) {
        this(graph, -1);
    }

    /** @param without the number of an object that counts as not there; -1 for none */
    private Reach(ObjectGraph graph, int without) {
        this.graph = graph;
        objects = addresses(graph);
        int count = objects.length;
        int words = count == 0 ? 0 : (objects[count - 1] >>> 9) + 1;
        starts = new long[words];
        before = new int[words];
        for (int address : objects) {
            starts[address >>> 9] |= 1L << (address >>> 3);
        }
        int seen = 0;
        for (int i = 0; i < words; i++) {
            before[i] = seen;
            seen += Long.bitCount(starts[i]);
        }
        distance = new int[count];
        parent = new int[count];
        through = new int[count];
        order = new int[count];
        walk(without);
    }

    private static int[] addresses(ObjectGraph graph) {
        int[] all = new int[256];
        int count = 0;
        for (int object = graph.first(); object != 0; object = graph.next(object)) {
            if (count == all.length) {
                all = Arrays.copyOf(all, 2 * count);
            }
            all[count++] = object;
        }
        return Arrays.copyOf(all, count);
    }

    private void walk(int without) {
        Arrays.fill(distance, NOT_HELD);
        for (int root = 0, roots = graph.roots(); root < roots; root++) {
            find(number(graph.rootTarget(root)), -1, root, 0, without);
        }
        for (int i = 0; i < reached; i++) {
            int object = order[i];
            int address = objects[object];
            for (int cell = 0, cells = graph.cells(address); cell < cells; cell++) {
                find(number(graph.target(address, cell)), object, cell, distance[object] + 1, without);
            }
        }
    }

    private void find(int object, int from, int cell, int away, int without) {
        if (object >= 0 && distance[object] == NOT_HELD && object != without) {
            distance[object] = away;
            parent[object] = from;
            through[object] = cell;
            order[reached++] = object;
        }
    }

    /** The number of the object at an address; -1 when there is none. */
    int number(int address) {
        int word = address >>> 9;
        if (address <= 0 || word >= starts.length || (starts[word] >>> (address >>> 3) & 1) == 0) {
            return -1;
        }
        return before[word] + Long.bitCount(starts[word] & (1L << (address >>> 3)) - 1);
    }

    /** Whether something keeps it from being freed. */
    boolean held(int object) {
        return distance[object] != NOT_HELD || graph.permanent(objects[object]);
    }

    /** The same graph, were one object not there. */
    Reach without(int object) {
        return new Reach(graph, object);
    }

    /** The number of the object of a name: that of its group, or "object" and its serial number; -1 when there is none. */
    int named(String name) {
        Long serial = serial(name);
        if (serial == null) {
            return number(graph.named(name));
        }
        for (int object = 0; object < objects.length; object++) {
            if (graph.serial(objects[object]) == serial) {
                return object;
            }
        }
        return -1;
    }

    private static @Nullable Long serial(String name) {
        try {
            return name.startsWith("object ") ? Long.valueOf(name.substring(7)) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
