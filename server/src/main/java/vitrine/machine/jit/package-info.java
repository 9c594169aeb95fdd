/**
 * What machines share that compile programs to JVM bytecode: the shape of code with its loops, and the making of classes.
 * <p>Knows no machine and no instruction.
 */
@NullMarked
package vitrine.machine.jit;

import org.jspecify.annotations.NullMarked;
