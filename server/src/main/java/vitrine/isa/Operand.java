package vitrine.isa;

import org.jspecify.annotations.Nullable;

/**
 * One operand of an instruction.
 *
 * @param name what documentation and narration call it
 * @param access what the instruction does with the cell that it names, such as a register
 * @param otherwise the number that stands in the code when the operand is left out in the source; null when it must be written. Only the
 *     last operands of an instruction can be left out
 */
public record Operand(
        String name,
        OperandKind kind,
        Access access,
        @Nullable Long otherwise) {
    /** An operand that names no cell and must be written. */
    public Operand(String name, OperandKind kind) {
        this(name, kind, Access.NONE, null);
    }

    public boolean optional() {
        return otherwise != null;
    }
}
