package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.machine.Watch;
import vitrine.program.Program;

/**
 * A machine that runs with a watch stops before each instruction that, executed one by one under observation, turns out to do what is watched, and
 * before hardly any other: for every kind of cell and of access, for every event, in every program, even one made of any bytes.
 */
class WatchTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int MOST = 300;

    /** Stops that were for nothing, and all that were for something; over all programs. */
    private long idle;

    private long right;

    @ParameterizedTest
    @EnumSource
    void programs(Sources sources) {
        for (long seed = SEED; seed < SEED + 150; seed++) {
            String source = sources.text(seed);
            try {
                check(seed, Moments.assemble(source).program(), sources);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
        assertThat(right).isGreaterThan(1_000);
        assertThat(idle).isLessThan(right / 20);
    }

    @ParameterizedTest
    @EnumSource
    void anyBytes(Sources sources) {
        for (long seed = SEED; seed < SEED + 1_500; seed++) {
            try {
                check(seed, sources.program(seed), sources);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void check(long seed, Program program, Sources sources) {
        Random random = new Random(seed);
        Limits limits = sources.limits(seed);
        List<String> cells = cells(Moments.machine(program, limits, Moments.inputs(seed)), sources, random);
        for (int i = 0; i < 12; i++) {
            Watch watch = watch(random, cells, program);
            Set<Long> expected = observed(Moments.machine(program, limits, Moments.inputs(seed)), watch);
            Machine machine = Moments.machine(program, limits, Moments.inputs(seed));
            assertThat(stops(machine, watch, random)).as("%s", watch).isEqualTo(expected);
        }
    }

    /** The cells that effects name in the first steps, and some that may never be. */
    private static List<String> cells(Machine machine, Sources sources, Random random) {
        Set<String> cells = new TreeSet<>();
        for (String name : sources.cells()) {
            String cell = machine.cell(name);
            if (cell != null) {
                cells.add(cell);
            }
        }
        while (machine.time() < MOST) {
            long time = machine.time();
            machine.step(effect -> {
                if (effect instanceof Effect.Pop pop) {
                    cells.add(pop.cell());
                } else if (effect instanceof Effect.Push push) {
                    cells.add(push.cell());
                } else if (effect instanceof Effect.Read read) {
                    cells.add(read.cell());
                } else if (effect instanceof Effect.Write write) {
                    cells.add(write.cell());
                } else if (effect instanceof Effect.Allocate allocate) {
                    String cell = "heap 0x%02x".formatted(allocate.address() + 8 * random.nextInt(5));
                    cells.add(cell);
                    cells.add(machine.lasting(cell));
                } else if (effect instanceof Effect.Call) {
                    cells.add("frame " + (machine.depth() - 1) + " local " + random.nextInt(4));
                }
            });
            if (machine.time() == time) {
                break;
            }
        }
        List<String> shuffled = new ArrayList<>(cells);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static Watch watch(Random random, List<String> cells, Program program) {
        List<Watch.Cell> watched = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            int accesses = 1 + random.nextInt(3);
            watched.add(
                    new Watch.Cell(cells.get(random.nextInt(cells.size())), (accesses & 1) != 0, (accesses & 2) != 0));
        }
        List<Watch.Event> events = new ArrayList<>();
        if (watched.isEmpty() || random.nextInt(3) == 0) {
            Watch.Kind kind = Watch.Kind.values()[random.nextInt(Watch.Kind.values().length)];
            int function = random.nextInt(program.functions().size() + 1) - 1;
            events.add(new Watch.Event(kind, function));
        }
        List<Watch.Local> locals = new ArrayList<>();
        int function = random.nextInt(program.functions().size());
        int slots = program.functions().get(function).slots();
        if (slots > 0 && random.nextInt(3) == 0) {
            int accesses = 1 + random.nextInt(3);
            locals.add(new Watch.Local(function, random.nextInt(slots), (accesses & 1) != 0, (accesses & 2) != 0));
        }
        return new Watch(watched, locals, events);
    }

    /** The times of the steps that do what is watched, one step at a time. */
    private static Set<Long> observed(Machine machine, Watch watch) {
        Set<Long> times = new TreeSet<>();
        while (machine.time() < MOST) {
            Observation observation = Observation.step(machine, watch);
            if (!observation.executed()) {
                break;
            }
            if (observation.matters()) {
                times.add(machine.time() - 1);
            }
        }
        return times;
    }

    /** Whether there is room for an object is not looked at beforehand. */
    private static boolean watchesCollections(Watch watch) {
        return watch.events().stream().anyMatch(event -> event.kind() == Watch.Kind.COLLECTION);
    }

    /** The same from a run with stops. */
    private Set<Long> stops(Machine machine, Watch watch, Random random) {
        Set<Long> times = new TreeSet<>();
        while (machine.time() < MOST) {
            long time = machine.time();
            long slice = Math.min(MOST, time + 1 + random.nextInt(100));
            Stop stop = machine.run(new Until(slice, new BitSet(), -1, random.nextBoolean(), watch));
            if (stop == Stop.WATCH) {
                long at = machine.time();
                Observation observation = Observation.step(machine, watch);
                if (observation.matters()) {
                    times.add(at);
                    right++;
                } else if (!machine.status().ended() && !watchesCollections(watch)) {
                    idle++;
                }
                if (machine.time() == at) {
                    break;
                }
            } else if (stop == Stop.ENDED) {
                boolean traps = watch.events().stream().anyMatch(event -> event.kind() == Watch.Kind.TRAP);
                if (traps && machine.time() > time && Moments.trapped(machine)) {
                    times.add(machine.time() - 1);
                }
                break;
            } else if (stop == Stop.WAITING) {
                break;
            }
        }
        return times;
    }
}
