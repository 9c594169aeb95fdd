package vitrine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How deep the calls went and how much was put out, over the whole run, in a fixed number of equal parts: when they are full, two become
 * one. It never grows.
 */
final class RunMap {
    private static final int PARTS = 1024;

    private final int[] lowest = new int[PARTS];
    private final int[] highest = new int[PARTS];
    private final long[] output = new long[PARTS];
    private long width = 1;
    /** The time up to which everything is entered. */
    private long end;

    long end() {
        return end;
    }

    /** The time at which the part that {@link #end} lies in is over: entries must not reach across it. */
    long partEnd() {
        return (end / width + 1) * width;
    }

    /** Enters what happened between {@link #end} and a later time, not later than {@link #partEnd}. */
    void enter(long time, int low, int high, long characters) {
        int part = (int) (end / width);
        if (part == PARTS) {
            halve();
            part = PARTS / 2;
        }
        boolean fresh = highest[part] == 0;
        lowest[part] = fresh ? low : Math.min(low, lowest[part]);
        highest[part] = Math.max(high, highest[part]);
        output[part] += characters;
        end = time;
    }

    private void halve() {
        for (int i = 0; i < PARTS / 2; i++) {
            lowest[i] = Math.min(lowest[2 * i], lowest[2 * i + 1]);
            highest[i] = Math.max(highest[2 * i], highest[2 * i + 1]);
            output[i] = output[2 * i] + output[2 * i + 1];
        }
        Arrays.fill(lowest, PARTS / 2, PARTS, 0);
        Arrays.fill(highest, PARTS / 2, PARTS, 0);
        Arrays.fill(output, PARTS / 2, PARTS, 0);
        width *= 2;
    }

    /** Forgets what came after a time, and with it the part that it lies in: {@link #end} is then where that part begins. */
    void forgetFrom(long time) {
        if (time < end) {
            int part = (int) (time / width);
            Arrays.fill(lowest, part, PARTS, 0);
            Arrays.fill(highest, part, PARTS, 0);
            Arrays.fill(output, part, PARTS, 0);
            end = part * width;
        }
    }

    /** The run from one time to another in at most so many parts. */
    TimelineView view(long from, long to, int buckets, List<TimelineView.Mark> marks) {
        long first = Math.min(from, end) / width * width;
        long last = Math.max(first, Math.min(to, end));
        long parts = (last - first + width - 1) / width;
        long step = width * Math.max(1, (parts + buckets - 1) / buckets);
        List<Integer> low = new ArrayList<>();
        List<Integer> high = new ArrayList<>();
        List<Long> put = new ArrayList<>();
        for (long at = first; at < last; at += step) {
            int l = 0;
            int h = 0;
            long o = 0;
            for (long part = at / width; part < (at + step) / width && part < PARTS; part++) {
                if (highest[(int) part] > 0) {
                    l = h == 0 ? lowest[(int) part] : Math.min(l, lowest[(int) part]);
                    h = Math.max(h, highest[(int) part]);
                    o += output[(int) part];
                }
            }
            low.add(l);
            high.add(h);
            put.add(o);
        }
        return new TimelineView(first, last, step, low, high, put, marks);
    }
}
