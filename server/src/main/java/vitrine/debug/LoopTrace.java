package vitrine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.program.Program;

/**
 * The places at which a program stood, instruction by instruction, over a stretch of its run that ends at the present. It finds what repeats
 * there: in the outermost activation in which something does, the outermost cycle; or functions that call each other deeper and deeper. It
 * knows addresses and depths and nothing of what instructions mean.
 */
final class LoopTrace {
    /** A cycle is one when its head was passed so often; a single turn is taken for one when there is no better. */
    private static final int SURE_VISITS = 3;

    private static final int FEWEST_VISITS = 2;

    /** So many calls of one another are needed to speak of a recursion that goes on. */
    private static final int WANTED_CALLS = 8;

    private static final int LONGEST_CALL_CYCLE = 8;

    private final long start;
    private int[] addresses = new int[1024];
    private int[] depths = new int[1024];
    private int size;

    LoopTrace(long start) {
        this.start = start;
    }

    /** Notes where a machine stands; the times follow one another. */
    void add(Machine machine) {
        if (size == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * size);
            depths = Arrays.copyOf(depths, 2 * size);
        }
        addresses[size] = machine.address();
        depths[size++] = machine.depth();
    }

    long start() {
        return start;
    }

    int size() {
        return size;
    }

    int address(long time) {
        return addresses[(int) (time - start)];
    }

    int depth(long time) {
        return depths[(int) (time - start)];
    }

    /**
     * What repeats.
     *
     * @param recursion whether each turn is one deeper and none has come back
     * @param depth of the activation that the loop is in; of the latest one of a recursion
     * @param first the address of its head: the place with which each turn begins
     * @param last the address behind which no turn goes, when it is a loop
     * @param heads the times at which turns began, as far as they follow one another without leaving it
     * @param entered whether it was entered within the stretch, so that the first head is the very first
     */
    record Cycle(boolean recursion, int depth, int first, int last, long[] heads, boolean entered) {
        boolean holds(int address) {
            return address >= first && address <= last;
        }
    }

    /** The cycle around the last moment, or null when there is none. */
    @Nullable
    Cycle cycle(Program program) {
        List<int[]> levels = levels();
        Cycle cycle = loop(levels, SURE_VISITS);
        cycle = cycle == null ? recursion(levels, program) : cycle;
        return cycle == null ? loop(levels, FEWEST_VISITS) : cycle;
    }

    private @Nullable Cycle loop(List<int[]> levels, int wantedVisits) {
        for (int[] level : levels) {
            Cycle loop = loop(level, wantedVisits);
            if (loop != null) {
                return loop;
            }
        }
        return null;
    }

    /** For each activation that is not over at the end, the outermost first, the moments at which it was the innermost one. */
    private List<int[]> levels() {
        List<int[]> levels = new ArrayList<>();
        int[] present = new int[size];
        int count = 0;
        int depth = Integer.MAX_VALUE;
        for (int i = size - 1; i >= 0; i--) {
            if (depths[i] < depth && count > 0) {
                levels.add(0, reversed(present, count));
                count = 0;
            }
            depth = Math.min(depth, depths[i]);
            if (depths[i] == depth) {
                present[count++] = i;
            }
        }
        if (count > 0) {
            levels.add(0, reversed(present, count));
        }
        return levels;
    }

    private static int[] reversed(int[] values, int count) {
        int[] reversed = new int[count];
        for (int i = 0; i < count; i++) {
            reversed[i] = values[count - 1 - i];
        }
        return reversed;
    }

    /** The widest cycle of jumps back that the last moment of an activation lies in. */
    private @Nullable Cycle loop(int[] level, int wantedVisits) {
        Map<Integer, Integer> lastByHead = new HashMap<>();
        for (int k = 1; k < level.length; k++) {
            int from = addresses[level[k - 1]];
            int to = addresses[level[k]];
            if (to <= from) {
                lastByHead.merge(to, from, Math::max);
            }
        }
        int here = addresses[level[level.length - 1]];
        Cycle widest = null;
        for (var each : lastByHead.entrySet()) {
            int first = each.getKey();
            int last = each.getValue();
            if (first > here || last < here || widest != null && widest.last - widest.first >= last - first) {
                continue;
            }
            Cycle cycle = turns(level, first, last);
            if (cycle.heads.length >= wantedVisits) {
                widest = cycle;
            }
        }
        return widest;
    }

    private Cycle turns(int[] level, int first, int last) {
        int begin = level.length;
        while (begin > 0 && addresses[level[begin - 1]] >= first && addresses[level[begin - 1]] <= last) {
            begin--;
        }
        long[] heads = new long[level.length - begin];
        int count = 0;
        for (int k = begin; k < level.length; k++) {
            if (addresses[level[k]] == first) {
                heads[count++] = start + level[k];
            }
        }
        boolean called = level[0] > 0 && depths[level[0] - 1] < depths[level[0]];
        boolean entered = begin > 0 || called || start == 0;
        return new Cycle(false, depths[level[0]], first, last, Arrays.copyOf(heads, count), entered);
    }

    /** Calls that only go deeper: the same row of call places again and again, and no function of it that came back. */
    private @Nullable Cycle recursion(List<int[]> levels, Program program) {
        int calls = levels.size() - 1;
        int[] places = new int[Math.max(0, calls)];
        for (int i = 0; i < calls; i++) {
            int[] level = levels.get(i);
            places[i] = addresses[level[level.length - 1]];
        }
        for (int period = 1; period <= LONGEST_CALL_CYCLE; period++) {
            int from = calls - 1;
            while (from >= period && places[from] == places[from - period]) {
                from--;
            }
            // the first whole activation, since of the one before it only the end may be known
            int first = Math.max(1, from - period + 1);
            int repeats = (calls - first) / period;
            if (repeats >= WANTED_CALLS && noneReturned(levels, first, period, places, program)) {
                return recursion(levels, first, period, repeats);
            }
        }
        return null;
    }

    private Cycle recursion(List<int[]> levels, int first, int period, int repeats) {
        long[] heads = new long[repeats + 1];
        for (int i = 0; i <= repeats; i++) {
            // counted from the latest one, so that the turns end near the present
            int level = levels.size() - 1 - (repeats - i) * period;
            heads[i] = start + levels.get(level)[0];
        }
        int[] last = levels.get(levels.size() - 1);
        return new Cycle(true, depths[last[0]], addresses[last[0]], addresses[last[0]], heads, first > 1 || start == 0);
    }

    /** Whether no activation of the functions of the cycle ended since it began: all their moments belong to activations that go on. */
    private boolean noneReturned(List<int[]> levels, int first, int period, int[] places, Program program) {
        boolean[] cycling = new boolean[program.functions().size()];
        for (int i = places.length - period; i < places.length; i++) {
            cycling[program.functionAt(places[i])] = true;
        }
        int begin = levels.get(first)[0];
        int inCycle = 0;
        for (int i = begin; i < size; i++) {
            inCycle += cycling[program.functionAt(addresses[i])] ? 1 : 0;
        }
        for (int i = first; i < levels.size(); i++) {
            for (int moment : levels.get(i)) {
                inCycle -= cycling[program.functionAt(addresses[moment])] ? 1 : 0;
            }
        }
        return inCycle == 0;
    }
}
