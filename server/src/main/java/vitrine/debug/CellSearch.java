package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.Watch;

/**
 * Finds the steps that read or wrote a cell, the nearest first, in either direction. Backward it looks at short stretches before long ones: what is
 * near is found at once, and where the cell is used all the time, hardly more is looked at closely than is wanted.
 *
 * @param <T> what is kept of each step
 */
final class CellSearch<T> implements Phase {
    /** The first stretch that is looked at, going back, and how much longer each next one is. */
    private static final long FIRST_STRETCH = 500;

    private static final int GROWTH = 8;
    private static final BitSet NOWHERE = new BitSet();

    private final Scout scout;
    private final Edits edits;
    private final Watch watch;
    private final boolean backward;
    private final long origin;
    private final int count;
    private final Function<Hit, T> kept;
    private final List<T> found = new ArrayList<>();

    /** Hits of the present stretch, the oldest first; only the last ones that are wanted. */
    private final Deque<T> stretch = new ArrayDeque<>();

    private long length = FIRST_STRETCH;
    private long from;
    private long to;
    /** Up to where everything is searched. */
    private long searched;

    private boolean begun;
    private boolean positioned;
    private boolean done;

    /**
     * A step that touched the cell, or an edit of it. The scout stands right behind it while it is handed over.
     *
     * @param time the time of the step; an edit is made right behind the step before its time
     * @param edit the edit; null when the step did it
     */
    record Hit(
            long time,
            int address,
            boolean written,
            @Nullable Value before,
            Value after,
            Observation observation,
            @Nullable Edit edit) {}

    /**
     * @param origin steps before this time are searched going back, steps from it on going forward
     * @param count how many are wanted
     */
    CellSearch(
            Scout scout,
            Edits edits,
            Watch.Cell cell,
            boolean backward,
            long origin,
            int count,
            Function<Hit, T> kept) {
        this.scout = scout;
        this.edits = edits;
        this.watch = new Watch(List.of(cell), List.of());
        this.backward = backward;
        this.origin = Math.min(origin, scout.end());
        this.count = count;
        this.kept = kept;
        searched = this.origin;
        from = this.origin;
        to = backward ? this.origin : scout.end();
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        while (!done && left > 0) {
            if (!begun) {
                begin();
            }
            long time = scout.machine().time();
            if (!positioned) {
                positioned = scout.goTo(from, left);
                left -= Math.max(20, scout.machine().time() - time);
                if (positioned && from == 0 && backward) {
                    edited(0);
                }
            } else {
                left -= look(left);
            }
        }
        return done;
    }

    /** Chooses the next stretch. */
    private void begin() {
        if (backward) {
            to = searched;
            from = Math.max(0, Math.max(scout.checkpointBefore(to), to - length));
            length *= GROWTH;
        }
        begun = true;
        positioned = false;
    }

    /** Goes on in the stretch; returns how much work that was. */
    private long look(long budget) {
        long time = scout.machine().time();
        Stop stop = Stop.TIME;
        if (time < to) {
            stop = scout.watch(new Until(Math.min(to, edits.after(time)), NOWHERE, -1, false, watch), budget);
        }
        long now = scout.machine().time();
        Observation last = scout.last();
        if (now > time && !last.touches().isEmpty()) {
            Observation.Touch touch = last.touches().get(0);
            Value after = touch.written() ? touch.after() : touch.before();
            if (after != null) {
                hit(new Hit(now - 1, last.address(), touch.written(), touch.before(), after, last, null));
            }
        }
        if (now > time) {
            edited(now);
        }
        if (now >= to || stop == Stop.ENDED || stop == Stop.WAITING) {
            over();
        } else if (!backward) {
            searched = now;
            done = found.size() >= count;
        }
        return Math.max(20, now - time) + (last.executed() ? Watching.COST : 0);
    }

    /** The edits of the cell at a time that the scout came to. */
    private void edited(long time) {
        Watch.Cell cell = watch.cells().get(0);
        for (Edits.Made made : edits.at(time)) {
            Value after = made.after();
            if (cell.writes()
                    && scout.machine().sameCell(made.edit().cell(), cell.name())
                    && made.failure().isEmpty()
                    && after != null) {
                hit(new Hit(time - 1, -1, true, made.before(), after, Observation.NONE, made.edit()));
            }
        }
    }

    private void hit(Hit hit) {
        if (!backward) {
            if (found.size() < count) {
                found.add(kept.apply(hit));
            }
            return;
        }
        stretch.addLast(kept.apply(hit));
        if (stretch.size() > count - found.size()) {
            stretch.removeFirst();
        }
    }

    private void over() {
        begun = false;
        while (!stretch.isEmpty()) {
            found.add(stretch.removeLast());
        }
        searched = backward ? from : to;
        done = found.size() >= count || (backward ? from == 0 : true);
    }

    /** What was found so far, the nearest first. */
    List<T> found() {
        return List.copyOf(found);
    }

    /** Up to where everything is searched. */
    long searched() {
        return searched;
    }

    /** Whether it found as many as are wanted, or looked everywhere. */
    boolean isDone() {
        return done;
    }

    @Override
    public double progress() {
        long all = backward ? origin : scout.end() - origin;
        long rest = backward ? searched : scout.end() - searched;
        return all <= 0 ? 1 : 1 - (double) rest / all;
    }
}
