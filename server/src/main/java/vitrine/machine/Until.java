package vitrine.machine;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * When a run ends, besides the end of the program and a missing input.
 *
 * @param time the run ends before an instruction would be executed at this time
 * @param addresses the run ends when the next instruction stands at one of these addresses (tested after each executed instruction, so a
 *     run can begin at such an address)
 * @param depth the run ends when the call depth is not greater than this; -1 for never
 * @param breaks whether the run ends behind an instruction that asks the debugger to stop
 * @param watch the run ends before an instruction that does one of these, the very first included; null for nothing
 * @param slice the work after which a run may end inside of an instruction, before its last act: {@link Machine#part} says how far it is, and another run
 *     goes on there; {@link #WHOLE} for never
 */
public record Until(
        long time,
        BitSet addresses,
        int depth,
        boolean breaks,
        @Nullable Watch watch,
        long slice) {
    /** The slice of a run that ends between instructions only. */
    public static final long WHOLE = Long.MAX_VALUE;

    private static final BitSet NOWHERE = new BitSet();

    /** Nothing is watched. */
    public Until(long time, BitSet addresses, int depth, boolean breaks) {
        this(time, addresses, depth, breaks, null);
    }

    /** A run that ends between instructions only. */
    public Until(long time, BitSet addresses, int depth, boolean breaks, @Nullable Watch watch) {
        this(time, addresses, depth, breaks, watch, WHOLE);
    }

    /** Only the time counts. */
    public static Until time(long time) {
        return new Until(time, NOWHERE, -1, false);
    }

    /** One instruction from a time on; a request to stop counts. */
    public static Until step(long time) {
        return new Until(time + 1, NOWHERE, -1, true);
    }

    /** The same with another time. */
    public Until withTime(long other) {
        return new Until(other, addresses, depth, breaks, watch, slice);
    }

    /** The same, and nothing is watched. */
    public Until withoutWatch() {
        return new Until(time, addresses, depth, breaks, null, slice);
    }

    /** The same, but it may end inside of an instruction after so much work. */
    public Until sliced(long work) {
        return new Until(time, addresses, depth, breaks, watch, work);
    }
}
