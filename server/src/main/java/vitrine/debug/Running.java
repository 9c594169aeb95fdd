package vitrine.debug;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import vitrine.machine.Machine;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/** Runs forward until something stops the program. */
final class Running implements Phase {
    private final Machine machine;
    private final Watching watching;
    private final Breakpoints breakpoints;
    private final HitCounts counts;
    private final Goal goal;
    private final Log log;
    private StopReason reason = StopReason.STEP;
    private List<Integer> hits = List.of();

    /**
     * @param depth the run ends when no more frames than these are left; -1 for never
     * @param addresses the run ends when the next instruction stands at one of them
     * @param reason why a movement ends when it reached this goal and nothing else
     */
    record Goal(int depth, BitSet addresses, StopReason reason) {
        static final Goal NONE = new Goal(-1, new BitSet(), StopReason.BREAKPOINT);

        /** To no more frames than these. */
        static Goal ofDepth(int depth) {
            return depth <= 0 ? NONE : new Goal(depth, NONE.addresses, StopReason.STEP);
        }

        /** To an address. */
        static Goal ofAddress(int address) {
            BitSet addresses = new BitSet();
            addresses.set(address);
            return new Goal(-1, addresses, StopReason.GOTO);
        }

        boolean reached(Machine machine) {
            return addresses.get(machine.address()) || depth >= 0 && machine.depth() <= depth;
        }
    }

    /** Takes what log breakpoints write. */
    interface Log {
        void add(String text);
    }

    Running(Machine machine, Timeline timeline, Breakpoints breakpoints, HitCounts counts, Goal goal, Log log) {
        this.machine = machine;
        watching = new Watching(machine, timeline);
        this.breakpoints = breakpoints;
        this.counts = counts;
        this.goal = goal;
        this.log = log;
    }

    @Override
    public boolean advance(long instructions) {
        BitSet addresses = addresses(breakpoints, goal);
        Until wanted = new Until(Long.MAX_VALUE, addresses, goal.depth, true, breakpoints.watch());
        long left = instructions;
        while (left > 0) {
            long time = machine.time();
            Until until = breakpoints.until(wanted);
            Stop stop = watching.run(until, left);
            left -= Math.max(Watching.COST, machine.time() - time);
            breakpoints.passed(time);
            boolean stopped = stops(stop);
            if (stopped || stop == Stop.TIME && machine.time() < until.time()) {
                noteCounts();
                return stopped;
            }
        }
        noteCounts();
        return false;
    }

    private void noteCounts() {
        if (breakpoints.counting()) {
            counts.note(machine.time());
        }
    }

    /** Runs to a known time, past everything, and counts the hits on the way. */
    boolean countTo(long time, long instructions) {
        Until until = new Until(time, breakpoints.addresses(), -1, false, breakpoints.watch());
        long left = instructions;
        while (left > 0 && machine.time() < time) {
            long before = machine.time();
            Stop stop = watching.run(until, left);
            left -= Math.max(Watching.COST, machine.time() - before);
            if (stop == Stop.TIME) {
                break;
            }
            breakpoints.arrive(watching.last());
        }
        counts.note(machine.time());
        return machine.time() >= time;
    }

    static BitSet addresses(Breakpoints breakpoints, Goal goal) {
        BitSet addresses = breakpoints.addresses();
        if (!goal.addresses.isEmpty()) {
            addresses = (BitSet) addresses.clone();
            addresses.or(goal.addresses);
        }
        return addresses;
    }

    private boolean stops(Stop stop) {
        if (stop == Stop.TIME) {
            return false;
        }
        boolean breakpoint = stop != Stop.WAITING && arrive();
        StopReason found = breakpoint ? breakpoints.reason(hits) : goal.reason();
        reason = switch (stop) {
            case ENDED -> ended(machine);
            case WAITING -> StopReason.INPUT;
            case BREAK -> breakpoint ? found : StopReason.BREAKPOINT;
            default -> found;
        };
        return switch (stop) {
            case ADDRESS, WATCH, DEPTH -> breakpoint || goal.reached(machine);
            default -> true;
        };
    }

    /** Asks the breakpoints at the present moment; returns whether one stops the program. */
    private boolean arrive() {
        Breakpoints.Arrival arrival = breakpoints.arrive(watching.last());
        arrival.logs().forEach(log::add);
        hits = new ArrayList<>(arrival.stops());
        breakpoints.stoppedBy(hits);
        return !hits.isEmpty();
    }

    static StopReason ended(Machine machine) {
        return machine.status() instanceof Status.Trapped ? StopReason.TRAP : StopReason.HALT;
    }

    StopReason reason() {
        return reason;
    }

    List<Integer> hits() {
        return hits;
    }
}
