package vitrine.debug;

import java.util.TreeMap;

/**
 * How often each breakpoint was hit from the beginning of the program up to some times, for those that count. Where it is not known, it is
 * found by running from the last time at which it is.
 */
final class HitCounts {
    private static final int MOST = 512;

    private final Breakpoints breakpoints;
    private final TreeMap<Long, long[]> known = new TreeMap<>();

    HitCounts(Breakpoints breakpoints) {
        this.breakpoints = breakpoints;
    }

    /** The breakpoints are others now. */
    void reset() {
        known.clear();
        known.put(0L, new long[breakpoints.counts().length]);
    }

    boolean knownAt(long time) {
        return known.containsKey(time);
    }

    /** Notes the present counts for a time. */
    void note(long time) {
        if (!known.containsKey(time)) {
            known.put(time, breakpoints.counts());
            if (known.size() > MOST) {
                boolean drop = false;
                for (var times = known.keySet().iterator(); times.hasNext(); drop = !drop) {
                    long each = times.next();
                    if (drop && each != time) {
                        times.remove();
                    }
                }
            }
        }
    }

    /** Makes the counts of a known time the present ones. */
    void recall(long time) {
        long[] counts = known.get(time);
        if (counts != null) {
            breakpoints.setCounts(counts);
        }
    }

    long lastKnown(long time) {
        return known.floorKey(time);
    }

    long knownBefore(long time) {
        Long key = known.lowerKey(time);
        return key == null ? -1 : key;
    }

    /** What was counted at a time and after it is no longer true. */
    void forgetFrom(long time) {
        known.tailMap(Math.max(1, time), true).clear();
    }

    /** What was counted after a time is no longer true. */
    void forgetAfter(long time) {
        known.tailMap(time, false).clear();
    }
}
