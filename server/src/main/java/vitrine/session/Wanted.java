package vitrine.session;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.Machine;
import vitrine.machine.Pointer;
import vitrine.machine.Window;

/**
 * What a viewer wants to see of an area.
 *
 * @param area the area's id
 * @param pointer a register that points into the area: the window goes along with it, its {@code from} counts from there; null for a window
 *     that stays
 */
public record Wanted(String area, @Nullable String pointer, Window window) {
    /** What is shown of an area when nobody says otherwise. */
    static Wanted usual(Area area) {
        return new Wanted(area.id(), null, Windows.usual(area.kind()));
    }

    /** The window as it is now, on a machine whose area is of this kind. */
    Window bounded(Area.Kind kind, Machine machine) {
        Window bounded = Windows.bounded(kind, window);
        if (pointer == null) {
            return bounded;
        }
        for (Pointer each : machine.pointers()) {
            if (each.area().equals(area) && each.register().equals(pointer)) {
                return new Window(Math.max(0, each.index() + bounded.from()), bounded.count(), bounded.focus());
            }
        }
        return new Window(Math.max(0, bounded.from()), bounded.count(), bounded.focus());
    }
}
