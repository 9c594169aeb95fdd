package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vitrine.asm.RandomPrograms;
import vitrine.machine.FrameHeight;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.RandomSources;
import vitrine.machine.Status;
import vitrine.machine.Trap;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.verify.Verification;
import vitrine.verify.Verifier;

/** What the verifier says before a run is what the run shows: heights, and that a program without warnings is safe from traps of stack and code. */
class HeightsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int MOST = 600;

    private int heights;
    private int clean;

    @Test
    void heightsOfProgramsAreThoseOfTheirRuns() {
        for (long seed = SEED; seed < SEED + 300; seed++) {
            String source = RandomSources.inAnyLayout(seed);
            try {
                var assembly = Moments.assemble(source);
                check(assembly.program(), assembly.sourceMap(), RandomSources.limits(seed), seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
        assertThat(heights).isGreaterThan(10_000);
        assertThat(clean).isGreaterThan(50);
    }

    @Test
    void heightsOfAnyBytesAreThoseOfTheirRuns() {
        for (long seed = SEED; seed < SEED + 20_000; seed++) {
            Program program = new RandomPrograms(seed, Moments.KIND).next();
            try {
                check(program, SourceMap.EMPTY, Limits.DEFAULT, seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    private void check(Program program, SourceMap sourceMap, Limits limits, long seed) {
        Verification verification = Verifier.verify(program, Moments.KIND.instructions(), sourceMap);
        boolean warned = verification.warnings().stream()
                .anyMatch(each -> !each.message().contains("never reached"));
        if (warned) {
            return;
        }
        boolean exact = true;
        for (int i = 0; i < program.functions().size(); i++) {
            exact &= verification.function(i).exact();
        }
        clean += exact ? 1 : 0;
        Machine machine = Moments.machine(program, limits, Moments.inputs(seed));
        long time = -1;
        while (machine.time() < MOST
                && machine.time() > time
                && !machine.status().ended()) {
            int known = verification.height(machine.address());
            if (known >= 0) {
                assertThat(FrameHeight.of(machine))
                        .as("height at 0x%04x, time %d", machine.address(), machine.time())
                        .isEqualTo(known);
                heights++;
            }
            assertThat(known).as("0x%04x", machine.address()).isNotEqualTo(Verification.UNREACHED);
            time = machine.time();
            machine.step(Observer.NONE);
        }
        if (exact && machine.status() instanceof Status.Trapped trapped) {
            assertThat(trapped.trap().kind()).as("%s", trapped).isNotIn(Trap.Kind.STACK, Trap.Kind.CODE);
        }
    }
}
