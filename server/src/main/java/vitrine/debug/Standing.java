package vitrine.debug;

/**
 * The moment at which something is said of a run: what is said holds there, and nobody knows whether it does elsewhere.
 *
 * @param time the present time
 * @param part how many parts of the next instruction are done
 * @param end the farthest time known: an answer about what comes later can be another one when more is known
 * @param future counts how often the run was given another future, by an edit or another input: the same time of two of them are two moments
 */
public record Standing(long time, long part, long end, long future) {}
