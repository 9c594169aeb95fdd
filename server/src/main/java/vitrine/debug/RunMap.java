package vitrine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;

/**
 * What a stretch of a run looks like from far: in equal parts, how deep the calls went, how much was put out and allocated; and which activations were there
 * at the beginning of each part. When its parts are full, two become one, so it never grows.
 *
 * <p>An activation that is there at the beginnings of two neighbouring parts is known exactly, since the smallest depth between them tells how many of
 * the active functions did not return. Of those that come and go within a part only the depth is known.
 */
final class RunMap {
    /** Few, since each interrupts the run; whoever looks closer has the run executed again, see {@link Surveying}. */
    private static final int PARTS = 256;
    /** As many bars as a picture can have. */
    private static final int MOST_BARS = 4_000;

    private final Machine machine;
    private final long from;
    private final int[] lowest;
    private final int[] highest;
    private final long[] output;
    private final long[] allocated;
    /** What was active at the beginning of each part; only what was active at the beginning of one of its neighbours too, unless parts are single steps. */
    private final @Nullable Activation[] active;

    private long width;
    /** The time up to which everything is entered. */
    private long end;
    /** What is active at the end. */
    private Activation last;

    private long characters;
    private long bytes;
    private final @Nullable HeapParts heap;

    /** A map of the whole run of a machine that stands at its beginning. */
    RunMap(Machine machine) {
        this(machine, 1, PARTS);
    }

    /** A map that begins at the present time of a machine. */
    RunMap(Machine machine, long width, int parts) {
        this.machine = machine;
        this.width = width;
        from = machine.time();
        lowest = new int[parts];
        highest = new int[parts];
        output = new long[parts];
        allocated = new long[parts];
        active = new Activation[parts + 1];
        end = from;
        characters = machine.outputLength();
        bytes = machine.allocatedBytes();
        heap = HeapParts.of(machine, parts);
        last = Activation.later(null, 0, machine.callStack(Activation.DEEPEST), from);
        active[0] = last;
    }

    /** How many instructions a part stands for. */
    long width() {
        return width;
    }

    long end() {
        return end;
    }

    /** The time at which the part that {@link #end} lies in is over: entries must not reach across it. */
    long partEnd() {
        return from + (part(end) + 1) * width;
    }

    private int part(long time) {
        return (int) ((time - from) / width);
    }

    /** The map went back, and the machine stands where it ends now. */
    void resume() {
        characters = machine.outputLength();
        bytes = machine.allocatedBytes();
        if (heap != null) {
            heap.resume();
        }
        // of what is active only a part may be known
        last = Activation.later(last, last.depth(), machine.callStack(Activation.DEEPEST), end);
    }

    /**
     * The machine went on from {@link #end} to a later time, not later than {@link #partEnd}; its depth was marked when it began: enters what happened on
     * the way.
     */
    void enter() {
        int low = machine.lowestDepth();
        int part = part(end);
        if (part == lowest.length) {
            halve();
            part = part(end);
        }
        lowest[part] = highest[part] == 0 ? low : Math.min(low, lowest[part]);
        highest[part] = Math.max(highest[part], machine.highestDepth());
        output[part] += machine.outputLength() - characters;
        allocated[part] += machine.allocatedBytes() - bytes;
        characters = machine.outputLength();
        bytes = machine.allocatedBytes();
        if (heap != null) {
            heap.enter(part);
        }
        end = machine.time();
        int depth = Math.min(machine.depth(), Activation.DEEPEST);
        if (low < last.depth() || depth > last.depth()) {
            last = depth <= low
                    ? Activation.at(last, depth)
                    : Activation.later(last, low, machine.callStack(Activation.DEEPEST), end);
        }
        if (part(end) > part) {
            active[part + 1] = last;
            if (width > 1) {
                trim(part);
            }
        }
    }

    /** Forgets of what was active at the beginning of a part what was not there at those of its neighbours. */
    private void trim(int part) {
        Activation here = active[part];
        Activation before = part == 0 ? null : active[part - 1];
        Activation after = active[part + 1];
        if (here != null) {
            int shared = Math.max(
                    before == null ? 1 : Activation.shared(before, here),
                    after == null ? here.depth() : Activation.shared(here, after));
            active[part] = Activation.at(here, Math.max(1, shared));
        }
    }

    private void halve() {
        int half = lowest.length / 2;
        for (int i = 0; i < half; i++) {
            lowest[i] = Math.min(lowest[2 * i], lowest[2 * i + 1]);
            highest[i] = Math.max(highest[2 * i], highest[2 * i + 1]);
            output[i] = output[2 * i] + output[2 * i + 1];
            allocated[i] = allocated[2 * i] + allocated[2 * i + 1];
            active[i] = active[2 * i];
        }
        active[half] = active[2 * half];
        if (heap != null) {
            heap.halve();
        }
        width *= 2;
        clearFrom(half);
        for (int i = 0; i < half; i++) {
            trim(i);
        }
    }

    private void clearFrom(int part) {
        Arrays.fill(lowest, part, lowest.length, 0);
        Arrays.fill(highest, part, highest.length, 0);
        Arrays.fill(output, part, output.length, 0);
        Arrays.fill(allocated, part, allocated.length, 0);
        if (heap != null) {
            heap.clearFrom(part);
        }
        Arrays.fill(active, part + 1, active.length, null);
    }

    /** Forgets what came after a time, and with it the part that it lies in: {@link #end} is then where that part begins. */
    void forgetFrom(long time) {
        if (time < end) {
            int part = part(time);
            clearFrom(part);
            end = from + part * width;
            Activation there = active[part];
            last = there == null ? last : there;
        }
    }

    /** The stretch from one time to another in at most so many parts. */
    TimelineView view(long from, long to, int buckets, List<TimelineView.Mark> marks, Callees callees) {
        long first = this.from + (Math.max(this.from, Math.min(from, end)) - this.from) / width * width;
        long last = Math.max(first, Math.min(to, end));
        long parts = (last - first + width - 1) / width;
        long step = width * Math.max(1, (parts + buckets - 1) / buckets);
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        List<Long> put = new ArrayList<>();
        List<Long> made = new ArrayList<>();
        HeapParts.View use = heap == null ? null : heap.new View();
        for (long at = first; at < last; at += step) {
            int l = 0;
            int h = 0;
            long o = 0;
            long a = 0;
            for (int part = part(at); part < part(at + step) && part < lowest.length; part++) {
                if (highest[part] > 0) {
                    l = h == 0 ? lowest[part] : Math.min(l, lowest[part]);
                    h = Math.max(h, highest[part]);
                    o += output[part];
                    a += allocated[part];
                }
            }
            low.add(l);
            high.add(h);
            put.add(o);
            made.add(a);
            if (use != null) {
                use.add(part(at), Math.min(part(at + step), lowest.length));
            }
        }
        return new TimelineView(
                first,
                last,
                step,
                low,
                high,
                put,
                made,
                use == null ? null : use.done(),
                bars(first, last, width == 1 ? 1 : step / 2, callees),
                marks);
    }

    /** The activations that are known to have been there between two times for some time. */
    private List<TimelineView.Bar> bars(long first, long last, long least, Callees callees) {
        List<TimelineView.Bar> bars = new ArrayList<>();
        Activation[] open = new Activation[Activation.DEEPEST];
        int opened = 0;
        long before = first;
        int parts = active.length;
        for (int part = part(first); part <= parts && before < last; part++) {
            long time = Math.min(end, from + part * width);
            Activation top = time == end ? this.last : active[part];
            if (top == null) {
                break;
            }
            int kept = opened == 0 ? 0 : Activation.shared(java.util.Objects.requireNonNull(open[opened - 1]), top);
            // single steps are known exactly
            long seen = width == 1 ? time : before;
            while (opened > kept) {
                add(bars, open[--opened], first, Math.min(last, seen), least, callees);
            }
            for (opened = top.depth(); opened > kept; opened--) {
                open[opened - 1] = Activation.at(top, opened);
            }
            opened = top.depth();
            before = time;
        }
        while (opened > 0) {
            add(bars, open[--opened], first, Math.min(last, before), least, callees);
        }
        return widest(bars);
    }

    private static void add(
            List<TimelineView.Bar> bars, Activation activation, long first, long to, long least, Callees callees) {
        long begin = Math.max(first, activation.from());
        if (to - begin >= least) {
            bars.add(new TimelineView.Bar(activation.depth(), callees.name(activation.function()), begin, to));
        }
    }

    private static List<TimelineView.Bar> widest(List<TimelineView.Bar> bars) {
        if (bars.size() > MOST_BARS) {
            bars.sort(java.util.Comparator.comparingLong((TimelineView.Bar bar) -> bar.from() - bar.to()));
            bars.subList(MOST_BARS, bars.size()).clear();
        }
        bars.sort(java.util.Comparator.comparingInt(TimelineView.Bar::depth).thenComparingLong(TimelineView.Bar::from));
        return bars;
    }
}
