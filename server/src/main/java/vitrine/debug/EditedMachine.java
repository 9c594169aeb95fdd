package vitrine.debug;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.machine.AreaView;
import vitrine.machine.Checkpoint;
import vitrine.machine.FrameCell;
import vitrine.machine.GroupView;
import vitrine.machine.Machine;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Observer;
import vitrine.machine.Pointer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.TraceEntry;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.program.Program;

/**
 * A machine together with the edits that were made in its run: whenever it comes to the time of an edit, the edit is made before anybody
 * looks. So its state is a function of the time, the inputs and the edits, and whoever moves it need not know of them. A checkpoint has the
 * edits of its time in it; whoever adds one there drops it.
 */
final class EditedMachine implements Machine {
    private final Machine machine;
    private final Edits edits;

    EditedMachine(Machine machine, Edits edits) {
        this.machine = machine;
        this.edits = edits;
        edits.arrive(machine);
    }

    @Override
    public long part() {
        return machine.part();
    }

    @Override
    public boolean stepInside(Observer observer) {
        return machine.stepInside(observer);
    }

    @Override
    public String collect() {
        return machine.collect();
    }

    @Override
    public String lasting(String cell) {
        return machine.lasting(cell);
    }

    @Override
    public String place(String cell) {
        return machine.place(cell);
    }

    @Override
    public Stop step(Observer observer) {
        long time = machine.time();
        Stop stop = machine.step(observer);
        if (machine.time() > time) {
            edits.arrive(machine);
        }
        return stop;
    }

    @Override
    public Stop run(Until until) {
        while (true) {
            long time = machine.time();
            long next = edits.after(time);
            Stop stop = machine.run(next >= until.time() ? until : until.withTime(next));
            boolean came = machine.time() > time && machine.time() == next;
            if (came) {
                edits.arrive(machine);
            }
            if (!came || stop != Stop.TIME || next >= until.time()) {
                return stop;
            }
        }
    }

    @Override
    public Program program() {
        return machine.program();
    }

    @Override
    public long time() {
        return machine.time();
    }

    @Override
    public Status status() {
        return machine.status();
    }

    @Override
    public int address() {
        return machine.address();
    }

    @Override
    public int depth() {
        return machine.depth();
    }

    @Override
    public int lowestDepth() {
        return machine.lowestDepth();
    }

    @Override
    public int highestDepth() {
        return machine.highestDepth();
    }

    @Override
    public void markDepth() {
        machine.markDepth();
    }

    @Override
    public Checkpoint checkpoint() {
        return machine.checkpoint();
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        machine.restore(checkpoint);
    }

    @Override
    public @Nullable AreaView view(String area, Window window) {
        return machine.view(area, window);
    }

    @Override
    public @Nullable GroupView group(String name, Window window) {
        return machine.group(name, window);
    }

    @Override
    public @Nullable ObjectGraph objects() {
        return machine.objects();
    }

    @Override
    public List<Pointer> pointers() {
        return machine.pointers();
    }

    @Override
    public ValueView view(Value value) {
        return machine.view(value);
    }

    @Override
    public boolean declares(String name) {
        return machine.declares(name);
    }

    @Override
    public @Nullable String declared(String name) {
        return machine.declared(name);
    }

    @Override
    public @Nullable String own(String name) {
        return machine.own(name);
    }

    @Override
    public boolean hasParts(String name) {
        return machine.hasParts(name);
    }

    @Override
    public @Nullable String part(String name, long index) {
        return machine.part(name, index);
    }

    @Override
    public @Nullable String cell(String name) {
        return machine.cell(name);
    }

    @Override
    public boolean sameCell(String a, String b) {
        return machine.sameCell(a, b);
    }

    @Override
    public @Nullable FrameCell frameCell(String cell) {
        return machine.frameCell(cell);
    }

    @Override
    public @Nullable String local(int function, int slot) {
        return machine.local(function, slot);
    }

    @Override
    public String label(String cell) {
        return machine.label(cell);
    }

    @Override
    public String labelBefore(String cell) {
        return machine.labelBefore(cell);
    }

    @Override
    public Set<String> cellNames() {
        return machine.cellNames();
    }

    @Override
    public Set<String> numberedCells() {
        return machine.numberedCells();
    }

    @Override
    public List<TraceEntry> trace(int most) {
        return machine.trace(most);
    }

    @Override
    public @Nullable String field(Value object, String name) {
        return machine.field(object, name);
    }

    @Override
    public @Nullable String element(Value object, long index) {
        return machine.element(object, index);
    }

    @Override
    public long length(Value object) {
        return machine.length(object);
    }

    @Override
    public @Nullable String text(Value value) {
        return machine.text(value);
    }

    @Override
    public @Nullable Value newText(String text) {
        return machine.newText(text);
    }

    @Override
    public @Nullable Value read(String cell) {
        return machine.read(cell);
    }

    @Override
    public String write(String cell, Value value) {
        return machine.write(cell, value);
    }

    @Override
    public long outputLength() {
        return machine.outputLength();
    }

    @Override
    public int[] callStack(int most) {
        return machine.callStack(most);
    }

    @Override
    public long allocatedBytes() {
        return machine.allocatedBytes();
    }

    @Override
    public long stateBytes() {
        return machine.stateBytes();
    }

    @Override
    public long digestWithoutTime() {
        return machine.digestWithoutTime();
    }

    @Override
    public long digest() {
        return machine.digest();
    }
}
