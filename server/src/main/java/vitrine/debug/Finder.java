package vitrine.debug;

/** Finds the answer to a {@link Question}, moving the machine about as it likes. */
interface Finder extends Phase {
    /** What was found so far; all of it when it is done. A {@link Refusal} when the question has no answer. */
    Object finding();

    /** Has the answer at once. */
    static Finder found(Object finding) {
        return new Finder() {
            @Override
            public boolean advance(long instructions) {
                return true;
            }

            @Override
            public Object finding() {
                return finding;
            }
        };
    }

    /** Finds at once that there is no answer. */
    static Finder refused(String reason, String hint) {
        return found(Refusal.of(reason, hint));
    }

    /** There is no answer about a time that is beyond the end of what is known. */
    static Finder unknown(long time, Timeline timeline) {
        return refused(
                "The run is known up to time %d, not to %d.".formatted(timeline.end(), time), "Run there first.");
    }
}
