package vitrine.debug;

import org.jspecify.annotations.Nullable;

/**
 * What became of a {@link BreakpointSpec}.
 *
 * @param id what the breakpoint is known by
 * @param verified whether it takes effect (also true for a disabled one that could)
 * @param line where it really took, 0 without source
 * @param address where it really took, -1 when nowhere or when it waits for no place
 * @param cell the stable name of the cell that it waits for, or ""
 * @param message what is wrong with it, or ""
 * @param column where in the condition or log text it is wrong, from 1; 0 when nothing is wrong there
 * @param length how long the wrong part is
 * @param hits how often it was hit up to the present time since it was set, going forward
 * @param failedAt the time at which its condition or log text could not be computed, as the message says; -1 when the message is about something else
 * @param frame the calls for which it counts; null when its cell lies in no frame
 */
public record BreakpointStatus(
        String id,
        boolean verified,
        int line,
        int address,
        String cell,
        String message,
        int column,
        int length,
        long hits,
        long failedAt,
        @Nullable InFrame frame) {

    /**
     * The calls for which a breakpoint on a cell in a frame counts.
     *
     * @param calls THIS or EVERY
     * @param function the name of the function that is called, "" while that is not known
     * @param local what the cell is called in it, "" for what is no local
     * @param call of one call a time at which it is under way, the first one where that is known; else -1
     * @param state where the present time stands to the call; LIVE for every call
     */
    public record InFrame(
            BreakpointSpec.Calls calls, String function, String local, long call, BoundCall.State state) {}
}
