package vitrine.debug;

/**
 * Somebody gave a cell another value, or asked for a collection. Like an input it belongs to its time: whoever comes there finds it made.
 *
 * @param time the time at which it was made: the state at this time is the one after it
 * @param cell the cell's stable name; {@link #COLLECT} where a collection was asked for
 * @param text the value as it was typed
 */
public record Edit(long time, String cell, String text) {
    /** No cell has this name: the names of cells are two words. */
    static final String COLLECT = "collect";

    static Edit collect(long time) {
        return new Edit(time, COLLECT, "");
    }

    /** Whether it asks for a collection. */
    boolean collects() {
        return cell.equals(COLLECT);
    }
}
