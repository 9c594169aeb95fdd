package vitrine.machine.register;

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
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.SameRuns;
import vitrine.machine.Sources;
import vitrine.machine.Until;
import vitrine.machine.Watch;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Program;

/** Compiled code does exactly what the interpreter does: the same states at the same times, the same stops, the same depths. */
class RegisterEngineTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = Integer.getInteger("vitrine.engine.programs", 150);
    private static final long MOST = 60_000;
    /** Machines with the same program go on with each other's code. */
    private static final Map<Program, CodeCache<RegisterCompilation.Unit>> CACHES = new WeakHashMap<>();

    private static RegisterMachine machine(Program program, Limits limits, long seed, int threshold) {
        CodeCache<RegisterCompilation.Unit> cache = CACHES.computeIfAbsent(program, each -> new CodeCache<>());
        return new RegisterMachine(program, limits, SameRuns.inputs(seed), threshold, cache);
    }

    private static Program assemble(String source) {
        return Assembler.assemble(source, "register", Machines.instructionSets())
                .program();
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
                    Program program = Assembler.assemble(Files.readString(file), "stack", Machines.instructionSets())
                            .program();
                    if (program != null && program.machine().equals("register")) {
                        for (int threshold : new int[] {1, 20}) {
                            same(program, Limits.DEFAULT, file.hashCode() + threshold, threshold);
                        }
                    }
                }));
    }

    @Test
    void randomProgramsRunAsInterpreted() {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = Sources.REGISTER.text(seed);
            check(seed, source, assemble(source), Sources.REGISTER.limits(seed));
        }
    }

    @Test
    void randomLoopsRunAsInterpreted() {
        for (long seed = SEED; seed < SEED + 2 * PROGRAMS; seed++) {
            String source = RegisterSources.loops(seed);
            check(seed, source, assemble(source), Sources.REGISTER.limits(seed));
        }
    }

    /** Code that no assembler would write: unverified, with jumps anywhere. */
    @Test
    void anyCodeRunsAsInterpreted() {
        for (long seed = SEED; seed < SEED + 2 * PROGRAMS; seed++) {
            check(seed, "any code", Sources.REGISTER.program(seed), Sources.REGISTER.limits(seed));
        }
    }

    /** A run with a watch stops at the same moments whether compiled code takes part or not. */
    @Test
    void watchedRunsStopAtTheSameMoments() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            String source = RegisterSources.loops(seed);
            Program program = assemble(source);
            Random random = new Random(seed);
            for (int i = 0; i < 6; i++) {
                BitSet addresses = new BitSet();
                if (random.nextInt(3) == 0) {
                    addresses.set(random.nextInt(program.codeLength()));
                }
                Until until =
                        new Until(30_000, addresses, random.nextInt(4) == 0 ? 1 : -1, true, watch(random, program));
                Limits limits = Sources.REGISTER.limits(seed);
                try {
                    SameRuns.checkWatched(
                            machine(program, limits, seed, RegisterEngine.NEVER),
                            machine(program, limits, seed, 5),
                            until,
                            random.nextLong());
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("seed " + seed + "\n" + source, e);
                }
            }
        }
    }

    private static Watch watch(Random random, Program program) {
        List<String> names = Sources.REGISTER.cells();
        List<Watch.Cell> cells = new ArrayList<>();
        List<Watch.Event> events = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String name = random.nextBoolean()
                    ? names.get(random.nextInt(names.size()))
                    : "memory 0x%x".formatted(4 * random.nextInt(60));
            boolean reads = random.nextBoolean();
            cells.add(new Watch.Cell(name, reads, !reads || random.nextBoolean()));
        }
        if (cells.isEmpty() || random.nextInt(4) == 0) {
            events.add(new Watch.Event(
                    Watch.Kind.values()[random.nextInt(Watch.Kind.values().length)],
                    random.nextInt(program.functions().size() + 1) - 1));
        }
        return new Watch(cells, events);
    }

    /** A recursion that is too deep for the thread's own stack. */
    @Test
    void deepRecursion() {
        String source = """
                .machine register
                .memory 4_000_000
                .func main
                    load $0 200_000
                    call down
                    prti $0
                    hlt
                .func down n
                    load $4 0
                    eq $0 $4
                    djmpe bottom
                    push $0
                    dec $0
                    call down
                    pop $4
                    add $0 $4 $0
                bottom:
                    ret
                """;
        RegisterMachine machine = machine(assemble(source), Limits.DEFAULT, SEED, 100);
        RegisterMachine slow = machine(assemble(source), Limits.DEFAULT, SEED, RegisterEngine.NEVER);
        while (!machine.status().ended()) {
            machine.run(Until.time(machine.time() + 1_000_000));
            slow.run(Until.time(machine.time()));
            assertThat(slow.digest()).isEqualTo(machine.digest());
            assertThat(slow.highestDepth()).isEqualTo(machine.highestDepth());
        }
        assertThat(machine.highestDepth()).isEqualTo(200_002);
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
                machine(program, limits, seed, RegisterEngine.NEVER),
                machine(program, limits, seed, threshold),
                seed,
                MOST);
    }
}
