package vitrine.session;

import java.util.concurrent.atomic.LongAdder;

/** What all sessions together do: numbers for whoever operates the server. */
public final class Tally {
    final LongAdder executed = new LongAdder();
    final LongAdder running = new LongAdder();
    final LongAdder watching = new LongAdder();
    final LongAdder failures = new LongAdder();
    final LongAdder created = new LongAdder();
    final LongAdder expired = new LongAdder();

    /** Instructions executed forwards. */
    public long executed() {
        return executed.sum();
    }

    /** Sessions with a movement under way. */
    public long running() {
        return running.sum();
    }

    /** Viewers connected. */
    public long watching() {
        return watching.sum();
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
}
