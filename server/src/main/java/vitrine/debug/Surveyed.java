package vitrine.debug;

import java.util.List;

/**
 * The answer to {@link Question.Survey}.
 *
 * @param view what was seen, as far as {@link TimelineView#to}
 * @param steps the instructions one by one, where there are few; else none
 * @param complete whether all of it was seen
 */
public record Surveyed(TimelineView view, List<Step> steps, boolean complete) {
    /** The instruction that leads from a time to the next, as a person would write it. */
    public record Step(long time, int address, int line, String text) {}
}
