package vitrine.machine.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.ObjectGraph;

/**
 * Why an object is alive.
 *
 * @param object the object
 * @param root the cell outside of the objects where the shortest way to it begins; null when there is none
 * @param way the references on that way behind the root, the object's own last; empty when the root itself refers to it
 * @param first the object that the root refers to; null when there is no root
 * @param alone how many objects would be garbage without this one, itself among them
 * @param aloneBytes their bytes
 * @param permanent whether it came with the program and is never freed
 * @param sentence says it in words
 */
public record Held(
        Named object,
        ObjectGraph.@Nullable Root root,
        @Nullable Named first,
        List<Reference> way,
        long alone,
        long aloneBytes,
        boolean permanent,
        String sentence) {
    /** An object by all its names. */
    public record Named(long serial, String name, String title) {}

    /** A reference from a cell of an object to the next object. */
    public record Reference(Named from, String cell, String label, Named to) {}
}
