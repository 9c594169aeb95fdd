package vitrine.machine;

/** Whether a machine can go on, and if not, why. */
public sealed interface Status {
    /** It can execute the next instruction. */
    record Ready() implements Status {}

    /** The next instruction reads input that is not there yet. */
    record Waiting(InputRequest request) implements Status {}

    /** It came to a normal end. */
    record Halted() implements Status {}

    /** An error stopped it. */
    record Trapped(Trap trap) implements Status {}

    /** Whether the program is over: no instruction will be executed any more. */
    default boolean ended() {
        return this instanceof Halted || this instanceof Trapped;
    }
}
