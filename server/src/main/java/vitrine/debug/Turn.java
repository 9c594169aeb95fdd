package vitrine.debug;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.program.Function;
import vitrine.program.Program;

/** One turn of a loop, instruction by instruction, as it was observed. */
final class Turn {
    final List<Step> steps = new ArrayList<>();
    /** The cells that were read, in the order of their first reading. */
    final Set<String> read = new LinkedHashSet<>();
    /** The cells that were given a value. */
    final Set<String> written = new LinkedHashSet<>();
    /** Whether it was told anything from outside. */
    boolean given;

    /**
     * @param slots the cells of the called function's variables, the parameters first, when it was a call
     * @param parameters how many of them are parameters
     */
    record Step(int address, int depth, List<Effect> effects, List<String> slots, int parameters) {}

    /** Executes one instruction and keeps what it did; returns whether there was one. */
    boolean step(Machine machine) {
        int address = machine.address();
        int depth = machine.depth();
        long time = machine.time();
        List<Effect> effects = new ArrayList<>(4);
        machine.step(effects::add);
        if (machine.time() == time) {
            return false;
        }
        List<String> slots = List.of();
        int parameters = 0;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Read reads) {
                read.add(reads.cell());
            } else if (effect instanceof Effect.Pop pop) {
                read.add(pop.cell());
            } else if (effect instanceof Effect.Write writes) {
                written.add(writes.cell());
            } else if (effect instanceof Effect.Push push) {
                written.add(push.cell());
            } else if (effect instanceof Effect.Given) {
                given = true;
            } else if (effect instanceof Effect.Call call) {
                Program program = machine.program();
                Function called = program.functions().get(program.functionOf(call.function()));
                slots = slots(machine, called);
                // what is called in the middle of a function takes none of its arguments
                parameters = program.isPlace(call.function())
                        ? 0
                        : called.parameters().size();
            }
        }
        steps.add(new Step(address, depth, effects, slots, parameters));
        return true;
    }

    private static List<String> slots(Machine machine, Function called) {
        List<String> cells = new ArrayList<>();
        for (String name : called.slotNames()) {
            String cell = machine.resolve(name);
            cells.add(cell == null ? "" : cell);
        }
        return cells;
    }

    /** Of each step, whether it was taken by an activation that goes on when the turn ends at a depth. */
    boolean[] outermost(int depthAfter) {
        boolean[] outermost = new boolean[steps.size()];
        int lowest = depthAfter;
        for (int i = steps.size() - 1; i >= 0; i--) {
            lowest = Math.min(lowest, steps.get(i).depth);
            outermost[i] = steps.get(i).depth == lowest;
        }
        return outermost;
    }

    /** Whether another turn went the same way. */
    boolean sameWay(Turn other) {
        if (steps.size() != other.steps.size()) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).address != other.steps.get(i).address) {
                return false;
            }
        }
        return true;
    }
}
