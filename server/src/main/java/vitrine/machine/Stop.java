package vitrine.machine;

/** Why a run ended; of several reasons, the one that stands first here. */
public enum Stop {
    /** The program halted or was trapped. */
    ENDED,
    /** An input is missing. */
    WAITING,
    /** An instruction asked the debugger to stop. */
    BREAK,
    /** The next instruction stands at one of the addresses. */
    ADDRESS,
    /** The call depth is small enough. */
    DEPTH,
    /**
     * The time has come, or instructions that take long in proportion to their arguments did the work of that many: see
     * {@link Machine#time} which.
     */
    TIME,
    /** The next instruction may do what is watched; it is not executed yet. */
    WATCH
}
