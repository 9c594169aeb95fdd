package vitrine.isa;

/** Where control can go after an instruction: what the verifier, the stepping rules and the page need to know of its meaning. */
public enum Flow {
    /** To the instruction behind it. */
    NEXT,
    /** To its target or to the instruction behind it. */
    BRANCH,
    /**
     * To its target, always. Without an operand that names the target it comes from the stack: as an input called {@code address}, or as one
     * called {@code distance} that counts from the address of the instruction.
     */
    JUMP,
    /** Into a function, and later to the instruction behind it. */
    CALL,
    /** Back to the caller. */
    RETURN,
    /** To a handler of the function or of one of its callers; nowhere, when there is none. */
    THROW,
    /** Nowhere: the program ends. */
    END
}
