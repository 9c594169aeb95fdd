package vitrine.program;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vitrine.isa.Decoded;
import vitrine.isa.FrameLayout;
import vitrine.isa.Instruction;
import vitrine.isa.StackEffect;

/**
 * An assembled program: what a machine loads. It is immutable. Functions stand in the order of their code, the first begins at 0. It
 * knows nothing of the text it came from (that is {@link SourceMap}) and nothing of what its bytes mean.
 */
public final class Program {
    private final String machine;
    private final List<Constant> constants;
    private final List<Global> globals;
    private final List<Function> functions;
    private final byte[] code;
    private final int entry;
    private final FrameLayout frames;
    private final DataSegment data;
    private final int memoryBytes;
    private final List<ClassDeclaration> classes;
    private final List<String> names;
    private final HeapSettings heap;

    /**
     * With the usual frame layout and heap.
     *
     * @param machine the name of the machine it is for
     * @param entry the index of the function that it starts with
     */
    public Program(
            String machine,
            List<Constant> constants,
            List<Global> globals,
            List<Function> functions,
            int entry,
            byte[] code) {
        this(machine, constants, globals, functions, entry, code, FrameLayout.APART, DataSegment.EMPTY, 0);
    }

    /**
     * @param frames where its calls keep their return address and locals, on a machine that leaves the choice
     * @param data what the memory begins with, on a machine with a byte memory: constants and globals are items of it then
     * @param memoryBytes how many bytes of memory it asks for, 0 when it leaves that to the machine
     * @param heap what it says about its heap, on a machine that collects garbage
     */
    public Program(
            String machine,
            List<Constant> constants,
            List<Global> globals,
            List<Function> functions,
            int entry,
            byte[] code,
            FrameLayout frames,
            DataSegment data,
            int memoryBytes) {
        this(
                machine,
                constants,
                globals,
                functions,
                entry,
                code,
                frames,
                data,
                memoryBytes,
                List.of(),
                List.of(),
                HeapSettings.USUAL);
    }

    /**
     * @param classes the classes of its objects, on a machine that has objects
     * @param names the names of fields and messages that its instructions use
     * @param heap what it says about its heap, on a machine that collects garbage
     */
    public Program(
            String machine,
            List<Constant> constants,
            List<Global> globals,
            List<Function> functions,
            int entry,
            byte[] code,
            FrameLayout frames,
            DataSegment data,
            int memoryBytes,
            List<ClassDeclaration> classes,
            List<String> names,
            HeapSettings heap) {
        this.machine = machine;
        this.constants = List.copyOf(constants);
        this.globals = List.copyOf(globals);
        this.functions = List.copyOf(functions);
        this.entry = entry;
        this.code = code.clone();
        this.frames = frames;
        this.data = data;
        this.memoryBytes = memoryBytes;
        this.classes = List.copyOf(classes);
        this.names = List.copyOf(names);
        this.heap = heap;
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("There is no memory of " + Counts.of(memoryBytes, "byte") + ".");
        }
        if (functions.isEmpty() || entry < 0 || entry >= functions.size()) {
            throw new IllegalArgumentException("A program needs a function to start with.");
        }
        int last = 0;
        for (Function function : functions) {
            if (function.start() < last || function.start() > code.length) {
                throw new IllegalArgumentException(
                        "Function " + function.name() + " does not stand in the order of the code.");
            }
            last = function.start();
        }
        if (functions.get(0).start() != 0) {
            throw new IllegalArgumentException("The first function must begin at address 0.");
        }
        ProgramRules.check(this);
    }

    /** The same program with another frame layout. */
    public Program with(FrameLayout layout) {
        return new Program(
                machine, constants, globals, functions, entry, code, layout, data, memoryBytes, classes, names, heap);
    }

    /** The same program with another heap. */
    public Program with(HeapSettings settings) {
        return new Program(
                machine,
                constants,
                globals,
                functions,
                entry,
                code,
                frames,
                data,
                memoryBytes,
                classes,
                names,
                settings);
    }

    public String machine() {
        return machine;
    }

    public List<Constant> constants() {
        return constants;
    }

    public List<Global> globals() {
        return globals;
    }

    public List<Function> functions() {
        return functions;
    }

    /** The index of the function that the program starts with. */
    public int entry() {
        return entry;
    }

    /** Where its calls keep their return address and locals, on a machine that leaves the choice. */
    public FrameLayout frames() {
        return frames;
    }

    /** What a byte memory begins with; empty for a machine that has none. */
    public DataSegment data() {
        return data;
    }

    /** How many bytes of memory it asks for, 0 when it leaves that to the machine. */
    public int memoryBytes() {
        return memoryBytes;
    }

    /** What it says about its heap, on a machine that collects garbage. */
    public HeapSettings heap() {
        return heap;
    }

    /** The classes of its objects. */
    public List<ClassDeclaration> classes() {
        return classes;
    }

    /** The names of fields and messages that its instructions use. */
    public List<String> names() {
        return names;
    }

    /** Whether a class is another one or extends it, directly or through others. */
    public boolean extendsClass(int subclass, int ancestor) {
        int each = subclass;
        while (each >= 0 && each != ancestor) {
            each = classes.get(each).parent();
        }
        return each == ancestor;
    }

    /** How many values a name in the stack effect of an instruction stands for; 0 when only a run can tell. */
    public long count(StackEffect.Slot slot, Decoded decoded) {
        Instruction row = decoded.row();
        if (slot.single() || slot.open() || row == null) {
            return slot.single() ? 1 : 0;
        }
        for (int i = 0; i < row.operands().size(); i++) {
            if (row.operands().get(i).name().equals(slot.counter())) {
                long value = decoded.operands()[i];
                if (!slot.captures()) {
                    return value + slot.extra();
                }
                return value < functions.size()
                        ? functions.get((int) value).captures().size()
                        : 0;
            }
        }
        throw new IllegalArgumentException(row.mnemonic() + " has no operand " + slot.counter());
    }

    /** A copy of the code. */
    public byte[] code() {
        return code.clone();
    }

    public int codeLength() {
        return code.length;
    }

    /** The first address behind a function's code. */
    public int end(int function) {
        return function + 1 < functions.size() ? functions.get(function + 1).start() : code.length;
    }

    /**
     * The number of what is called by a call of an address: the index of the function that begins there (of several the last) or, where none does, a number
     * behind those of all functions that stands for the place itself, as a label in the middle of a function names one.
     */
    public int callee(int address) {
        int function = functionAt(address);
        return functions.get(function).start() == address ? function : functions.size() + address;
    }

    /** Whether what is called is a place inside of a function, and no function. */
    public boolean isPlace(int callee) {
        return callee >= functions.size();
    }

    /** The address of what is called. */
    public int entry(int callee) {
        return isPlace(callee)
                ? callee - functions.size()
                : functions.get(callee).start();
    }

    /** The index of the function that is called, or in whose code the place is that is called. */
    public int functionOf(int callee) {
        return isPlace(callee) ? functionAt(entry(callee)) : callee;
    }

    /** What is called by its name; a place, of which the source may know more, by its function and its address. */
    public String nameOf(int callee) {
        String function = functions.get(functionOf(callee)).name();
        return isPlace(callee) ? "%s 0x%04x".formatted(function, entry(callee)) : function;
    }

    /** The index of the function whose code holds an address (0 to the code's length); of several empty ones, the last. */
    public int functionAt(int address) {
        int low = 0;
        int high = functions.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (functions.get(middle).start() <= address) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Program that
                && machine.equals(that.machine)
                && constants.equals(that.constants)
                && globals.equals(that.globals)
                && functions.equals(that.functions)
                && entry == that.entry
                && frames == that.frames
                && memoryBytes == that.memoryBytes
                && heap.equals(that.heap)
                && data.equals(that.data)
                && classes.equals(that.classes)
                && names.equals(that.names)
                && Arrays.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                machine,
                constants,
                globals,
                functions,
                entry,
                frames.text(),
                Arrays.hashCode(code),
                data,
                memoryBytes,
                classes,
                names,
                heap);
    }
}
