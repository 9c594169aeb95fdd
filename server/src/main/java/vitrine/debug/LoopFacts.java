package vitrine.debug;

import java.util.List;
import java.util.Map;

/**
 * What is known of a loop or a recursion from its last turns.
 *
 * @param turns the turns that were looked at
 * @param lines the source lines of its function
 * @param functions the functions that call each other, when it is a recursion; else the one it is in
 * @param callLines where they call, in the same order
 * @param exits the branches that would end it
 * @param growing the areas that grow, by title, with how much a turn
 * @param given whether it is told things from outside
 * @param mayLeave whether there may be a way out that is no branch of {@code exits}
 * @param endless why it cannot end, or that this is not known
 */
record LoopFacts(
        LoopTrace.Cycle cycle,
        List<Turn> turns,
        List<Integer> lines,
        List<String> functions,
        List<Integer> callLines,
        List<LoopReport.Changed> changed,
        List<LoopReport.Cell> unchanged,
        List<LoopReport.Condition> exits,
        Map<String, Long> growing,
        boolean given,
        boolean mayLeave,
        Endless endless) {
    /** Why a loop cannot end. */
    enum Endless {
        NOT_KNOWN,
        /** The whole state repeats, and nothing comes from outside. */
        STATE_REPEATS,
        /** Nothing that decides its way is changed in it. */
        WAY_IS_FIXED,
        /** There is no way out in its code. */
        NO_WAY_OUT
    }
}
