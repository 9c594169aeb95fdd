package vitrine.debug;

/** What a log breakpoint wrote when the program passed it. */
public record LogEntry(long time, int line, String text) {}
