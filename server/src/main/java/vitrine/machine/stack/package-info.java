/**
 * The stack machine: tagged values, an operand stack, call frames, a heap of its own with addresses and a limit.
 * <p>The instruction set is the table of one row per opcode; the meaning is one exhaustive switch over it. A trap
 * leaves the state as it was and says what was needed and what was there.
 * <p>What runs often is compiled to JVM bytecode: {@code Engine} goes to and fro between compiled code and the {@code Interpreter}, which has the
 * last word on what an instruction means. {@code Compilation} finds the types and makes a class, {@code Translator} and its parts write it,
 * {@code Context} is what it runs in. An instruction that they do not know is left to the interpreter.
 * <p>Knows no other machine, and nobody above the seam knows it.
 */
@NullMarked
package vitrine.machine.stack;

import org.jspecify.annotations.NullMarked;
