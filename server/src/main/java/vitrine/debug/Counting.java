package vitrine.debug;

import org.jspecify.annotations.Nullable;

/** Executes the known run again, instruction by instruction, and counts what it reads and writes; from the last time on for which that is known. */
final class Counting implements Finder {
    /** What it costs, in instructions, to look at one. */
    private static final int COST = 20;
    /** Between times that are kept. */
    private static final long STRETCH = 50_000;

    private final Scout scout;
    private final TrafficLog log;
    private final long goal;
    private final long from;
    private TrafficLog.@Nullable Count count;
    private boolean positioned;

    Counting(Scout scout, TrafficLog log, long goal) {
        this.scout = scout;
        this.log = log;
        this.goal = goal;
        count = log.floor(goal);
        from = count == null ? 0 : count.time();
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        if (!positioned) {
            long before = scout.machine().time();
            if (goal > from && !scout.goTo(from, left)) {
                return false;
            }
            positioned = true;
            left -= Math.max(0, scout.machine().time() - before);
        }
        TrafficLog.Count counted = count == null ? log.begin(scout.machine()) : count;
        count = counted;
        while (counted.time() < goal && left > 0) {
            if (!counted.step(scout.machine())) {
                break;
            }
            left -= COST;
            if (counted.time() % STRETCH == 0) {
                log.keep(counted);
            }
        }
        boolean done = counted.time() >= goal || left > 0;
        if (done) {
            log.keep(counted);
        }
        return done;
    }

    @Override
    public double progress() {
        return count == null || goal <= from ? 0 : (double) (count.time() - from) / (goal - from);
    }

    @Override
    public Object finding() {
        TrafficLog.Count found = count;
        if (found == null) {
            return Refusal.of("The counting was ended before it began.", "Ask again.");
        }
        log.keep(found);
        return found.traffic(found.time() >= goal);
    }
}
