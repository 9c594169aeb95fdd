package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.FrameCell;
import vitrine.machine.Machine;
import vitrine.program.Function;

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

    /** What people call a cell now that may have no name at another moment: {@code n of f} for a local; "" for one that is called the same always. */
    static String described(String cell, Machine machine) {
        FrameCell place = machine.frameCell(cell);
        if (place == null || place.slot() == FrameCell.LINK) {
            boolean passing = place != null || !machine.lasting(cell).equals(cell);
            return passing && !machine.label(cell).equals(cell) ? machine.label(cell) : "";
        }
        Function function = machine.program().functions().get(place.function());
        String name = place.slot() < function.slotNames().size()
                ? function.slotNames().get(place.slot())
                : "";
        return (name.isEmpty() ? "local " + place.slot() : name) + " of " + function.name();
    }

    static String missingFunction(String name) {
        return "There is no function '%s' in this program.".formatted(name);
    }

    static String missingLocal(String name, Function function) {
        String known = String.join(
                ", ",
                function.slotNames().stream().filter(each -> !each.isEmpty()).toList());
        return "There is no parameter or local '%s' in '%s'.%s"
                .formatted(name, function.name(), known.isEmpty() ? "" : " There are: " + known + ".");
    }

    /** What to say when a name means none. */
    static String missing(String name) {
        return "There is no cell '%s' here. A local has its name only while its function runs; the name that a state gives a cell means it at any time."
                .formatted(name);
    }
}
