package vitrine.debug;

import vitrine.machine.Checkpoint;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * A machine of its own that goes about in the known part of a run to find something out, while the machine that people look at stays where it is.
 * It begins at the run's checkpoints and leaves none; it must not go beyond the run's end.
 */
final class Scout implements Watching.Runner {
    private final Machine machine;
    private final Timeline timeline;
    private final Watching watching;

    /** @param machine a fresh machine with the same program, inputs and edits */
    Scout(Machine machine, Timeline timeline) {
        this.machine = machine;
        this.timeline = timeline;
        watching = new Watching(machine, this);
    }

    Machine machine() {
        return machine;
    }

    /** The end of the run that it may go to. */
    long end() {
        return timeline.end();
    }

    /** The time of the last checkpoint before a time, or -1. */
    long checkpointBefore(long time) {
        return timeline.checkpointBefore(time);
    }

    /** Goes towards a time, executing about so many instructions at most; returns whether it is there. */
    boolean goTo(long time, long budget) {
        Checkpoint checkpoint = timeline.checkpointNotAfter(time);
        if (checkpoint != null && (machine.time() > time || checkpoint.time() > machine.time())) {
            machine.restore(checkpoint);
        }
        return machine.time() >= time || run(Until.time(time), budget) != Stop.TIME || machine.time() >= time;
    }

    @Override
    public Stop run(Until until, long budget) {
        long limit = until.time() - machine.time() > budget ? machine.time() + budget : until.time();
        return machine.run(until.withTime(limit).sliced(Timeline.SLICE));
    }

    @Override
    public void stepped() {
        // nobody takes notes of a run that is known
    }

    /** Goes on with a watch: see {@link Watching#run}. */
    Stop watch(Until until, long budget) {
        return watching.run(until, budget);
    }

    /** What the last instruction did; nothing when it was not looked at. */
    Observation last() {
        return watching.last();
    }
}
