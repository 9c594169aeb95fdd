package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Checkpoint;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.program.Program;

/**
 * A checkpoint copies only what is marked as written: whoever writes memory and forgets to mark it is found here. Each checkpoint, brought back in
 * another machine that shares nothing with it, must be the state that was saved.
 */
class MarksTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = 150;

    /** Writes everywhere in arrays of several pages, in globals and in strings, with plain code that any way of executing must get right. */
    private static final String WRITES = """
            .global a 0
            .global b 0
            .global text "x"
            .func main
            .local i
            .local array
                const 3000
                newarr
                lstore array
                lload array
                gstore a
            again:
                lload array
                lload i
                const 7919
                mul
                const 3000
                mod
                lload i
                astore
                lload i
                gstore b
                gload text
                lload i
                i2s
                concat
                gstore text
                gload text
                slen
                const 60
                lt
                jt short
                gload text
                const 0
                const 3
                substr
                gstore text
            short:
                lload i
                const 1
                add
                dup
                lstore i
                const 3000
                lt
                jt again
                const 300
                newarr
                gstore a
            """;

    @ParameterizedTest
    @EnumSource
    void whatIsSavedIsWhatThereWas(Sources sources) {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            boolean written = sources == Sources.STACK && seed % 10 == 0;
            String source = written ? WRITES : sources.text(seed);
            try {
                Limits limits = written ? Limits.DEFAULT : sources.limits(seed);
                check(Moments.assemble(source).program(), sources, limits, seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private record Kept(Checkpoint checkpoint, Moments.Moment moment) {}

    private static void check(Program program, Sources sources, Limits limits, long seed) {
        Random random = new Random(seed);
        Machine machine = Moments.machine(program, limits, Moments.inputs(seed));
        Machine other = Moments.machine(program, limits, Moments.inputs(seed));
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            machine.run(Until.time(machine.time() + 1 + random.nextInt(1 << random.nextInt(12))));
            if (random.nextInt(3) == 0) {
                edit(machine, sources, random);
            }
            kept.add(new Kept(machine.checkpoint(), Moments.now(machine)));
            if (random.nextInt(4) == 0) {
                Kept earlier = kept.get(random.nextInt(kept.size()));
                machine.restore(earlier.checkpoint);
                assertThat(Moments.now(machine)).isEqualTo(earlier.moment);
            }
        }
        for (Kept each : kept) {
            other.restore(each.checkpoint);
            assertThat(Moments.now(other)).isEqualTo(each.moment);
        }
    }

    private static void edit(Machine machine, Sources sources, Random random) {
        String cell = Cells.named(sources.cell(random, machine.depth()), machine);
        if (cell != null) {
            machine.write(cell, new Value.Int(random.nextInt(100)));
        }
    }
}
