package vitrine.debug;

/** Something that can be asked about a run and takes time to be answered. Asking never moves the present. */
public sealed interface Question {
    /** What is the program doing around the present moment: which loop or recursion goes on, and what would end it? See {@link LoopReport}. */
    record Loop() implements Question {}
}
