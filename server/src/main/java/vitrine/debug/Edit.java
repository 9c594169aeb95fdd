package vitrine.debug;

/**
 * Somebody gave a cell another value, or asked for a collection. Like an input it belongs to its time: whoever comes there finds it made.
 *
 * @param time the time at which it was made: the state at this time is the one after it
 * @param cell the cell's stable name; {@link #COLLECT} where a collection was asked for
 * @param text the value as it was typed
 * @param name what the cell is called at that time, as {@code n of f}; "" while nobody came there, and for one that is called the same at all times
 */
public record Edit(long time, String cell, String text, String name) {
    /** No cell has this name: the names of cells are two words. */
    static final String COLLECT = "collect";

    /** An edit of a cell whose name nobody knows yet. */
    public Edit(long time, String cell, String text) {
        this(time, cell, text, "");
    }

    static Edit collect(long time) {
        return new Edit(time, COLLECT, "");
    }

    Edit named(String known) {
        return new Edit(time, cell, text, known);
    }

    /** Whether it asks for a collection. */
    boolean collects() {
        return cell.equals(COLLECT);
    }
}
