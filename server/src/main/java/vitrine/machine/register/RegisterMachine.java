package vitrine.machine.register;

import java.util.ArrayList;
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
import vitrine.machine.Observer;
import vitrine.machine.Pointer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.TraceEntry;
import vitrine.machine.Trap;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.machine.Words;
import vitrine.machine.jit.CodeCache;
import vitrine.machine.jit.WatchedRun;
import vitrine.program.Program;

/**
 * The register machine at the seam: joins the state with those who execute, watch, show and edit it. It knows what every machine promises,
 * see {@link Machine}; what instructions mean, {@link RegisterInterpreter} knows.
 */
final class RegisterMachine implements Machine {
    private final Program program;
    private final byte[] code;
    private final Inputs inputs;
    private final RegisterState state;
    private final RegisterInterpreter interpreter;
    private final RegisterEngine engine;
    private final WatchedRun watchedRun;
    private final RegisterHostCalls host;
    private final RegisterViews views;
    private final RegisterCells cells;
    private final RegisterFrames frames;
    private final RegisterStepWatch watch;

    /** @param threshold how often a place must be come to before it is compiled, see {@link RegisterEngine} */
    RegisterMachine(
            Program program, Limits limits, Inputs inputs, int threshold, CodeCache<RegisterCompilation.Unit> cache) {
        this.program = program;
        this.inputs = inputs;
        code = program.code();
        state = new RegisterState(program, limits);
        frames = new RegisterFrames(state, program);
        RegisterPrinter printer = new RegisterPrinter(state, program, frames, limits.outputChars());
        host = new RegisterHostCalls(state, inputs, printer);
        interpreter = new RegisterInterpreter(state, program, host, printer);
        RegisterContext context = new RegisterContext(state, program, interpreter, host, printer);
        engine = new RegisterEngine(state, program, code, interpreter, context, threshold, cache);
        watchedRun = new WatchedRun(this, engine::run);
        cells = new RegisterCells(state, program);
        views = new RegisterViews(state, program, cells, frames);
        watch = new RegisterStepWatch(state, program, code, host);
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public long time() {
        return state.time;
    }

    @Override
    public Status status() {
        if (state.status == RegisterState.HALTED) {
            return new Status.Halted();
        }
        Trap trap = state.trap;
        if (trap != null) {
            return new Status.Trapped(trap);
        }
        InputRequest request = request();
        return request != null && inputs.read(state.time, request) == null
                ? new Status.Waiting(request)
                : new Status.Ready();
    }

    /** What the next instruction needs from outside, or null. Only lines can be missing. */
    private @Nullable InputRequest request() {
        boolean calls =
                state.ip <= code.length - Registers.LENGTH && (code[state.ip] & 0xff) == RegisterOp.HOST.opcode();
        InputRequest request = calls ? host.request(code[state.ip + 1] & 0xff) : null;
        return request instanceof InputRequest.Line ? request : null;
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
        return interpreter.lowestDepth;
    }

    @Override
    public int highestDepth() {
        return interpreter.highestDepth;
    }

    @Override
    public void markDepth() {
        interpreter.lowestDepth = state.depth;
        interpreter.highestDepth = state.depth;
    }

    @Override
    public int[] callStack(int most) {
        return state.callStack(most);
    }

    @Override
    public List<TraceEntry> trace(int most) {
        List<TraceEntry> trace = new ArrayList<>();
        int address = state.ip;
        for (RegisterFrames.Frame each : new RegisterFrames(state, program).all(most)) {
            trace.add(new TraceEntry(each.callee(), address));
            address = each.returnAddress() - Registers.LENGTH;
        }
        return trace;
    }

    @Override
    public Stop step(Observer observer) {
        if (state.status != RegisterState.READY) {
            return Stop.ENDED;
        }
        watch.before();
        long time = state.time;
        Stop stop = run(Until.step(time));
        if (state.time > time) {
            watch.after(observer);
        }
        return stop;
    }

    @Override
    public Stop run(Until until) {
        if (state.status != RegisterState.READY) {
            return Stop.ENDED;
        }
        RegisterWatch watched = interpreter.watch(until.watch());
        return watched == null ? engine.run(until) : watchedRun.run(until, watched, engine.compiles());
    }

    @Override
    public Checkpoint checkpoint() {
        return state.save();
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        state.restore((RegisterState.Saved) checkpoint);
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
    public List<Pointer> pointers() {
        return views.pointers();
    }

    @Override
    public ValueView view(Value value) {
        return views.value(value);
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
    public boolean hasParts(String name) {
        return cells.hasParts(name);
    }

    @Override
    public @Nullable String part(String name, long index) {
        return cells.part(name, index);
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
        return a.equals(b) || RegisterCells.same(a, b);
    }

    @Override
    public @Nullable FrameCell frameCell(String cell) {
        return cells.frameCell(cell, frames);
    }

    @Override
    public @Nullable String local(int function, int slot) {
        return cells.local(function, slot, frames);
    }

    @Override
    public String label(String cell) {
        return cells.label(cell);
    }

    @Override
    public String labelBefore(String cell) {
        return watch.label(cell, cells);
    }

    @Override
    public Set<String> cellNames() {
        return RegisterCells.NAMES;
    }

    @Override
    public Set<String> numberedCells() {
        return RegisterCells.NUMBERED;
    }

    @Override
    public @Nullable String element(Value object, long index) {
        return cells.element(object, index);
    }

    @Override
    public long length(Value object) {
        return -1;
    }

    @Override
    public @Nullable String text(Value value) {
        return null;
    }

    @Override
    public @Nullable Value newText(String text) {
        return null;
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
    public long allocatedBytes() {
        return state.heap.allocated;
    }

    @Override
    public long stateBytes() {
        return state.bytes();
    }

    @Override
    public long digestWithoutTime() {
        return state.digest();
    }

    @Override
    public long digest() {
        return Words.mix(state.digest(), state.time);
    }
}
