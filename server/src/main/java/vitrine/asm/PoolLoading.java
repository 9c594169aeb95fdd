package vitrine.asm;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/**
 * Lets the instruction that pushes a whole number be written for every literal: what does not fit its operand goes to the constant pool
 * and is loaded from there. Both instructions are found in the table by what they do, not by name.
 */
final class PoolLoading {
    private PoolLoading() {}

    /** The row to use in place of one that was written: the row itself, or the one that loads from the constant pool. */
    static Instruction instead(
            Instruction row,
            List<Argument> arguments,
            Token mnemonic,
            InstructionSet instructions,
            Diagnostics diagnostics) {
        if (arguments.size() != 1
                || !(arguments.get(0) instanceof Argument.Value argument)
                || !pushes(row, OperandKind.INT)
                || fits(argument.literal(), OperandKind.INT)) {
            return row;
        }
        Instruction loading = loading(instructions);
        if (loading == null) {
            return row;
        }
        String name = loading.mnemonic().toLowerCase(Locale.ROOT);
        String what = argument.literal() instanceof Literal.Int
                ? argument.shown() + " does not fit the " + OperandKind.INT.bytes() + " bytes of '" + mnemonic.shown()
                        + "'"
                : "'" + mnemonic.shown() + "' holds a whole number, and " + argument.shown() + " is "
                        + Literals.description(argument.literal());
        diagnostics.hint(
                argument.range(),
                what + ": it goes to the constant pool.",
                "The instruction is '" + name + " " + argument.shown() + "'.");
        return loading;
    }

    private static @Nullable Instruction loading(InstructionSet instructions) {
        for (Instruction each : instructions.rows()) {
            if (pushes(each, OperandKind.CONSTANT)) {
                return each;
            }
        }
        return null;
    }

    /** Whether an instruction does nothing but push one value that its only operand, of a kind, names. */
    private static boolean pushes(Instruction row, OperandKind kind) {
        return row.operands().size() == 1
                && row.operands().get(0).kind() == kind
                && row.flow() == Flow.NEXT
                && row.effect().inputs().isEmpty()
                && row.effect().outputs().size() == 1
                && !row.effect().open();
    }

    static boolean fits(Literal literal, OperandKind kind) {
        return literal instanceof Literal.Int whole
                && whole.value() >= kind.smallest()
                && whole.value() <= kind.greatest();
    }
}
