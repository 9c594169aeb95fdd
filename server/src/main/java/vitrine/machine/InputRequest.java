package vitrine.machine;

/** What a program can ask of the world. */
public sealed interface InputRequest {
    /** A line of text. */
    record Line() implements InputRequest {}

    /** The time of day in milliseconds since 1970. */
    record Clock() implements InputRequest {}

    /** A number from 0 to bound - 1; bound is at least 1. */
    record Random(long bound) implements InputRequest {}
}
