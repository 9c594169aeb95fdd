package vitrine.machine;

/**
 * An error that stopped a program where it happened. The state is as it was before the instruction at {@code address}, which counts as
 * executed: the trap is a moment of its own on the timeline.
 *
 * @param message what happened, what was needed and what was there; the same for the same mistake, so that a test can expect it
 * @param hint what to do next, or ""
 */
public record Trap(Kind kind, String message, String hint, int address) {
    /** The families of errors. */
    public enum Kind {
        ARITHMETIC,
        TYPE,
        /** Null stands where something else is needed. */
        NULL,
        STACK,
        BOUNDS,
        CODE,
        INPUT,
        LIMIT,
        /** What the program threw was not caught. */
        EXCEPTION;

        /** Whether a program can go on behind it, when it has a handler for it. */
        public boolean catchable() {
            return this == ARITHMETIC || this == TYPE || this == NULL || this == BOUNDS;
        }
    }
}
