package vitrine.debug;

/**
 * A movement under way. It is carried out in slices, so that many sessions can share a thread; between slices the machine's state is a
 * moment of the run that may be shown.
 */
public interface Task {
    /**
     * Works for about so many instructions. Returns whether the movement is over; then the debugger stands where it came to and
     * {@link #reason} says why.
     */
    boolean advance(long instructions);

    /** Ends it early: going forward the debugger stays where it is, going back it returns to where it began. {@link #advance} must be called
     * until it returns true. */
    void pause();

    /** Why it ended. */
    StopReason reason();

    /** Whether it goes back in time. */
    boolean backward();

    /** How much of a search is done, 0 to 1; negative where nobody can know. */
    double progress();
}
