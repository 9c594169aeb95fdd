package vitrine.isa;

/**
 * A garbage collector that a machine's programs can choose.
 *
 * @param name as programs write it
 * @param summary one sentence: what it does
 * @param judgement one sentence: what it is good at, and what bad
 */
public record CollectorName(String name, String summary, String judgement) {}
