package vitrine.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.AreaView;
import vitrine.machine.GroupView;
import vitrine.machine.Machine;
import vitrine.program.Function;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * What can be called, by name: functions and, on a machine whose calls go to an address, labels. The one place that says what a call, a frame, a bar of the
 * timeline and a line of a trace are called, so that all of them agree. Machines speak of callees by number, see {@link Program#callee}.
 */
public final class Callees {
    /** The fact of a frame that says which place was called, when that is no function's beginning. */
    private static final String PLACE = "place";

    private final Program program;
    private final SortedMap<Integer, String> labels;
    private final boolean byAddress;

    public Callees(Program program, InstructionSet instructions, SourceMap sourceMap) {
        this.program = program;
        labels = sourceMap.labels();
        byAddress = instructions.rows().stream()
                .anyMatch(row -> row.flow() == Flow.CALL
                        && row.operands().stream().anyMatch(each -> each.kind() == OperandKind.CODE));
    }

    /** What a callee is called: a function by its name, any other place by its label; by its function and address where it has none. */
    public String name(int callee) {
        String label = program.isPlace(callee) ? labels.get(program.entry(callee)) : null;
        return label == null ? program.nameOf(callee) : label;
    }

    /** What the activation is called that executes now. */
    public String running(Machine machine) {
        return name(machine.trace(1).get(0).function());
    }

    /** What was called when a call led to an address. */
    String at(int address) {
        return name(byAddress ? program.callee(address) : program.functionAt(address));
    }

    /** The number of what is called so: of a function or, where labels can be called, of the first place with such a label; -1 when there is none. */
    int find(String name) {
        List<Function> functions = program.functions();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).name().equals(name)) {
                // functions that begin at one address are one to those who call addresses
                return byAddress ? program.callee(functions.get(i).start()) : i;
            }
        }
        for (Map.Entry<Integer, String> each :
                byAddress ? labels.entrySet() : Map.<Integer, String>of().entrySet()) {
            if (each.getValue().equals(name)) {
                return program.callee(each.getKey());
            }
        }
        return -1;
    }

    /** An area with its frames titled by what was called. */
    @Nullable
    AreaView titled(@Nullable AreaView view) {
        return view == null || view.groups() == null || view.groups().stream().noneMatch(Callees::hasPlace)
                ? view
                : AreaView.ofGroups(
                        view.area(),
                        view.size(),
                        view.from(),
                        view.groups().stream().map(this::titledGroup).toList());
    }

    /** A group, titled by what was called when it is a frame. */
    @Nullable
    GroupView titled(@Nullable GroupView group) {
        return group == null ? null : titledGroup(group);
    }

    private static boolean hasPlace(GroupView group) {
        return group.facts().containsKey(PLACE);
    }

    private GroupView titledGroup(GroupView group) {
        if (!(group.facts().get(PLACE) instanceof Integer address)) {
            return group;
        }
        String name = name(program.callee(address));
        Map<String, Object> facts = new LinkedHashMap<>(group.facts());
        facts.put("function", name);
        return new GroupView(group.name(), name, group.kind(), facts, group.size(), group.cells());
    }
}
