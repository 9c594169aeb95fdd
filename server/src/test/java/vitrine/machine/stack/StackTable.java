package vitrine.machine.stack;

import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;

/** The stack machine's instruction table for tests of the layers that know no machine. */
public final class StackTable {
    public static final InstructionSet INSTRUCTIONS = StackMachineKind.INSTRUCTIONS;

    private StackTable() {}

    /** As the assembler asks for it. */
    public static @Nullable InstructionSet of(String machine) {
        return machine.equalsIgnoreCase("stack") ? INSTRUCTIONS : null;
    }
}
