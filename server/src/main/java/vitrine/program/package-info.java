/**
 * What assembling yields: a program with its functions, constants and globals, the map from addresses to source
 * lines, the diagnostics; and the binary image, which carries the same program in a file.
 * <p>A program is immutable. An image is untrusted: one that is damaged is refused with the reason.
 * <p>Knows the instruction set only as rows; does not know what an instruction does.
 */
@NullMarked
package vitrine.program;

import org.jspecify.annotations.NullMarked;
