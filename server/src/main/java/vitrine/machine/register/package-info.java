/**
 * The register machine: untyped 32-bit words in registers and in one memory of bytes, instructions of 32 bits, and a calling convention in
 * place of frame objects.
 * <p>Knows no other machine, nothing of debugging and nothing of people.
 */
@NullMarked
package vitrine.machine.register;

import org.jspecify.annotations.NullMarked;
