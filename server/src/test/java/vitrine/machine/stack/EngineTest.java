package vitrine.machine.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.RandomPrograms;
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.SameRuns;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** Compiled code does exactly what the interpreter does: the same states at the same times, the same stops, the same depths. */
class EngineTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = Integer.getInteger("vitrine.engine.programs", 150);
    private static final long MOST = 60_000;
    /** Machines with the same program go on with each other's code. */
    private static final Map<Program, CodeCache<Compilation.Unit>> CACHES = new WeakHashMap<>();

    private static StackMachine machine(Program program, Limits limits, long seed, int threshold) {
        CodeCache<Compilation.Unit> cache = CACHES.computeIfAbsent(program, each -> new CodeCache<>());
        return new StackMachine(program, limits, SameRuns.inputs(seed), threshold, cache);
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

    private static void same(Program program, Limits limits, long seed, int threshold) {
        SameRuns.check(
                machine(program, limits, seed, Engine.NEVER), machine(program, limits, seed, threshold), seed, MOST);
    }
}
