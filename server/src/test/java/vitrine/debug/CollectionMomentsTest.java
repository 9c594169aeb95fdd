package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.isa.CollectorName;
import vitrine.machine.Checkpoint;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.Sources;
import vitrine.machine.Until;
import vitrine.program.HeapSettings;
import vitrine.program.Program;

/** Runs with collections, under every collector: watched part by part, in single steps or at full speed they are the same, forwards and backwards. */
class CollectionMomentsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = 25;
    private static final int MOST = 500;

    static List<String> collectors() {
        return Moments.KIND.instructions().collectors().stream()
                .map(CollectorName::name)
                .toList();
    }

    /** Parts that were met in all programs of a test: one that meets none would show nothing. */
    private long inside;

    private interface Test {
        void check(Program program, Random random, long seed);
    }

    private void each(String collector, Test test) {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = Sources.STACK.text(seed);
            Random random = new Random(seed);
            HeapSettings heap = new HeapSettings(collector, seed % 4 == 0, 700 + random.nextInt(1_500));
            try {
                test.check(Moments.assemble(source).program().with(heap), random, seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", " + heap + "\n" + source, e);
            }
        }
        if (!collector.equals("none")) {
            assertThat(inside).isGreaterThan(200);
        }
    }

    private static Machine machine(Program program, long seed) {
        return Moments.machine(program, Sources.STACK.limits(seed), Moments.inputs(seed));
    }

    private static Sight sight(Machine machine) {
        return new Sight(machine.digest(), Moments.views(machine));
    }

    private record Sight(long digest, String views) {}

    @ParameterizedTest
    @MethodSource("collectors")
    void watchedOrNotItIsTheSameRun(String collector) {
        each(collector, (program, random, seed) -> {
            Machine watched = machine(program, seed);
            Machine stepped = machine(program, seed);
            Machine run = machine(program, seed);
            while (watched.time() < MOST) {
                long time = watched.time();
                List<Effect> ends = new ArrayList<>();
                int parts = random.nextInt(3) == 0 ? Integer.MAX_VALUE : random.nextInt(12);
                while (parts-- > 0 && watched.stepInside(effect -> keepEnd(effect, ends))) {
                    inside++;
                    assertThat(watched.part()).isPositive();
                    assertThat(watched.time()).isEqualTo(time);
                    Moments.views(watched);
                }
                List<Effect> effects = new ArrayList<>(ends);
                watched.step(effects::add);
                List<Effect> expected = new ArrayList<>();
                stepped.step(expected::add);
                run.run(Until.time(time + 1));
                assertThat(watched.part()).isZero();
                assertThat(sight(watched)).as("time %d", time).isEqualTo(sight(stepped));
                assertThat(sight(run)).as("time %d", time).isEqualTo(sight(stepped));
                if (effects.stream().noneMatch(Effect.Thrown.class::isInstance)) {
                    assertThat(effects).as("time %d", time).isEqualTo(expected);
                }
                if (stepped.time() == time) {
                    break;
                }
            }
        });
    }

    private static void keepEnd(Effect effect, List<Effect> ends) {
        if (effect instanceof Effect.Collected) {
            ends.add(effect);
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void checkpointsInsideBringBackTheState(String collector) {
        each(collector, (program, random, seed) -> {
            Machine machine = machine(program, seed);
            Map<Moment, Sight> sights = new HashMap<>();
            TreeMap<Moment, Checkpoint> checkpoints = new TreeMap<>();
            while (machine.time() < MOST && sights.size() < 1_500) {
                Moment now = Moment.of(machine);
                sights.put(now, sight(machine));
                if (now.time() == 0 || random.nextInt(20) == 0) {
                    checkpoints.put(now, machine.checkpoint());
                }
                if (machine.stepInside(Observer.NONE)) {
                    inside++;
                } else if (!stepped(machine)) {
                    break;
                }
            }
            List<Moment> moments = new ArrayList<>(sights.keySet());
            for (int i = 0; i < 40; i++) {
                Moment goal = moments.get(random.nextInt(moments.size()));
                machine.restore(checkpoints.floorEntry(goal).getValue());
                assertThat(sight(machine)).isEqualTo(sights.get(checkpoints.floorKey(goal)));
                while (machine.time() < goal.time()) {
                    machine.run(Until.time(goal.time()));
                }
                while (machine.part() < goal.part()) {
                    machine.stepInside(Observer.NONE);
                }
                assertThat(sight(machine)).as("%s", goal).isEqualTo(sights.get(goal));
            }
        });
    }

    private static boolean stepped(Machine machine) {
        long time = machine.time();
        machine.step(Observer.NONE);
        return machine.time() > time;
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void everyPartIsToldInOneSentence(String collector) {
        each(collector, (program, random, seed) -> {
            Debugger debugger = new Debugger(
                    Moments.KIND,
                    program,
                    Moments.assemble(Sources.STACK.text(seed)).sourceMap(),
                    Sources.STACK.limits(seed),
                    Moments.inputs(seed));
            Moment before = Moment.whole(-1);
            while (debugger.time() < MOST / 2 && !before.equals(Moment.of(debugger.machine()))) {
                before = Moment.of(debugger.machine());
                Moments.finish(debugger.begin(new Motion.StepIn(1, true)), 1_000);
                StepReport last = debugger.lastStep();
                if (last != null && last.part() > 0) {
                    inside++;
                    assertThat(last.sentence()).endsWith(".").doesNotContain("{", "…  ", "|");
                    assertThat(last.effects().get(0)).isInstanceOf(Effect.Part.class);
                }
            }
        });
    }
}
