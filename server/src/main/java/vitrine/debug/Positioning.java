package vitrine.debug;

import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Goes to a moment, from a checkpoint before it. On the way it leaves checkpoints nearer and nearer to the goal, so that the next steps back
 * from there are quick. Where the program ends or waits earlier, it stays there; where the instruction has fewer parts, behind the last one.
 */
final class Positioning implements Phase {
    private static final long NEAR = 2_000;
    /** Each of them is so many times nearer than the one before. */
    private static final int CLOSER = 8;

    private final Machine machine;
    private final Timeline timeline;
    private final Moment moment;
    private final long goal;
    private boolean begun;
    private long from;

    Positioning(Machine machine, Timeline timeline, long goal) {
        this(machine, timeline, Moment.whole(goal));
    }

    Positioning(Machine machine, Timeline timeline, Moment moment) {
        this.machine = machine;
        this.timeline = timeline;
        this.moment = moment;
        goal = moment.time();
    }

    @Override
    public boolean advance(long instructions) {
        if (!begun) {
            begun = true;
            timeline.restoreBefore(moment);
            from = machine.time();
        }
        long left = instructions;
        while (machine.time() < goal) {
            if (left <= 0) {
                return false;
            }
            long time = machine.time();
            long remaining = goal - time;
            boolean replay = time < timeline.end();
            long nearer = replay && remaining > NEAR ? goal - remaining / CLOSER : goal;
            if (timeline.run(Until.time(nearer), left) != Stop.TIME) {
                return true;
            }
            if (machine.time() < nearer) {
                return false;
            }
            left -= machine.time() - time;
            if (nearer < goal) {
                timeline.saveHere();
            }
        }
        while (machine.part() < moment.part()) {
            if (left-- <= 0) {
                return false;
            }
            if (!machine.stepInside(Observer.NONE)) {
                return true;
            }
        }
        return true;
    }

    @Override
    public double progress() {
        return goal <= from || goal == Long.MAX_VALUE ? -1 : (double) (machine.time() - from) / (goal - from);
    }
}
