package vitrine.debug;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vitrine.machine.Checkpoint;
import vitrine.machine.Machine;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * The whole run of a machine, past and future. It saves checkpoints while the machine runs and thins them out with their distance from
 * the present, so that their memory stays bounded however long the run; any moment is had again from the checkpoint before it by
 * executing the same instructions. It knows no breakpoints and no effects.
 */
final class Timeline {
    /** Two checkpoints are never nearer than this by themselves: as many instructions are executed in no time. */
    private static final long NEAREST = 1_000;
    /** Checkpoints at an age are so many times nearer to each other than they are old. */
    private static final int DENSITY = 24;

    private static final int MOST = 600;
    /** Saving may take one part in so many of the time that running takes. */
    private static final int SAVING_SHARE = 40;

    private final Machine machine;
    private final long budgetBytes;
    private final TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
    private final RunMap map = new RunMap();
    private long end;
    private boolean ended;
    private String trapMessage = "";
    private long notBefore;
    /** The parts of the checkpoints, and what they hold together. */
    private final Set<Object> parts = Collections.newSetFromMap(new IdentityHashMap<>());

    private long heldBytes;

    /** @param budgetBytes what the checkpoints may hold together, about */
    Timeline(Machine machine, long budgetBytes) {
        this.machine = machine;
        this.budgetBytes = budgetBytes;
        machine.markDepth();
        save();
        noteEnd();
    }

    private void noteEnd() {
        end = machine.time();
        Status status = machine.status();
        ended = status.ended();
        trapMessage = status instanceof Status.Trapped trapped ? trapped.trap().message() : "";
    }

    /** What the trap says that the program ends with, or "". */
    String trapMessage() {
        return trapMessage;
    }

    /** The farthest time known. */
    long end() {
        return end;
    }

    /** Whether the program ends at {@link #end}. */
    boolean ended() {
        return ended;
    }

    RunMap map() {
        return map;
    }

    /**
     * Executes instructions from the present time on, at most about so many, and stops as {@link Machine#run} does. {@link Stop#TIME} means
     * that the time has come or that so many are executed.
     */
    Stop run(Until until, long budget) {
        long limit = until.time() - machine.time() > budget ? machine.time() + budget : until.time();
        Stop stop = Stop.TIME;
        while (machine.time() < limit && stop == Stop.TIME) {
            long time = machine.time();
            boolean unknown = time == map.end();
            long chunk = Math.min(limit, time + spacing(time));
            if (unknown) {
                chunk = Math.min(chunk, map.partEnd());
            } else if (time < map.end()) {
                chunk = Math.min(chunk, map.end());
            }
            machine.markDepth();
            long output = machine.outputLength();
            stop = machine.run(new Until(chunk, until.addresses(), until.depth(), until.breaks()));
            if (unknown && machine.time() > time) {
                map.enter(
                        machine.time(), machine.lowestDepth(), machine.highestDepth(), machine.outputLength() - output);
            }
            arrived();
            if (machine.time() < chunk) {
                // some instructions took long: that was enough work for this call
                return stop;
            }
        }
        return stop;
    }

    /** The machine executed an instruction by itself: takes note. */
    void stepped(long outputBefore) {
        if (map.end() == machine.time() - 1) {
            map.enter(
                    machine.time(),
                    machine.lowestDepth(),
                    machine.highestDepth(),
                    machine.outputLength() - outputBefore);
        }
        arrived();
    }

    private void arrived() {
        long time = machine.time();
        if (time > end) {
            noteEnd();
        }
        Long before = checkpoints.floorKey(time);
        if (before == null || time - before >= spacing(time)) {
            long now = System.nanoTime();
            if (now >= notBefore || before == null || time - before > 100 * spacing(time)) {
                save();
                long done = System.nanoTime();
                notBefore = done + SAVING_SHARE * (done - now);
            }
        }
    }

    /** How far apart checkpoints should be made at a time. */
    private static long spacing(long time) {
        return Math.max(NEAREST, Math.min(time / 256, 1L << 20));
    }

    private void save() {
        Checkpoint checkpoint = machine.checkpoint();
        checkpoints.put(machine.time(), checkpoint);
        heldBytes += checkpoint.bytes(parts);
        if (checkpoints.size() > MOST || heldBytes > budgetBytes) {
            thinOut();
        }
    }

    /** Goes to the last checkpoint that is not after a time; from there on the rest must be executed. */
    void restoreBefore(long time) {
        Map.Entry<Long, Checkpoint> entry = checkpoints.floorEntry(time);
        if (entry != null && (machine.time() > time || entry.getKey() > machine.time())) {
            machine.restore(entry.getValue());
        }
    }

    /** The time of the last checkpoint before a time, or -1. */
    long checkpointBefore(long time) {
        Long key = checkpoints.lowerKey(time);
        return key == null ? -1 : key;
    }

    /** Saves the present state whatever the distance to others: near places will be wanted soon. */
    void saveHere() {
        if (!checkpoints.containsKey(machine.time())) {
            save();
        }
    }

    /** The present state was changed by hand: the checkpoint of this time, if there is one, is another now. */
    void rewritten() {
        if (checkpoints.remove(machine.time()) != null) {
            save();
        }
    }

    /** Drops checkpoints until a quarter of the room is free, or until only the first one and the present one are left. */
    private void thinOut() {
        double gap = 1.0 / DENSITY;
        do {
            dropNearerThan(gap);
            gap *= 1.5;
        } while (checkpoints.size() > 2
                && gap < 1e9
                && (checkpoints.size() > MOST * 3 / 4 || bytes() > budgetBytes * 3 / 4));
    }

    /** Drops those that have a neighbour at so small a part of their distance from the present or from the end. */
    private void dropNearerThan(double gap) {
        long present = machine.time();
        long kept = 0;
        for (var times = checkpoints.keySet().iterator(); times.hasNext(); ) {
            long time = times.next();
            long age = Math.abs(present - time);
            if (gap < 1) {
                age = Math.min(age, Math.abs(end - time));
            }
            boolean needed = time == 0 || time == present;
            if (needed || time - kept >= Math.max(NEAREST / 2, age * gap)) {
                kept = time;
            } else {
                times.remove();
            }
        }
    }

    /** What the checkpoints hold together. */
    long bytes() {
        parts.clear();
        heldBytes = 0;
        for (Checkpoint checkpoint : checkpoints.values()) {
            heldBytes += checkpoint.bytes(parts);
        }
        return heldBytes;
    }

    /** The same as it was when something changed last: costs nothing. */
    long heldBytes() {
        return heldBytes;
    }

    int checkpointCount() {
        return checkpoints.size();
    }

    /** Forgets what comes after the present time. */
    void forgetFuture() {
        long time = machine.time();
        checkpoints.tailMap(time, false).clear();
        bytes();
        map.forgetFrom(time);
        end = time;
        // the map knows only whole parts: what is left of the last one is entered again
        restoreBefore(map.end());
        while (machine.time() < time) {
            run(Until.time(machine.time() < map.end() ? map.end() : time), Long.MAX_VALUE);
        }
        noteEnd();
    }
}
