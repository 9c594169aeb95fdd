package vitrine.debug;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.IntStream;

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

    /**
     * The breakpoints are others now.
     *
     * @param counted for each of them, which one of those before goes on counting in it; -1 for none: its hits begin with 0, now
     * @param now the present time
     */
    void renumber(int[] counted, long now) {
        boolean goesOn = Arrays.stream(counted).anyMatch(index -> index >= 0);
        boolean begins =
                IntStream.range(0, counted.length).anyMatch(index -> counted[index] < 0 && breakpoints.counting(index));
        if (!goesOn || begins) {
            known.keySet().removeIf(time -> time > 0);
        }
        known.replaceAll((time, counts) -> Arrays.stream(counted)
                .mapToLong(index -> index < 0 ? 0 : counts[index])
                .toArray());
        known.putIfAbsent(0L, new long[counted.length]);
        if (goesOn) {
            note(now);
        }
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
