package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run looks out for: cells that are read or written, locals of functions in whichever call, and events. A machine promises to stop before every instruction that does one
 * of these; it may stop before others too, as one that cannot tell beforehand stops before each. What the instruction really did is
 * known when it is executed under observation.
 */
public record Watch(List<Cell> cells, List<Local> locals, List<Event> events) {
    public static final Watch NOTHING = new Watch(List.of(), List.of());

    public Watch {
        cells = List.copyOf(cells);
        locals = List.copyOf(locals);
        events = List.copyOf(events);
    }

    /** Without locals of functions. */
    public Watch(List<Cell> cells, List<Event> events) {
        this(cells, List.of(), events);
    }

    /**
     * A cell by its stable name; it need not exist when the run begins.
     *
     * @param reads whether it counts that its value is read, or taken from a stack
     * @param writes whether it counts that it is given a value, the same one included, or comes into being
     */
    public record Cell(String name, boolean reads, boolean writes) {}

    /**
     * A parameter or local of a function, in every call of it.
     *
     * @param slot which one, parameters first
     * @param reads as for a cell
     * @param writes as for a cell: it comes into being with each call
     */
    public record Local(int function, int slot, boolean reads, boolean writes) {
        /** What it is called where cells are told by name: no cell has such a name. */
        public String name() {
            return "function " + function + " local " + slot;
        }

        public boolean is(@Nullable FrameCell cell) {
            return cell != null && cell.function() == function && cell.slot() == slot;
        }
    }

    /**
     * Something that an instruction does.
     *
     * @param function the number of what is called or returns, see {@link vitrine.program.Program#callee}; -1 for any
     */
    public record Event(Kind kind, int function) {}

    /** The kinds of events. */
    public enum Kind {
        CALL,
        RETURN,
        ALLOCATION,
        OUTPUT,
        /** A line of the input is read, or that there are no more; the clock and random numbers do not count. */
        INPUT,
        /** Objects that are no longer used are looked for before the instruction, or given back. */
        COLLECTION,
        /** An exception is thrown that a handler takes. */
        EXCEPTION,
        /** It ends the run by itself, so that no machine needs to look out for it. */
        TRAP
    }

    public boolean isEmpty() {
        return cells.isEmpty() && locals.isEmpty() && events.isEmpty();
    }
}
