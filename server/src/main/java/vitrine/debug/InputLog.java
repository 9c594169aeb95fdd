package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;

/**
 * What the world tells a program, with the times at which it was told: so the same step is given the same again, however often it is
 * executed. Random numbers follow from a seed and the time and need no record; of the clock only changes are recorded.
 */
final class InputLog implements Inputs {
    /** The clock may change by one millisecond more for each so many changes recorded: so the record stays small. */
    private static final int CLOCK_CHANGES = 1000;

    private List<String> lines;
    private boolean closed;
    private final long seed;
    /** The times at which the lines were read, the first line first. */
    private long[] readAt = new long[8];

    private int reads;
    /** The time from which on the program was told that the input is over. */
    private long endAt = Long.MAX_VALUE;

    /** What the clock showed, from each time at which that changed. */
    private final TreeMap<Long, Long> clockChanges = new TreeMap<>();
    /** The last time at which the program looked at the clock. */
    private long clockReadTo = -1;

    private final TreeMap<Long, Long> scriptedRandoms = new TreeMap<>();
    private final Deque<Long> randomScript;
    private final Deque<Long> clockScript;
    private final LongSupplier clock;

    /** The scripts are numbers to give, in order, before the seed and the clock are asked: for runs that must be the same each time. */
    InputLog(InputState initial, List<Long> randomScript, List<Long> clockScript, LongSupplier clock) {
        lines = List.copyOf(initial.lines());
        closed = initial.closed();
        seed = initial.seed();
        this.randomScript = new ArrayDeque<>(randomScript);
        this.clockScript = new ArrayDeque<>(clockScript);
        this.clock = clock;
        for (Recorded recorded : initial.recorded()) {
            clockChanges.put(recorded.time(), recorded.number());
            clockReadTo = Math.max(clockReadTo, recorded.time());
        }
    }

    @Override
    public @Nullable Input read(long time, InputRequest request) {
        if (request instanceof InputRequest.Line) {
            return line(time);
        }
        if (request instanceof InputRequest.Random random) {
            Long recorded = scriptedRandoms.get(time);
            if (recorded == null && !randomScript.isEmpty()) {
                recorded = randomScript.remove();
                scriptedRandoms.put(time, recorded);
            }
            long number = recorded != null ? recorded : scramble(seed + scramble(time));
            return new Input.Number(Math.floorMod(number, random.bound()));
        }
        return new Input.Number(clock(time));
    }

    private @Nullable Input line(long time) {
        if (time >= endAt) {
            return new Input.End();
        }
        int index = Arrays.binarySearch(readAt, 0, reads, time);
        if (index >= 0) {
            return new Input.Line(lines.get(index));
        }
        if (reads < lines.size()) {
            if (reads == readAt.length) {
                readAt = Arrays.copyOf(readAt, 2 * reads);
            }
            readAt[reads] = time;
            return new Input.Line(lines.get(reads++));
        }
        if (closed) {
            endAt = time;
            return new Input.End();
        }
        return null;
    }

    private long clock(long time) {
        Map.Entry<Long, Long> last = clockChanges.floorEntry(time);
        if (time <= clockReadTo && last != null) {
            return last.getValue();
        }
        clockReadTo = time;
        Long scripted = clockScript.poll();
        long now = scripted != null ? scripted : clock.getAsLong();
        if (scripted == null && last != null && now - last.getValue() < 1 + clockChanges.size() / CLOCK_CHANGES) {
            return last.getValue();
        }
        clockChanges.put(time, now);
        return now;
    }

    private static long scramble(long x) {
        long mixed = (x ^ x >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return (mixed ^ mixed >>> 31) >>> 1;
    }

    InputState state(long time) {
        List<Recorded> recorded = new ArrayList<>();
        clockChanges.forEach((at, number) -> recorded.add(new Recorded(at, number)));
        var last = clockChanges.lastEntry();
        if (last != null && last.getKey() < clockReadTo) {
            // up to here the clock stood still
            recorded.add(new Recorded(clockReadTo, last.getValue()));
        }
        return new InputState(lines, readBefore(time), closed, seed, List.copyOf(recorded));
    }

    Debugger.Script unusedScript() {
        return new Debugger.Script(List.copyOf(randomScript), List.copyOf(clockScript));
    }

    int readBefore(long time) {
        int index = Arrays.binarySearch(readAt, 0, reads, time);
        return index >= 0 ? index : -index - 1;
    }

    /** The times of at most so many reads. */
    List<Long> readTimes(int most) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < Math.min(most, reads); i++) {
            times.add(readAt[i]);
        }
        return times;
    }

    /** Why the lines cannot be replaced at a time, or "". */
    String refusal(long time, List<String> replacement) {
        int fixed = readBefore(time);
        if (time > endAt) {
            return "The program was already told, at time %d, that the input is over. Go back before it to add lines."
                    .formatted(endAt);
        }
        if (replacement.size() < fixed || !replacement.subList(0, fixed).equals(lines.subList(0, fixed))) {
            return fixed == 1
                    ? "The first line is read already and cannot be changed here. Go back before it was read."
                    : "The first %d lines are read already and cannot be changed here. Go back before they were read."
                            .formatted(fixed);
        }
        return "";
    }

    /** Whether what was read from a time on would be different with other lines. */
    boolean futureDiffers(long time, List<String> replacement, boolean closing) {
        if (endAt != Long.MAX_VALUE && endAt >= time && !(closing && replacement.size() == reads)) {
            return true;
        }
        return replacement.size() < reads || !replacement.subList(0, reads).equals(lines.subList(0, reads));
    }

    void replace(List<String> replacement, boolean closing) {
        lines = List.copyOf(replacement);
        closed = closing;
    }

    /** Forgets what was told from a time on. */
    void forgetFrom(long time) {
        reads = readBefore(time);
        if (endAt >= time) {
            endAt = Long.MAX_VALUE;
        }
        clockChanges.tailMap(time, true).clear();
        scriptedRandoms.tailMap(time, true).clear();
        clockReadTo = Math.min(clockReadTo, time - 1);
    }
}
