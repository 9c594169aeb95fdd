package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.Until;
import vitrine.program.Characters;
import vitrine.program.Counts;

/**
 * Executes a part of the known run again to see it from near: a short one step by step, so that every activation, output and allocation is known; a long
 * one in many small parts.
 */
final class Surveying implements Finder {
    /** Up to so many instructions are executed one by one. */
    static final long SINGLE_STEPS = 20_000;

    /** Up to so many are told by name. */
    private static final long NAMED_STEPS = 600;

    private static final int PARTS = 16_384;
    /** Of each kind. */
    private static final int MOST_MARKS = 1_000;

    private static final int MOST_TEXT = 60;
    /** What it costs, in instructions, to enter a part, and to look at a step. */
    private static final int ENTER_COST = 100;

    private final Machine machine;
    private final Timeline timeline;
    private final BiFunction<Long, Long, List<TimelineView.Mark>> knownMarks;
    private final Narrator narrator;
    private final Callees callees;
    private final long from;
    private final long to;
    private final int buckets;
    private final Positioning positioning;
    private final List<TimelineView.Mark> outputs = new ArrayList<>();
    private final List<TimelineView.Mark> allocations = new ArrayList<>();
    private final List<Surveyed.Step> steps = new ArrayList<>();
    private @Nullable RunMap map;

    /** @param knownMarks gives the marks between two times that are known without executing anything */
    Surveying(
            Machine machine,
            Timeline timeline,
            Question.Survey survey,
            BiFunction<Long, Long, List<TimelineView.Mark>> knownMarks,
            Narrator narrator,
            Callees callees) {
        this.machine = machine;
        this.timeline = timeline;
        this.knownMarks = knownMarks;
        this.narrator = narrator;
        this.callees = callees;
        to = Math.min(survey.to(), timeline.end());
        from = Math.max(0, Math.min(survey.from(), to));
        buckets = Math.max(1, survey.buckets());
        positioning = new Positioning(machine, timeline, from);
    }

    private boolean single() {
        return to - from <= SINGLE_STEPS;
    }

    @Override
    public boolean advance(long instructions) {
        RunMap map = this.map;
        if (map == null) {
            if (!positioning.advance(instructions)) {
                return false;
            }
            long width = single() ? 1 : (to - from + PARTS - 1) / PARTS;
            map = new RunMap(machine, width, (int) Math.max(1, (to - from + width - 1) / width));
            this.map = map;
        }
        long left = instructions;
        while (machine.time() < to) {
            if (left <= 0) {
                return false;
            }
            long time = machine.time();
            int address = machine.address();
            machine.markDepth();
            if (single()) {
                machine.step(this::note);
            } else {
                machine.run(Until.time(Math.min(to, map.partEnd())));
            }
            if (machine.time() == time) {
                return true;
            }
            map.enter();
            if (to - from <= NAMED_STEPS) {
                steps.add(narrator.named(time, address));
            }
            left -= machine.time() - time + ENTER_COST;
        }
        return true;
    }

    private void note(Effect effect) {
        // effects are told when the step is done; it began one instruction earlier
        long time = machine.time() - 1;
        if (effect instanceof Effect.Output output && outputs.size() < MOST_MARKS) {
            String text = output.text();
            outputs.add(new TimelineView.Mark(time, "output", Characters.cut(text, MOST_TEXT)));
        } else if (effect instanceof Effect.Allocate allocate && allocations.size() < MOST_MARKS) {
            allocations.add(new TimelineView.Mark(
                    time,
                    "allocation",
                    "%s at 0x%02x".formatted(Counts.of(allocate.bytes(), "byte"), allocate.address())));
        }
    }

    @Override
    public double progress() {
        return map == null || to == from ? 0 : Math.min(1, (double) (map.end() - from) / (to - from));
    }

    @Override
    public Object finding() {
        RunMap found = map == null ? timeline.map() : map;
        long end = map == null ? to : Math.min(to, map.end());
        List<TimelineView.Mark> all = new ArrayList<>(knownMarks.apply(from, end));
        all.addAll(outputs);
        all.addAll(allocations);
        return new Surveyed(
                found.view(from, end, buckets, all, callees), List.copyOf(steps), map != null && map.end() >= to);
    }
}
