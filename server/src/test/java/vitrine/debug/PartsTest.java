package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vitrine.asm.Assembler;
import vitrine.machine.Effect;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Watch;
import vitrine.program.Assembly;

/** Moments inside of instructions: each is the same however it is reached, and stepping by part is the mirror of stepping back by part. */
class PartsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    /** Clears the last rod four times, bead by bead. */
    private static final String SOURCE = """
            .machine abacus
            .global one 1
            .global sum 0
            .global waste 5
            .func main
                times 4
            more:
                add one, sum
                copy sum, waste
                add sum, waste
                visit grow, one
                again more
                say sum, waste
                off 0
            .func grow
                tidy sum, one
                back one, one
            """;

    private static Assembly assembly() {
        return Assembler.assemble(SOURCE, "abacus", Machines.instructionSets());
    }

    private static Debugger debugger() {
        return Moments.debugger(assembly(), Limits.DEFAULT, new InputState(List.of(), 0, true, 1, List.of()), 1 << 20);
    }

    private static StopReason move(Debugger debugger, Motion motion) {
        return Moments.finish(debugger.begin(motion), 3);
    }

    /** What is to be seen at a moment. */
    private record Sight(long digest, String views, String sentence, List<Effect> effects) {
        static Sight of(Debugger debugger) {
            StepReport last = debugger.lastStep();
            return new Sight(
                    debugger.machine().digest(),
                    Moments.views(debugger.machine()),
                    last == null ? "" : last.sentence(),
                    last == null ? List.of() : last.effects());
        }
    }

    private static Moment now(Debugger debugger) {
        return Moment.of(debugger.machine());
    }

    /** All moments of the run in order. */
    private static NavigableMap<Moment, Sight> all() {
        Debugger debugger = debugger();
        NavigableMap<Moment, Sight> all = new TreeMap<>();
        all.put(now(debugger), Sight.of(debugger));
        while (!debugger.machine().status().ended()) {
            move(debugger, new Motion.StepIn(1, true));
            all.put(now(debugger), Sight.of(debugger));
        }
        return all;
    }

    @Test
    void partsAreStepsOfTheirOwn() {
        Debugger debugger = debugger();
        move(debugger, new Motion.GoTo(5));
        assertThat(move(debugger, new Motion.StepIn(1, true))).isEqualTo(StopReason.STEP);
        assertThat(now(debugger)).isEqualTo(new Moment(5, 1));
        assertThat(debugger.lastStep().part()).isEqualTo(1);
        assertThat(debugger.lastStep().sentence()).isEqualTo("Took beads off rod 2: 1 are left, since it is tidied.");
        move(debugger, new Motion.StepIn(1, true));
        assertThat(debugger.lastStep().effects())
                .hasSize(2)
                .anyMatch(effect -> effect instanceof Effect.Collected collected && collected.steps() == 2);
        move(debugger, new Motion.StepIn(1, true));
        assertThat(now(debugger)).isEqualTo(new Moment(6, 0));
        assertThat(debugger.lastStep().part()).isZero();
        assertThat(debugger.lastStep().sentence())
                .startsWith("First collected, since it is tidied: freed 2 objects, 2 of 2 bytes. Copied sum to one.");
        assertThat(move(debugger, new Motion.StepBack(1, true))).isEqualTo(StopReason.STEP);
        assertThat(now(debugger)).isEqualTo(new Moment(5, 2));
        assertThat(move(debugger, new Motion.StepBack(2, true))).isEqualTo(StopReason.STEP);
        assertThat(now(debugger)).isEqualTo(new Moment(5, 0));
        move(debugger, new Motion.StepBack(1, true));
        assertThat(now(debugger)).isEqualTo(new Moment(4, 0));
        assertThat(move(debugger, new Motion.StepBack(9, true))).isEqualTo(StopReason.START);
    }

    @Test
    void goingBackByPartMeetsTheMomentsOfGoingForward() {
        NavigableMap<Moment, Sight> all = all();
        assertThat(all.keySet().stream().filter(Moment::inside)).hasSizeGreaterThan(12);
        Debugger debugger = debugger();
        move(debugger, new Motion.GoToEnd());
        for (Map.Entry<Moment, Sight> each : all.descendingMap().entrySet()) {
            assertThat(now(debugger)).isEqualTo(each.getKey());
            assertThat(Sight.of(debugger)).isEqualTo(each.getValue());
            move(debugger, new Motion.StepBack(1, true));
        }
    }

    @Test
    void anyRowOfMovementsShowsTheSameAtTheSameMoment() {
        NavigableMap<Moment, Sight> all = all();
        List<Moment> moments = new ArrayList<>(all.keySet());
        for (long seed = SEED; seed < SEED + 40; seed++) {
            Random random = new Random(seed);
            Debugger debugger = debugger();
            for (int i = 0; i < 60; i++) {
                int at = moments.indexOf(now(debugger));
                Motion motion = motion(random, moments);
                Task task = debugger.begin(motion);
                int pause = random.nextInt(4) == 0 ? random.nextInt(8) : Integer.MAX_VALUE;
                for (int slice = 0; !task.advance(1 + random.nextInt(3)); slice++) {
                    if (slice == pause) {
                        task.pause();
                    }
                }
                Moment now = now(debugger);
                assertThat(Sight.of(debugger))
                        .as("seed %d, %s at %s", seed, motion, now)
                        .isEqualTo(all.get(now));
                if (task.reason() == StopReason.PAUSE && task.backward()) {
                    assertThat(now).isEqualTo(moments.get(at));
                } else if (motion instanceof Motion.StepIn step && step.parts() && task.reason() == StopReason.STEP) {
                    assertThat(now).isEqualTo(moments.get((int) (at + step.count())));
                } else if (motion instanceof Motion.StepBack step && step.parts()) {
                    assertThat(now).isEqualTo(moments.get(Math.max(0, (int) (at - step.count()))));
                }
            }
        }
    }

    private static Motion motion(Random random, List<Moment> moments) {
        return switch (random.nextInt(12)) {
            case 0, 1 -> new Motion.StepIn(1, true);
            case 2 -> new Motion.StepIn(1 + random.nextInt(9), true);
            case 3, 4 -> new Motion.StepBack(1, true);
            case 5 -> new Motion.StepBack(1 + random.nextInt(9), true);
            case 6 -> new Motion.StepBack(1 + random.nextInt(3));
            case 7 -> new Motion.StepIn(1 + random.nextInt(3));
            case 8 -> random.nextBoolean() ? new Motion.Next() : new Motion.Previous();
            case 9 -> random.nextBoolean() ? new Motion.StepOut() : new Motion.BackToCall();
            case 10 -> random.nextBoolean() ? new Motion.Continue() : new Motion.ReverseContinue();
            default -> new Motion.GoTo(moments.get(random.nextInt(moments.size())));
        };
    }

    @Test
    void wholeMovementsFromInsideAreThoseFromItsBeginning() {
        List<Motion> motions = List.of(
                new Motion.StepIn(1),
                new Motion.StepIn(3),
                new Motion.Next(),
                new Motion.StepOut(),
                new Motion.Continue(),
                new Motion.BackToCall());
        for (Motion motion : motions) {
            Debugger debugger = debugger();
            move(debugger, new Motion.GoTo(5));
            move(debugger, motion);
            Moment expected = now(debugger);
            move(debugger, new Motion.GoTo(new Moment(5, 2)));
            move(debugger, motion);
            assertThat(now(debugger)).as("%s", motion).isEqualTo(expected);
        }
        Debugger debugger = debugger();
        for (Motion motion : List.of(new Motion.StepBack(1), new Motion.Previous())) {
            move(debugger, new Motion.GoTo(new Moment(5, 2)));
            move(debugger, motion);
            assertThat(now(debugger)).isEqualTo(Moment.whole(5));
        }
        int tidy = debugger.sourceMap().addressAt(15);
        move(debugger, new Motion.GoTo(new Moment(5, 2)));
        assertThat(move(debugger, new Motion.RunBackTo(tidy))).isEqualTo(StopReason.GOTO);
        assertThat(now(debugger)).isEqualTo(Moment.whole(5));
    }

    @Test
    void aJumpToAPartThatIsNotThereEndsBehindTheLastOne() {
        Debugger debugger = debugger();
        move(debugger, new Motion.GoTo(new Moment(5, 99)));
        assertThat(now(debugger)).isEqualTo(new Moment(5, 2));
        assertThat(debugger.lastStep().sentence()).contains("0 are left");
        move(debugger, new Motion.GoTo(new Moment(2, 7)));
        assertThat(now(debugger)).isEqualTo(Moment.whole(2));
    }

    @Test
    void eventsOfCollectionsStopInBothDirections() {
        Debugger debugger = debugger();
        debugger.setBreakpoints(List.of(
                new BreakpointSpec(new BreakpointSpec.Event(Watch.Kind.COLLECTION, ""), "", 0, "", false, true)));
        List<Long> forward = new ArrayList<>();
        while (move(debugger, new Motion.Continue()) != StopReason.HALT) {
            forward.add(debugger.time());
        }
        assertThat(forward).hasSize(4).startsWith(6L);
        List<Long> backward = new ArrayList<>();
        while (move(debugger, new Motion.ReverseContinue()) != StopReason.START) {
            backward.add(0, debugger.time());
        }
        assertThat(backward).isEqualTo(forward);
    }

    @Test
    void whatACollectionDoesToACellIsNoWriteOfTheProgram() {
        Debugger debugger = debugger();
        debugger.setBreakpoints(List.of(new BreakpointSpec(
                new BreakpointSpec.Data("waste", BreakpointSpec.Access.WRITTEN), "", 0, "", false, true)));
        Map<Long, String> stops = new HashMap<>();
        while (move(debugger, new Motion.Continue()) != StopReason.HALT) {
            stops.put(debugger.time(), debugger.lastStep().mnemonic());
        }
        assertThat(stops.values()).hasSize(8).containsOnly("copy", "add");
        Inquiry inquiry = debugger.ask(new Question.Origin("waste", 6));
        Moments.finish(inquiry, 5);
        assertThat(((CellOrigin) inquiry.finding()).step().mnemonic()).isEqualTo("add");
    }

    @Test
    void aCollectionThatSomebodyAskedForIsPartOfTheRun() {
        Debugger debugger = debugger();
        move(debugger, new Motion.GoTo(1));
        assertThat(debugger.collect(false)).isNull();
        assertThat(move(debugger, new Motion.Collect())).isEqualTo(StopReason.STEP);
        assertThat(now(debugger)).isEqualTo(new Moment(1, 5));
        assertThat(debugger.lastStep().sentence()).contains("0 are left", "somebody asks for it");
        Machine machine = debugger.machine();
        long collected = machine.digest();
        Refusal refusal = debugger.collect(false);
        assertThat(refusal.reason()).contains("inside of an instruction", "5 of its parts");
        assertThat(debugger.write("sum", "7", true).hint()).contains("step back");
        move(debugger, new Motion.StepIn(4));
        long later = machine.digest();
        move(debugger, new Motion.GoTo(0));
        move(debugger, new Motion.StepIn(5));
        assertThat(machine.digest()).isEqualTo(later);
        move(debugger, new Motion.GoTo(new Moment(1, 5)));
        assertThat(machine.digest()).isEqualTo(collected);
        move(debugger, new Motion.StepBack(1));
        assertThat(debugger.edited()).extracting(made -> made.edit().cell()).containsExactly("collect");
        // asked again at the same time it is the same request
        assertThat(debugger.collect(false)).isNull();
        assertThat(debugger.inputs().edits()).hasSize(1);
        move(debugger, new Motion.StepBack(1));
        assertThat(debugger.collect(false).dropsFuture()).isTrue();
        Debugger replay = Moments.debugger(assembly(), Limits.DEFAULT, debugger.inputs(), 1 << 20);
        move(replay, new Motion.GoTo(new Moment(1, 5)));
        assertThat(replay.machine().digest()).isEqualTo(collected);
        move(replay, new Motion.GoTo(5));
        assertThat(replay.machine().digest()).isEqualTo(later);
    }

    @Test
    void inputThatChangesTheFutureLeavesTheMomentAsItIs() {
        Debugger debugger = debugger();
        move(debugger, new Motion.GoTo(new Moment(5, 1)));
        long digest = debugger.machine().digest();
        assertThat(debugger.setInput(List.of("1"), true, true)).isEmpty();
        assertThat(now(debugger)).isEqualTo(new Moment(5, 1));
        assertThat(debugger.machine().digest()).isEqualTo(digest);
        Inquiry inquiry = debugger.ask(new Question.Survey(0, 100, 10));
        Moments.finish(inquiry, 5);
        assertThat(now(debugger)).isEqualTo(new Moment(5, 1));
        assertThat(debugger.machine().digest()).isEqualTo(digest);
        assertThat(debugger.lastStep().part()).isEqualTo(1);
    }
}
