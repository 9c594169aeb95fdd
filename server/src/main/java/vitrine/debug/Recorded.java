package vitrine.debug;

/** A number that the world gave to the program (a time of day, or a random number of a script) from a time on. */
public record Recorded(long time, long number) {}
