package vitrine.isa;

import java.util.List;

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
     * {@code {name?yes|no}} chooses by whether the value is true; {@code {flow}} says where control went.
     */
    String narration();

    /** Names from other books that are accepted for it, in upper case. */
    List<String> aliases();
}
