/**
 * Debugging in both directions: the timeline with its checkpoints, breakpoints, conditions, the rules of stepping,
 * the explanation of a step.
 * <p>What somebody writes into a cell is an edit: it belongs to its time as an input does, so that every moment stays a function of the time, the
 * inputs and the edits. Watched expressions are read at any moment; a {@link vitrine.debug.Question} may take long and never moves the present.
 * <p>The past is had by going back to a checkpoint and executing again, never from a list of states or effects, so
 * history has no cap and its memory is bounded.
 * <p>Knows machines only through the seam: no opcode, no machine by name, no thread, no network.
 */
@NullMarked
package vitrine.debug;

import org.jspecify.annotations.NullMarked;
