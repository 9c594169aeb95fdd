package vitrine.debug;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.program.Function;
import vitrine.program.SourceMap;

/**
 * Answers {@link Question.Loop}. It executes the last stretch before the present again to see what repeats, looks at the last turns closely, and
 * then counts the turns backwards, as far as bounded work leads. Each part is done in slices.
 */
final class LoopSearch implements Finder {
    /** So far back it looks for what repeats. */
    static final long STRETCH = 100_000;

    /** Turns are looked at closely until they are so many, or so many instructions. */
    private static final int MOST_TURNS = 5;

    private static final long MOST_OBSERVED = 50_000;
    /** The work of counting turns, in instructions. */
    private static final long MOST_COUNTING = 60_000_000;
    /** Turns are counted in parts of the run that are not longer than this, since only whole parts count. */
    private static final long LONGEST_PART = 500_000;
    /** What a stop costs at which a turn is counted, and an instruction that is looked at, in instructions. */
    private static final long STOP_COST = 20;

    private static final long OBSERVED_COST = 50;

    private final Machine machine;
    private final Timeline timeline;
    private final SourceMap sourceMap;
    private final Edits edits;
    private final MachineKind kind;
    private final long present;
    private final LoopTrace trace;
    private final Status status;

    private enum Part {
        TO_STRETCH,
        TRACING,
        TO_TURNS,
        OBSERVING,
        TO_HEADS,
        SAMPLING,
        COUNTING,
        DONE
    }

    private Part part = Part.TO_STRETCH;
    private Positioning positioning;
    private LoopTrace.@Nullable Cycle cycle;
    private final List<Turn> turns = new ArrayList<>();
    private int firstTurn;
    private int head;
    private @Nullable LoopSamples samples;
    private @Nullable LoopFacts facts;
    private @Nullable TurnCount count;
    private String nothing = "";

    LoopSearch(Machine machine, Timeline timeline, MachineKind kind, SourceMap sourceMap, Edits edits) {
        this.machine = machine;
        this.timeline = timeline;
        this.kind = kind;
        this.sourceMap = sourceMap;
        this.edits = edits;
        present = machine.time();
        status = machine.status();
        long start = Math.max(0, present - STRETCH);
        trace = new LoopTrace(start);
        positioning = new Positioning(machine, timeline, start);
    }

    @Override
    public boolean advance(long instructions) {
        long left = instructions;
        while (left > 0 && part != Part.DONE) {
            left -= Math.max(1, work(left));
        }
        return part == Part.DONE;
    }

    /** Does some work; returns how much. */
    private long work(long left) {
        switch (part) {
            case TO_STRETCH -> {
                return go(left, Part.TRACING);
            }
            case TRACING -> {
                return trace(left);
            }
            case TO_TURNS -> {
                return go(left, Part.OBSERVING);
            }
            case OBSERVING -> {
                return observe(left);
            }
            case TO_HEADS -> {
                return go(left, Part.SAMPLING);
            }
            case SAMPLING -> {
                return sample();
            }
            case COUNTING -> {
                TurnCount counting = count;
                if (counting == null || counting.advance(left)) {
                    part = Part.DONE;
                }
                return left;
            }
            case DONE -> {}
        }
        return left;
    }

    private long go(long left, Part next) {
        if (positioning.advance(left)) {
            part = next;
        }
        return left / 2;
    }

    private long trace(long left) {
        long done = 0;
        while (done < left) {
            trace.add(machine);
            long time = machine.time();
            // a trap is no moment at which the program stands anew
            if (time >= (status.ended() ? present - 1 : present) || !stepped()) {
                traced();
                return done;
            }
            done += 4;
        }
        return done;
    }

    private boolean stepped() {
        long time = machine.time();
        machine.run(Until.time(time + 1));
        return machine.time() > time;
    }

    private void traced() {
        LoopTrace.Cycle found = status instanceof Status.Halted ? null : trace.cycle(machine.program());
        if (found == null) {
            nothing =
                    LoopSentence.nothing(trace, new Callees(machine.program(), kind.instructions(), sourceMap), status);
            part = Part.DONE;
            return;
        }
        cycle = found;
        long[] heads = found.heads();
        int last = heads.length - 1;
        firstTurn = last - 1;
        while (firstTurn > 0 && last - firstTurn < MOST_TURNS && heads[last] - heads[firstTurn - 1] <= MOST_OBSERVED) {
            firstTurn--;
        }
        head = firstTurn;
        turns.add(new Turn());
        positioning = new Positioning(machine, timeline, heads[firstTurn]);
        part = Part.TO_TURNS;
    }

    private long observe(long left) {
        LoopTrace.Cycle found = cycle;
        long done = 0;
        while (found != null && done < left) {
            long time = machine.time();
            if (time == found.heads()[head + 1]) {
                head++;
                if (head == found.heads().length - 1) {
                    samples = new LoopSamples(machine, kind, found, turns);
                    head = firstTurn;
                    positioning = new Positioning(machine, timeline, found.heads()[head]);
                    part = Part.TO_HEADS;
                    return done;
                }
                turns.add(new Turn());
            }
            if (!turns.get(turns.size() - 1).step(machine)) {
                part = Part.DONE;
                return done;
            }
            done += OBSERVED_COST;
        }
        return done;
    }

    /** Looks at the state at the beginning of a turn, and goes to the next one. */
    private long sample() {
        LoopTrace.Cycle found = cycle;
        LoopSamples taken = samples;
        if (found == null || taken == null) {
            part = Part.DONE;
            return 0;
        }
        taken.take();
        if (head < found.heads().length - 1) {
            head++;
            positioning = new Positioning(machine, timeline, found.heads()[head]);
            part = Part.TO_HEADS;
            return STOP_COST;
        }
        // what somebody wrote, or will write, is no matter of the loop
        boolean alone = edits.after(found.heads()[firstTurn]) == Long.MAX_VALUE
                && !(timeline.ended() && timeline.end() > present);
        facts = new LoopAnalysis(machine, kind, sourceMap, found, turns, taken).facts(alone);
        count = new TurnCount(found);
        part = found.recursion() || found.entered() ? Part.DONE : Part.COUNTING;
        return STOP_COST;
    }

    @Override
    public LoopReport finding() {
        LoopFacts known = facts;
        TurnCount counted = count;
        LoopTrace.Cycle found = cycle;
        if (known == null || counted == null || found == null) {
            String sentence = nothing.isEmpty() ? "The search was ended before anything was found." : nothing;
            int function = machine.program().functionAt(machine.address());
            return LoopReport.nothing(
                    !nothing.isEmpty(),
                    sentence,
                    machine.program().functions().get(function).name());
        }
        return LoopSentence.report(
                known, counted.turns, counted.exact, counted.since, part == Part.DONE, machine.program(), sourceMap);
    }

    @Override
    public double progress() {
        TurnCount counted = count;
        return switch (part) {
            case TO_STRETCH, TRACING -> 0.1;
            case TO_TURNS, OBSERVING -> 0.2;
            case TO_HEADS, SAMPLING -> 0.3;
            case COUNTING -> 0.4 + 0.6 * (counted == null ? 0 : (double) counted.worked / MOST_COUNTING);
            case DONE -> 1;
        };
    }

    /** Counts how often the head was passed before the stretch, back to where the loop was entered. */
    private final class TurnCount {
        private final LoopTrace.Cycle cycle;
        private final BitSet stops = new BitSet();
        private final BitSet headOnly = new BitSet();
        private long turns;
        private boolean exact;
        private long since;
        private long worked;
        private long from = -1;
        private long to;
        private boolean begun;
        /** Whether the machine is in the loop, within the part that is being executed. */
        private boolean inside;

        private long inPart;
        private long firstInPart;
        private boolean leftInPart;

        TurnCount(LoopTrace.Cycle cycle) {
            this.cycle = cycle;
            turns = cycle.heads().length - 1;
            since = cycle.heads()[0];
            exact = cycle.entered();
            to = trace.start();
            headOnly.set(cycle.first());
            Function function =
                    machine.program().functions().get(machine.program().functionAt(cycle.first()));
            int end = machine.program().codeLength();
            for (Function other : machine.program().functions()) {
                end = other.start() > cycle.first() ? Math.min(end, other.start()) : end;
            }
            stops.set(Math.min(function.start(), cycle.first()), Math.max(end, cycle.last() + 1));
            stops.clear(cycle.first() + 1, cycle.last() + 1);
        }

        /** Returns whether all is counted, or enough. */
        boolean advance(long instructions) {
            long left = instructions;
            while (left > 0) {
                if (exact || worked > MOST_COUNTING) {
                    return true;
                }
                if (from < 0) {
                    from = Math.max(Math.max(0, to - LONGEST_PART), timeline.checkpointBefore(to));
                    begun = false;
                    positioning = new Positioning(machine, timeline, from);
                }
                if (!begun) {
                    if (!positioning.advance(left)) {
                        return false;
                    }
                    begin();
                }
                long time = machine.time();
                if (time < to) {
                    meet(timeline.run(
                            inside
                                    ? new Until(to, stops, cycle.depth() - 1, false)
                                    : new Until(to, headOnly, -1, false),
                            left));
                }
                long work = machine.time() - time + STOP_COST;
                worked += work;
                left -= work;
                if (machine.time() >= to) {
                    partIsOver();
                } else if (machine.time() == time && machine.part() == 0) {
                    return true;
                }
            }
            return false;
        }

        private void begin() {
            begun = true;
            inPart = 0;
            leftInPart = false;
            // what is above the frame of the loop belongs to it; whether below is the same activation, the run will
            // tell
            inside = machine.depth() >= cycle.depth();
            if (machine.depth() == cycle.depth()) {
                place();
            }
        }

        private void meet(Stop stop) {
            if (stop == Stop.DEPTH && machine.depth() < cycle.depth()) {
                leave();
            } else if (stop == Stop.ADDRESS && machine.depth() == cycle.depth()) {
                place();
            }
        }

        /** The activation of the loop stands somewhere in the code of its function. */
        private void place() {
            if (machine.address() == cycle.first()) {
                inside = true;
                // the last moment of a part is the first of the part after it
                if (machine.time() < to) {
                    firstInPart = inPart == 0 ? machine.time() : firstInPart;
                    inPart++;
                }
            } else if (!cycle.holds(machine.address())) {
                leave();
            }
        }

        private void leave() {
            inside = false;
            inPart = 0;
            leftInPart = true;
        }

        private void partIsOver() {
            turns += inPart;
            since = inPart > 0 ? firstInPart : since;
            exact = leftInPart || from == 0;
            to = from;
            from = -1;
        }
    }
}
