package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Area;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.program.SourceMap;

/**
 * What was read and written up to some times of a run, so that counting need not begin at its start each time. It keeps few of these times, however long
 * the run, and always the last one that was asked for. It knows nothing of how the machine comes to a time.
 */
final class TrafficLog {
    private static final int MOST = 128;
    /** As many marks as are listed. */
    private static final int LATEST = 200;

    private final MachineKind kind;
    private final SourceMap sourceMap;
    private final List<Area> areas;
    private final TreeMap<Long, Count> known = new TreeMap<>();
    private List<String> names = List.of();

    TrafficLog(MachineKind kind, SourceMap sourceMap) {
        this.kind = kind;
        this.sourceMap = sourceMap;
        areas = kind.areas().stream()
                .filter(area -> area.kind() != Area.Kind.TEXT && !area.kind().derived())
                .toList();
    }

    /** Marks of these names count from now on. */
    void setNames(List<String> names) {
        if (!this.names.equals(names)) {
            this.names = List.copyOf(names);
            known.clear();
        }
    }

    /** What is known of the last time that is not after a time; null when nothing is. */
    @Nullable
    Count floor(long time) {
        var entry = known.floorEntry(time);
        return entry == null ? null : entry.getValue().copy();
    }

    /** The count for a machine at time 0. */
    Count begin(Machine machine) {
        Count count = new Count(new long[2 * areas.size()]);
        count.stand(machine);
        return count;
    }

    void keep(Count count) {
        known.put(count.time, count.copy());
        if (known.size() > MOST) {
            boolean drop = false;
            for (var times = known.keySet().iterator(); times.hasNext(); drop = !drop) {
                long each = times.next();
                if (drop && each != count.time) {
                    times.remove();
                }
            }
        }
    }

    /** What was counted after a time is no longer true. */
    void forgetAfter(long time) {
        known.tailMap(time, false).clear();
    }

    /** What was counted up to a time. */
    final class Count {
        /** By area, reads and writes in turn. */
        private final long[] accesses;

        private final Deque<Traffic.Passage> latest = new ArrayDeque<>();
        private long time;
        private long passed;
        /** As {@link #accesses} were at the last mark, and at the one before it. */
        private Since last = new Since(0, new long[0]);

        private Since before = last;

        private record Since(long time, long[] accesses) {}

        private Count(long[] accesses) {
            this.accesses = accesses;
        }

        private Count copy() {
            Count copy = new Count(accesses.clone());
            copy.latest.addAll(latest);
            copy.time = time;
            copy.passed = passed;
            copy.last = last;
            copy.before = before;
            return copy;
        }

        long time() {
            return time;
        }

        /** Lets a machine that stands at this time execute one instruction and counts what it does; returns whether there was one. */
        boolean step(Machine machine) {
            machine.step(this::add);
            if (machine.time() == time) {
                return false;
            }
            time = machine.time();
            stand(machine);
            return true;
        }

        private void add(Effect effect) {
            if (effect instanceof Effect.Push push) {
                add(push.cell(), 1);
            } else if (effect instanceof Effect.Write write) {
                add(write.cell(), 1);
            } else if (effect instanceof Effect.Pop pop) {
                add(pop.cell(), 0);
            } else if (effect instanceof Effect.Read read) {
                add(read.cell(), 0);
            }
        }

        private void add(String cell, int written) {
            int area = areas.indexOf(kind.areaOf(cell));
            if (area >= 0) {
                accesses[2 * area + written]++;
            }
        }

        private void stand(Machine machine) {
            List<String> here = SyncMarks.at(machine, sourceMap, names);
            if (!here.isEmpty()) {
                passed++;
                latest.addLast(new Traffic.Passage(time, here));
                if (latest.size() > LATEST) {
                    latest.removeFirst();
                }
                before = last;
                last = new Since(time, accesses.clone());
            }
        }

        Traffic traffic(boolean complete) {
            Since since = last.time < time || passed == 0 ? last : before;
            return new Traffic(
                    time,
                    list(accesses),
                    passed,
                    List.copyOf(latest),
                    new Traffic.Since(since.time, list(Arrays.copyOf(since.accesses, accesses.length))),
                    complete);
        }

        private List<Traffic.InArea> list(long[] numbers) {
            List<Traffic.InArea> list = new ArrayList<>();
            for (int i = 0; i < areas.size(); i++) {
                list.add(new Traffic.InArea(areas.get(i).id(), numbers[2 * i], numbers[2 * i + 1]));
            }
            return list;
        }
    }
}
