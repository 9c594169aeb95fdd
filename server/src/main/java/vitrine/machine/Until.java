package vitrine.machine;

import java.util.BitSet;

/**
 * When a run ends, besides the end of the program and a missing input.
 *
 * @param time the run ends before an instruction would be executed at this time
 * @param addresses the run ends when the next instruction stands at one of these addresses (tested after each executed instruction, so a
 *     run can begin at such an address)
 * @param depth the run ends when the call depth is not greater than this; -1 for never
 * @param breaks whether the run ends behind an instruction that asks the debugger to stop
 */
public record Until(long time, BitSet addresses, int depth, boolean breaks) {
    private static final BitSet NOWHERE = new BitSet();

    /** Only the time counts. */
    public static Until time(long time) {
        return new Until(time, NOWHERE, -1, false);
    }
}
