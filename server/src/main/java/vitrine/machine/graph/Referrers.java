package vitrine.machine.graph;

import java.util.List;
import vitrine.machine.ObjectGraph;

/**
 * Who refers to an object.
 *
 * @param roots cells outside of the objects; only the first ones when there are many
 * @param rootCount how many there are
 * @param references cells of objects, by address; only the first ones when there are many
 * @param referenceCount how many there are
 * @param sentence says it in words
 */
public record Referrers(
        Held.Named object,
        List<ObjectGraph.Root> roots,
        long rootCount,
        List<Referrer> references,
        long referenceCount,
        String sentence) {
    /**
     * A cell of an object that refers to the one asked for.
     *
     * @param held whether that object is alive itself
     */
    public record Referrer(Held.Named from, String cell, String label, boolean held) {}
}
