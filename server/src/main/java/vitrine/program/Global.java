package vitrine.program;

/** A global variable and its first value. */
public record Global(String name, Literal initial) {}
