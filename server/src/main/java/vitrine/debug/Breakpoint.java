package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.FrameCell;
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
    /** The call that it is bound to, and the local of every call that it waits for; both null for most. */
    private @Nullable BoundCall call;

    private Watch.@Nullable Local local;
    String message = "";
    int column;
    int length;
    /** What could not be computed, and when. */
    private @Nullable ExpressionException failure;

    private long failureTime = -1;
    /** The first moment of the run at which its log text could not be computed. */
    private long failedAt = -1;

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
        return placed() && column == 0 && !gone && (call == null || !call.lost());
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
        local = other.local;
        call = other.call;
        event = other.event;
    }

    /** Whether it found what it waits for. */
    boolean placed() {
        return address >= 0 || !cell.isEmpty() || local != null || event != null;
    }

    /** Finds what it waits for; names of cells mean what they mean now. */
    void place(Machine machine, SourceMap sourceMap, Callees callees) {
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
            placeData(data, machine);
        } else if (spec.trigger() instanceof BreakpointSpec.Event happens) {
            placeEvent(happens, callees);
        }
        line = address < 0 ? 0 : sourceMap.lineAt(address);
    }

    private void placeData(BreakpointSpec.Data data, Machine machine) {
        if (data.calls() == BreakpointSpec.Calls.EVERY) {
            placeLocal(data, machine);
            return;
        }
        boolean here = data.call() < 0 || data.call() == machine.time();
        // a name of now means another cell at another time
        String found = here ? Cells.named(data.cell(), machine) : machine.cell(data.cell());
        cell = found == null ? "" : found;
        message = found == null ? Cells.missing(data.cell()) : "";
        if (found == null || data.calls() == BreakpointSpec.Calls.ANY) {
            return;
        }
        BoundCall bound = new BoundCall(found, data.function(), here ? machine.time() : data.call());
        if (here) {
            bound.bind(machine);
        }
        if (!bound.lost() || data.calls() == BreakpointSpec.Calls.THIS) {
            call = bound;
        }
    }

    private void placeLocal(BreakpointSpec.Data data, Machine machine) {
        Program program = machine.program();
        FrameCell there = null;
        if (data.function().isEmpty()) {
            String found = Cells.named(data.cell(), machine);
            there = found == null ? null : machine.frameCell(found);
            message = there == null || there.slot() == FrameCell.LINK
                    ? "'%s' is no parameter or local of a call that is under way. Say of which function it is."
                            .formatted(data.cell())
                    : "";
        } else {
            int function =
                    program.functions().stream().map(Function::name).toList().indexOf(data.function());
            int slot = function < 0 ? -1 : slot(program.functions().get(function), data.cell());
            if (function < 0) {
                message = Cells.missingFunction(data.function());
            } else if (slot < 0) {
                message = Cells.missingLocal(data.cell(), program.functions().get(function));
            } else {
                there = new FrameCell(0, function, slot);
            }
        }
        boolean reads = data.access() == BreakpointSpec.Access.READ;
        local = there == null || !message.isEmpty()
                ? null
                : new Watch.Local(there.function(), there.slot(), reads, !reads);
    }

    /** A parameter or local by its name, or by its number. */
    private static int slot(Function function, String name) {
        int named = function.slotNames().indexOf(name);
        boolean number = named < 0 && name.matches("[0-9]{1,6}");
        return number && Integer.parseInt(name) < function.slots() ? Integer.parseInt(name) : named;
    }

    private void placeEvent(BreakpointSpec.Event wanted, Callees callees) {
        int function = wanted.function().isEmpty() ? -1 : callees.find(wanted.function());
        if (function < 0 && !wanted.function().isEmpty()) {
            message = Cells.missingFunction(wanted.function());
        } else {
            event = new Watch.Event(wanted.kind(), function);
        }
    }

    /** Adds what a run must look out for. */
    void watchInto(List<Watch.Cell> cells, List<Watch.Local> locals, List<Watch.Event> events) {
        if (local != null) {
            locals.add(local);
        } else if (spec.trigger() instanceof BreakpointSpec.Data data) {
            boolean reads = data.access() == BreakpointSpec.Access.READ;
            cells.add(new Watch.Cell(cell, reads, !reads));
        } else if (event != null) {
            events.add(event);
        }
    }

    /** Whether what it waits for is so now, right behind an instruction that did what the observation says. */
    boolean concerns(Machine machine, Observation last) {
        if (spec.trigger() instanceof BreakpointSpec.Data data) {
            String wanted = local == null ? cell : local.name();
            return last.touches().stream().anyMatch(touch -> touch.cell().equals(wanted) && is(touch, data.access()))
                    && (call == null || call.holds(machine));
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

    /** Whether its condition is true now. One that cannot be computed stops: silence would look like a condition that is false. */
    boolean holds(Machine machine) {
        if (condition == null) {
            return true;
        }
        try {
            boolean holds = condition.holds(machine);
            failure = null;
            return holds;
        } catch (ExpressionException e) {
            fails(e, machine);
            return true;
        }
    }

    private void fails(ExpressionException e, Machine machine) {
        failure = e;
        failureTime = machine.time();
    }

    /** What it logs now. */
    String logged(Machine machine) {
        return LogPart.text(log, machine, e -> {
            // the same mistake in a thousand lines is said in the first of them
            boolean first = failedAt < 0 || machine.time() <= failedAt;
            if (first) {
                failedAt = machine.time();
                fails(e, machine);
            }
            return first;
        });
    }

    /** Says beforehand what can be computed nowhere, or not where it stands, when the program stands there. */
    void tryOut(Machine machine) throws ExpressionException {
        List<Expression> all = new ArrayList<>();
        if (condition != null) {
            all.add(condition);
        }
        log.forEach(part -> {
            if (part.expression() != null) {
                all.add(part.expression());
            }
        });
        for (Expression each : all) {
            each.checkConstants(machine);
            try {
                if (address >= 0 && machine.address() == address) {
                    each.evaluate(machine);
                }
            } catch (ExpressionException e) {
                // it is said here, and where it stops all the same
                fails(e, machine);
            }
        }
    }

    /** Counts for the call that it counted for before, when that was of the same cell and is still meant. */
    void staysInCall(Breakpoint before) {
        boolean same = call != null && before.call != null && call.cell.equals(before.call.cell);
        if (same && spec.trigger() instanceof BreakpointSpec.Data data && data.call() >= 0) {
            call = before.call;
        }
    }

    @Nullable
    BoundCall call() {
        return call;
    }

    /** What was after a time never was. */
    void forgetAfter(long time) {
        if (call != null) {
            call.forgetAfter(time);
        }
        if (failedAt > time) {
            failedAt = -1;
        }
        if (failureTime > time) {
            failureTime = -1;
            failure = null;
        }
    }

    private BreakpointStatus.@Nullable InFrame inFrame(Machine machine) {
        List<Function> functions = machine.program().functions();
        if (local != null) {
            Function function = functions.get(local.function());
            return new BreakpointStatus.InFrame(
                    BreakpointSpec.Calls.EVERY,
                    function.name(),
                    name(function, local.slot()),
                    -1,
                    BoundCall.State.LIVE);
        }
        if (call == null || !(spec.trigger() instanceof BreakpointSpec.Data data)) {
            return null;
        }
        FrameCell place = call.place();
        Function function = place == null ? null : functions.get(place.function());
        return new BreakpointStatus.InFrame(
                BreakpointSpec.Calls.THIS,
                function == null ? data.function() : function.name(),
                function == null || place == null ? "" : name(function, place.slot()),
                call.begun() ? call.from() : call.named,
                call.state(machine));
    }

    private static String name(Function function, int slot) {
        String name =
                slot < 0 || slot >= function.slots() ? "" : function.slotNames().get(slot);
        return name.isEmpty() && slot >= 0 ? String.valueOf(slot) : name;
    }

    private String shownCell(Machine machine) {
        if (local != null) {
            String innermost = machine.local(local.function(), local.slot());
            return innermost == null ? "" : innermost;
        }
        return machine.place(cell);
    }

    private String shownMessage() {
        if (gone) {
            return "It was temporary and has stopped the program.";
        } else if (call != null && call.lost()) {
            return "There is no such call in this run. Set it anew while the call is under way, or for every call.";
        }
        return message.isEmpty() && failure != null ? String.valueOf(failure.getMessage()) : message;
    }

    BreakpointStatus status(Machine machine) {
        ExpressionException failed = message.isEmpty() ? failure : null;
        return new BreakpointStatus(
                spec.id(),
                verified(),
                line,
                address,
                shownCell(machine),
                shownMessage(),
                failed != null ? failed.column() : column,
                failed != null ? Math.max(1, failed.length()) : length,
                hits,
                failed != null ? failureTime : -1,
                inFrame(machine));
    }
}
