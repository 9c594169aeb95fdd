package vitrine.machine.jit;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Runs with a watch. Where the program seldom comes to an address that concerns it, the engine runs at full speed from one of them to the next;
 * where it comes to them all the time, the interpreter, which looks at each instruction, is faster.
 */
public final class WatchedRun {
    /** As many instructions from one such address to the next are seldom enough. */
    private static final int SELDOM = 48;
    /** After so many of them it is decided, and after so many the call is over, since what they cost is not counted. */
    private static final int TRIED = 32;

    private static final int MOST = 512;
    /** So many calls are left to the interpreter before the engine is tried again. */
    private static final int INTERPRETED = 200;

    /** A watch made ready for a program. */
    public interface Lookout {
        /** Whether the next instruction may do what is watched. */
        boolean touches();

        /** Where a run must stop that does not look at each instruction. */
        BitSet addresses();

        /** Whether that is so no more behind the next instruction, for which it must be interpreted. */
        default boolean interprets() {
            return false;
        }
    }

    /** What executes instructions: at full speed, or, when there is something to watch, looking at each. */
    public interface Engine {
        Stop run(Until until);
    }

    private final Machine machine;
    private final Engine engine;

    private @Nullable Lookout last;
    private int interpreted;

    public WatchedRun(Machine machine, Engine engine) {
        this.machine = machine;
        this.engine = engine;
    }

    /**
     * See {@link Machine#run}; the machine must be ready.
     *
     * @param compiles whether there can be compiled code now
     */
    public Stop run(Until until, Lookout watch, boolean compiles) {
        if (watch != last) {
            last = watch;
            interpreted = 0;
        }
        if (interpreted > 0 || !compiles) {
            interpreted = Math.max(0, interpreted - 1);
            return engine.run(until);
        }
        BitSet addresses = (BitSet) watch.addresses().clone();
        addresses.or(until.addresses());
        Until fast = new Until(until.time(), addresses, until.depth(), until.breaks());
        long begun = machine.time();
        for (int i = 1; i <= MOST && machine.time() < until.time(); i++) {
            if (watch.touches()) {
                return Stop.WATCH;
            } else if (watch.interprets()) {
                return interpret(until, 1);
            }
            Stop stop = engine.run(fast);
            if (stop != Stop.ADDRESS || until.addresses().get(machine.address())) {
                return stop;
            } else if (machine.depth() <= until.depth()) {
                return Stop.DEPTH;
            } else if (i == TRIED && machine.time() - begun < (long) SELDOM * TRIED) {
                return interpret(until, INTERPRETED);
            }
        }
        return Stop.TIME;
    }

    private Stop interpret(Until until, int calls) {
        interpreted = calls;
        return engine.run(until);
    }
}
