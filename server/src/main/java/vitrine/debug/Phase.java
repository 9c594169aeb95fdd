package vitrine.debug;

/** A part of a {@link Movement} that is carried out in slices. */
interface Phase {
    /** Works for about so many instructions; returns whether it is done. */
    boolean advance(long instructions);

    /** How much is done, 0 to 1; negative where nobody can know. */
    default double progress() {
        return -1;
    }
}
