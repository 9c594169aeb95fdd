package vitrine.machine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vitrine.machine.CollectionView;
import vitrine.machine.GroupView;
import vitrine.machine.HeapSpace;
import vitrine.machine.HeapUse;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Window;

/** A graph of objects without a machine: object i lies at 64 + 16 i, has the serial number 1000 - i, and refers to what it is told. */
final class SketchedGraph implements ObjectGraph {
    static final int FIRST = 64;
    static final int BYTES = 16;

    /** For each object the objects that its cells refer to; -1 for none. */
    final List<int[]> cells = new ArrayList<>();
    /** The objects that roots refer to; -1 for none. */
    final List<Integer> roots = new ArrayList<>();

    int permanent = -1;

    static SketchedGraph of(int[] roots, int[]... cells) {
        SketchedGraph graph = new SketchedGraph();
        graph.cells.addAll(List.of(cells));
        for (int root : roots) {
            graph.roots.add(root);
        }
        return graph;
    }

    /** Some hundred objects, some of which nothing leads to. */
    static SketchedGraph random(long seed) {
        Random random = new Random(seed);
        SketchedGraph graph = new SketchedGraph();
        int count = random.nextInt(200);
        for (int i = 0; i < count; i++) {
            int[] cells = new int[random.nextInt(random.nextInt(10) == 0 ? 40 : 4)];
            for (int cell = 0; cell < cells.length; cell++) {
                cells[cell] = random.nextInt(3) == 0 ? -1 : random.nextInt(count);
            }
            graph.cells.add(cells);
        }
        for (int i = random.nextInt(6); i > 0 && count > 0; i--) {
            graph.roots.add(random.nextInt(4) == 0 ? -1 : random.nextInt(count));
        }
        return graph;
    }

    private static int address(int object) {
        return object < 0 ? 0 : FIRST + BYTES * object;
    }

    static int object(int address) {
        return (address - FIRST) / BYTES;
    }

    static long serialOf(int object) {
        return 1_000 - object;
    }

    static int ofSerial(long serial) {
        return (int) (1_000 - serial);
    }

    @Override
    public int first() {
        return cells.isEmpty() ? 0 : FIRST;
    }

    @Override
    public int next(int object) {
        return object(object) + 1 < cells.size() ? object + BYTES : 0;
    }

    @Override
    public long serial(int object) {
        return serialOf(object(object));
    }

    @Override
    public long bytes(int object) {
        return BYTES;
    }

    @Override
    public String kind(int object) {
        return "object";
    }

    @Override
    public int type(int object) {
        return object(object) % 3;
    }

    @Override
    public String typeName(int type) {
        return "Kind" + type;
    }

    @Override
    public String title(int object) {
        return typeName(type(object));
    }

    @Override
    public @Nullable String text(int object) {
        return object(object) == 7 ? "Seven dwarfs" : null;
    }

    @Override
    public GroupView view(int object, Window window) {
        return new GroupView(name(object), title(object), "object", Map.of(), cells(object), List.of());
    }

    @Override
    public String name(int object) {
        return "heap 0x%02x".formatted(object);
    }

    @Override
    public int named(String name) {
        for (int object = first(); object != 0; object = next(object)) {
            if (name(object).equals(name)) {
                return object;
            }
        }
        return 0;
    }

    @Override
    public boolean permanent(int object) {
        return object(object) == permanent;
    }

    @Override
    public @Nullable Colour colour(int object) {
        return null;
    }

    @Override
    public int count(int object) {
        return -1;
    }

    @Override
    public String space(int object) {
        return "heap";
    }

    @Override
    public int cells(int object) {
        return cells.get(object(object)).length;
    }

    @Override
    public int target(int object, int cell) {
        return address(cells.get(object(object))[cell]);
    }

    @Override
    public String cellName(int object, int cell) {
        return name(object) + " cell " + cell;
    }

    @Override
    public String cellLabel(int object, int cell) {
        return "f" + cell;
    }

    @Override
    public int roots() {
        return roots.size();
    }

    @Override
    public int rootTarget(int root) {
        return address(roots.get(root));
    }

    @Override
    public Root root(int root) {
        return new Root("root " + root, "r" + root, "outside");
    }

    @Override
    public List<HeapSpace> spaces() {
        return List.of();
    }

    @Override
    public HeapUse use() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable CollectionView collection() {
        return null;
    }
}
