package vitrine.isa;

/** A row of the table of host calls: what the world outside the machine can be asked for. */
public interface HostCall {
    /** The name that stands behind the instruction in source, in lower case. */
    String callName();

    /** The number that stands in the code, 0 to 255. */
    int number();

    StackEffect effect();

    String summary();

    /** As {@link Instruction#narration()}. */
    String narration();
}
