package vitrine.abacus;

import java.util.List;
import vitrine.isa.InstructionSet;
import vitrine.machine.Area;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.program.Program;

/**
 * A second kind of machine, for tests alone: it has no operand stack, and its areas, registers and instructions have other names than any
 * machine of the product. What works with it knows no machine by name.
 */
public final class AbacusKind implements MachineKind {
    static final InstructionSet INSTRUCTIONS = new InstructionSet(List.of(AbacusOp.values()), List.of());

    @Override
    public String name() {
        return "abacus";
    }

    @Override
    public String title() {
        return "Abacus";
    }

    @Override
    public String summary() {
        return "Numbers on rods.";
    }

    @Override
    public InstructionSet instructions() {
        return INSTRUCTIONS;
    }

    @Override
    public List<Area> areas() {
        return List.of(
                new Area("rods", "Rods", Area.Kind.CELLS, "Numbers."),
                new Area("dials", "Dials", Area.Kind.REGISTERS, "Where it is."),
                new Area("visits", "Visits", Area.Kind.FRAMES, "Calls that have not returned."),
                new Area("paper", "Paper", Area.Kind.TEXT, "What it wrote."));
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public Machine load(Program program, Limits limits, Inputs inputs) {
        return new Abacus(program, limits, inputs);
    }
}
