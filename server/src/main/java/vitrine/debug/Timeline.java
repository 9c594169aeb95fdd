package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Checkpoint;
import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * The whole run of a machine, past and future. It saves checkpoints while the machine runs and thins them out with their distance from
 * the present, so that their memory stays bounded however long the run; any moment is had again from the checkpoint before it by
 * executing the same instructions. It knows no breakpoints and no effects.
 */
final class Timeline implements Watching.Runner {
    /** A checkpoint is made when going here from the one before would take longer than this. */
    private static final long REACH_NANOS = 8_000_000;
    /** An instruction that takes longer is none that should bring checkpoints nearer to each other. */
    private static final double SLOWEST_NANOS = 100;

    private static final long MOST_LEAST_CHUNK = 200_000;
    /** Work after which a run may pause inside of an instruction: about a millisecond. */
    static final long SLICE = 20_000;

    /** Saving may take one part in so many of the time that running takes. */
    private static final int SAVING_SHARE = 40;

    private final Machine machine;
    private final Checkpoints checkpoints;
    private final RunMap map;
    private long end;
    private boolean ended;
    private String trapMessage = "";
    private long notBefore;
    /** How long saving took the last time. */
    private long savingNanos;
    /** How long an instruction takes, as it was measured last. */
    private double nanosPerInstruction = 10;

    /** @param budgetBytes what the checkpoints may hold together, about */
    Timeline(Machine machine, long budgetBytes) {
        this.machine = machine;
        checkpoints = new Checkpoints(budgetBytes);
        map = new RunMap(machine);
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
    @Override
    public Stop run(Until until, long budget) {
        long limit = until.time() - machine.time() > budget ? machine.time() + budget : until.time();
        Stop stop = Stop.TIME;
        while (machine.time() < limit && stop == Stop.TIME) {
            long time = machine.time();
            boolean unknown = time == map.end();
            long chunk = Math.min(limit, nextSave(time));
            if (unknown) {
                chunk = Math.min(chunk, map.partEnd());
            } else if (time < map.end()) {
                chunk = Math.min(chunk, map.end());
            }
            machine.markDepth();
            long begin = System.nanoTime();
            stop = machine.run(until.withTime(chunk).sliced(SLICE));
            measure(machine.time() - time, System.nanoTime() - begin);
            if (unknown && machine.time() > time) {
                map.enter();
            }
            arrived();
            if (machine.time() < chunk) {
                // some instructions took long, or the next one is not done yet: that was enough work for this call
                return stop;
            }
        }
        return stop;
    }

    /** The machine executed an instruction by itself, after its depth was marked: takes note. */
    @Override
    public void stepped() {
        if (map.end() == machine.time() - 1) {
            map.enter();
        }
        arrived();
    }

    private void measure(long instructions, long nanos) {
        if (instructions >= Checkpoints.NEAREST) {
            double now = Math.max(0.1, (double) nanos / instructions);
            // slowness is believed slowly: other threads may have had the processor
            nanosPerInstruction += now < nanosPerInstruction
                    ? (now - nanosPerInstruction) / 2
                    : (Math.min(now, 4 * nanosPerInstruction) - nanosPerInstruction) / 16;
            nanosPerInstruction = Math.min(nanosPerInstruction, SLOWEST_NANOS);
        }
    }

    /** How far apart checkpoints should be made. */
    private long spacing() {
        return Math.max(leastChunk(), (long) (REACH_NANOS / nanosPerInstruction));
    }

    /** Few instructions at a time are slow, since the machine must begin anew each time. */
    private long leastChunk() {
        return Math.max(Checkpoints.NEAREST, Math.min(machine.time() / 64, MOST_LEAST_CHUNK));
    }

    /** The time up to which there is nothing to save; when saving is overdue but would take too much of the time, not too near. */
    private long nextSave(long time) {
        long spacing = spacing();
        long next = checkpoints.floorTime(time) + spacing;
        return Math.max(next, time + leastChunk());
    }

    private void arrived() {
        long time = machine.time();
        if (time > end) {
            noteEnd();
        }
        if (machine.part() == 0 && time - checkpoints.floorTime(time) >= spacing()) {
            long now = System.nanoTime();
            if (now - notBefore >= 0) {
                save();
                long done = System.nanoTime();
                long nanos = done - now;
                // one that took long alone was held up by something else
                notBefore = done + SAVING_SHARE * Math.min(nanos, savingNanos);
                savingNanos = nanos;
            }
        }
    }

    private void save() {
        checkpoints.add(machine.checkpoint(), machine.time(), Math.max(end, machine.time()));
    }

    /** Goes to the last checkpoint that is not after a time; from there on the rest must be executed. */
    void restoreBefore(long time) {
        restoreBefore(Moment.whole(time));
    }

    /** The same with a moment; checkpoints are made between instructions only. */
    void restoreBefore(Moment moment) {
        Checkpoint checkpoint = checkpoints.floor(moment.time());
        Moment present = Moment.of(machine);
        if (checkpoint != null && (present.compareTo(moment) > 0 || checkpoint.time() > present.time())) {
            machine.restore(checkpoint);
        }
    }

    /** The last checkpoint that is not after a time. */
    @Nullable
    Checkpoint checkpointNotAfter(long time) {
        return checkpoints.floor(time);
    }

    /** The time of the last checkpoint before a time, or -1. */
    long checkpointBefore(long time) {
        return checkpoints.before(time);
    }

    /** Saves the present state whatever the distance to others: near places will be wanted soon. */
    void saveHere() {
        if (machine.part() == 0 && checkpoints.floorTime(machine.time()) != machine.time()) {
            save();
        }
    }

    /** The present state was changed by hand: the checkpoint of this time, if there is one, is another now. */
    void rewritten() {
        if (checkpoints.drop(machine.time())) {
            save();
        }
    }

    /** What the checkpoints hold together. */
    long heldBytes() {
        return checkpoints.heldBytes();
    }

    int checkpointCount() {
        return checkpoints.size();
    }

    /** Forgets what comes after the present moment. */
    void forgetFuture() {
        long time = machine.time();
        long part = machine.part();
        checkpoints.dropAfter(time);
        map.forgetFrom(time);
        end = time;
        // the map knows only whole parts: what is left of the last one is entered again
        restoreBefore(map.end());
        runTo(map.end());
        map.resume();
        runTo(time);
        noteEnd();
        while (machine.part() < part && machine.stepInside(Observer.NONE)) {
            // the next one
        }
    }

    private void runTo(long time) {
        while (machine.time() < time) {
            run(Until.time(time), Long.MAX_VALUE);
        }
    }
}
