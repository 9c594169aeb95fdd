package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vitrine.machine.Checkpoint;
import vitrine.machine.Machine;
import vitrine.machine.Until;
import vitrine.program.Counts;

/**
 * Looks whether a run is the same however its moments are reached: backward to its start and forward again, and with checkpoints saved and
 * brought back at every k-th instruction.
 */
final class TravelCheck {
    /** Longer runs are looked at in so many moments, shorter ones in all. */
    private static final int MOMENTS = 200;

    private static final int[] EVERY = {1, 2, 7, 50};
    private static final long MOST_CHECKED = 300;

    private final Debugger travelled;
    private final Debugger fresh;
    private final List<String> differences = new ArrayList<>();

    /**
     * @param travelled a debugger at the end of a run
     * @param fresh another one with the same program and inputs, at time 0
     */
    TravelCheck(Debugger travelled, Debugger fresh) {
        this.travelled = travelled;
        this.fresh = fresh;
    }

    List<String> differences() {
        long end = travelled.time();
        TreeMap<Long, Long> digests = new TreeMap<>();
        long step = Math.max(1, end / MOMENTS);
        for (long time = 0; time < end; time += step) {
            digests.put(time, digestAt(fresh, time));
        }
        digests.put(end, digestAt(fresh, end));
        compare("at the end", end, digests);
        for (long time : digests.descendingKeySet()) {
            digestAt(travelled, time);
            compare("going backward", time, digests);
        }
        for (long time : digests.keySet()) {
            digestAt(travelled, time);
            compare("going forward again", time, digests);
        }
        for (long back = 0; back < Math.min(end, MOMENTS); back++) {
            move(travelled, new Motion.StepBack(1));
            if (digests.containsKey(travelled.time())) {
                compare("stepping back", travelled.time(), digests);
            }
        }
        for (int every : EVERY) {
            saved(every, end, digests);
        }
        return differences;
    }

    private void compare(String how, long time, SortedMap<Long, Long> digests) {
        Long expected = digests.get(time);
        if (travelled.time() != time || expected == null || travelled.machine().digest() != expected) {
            differences.add("the state at time %d is another one %s".formatted(time, how));
        }
    }

    private static long digestAt(Debugger debugger, long time) {
        move(debugger, new Motion.GoTo(time));
        return debugger.machine().digest();
    }

    private static void move(Debugger debugger, Motion motion) {
        Task task = debugger.begin(motion);
        boolean over;
        do {
            over = task.advance(100_000);
        } while (!over);
    }

    /** From the start: saves, executes k instructions, goes back and executes them again. */
    private void saved(int every, long end, SortedMap<Long, Long> digests) {
        move(fresh, new Motion.GoTo(0));
        Machine machine = fresh.machine();
        while (machine.time() < Math.min(end, every * MOST_CHECKED)) {
            long goal = Math.min(end, machine.time() + every);
            Checkpoint checkpoint = machine.checkpoint();
            runTo(machine, goal);
            long digest = machine.digest();
            machine.restore(checkpoint);
            runTo(machine, goal);
            Long known = digests.get(goal);
            if (machine.digest() != digest || known != null && known != digest) {
                differences.add("the state at time %d is another one from a checkpoint %s before"
                        .formatted(goal, Counts.of(every, "instruction")));
                return;
            }
        }
    }

    private static void runTo(Machine machine, long goal) {
        long before = -1;
        while (machine.time() < goal && machine.time() > before) {
            before = machine.time();
            machine.run(Until.time(goal));
        }
    }
}
