/**
 * What an instruction set is: one row of facts per opcode (mnemonic, byte, operands, stack effect, control flow,
 * documentation, narration), and the words those facts are written in.
 * <p>Assembler, disassembler, verifier, reference page, editor and narration are all derived from the rows, so a
 * mnemonic is listed nowhere else.
 * <p>Knows no machine, no program and no text.
 */
@NullMarked
package vitrine.isa;

import org.jspecify.annotations.NullMarked;
