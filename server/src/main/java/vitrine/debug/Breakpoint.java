package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Watch;
import vitrine.program.Function;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** A breakpoint with what became of it: what it waits for in this program, what is wrong with it, and how often it was hit. */
final class Breakpoint {
    final BreakpointSpec spec;
    /** The address of its place, -1 when it waits for something else or took nowhere. */
    int address = -1;

    int line;
    /** The lasting name of its cell, "" when it waits for something else. */
    String cell = "";

    private Watch.@Nullable Event event;
    String message = "";
    int column;
    int length;

    @Nullable
    Expression condition;

    List<LogPart> log = List.of();
    boolean gone;
    /** Hits from the beginning of the program to the present time; -1 while nobody counted. */
    long hits;

    Breakpoint(BreakpointSpec spec) {
        this.spec = spec;
    }

    /** Whether what it waits for can be in this program, and nothing is wrong with its texts. */
    boolean verified() {
        return placed() && column == 0 && !gone;
    }

    boolean active() {
        return spec.enabled() && verified();
    }

    boolean isData() {
        return spec.trigger() instanceof BreakpointSpec.Data;
    }

    /** Waits for what another one waits for that has found it: a name of a cell goes on to mean the cell that it meant. */
    void placeAs(Breakpoint other) {
        address = other.address;
        line = other.line;
        cell = other.cell;
        event = other.event;
    }

    /** Whether it found what it waits for. */
    boolean placed() {
        return address >= 0 || !cell.isEmpty() || event != null;
    }

    /** Finds what it waits for; names of cells mean what they mean now. */
    void place(Machine machine, SourceMap sourceMap) {
        Program program = machine.program();
        if (spec.trigger() instanceof BreakpointSpec.Address at) {
            if (at.address() < program.codeLength()) {
                address = at.address();
            } else {
                message = "The code ends before 0x%04x.".formatted(at.address());
            }
        } else if (spec.trigger() instanceof BreakpointSpec.Line at) {
            address = sourceMap.addressAt(at.line());
            if (address < 0) {
                message = "No instruction stands on line %d or after it.".formatted(at.line());
            }
        } else if (spec.trigger() instanceof BreakpointSpec.Data data) {
            String found = Cells.named(data.cell(), machine);
            cell = found == null ? "" : found;
            message = found == null ? Cells.missing(data.cell()) : "";
        } else if (spec.trigger() instanceof BreakpointSpec.Event happens) {
            placeEvent(happens, program);
        }
        line = address < 0 ? 0 : sourceMap.lineAt(address);
    }

    private void placeEvent(BreakpointSpec.Event wanted, Program program) {
        int function = wanted.function().isEmpty()
                ? -1
                : program.functions().stream().map(Function::name).toList().indexOf(wanted.function());
        if (function < 0 && !wanted.function().isEmpty()) {
            message = "There is no function '%s' in this program.".formatted(wanted.function());
        } else {
            event = new Watch.Event(wanted.kind(), function);
        }
    }

    /** Adds what a run must look out for. */
    void watchInto(List<Watch.Cell> cells, List<Watch.Event> events) {
        if (spec.trigger() instanceof BreakpointSpec.Data data) {
            boolean reads = data.access() == BreakpointSpec.Access.READ;
            cells.add(new Watch.Cell(cell, reads, !reads));
        } else if (event != null) {
            events.add(event);
        }
    }

    /** Whether what it waits for is so now, right behind an instruction that did what the observation says. */
    boolean concerns(Machine machine, Observation last) {
        if (spec.trigger() instanceof BreakpointSpec.Data data) {
            return last.touches().stream().anyMatch(touch -> touch.cell().equals(cell) && is(touch, data.access()));
        } else if (event != null) {
            return Observation.happened(event, last.effects());
        }
        return machine.address() == address && !machine.status().ended();
    }

    private static boolean is(Observation.Touch touch, BreakpointSpec.Access access) {
        return switch (access) {
            case WRITTEN -> touch.written();
            case READ -> touch.read();
            case CHANGED -> touch.changed();
        };
    }

    /** Whether its condition is true now. */
    boolean holds(Machine machine) {
        if (condition == null) {
            return true;
        }
        try {
            boolean holds = condition.holds(machine);
            message = "";
            return holds;
        } catch (ExpressionException e) {
            // a condition that cannot be computed stops: silence would look like a condition that is false
            message = String.valueOf(e.getMessage());
            return true;
        }
    }

    BreakpointStatus status(Machine machine) {
        return new BreakpointStatus(
                spec.id(),
                verified(),
                line,
                address,
                machine.place(cell),
                gone ? "It was temporary and has stopped the program." : message,
                column,
                length,
                hits);
    }
}
