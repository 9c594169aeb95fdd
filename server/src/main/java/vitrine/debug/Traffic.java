package vitrine.debug;

import java.util.List;

/**
 * The answer to {@link Question.Counts}: what the run had read and written when it came to a time. A read is a cell's value taken or used, a write a
 * cell given a value, the same one included; what nobody tells of as an effect, such as a stack pointer that moves with its stack, does not count.
 *
 * @param time so many instructions were executed
 * @param areas one for each area of the machine that has cells, in the machine's order
 * @param passed how often the run stood at a mark up to this time, this moment included
 * @param marks the last of these moments, the oldest first; the very last one is the {@code passed}th
 * @param since the same counts as they were at the last mark before this moment; at time 0 when there was none
 * @param complete whether the time is the one that was asked for, and not where the counting was ended early
 */
public record Traffic(long time, List<InArea> areas, long passed, List<Passage> marks, Since since, boolean complete) {
    /** @param area the area's id */
    public record InArea(String area, long reads, long writes) {}

    /** A moment at which the run stood at marks. */
    public record Passage(long time, List<String> names) {}

    public record Since(long time, List<InArea> areas) {}
}
