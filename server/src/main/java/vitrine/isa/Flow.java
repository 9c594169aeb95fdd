package vitrine.isa;

/** Where control can go after an instruction: what the verifier, the stepping rules and the page need to know of its meaning. */
public enum Flow {
    /** To the instruction behind it. */
    NEXT,
    /** To its target or to the instruction behind it. */
    BRANCH,
    /** To its target, always. */
    JUMP,
    /** Into a function, and later to the instruction behind it. */
    CALL,
    /** Back to the caller. */
    RETURN,
    /** Nowhere: the program ends. */
    END
}
