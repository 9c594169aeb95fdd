package vitrine.session;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What all sessions hold together, about, and how much that may be. It promises to say so as soon as it is too much; who must go then is
 * not its business.
 */
final class Ledger {
    private final long budgetBytes;
    private final Runnable relief;
    private final AtomicLong total = new AtomicLong();

    Ledger(long budgetBytes, Runnable relief) {
        this.budgetBytes = budgetBytes;
        this.relief = relief;
    }

    /** A session holds more or less than before. */
    void changed(long difference) {
        if (difference != 0 && total.addAndGet(difference) > budgetBytes && difference > 0) {
            relief.run();
        }
    }

    long total() {
        return total.get();
    }

    /** Whether so much is held that something must go; a little room is made at once. */
    boolean isOver() {
        return total.get() > budgetBytes - budgetBytes / 10;
    }
}
