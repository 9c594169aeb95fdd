package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.ValueView;

/**
 * What a program is doing around a moment.
 *
 * @param found whether something repeats there
 * @param complete whether all was looked at; not when the search was ended early
 * @param kind loop, recursion, or "" when nothing repeats
 * @param sentence what it does, in words
 * @param lines the source lines of a turn in the function that the loop is in, ascending
 * @param function the name of that function
 * @param instructions how many instructions the last whole turn took, those of called functions included
 * @param turns how many turns are known to be over, or how many calls are known to be open
 * @param exact whether there were no more turns than that since it began
 * @param since the time at which the first known turn began
 * @param changed what differs from one turn to the next, what the condition depends on first
 * @param unchanged what the condition depends on, or the turn reads, and no turn changed
 * @param condition the branch that would end it; null when none is known
 * @param exits all branches that would end it
 * @param endless whether it cannot end by itself, see the sentence
 */
public record LoopReport(
        boolean found,
        boolean complete,
        String kind,
        String sentence,
        List<Integer> lines,
        String function,
        long instructions,
        long turns,
        boolean exact,
        long since,
        List<Changed> changed,
        List<Cell> unchanged,
        @Nullable Condition condition,
        List<Condition> exits,
        boolean endless) {

    /** A cell with its values at the beginnings of the last turns, the newest last. */
    public record Changed(String cell, String name, List<ValueView> values) {}

    /** A cell with its value. */
    public record Cell(String cell, String name, ValueView value) {}

    /**
     * A branch that would end it.
     *
     * @param text when it would, in words: "n is not less than limit"
     * @param cells what that depends on, with the present values
     */
    public record Condition(int line, int address, String text, List<Cell> cells) {}

    static LoopReport nothing(boolean complete, String sentence, String function) {
        return new LoopReport(
                false, complete, "", sentence, List.of(), function, 0, 0, false, 0, List.of(), List.of(), null,
                List.of(), false);
    }
}
