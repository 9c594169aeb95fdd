package vitrine.machine;

import java.util.List;

/**
 * The part of an area to show: {@code count} entries from {@code from} on; a negative {@code from} counts from the end, so that
 * {@code new Window(-64, 64)} is the last 64. For text, characters.
 *
 * @param focus what is wanted for certain, by names that the area's kind knows; mostly none
 */
public record Window(long from, int count, List<String> focus) {
    public Window(long from, int count) {
        this(from, count, List.of());
    }

    /** The first entry to show of an area that has {@code size} ones. */
    public long first(long size) {
        return from >= 0 ? Math.min(from, size) : Math.max(0, size + from);
    }

    /** The entry behind the last one to show. */
    public long end(long size) {
        return Math.min(size, first(size) + Math.max(0, count));
    }
}
