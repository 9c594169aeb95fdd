package vitrine.debug;

/** Why the debugger stopped; the words of the Debug Adapter Protocol where it has one. */
public enum StopReason {
    /** The program was loaded. */
    ENTRY,
    STEP,
    BREAKPOINT,
    /** A breakpoint that waits for an access to a cell. */
    DATA_BREAKPOINT,
    PAUSE,
    /** The time or place that was asked for is reached. */
    GOTO,
    /** A mark of the program's text is reached, see {@link vitrine.program.SourceMap.Mark}. */
    MARK,
    HALT,
    TRAP,
    /** The program waits for input. */
    INPUT,
    /** Going back, the beginning was reached. */
    START
}
