package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.program.Counts;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/**
 * Lets an instruction be written with a value that is no operand of it: a number that is too wide is loaded in two halves by two instructions,
 * and any other value is stored apart and loaded from there. Which instructions do that, the table says.
 */
final class Rewriting {
    private static final int HALF_BITS = 16;

    private Rewriting() {}

    /** An instruction as it goes into the code, its operands not yet resolved. */
    record Written(Instruction row, List<Argument> arguments) {}

    /** What to write for an instruction: the instruction itself, nearly always. */
    static List<Written> of(Instruction row, List<Argument> arguments, Token mnemonic, Diagnostics diagnostics) {
        Written itself = new Written(row, arguments);
        int last = row.operands().size() - 1;
        if (last < 0
                || arguments.size() != last + 1
                || !(arguments.get(last) instanceof Argument.Value argument)
                || fits(argument.literal(), row.operands().get(last).kind())) {
            return List.of(itself);
        }
        OperandKind kind = row.operands().get(last).kind();
        String what = argument.literal() instanceof Literal.Int
                ? argument.shown() + " does not fit into the " + Counts.of(kind.bytes(), "byte") + " of '"
                        + mnemonic.shown() + "'"
                : "'" + mnemonic.shown() + "' holds a whole number, and " + argument.shown() + " is "
                        + Literals.description(argument.literal());
        Instruction continuation = row.continuation();
        if (continuation != null && argument.literal() instanceof Literal.Int whole && DataPool.isWord(whole)) {
            Written upper = with((short) (whole.value() >> HALF_BITS), row, arguments, argument);
            Written lower = with(whole.value() & 0xffff, continuation, arguments, argument);
            diagnostics.hint(
                    argument.range(),
                    what + ", so it is loaded in two halves.",
                    "It becomes two instructions: '" + text(upper) + "' and '" + text(lower) + "'.");
            return List.of(upper, lower);
        }
        Instruction pooled = row.pooled();
        if (pooled == null) {
            return List.of(itself);
        }
        boolean inData = pooled.operands().stream().anyMatch(each -> each.kind() == OperandKind.DATA);
        Argument.Value value = inData && !argument.isMarked() && argument.literal() instanceof Literal.Int
                ? new Argument.Value(argument.literal(), argument.range(), "#" + argument.shown())
                : argument;
        Written stored = new Written(pooled, replaced(arguments, value));
        diagnostics.hint(
                argument.range(),
                what + ", so it goes to the " + (inData ? "data segment." : "constant pool."),
                "The instruction becomes '" + text(stored) + "'.");
        return List.of(stored);
    }

    private static Written with(long number, Instruction row, List<Argument> arguments, Argument.Value instead) {
        String shown = (instead.isMarked() ? "#" : "") + number;
        return new Written(
                row, replaced(arguments, new Argument.Value(new Literal.Int(number), instead.range(), shown)));
    }

    private static List<Argument> replaced(List<Argument> arguments, Argument last) {
        List<Argument> replaced = new ArrayList<>(arguments);
        replaced.set(replaced.size() - 1, last);
        return replaced;
    }

    /** An instruction as it would be written. */
    static String text(Instruction row, List<Argument> arguments) {
        return text(new Written(row, arguments));
    }

    private static String text(Written written) {
        StringBuilder text = new StringBuilder(written.row().mnemonic().toLowerCase(Locale.ROOT));
        for (Argument each : written.arguments()) {
            text.append(' ').append(each.shown());
        }
        return text.toString();
    }

    /** Whether a value is a number that a kind of operand can hold. */
    static boolean fits(@Nullable Literal literal, OperandKind kind) {
        return literal instanceof Literal.Int whole
                && whole.value() >= kind.smallest()
                && whole.value() <= kind.greatest();
    }
}
