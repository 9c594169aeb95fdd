/**
 * The register machine: untyped 32-bit words in registers and in one memory of bytes, instructions of 32 bits, and a calling convention in
 * place of frame objects.
 * <p>The instruction set is the table of one row per opcode; the meaning is one exhaustive switch over it, in {@code RegisterInterpreter}, which has the
 * last word. {@code RegisterState} is all that can change, {@code RegisterHeap} and {@code RegisterFrames} read what memory holds, {@code RegisterUse} says
 * what an instruction touches, for those who watch.
 * <p>What runs often is compiled to JVM bytecode: {@code RegisterEngine} goes to and fro between compiled code and the interpreter,
 * {@code RegisterCompilation} makes a class of {@code RegisterPlan}s, {@code RegisterTranslator} writes it, {@code RegisterContext} is what it runs in.
 * Since frames are words in memory, compiled code can be left anywhere by writing the registers back.
 * <p>Knows no other machine, nothing of debugging and nothing of people.
 */
@NullMarked
package vitrine.machine.register;

import org.jspecify.annotations.NullMarked;
