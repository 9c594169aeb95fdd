package vitrine.machine.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.isa.CollectorName;
import vitrine.machine.AreaView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.RandomSources;
import vitrine.machine.SameRuns;
import vitrine.machine.Status;
import vitrine.machine.Trap;
import vitrine.machine.Until;
import vitrine.machine.Window;
import vitrine.program.HeapSettings;
import vitrine.program.Program;

/** A program cannot tell which collector has its heap, as long as the heap is large enough; and every collector keeps its heap in order. */
class CollectorsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = Integer.getInteger("vitrine.collectors.programs", 60);
    private static final long LONGEST = 3_000_000;
    /** Looking at all of a heap again and again takes long. */
    private static final long MOST_LOOKED_AT = 100_000;

    private static final String NONE = "none";
    private static final Limits ROOMY = new Limits(
            64L << 20, Limits.DEFAULT.stackValues(), Limits.DEFAULT.callDepth(), Limits.DEFAULT.outputChars());

    private static List<String> collectors() {
        return Machines.standard().instructions().collectors().stream()
                .map(CollectorName::name)
                .toList();
    }

    private static Program assemble(String source) {
        return Assembler.assemble(source, "stack", Machines.instructionSets()).program();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(Path.of("programs"))) {
            return walk.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
    }

    /** Programs that do not choose a heap by themselves come under each collector to the same end at the same time. */
    @TestFactory
    Stream<DynamicTest> programsComeToTheSameEnd() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Program program = assemble(Files.readString(file));
                    if (program != null
                            && program.machine().equals("stack")
                            && program.heap().equals(HeapSettings.USUAL)) {
                        Machine plain = ended(program, NONE);
                        for (String collector : collectors()) {
                            Machine collected = ended(program, collector);
                            if (!full(plain) && !full(collected)) {
                                assertThat(collected.time()).as(collector).isEqualTo(plain.time());
                                assertThat(collected.status()).as(collector).isEqualTo(plain.status());
                                assertThat(visible(collected)).as(collector).isEqualTo(visible(plain));
                            }
                        }
                    }
                }));
    }

    private static Machine ended(Program program, String collector) {
        Machine machine = machine(program.with(new HeapSettings(collector, false, 0)), 1);
        go(machine, LONGEST);
        return machine;
    }

    /** With a collection before every allocation. */
    @TestFactory
    Stream<DynamicTest> programsDoNotNoticeCollections() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Program program = assemble(Files.readString(file));
                    if (program != null && program.machine().equals("stack")) {
                        for (String collector : collectors()) {
                            same(program, new HeapSettings(collector, true, 0), file.hashCode(), 6_000);
                        }
                    }
                }));
    }

    @Test
    void randomProgramsDoNotNoticeCollections() {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            Program program = assemble(RandomSources.inAnyLayout(seed));
            Random random = new Random(seed);
            for (String collector : collectors()) {
                try {
                    same(program, new HeapSettings(collector, true, 0), seed, 3_000);
                    same(program, new HeapSettings(collector, false, 200 + random.nextInt(3_000)), seed, 20_000);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            "seed " + seed + ", " + collector + "\n" + RandomSources.inAnyLayout(seed), e);
                }
            }
        }
    }

    /** At every moment inside of a collection. */
    @Test
    void eachObjectIsThereOnceWhileItIsMoved() {
        for (String collector : collectors()) {
            int inside = 0;
            for (long seed = SEED; seed < SEED + 30; seed++) {
                Program program = assemble(RandomSources.inAnyLayout(seed));
                Machine machine = machine(program.with(new HeapSettings(collector, false, 700)), seed);
                while (machine.time() < 400 && machine.status() instanceof Status.Ready) {
                    while (machine.stepInside(Observer.NONE)) {
                        HeapCheck.checkNumbers(machine);
                        inside++;
                    }
                    machine.step(Observer.NONE);
                }
            }
            assertThat(inside)
                    .as(collector)
                    .satisfies(parts ->
                            assertThat(parts > 0 || collector.equals(NONE)).isTrue());
        }
    }

    /** Runs a program with some settings beside itself without a collector, as long as both have room. */
    private static void same(Program program, HeapSettings settings, long seed, long most) {
        Machine plain = machine(program.with(new HeapSettings(NONE, false, 0)), seed);
        Machine collected = machine(program.with(settings), seed);
        Random random = new Random(seed);
        while (plain.time() < most
                && !plain.status().ended()
                && !collected.status().ended()) {
            long goal = plain.time() + 1 + random.nextInt(random.nextInt(3) == 0 ? 2_000 : 100);
            go(collected, goal);
            go(plain, Math.min(goal, collected.time()));
            if (full(collected) || full(plain) || plain.allocatedBytes() > MOST_LOOKED_AT) {
                return;
            }
            HeapCheck.check(collected);
            assertThat(collected.time()).isEqualTo(plain.time());
            assertThat(collected.address()).isEqualTo(plain.address());
            assertThat(HeapCheck.reachable(collected))
                    .as("objects at time %s", plain.time())
                    .isEqualTo(HeapCheck.reachable(plain));
            assertThat(visible(collected)).as("state at time %s", plain.time()).isEqualTo(visible(plain));
        }
        assertThat(collected.status()).isEqualTo(plain.status());
    }

    private static Machine machine(Program program, long seed) {
        return Machines.standard().load(program, ROOMY, SameRuns.inputs(seed));
    }

    private static void go(Machine machine, long goal) {
        while (machine.time() < goal && machine.status() instanceof Status.Ready) {
            machine.run(Until.time(goal));
        }
    }

    private static boolean full(Machine machine) {
        return machine.status() instanceof Status.Trapped trapped
                && trapped.trap().kind() == Trap.Kind.LIMIT;
    }

    /** What the page shows of values, without addresses. */
    private static List<String> visible(Machine machine) {
        List<String> texts = new ArrayList<>();
        for (String area : List.of("stack", "globals")) {
            AreaView view = machine.view(area, new Window(0, 1_000));
            view.cells().forEach(cell -> texts.add(cell.value().text()));
        }
        AreaView frames = machine.view("frames", new Window(0, 100));
        frames.groups()
                .forEach(frame ->
                        frame.cells().forEach(cell -> texts.add(cell.value().text())));
        // a dump shows the heap itself
        if (!Disassembler.disassemble(machine.program(), Machines.standard().instructions())
                .contains("dump")) {
            AreaView output = machine.view("output", new Window(0, Integer.MAX_VALUE));
            texts.add(output.text());
        }
        return texts;
    }
}
