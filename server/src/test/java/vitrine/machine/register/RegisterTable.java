package vitrine.machine.register;

import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;

/** The register machine's table for tests outside its package. */
public final class RegisterTable {
    public static final InstructionSet INSTRUCTIONS = RegisterOp.INSTRUCTIONS;

    private RegisterTable() {}

    /** As the assembler asks for it. */
    public static @Nullable InstructionSet of(String machine) {
        return machine.equalsIgnoreCase("register") ? INSTRUCTIONS : null;
    }
}
