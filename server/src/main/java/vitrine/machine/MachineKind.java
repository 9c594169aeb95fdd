package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.program.Program;

/** A kind of machine: what can be known of it before a program runs, and how to load one. Found by {@link Machines}. */
public interface MachineKind {
    /** The name behind {@code .machine}. */
    String name();

    /** Whether it is the one meant where a program names none. */
    default boolean standard() {
        return false;
    }

    String title();

    String summary();

    InstructionSet instructions();

    /** How many bits a whole number has. */
    default int wordBits() {
        return Long.SIZE;
    }

    /** What there is to show, in the order in which a page should show it. */
    List<Area> areas();

    /** The area that a cell belongs to, by its stable name alone; null when it is in none. */
    default @Nullable Area areaOf(String cell) {
        for (Area area : areas()) {
            if (area.names(cell)) {
                return area;
            }
        }
        return null;
    }

    /** The most a program of this kind may use when nothing else is said. */
    Limits limits();

    /** A machine at time 0 with the program loaded. The program must be for this kind. */
    Machine load(Program program, Limits limits, Inputs inputs);
}
