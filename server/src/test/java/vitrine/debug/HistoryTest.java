package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Watch;
import vitrine.program.Assembly;

/**
 * Who reads and writes a cell is what a run shows that is executed one step at a time and written down: from any time, in both directions, with
 * inputs, with edits, with little memory for checkpoints. Asking moves nothing, and a question that is ended early has found the nearest.
 */
class HistoryTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = 40;
    private static final int QUESTIONS = 20;
    private static final long MOST = 1_500;

    @ParameterizedTest
    @EnumSource
    void historyIsWhatHappened(Sources sources) {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = sources.text(seed);
            try {
                check(seed, sources, Moments.assemble(source));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private static void check(long seed, Sources sources, Assembly assembly) {
        Random random = new Random(seed);
        Limits limits = sources.limits(seed);
        Debugger debugger =
                Moments.debugger(assembly, limits, Moments.inputs(seed), random.nextBoolean() ? 3_000 : 1 << 20);
        edit(debugger, random);
        Moments.finish(debugger.begin(new Motion.GoTo(random.nextInt(4) == 0 ? 300 : MOST)), 1_000);
        List<String> cells = cells(machine(assembly, limits, seed, debugger), sources, debugger.end());
        Collections.shuffle(cells, random);
        for (int i = 0; i < QUESTIONS; i++) {
            long present = random.nextInt((int) debugger.end() + 1);
            Moments.finish(debugger.begin(new Motion.GoTo(present)), 1_000);
            String cell = cells.get(i % cells.size());
            Question.Access access = Question.Access.values()[random.nextInt(3)];
            boolean backward = random.nextBoolean();
            long time = random.nextBoolean() ? -1 : random.nextInt((int) debugger.end() + 1);
            int count = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(30);
            Question.History question = new Question.History(cell, access, backward, time, count);
            long digest = debugger.machine().digest();
            int pauseAfter = random.nextInt(4) == 0 ? random.nextInt(8) : Integer.MAX_VALUE;
            CellHistory answer = ask(debugger, question, 1 + random.nextInt(800), pauseAfter);
            List<String> expected = written(machine(assembly, limits, seed, debugger), debugger, question);
            String what = question + " at " + present + " of " + debugger.end() + "\n" + answer;
            List<String> found =
                    answer.entries().stream().map(HistoryTest::text).toList();
            if (answer.complete()) {
                assertThat(found).as(what).isEqualTo(expected);
            } else {
                assertThat(found).as(what).isEqualTo(expected.subList(0, Math.min(found.size(), expected.size())));
            }
            assertThat(answer.message().isEmpty()).as(what).isEqualTo(answer.complete() && !found.isEmpty());
            assertThat(debugger.time()).isEqualTo(present);
            assertThat(debugger.machine().digest()).isEqualTo(digest);
        }
    }

    private static CellHistory ask(Debugger debugger, Question question, long slice, int pauseAfter) {
        Inquiry inquiry = debugger.ask(question);
        int slices = 0;
        while (!inquiry.advance(slice)) {
            assertThat(inquiry.progress()).isBetween(0.0, 1.0);
            if (slices++ == pauseAfter) {
                inquiry.pause();
            }
        }
        return (CellHistory) inquiry.finding();
    }

    private static void edit(Debugger debugger, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Moments.finish(debugger.begin(new Motion.GoTo(random.nextInt(200))), 1_000);
            debugger.write(List.of("g", "h", "k", "i", "fuel").get(random.nextInt(5)), "" + random.nextInt(9), true);
        }
    }

    /** The run with its edits, from the start. */
    private static Machine machine(Assembly assembly, Limits limits, long seed, Debugger debugger) {
        return new EditedMachine(
                Moments.machine(assembly.program(), limits, Moments.inputs(seed)),
                new Edits(debugger.inputs().edits()));
    }

    private static List<String> cells(Machine machine, Sources sources, long end) {
        List<String> cells = new ArrayList<>();
        for (String name : sources.cells()) {
            String cell = Cells.named(name, machine);
            if (cell != null) {
                cells.add(cell);
            }
        }
        while (machine.time() < end) {
            long time = machine.time();
            machine.step(effect -> {
                if (effect instanceof Effect.Write write) {
                    cells.add(write.cell());
                } else if (effect instanceof Effect.Read read) {
                    cells.add(read.cell());
                } else if (effect instanceof Effect.Push push) {
                    cells.add(push.cell());
                }
            });
            if (machine.time() == time) {
                break;
            }
        }
        return cells;
    }

    /** The same, from every step of the run. */
    private static List<String> written(Machine machine, Debugger debugger, Question.History question) {
        Watch.Cell cell = new Watch.Cell(
                question.cell(), question.access().reads(), question.access().writes());
        long time = question.time() < 0 ? debugger.time() : question.time();
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        edits(debugger, machine, cell, time >= 0 ? before : after);
        while (machine.time() < debugger.end()) {
            long step = machine.time();
            List<String> there = step < time ? before : after;
            Observation observation = Observation.step(machine, new Watch(List.of(cell), List.of()));
            for (Observation.Touch touch : observation.touches()) {
                Value value = touch.written() ? touch.after() : touch.before();
                there.add(text(step, touch.written(), view(machine, touch.before()), view(machine, value)));
            }
            edits(debugger, machine, cell, machine.time() <= time ? before : after);
        }
        Collections.reverse(before);
        List<String> asked = question.backward() ? before : after;
        return asked.subList(0, Math.min(question.count(), asked.size()));
    }

    private static void edits(Debugger debugger, Machine machine, Watch.Cell cell, List<String> there) {
        for (Edit edit : debugger.inputs().edits()) {
            if (edit.time() == machine.time() && machine.sameCell(edit.cell(), cell.name()) && cell.writes()) {
                there.add(text(machine.time() - 1, true, null, machine.view(machine.read(cell.name()))));
            }
        }
    }

    private static ValueView view(Machine machine, Value value) {
        return value == null ? null : machine.view(value);
    }

    private static String text(CellHistory.Entry entry) {
        return text(entry.time(), entry.written(), entry.edit() ? null : entry.before(), entry.value());
    }

    private static String text(long time, boolean written, ValueView before, ValueView value) {
        return time + (written ? " written " : " read ") + (before == null ? "" : before.text()) + " " + value.text();
    }

    @Test
    void wordsForWhatIsNotThere() {
        Debugger debugger = Moments.debugger(".global g 4\nconst 1\nprint\ngload g\nprint\nhalt\n");
        Moments.finish(debugger.begin(new Motion.GoTo(4)), 100);
        CellHistory never = ask(debugger, new Question.History("g", Question.Access.WRITE, true, -1, 1), 100, 100);
        assertThat(never.complete()).isTrue();
        assertThat(never.cell()).isEqualTo("global 0");
        assertThat(never.name()).isEqualTo("g");
        assertThat(never.message()).contains("first value");
        CellHistory next = ask(debugger, new Question.History("g", Question.Access.ANY, false, 2, 1), 100, 100);
        assertThat(next.entries()).hasSize(1);
        assertThat(next.entries().get(0).text()).isEqualTo("gload g");
        assertThat(next.entries().get(0).line()).isEqualTo(4);
        Inquiry nobody = debugger.ask(new Question.History("nobody", Question.Access.ANY, false, 2, 1));
        assertThat(nobody.advance(1)).isTrue();
        assertThat(((Refusal) nobody.finding()).reason()).contains("nobody");
        Inquiry far = debugger.ask(new Question.History("g", Question.Access.ANY, false, 99, 1));
        assertThat(((Refusal) far.finding()).reason()).contains("99");
    }
}
