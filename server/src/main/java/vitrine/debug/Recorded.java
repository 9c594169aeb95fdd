package vitrine.debug;

/** A number that the world gave to the program (the clock's time or a random one) at a time. */
public record Recorded(long time, long number) {}
