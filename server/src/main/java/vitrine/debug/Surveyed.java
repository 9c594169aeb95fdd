package vitrine.debug;

/**
 * The answer to {@link Question.Survey}.
 *
 * @param view what was seen, as far as {@link TimelineView#to}
 * @param complete whether all of it was seen
 */
public record Surveyed(TimelineView view, boolean complete) {}
