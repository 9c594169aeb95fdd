package vitrine.debug;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Checkpoint;

/**
 * The checkpoints of a run that are kept, by their times. When there are too many, or they hold too much together, it drops some, so that those that
 * remain lie evenly over the whole run, and nearer and nearer to each other towards the present and the end of the run, where most steps back begin.
 */
final class Checkpoints {
    static final int MOST = 600;
    /** Two checkpoints need not be nearer than this: as many instructions are executed in no time. */
    static final long NEAREST = 1_000;
    /** So many of them lie evenly over the run, when there is room. */
    private static final int EVENLY = 256;
    /** Near the present or the end they are so many times nearer to each other than to it, when there is room. */
    private static final int DENSITY = 24;

    private final TreeMap<Long, Checkpoint> byTime = new TreeMap<>();
    private final long budgetBytes;
    private long heldBytes;

    Checkpoints(long budgetBytes) {
        this.budgetBytes = budgetBytes;
    }

    /** Keeps a checkpoint. The present is the time from which steps back are likely, and so is the end. */
    void add(Checkpoint checkpoint, long present, long end) {
        heldBytes += checkpoint.hold();
        Checkpoint before = byTime.put(checkpoint.time(), checkpoint);
        if (before != null) {
            heldBytes -= before.release();
        }
        if (full(1)) {
            // a quarter of the room becomes free, so that this is not needed again at once
            for (double thinness = 1; full(0.75) && byTime.size() > 2 && thinness < 1e12; thinness *= 1.4) {
                thinOut(thinness, present, end);
            }
        }
    }

    private boolean full(double part) {
        return byTime.size() > MOST * part || heldBytes > budgetBytes * part;
    }

    private void thinOut(double thinness, long present, long end) {
        long kept = 0;
        for (var entries = byTime.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            long time = entry.getKey();
            long age = Math.min(Math.abs(present - time), Math.abs(end - time));
            double gap = thinness * Math.max(NEAREST / 2, Math.min(end / EVENLY, age / DENSITY));
            if (time == 0 || time == present || time - kept >= gap) {
                kept = time;
            } else {
                entries.remove();
                heldBytes -= entry.getValue().release();
            }
        }
    }

    /** The last one that is not after a time. */
    @Nullable
    Checkpoint floor(long time) {
        Map.Entry<Long, Checkpoint> entry = byTime.floorEntry(time);
        return entry == null ? null : entry.getValue();
    }

    /** The time of the last one that is not after a time, or -1. */
    long floorTime(long time) {
        Long key = byTime.floorKey(time);
        return key == null ? -1 : key;
    }

    /** The time of the last one before a time, or -1. */
    long before(long time) {
        Long key = byTime.lowerKey(time);
        return key == null ? -1 : key;
    }

    /** Drops the one of a time; returns whether there was one. */
    boolean drop(long time) {
        Checkpoint dropped = byTime.remove(time);
        heldBytes -= dropped == null ? 0 : dropped.release();
        return dropped != null;
    }

    /** Drops all that come after a time. */
    void dropAfter(long time) {
        while (!byTime.isEmpty() && byTime.lastKey() > time) {
            drop(byTime.lastKey());
        }
    }

    /** What they hold together. */
    long heldBytes() {
        return heldBytes;
    }

    int size() {
        return byTime.size();
    }
}
