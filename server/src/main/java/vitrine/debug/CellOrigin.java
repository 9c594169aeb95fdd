package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.ValueView;

/**
 * The step that gave a cell its value, and what it made it of.
 *
 * @param cell its stable name in the present state
 * @param lasting the name by which it is known at all times
 * @param name what people call it
 * @param time the time of which was asked
 * @param value the value at that time
 * @param step the step that wrote it last before; null when it still has its first value, was edited, or when the search was ended early
 * @param from the values that this step made it of; each can be asked for its own origin
 * @param place its stable name when that step wrote it: a collection may have moved it since
 * @param sentence says it in words
 * @param complete whether the search came to its end
 * @param machine knows how the values of the step look
 */
public record CellOrigin(
        String cell,
        String lasting,
        String name,
        long time,
        ValueView value,
        @Nullable StepReport step,
        List<Source> from,
        String place,
        String sentence,
        boolean complete,
        Machine machine) {
    /**
     * A value that a step used.
     *
     * @param cell its lasting name, see {@link Machine#lasting}
     * @param name what the instruction, or people, call it
     * @param time the time at which the cell had the value: that of the step
     */
    public record Source(String cell, String name, ValueView value, long time) {}
}
