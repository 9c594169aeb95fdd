/**
 * The stack machine: tagged values, an operand stack, call frames, a heap of its own with addresses and a limit.
 * <p>The instruction set is the table of one row per opcode; the meaning is one exhaustive switch over it. A trap
 * leaves the state as it was and says what was needed and what was there.
 * <p>Knows no other machine, and nobody above the seam knows it.
 */
@NullMarked
package vitrine.machine.stack;

import org.jspecify.annotations.NullMarked;
