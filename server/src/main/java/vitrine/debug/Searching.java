package vitrine.debug;

import java.util.BitSet;
import java.util.List;
import java.util.function.LongUnaryOperator;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Finds the last moment before another at which something would have stopped the program, by running the stretches between checkpoints
 * again, the latest first. Afterwards the machine stands somewhere: who searches goes to {@link #found}.
 */
final class Searching implements Phase {
    private final Machine machine;
    private final Timeline timeline;
    private final Watching watching;
    private final Breakpoints breakpoints;
    private final HitCounts counts;
    private final Running.Goal goal;
    private final BitSet addresses;
    private final long origin;

    private long from = -1;
    private long length = 500;
    private long to;
    /** Whether the machine came to {@code from} and is on its way to {@code to}. */
    private boolean underWay;

    private long found = -1;
    private List<Integer> hits = List.of();
    private long[] hitCounts = new long[0];
    private boolean matched;
    private boolean reachedGoal;

    /**
     * @param goal a moment counts when it is the goal's, and when a breakpoint stops the program there
     * @param origin moments before this time are searched
     */
    Searching(
            Machine machine,
            Timeline timeline,
            Breakpoints breakpoints,
            HitCounts counts,
            Running.Goal goal,
            long origin) {
        this.machine = machine;
        this.timeline = timeline;
        watching = new Watching(machine, timeline);
        this.breakpoints = breakpoints;
        this.counts = counts;
        this.goal = goal;
        addresses = Running.addresses(breakpoints, goal);
        this.origin = origin;
        to = origin - 1;
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        while (left > 0) {
            if (from < 0 && !begin()) {
                return true;
            }
            long time = machine.time();
            Until until =
                    underWay ? new Until(to, addresses, goal.depth(), true, breakpoints.watch()) : Until.time(from);
            Stop stop = time < until.time() ? watching.run(until, left) : Stop.TIME;
            left -= Math.max(stop == Stop.WATCH ? Watching.COST : 20, machine.time() - time);
            if (stop != Stop.TIME) {
                consider(stop);
            } else if (machine.time() < until.time()) {
                return false;
            }
            if (machine.time() >= until.time() && arrived()) {
                return true;
            }
        }
        return false;
    }

    /** The machine came to {@code from}, or to {@code to}; returns whether the search is over. */
    private boolean arrived() {
        if (!underWay) {
            underWay = true;
            if (breakpoints.counting()) {
                counts.recall(from);
            }
            return false;
        }
        to = from;
        from = -1;
        underWay = false;
        return matched;
    }

    /** Goes to the beginning of the stretch that ends at {@code to}; returns whether there is one. */
    private boolean begin() {
        if (to <= 0) {
            // the very first moment has no instruction before it
            if (goal.depth() >= 1 && to == 0) {
                found = 0;
                reachedGoal = true;
            }
            return false;
        }
        LongUnaryOperator before = breakpoints.counting() ? counts::knownBefore : timeline::checkpointBefore;
        // mostly the moment just before is one that is not deeper: it is looked at alone, not with a long stretch of
        // others
        boolean first = goal.depth() >= 0 && to == origin - 1 && !breakpoints.counting();
        from = first ? to - 1 : Math.max(0, before.applyAsLong(to));
        if (breakpoints.watch() != null && !breakpoints.counting()) {
            // what is watched may happen all the time: a short stretch is looked at before a long one
            from = Math.max(from, to - length);
            length *= 8;
        }
        timeline.restoreBefore(from);
        return true;
    }

    private void consider(Stop stop) {
        List<Integer> stops = breakpoints.arrive(watching.last()).stops();
        boolean stopped = stop == Stop.BREAK || stop == Stop.DEPTH || !stops.isEmpty() || goal.reached(machine);
        if (stopped) {
            found = machine.time();
            hits = stops;
            hitCounts = breakpoints.counts();
            matched = true;
            reachedGoal = goal.reached(machine);
        }
    }

    /** The moment, or -1 when there is none. */
    long found() {
        return found;
    }

    List<Integer> hits() {
        return hits;
    }

    /** How often each breakpoint was hit up to the moment. */
    long[] hitCounts() {
        return hitCounts;
    }

    /** Whether the moment is the one that was looked for, and not only one at which a breakpoint stops. */
    boolean reachedGoal() {
        return reachedGoal;
    }

    @Override
    public double progress() {
        return origin == 0 ? 1 : (double) (origin - to) / origin;
    }
}
