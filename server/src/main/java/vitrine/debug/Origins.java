package vitrine.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.machine.Effect;
import vitrine.machine.InputRequest;
import vitrine.machine.Machine;

/**
 * Follows values through the instructions of a turn, by their effects: what was pushed came from what the same instruction popped and read. Cells
 * that are there when the turn begins are where it ends; those that come and go within the turn are followed too. It knows effects and the
 * notation of the instruction table, and no instruction.
 */
final class Origins {
    private final Machine machine;
    private final InstructionSet instructions;
    private final Predicate<String> lasting;
    /** What lies on the operand stack since the turn began, the top last. */
    private final List<Entry> stack = new ArrayList<>();
    /** Where the values of cells that come and go came from. */
    private final Map<String, Origin> passing = new HashMap<>();

    /** What people call elements of objects that have a name. */
    private final Map<String, String> elements = new HashMap<>();
    /** The cells of the operand stack that hold values from before the turn. */
    private final Set<String> old = new HashSet<>();

    private record Entry(String cell, Origin origin) {}

    /** @param lasting whether a cell is there at the beginning of every turn */
    Origins(Machine machine, InstructionSet instructions, Predicate<String> lasting) {
        this.machine = machine;
        this.instructions = instructions;
        this.lasting = lasting;
    }

    /** The operand stack at the beginning of the turn, the top last; or its upper part. */
    void begin(List<String> cells) {
        cells.forEach(cell -> stack.add(new Entry(cell, cell(cell))));
        old.addAll(cells);
    }

    /** What people call a cell. */
    String name(String cell) {
        return elements.getOrDefault(cell, machine.label(cell));
    }

    /** Whether a value is, or comes from, one that lay on the operand stack before the turn. */
    boolean isOld(Origin origin) {
        return !Collections.disjoint(origin.cells(), old);
    }

    /**
     * What an instruction used.
     *
     * @param popped where the popped values came from, by name, in the order of the stack effect
     * @param all everything that it popped and read
     */
    record Used(Decoded decoded, Map<String, Origin> popped, List<Origin> all) {
        /** What decides where a branch goes. */
        Origin deciding() {
            if (all.isEmpty()) {
                return Origin.UNKNOWN;
            }
            return popped.size() == 1 && all.size() == 1 ? all.get(0) : Origin.of(all, "", null);
        }

        /** Whether it is written elsewhere in other turns, as far as that hangs on values: each of them must be the same then. */
        boolean choosesWhere() {
            return popped.size() > 1;
        }
    }

    /** Follows the next step of the turn. */
    Used follow(Turn.Step step) {
        byte[] code = machine.program().code();
        Decoded decoded = instructions.decode(code, step.address());
        Instruction row = decoded.row();
        if (row == null) {
            stack.clear();
            return new Used(decoded, Map.of(), List.of());
        }
        List<Origin> operands = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<Origin> all = new ArrayList<>();
        @Nullable Origin given = null;
        boolean fresh = false;
        boolean alone = step.effects().stream().noneMatch(each -> each instanceof Effect.Pop);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Pop pop) {
                operands.add(0, take(pop.cell()));
                names.add(0, pop.name());
            } else if (effect instanceof Effect.Read read) {
                all.add(cell(read.cell()));
            } else if (effect instanceof Effect.Given told) {
                given = Origin.given(world(told.request()));
                all.add(given);
            } else if (effect instanceof Effect.Write write && alone) {
                // what it makes of a value it may also ask it
                all.add(cell(write.cell()));
            } else if (effect instanceof Effect.Allocate) {
                fresh = true;
            }
        }
        boolean element = names.equals(List.of("array", "index")) && !all.isEmpty();
        nameElement(step, names, operands);
        all.addAll(0, operands);
        Map<String, Origin> inputs = inputs(effect(row, decoded), names, operands, all);
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Push push) {
                // where a new object lies is no matter of the operands
                Origin origin =
                        fresh ? Origin.UNKNOWN : pushed(push, row, inputs, names.isEmpty(), all, given, element);
                stack.add(new Entry(push.cell(), origin));
            } else if (effect instanceof Effect.Write write && !lasting.test(write.cell())) {
                passing.put(write.cell(), operands.size() == 1 ? operands.get(0) : Origin.of(all, "a value", null));
            }
        }
        // a new activation: what an earlier one had in these cells is no more
        step.slots().forEach(passing::remove);
        for (int i = 0; i < step.parameters() && i < operands.size(); i++) {
            passing.put(step.slots().get(i), operands.get(i));
        }
        return new Used(decoded, inputs, all);
    }

    /** Inputs of the names array and index mean an element of an object. */
    private void nameElement(Turn.Step step, List<String> names, List<Origin> operands) {
        if (names.size() < 2 || !names.get(0).equals("array") || !names.get(1).equals("index")) {
            return;
        }
        String index = "";
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Pop pop && pop.name().equals("index")) {
                index = machine.view(pop.value()).text();
            }
        }
        String name = operands.get(0).text() + "[" + index + "]";
        for (Effect effect : step.effects()) {
            String cell = effect instanceof Effect.Read read
                    ? read.cell()
                    : effect instanceof Effect.Write write ? write.cell() : "";
            if (!cell.isEmpty()) {
                elements.put(cell, name);
            }
        }
    }

    private StackEffect effect(Instruction row, Decoded decoded) {
        boolean host = !row.operands().isEmpty() && row.operands().get(0).kind() == OperandKind.HOST;
        HostCall call = host ? instructions.hostCall((int) decoded.operands()[0]) : null;
        return call == null ? row.effect() : call.effect();
    }

    /** The inputs by name: the popped ones, and those that stay where they are. */
    private Map<String, Origin> inputs(StackEffect effect, List<String> names, List<Origin> popped, List<Origin> all) {
        Map<String, Origin> inputs = new LinkedHashMap<>();
        List<StackEffect.Slot> kept = effect.inputs().subList(0, effect.keptSlots());
        boolean plain = kept.stream().allMatch(StackEffect.Slot::single);
        for (int i = 0; i < kept.size(); i++) {
            int at = stack.size() - kept.size() + i;
            Origin origin = plain && at >= 0 ? stack.get(at).origin : Origin.UNKNOWN;
            inputs.put(kept.get(i).name(), origin);
            all.add(origin);
        }
        for (int i = 0; i < popped.size(); i++) {
            inputs.put(names.get(i), popped.get(i));
        }
        return inputs;
    }

    private Origin pushed(
            Effect.Push push,
            Instruction row,
            Map<String, Origin> inputs,
            boolean nothingPopped,
            List<Origin> all,
            @Nullable Origin given,
            boolean element) {
        Origin moved = inputs.get(push.name());
        if (moved != null) {
            return moved;
        } else if (given != null) {
            return Origin.of(all, given.text(), null);
        } else if (all.isEmpty()) {
            return Origin.constant(machine.view(push.value()).text());
        } else if (nothingPopped && inputs.isEmpty() && all.size() == 1) {
            return all.get(0);
        }
        Map<String, String> texts = new LinkedHashMap<>();
        inputs.forEach((name, origin) -> texts.put(name, origin.text()));
        List<String> list = new ArrayList<>(texts.values());
        String text = element
                ? list.get(0) + "[" + list.get(1) + "]"
                : row.mnemonic().toLowerCase(Locale.ROOT) + "(" + String.join(", ", list) + ")";
        return Origin.of(all, text, new Origin.Producer(row, Collections.unmodifiableMap(texts), push.name()));
    }

    /** Takes the value of a cell from the stack. */
    private Origin take(String cell) {
        while (!stack.isEmpty()) {
            Entry top = stack.remove(stack.size() - 1);
            if (top.cell.equals(cell)) {
                return top.origin;
            }
        }
        old.add(cell);
        return cell(cell);
    }

    private Origin cell(String cell) {
        return lasting.test(cell) ? Origin.cell(cell, machine.label(cell)) : passing.getOrDefault(cell, Origin.UNKNOWN);
    }

    private static String world(InputRequest request) {
        if (request instanceof InputRequest.Line) {
            return "the line read";
        }
        return request instanceof InputRequest.Clock ? "the clock" : "a random number";
    }
}
