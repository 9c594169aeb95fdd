package vitrine.machine;

import java.util.List;

/**
 * A collection that is under way.
 *
 * @param collector its name
 * @param reason why it began, in a sentence
 * @param phase what it does now, in a word or two: "mark", "sweep"
 * @param explanation what that means, in a sentence
 * @param steps how many steps it took so far
 * @param worklist names of the objects that it still has to look at, the next one first; only the first ones when there are many
 * @param worklistSize how many there are
 * @param object the name of the object that its last step was about, or ""
 * @param cell the cell that its last step was about, or ""
 * @param cursors the places where it is at
 * @param found what it found alive so far
 * @param freed what it gave back so far
 * @param moved what it moved so far
 */
public record CollectionView(
        String collector,
        String reason,
        String phase,
        String explanation,
        long steps,
        List<String> worklist,
        long worklistSize,
        String object,
        String cell,
        List<Cursor> cursors,
        Amount found,
        Amount freed,
        Amount moved) {
    /** @param name what the collector does there: "scan", "free", "sweep" */
    public record Cursor(String name, long address) {}

    public record Amount(long objects, long bytes) {
        public static final Amount NONE = new Amount(0, 0);
    }
}
