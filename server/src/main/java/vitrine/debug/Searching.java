package vitrine.debug;

import java.util.BitSet;
import java.util.List;
import java.util.function.LongUnaryOperator;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Finds the last moment before the present at which something would have stopped the program, by running the stretches between checkpoints
 * again, the latest first. Afterwards the machine stands somewhere: who searches goes to {@link #found}.
 */
final class Searching implements Phase {
    private final Machine machine;
    private final Timeline timeline;
    private final Breakpoints breakpoints;
    private final HitCounts counts;
    private final int depth;
    private final int address;
    private final boolean stopsAtBreakpoints;
    private final BitSet addresses;
    private final long origin;

    private long from = -1;
    private long to;
    private long found = -1;
    private List<Integer> hits = List.of();
    private boolean matched;

    /**
     * @param depth a moment counts when no more frames than these exist; -1 for never
     * @param address a moment counts when the next instruction stands there; -1 for nowhere
     * @param stopsAtBreakpoints whether a moment counts when a breakpoint stops the program there
     */
    Searching(
            Machine machine,
            Timeline timeline,
            Breakpoints breakpoints,
            HitCounts counts,
            int depth,
            int address,
            boolean stopsAtBreakpoints) {
        this.machine = machine;
        this.timeline = timeline;
        this.breakpoints = breakpoints;
        this.counts = counts;
        this.depth = depth;
        this.address = address;
        this.stopsAtBreakpoints = stopsAtBreakpoints;
        addresses = stopsAtBreakpoints ? Running.addresses(breakpoints, address) : only(address);
        origin = machine.time();
        to = origin - 1;
    }

    private static BitSet only(int address) {
        BitSet addresses = new BitSet();
        if (address >= 0) {
            addresses.set(address);
        }
        return addresses;
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        while (left > 0) {
            if (from < 0 && !begin()) {
                return true;
            }
            Until until = new Until(to, addresses, depth, stopsAtBreakpoints);
            long time = machine.time();
            Stop stop = time < to ? timeline.run(until, left) : Stop.TIME;
            left -= Math.max(20, machine.time() - time);
            if (stop != Stop.TIME) {
                consider(stop);
            } else if (machine.time() < to) {
                return false;
            }
            if (machine.time() >= to) {
                if (matched) {
                    return true;
                }
                to = from;
                from = -1;
            }
        }
        return false;
    }

    /** Goes to the beginning of the stretch that ends at {@code to}; returns whether there is one. */
    private boolean begin() {
        if (to <= 0) {
            // the very first moment has no instruction before it
            if (depth >= 1 && to == 0) {
                found = 0;
                matched = true;
            }
            return false;
        }
        LongUnaryOperator before = counting() ? counts::knownBefore : timeline::checkpointBefore;
        from = Math.max(0, before.applyAsLong(to));
        timeline.restoreBefore(from);
        while (machine.time() < from) {
            timeline.run(Until.time(from), Long.MAX_VALUE);
        }
        if (counting()) {
            counts.recall(from);
        }
        return true;
    }

    private boolean counting() {
        return stopsAtBreakpoints && breakpoints.counting();
    }

    private void consider(Stop stop) {
        List<Integer> stops = List.of();
        boolean counts = stop == Stop.BREAK || stop == Stop.DEPTH;
        if (stop == Stop.ADDRESS || stop == Stop.BREAK) {
            stops = stopsAtBreakpoints ? breakpoints.arrive().stops() : List.of();
            counts |= !stops.isEmpty() || machine.address() == address || depth >= 0 && machine.depth() <= depth;
        }
        if (counts) {
            found = machine.time();
            hits = stops;
            matched = true;
        }
    }

    /** The moment, or -1 when there is none. */
    long found() {
        return found;
    }

    List<Integer> hits() {
        return hits;
    }

    @Override
    public double progress() {
        return origin == 0 ? 1 : (double) (origin - to) / origin;
    }
}
