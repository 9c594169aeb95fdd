package vitrine.session;

import vitrine.machine.Area;
import vitrine.machine.Window;

/** How much of an area is shown when nobody says otherwise, and at most. It goes by the shape of the area, never by its name. */
public final class Windows {
    private static final int MOST_CELLS = 1_024;
    private static final int MOST_GROUPS = 256;
    static final int MOST_BYTES = 4_096;
    private static final int MOST_CHARACTERS = 65_536;
    private static final int MOST_OBJECTS = 400;
    private static final int MOST_FOCUS = 64;

    private Windows() {}

    /** What fits a screen; of what grows at its end, the end. Nothing of what costs as much as all objects together: that is for those who ask for it. */
    public static Window usual(Area.Kind kind) {
        return switch (kind) {
            case REGISTERS, CELLS -> new Window(0, 64);
            case STACK -> new Window(-64, 64);
            case FRAMES -> new Window(0, 16);
            case HEAP -> new Window(0, 32);
            case MEMORY -> new Window(0, 512);
            case TEXT -> new Window(-4_000, 4_000);
            case GRAPH, SPACES -> new Window(0, 0);
        };
    }

    /** The window, no larger than is allowed in one message. */
    public static Window bounded(Area.Kind kind, Window window) {
        int most = switch (kind) {
            case REGISTERS, CELLS, STACK -> MOST_CELLS;
            case FRAMES, HEAP -> MOST_GROUPS;
            case MEMORY -> MOST_BYTES;
            case TEXT -> MOST_CHARACTERS;
            case GRAPH -> MOST_OBJECTS;
            case SPACES -> Integer.MAX_VALUE; // bytes; what is told of them is bounded
        };
        return new Window(
                window.from(),
                Math.max(0, Math.min(window.count(), most)),
                window.focus().subList(0, Math.min(window.focus().size(), MOST_FOCUS)));
    }

    /** The window for cells of a group. */
    public static Window ofCells(long from, int count) {
        return bounded(Area.Kind.CELLS, new Window(from, count));
    }
}
