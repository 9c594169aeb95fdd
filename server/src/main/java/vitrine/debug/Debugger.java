package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * One program under the glass: its machine, its timeline, its breakpoints and its inputs. It carries out movements forward and backward and says
 * of each moment what led to it. It knows machines only through the seam and nothing of sessions, threads or people. It is used by one thread at a
 * time.
 */
public final class Debugger {
    /** What the checkpoints of a session may hold together, about. */
    public static final long HISTORY_BYTES = 32L << 20;

    private static final int MOST_LOGS = 1_000;
    private static final int MOST_MARKS = 200;

    private final MachineKind kind;
    private final Program program;
    private final SourceMap sourceMap;
    private final InputLog inputs;
    private final Machine machine;
    private final Timeline timeline;
    private final Explaining explaining;
    private final Breakpoints breakpoints;
    private final HitCounts counts;
    private @Nullable Movement movement;
    private List<Integer> hits = List.of();
    private List<LogEntry> logs = new ArrayList<>();
    private final List<TimelineView.Mark> marks = new ArrayList<>();

    /**
     * Loads a program; it stands at time 0.
     *
     * @param inputs what there is to read; {@link InputState#read} does not matter
     */
    public Debugger(MachineKind kind, Program program, SourceMap sourceMap, Limits limits, InputState inputs) {
        this(kind, program, sourceMap, limits, inputs, Script.NONE);
    }

    /** The same, with numbers that the world gives in the order given, as far as they reach. */
    public Debugger(
            MachineKind kind, Program program, SourceMap sourceMap, Limits limits, InputState inputs, Script script) {
        this(kind, program, sourceMap, limits, inputs, script, System::currentTimeMillis, HISTORY_BYTES);
    }

    Debugger(
            MachineKind kind,
            Program program,
            SourceMap sourceMap,
            Limits limits,
            InputState inputs,
            Script script,
            LongSupplier clock,
            long historyBytes) {
        this.kind = kind;
        this.program = program;
        this.sourceMap = sourceMap;
        this.inputs = new InputLog(inputs, script.randoms(), script.clocks(), clock);
        machine = kind.load(program, limits, this.inputs);
        timeline = new Timeline(machine, historyBytes);
        explaining = new Explaining(machine, timeline, kind.instructions(), sourceMap);
        breakpoints = new Breakpoints(machine, sourceMap);
        counts = new HitCounts(breakpoints);
        counts.reset();
    }

    /** Numbers that the world gives to a program in this order: the random ones, and times of day in milliseconds since 1970. */
    public record Script(List<Long> randoms, List<Long> clocks) {
        public static final Script NONE = new Script(List.of(), List.of());
    }

    /** The machine, to look at; only the debugger moves it. */
    public Machine machine() {
        return machine;
    }

    public MachineKind kind() {
        return kind;
    }

    public Program program() {
        return program;
    }

    public SourceMap sourceMap() {
        return sourceMap;
    }

    public long time() {
        return machine.time();
    }

    /** The farthest time known. */
    public long end() {
        return timeline.end();
    }

    /** Whether the program ends at {@link #end}. */
    public boolean ended() {
        return timeline.ended();
    }

    /** The bytes that the checkpoints hold. */
    public long historyBytes() {
        return timeline.heldBytes();
    }

    /** Begins a movement; the one before must be over. Whoever calls it advances the task until it is over. */
    public Task begin(Motion motion) {
        if (movement != null && !movement.isDone()) {
            throw new IllegalStateException("A movement is under way.");
        }
        hits = List.of();
        movement = motion.backward() ? backward(motion) : forward(motion);
        return movement;
    }

    // ---- forward

    private Movement forward(Motion motion) {
        if (motion instanceof Motion.GoTo goTo) {
            return goTo(goTo.time(), StopReason.GOTO);
        } else if (motion instanceof Motion.GoToEnd) {
            return goTo(Long.MAX_VALUE, StopReason.GOTO);
        } else if (motion instanceof Motion.StepIn stepIn && stepIn.count() > 1) {
            long goal = machine.time() + stepIn.count();
            return goTo(goal < 0 ? Long.MAX_VALUE : goal, StopReason.STEP);
        }
        long origin = machine.time();
        List<Supplier<Phase>> phases = new ArrayList<>();
        phases.add(this::counting);
        if (motion instanceof Motion.StepIn || motion instanceof Motion.Next) {
            phases.add(() -> stepping(motion instanceof Motion.Next));
        } else {
            int address = motion instanceof Motion.RunTo runTo ? runTo.address() : -1;
            int depth = motion instanceof Motion.StepOut ? machine.depth() - 1 : -1;
            phases.add(() -> running(new Running.Goal(depth == 0 ? -1 : depth, address)));
        }
        phases.add(this::explained);
        // while hits are counted the machine is in the past
        return new Movement(
                false,
                phases,
                () -> Movement.row(
                        () -> new Positioning(machine, timeline, Math.max(origin, machine.time())), this::explained));
    }

    /** One step, and when it was a call and that should be stepped over, the run to its return. */
    private Phase stepping(boolean over) {
        int depth = machine.depth();
        boolean stepped = explaining.step();
        arrived(machine.status().ended() ? Running.ended(machine) : stepped ? StopReason.STEP : StopReason.INPUT);
        List<Integer> stops = List.of();
        if (stepped
                && breakpoints.addresses().get(machine.address())
                && !machine.status().ended()) {
            // a step stops anyway; it counts as a hit all the same
            Breakpoints.Arrival arrival = breakpoints.arrive();
            arrival.logs().forEach(this::log);
            stops = arrival.stops();
        }
        if (stepped && breakpoints.counting()) {
            counts.note(machine.time());
        }
        boolean entered = over && machine.depth() > depth;
        if (entered && !stops.isEmpty()) {
            hits = stops;
            breakpoints.stoppedBy(stops);
            arrived(StopReason.BREAKPOINT);
            return instructions -> true;
        }
        return entered ? running(new Running.Goal(depth, -1)) : instructions -> true;
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

    // ---- to a time, and backward

    private Movement goTo(long time, StopReason reason) {
        long goal = Math.max(0, time);
        // the step before the goal is the one to explain: go there and take it
        Positioning positioning = new Positioning(machine, timeline, Math.max(0, goal - 1));
        boolean there = goal == machine.time();
        List<Supplier<Phase>> phases = new ArrayList<>();
        phases.add(() -> there ? instructions -> true : positioning);
        phases.add(() -> {
            if (machine.time() == goal - 1) {
                explaining.step();
            }
            boolean ended = machine.status().ended() && machine.time() > 0;
            boolean waits = machine.time() < goal && !ended;
            arrived(ended ? Running.ended(machine) : waits ? StopReason.INPUT : reason);
            return this.explained();
        });
        long origin = machine.time();
        boolean backward = goal < origin;
        return new Movement(
                backward,
                phases,
                () -> backward
                        ? Movement.row(() -> new Positioning(machine, timeline, origin), this::explained)
                        : Movement.row(this::explained));
    }

    private Movement backward(Motion motion) {
        long origin = machine.time();
        if (motion instanceof Motion.StepBack stepBack) {
            long goal = origin - Math.max(1, stepBack.count());
            return goTo(Math.max(0, goal), goal < 0 ? StopReason.START : StopReason.STEP);
        }
        int depth = motion instanceof Motion.Previous
                ? machine.depth()
                : motion instanceof Motion.BackToCall ? machine.depth() - 1 : -1;
        int address = motion instanceof Motion.RunBackTo runBackTo ? runBackTo.address() : -1;
        Running.Goal goal = new Running.Goal(depth == 0 ? -1 : depth, address);
        long[] hitsBefore = breakpoints.counts();
        List<Supplier<Phase>> phases = new ArrayList<>();
        phases.add(this::counting);
        phases.add(() -> searching(goal));
        phases.add(this::explained);
        return new Movement(true, phases, () -> {
            breakpoints.setCounts(hitsBefore);
            return Movement.row(() -> new Positioning(machine, timeline, origin), this::explained);
        });
    }

    /** The search for a moment before the present one, and the way there. */
    private Phase searching(Running.Goal goal) {
        long[] hitsBefore = breakpoints.counts();
        Searching searching = new Searching(machine, timeline, breakpoints, counts, goal);
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
            arrived(hits.isEmpty() && searching.reachedGoal() ? goal.reason() : StopReason.BREAKPOINT);
        }
    }

    // ---- common

    private void arrived(StopReason reason) {
        if (movement != null) {
            movement.setReason(reason);
        }
        if (reason == StopReason.BREAKPOINT && marks.size() < MOST_MARKS) {
            TimelineView.Mark mark = new TimelineView.Mark(machine.time(), "breakpoint", "");
            if (!marks.contains(mark)) {
                marks.add(mark);
            }
        }
    }

    private Phase explained() {
        return explaining.phase();
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

    /** The step that led to the present moment; null at time 0. Known whenever a movement is over. */
    public @Nullable StepReport lastStep() {
        return explaining.report();
    }

    /** Replaces all breakpoints; the answer has one entry for each, in the same order. */
    public List<BreakpointStatus> setBreakpoints(List<BreakpointSpec> specs) {
        breakpoints.set(specs);
        counts.reset();
        return breakpoints.statuses();
    }

    public List<BreakpointStatus> breakpoints() {
        return breakpoints.statuses();
    }

    /** The indexes of the breakpoints that stopped the last movement. */
    public List<Integer> hits() {
        return hits;
    }

    /** What log breakpoints wrote since the last call; only the first thousand when there is more. */
    public List<LogEntry> takeLogs() {
        List<LogEntry> taken = logs;
        logs = new ArrayList<>();
        return taken;
    }

    public InputState inputs() {
        return inputs.state(machine.time());
    }

    /** Whether other lines would change what the program read after the present time. */
    public boolean wouldDropFuture(List<String> lines, boolean closed) {
        return timeline.end() > machine.time() && inputs.futureDiffers(machine.time(), lines, closed);
    }

    /**
     * Replaces the lines that are not read at the present time.
     *
     * @param lines all lines; those read already must be the same
     * @param dropFuture whether what the program did after the present time may be forgotten, when it would be otherwise with these lines
     * @return "" when it was done, else why not
     */
    public String setInput(List<String> lines, boolean closed, boolean dropFuture) {
        String refusal = inputs.refusal(machine.time(), lines);
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (inputs.futureDiffers(machine.time(), lines, closed)) {
            if (timeline.end() > machine.time() && !dropFuture) {
                return "The program has read other lines after this moment; with these it would go another way.";
            }
            inputs.forgetFrom(machine.time());
            inputs.replace(lines, closed);
            forgetFuture();
        }
        inputs.replace(lines, closed);
        return "";
    }

    /** What was after the present time never was; the inputs are new already. */
    private void forgetFuture() {
        long time = machine.time();
        timeline.forgetFuture();
        explaining.forget();
        counts.forgetAfter(time);
        marks.removeIf(mark -> mark.time() > time);
    }

    /** The run between two times in at most so many parts. */
    public TimelineView timeline(long from, long to, int buckets) {
        List<TimelineView.Mark> all = new ArrayList<>(marks);
        for (long time : inputs.readTimes(MOST_MARKS)) {
            all.add(new TimelineView.Mark(time, "input", "Read a line."));
        }
        if (timeline.ended()) {
            all.add(
                    timeline.trapMessage().isEmpty()
                            ? new TimelineView.Mark(timeline.end(), "halt", "The program ended.")
                            : new TimelineView.Mark(timeline.end(), "trap", timeline.trapMessage()));
        }
        all.removeIf(mark -> mark.time() < from || mark.time() > to);
        return timeline.map().view(Math.max(0, from), to, Math.max(1, buckets), all);
    }
}
