/**
 * From text to program and back: the assembler and the disassembler, for any instruction set.
 * <p>The assembler never stops at the first error; every diagnostic has a place, a message and a hint. For every
 * program, {@code assemble(disassemble(p))} equals {@code p}.
 * <p>Knows no mnemonic: each comes from a row of the instruction set.
 */
@NullMarked
package vitrine.asm;

import org.jspecify.annotations.NullMarked;
