/**
 * Debugging in both directions: the timeline with its checkpoints, breakpoints, conditions, the rules of stepping,
 * the explanation of a step.
 * <p>The past is had by going back to a checkpoint and executing again, never from a list of states or effects, so
 * history has no cap and its memory is bounded.
 * <p>Knows machines only through the seam: no opcode, no machine by name, no thread, no network.
 */
@NullMarked
package vitrine.debug;

import org.jspecify.annotations.NullMarked;
