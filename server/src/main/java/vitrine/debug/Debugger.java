package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.machine.AreaView;
import vitrine.machine.GroupView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * One program under the glass: its machine, its timeline, its breakpoints and its inputs. It carries out movements forward and backward and says
 * of each moment what led to it. It knows machines only through the seam and nothing of sessions, threads or people. It is used by one thread at a
 * time.
 */
public final class Debugger {
    /** Breakpoints in a set, at most. */
    public static final int MOST_BREAKPOINTS = BreakpointSets.MOST;

    /** What the checkpoints of a program may hold together, about, when nothing else is said. */
    public static final long HISTORY_BYTES = 32L << 20;

    private static final int MOST_MARKS = 200;

    private final MachineKind kind;
    private final Program program;
    private final SourceMap sourceMap;
    private final InputLog inputs;
    private final Edits edits;
    private final Machine machine;
    private final Timeline timeline;
    private final Explaining explaining;
    private final Callees callees;
    private final Breakpoints breakpoints;
    private final BreakpointSets breakpointSets = new BreakpointSets();
    private final HitCounts counts;
    private final Movements movements;
    private final CellQuestions cellQuestions;
    private final Watches watches;
    private final TrafficLog traffic;
    private final Supplier<Machine> fresh;
    private long future;

    /**
     * Loads a program; it stands at time 0.
     *
     * @param inputs what there is to read; {@link InputState#read} does not matter
     */
    public Debugger(MachineKind kind, Program program, SourceMap sourceMap, Limits limits, InputState inputs) {
        this(kind, program, sourceMap, limits, inputs, Script.NONE);
    }

    /** The same, with checkpoints that hold about so many bytes together at most. */
    public Debugger(
            MachineKind kind,
            Program program,
            SourceMap sourceMap,
            Limits limits,
            InputState inputs,
            long historyBytes) {
        this(kind, program, sourceMap, limits, inputs, Script.NONE, System::currentTimeMillis, historyBytes);
    }

    /** With numbers that the world gives in the order given, as far as they reach. */
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
        edits = new Edits(inputs.edits());
        machine = new EditedMachine(kind.load(program, limits, this.inputs), edits);
        timeline = new Timeline(machine, historyBytes);
        watches = new Watches(machine);
        explaining = new Explaining(machine, timeline, kind, sourceMap, watches);
        callees = new Callees(program, kind.instructions(), sourceMap);
        breakpoints = new Breakpoints(machine, sourceMap, callees);
        counts = new HitCounts(breakpoints);
        counts.renumber(new int[0], 0);
        fresh = () -> new EditedMachine(kind.load(program, limits, this.inputs), edits);
        movements = new Movements(
                machine, timeline, explaining, breakpoints, counts, sourceMap, () -> new Scout(fresh.get(), timeline));
        cellQuestions = new CellQuestions(machine, timeline, edits, kind.instructions(), sourceMap, fresh);
        traffic = new TrafficLog(kind, sourceMap);
    }

    /** Numbers that the world gives to a program in this order: the random ones, and times of day in milliseconds since 1970. */
    public record Script(List<Long> randoms, List<Long> clocks) {
        public static final Script NONE = new Script(List.of(), List.of());
    }

    /** What can be called, by name. */
    public Callees callees() {
        return callees;
    }

    /** What the windows show of an area now; null when there is no such area. */
    public @Nullable AreaView view(String area, Window window) {
        return callees.titled(machine.view(area, window));
    }

    /** The cells of one group within a window; null when there is no such group now. */
    public @Nullable GroupView group(String name, Window window) {
        return callees.titled(machine.group(name, window));
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

    /** The present moment, for whoever remembers what was said of it. */
    public Standing standing() {
        return new Standing(machine.time(), machine.part(), timeline.end(), future);
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
        return movements.begin(motion);
    }

    /** Begins to answer a question; a movement must not be under way. Whoever calls it advances the task until it is over. */
    public Inquiry ask(Question question) {
        if (question instanceof Question.History || question instanceof Question.Origin) {
            return new Inquiry(question, cellQuestions.finder(question), Movement.row(() -> instructions -> true));
        } else if (question instanceof Question.Counts counts) {
            return new Inquiry(question, counting(counts), Movement.row(() -> instructions -> true));
        }
        if (question instanceof Question.WhyAlive
                || question instanceof Question.PointsHere
                || question instanceof Question.FindObjects) {
            Finder finder = ObjectQuestion.finder(question, machine);
            return new Inquiry(question, finder, Movement.row(() -> instructions -> true));
        }
        if (question instanceof Question.Watched) {
            explaining.again();
            return new Inquiry(question, Finder.found(watches), Movement.row(explaining::phase));
        }
        Moment present = Moment.of(machine);
        Finder finder = question instanceof Question.Survey survey
                ? new Surveying(
                        machine,
                        timeline,
                        survey,
                        this::marks,
                        new Narrator(machine, kind.instructions(), sourceMap),
                        callees)
                : new LoopSearch(machine, timeline, kind, sourceMap, edits);
        return new Inquiry(
                question, finder, Movement.row(() -> new Positioning(machine, timeline, present), explaining::phase));
    }

    private Finder counting(Question.Counts asked) {
        long time = asked.time() < 0 ? machine.time() : asked.time();
        if (time > timeline.end()) {
            return Finder.unknown(time, timeline);
        }
        traffic.setNames(asked.names());
        return new Counting(new Scout(fresh.get(), timeline), traffic, time);
    }

    /** The names of the marks of the text at which the program stands now. */
    public List<String> marksHere() {
        return SyncMarks.at(machine, sourceMap, List.of());
    }

    /** The step that led to the present moment; null at time 0. Known whenever a movement is over. */
    public @Nullable StepReport lastStep() {
        return explaining.report();
    }

    /** The instruction that comes next; where the program has ended, the last one. */
    public Fetched next() {
        return explaining.fetched(machine.address());
    }

    /** Replaces all breakpoints, whatever they were; the answer has one entry for each, in the same order. */
    public List<BreakpointStatus> setBreakpoints(List<BreakpointSpec> specs) {
        changeBreakpoints(breakpointSets.revision(), specs);
        return breakpoints.statuses();
    }

    /**
     * Changes the present set of breakpoints as somebody changed an earlier one.
     *
     * @param madeFrom the revision of the set that they had
     * @param wanted what they made of it, whole
     * @return null when it was done, else why not
     */
    public @Nullable Refusal changeBreakpoints(long madeFrom, List<BreakpointSpec> wanted) {
        List<BreakpointSpec> merged = breakpointSets.merged(madeFrom, wanted);
        long present = breakpointSets.revision();
        if (merged == null) {
            return Refusal.of(
                    madeFrom > present || madeFrom < 0
                            ? "There is no revision %d of the breakpoints; the present one is %d."
                                    .formatted(madeFrom, present)
                            : "They were made from revision %d, which is no longer known: that goes from %d to %d."
                                    .formatted(madeFrom, breakpointSets.oldest(), present),
                    "Take the present set, and make the change again from its revision.");
        }
        if (merged.size() > BreakpointSets.MOST) {
            return Refusal.of(
                    "With those that others set there would be %d; a set has at most %d."
                            .formatted(merged.size(), BreakpointSets.MOST),
                    "Leave some out.");
        }
        List<BreakpointSpec> before = breakpointSets.present();
        breakpointSets.become(merged);
        if (breakpointSets.revision() != present) {
            counts.renumber(breakpoints.set(merged), machine.time());
            List<String> ids = merged.stream().map(BreakpointSpec::id).toList();
            movements.renumberHits(movements.hits().stream()
                    .map(index -> ids.indexOf(before.get(index).id()))
                    .filter(index -> index >= 0)
                    .toList());
        }
        return null;
    }

    /** The present set of breakpoints, with its revision. */
    public BreakpointSet breakpointSet() {
        return new BreakpointSet(breakpointSets.revision(), breakpointSets.present(), breakpoints.statuses());
    }

    /** Whether a change can be made from this revision of the set. */
    public boolean knowsBreakpoints(long revision) {
        return breakpointSets.knows(revision);
    }

    /** The number of the present set of breakpoints; 0 while none was ever set. */
    public long breakpointRevision() {
        return breakpointSets.revision();
    }

    /** The bytes that breakpoints hold, the earlier sets included, about. */
    public long breakpointBytes() {
        return breakpointSets.bytes();
    }

    public List<BreakpointStatus> breakpoints() {
        return breakpoints.statuses();
    }

    /** The indexes of the breakpoints that stopped the last movement. */
    public List<Integer> hits() {
        return movements.hits();
    }

    /** What log breakpoints wrote since the last call; only the first thousand when there is more. */
    public List<LogEntry> takeLogs() {
        return movements.takeLogs();
    }

    /**
     * Replaces all watched expressions, see {@link Expression}; the answer is {@link #watches}. What the last step did to them is known when a movement is over,
     * or {@link Question.Watched} is answered.
     */
    public List<WatchedValue> setWatches(List<String> expressions) {
        watches.set(expressions);
        return watches.values();
    }

    /** What the watched expressions are worth now. */
    public List<WatchedValue> watches() {
        return watches.values();
    }

    public InputState inputs() {
        return inputs.state(machine.time()).with(edits.all());
    }

    /** What of the script no run has asked for yet. */
    Script unusedScript() {
        return inputs.unusedScript();
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
        if (!dropFuture && wouldDropFuture(lines, closed)) {
            return "The program has read other lines after this moment; with these it would go another way.";
        }
        if (inputs.futureDiffers(machine.time(), lines, closed)) {
            inputs.forgetFrom(machine.time());
            inputs.replace(lines, closed);
            forgetFuture();
        }
        inputs.replace(lines, closed);
        return "";
    }

    /**
     * Gives a cell another value, now. It belongs to the present time from then on, as an input does.
     *
     * @param name the cell, see {@link Expression#cell(String, Machine)}
     * @param text the value, see {@link TypedValue}
     * @param dropFuture whether what the program did after the present time may be forgotten
     * @return null when it was done, else why not
     */
    public @Nullable Refusal write(String name, String text, boolean dropFuture) {
        String cell = Expression.cell(name, machine);
        Value there = cell == null ? null : machine.read(cell);
        if (cell == null || there == null) {
            return Refusal.of(
                    "There is no '" + name + "' here.", "Give a cell that the present state has, by its name.");
        }
        Refusal closed = closed();
        if (closed != null) {
            return closed;
        }
        String refusal = machine.write(cell, there);
        if (!refusal.isEmpty()) {
            return Refusal.of(refusal, "Locals, globals, the operands and the elements of objects can be written.");
        }
        try {
            if (TypedValue.read(text, machine).is(there, machine)) {
                return null;
            }
        } catch (TypedValue.Wrong wrong) {
            return wrong.refusal();
        }
        return edit(new Edit(machine.time(), cell, text), dropFuture);
    }

    /**
     * Asks for a collection, now: it comes before the next instruction, as its first parts. That belongs to the present time from then on, as a
     * written cell does. {@link Motion.Collect} then does these parts.
     *
     * @return null when it was done, or was done at this time before; else why not
     */
    public @Nullable Refusal collect(boolean dropFuture) {
        Refusal closed = closed();
        if (closed != null) {
            return closed;
        }
        boolean asked =
                edits.at(machine.time()).stream().anyMatch(made -> made.edit().collects());
        return asked ? null : edit(Edit.collect(machine.time()), dropFuture);
    }

    /** Why nothing can be changed at the present moment; null when it can. */
    private @Nullable Refusal closed() {
        if (machine.status().ended()) {
            return Refusal.of(
                    "The program has ended: what is changed now would change nothing.",
                    "Go back before its last step and change it there.");
        } else if (machine.part() > 0) {
            return Refusal.of(
                    "The program stands inside of an instruction: %d of its parts %s done, and nothing can be changed here."
                            .formatted(machine.part(), machine.part() == 1 ? "is" : "are"),
                    "Finish the instruction with a step, or take back what is done of it with a step back.");
        }
        return null;
    }

    /** Makes an edit at the present time. */
    private @Nullable Refusal edit(Edit edit, boolean dropFuture) {
        if (edits.all().size() >= Edits.MOST) {
            return Refusal.of(
                    "A run has at most " + Edits.MOST + " edits, and this one has them.",
                    "Go back before some of them, or change the program.");
        }
        if (!dropFuture && (timeline.end() > machine.time() || edits.after(machine.time()) < Long.MAX_VALUE)) {
            return new Refusal(
                    "What is known of the run after this moment, up to time " + timeline.end()
                            + ", would be forgotten: "
                            + (edit.collects() ? "after a collection" : "with another value")
                            + " it goes another way.",
                    "Send it again with dropFuture to start a new future from here.",
                    true);
        }
        Edits.Made made = edits.append(edit, machine);
        if (!made.failure().isEmpty()) {
            return Refusal.of(made.failure(), "");
        }
        inputs.forgetFrom(machine.time());
        counts.forgetFrom(machine.time());
        timeline.rewritten();
        forgetFuture();
        return null;
    }

    /** What was written at the present time, after the step that led here. */
    public List<Edits.Made> edited() {
        return List.copyOf(edits.at(machine.time()));
    }

    /** What was after the present time never was; the inputs are new already. */
    private void forgetFuture() {
        long time = machine.time();
        future++;
        edits.forgetAfter(time);
        timeline.forgetFuture();
        explaining.forget();
        counts.forgetAfter(time);
        traffic.forgetAfter(time);
        movements.forgetAfter(time);
        breakpoints.forgetAfter(time);
    }

    /** The run between two times in at most so many parts. */
    public TimelineView timeline(long from, long to, int buckets) {
        return timeline.map().view(Math.max(0, from), to, Math.max(1, buckets), marks(from, to), callees);
    }

    /** The moments between two times that are worth seeing, as far as they are known. */
    private List<TimelineView.Mark> marks(long from, long to) {
        List<TimelineView.Mark> all = new ArrayList<>();
        for (long time : movements.stops()) {
            all.add(new TimelineView.Mark(time, "breakpoint", ""));
        }
        for (long time : inputs.readTimes(MOST_MARKS)) {
            all.add(new TimelineView.Mark(time, "input", "Read a line."));
        }
        for (Edit edit : edits.all()) {
            if (edit.time() <= timeline.end()) {
                all.add(new TimelineView.Mark(
                        edit.time(),
                        "edit",
                        edit.collects()
                                ? "Asked for a collection."
                                : (edit.name().isEmpty() ? edit.cell() : edit.name()) + " = " + edit.text()));
            }
        }
        if (timeline.ended()) {
            all.add(
                    timeline.trapMessage().isEmpty()
                            ? new TimelineView.Mark(timeline.end(), "halt", "The program ended.")
                            : new TimelineView.Mark(timeline.end(), "trap", timeline.trapMessage()));
        }
        all.removeIf(mark -> mark.time() < from || mark.time() > to);
        return all;
    }
}
