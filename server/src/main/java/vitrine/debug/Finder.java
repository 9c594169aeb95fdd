package vitrine.debug;

/** Finds the answer to a {@link Question}, moving the machine about as it likes. */
interface Finder extends Phase {
    /** What was found so far; all of it when it is done. A {@link Refusal} when the question has no answer. */
    Object finding();
}
