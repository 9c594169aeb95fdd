package vitrine.program;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import vitrine.isa.FrameLayout;

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

    /**
     * With the usual frame layout.
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
        this.machine = machine;
        this.constants = List.copyOf(constants);
        this.globals = List.copyOf(globals);
        this.functions = List.copyOf(functions);
        this.entry = entry;
        this.code = code.clone();
        this.frames = frames;
        this.data = data;
        this.memoryBytes = memoryBytes;
        if (memoryBytes < 0) {
            throw new IllegalArgumentException("There is no memory of " + memoryBytes + " bytes.");
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
    }

    /** The same program with another frame layout. */
    public Program with(FrameLayout layout) {
        return new Program(machine, constants, globals, functions, entry, code, layout, data, memoryBytes);
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
                && data.equals(that.data)
                && Arrays.equals(code, that.code);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                machine, constants, globals, functions, entry, frames.text(), Arrays.hashCode(code), data, memoryBytes);
    }
}
