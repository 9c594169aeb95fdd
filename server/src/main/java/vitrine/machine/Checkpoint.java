package vitrine.machine;

import java.util.Set;

/** A saved state. It never changes; parts that did not change since the checkpoint before are shared with it. */
public interface Checkpoint {
    long time();

    /**
     * The bytes of those of its parts that are not yet among {@code seen} (compared by identity); adds them. Summed over all
     * checkpoints with one set this is what they hold together.
     */
    long bytes(Set<Object> seen);
}
