package vitrine.debug;

import java.util.List;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Runs a machine and looks closely at each instruction before which it stops for a watch: whoever uses it is told of those that really did
 * what is watched, and of each right behind it. It takes instructions one by one only there, so a run costs little more than without a watch.
 */
final class Watching {
    /** An instruction that is looked at takes as long as so many others. */
    static final long COST = 100;

    /** How to run: {@link Machine#run}, or a timeline that takes notes. */
    interface Runner {
        /** Executes about so many instructions at most, see {@link Timeline#run}. */
        Stop run(Until until, long budget);

        /** An instruction was executed one by one. */
        void stepped();
    }

    private final Machine machine;
    private final Runner runner;
    private Observation last = Observation.NONE;

    Watching(Machine machine, Runner runner) {
        this.machine = machine;
        this.runner = runner;
    }

    /**
     * The same as {@link Timeline#run}, but {@link Stop#WATCH} means that the instruction just executed did what is watched. It may have done so
     * whatever the reason of the stop is: see {@link #last}.
     */
    Stop run(Until until, long budget) {
        long left = budget;
        while (left > 0) {
            last = Observation.NONE;
            long time = machine.time();
            Stop stop = runner.run(until, left);
            if (stop != Stop.WATCH || until.watch() == null) {
                if (stop == Stop.ENDED && until.watch() != null && machine.time() > time) {
                    last = end();
                }
                return stop;
            }
            left -= machine.time() - time + COST;
            machine.markDepth();
            last = Observation.step(machine, until.watch());
            if (!last.executed()) {
                return last.stop();
            }
            runner.stepped();
            if (last.stop() != Stop.TIME && (last.stop() != Stop.BREAK || until.breaks())) {
                return last.stop();
            } else if (until.addresses().get(machine.address())) {
                return Stop.ADDRESS;
            } else if (machine.depth() <= until.depth()) {
                return Stop.DEPTH;
            } else if (last.matters()) {
                return Stop.WATCH;
            }
        }
        return Stop.TIME;
    }

    /** A trap ends the run by itself; all the same it is something that happened. */
    private Observation end() {
        return machine.status() instanceof Status.Trapped trapped
                ? new Observation(
                        Stop.ENDED,
                        true,
                        trapped.trap().address(),
                        List.of(new Effect.Trapped(trapped.trap())),
                        List.of(),
                        true)
                : Observation.NONE;
    }

    /** What the last instruction did; nothing when it was not looked at. */
    Observation last() {
        return last;
    }
}
