package vitrine.debug;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Watch;
import vitrine.program.SourceMap;

/**
 * Turns motions into movements: for each, the row of phases that carries it out. It also keeps what is met on the way: which breakpoints stopped
 * the last movement, where breakpoints stopped at all, and what was logged.
 */
final class Movements {
    private static final int MOST_LOGS = 1_000;
    private static final int MOST_STOPS = 200;
    /** What is shown beside a breakpoint is worth executing so many instructions again. */
    private static final long NEAR = 1_000_000;

    private final Machine machine;
    private final Timeline timeline;
    private final Explaining explaining;
    private final Breakpoints breakpoints;
    private final HitCounts counts;
    private final SourceMap sourceMap;
    private final Inside inside;
    private final Supplier<Scout> scouts;
    private @Nullable Movement movement;
    private List<Integer> hits = List.of();
    private List<LogEntry> logs = new ArrayList<>();
    private final List<Long> stops = new ArrayList<>();

    Movements(
            Machine machine,
            Timeline timeline,
            Explaining explaining,
            Breakpoints breakpoints,
            HitCounts counts,
            SourceMap sourceMap,
            Supplier<Scout> scouts) {
        this.machine = machine;
        this.timeline = timeline;
        this.explaining = explaining;
        this.breakpoints = breakpoints;
        this.counts = counts;
        this.sourceMap = sourceMap;
        this.scouts = scouts;
        inside = new Inside(machine, timeline);
    }

    /** See {@link Debugger#begin}. */
    Task begin(Motion motion) {
        if (movement != null && !movement.isDone()) {
            throw new IllegalStateException("A movement is under way.");
        }
        hits = List.of();
        movement = motion.backward() ? backward(motion) : forward(motion);
        return movement;
    }

    /** The indexes of the breakpoints that stopped the last movement. */
    List<Integer> hits() {
        return hits;
    }

    /** The breakpoints are others now: these of them stopped the last movement. */
    void renumberHits(List<Integer> indexes) {
        hits = indexes;
    }

    /** The times at which breakpoints stopped the program; only the first ones when there are many. */
    List<Long> stops() {
        return stops;
    }

    /** What was logged since the last call. */
    List<LogEntry> takeLogs() {
        List<LogEntry> taken = logs;
        logs = new ArrayList<>();
        return taken;
    }

    /** What came after a time never was. */
    void forgetAfter(long time) {
        stops.removeIf(stop -> stop > time);
    }

    // ---- forward

    private Movement forward(Motion motion) {
        Moment origin = Moment.of(machine);
        if (motion instanceof Motion.GoTo goTo) {
            return goTo(goTo.moment(), StopReason.GOTO);
        } else if (motion instanceof Motion.GoToEnd) {
            return goTo(Moment.whole(Long.MAX_VALUE), StopReason.GOTO);
        } else if (motion instanceof Motion.StepIn stepIn && stepIn.count() > 1 && !stepIn.parts()) {
            long goal = origin.time() + stepIn.count();
            return goTo(Moment.whole(goal < 0 ? Long.MAX_VALUE : goal), StopReason.STEP);
        }
        List<Supplier<Phase>> phases = new ArrayList<>();
        if (motion instanceof Motion.Collect) {
            phases.add(() -> inside.toCollected(this::arrived));
        } else if (motion instanceof Motion.StepIn stepIn && stepIn.parts()) {
            phases.add(() -> inside.forward(stepIn.count(), this::arrived, () -> finishing(origin)));
        } else {
            // what is begun is begun anew, so that everything is met that would have been met from there
            phases.add(() -> new Positioning(machine, timeline, origin.begun()));
            phases.add(() -> calls(breakpoints.counting()));
            phases.add(this::counting);
            phases.add(() -> motion instanceof Motion.StepIn || motion instanceof Motion.Next
                    ? stepping(motion instanceof Motion.Next)
                    : running(goal(motion)));
        }
        phases.add(this::explained);
        // while hits are counted, and where an instruction is begun anew, the machine is in the past
        return new Movement(
                false,
                phases,
                () -> Movement.row(
                        () -> Moment.of(machine).compareTo(origin) >= 0
                                ? instructions -> true
                                : new Positioning(machine, timeline, origin),
                        this::explained));
    }

    /** The last act of an instruction all of whose parts are done. */
    private Phase finishing(Moment origin) {
        Deque<Supplier<Phase>> phases = new ArrayDeque<>(Movement.row(
                () -> new Positioning(machine, timeline, origin.begun()),
                () -> calls(breakpoints.counting()),
                this::counting,
                () -> stepping(false)));
        return new Phase() {
            private Phase phase = instructions -> true;

            @Override
            public boolean advance(long instructions) {
                while (phase.advance(instructions)) {
                    Supplier<Phase> next = phases.poll();
                    if (next == null) {
                        return true;
                    }
                    phase = next.get();
                }
                return false;
            }
        };
    }

    /** What a movement forward or backward looks for besides breakpoints. */
    private Running.Goal goal(Motion motion) {
        if (motion instanceof Motion.RunTo to) {
            return Running.Goal.ofAddress(to.address());
        } else if (motion instanceof Motion.RunBackTo to) {
            return Running.Goal.ofAddress(to.address());
        } else if (motion instanceof Motion.ToMark to) {
            return new Running.Goal(-1, SyncMarks.addresses(sourceMap, to.names()), StopReason.MARK);
        } else if (motion instanceof Motion.BackToMark to) {
            return new Running.Goal(-1, SyncMarks.addresses(sourceMap, to.names()), StopReason.MARK);
        } else if (motion instanceof Motion.StepOut || motion instanceof Motion.BackToCall) {
            return Running.Goal.ofDepth(machine.depth() - 1);
        }
        return motion instanceof Motion.Previous ? Running.Goal.ofDepth(machine.depth()) : Running.Goal.NONE;
    }

    /** One step, and when it was a call and that should be stepped over, the run to its return. */
    private Phase stepping(boolean over) {
        int depth = machine.depth();
        long before = machine.time();
        Watch watch = breakpoints.watch();
        boolean stepped = explaining.step(watch == null ? Watch.NOTHING : watch);
        arrived(machine.status().ended() ? Running.ended(machine) : stepped ? StopReason.STEP : StopReason.INPUT);
        List<Integer> stopped = List.of();
        breakpoints.passed(before);
        if (stepped) {
            // a step stops anyway; it counts as a hit all the same
            Breakpoints.Arrival arrival = breakpoints.arrive(explaining.observation());
            arrival.logs().forEach(this::log);
            stopped = arrival.stops();
        }
        if (stepped && breakpoints.counting()) {
            counts.note(machine.time());
        }
        boolean entered = over && machine.depth() > depth;
        if (entered && !stopped.isEmpty()) {
            hits = stopped;
            breakpoints.stoppedBy(stopped);
            arrived(breakpoints.reason(stopped));
            return instructions -> true;
        }
        return entered ? running(Running.Goal.ofDepth(depth)) : instructions -> true;
    }

    private Phase running(Running.Goal goal) {
        Running running = new Running(machine, timeline, breakpoints, counts, goal, this::log);
        return instructions -> {
            if (machine.status().ended()) {
                arrived(Running.ended(machine));
                return true;
            }
            if (!running.advance(instructions)) {
                return false;
            }
            hits = running.hits();
            arrived(running.reason());
            return true;
        };
    }

    // ---- to a moment, and backward

    private Movement goTo(Moment moment, StopReason reason) {
        Moment origin = Moment.of(machine);
        Moment goal = moment.time() < 0 ? Moment.whole(0) : moment;
        // the step, or the part, before the goal is the one to explain: go there and take it
        Moment before =
                goal.inside() ? new Moment(goal.time(), goal.part() - 1) : Moment.whole(Math.max(0, goal.time() - 1));
        Positioning positioning = new Positioning(machine, timeline, before);
        boolean there = goal.equals(origin);
        List<Supplier<Phase>> phases = new ArrayList<>();
        phases.add(() -> there ? instructions -> true : positioning);
        phases.add(() -> {
            if (!there && Moment.of(machine).equals(before)) {
                if (goal.inside()) {
                    explaining.stepInside();
                } else if (goal.time() > 0) {
                    explaining.step();
                }
            }
            boolean ended = machine.status().ended();
            boolean waits = machine.time() < goal.time() && !ended;
            arrived(ended ? Running.ended(machine) : waits ? StopReason.INPUT : reason);
            return this.explained();
        });
        boolean backward = goal.compareTo(origin) < 0;
        return new Movement(
                backward,
                phases,
                () -> backward
                        ? Movement.row(() -> new Positioning(machine, timeline, origin), this::explained)
                        : Movement.row(this::explained));
    }

    private Movement backward(Motion motion) {
        Moment origin = Moment.of(machine);
        if (motion instanceof Motion.StepBack stepBack && !stepBack.parts()) {
            long goal = origin.finished() - Math.max(1, stepBack.count());
            return goTo(Moment.whole(Math.max(0, goal)), goal < 0 ? StopReason.START : StopReason.STEP);
        }
        long[] hitsBefore = breakpoints.counts();
        List<Supplier<Phase>> phases = new ArrayList<>();
        if (motion instanceof Motion.StepBack stepBack) {
            phases.add(() -> inside.backward(stepBack.count(), this::arrived));
        } else {
            phases.add(() -> new Positioning(machine, timeline, origin.begun()));
            phases.add(() -> calls(true));
            phases.add(this::counting);
            phases.add(() -> searching(goal(motion), origin.finished()));
        }
        phases.add(this::explained);
        return new Movement(true, phases, () -> {
            breakpoints.setCounts(hitsBefore);
            return Movement.row(() -> new Positioning(machine, timeline, origin), this::explained);
        });
    }

    /** The search for a moment before the present one, and the way there. */
    private Phase searching(Running.Goal goal, long origin) {
        long[] hitsBefore = breakpoints.counts();
        Searching searching = new Searching(machine, timeline, breakpoints, counts, goal, origin);
        return new Phase() {
            private @Nullable Positioning positioning;

            @Override
            public boolean advance(long instructions) {
                if (positioning == null) {
                    if (!searching.advance(instructions)) {
                        return false;
                    }
                    positioning = new Positioning(machine, timeline, Math.max(0, searching.found() - 1));
                }
                if (positioning.advance(instructions) && (searching.found() <= 0 || explaining.step())) {
                    found(searching, goal, hitsBefore);
                    return true;
                }
                return false;
            }

            @Override
            public double progress() {
                return searching.progress();
            }
        };
    }

    private void found(Searching searching, Running.Goal goal, long[] hitsBefore) {
        boolean counted = breakpoints.counting() && searching.found() > 0 && searching.hitCounts().length > 0;
        breakpoints.setCounts(counted ? searching.hitCounts() : hitsBefore);
        hits = searching.hits();
        breakpoints.stoppedBy(hits);
        if (searching.found() < 0) {
            arrived(StopReason.START);
        } else {
            arrived(hits.isEmpty() && searching.reachedGoal() ? goal.reason() : breakpoints.reason(hits));
        }
    }

    // ---- common

    private void arrived(StopReason reason) {
        if (movement != null) {
            movement.setReason(reason);
        }
        boolean breakpoint = reason == StopReason.BREAKPOINT || reason == StopReason.DATA_BREAKPOINT;
        if (breakpoint && stops.size() < MOST_STOPS && !stops.contains(machine.time())) {
            stops.add(machine.time());
        }
    }

    /** The last phase: the movement has arrived, and what led there is found out, and where its end stands to bound calls. */
    private Phase explained() {
        Phase explained = explaining.phase();
        return new Phase() {
            private @Nullable Phase near;

            @Override
            public boolean advance(long instructions) {
                Phase calls = near;
                if (calls == null) {
                    if (!explained.advance(instructions)) {
                        return false;
                    }
                    calls = nearCalls();
                    near = calls;
                }
                return calls.advance(instructions);
            }
        };
    }

    /**
     * Makes it known whether the calls that breakpoints are bound to are under way.
     *
     * @param all also at all times before the present one
     */
    private Phase calls(boolean all) {
        return new CallKnowledge(breakpoints.calls(), scouts, machine.time(), all, Long.MAX_VALUE);
    }

    /** The same for the present time, of calls that are not far away: who looks wants to know. */
    private Phase nearCalls() {
        return new CallKnowledge(breakpoints.calls(), scouts, machine.time(), false, NEAR);
    }

    /** Makes the hits up to the present time known, when breakpoints count them. */
    private Phase counting() {
        long present = machine.time();
        if (!breakpoints.counting() || counts.knownAt(present)) {
            counts.recall(present);
            return instructions -> true;
        }
        long from = counts.lastKnown(present);
        Positioning positioning = new Positioning(machine, timeline, from);
        Running running = new Running(machine, timeline, breakpoints, counts, Running.Goal.NONE, text -> {});
        return new Phase() {
            private boolean begun;

            @Override
            public boolean advance(long instructions) {
                if (!begun) {
                    if (!positioning.advance(instructions)) {
                        return false;
                    }
                    begun = true;
                    counts.recall(from);
                }
                return running.countTo(present, instructions);
            }
        };
    }

    private void log(String text) {
        if (logs.size() < MOST_LOGS) {
            logs.add(new LogEntry(machine.time(), sourceMap.lineAt(machine.address()), text));
        }
    }
}
