package vitrine.debug;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Finds out of bound calls whether they are under way at a time, and when they began: by running known stretches of the run again, on a machine of its own.
 * What is shown does not move meanwhile.
 */
final class CallKnowledge implements Phase {
    private static final BitSet NOWHERE = new BitSet();
    private static final long FIRST_STRETCH = 500;
    private static final int GROWTH = 8;
    /** Stopping once costs as much as so many instructions. */
    private static final long STOP_COST = 20;

    private final List<BoundCall> calls;
    private final Supplier<Scout> scouts;
    private final long present;
    private final boolean all;
    private final long farthest;
    private @Nullable Scout scout;

    // the stretch that is searched for a call's beginning
    private long length = FIRST_STRETCH;
    private long first = -1;
    private long outside = -1;

    /**
     * @param present the time at which it is to be known whether the calls are under way
     * @param all whether it is to be known for all times up to that
     * @param farthest nothing is looked for that is farther than so many instructions away
     */
    CallKnowledge(List<BoundCall> calls, Supplier<Scout> scouts, long present, boolean all, long farthest) {
        this.calls = calls;
        this.scouts = scouts;
        this.present = present;
        this.all = all;
        this.farthest = farthest;
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        for (BoundCall call : calls) {
            while (!done(call)) {
                if (left <= 0) {
                    return false;
                }
                left -= Math.max(STOP_COST, look(call, scout(), left));
            }
        }
        return true;
    }

    private Scout scout() {
        Scout there = scout;
        if (there == null) {
            there = scouts.get();
            scout = there;
        }
        return there;
    }

    private boolean done(BoundCall call) {
        if (call.lost() || !call.bound() && call.named > scoutEnd()) {
            return true;
        }
        boolean far = Math.abs(present - call.named) > farthest;
        return far || call.knows(present) && (!all || call.bound() && call.begun());
    }

    private long scoutEnd() {
        return scout().end();
    }

    /** Goes on for a call; returns how much work that was. */
    private long look(BoundCall call, Scout scout, long budget) {
        Machine machine = scout.machine();
        if (!call.bound()) {
            return towards(scout, call.named, budget, () -> call.bind(machine));
        } else if (present > call.to() && !call.over()) {
            return forward(call, scout, budget);
        }
        return backward(call, scout, budget);
    }

    private static long towards(Scout scout, long time, long budget, Runnable there) {
        long before = scout.machine().time();
        if (scout.goTo(time, budget)) {
            there.run();
        }
        return Math.abs(scout.machine().time() - before);
    }

    private long forward(BoundCall call, Scout scout, long budget) {
        Machine machine = scout.machine();
        if (machine.time() != call.to()) {
            return towards(scout, call.to(), budget, () -> {});
        }
        long before = machine.time();
        Stop stop = scout.run(new Until(present, NOWHERE, call.outside(), false), budget);
        if (machine.depth() <= call.outside()) {
            call.returnedAt(machine.time());
        } else if (stop == Stop.ENDED || stop == Stop.WAITING) {
            call.livesUpTo(present);
        } else {
            call.livesUpTo(machine.time());
        }
        return machine.time() - before;
    }

    /** The last moment before it at which there were fewer frames is the one before it began. */
    private long backward(BoundCall call, Scout scout, long budget) {
        Machine machine = scout.machine();
        long end = call.from();
        if (first < 0) {
            first = Math.max(0, Math.max(scout.checkpointBefore(end), end - length));
            length *= GROWTH;
            outside = -1;
            // the way there begins at a checkpoint, even from nearby
            return towards(scout, first, budget, () -> {});
        }
        if (machine.time() < first || machine.time() > end) {
            return towards(scout, first, budget, () -> {});
        }
        long before = machine.time();
        if (before < end) {
            if (machine.depth() <= call.outside()) {
                outside = before;
            }
            scout.run(new Until(end, NOWHERE, call.outside(), false), budget);
        }
        if (machine.time() >= end) {
            if (outside >= 0) {
                call.beganAt(outside + 1);
                length = FIRST_STRETCH;
            } else {
                call.livesFrom(first);
                if (first == 0) {
                    call.beganAt(0);
                }
            }
            first = -1;
        }
        return machine.time() - before;
    }
}
