package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.FrameCell;
import vitrine.machine.Machine;

/**
 * The one call in whose frame a watched cell lies. It is named by a time at which it is under way, so it means the same call for as long as the run is the
 * same; when it began and when it returned is found out as far as somebody needs it. It knows no breakpoint and moves no machine.
 */
public final class BoundCall {
    /** Where time stands to the call. */
    public enum State {
        /** It is under way. */
        LIVE,
        /** It has returned: going back in time leads into it again. */
        RETURNED,
        /** It comes later. */
        AHEAD,
        /** Nobody looked so far: the run is not known up to the time that names it, or the way from there is long. */
        UNKNOWN,
        /** There is no such call in this run. */
        LOST
    }

    final String cell;
    /** The function it must be of; "" for any. */
    private final String function;

    final long named;
    /** Where the cell lies; null until somebody was there. */
    private @Nullable FrameCell place;
    /** It is under way from the one time to the other, as far as that is known. */
    private long from;

    private long to;
    private boolean begun;
    private boolean over;
    private boolean lost;

    /** @param named a time at which it is under way */
    BoundCall(String cell, String function, long named) {
        this.cell = cell;
        this.function = function;
        this.named = named;
        from = named;
        to = named;
    }

    /** Looks at the call, on a machine that stands at the time that names it. */
    void bind(Machine machine) {
        FrameCell found = machine.frameCell(cell);
        boolean right = found != null
                && (function.isEmpty()
                        || machine.program()
                                .functions()
                                .get(found.function())
                                .name()
                                .equals(function));
        lost = !right;
        place = right ? found : null;
        if (place != null && place.depth() == 1) {
            // nobody called the first one, and it ends with the program
            from = 0;
            to = Long.MAX_VALUE;
            begun = true;
            over = true;
        }
    }

    /** Where its cell lies; null while nobody was there. */
    @Nullable
    FrameCell place() {
        return place;
    }

    boolean bound() {
        return place != null || lost;
    }

    boolean lost() {
        return lost;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** Whether it is known when it began. */
    boolean begun() {
        return begun;
    }

    /** Whether it is known when it returned. */
    boolean over() {
        return over;
    }

    /** There are no more frames than these once it has returned, and before it began. */
    int outside() {
        return place == null ? -1 : place.depth() - 1;
    }

    /** Whether it is under way, as far as that is known. */
    private boolean covers(long time) {
        return place != null && time >= from && time <= to;
    }

    /** Whether it is known if it is under way at a time. */
    boolean knows(long time) {
        return lost || place != null && (time >= from || begun) && (time <= to || over);
    }

    /** Whether the cell is the one of this call now. */
    boolean holds(Machine machine) {
        FrameCell here = covers(machine.time()) ? machine.frameCell(cell) : null;
        return here != null && place != null && here.depth() == place.depth() && here.slot() == place.slot();
    }

    State state(Machine machine) {
        long time = machine.time();
        if (lost) {
            return State.LOST;
        } else if (place == null) {
            return time < named ? State.AHEAD : State.UNKNOWN;
        } else if (covers(time)) {
            return State.LIVE;
        }
        boolean known = knows(time) || machine.depth() < place.depth();
        return !known ? State.UNKNOWN : time > to ? State.RETURNED : State.AHEAD;
    }

    // ---- for a run that goes on from a time at which it is known whether the call is under way

    /** The time at which such a run must look again; {@link Long#MAX_VALUE} for none. */
    long next(long time) {
        return place == null && !lost && time < named ? named : time < from ? from : Long.MAX_VALUE;
    }

    /** The number of frames at which such a run must look again; -1 for none. */
    int depth(long time) {
        return covers(time) && !over ? outside() : -1;
    }

    /** A run went on from a time, and ended where {@link #next} or {@link #depth} say, or earlier. */
    void passed(long since, Machine machine) {
        long time = machine.time();
        if (place == null && !lost && time == named) {
            bind(machine);
        } else if (place != null && covers(since) && time > to && !over) {
            over = machine.depth() < place.depth();
            to = over ? time - 1 : time;
        }
    }

    // ---- for who looks around in the known run

    void livesUpTo(long time) {
        to = Math.max(to, time);
    }

    void returnedAt(long time) {
        to = time - 1;
        over = true;
    }

    void livesFrom(long time) {
        from = Math.min(from, time);
    }

    void beganAt(long time) {
        from = time;
        begun = true;
    }

    /** What was known of the run after a time is no longer true. */
    void forgetAfter(long time) {
        if (named > time) {
            lost = true;
            place = null;
        } else if (place != null && place.depth() > 1 && to >= time) {
            to = Math.max(named, Math.min(to, time));
            over = false;
        }
    }
}
