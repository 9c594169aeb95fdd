package vitrine.machine;

/**
 * A saved state. It never changes; parts that did not change since the checkpoint before are shared with it. What many checkpoints hold together is
 * counted by those who keep them, one thread at a time: each part knows how many hold it.
 */
public interface Checkpoint {
    long time();

    /** The bytes of all its parts. */
    long bytes();

    /** Counts one who keeps it; returns the bytes of those of its parts that nobody kept before. */
    long hold();

    /** Somebody keeps it no more, who had called {@link #hold}; returns the bytes of those of its parts that nobody keeps any more. */
    long release();
}
