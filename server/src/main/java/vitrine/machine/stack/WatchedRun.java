package vitrine.machine.stack;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Stop;
import vitrine.machine.Until;

/**
 * Runs with a watch. Where the program seldom comes to an address that concerns it, the engine runs at full speed from one of them to the next;
 * where it comes to them all the time, the interpreter, which looks at each instruction, is faster.
 */
final class WatchedRun {
    /** As many instructions from one such address to the next are seldom enough. */
    private static final int SELDOM = 48;
    /** After so many of them it is decided, and after so many the call is over, since what they cost is not counted. */
    private static final int TRIED = 32;

    private static final int MOST = 512;
    /** So many calls are left to the interpreter before the engine is tried again. */
    private static final int INTERPRETED = 200;

    private final StackState state;
    private final Engine engine;

    private @Nullable StackWatch last;
    private int interpreted;

    WatchedRun(StackState state, Engine engine) {
        this.state = state;
        this.engine = engine;
    }

    /** See {@link vitrine.machine.Machine#run}; the state must be ready. */
    Stop run(Until until, StackWatch watch) {
        if (watch != last) {
            last = watch;
            interpreted = 0;
        }
        if (interpreted > 0 || state.tracing || !engine.compiles()) {
            interpreted = Math.max(0, interpreted - 1);
            return engine.run(until);
        }
        BitSet addresses = (BitSet) watch.addresses().clone();
        addresses.or(until.addresses());
        Until fast = new Until(until.time(), addresses, until.depth(), until.breaks());
        long begun = state.time;
        for (int i = 1; i <= MOST && state.time < until.time(); i++) {
            if (watch.touches(state.ip, state.sp)) {
                return Stop.WATCH;
            } else if (watch.switchesTracing(state.ip)) {
                return interpret(until, 1);
            }
            Stop stop = engine.run(fast);
            if (stop != Stop.ADDRESS || until.addresses().get(state.ip)) {
                return stop;
            } else if (state.depth <= until.depth()) {
                return Stop.DEPTH;
            } else if (i == TRIED && state.time - begun < (long) SELDOM * TRIED) {
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
