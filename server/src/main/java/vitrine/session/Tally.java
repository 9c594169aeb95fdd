package vitrine.session;

import java.util.concurrent.atomic.LongAdder;

/** What all sessions together do: numbers for whoever operates the server. */
public final class Tally {
    final LongAdder executed = new LongAdder();
    final LongAdder running = new LongAdder();
    private int watching; // guarded by this
    final LongAdder failures = new LongAdder();
    final LongAdder created = new LongAdder();
    final LongAdder expired = new LongAdder();
    final LongAdder shed = new LongAdder();

    /** Instructions executed forwards. */
    public long executed() {
        return executed.sum();
    }

    /** Sessions with a movement under way. */
    public long running() {
        return running.sum();
    }

    /** Viewers connected. */
    public synchronized int watching() {
        return watching;
    }

    synchronized void came() {
        watching++;
    }

    synchronized void left() {
        watching--;
        notifyAll();
    }

    /** Waits until no viewer is left, or for so long. */
    synchronized void awaitNobodyWatching(long most) throws InterruptedException {
        long until = System.nanoTime() + most * 1_000_000;
        while (watching > 0) {
            long left = (until - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /** Failures inside of the server, not traps of programs. */
    public long failures() {
        return failures.sum();
    }

    public long created() {
        return created.sum();
    }

    public long expired() {
        return expired.sum();
    }

    /** Sessions ended because memory was short. */
    public long shed() {
        return shed.sum();
    }
}
