package vitrine.machine.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.isa.CollectorName;
import vitrine.machine.Checkpoint;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.RandomSources;
import vitrine.machine.SameRuns;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.program.HeapSettings;
import vitrine.program.Program;

/** A run that pauses inside of instructions, wherever that is, goes through the same states as one that does not. */
class InterruptedTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129L);
    private static final int PROGRAMS = Integer.getInteger("vitrine.interrupted.programs", 40);
    private static final long LONGEST = 1_500;

    private static List<String> collectors() {
        return Machines.standard().instructions().collectors().stream()
                .map(CollectorName::name)
                .toList();
    }

    private static Machine machine(Program program, HeapSettings settings, long seed) {
        return Machines.standard()
                .load(program.with(settings), Machines.standard().limits(), SameRuns.inputs(seed));
    }

    @Test
    void whereARunPausesDoesNotMatter() {
        long pauses = 0;
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = RandomSources.inAnyLayout(seed);
            Program program = Assembler.assemble(source, "stack", Machines.instructionSets())
                    .program();
            Random random = new Random(seed);
            for (String collector : collectors()) {
                HeapSettings settings = random.nextBoolean()
                        ? new HeapSettings(collector, true, 0)
                        : new HeapSettings(collector, false, 200 + random.nextInt(3_000));
                try {
                    pauses += compare(program, settings, seed, random);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + ", " + settings + "\n" + source, e);
                }
            }
        }
        assertThat(pauses).as("pauses inside of instructions").isGreaterThan(20L * PROGRAMS);
    }

    /** Returns how often the second machine paused inside of an instruction. */
    private static long compare(Program program, HeapSettings settings, long seed, Random random) {
        Machine whole = machine(program, settings, seed);
        Machine paused = machine(program, settings, seed);
        Machine walking = machine(program, settings, seed);
        Checkpoint inside = null;
        long insideTime = 0;
        long pauses = 0;
        Stop stop = Stop.TIME;
        while (whole.time() < LONGEST && stop == Stop.TIME) {
            long goal = whole.time() + 1 + random.nextInt(40);
            while (paused.time() < goal && stop == Stop.TIME) {
                stop = paused.run(Until.time(goal).sliced(1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 8)));
                if (paused.part() > 0 && stop == Stop.TIME && random.nextInt(8) == 0) {
                    pauses++;
                    look(walking, paused);
                    inside = paused.checkpoint();
                    insideTime = paused.time();
                }
            }
            while (whole.time() < paused.time() && whole.status() instanceof Status.Ready) {
                whole.run(Until.time(paused.time()));
            }
            assertThat(paused.digest()).as("state at %s", whole.time()).isEqualTo(whole.digest());
            assertThat(paused.part()).isZero();
            if (inside != null && random.nextInt(10) == 0) {
                // what was saved inside of an instruction goes on from there
                paused.restore(inside);
                assertThat(paused.time()).isEqualTo(insideTime);
                while (paused.time() < whole.time() && paused.status() instanceof Status.Ready) {
                    paused.run(Until.time(whole.time()).sliced(1 + random.nextInt(8)));
                }
                assertThat(paused.digest()).as("gone on from %s", insideTime).isEqualTo(whole.digest());
            }
        }
        return pauses;
    }

    /** Inside of an instruction there is the same to see as when one steps through its parts. */
    private static void look(Machine walking, Machine paused) {
        while (walking.time() < paused.time() && walking.status() instanceof Status.Ready) {
            walking.run(Until.time(paused.time()));
        }
        Checkpoint before = walking.checkpoint();
        while (walking.part() < paused.part() && walking.stepInside(Observer.NONE)) {
            // the next one
        }
        assertThat(walking.part()).isEqualTo(paused.part());
        assertThat(walking.digest())
                .as("inside of the instruction at %s, part %s", paused.time(), paused.part())
                .isEqualTo(paused.digest());
        HeapCheck.checkNumbers(paused);
        walking.restore(before);
    }
}
