package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.debug.Moments.Moment;
import vitrine.machine.Checkpoint;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Until;
import vitrine.program.Program;

/** The state at a time is the same however it was reached: stepping, running, in slices, or from any checkpoint. */
class SameStateTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = 120;
    private static final int MOST = 1_500;

    private static void each(Sources sources, java.util.function.BiConsumer<Long, Machines> test) {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = sources.text(seed);
            try {
                Program program = Moments.assemble(source).program();
                test.accept(seed, new Machines(program, sources.limits(seed), Moments.inputs(seed)));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private record Machines(Program program, Limits limits, InputState inputs) {
        Machine make() {
            return Moments.machine(program, limits, inputs);
        }
    }

    @ParameterizedTest
    @EnumSource
    void runningInOneGoOrInSlicesIsStepping(Sources sources) {
        each(sources, (seed, machines) -> {
            List<Moment> moments = Moments.of(machines.make(), MOST);
            Moment last = moments.get(moments.size() - 1);
            Machine run = machines.make();
            while (run.time() < last.time()) {
                run.run(Until.time(last.time()));
            }
            assertThat(Moments.now(run)).isEqualTo(last);
            Machine sliced = machines.make();
            Random random = new Random(seed);
            while (sliced.time() < last.time()) {
                sliced.run(Until.time(Math.min(last.time(), sliced.time() + 1 + random.nextInt(40))));
                assertThat(Moments.now(sliced)).isEqualTo(moments.get((int) sliced.time()));
            }
            assertThat(Moments.views(sliced)).isEqualTo(Moments.views(run));
        });
    }

    @ParameterizedTest
    @EnumSource
    void checkpointsAtEveryDistanceBringBackTheState(Sources sources) {
        each(sources, (seed, machines) -> {
            Random random = new Random(seed);
            int distance = List.of(1, 2, 7, 64, 300).get(random.nextInt(5));
            Machine machine = machines.make();
            List<Moment> moments = new ArrayList<>();
            List<String> views = new ArrayList<>();
            TreeMap<Long, Checkpoint> checkpoints = new TreeMap<>();
            while (moments.size() < MOST) {
                moments.add(Moments.now(machine));
                if (machine.time() % distance == 0) {
                    checkpoints.put(machine.time(), machine.checkpoint());
                    views.add(Moments.views(machine));
                }
                long time = machine.time();
                machine.run(Until.time(time + 1));
                if (machine.time() == time) {
                    break;
                }
            }
            for (int i = 0; i < 60; i++) {
                long goal = random.nextInt(moments.size());
                var from = checkpoints.floorEntry(goal);
                if (random.nextInt(4) == 0) {
                    // from any other one, too
                    from = checkpoints.floorEntry((long) random.nextInt((int) goal + 1));
                }
                machine.restore(from.getValue());
                assertThat(Moments.now(machine)).isEqualTo(moments.get((int) (long) from.getKey()));
                assertThat(Moments.views(machine)).isEqualTo(views.get((int) (from.getKey() / distance)));
                while (machine.time() < goal) {
                    machine.run(Until.time(goal));
                }
                assertThat(Moments.now(machine)).isEqualTo(moments.get((int) goal));
                if (random.nextInt(8) == 0) {
                    checkpoints.put(goal - goal % distance, checkpoints.get(goal - goal % distance));
                    Checkpoint fresh = machine.checkpoint();
                    machine.restore(fresh);
                    assertThat(Moments.now(machine)).isEqualTo(moments.get((int) goal));
                }
            }
        });
    }
}
