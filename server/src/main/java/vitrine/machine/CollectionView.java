package vitrine.machine;

import java.util.List;

/**
 * A collection that is under way.
 *
 * @param collector its name
 * @param reason why it began, in words
 * @param phase what it does now, in a word or two: "mark", "sweep"
 * @param steps how many steps it took so far
 * @param worklist names of the objects that it still has to look at, the next one first; only the first ones when there are many
 * @param worklistSize how many there are
 * @param object the name of the object that its last step was about, or ""
 * @param cell the cell that its last step was about, or ""
 */
public record CollectionView(
        String collector,
        String reason,
        String phase,
        long steps,
        List<String> worklist,
        long worklistSize,
        String object,
        String cell) {}
