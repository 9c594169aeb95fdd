package vitrine.debug;

/** A number that the world gave to the program (a time of day) from a time on. */
public record Recorded(long time, long number) {}
