package vitrine.machine;

/**
 * What a machine did besides executing instructions of ordinary length, counted in such instructions. Whoever does something whose length depends on
 * its operands counts it here, however it was called; whoever executes instructions takes it from the budget behind each of them. It is no part of the
 * state: a machine does the same whatever was counted.
 */
public final class Work {
    /** Words that are copied, filled or compared in the time of an ordinary instruction. */
    private static final int WORDS_SHIFT = 4;
    /** Characters that are copied one by one, or blocks of a list that are looked at. */
    private static final int SINGLE_SHIFT = 2;

    private long done;

    /** So many words were copied, filled or compared. */
    public void words(long count) {
        done += count >> WORDS_SHIFT;
    }

    /** So many characters were copied, or blocks looked at, one by one. */
    public void singles(long count) {
        done += count >> SINGLE_SHIFT;
    }

    /** As much was done as so many instructions do. */
    public void instructions(long count) {
        done += count;
    }

    /** Whether there is something to take. */
    public boolean any() {
        return done != 0;
    }

    /** What was counted since the last call of {@link #take}. */
    public long done() {
        return done;
    }

    /** The same, and begins anew. */
    public long take() {
        long taken = done;
        done = 0;
        return taken;
    }
}
