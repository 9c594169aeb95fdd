package vitrine.session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.GroupView;
import vitrine.machine.Window;

/**
 * What windows show of the present moment: each is looked at once, however many want to see it, until something changes. It promises that what it keeps is
 * bounded, and says about how much that is. It does not notice by itself that something changed.
 */
final class KeptViews {
    private static final int MOST = 96;
    /** How many different windows viewers together may have on an area whose view takes a walk over all objects. */
    private static final int MOST_WALKS = 16;

    private static final int VIEW_BYTES = 200;
    private static final int ROW_BYTES = 250;
    private static final int NODE_BYTES = 1_500;

    private record Key(String area, Window window) {}

    /** @param view null when there is no such area */
    private record Kept(@Nullable AreaView view) {}

    private final Debugger debugger;
    private final Map<Key, Kept> kept = new LinkedHashMap<>();
    private final Map<String, Set<Window>> walked = new HashMap<>();
    private long bytes;

    KeptViews(Debugger debugger) {
        this.debugger = debugger;
    }

    /** Something changed, or may have. */
    void forget() {
        kept.clear();
        walked.clear();
        bytes = 0;
    }

    /** What is kept, in bytes, about. */
    long bytes() {
        return bytes;
    }

    boolean has(String area, Window window) {
        return kept.containsKey(new Key(area, window));
    }

    /** What a window shows; null when there is no such area. */
    @Nullable
    AreaView view(String area, Window window) {
        Key key = new Key(area, window);
        Kept known = kept.get(key);
        if (known == null) {
            known = new Kept(debugger.view(area, window));
            kept.put(key, known);
            bytes += bytes(known.view);
            if (kept.size() > MOST) {
                Iterator<Kept> all = kept.values().iterator();
                bytes -= bytes(all.next().view);
                all.remove();
            }
        }
        return known.view;
    }

    /** Whether a viewer may have this window beside those that others have already. */
    boolean mayWalk(Area area, Window window) {
        if (area.kind() != Area.Kind.GRAPH && area.kind() != Area.Kind.SPACES) {
            return true;
        }
        Set<Window> windows = walked.computeIfAbsent(area.id(), unknown -> new HashSet<>());
        if (windows.size() < MOST_WALKS) {
            windows.add(window);
        }
        return windows.contains(window);
    }

    private static long bytes(@Nullable AreaView view) {
        if (view == null) {
            return VIEW_BYTES;
        }
        long rows = view.cells().size();
        for (GroupView group : view.groups()) {
            rows += 1 + group.cells().size();
        }
        if (view.spaces() != null && view.spaces().map() != null) {
            rows += view.spaces().map().blocks().size()
                    + view.spaces().map().shares().size();
        }
        long nodes = view.graph() == null ? 0 : view.graph().nodes().size();
        long memory = view.memory() == null ? 0 : Windows.MOST_BYTES * 4L;
        return VIEW_BYTES
                + ROW_BYTES * rows
                + NODE_BYTES * nodes
                + memory
                + 2L * view.text().length();
    }
}
