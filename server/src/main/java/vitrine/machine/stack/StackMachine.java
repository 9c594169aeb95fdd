package vitrine.machine.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.machine.AreaView;
import vitrine.machine.Checkpoint;
import vitrine.machine.FrameCell;
import vitrine.machine.GroupView;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Observer;
import vitrine.machine.Pointer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Tags;
import vitrine.machine.TraceEntry;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.jit.CodeCache;
import vitrine.machine.jit.WatchedRun;
import vitrine.program.Program;

/**
 * The stack machine at the seam: joins the state with those who execute, watch, show and edit it. It knows what every machine promises,
 * see {@link Machine}; what instructions mean, {@link Interpreter} knows.
 */
final class StackMachine implements Machine {
    private final Program program;
    private final byte[] code;
    private final StackState state;
    private final Interpreter interpreter;
    private final Engine engine;
    private final WatchedRun watchedRun;
    private final HostCalls host;
    private final Printer printer;
    private final ValueText text;
    private final StackViews views;
    private final StackCells cells;
    private final StepWatch watch;
    private final Unwinding unwinding;
    private final Parts parts;

    /**
     * @param threshold how often a place must be come to before it is compiled, see {@link Engine}
     * @param cache what was compiled of this program before
     */
    StackMachine(Program program, Limits limits, Inputs inputs, int threshold, CodeCache<Compilation.Unit> cache) {
        this.program = program;
        code = program.code();
        state = new StackState(program, limits);
        text = new ValueText(state.heap, program, state.classes);
        printer = new Printer(state, program, text, limits.outputChars());
        host = new HostCalls(state, inputs, printer, text, limits.stackValues());
        Messages messages = new Messages(state, program, text);
        Closures closures = new Closures(state, program, text);
        unwinding = new Unwinding(state, program, text);
        interpreter = new Interpreter(
                state,
                program,
                limits.stackValues(),
                new Frames(state, program, limits.stackValues(), limits.callDepth()),
                new Arithmetic(state, text),
                new ObjectOperations(state, program, text),
                messages,
                closures,
                unwinding,
                host,
                printer);
        // compiled code knows frames only apart from the operands, and counts no references
        int compiled = state.linked == null && !state.heap.counts() ? threshold : Engine.NEVER;
        engine = new Engine(
                state, program, interpreter, host, limits.stackValues(), limits.callDepth(), compiled, cache);
        watchedRun = new WatchedRun(this, engine::run);
        views = new StackViews(state, program, text);
        cells = new StackCells(state, program, text);
        parts = new Parts(state, interpreter, engine, messages, unwinding, code);
        watch = new StepWatch(state, program, code, cells, host, closures, unwinding);
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public long time() {
        return state.time;
    }

    /** For measuring: what was compiled. */
    String engineStatistics() {
        return engine.statistics();
    }

    @Override
    public Status status() {
        if (state.status == StackState.HALTED) {
            return new Status.Halted();
        }
        Trap trap = state.trap;
        if (trap != null) {
            return new Status.Trapped(trap);
        }
        InputRequest request = interpreter.request();
        return request != null && host.isMissing(request) ? new Status.Waiting(request) : new Status.Ready();
    }

    @Override
    public int address() {
        return state.ip;
    }

    @Override
    public int depth() {
        return state.depth;
    }

    @Override
    public int lowestDepth() {
        return interpreter.frames.lowestDepth;
    }

    @Override
    public int highestDepth() {
        return interpreter.frames.highestDepth;
    }

    @Override
    public void markDepth() {
        interpreter.frames.markDepth();
        state.heap.markPeak();
    }

    @Override
    public Stop step(Observer observer) {
        if (state.status != StackState.READY) {
            return Stop.ENDED;
        }
        if (interpreter.waits()) {
            return Stop.WAITING;
        }
        parts.finish(observer);
        watch.before();
        long time = state.time;
        Stop stop = run(Until.step(time));
        if (state.time > time) {
            watch.after(observer);
        }
        return stop;
    }

    @Override
    public long part() {
        return state.part;
    }

    @Override
    public boolean stepInside(Observer observer) {
        return state.status == StackState.READY && parts.step(!interpreter.waits(), observer);
    }

    @Override
    public String collect() {
        if (state.status != StackState.READY) {
            return "The program has ended.";
        } else if (!state.heap.collects()) {
            return "The collector '%s' frees nothing."
                    .formatted(state.heap.collector().name());
        }
        state.requested = true;
        return "";
    }

    @Override
    public Stop run(Until until) {
        if (state.status != StackState.READY) {
            return Stop.ENDED;
        }
        StackWatch watched = interpreter.watch(until.watch());
        return watched == null
                ? engine.run(until)
                : watchedRun.run(until, watched, engine.compiles() && !state.tracing && !state.heap.counts());
    }

    @Override
    public Checkpoint checkpoint() {
        return state.save();
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        state.restore((StackState.Saved) checkpoint);
        markDepth();
    }

    @Override
    public @Nullable AreaView view(String area, Window window) {
        return views.view(area, window);
    }

    @Override
    public @Nullable GroupView group(String name, Window window) {
        return views.group(name, window);
    }

    @Override
    public ObjectGraph objects() {
        return views.graph();
    }

    @Override
    public List<Pointer> pointers() {
        return views.pointers();
    }

    @Override
    public ValueView view(Value value) {
        return views.value(Tags.tag(value), Tags.bits(value));
    }

    @Override
    public boolean declares(String name) {
        return cells.declares(name);
    }

    @Override
    public @Nullable String declared(String name) {
        return cells.declared(name);
    }

    @Override
    public @Nullable String own(String name) {
        return cells.own(name);
    }

    @Override
    public @Nullable String cell(String name) {
        return cells.cell(name);
    }

    @Override
    public boolean sameCell(String a, String b) {
        return cells.same(a, b);
    }

    @Override
    public String lasting(String cell) {
        return cells.lasting(cell);
    }

    @Override
    public String place(String cell) {
        return cells.shown(cell);
    }

    @Override
    public @Nullable FrameCell frameCell(String cell) {
        return cells.frameCell(cell);
    }

    @Override
    public @Nullable String local(int function, int slot) {
        for (int frame = state.depth - 1; frame >= 0; frame--) {
            if (state.functions[frame] == function) {
                return slot < state.slots(frame) ? StackCells.local(frame, slot) : null;
            }
        }
        return null;
    }

    @Override
    public String label(String cell) {
        return cells.label(cell);
    }

    @Override
    public Set<String> cellNames() {
        return StackCells.NAMES;
    }

    @Override
    public Set<String> numberedCells() {
        return StackCells.NUMBERED;
    }

    @Override
    public @Nullable String element(Value object, long index) {
        return cells.element(object, index);
    }

    @Override
    public @Nullable String field(Value object, String name) {
        return cells.field(object, name);
    }

    @Override
    public long length(Value object) {
        return object instanceof Value.Reference reference ? state.heap.length(reference.address()) : -1;
    }

    @Override
    public @Nullable String text(Value value) {
        return value instanceof Value.Reference reference && state.heap.kindOf(reference.address()) == Header.STRING
                ? state.heap.text(reference.address())
                : null;
    }

    @Override
    public @Nullable Value newText(String string) {
        try {
            return new Value.Reference(state.heap.newString(string));
        } catch (TrapSignal full) {
            return null;
        }
    }

    @Override
    public @Nullable Value read(String cell) {
        return cells.read(cell);
    }

    @Override
    public String write(String cell, Value value) {
        return cells.write(cell, value);
    }

    @Override
    public long outputLength() {
        return state.output.length();
    }

    @Override
    public int[] callStack(int most) {
        return Arrays.copyOf(state.functions, Math.min(most, state.depth));
    }

    @Override
    public List<TraceEntry> trace(int most) {
        List<TraceEntry> trace = new ArrayList<>();
        int address = state.ip;
        for (int frame = state.depth - 1; frame >= 0 && trace.size() < most; frame--) {
            trace.add(new TraceEntry(state.functions[frame], address));
            address = frame == 0 ? -1 : Math.max(-1, unwinding.callSite(frame));
        }
        return trace;
    }

    @Override
    public long allocatedBytes() {
        return state.heap.madeBytes();
    }

    @Override
    public long stateBytes() {
        return state.bytes();
    }

    @Override
    public long digestWithoutTime() {
        return state.digest(false);
    }

    @Override
    public long digest() {
        return Words.mix(state.digest(true), state.time);
    }
}
