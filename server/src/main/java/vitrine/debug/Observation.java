package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.FrameCell;
import vitrine.machine.InputRequest;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Value;
import vitrine.machine.Watch;

/**
 * What one instruction did, seen with a watch: this is what "read", "written" and "happened" mean, for every machine. A cell is read when an
 * effect reads or pops it. It is written when an effect writes or pushes it, with whatever value; when it comes into being; and when its value is
 * another one, as that of a register is.
 *
 * @param stop as {@link Machine#step} says
 * @param executed whether there was an instruction to execute
 * @param address where the instruction stands
 * @param touches the cells of the watch that it touched
 * @param happened whether it did one of the events
 */
record Observation(
        Stop stop, boolean executed, int address, List<Effect> effects, List<Touch> touches, boolean happened) {
    /** Nothing was looked at. */
    static final Observation NONE = new Observation(Stop.TIME, false, -1, List.of(), List.of(), false);

    /**
     * A cell that an instruction touched.
     *
     * @param cell its name, or that of a watched local of a function
     * @param before its value before; null when there was no such cell
     * @param after its value afterwards; null when there is no such cell any more
     */
    record Touch(
            String cell,
            boolean read,
            boolean written,
            @Nullable Value before,
            @Nullable Value after) {
        boolean changed() {
            return written && after != null && !after.equals(before);
        }

        boolean is(Watch.Cell wanted) {
            return cell.equals(wanted.name()) && (read && wanted.reads() || written && wanted.writes());
        }
    }

    /**
     * Executes one instruction and looks at what it does. Where a collection comes before it, cells are looked at behind that: what a collector does to
     * a cell is nothing that the program does.
     */
    static Observation step(Machine machine, Watch watch) {
        List<@Nullable Value> before = new ArrayList<>();
        read(machine, watch, before);
        List<@Nullable String> localsBefore = new ArrayList<>();
        for (Watch.Local local : watch.locals()) {
            localsBefore.add(machine.local(local.function(), local.slot()));
        }
        List<@Nullable Value> made = new ArrayList<>();
        long time = machine.time();
        int address = machine.address();
        List<Effect> effects = new ArrayList<>();
        List<@Nullable Value> after = new ArrayList<>();
        Stop stop = machine.step(effect -> {
            // here it is read and not later, since later somebody's edits of this time may have been made
            List<@Nullable Value> values = effect instanceof Effect.Collected ? before : after;
            if (values == before || after.isEmpty()) {
                values.clear();
                read(machine, watch, values);
                made.clear();
                readLocals(machine, watch, made);
            }
            effects.add(effect);
        });
        if (machine.time() == time) {
            return new Observation(stop, false, -1, List.of(), List.of(), false);
        }
        if (after.isEmpty()) {
            read(machine, watch, after);
        }
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Watch.Cell cell = watch.cells().get(i);
            Touch touch = touch(machine, cell.name(), before.get(i), after.get(i), effects);
            if (touch.is(cell)) {
                touches.add(touch);
            }
        }
        for (int i = 0; i < watch.locals().size(); i++) {
            Watch.Local local = watch.locals().get(i);
            Touch touch = touch(machine, local, localsBefore.get(i), i < made.size() ? made.get(i) : null, effects);
            if (touch.read && local.reads() || touch.written && local.writes()) {
                touches.add(touch);
            }
        }
        boolean happened = watch.events().stream().anyMatch(event -> happened(event, effects));
        return new Observation(stop, true, address, effects, touches, happened);
    }

    private static void read(Machine machine, Watch watch, List<@Nullable Value> values) {
        for (Watch.Cell cell : watch.cells()) {
            values.add(machine.read(cell.name()));
        }
    }

    private static void readLocals(Machine machine, Watch watch, List<@Nullable Value> values) {
        for (Watch.Local local : watch.locals()) {
            String cell = machine.local(local.function(), local.slot());
            values.add(cell == null ? null : machine.read(cell));
        }
    }

    /**
     * What was done to a local of a function, in whichever of its calls.
     *
     * @param before the cell that it had before in the innermost of them
     * @param made its value afterwards, when the instruction called the function
     */
    private static Touch touch(
            Machine machine, Watch.Local local, @Nullable String before, @Nullable Value made, List<Effect> effects) {
        boolean read = false;
        boolean written = false;
        Value old = null;
        Value now = null;
        for (Effect effect : effects) {
            if (effect instanceof Effect.Call call && call.function() == local.function()) {
                // it comes into being; what the call reads and writes besides belongs to no call yet
                return new Touch(local.name(), false, made != null, null, made);
            } else if (effect instanceof Effect.Read reads && isCell(machine, local, before, reads.cell())) {
                read = true;
                old = reads.value();
            } else if (effect instanceof Effect.Pop pop && isCell(machine, local, before, pop.cell())) {
                read = true;
                old = pop.value();
            } else if (effect instanceof Effect.Write write && isCell(machine, local, before, write.cell())) {
                written = true;
                old = write.before();
                now = write.after();
            }
        }
        return new Touch(local.name(), read, written, old, now);
    }

    /** Before the instruction it was the local of the innermost of the function's calls, or it is the one of a call further out, which no jump changes. */
    private static boolean isCell(Machine machine, Watch.Local local, @Nullable String before, String cell) {
        if (before != null && machine.sameCell(cell, before)) {
            return true;
        }
        FrameCell place = machine.frameCell(cell);
        return local.is(place) && place != null && place.depth() < machine.depth();
    }

    private static Touch touch(
            Machine machine, String cell, @Nullable Value before, @Nullable Value after, List<Effect> effects) {
        boolean read = false;
        boolean written = false;
        for (Effect effect : effects) {
            read |= effect instanceof Effect.Pop pop && machine.sameCell(pop.cell(), cell)
                    || effect instanceof Effect.Read reads && machine.sameCell(reads.cell(), cell);
            written |= effect instanceof Effect.Push push && machine.sameCell(push.cell(), cell)
                    || effect instanceof Effect.Write writes && machine.sameCell(writes.cell(), cell);
        }
        written |= after != null && !after.equals(before);
        return new Touch(cell, read, written, before, after);
    }

    /** Whether an event is among the effects. */
    static boolean happened(Watch.Event event, List<Effect> effects) {
        for (Effect effect : effects) {
            boolean is = switch (event.kind()) {
                case CALL -> effect instanceof Effect.Call call && of(event, call.function());
                case RETURN -> effect instanceof Effect.Return back && of(event, back.function());
                case ALLOCATION -> effect instanceof Effect.Allocate;
                case OUTPUT -> effect instanceof Effect.Output;
                case INPUT -> effect instanceof Effect.Given given && given.request() instanceof InputRequest.Line;
                case COLLECTION -> effect instanceof Effect.Collected;
                case EXCEPTION -> effect instanceof Effect.Thrown;
                case TRAP -> effect instanceof Effect.Trapped;
            };
            if (is) {
                return true;
            }
        }
        return false;
    }

    private static boolean of(Watch.Event event, int function) {
        return event.function() < 0 || event.function() == function;
    }

    /** Whether it did anything that the watch asks for. */
    boolean matters() {
        return happened || !touches.isEmpty();
    }
}
