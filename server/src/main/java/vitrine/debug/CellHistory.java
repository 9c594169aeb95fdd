package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.ValueView;

/**
 * Who read and wrote a cell.
 *
 * @param cell its stable name in the present state
 * @param lasting the name by which it is known at all times
 * @param name what people call it in the present state
 * @param entries the nearest first
 * @param from the times of the steps that were searched: from this one on
 * @param to up to, not including, this one
 * @param complete whether as many were found as were wanted, or the search came to the start or the known end of the run
 * @param message what it means that there is no entry, or that the search was ended early; else ""
 */
public record CellHistory(
        String cell,
        String lasting,
        String name,
        boolean backward,
        List<Entry> entries,
        long from,
        long to,
        boolean complete,
        String message) {
    /**
     * A step that read or wrote the cell, or somebody's edit of it.
     *
     * @param time the time of the step; what it wrote is there from the next time on. An edit has the time of the step before it
     * @param line its source line; 0 when there is none, and for an edit
     * @param address where it stands; -1 for an edit
     * @param text the instruction as a person would write it; of an edit, what was typed
     * @param written whether it gave the cell a value; else it only read it
     * @param before the value before; null when there was no such cell
     * @param value the value that was written or read
     * @param place the cell's stable name then: a collection may have moved it since
     */
    public record Entry(
            long time,
            int line,
            int address,
            String text,
            boolean written,
            boolean edit,
            @Nullable ValueView before,
            ValueView value,
            String place) {}
}
