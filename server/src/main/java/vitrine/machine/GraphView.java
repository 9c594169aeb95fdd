package vitrine.machine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the graph of objects, from the roots on: few enough to be drawn. Objects are named by their serial numbers, which they keep
 * when they are moved.
 *
 * @param roots the cells outside that refer to objects shown, in a fixed order
 * @param nodes the objects shown: those that are held in the order in which they are come to from the roots, then those that are not
 * @param links the references between objects shown, by their nodes and cells
 * @param folds what is not shown, by the object shown through which it is come to first
 * @param rootFold what is come to only from roots that are not shown; null when there is nothing
 * @param live how many objects are held; those that came with the program are not counted
 * @param liveBytes their bytes
 * @param garbage how many are not, and wait to be freed
 * @param garbageBytes their bytes
 * @param garbageHidden how many of those are not shown
 */
public record GraphView(
        List<Root> roots,
        List<Node> nodes,
        List<Link> links,
        List<Fold> folds,
        @Nullable Fold rootFold,
        long live,
        long liveBytes,
        long garbage,
        long garbageBytes,
        long garbageHidden) {
    /** A cell outside that refers to an object shown. */
    public record Root(String cell, String label, String place, long target) {}

    /**
     * An object.
     *
     * @param object its name, title, kind and facts, and the first of its cells
     * @param held whether a root holds it; else the next collection that looks at it frees it
     * @param colour white, grey or black while a collection marks, else null
     * @param count how many references to it were counted, else null
     * @param distance how many references it is away from the nearest root; -1 when none holds it
     * @param unfolded whether all it refers to is shown, as far as that is allowed
     * @param folded whether nothing is shown that is come to through it alone, since somebody wanted that
     */
    public record Node(
            long serial,
            GroupView object,
            boolean held,
            boolean permanent,
            @Nullable String colour,
            @Nullable Integer count,
            String space,
            int distance,
            boolean unfolded,
            boolean folded) {}

    /** A reference from a cell of an object shown to an object shown. */
    public record Link(long from, String cell, String label, long to) {}

    /**
     * Objects that are not shown.
     *
     * @param from the object shown through which they are come to; 0 for roots
     * @param kinds how many there are of each title, the most frequent first; only some titles
     */
    public record Fold(long from, long objects, long bytes, Map<String, Long> kinds) {}
}
