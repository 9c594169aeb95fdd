package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.RandomSources;
import vitrine.machine.Stop;
import vitrine.program.Assembly;

/** What is counted is what the steps did, however one comes to a time. */
class TrafficTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    private static final String SOURCE = """
            .global sum 5
            .func main
                const 3
                const 4
                add
                gload sum
                add                ; sync: summed
                call kept
                gstore sum
                halt               ; sync: end
            .func kept n
            .local copy
                lload n
                lstore copy
                lload copy
                ret
            """;

    private static Traffic traffic(Debugger debugger, long time, List<String> names) {
        Inquiry inquiry = debugger.ask(new Question.Counts(time, names));
        Moments.finish(inquiry, 50);
        return (Traffic) inquiry.finding();
    }

    private static Map<String, List<Long>> byArea(List<Traffic.InArea> areas) {
        Map<String, List<Long>> all = new LinkedHashMap<>();
        areas.stream()
                .filter(each -> each.reads() + each.writes() > 0)
                .forEach(each -> all.put(each.area(), List.of(each.reads(), each.writes())));
        return all;
    }

    @Test
    void countedByHand() {
        Debugger debugger = SyncMarksTest.debugger(SOURCE);
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 100);
        long end = debugger.end();
        Traffic all = traffic(debugger, -1, List.of());
        assertThat(all.complete()).isTrue();
        assertThat(all.time()).isEqualTo(end).isEqualTo(12);
        // pops: add 2, add 2, the argument 1, lstore 1, gstore 1; ret leaves its result where it is
        // pushes: const 2, add 1, gload 1, add 1, lload 2
        assertThat(byArea(all.areas()))
                .containsEntry("globals", List.of(1L, 1L))
                .containsEntry("frames", List.of(2L, 1L))
                .containsEntry("stack", List.of(7L, 7L));
        assertThat(all.passed()).isEqualTo(2);
        assertThat(all.marks())
                .containsExactly(new Traffic.Passage(4, List.of("summed")), new Traffic.Passage(11, List.of("end")));
        assertThat(all.since().time()).isEqualTo(11);
        Traffic atEnd = traffic(debugger, 11, List.of());
        assertThat(atEnd.since().time()).isEqualTo(4);
        assertThat(byArea(atEnd.since().areas()))
                .containsEntry("globals", List.of(1L, 0L))
                .containsEntry("stack", List.of(2L, 4L));
        assertThat(traffic(debugger, 11, List.of("end")).since().time()).isZero();
        assertThat(traffic(debugger, 11, List.of("end")).passed()).isEqualTo(1);
        assertThat(debugger.time()).as("asking moves nothing").isEqualTo(end);
    }

    @Test
    void countedByHandWithRegisters() {
        Debugger debugger = SyncMarksTest.debugger("""
                .machine register
                    load $0 #3
                    load $1 #4
                    add $0 $1 $2
                    push $2
                    pop $3
                    hlt
                """);
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 100);
        Map<String, List<Long>> all = byArea(traffic(debugger, -1, List.of()).areas());
        assertThat(all).containsEntry("registers", List.of(3L, 4L)).containsEntry("memory", List.of(1L, 1L));
        assertThat(all.get("special").get(1)).as("sp goes down and up").isEqualTo(2);
        assertThat(all).containsOnlyKeys("registers", "memory", "special");
    }

    @Test
    void anotherMachineHasOtherAreas() {
        Debugger debugger = SyncMarksTest.debugger("""
                .machine abacus
                .global one 1
                .global sum 0
                .func main
                    times 2
                more:
                    add one, sum   ; sync: turn
                    again more
                    say sum, one
                    off 0
                """);
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 100);
        Traffic all = traffic(debugger, -1, List.of());
        assertThat(all.areas()).extracting(Traffic.InArea::area).containsExactly("rods", "dials", "visits");
        assertThat(byArea(all.areas()).get("rods").get(1)).isEqualTo(2);
        assertThat(byArea(all.areas()).get("dials").get(1)).isEqualTo(3);
        assertThat(all.passed()).isEqualTo(2);
    }

    /** The words with which the cells of the stack machine's areas begin. */
    private static final Map<String, String> AREAS = Map.of(
            "stack",
            "stack",
            "frame",
            "frames",
            "register",
            "registers",
            "global",
            "globals",
            "constant",
            "constants",
            "heap",
            "heap");

    @Test
    void inAnyOrderAndEndedEarlyItIsWhatTheStepsDid() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            String source = RandomSources.text(seed);
            try {
                check(seed, source);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private static void check(long seed, String source) {
        Random random = new Random(seed);
        var assembly = Moments.assemble(source);
        Machine machine = Moments.machine(assembly.program(), RandomSources.limits(seed), Moments.inputs(seed));
        List<Map<String, long[]>> expected = new ArrayList<>();
        expected.add(Map.of());
        while (expected.size() < 3_000) {
            long time = machine.time();
            Map<String, long[]> next = new LinkedHashMap<>();
            expected.get(expected.size() - 1).forEach((area, counts) -> next.put(area, counts.clone()));
            machine.step(effect -> count(effect, next));
            if (machine.time() == time) {
                break;
            }
            expected.add(next);
        }
        Debugger debugger = Moments.debugger(assembly, RandomSources.limits(seed), Moments.inputs(seed), 1 << 20);
        int end = expected.size() - 1;
        Moments.finish(debugger.begin(new Motion.GoTo(end)), 10_000);
        for (int i = 0; i < 12; i++) {
            long time = random.nextInt(end + 1);
            Inquiry inquiry = debugger.ask(new Question.Counts(time, List.of()));
            if (i % 3 == 2) {
                inquiry.advance(random.nextInt(2_000));
                inquiry.pause();
            }
            Moments.finish(inquiry, 1 + random.nextInt(5_000));
            if (!(inquiry.finding() instanceof Traffic found)) {
                assertThat(i % 3).isEqualTo(2);
                continue;
            }
            assertThat(found.complete()).isEqualTo(found.time() == time);
            if (i % 3 < 2) {
                assertThat(found.complete()).isTrue();
            }
            Map<String, List<Long>> there = new LinkedHashMap<>();
            expected.get((int) found.time()).forEach((area, counts) -> there.put(area, List.of(counts[0], counts[1])));
            assertThat(byArea(found.areas())).containsExactlyInAnyOrderEntriesOf(there);
            assertThat(debugger.time()).isEqualTo(end);
        }
    }

    private static void count(Effect effect, Map<String, long[]> counts) {
        String cell = "";
        int written = 0;
        if (effect instanceof Effect.Push push) {
            cell = push.cell();
            written = 1;
        } else if (effect instanceof Effect.Write write) {
            cell = write.cell();
            written = 1;
        } else if (effect instanceof Effect.Pop pop) {
            cell = pop.cell();
        } else if (effect instanceof Effect.Read read) {
            cell = read.cell();
        } else {
            return;
        }
        String area = AREAS.get(cell.substring(0, cell.indexOf(' ')));
        counts.computeIfAbsent(area, each -> new long[2])[written]++;
    }

    @Test
    void everyCellThatAnInstructionTouchesIsInAnArea() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("programs"))) {
            files = walk.filter(file -> file.toString().endsWith(".asm")).toList();
        }
        for (Path file : files) {
            Assembly assembly = Assembler.assemble(
                    Files.readString(file), Machines.standard().name(), Machines.instructionSets());
            if (assembly.program() == null) {
                continue;
            }
            MachineKind kind = Machines.named(assembly.program().machine());
            Machine machine = kind.load(
                    assembly.program(),
                    kind.limits(),
                    new InputLog(Moments.inputs(SEED), List.of(), List.of(), () -> Moments.NOW));
            while (machine.time() < 500 && machine.step(effect -> located(kind, effect, file)) == Stop.TIME) {
                // the next instruction
            }
        }
    }

    private static void located(MachineKind kind, Effect effect, Path file) {
        String cell = effect instanceof Effect.Read read
                ? read.cell()
                : effect instanceof Effect.Write write
                        ? write.cell()
                        : effect instanceof Effect.Push push
                                ? push.cell()
                                : effect instanceof Effect.Pop pop ? pop.cell() : "";
        if (!cell.isEmpty()) {
            assertThat(kind.areaOf(cell)).as(file + ": " + cell).isNotNull();
        }
    }

    @Test
    void anEditChangesWhatComesAfterItOnly() {
        Debugger debugger = SyncMarksTest.debugger("""
                .global n 2
                .func main
                turn:
                    gload n        ; sync: turn
                    const 1
                    sub
                    gstore n
                    gload n
                    jt turn
                    halt
                """);
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 100);
        assertThat(traffic(debugger, -1, List.of()).passed()).isEqualTo(2);
        Moments.finish(debugger.begin(new Motion.GoTo(5)), 100);
        assertThat(traffic(debugger, -1, List.of()).passed()).isEqualTo(1);
        assertThat(debugger.write("n", "7", true)).isNull();
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 100);
        assertThat(traffic(debugger, -1, List.of()).passed()).isEqualTo(8);
        assertThat(traffic(debugger, 5, List.of()).passed()).isEqualTo(1);
    }

    @Test
    void ofAManyTimesPassedMarkTheLastAreListed() {
        Debugger debugger = SyncMarksTest.debugger("""
                turn:
                    jmp turn       ; sync: turn
                """);
        Moments.finish(debugger.begin(new Motion.GoTo(120_000)), 10_000);
        Traffic found = traffic(debugger, -1, List.of());
        assertThat(found.passed()).isEqualTo(120_001);
        assertThat(found.marks()).hasSize(200);
        assertThat(found.marks().get(199).time()).isEqualTo(120_000);
        assertThat(traffic(debugger, 60_000, List.of()).marks().get(0).time()).isEqualTo(60_000 - 199);
        Inquiry beyond = debugger.ask(new Question.Counts(120_001, List.of()));
        Moments.finish(beyond, 100);
        assertThat(beyond.finding()).isInstanceOf(Refusal.class);
    }
}
