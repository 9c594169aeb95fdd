package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;

/** Cells by the names that people give them. */
final class Cells {
    private Cells() {}

    /**
     * The lasting name of the cell that a name means: here and now, or, when it is a stable name itself, at any time; null when it means none. So who
     * asks for a cell of an object means that object, wherever it is moved.
     */
    static @Nullable String named(String name, Machine machine) {
        String resolved = machine.resolve(name);
        String cell = resolved == null ? machine.cell(name) : resolved;
        return cell == null ? null : machine.lasting(cell);
    }

    /** What to say when a name means none. */
    static String missing(String name) {
        return "There is no cell '%s' here. A local has its name only while its function runs; the name that a state gives a cell means it at any time."
                .formatted(name);
    }
}
