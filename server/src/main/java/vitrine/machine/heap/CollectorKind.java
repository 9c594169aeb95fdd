package vitrine.machine.heap;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vitrine.isa.CollectorName;

/** The collectors that there are, one row each, the usual one first. */
public enum CollectorKind {
    MARK_SWEEP(
            "Marks what can be reached from the roots, then makes everything else free blocks; nothing moves.",
            "Frees cycles and keeps addresses, but its work grows with the heap, and the free blocks it leaves are scattered."),
    MARK_COMPACT(
            "Marks what can be reached, then slides it together at the bottom of the heap.",
            "Leaves the free memory in one piece, for three more walks through the heap than marking takes."),
    SEMI_SPACE(
            "Copies what can be reached into the other half of the heap, and leaves the rest behind.",
            "Garbage costs it nothing and allocation is fast, but half of the heap is always empty."),
    GENERATIONAL(
            "Makes objects in a small young space and moves what survives a collection there to an old one.",
            "Short pauses where most objects die young, for a little more work at every store into an old object."),
    REFERENCE_COUNTING(
            "Counts the references to each object and frees it when none is left.",
            "Frees at once and in small portions, but every copy of a reference costs, and cycles are never freed."),
    NONE("Frees nothing: the heap fills until it is full.", "Costs nothing, as long as the heap is large enough.");

    private final String summary;
    private final String judgement;

    CollectorKind(String summary, String judgement) {
        this.summary = summary;
        this.judgement = judgement;
    }

    /** As programs write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The collector of a name; the usual one for "". */
    public static CollectorKind of(String name) {
        return Stream.of(values())
                .filter(each -> each.text().equals(name))
                .findFirst()
                .orElse(MARK_SWEEP);
    }

    public static List<CollectorName> names() {
        return Stream.of(values())
                .map(each -> new CollectorName(each.text(), each.summary, each.judgement))
                .toList();
    }
}
