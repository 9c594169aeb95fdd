package vitrine.machine;

/** An answer of the world to an {@link InputRequest}. */
public sealed interface Input {
    record Line(String text) implements Input {}

    /** There will be no more lines. */
    record End() implements Input {}

    /** The time of day or a random number. */
    record Number(long value) implements Input {}
}
