package vitrine.debug;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;

/** The values of what turns read and wrote, at the beginning of each turn. */
final class LoopSamples {
    /** More cells than these nobody reads. */
    private static final int MOST_CELLS = 500;

    private static final int MOST_STACK = 32;

    private final Machine machine;
    private final MachineKind kind;
    private final LoopTrace.Cycle cycle;
    /** What to look at, by name. In a recursion the names of the function's variables stand for other cells in each turn. */
    private final Set<String> names = new LinkedHashSet<>();

    private final Map<String, Series> series = new LinkedHashMap<>();
    private final List<Long> digests = new ArrayList<>();
    private final List<Map<String, Long>> sizes = new ArrayList<>();
    private final Set<Long> stackSizes = new LinkedHashSet<>();
    private List<String> stackBefore = List.of();
    private List<String> stack = List.of();

    /** The values of a cell, the newest last; {@code whole} when there was one at every head. */
    static final class Series {
        String cell;
        final List<Value> values = new ArrayList<>();
        final List<ValueView> views = new ArrayList<>();

        Series(String cell) {
            this.cell = cell;
        }

        boolean changes() {
            return values.stream().distinct().count() > 1;
        }
    }

    LoopSamples(Machine machine, MachineKind kind, LoopTrace.Cycle cycle, List<Turn> turns) {
        this.machine = machine;
        this.kind = kind;
        this.cycle = cycle;
        if (cycle.recursion()) {
            var program = machine.program();
            var function = program.functions().get(program.functionAt(cycle.first()));
            function.slotNames().stream().filter(name -> !name.isEmpty()).forEach(names::add);
        }
        Turn last = turns.get(turns.size() - 1);
        last.read.stream().limit(MOST_CELLS / 2).forEach(names::add);
        last.written.stream().limit(MOST_CELLS / 2).forEach(names::add);
        for (Turn turn : turns) {
            turn.written.stream().limit(MOST_CELLS / turns.size()).forEach(names::add);
        }
    }

    /** Looks at the present state: the next turn begins here. */
    void take() {
        for (String name : names) {
            String cell = cycle.recursion() ? machine.resolve(name) : name;
            Value value = cell == null ? null : machine.read(cell);
            if (cell == null || value == null) {
                continue;
            }
            Series values = series.computeIfAbsent(name, unused -> new Series(cell));
            values.cell = cell;
            values.values.add(value);
            values.views.add(machine.view(value));
        }
        digests.add(machine.digestWithoutTime());
        Map<String, Long> now = new LinkedHashMap<>();
        for (Area area : kind.areas()) {
            AreaView view = switch (area.kind()) {
                case STACK, HEAP, TEXT -> machine.view(area.id(), new Window(0, 0));
                default -> null;
            };
            if (view != null && area.kind() == Area.Kind.STACK) {
                stackSizes.add(view.size());
            }
            if (view != null) {
                now.put(area.title(), view.size());
            }
        }
        sizes.add(now);
        stackBefore = stack;
        stack = stackCells();
    }

    private List<String> stackCells() {
        for (Area area : kind.areas()) {
            AreaView view = area.kind() == Area.Kind.STACK
                    ? machine.view(area.id(), new Window(-MOST_STACK, MOST_STACK))
                    : null;
            if (view != null) {
                return view.cells().stream().map(CellView::name).toList();
            }
        }
        return List.of();
    }

    /** The operand stack at the beginning of the last turn, the top last. */
    List<String> stackBefore() {
        return stackBefore;
    }

    /** The values of a cell at the beginnings of all turns, or null when it was not there at each of them. */
    @Nullable
    Series of(String name) {
        Series values = series.get(name);
        return values == null || values.values.size() < digests.size() ? null : values;
    }

    /** The names of what was there at the beginning of every turn. */
    List<String> all() {
        return names.stream().filter(name -> of(name) != null).toList();
    }

    /** Whether everything was the same at the beginnings of two turns. */
    boolean repeats() {
        return digests.stream().distinct().count() < digests.size();
    }

    /** Whether the operand stack was as high at each beginning. */
    boolean stackStays() {
        return stackSizes.size() <= 1;
    }

    /** The areas that are larger at the last beginning than at the first one, by title, with how much they grew a turn. */
    Map<String, Long> growing() {
        Map<String, Long> growing = new LinkedHashMap<>();
        sizes.get(0).forEach((title, size) -> {
            long grown = sizes.get(sizes.size() - 1).getOrDefault(title, size) - size;
            if (grown > 0) {
                growing.put(title, Math.max(1, grown / (sizes.size() - 1)));
            }
        });
        return growing;
    }
}
