package vitrine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.HeapUse;
import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;

/**
 * What the parts of a {@link RunMap} know of the heap: how full it was at most, and what collections came to. All of it is read from counters of the
 * machine at the ends of stretches; its greatest fill in between the machine remembers since its depth was marked.
 */
final class HeapParts {
    private static final long NONE = -1;

    private final ObjectGraph objects;
    private final long capacity;
    private final long[] used;
    private final long[] live;
    private final long[] collections;
    private final long[] steps;
    private HeapUse before;

    private HeapParts(ObjectGraph objects, int parts) {
        this.objects = objects;
        before = objects.use();
        capacity = before.capacity();
        used = new long[parts];
        live = new long[parts];
        collections = new long[parts];
        steps = new long[parts];
        Arrays.fill(live, NONE);
    }

    /** For the heap of a machine; null when it has none. */
    static @Nullable HeapParts of(Machine machine, int parts) {
        ObjectGraph objects = machine.objects();
        return objects == null ? null : new HeapParts(objects, parts);
    }

    /** The map begins anew, or goes on, at the machine's present state. */
    void resume() {
        before = objects.use();
    }

    /** Enters what happened since the last time into a part. */
    void enter(int part) {
        HeapUse now = objects.use();
        used[part] = Math.max(used[part], Math.max(now.peak(), Math.max(before.used(), now.used())));
        if (now.collections() > before.collections()) {
            live[part] = now.live();
            collections[part] += now.collections() - before.collections();
        }
        steps[part] += now.steps() - before.steps();
        before = now;
    }

    /** Two parts become one. */
    void halve() {
        int half = used.length / 2;
        for (int i = 0; i < half; i++) {
            used[i] = Math.max(used[2 * i], used[2 * i + 1]);
            live[i] = later(live[2 * i], live[2 * i + 1]);
            collections[i] = collections[2 * i] + collections[2 * i + 1];
            steps[i] = steps[2 * i] + steps[2 * i + 1];
        }
        clearFrom(half);
    }

    void clearFrom(int part) {
        Arrays.fill(used, part, used.length, 0);
        Arrays.fill(live, part, live.length, NONE);
        Arrays.fill(collections, part, collections.length, 0);
        Arrays.fill(steps, part, steps.length, 0);
    }

    private static long later(long one, long other) {
        return other == NONE ? one : other;
    }

    /** Parts as they were asked for, one after another from some of these. */
    final class View {
        private final List<Long> used = new ArrayList<>();
        private final List<Long> live = new ArrayList<>();
        private final List<Long> collections = new ArrayList<>();
        private final List<Long> steps = new ArrayList<>();

        void add(int from, int to) {
            long most = 0;
            long left = NONE;
            long number = 0;
            long took = 0;
            for (int part = from; part < to; part++) {
                most = Math.max(most, HeapParts.this.used[part]);
                left = later(left, HeapParts.this.live[part]);
                number += HeapParts.this.collections[part];
                took += HeapParts.this.steps[part];
            }
            used.add(most);
            live.add(left);
            collections.add(number);
            steps.add(took);
        }

        TimelineView.Heap done() {
            return new TimelineView.Heap(capacity, used, live, collections, steps);
        }
    }
}
