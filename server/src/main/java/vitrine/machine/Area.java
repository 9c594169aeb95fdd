package vitrine.machine;

/**
 * A part of a machine's state that can be shown.
 *
 * @param id its name on the wire and in cell names
 * @param title its name for people
 * @param kind how to draw it
 * @param summary one sentence that explains it
 */
public record Area(String id, String title, Kind kind, String summary) {
    /** Whether a cell's name begins as those of this area do: with its id, or with that in the singular ("global 2" for "globals"). */
    public boolean names(String cell) {
        int word = cell.indexOf(' ');
        boolean length = id.length() == word || id.length() == word + 1 && id.endsWith("s");
        return word > 0 && length && cell.regionMatches(0, id, 0, word);
    }

    /** The shapes that state comes in. */
    public enum Kind {
        /** Named cells that may point into code and stack. */
        REGISTERS,
        /** Cells that grow and shrink at one end. */
        STACK,
        /** Groups of cells, one an activation record. */
        FRAMES,
        /** Named or numbered cells. */
        CELLS,
        /** Groups of cells, one an object, at addresses. */
        HEAP,
        /** One array of bytes with segments, and pointers into it; indexes are byte addresses. */
        MEMORY,
        /** Text that grows at its end. */
        TEXT,
        /** Objects and what they refer to, from the roots on. */
        GRAPH,
        /** The heap seen from afar: spaces, what is in use, the collection under way; a window into its memory counts bytes. */
        SPACES;

        /** Whether it shows what other areas have, in another way, and so has no cells of its own. */
        public boolean derived() {
            return this == GRAPH || this == SPACES;
        }
    }
}
