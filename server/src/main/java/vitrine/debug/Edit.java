package vitrine.debug;

/**
 * Somebody gave a cell another value. Like an input it belongs to its time: whoever comes there finds it made.
 *
 * @param time the time at which it was made: the state at this time is the one after it
 * @param cell the cell's stable name
 * @param text the value as it was typed
 */
public record Edit(long time, String cell, String text) {}
