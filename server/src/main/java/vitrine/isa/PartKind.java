package vitrine.isa;

/**
 * A row of facts about one kind of part that instructions of a machine can have: a mark of a collection, the look into one class for a message, a
 * frame that an exception leaves. It is to a part what {@link Instruction} is to an instruction, and knows as little of what it means.
 */
public interface PartKind {
    /** Its name on the wire, in lower case, words joined by hyphens: {@code mark-root}. */
    String id();

    /** What people call it: "mark a root". */
    String title();

    /**
     * The sentence that tells one such part. A name in braces is replaced by what the part's effect tells under this name;
     * {@code {name.value}} by the value of the cell of that name, {@code {name?yes|no}} chooses by whether the value is true, {@code {name:one|many}} by
     * whether it is the number 1.
     */
    String narration();

    /** What it is for, in one sentence for the reference. */
    String summary();
}
