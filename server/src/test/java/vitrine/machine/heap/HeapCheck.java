package vitrine.machine.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vitrine.machine.CollectionView;
import vitrine.machine.HeapSpace;
import vitrine.machine.HeapUse;
import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Value;

/**
 * What must be true of a heap between two instructions, whatever collector has it; and its objects in a form that is the same wherever they lie.
 * It sees a heap only through {@link ObjectGraph}.
 */
public final class HeapCheck {
    private final Machine machine;
    private final ObjectGraph graph;
    private final Set<Integer> objects = new HashSet<>();

    private HeapCheck(Machine machine) {
        this.machine = machine;
        graph = Objects.requireNonNull(machine.objects());
        for (int object = graph.first(); object != 0; object = graph.next(object)) {
            objects.add(object);
        }
    }

    /** Throws when the memory of a machine's heap is not in order. */
    public static void check(Machine machine) {
        HeapCheck check = new HeapCheck(machine);
        CollectionView begun = check.graph.collection();
        // counted objects that nothing refers to any more wait for the next instruction
        assertThat(begun == null || begun.steps() == 0).as("%s", begun).isTrue();
        check.checkBlocks();
        check.checkAmounts();
        check.checkReferences();
        check.checkCounts();
        check.checkRemembered();
    }

    /** Throws when an object is there twice, which must not be in the middle of a collection either. */
    public static void checkNumbers(Machine machine) {
        ObjectGraph graph = Objects.requireNonNull(machine.objects());
        Set<Long> numbers = new HashSet<>();
        for (int object = graph.first(); object != 0; object = graph.next(object)) {
            assertThat(numbers.add(graph.serial(object)))
                    .as("%s is there once", graph.name(object))
                    .isTrue();
        }
    }

    private void checkBlocks() {
        Set<Integer> walked = new HashSet<>();
        Set<Integer> free = new HashSet<>();
        Set<Long> serials = new HashSet<>();
        Map<String, Long> ends = new HashMap<>();
        for (int block = graph.firstBlock(); block != 0; block = graph.nextBlock(block)) {
            HeapSpace space = space(block);
            long end = ends.getOrDefault(space.name(), space.from());
            assertThat((long) block)
                    .as("no block overlaps another, in %s", space)
                    .isGreaterThanOrEqualTo(end);
            ends.put(space.name(), block + graph.blockBytes(block));
            switch (graph.blockKind(block)) {
                case OBJECT -> {
                    walked.add(block);
                    assertThat(serials.add(graph.serial(block)))
                            .as("number %s is that of one object", graph.serial(block))
                            .isTrue();
                    assertThat(graph.bytes(block)).isEqualTo(graph.blockBytes(block));
                }
                case FREE -> free.add(block);
                case MOVED -> throw new AssertionError("left behind at " + graph.name(block));
            }
        }
        ends.forEach((name, end) -> assertThat(end)
                .as("what lies in %s", name)
                .isLessThanOrEqualTo(graph.spaces().stream()
                        .filter(space -> space.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .top()));
        assertThat(walked).isEqualTo(objects);
        List<Long> listed = graph.freeBlocks(Integer.MAX_VALUE);
        assertThat(listed).doesNotHaveDuplicates();
        // the one that is being filled is no block while it is
        assertThat(listed.stream().filter(block -> !free.contains(block.intValue())))
                .hasSizeLessThanOrEqualTo(1);
    }

    private HeapSpace space(int block) {
        for (HeapSpace space : graph.spaces()) {
            if (block >= space.from() && block + graph.blockBytes(block) <= space.to()) {
                return space;
            }
        }
        throw new AssertionError("0x%x lies in no space of %s".formatted(block, graph.spaces()));
    }

    private void checkAmounts() {
        HeapUse use = graph.use();
        assertThat(use.used())
                .as("bytes counted again")
                .isEqualTo(objects.stream()
                        .filter(object -> !graph.permanent(object))
                        .mapToLong(graph::bytes)
                        .sum());
        assertThat(use.objects())
                .as("objects counted again")
                .isEqualTo(objects.stream()
                        .filter(object -> !graph.permanent(object))
                        .count());
        assertThat(use.used()).isLessThanOrEqualTo(use.capacity());
    }

    private void checkReferences() {
        for (int object : objects) {
            for (int cell = 0; cell < graph.cells(object); cell++) {
                int target = graph.target(object, cell);
                if (target != 0) {
                    assertThat(objects).as(graph.cellName(object, cell)).contains(target);
                }
            }
        }
        for (int root = 0; root < graph.roots(); root++) {
            if (graph.rootTarget(root) != 0) {
                assertThat(objects).as(graph.root(root).toString()).contains(graph.rootTarget(root));
            }
        }
    }

    private void checkCounts() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int object : objects) {
            for (int cell = 0; cell < graph.cells(object); cell++) {
                counts.merge(graph.target(object, cell), 1, Integer::sum);
            }
        }
        for (int root = 0; root < graph.roots(); root++) {
            counts.merge(graph.rootTarget(root), 1, Integer::sum);
        }
        for (int object : objects) {
            if (graph.count(object) >= 0 && !graph.permanent(object)) {
                assertThat(graph.count(object))
                        .as("references to %s", graph.name(object))
                        .isEqualTo(counts.getOrDefault(object, 0));
            }
        }
    }

    private void checkRemembered() {
        for (int object : objects) {
            for (int cell = 0; cell < graph.cells(object); cell++) {
                int target = graph.target(object, cell);
                if (target != 0
                        && graph.space(object).equals("old")
                        && graph.space(target).equals("young")) {
                    assertThat(graph.remembered(object))
                            .as("%s refers to the young %s", graph.name(object), graph.name(target))
                            .isTrue();
                }
            }
        }
    }

    /** What can be reached from the roots, a line for each object in the order in which it is found; addresses are not in it. */
    public static List<String> reachable(Machine machine) {
        return new HeapCheck(machine).reachable();
    }

    private List<String> reachable() {
        Map<Integer, Integer> numbers = new HashMap<>();
        ArrayDeque<Integer> waiting = new ArrayDeque<>();
        List<String> lines = new ArrayList<>();
        StringBuilder roots = new StringBuilder();
        for (int root = 0; root < graph.roots(); root++) {
            int target = graph.rootTarget(root);
            roots.append(target == 0 ? "-" : number(target, numbers, waiting)).append(' ');
        }
        lines.add(roots.toString());
        while (!waiting.isEmpty()) {
            int object = waiting.remove();
            StringBuilder line = new StringBuilder(graph.title(object));
            if (graph.text(object) != null) {
                line.append(' ').append(graph.text(object));
            }
            for (int cell = 0; cell < graph.cells(object); cell++) {
                int target = graph.target(object, cell);
                line.append(' ').append(graph.cellLabel(object, cell)).append('=');
                if (target != 0) {
                    line.append('#').append(number(target, numbers, waiting));
                } else {
                    Value value = machine.read(graph.cellName(object, cell));
                    line.append(value == null ? "?" : machine.view(value).text());
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int number(int object, Map<Integer, Integer> numbers, ArrayDeque<Integer> waiting) {
        Integer known = numbers.get(object);
        if (known == null) {
            known = numbers.size();
            numbers.put(object, known);
            waiting.add(object);
        }
        return known;
    }
}
