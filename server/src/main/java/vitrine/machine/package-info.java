/**
 * The seam that every machine fits, and what machines share: values, heap, areas, cells, effects, traps.
 * <p>A machine is deterministic: its next state depends on its state and its inputs, on nothing else. There is no
 * clock, no random and no I/O inside; those are inputs, recorded with the time at which they were read.
 * <p>Machines register themselves through {@link java.util.ServiceLoader}, so nobody names one. Knows no single
 * machine and nothing of debugging.
 */
@NullMarked
package vitrine.machine;

import org.jspecify.annotations.NullMarked;
