package vitrine.machine;

import org.jspecify.annotations.Nullable;

/**
 * Where a machine gets its inputs from. The same time is always given the same answer once it was answered: that keeps the machine
 * deterministic.
 */
public interface Inputs {
    /** The answer to the request of the instruction executed at a time, or null when it is not there yet. */
    @Nullable
    Input read(long time, InputRequest request);
}
