package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.SameRuns;
import vitrine.machine.Until;
import vitrine.machine.Watch;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** A run with a watch stops at the same moments whether compiled code takes part or not. */
class WatchedRunTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final List<String> CELLS = List.of(
            "global 0",
            "global 1",
            "global 2",
            "frame 0 local 0",
            "frame 0 local 1",
            "frame 0 local 2",
            "frame 1 local 0",
            "frame 2 local 1",
            "stack 0",
            "stack 2",
            "stack 9",
            "heap 0x80",
            "heap 0x88",
            "constant 0",
            "register SP",
            "register FP");

    private static final String HOT = """
            .global g 1
            .func main
            .local i
            .local a
                const 30
                newarr
                lstore a
            again:
                lload a
                lload i
                const 30
                mod
                lload i
                call f
                astore
                lload i
                const 1
                add
                dup
                lstore i
                const 4_000
                mod
                jt again
                gload g
                gstore g
                trace
                trace
                lload i
                const 60_000
                lt
                jt again
                halt
            .func f n
                lload n
                const 997
                mod
                jf rare
                lload n
                ret
            rare:
                gload g
                const 1
                newarr
                pop
                ret
            """;

    private static final Inputs INPUTS = (time, request) -> request instanceof InputRequest.Line
            ? new Input.Line(String.valueOf(time % 50))
            : new Input.Number(
                    request instanceof InputRequest.Random random ? time % random.bound() : 1_000_000 + time);

    @Test
    void sameStopsInRandomPrograms() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            String source = RandomSources.text(seed);
            try {
                check(seed, source, RandomSources.limits(seed), 6, 20_000);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    @Test
    void sameStopsWhereCodeIsHot() {
        check(SEED, HOT, Limits.DEFAULT, 40, 400_000);
    }

    private static void check(long seed, String source, Limits limits, int watches, long most) {
        Program program =
                Assembler.assemble(source, "stack", Machines.instructionSets()).program();
        Random random = new Random(seed);
        for (int i = 0; i < watches; i++) {
            Watch watch = watch(random, program);
            long slices = random.nextLong();
            BitSet addresses = new BitSet();
            if (random.nextInt(3) == 0) {
                addresses.set(random.nextInt(program.codeLength()));
            }
            int depth = random.nextInt(4) == 0 ? 1 : -1;
            SameRuns.checkWatched(
                    new StackMachine(program, limits, INPUTS, Engine.NEVER, new CodeCache<>()),
                    new StackMachine(program, limits, INPUTS, 5, new CodeCache<>()),
                    new Until(most, addresses, depth, true, watch),
                    slices);
        }
    }

    private static Watch watch(Random random, Program program) {
        List<Watch.Cell> cells = new ArrayList<>();
        List<Watch.Event> events = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            boolean reads = random.nextBoolean();
            cells.add(new Watch.Cell(CELLS.get(random.nextInt(CELLS.size())), reads, !reads || random.nextBoolean()));
        }
        if (cells.isEmpty() || random.nextInt(4) == 0) {
            events.add(new Watch.Event(
                    Watch.Kind.values()[random.nextInt(Watch.Kind.values().length)],
                    random.nextInt(program.functions().size() + 1) - 1));
        }
        return new Watch(cells, events);
    }
}
