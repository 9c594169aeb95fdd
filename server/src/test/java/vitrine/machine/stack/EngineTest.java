package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.RandomPrograms;
import vitrine.machine.Checkpoint;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.program.Program;

/** Compiled code does exactly what the interpreter does: the same states at the same times, the same stops, the same depths. */
class EngineTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = Integer.getInteger("vitrine.engine.programs", 150);
    private static final long MOST = 60_000;
    /** Machines with the same program go on with each other's code. */
    private static final Map<Program, CodeCache> CACHES = new WeakHashMap<>();

    /** The clock moves, and numbers are drawn, with the time; there are some lines and then no more. */
    private record Given(List<String> lines) implements Inputs {
        @Override
        public Input read(long time, InputRequest request) {
            if (request instanceof InputRequest.Random random) {
                return new Input.Number((time * 0x9E3779B97F4A7C15L >>> 1) % random.bound());
            } else if (request instanceof InputRequest.Clock) {
                return new Input.Number(1_000_000 + time);
            }
            return lines.isEmpty() ? new Input.End() : new Input.Line(lines.get((int) (time % lines.size())));
        }
    }

    private static StackMachine machine(Program program, Limits limits, long seed, int threshold) {
        CodeCache cache = CACHES.computeIfAbsent(program, each -> new CodeCache());
        return new StackMachine(program, limits, new Given(RandomSources.lines(seed)), threshold, cache);
    }

    private static Program assemble(String source) {
        return Assembler.assemble(source, "stack", Machines.instructionSets()).program();
    }

    @TestFactory
    Stream<DynamicTest> theProgramsRunAsInterpreted() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("programs"))) {
            files = walk.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Program program = assemble(Files.readString(file));
                    if (program != null && program.machine().equals("stack")) {
                        for (int threshold : new int[] {1, 20}) {
                            same(program, Limits.DEFAULT, file.hashCode() + threshold, threshold);
                        }
                    }
                }));
    }

    @Test
    void randomProgramsRunAsInterpreted() {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = RandomSources.text(seed);
            check(seed, source, assemble(source), RandomSources.limits(seed));
        }
    }

    /** Programs that compute with everything in loops: see {@link RandomLoops}. */
    @Test
    void randomLoopsRunAsInterpreted() {
        for (long seed = SEED; seed < SEED + 2 * PROGRAMS; seed++) {
            String source = RandomLoops.text(seed);
            check(seed, source, assemble(source), seed % 4 == 0 ? new Limits(4_000, 60, 9, 300) : Limits.DEFAULT);
        }
    }

    /** Code that no assembler would write: unverified, with jumps anywhere. */
    @Test
    void anyCodeRunsAsInterpreted() {
        RandomPrograms programs = new RandomPrograms(SEED, "stack", StackMachineKind.INSTRUCTIONS);
        for (int i = 0; i < PROGRAMS; i++) {
            Program program = programs.next();
            if (program.machine().equals("stack")) {
                check(SEED + i, "random program " + i, program, RandomSources.limits(SEED + i));
            }
        }
    }

    private static void check(long seed, String source, Program program, Limits limits) {
        try {
            same(program, limits, seed, 1 + (int) (seed % 5));
        } catch (AssertionError | RuntimeException | LinkageError e) {
            throw new AssertionError("seed " + seed + "\n" + source, e);
        }
    }

    /** Runs a program on both engines, slice by slice, and now and then back to a checkpoint and forward again. */
    private static void same(Program program, Limits limits, long seed, int threshold) {
        Random random = new Random(seed);
        StackMachine slow = machine(program, limits, seed, Engine.NEVER);
        StackMachine fast = machine(program, limits, seed, threshold);
        List<Checkpoint> checkpoints = new ArrayList<>();
        BitSet addresses = new BitSet();
        while (slow.time() < MOST) {
            long goal = slow.time() + 1 + random.nextInt(random.nextInt(4) == 0 ? 4_000 : 150);
            if (random.nextInt(8) == 0) {
                addresses = new BitSet();
                for (int i = random.nextInt(4); i > 0; i--) {
                    addresses.set(random.nextInt(program.codeLength() + 1));
                }
            }
            int depth = random.nextInt(6) == 0 ? slow.depth() - random.nextInt(2) : -1;
            Until until = new Until(goal, random.nextBoolean() ? addresses : new BitSet(), depth, random.nextBoolean());
            slow.markDepth();
            fast.markDepth();
            Stop stop = run(slow, until);
            assertThat(run(fast, until)).isEqualTo(stop);
            assertThat(fast.time()).isEqualTo(slow.time());
            assertThat(fast.address()).as("address at %s", slow.time()).isEqualTo(slow.address());
            assertThat(fast.digest()).as("state at %s", slow.time()).isEqualTo(slow.digest());
            assertThat(fast.status()).isEqualTo(slow.status());
            assertThat(fast.highestDepth())
                    .as("highest depth at %s", slow.time())
                    .isEqualTo(slow.highestDepth());
            assertThat(fast.lowestDepth()).isEqualTo(slow.lowestDepth());
            if (random.nextInt(5) == 0) {
                checkpoints.add(fast.checkpoint());
            }
            if (random.nextInt(12) == 0 && !checkpoints.isEmpty()) {
                Checkpoint checkpoint = checkpoints.get(random.nextInt(checkpoints.size()));
                long present = fast.time();
                fast.restore(checkpoint);
                while (fast.time() < present && run(fast, Until.time(present)) == Stop.TIME) {
                    // long instructions end a run early
                }
                assertThat(fast.digest()).as("after going back").isEqualTo(slow.digest());
            }
            if (stop == Stop.ENDED || stop == Stop.WAITING) {
                return;
            }
        }
    }

    /** A run that is not ended early by instructions that work long. */
    private static Stop run(StackMachine machine, Until until) {
        Stop stop = Stop.TIME;
        while (stop == Stop.TIME && machine.time() < until.time()) {
            stop = machine.run(until);
        }
        return stop;
    }
}
