package vitrine.isa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of an instruction table: every fact about an opcode that is not its meaning. Assembler, disassembler, verifier,
 * underflow messages, editor, reference page and narration all read it here; what the opcode does, only its machine knows.
 */
public interface Instruction {
    /** The canonical name, in upper case. */
    String mnemonic();

    /** The byte that stands for it in the code, 0 to 255. */
    int opcode();

    /** The family it is listed under in the reference. */
    String group();

    List<Operand> operands();

    StackEffect effect();

    Flow flow();

    /** What it does, in one sentence for the reference. */
    String summary();

    /**
     * The sentence that tells one execution. A name in braces is replaced by the value of the operand, input or output of that name;
     * {@code {name?yes|no}} chooses by whether the value is true, {@code {name:one|many}} by whether it is the number 1; {@code {flow}} says
     * where control went.
     *
     * <p>An operand that names a cell stands for the name of the cell; {@code {name.value}} is the value that was read there or, where none
     * was, the one that was written, {@code {name.after}} the one that was written in any case. Cells that no operand names have the name that
     * the machine's effects give them, as in {@code {memory}}, {@code {sp.value}} and {@code {eq.value?yes|no}}.
     */
    String narration();

    /** Names from other books that are accepted for it, in upper case. */
    List<String> aliases();

    /**
     * The instruction that takes the lower half of a number which is too wide for the last operand of this one: this one then takes the upper
     * half, and both have the same operands else. Null when there is none.
     */
    default @Nullable Instruction continuation() {
        return null;
    }

    /** The instruction that does with a place named in its operand what this one does with a place that a register holds; or null. */
    default @Nullable Instruction direct() {
        return null;
    }

    /**
     * The instructions that do the same with registers of other sorts, such as floats in place of whole numbers: what was probably meant where an operand
     * names a register of another sort.
     */
    default List<Instruction> likewise() {
        return List.of();
    }

    /** The registers that it gives a value without an operand that names them, by their numbers. */
    default List<Integer> alsoWrites() {
        return List.of();
    }

    /** The instruction that does the same with a value in the data segment, for values that are no operand of this one; or null. */
    default @Nullable Instruction pooled() {
        return null;
    }
}
