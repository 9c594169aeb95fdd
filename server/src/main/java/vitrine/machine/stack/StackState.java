package vitrine.machine.stack;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.isa.FrameLayout;
import vitrine.machine.Checkpoint;
import vitrine.machine.Limits;
import vitrine.machine.Output;
import vitrine.machine.Tags;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Value;
import vitrine.machine.Words;
import vitrine.machine.Work;
import vitrine.machine.heap.Collector;
import vitrine.machine.heap.ObjectHeap;
import vitrine.machine.heap.Reason;
import vitrine.program.Function;
import vitrine.program.Literal;
import vitrine.program.Program;

/**
 * Everything that can change in a stack machine, and nothing that cannot. It can be saved, brought back and compared; what the instructions
 * do to it is not known here.
 */
final class StackState {
    static final int READY = 0;
    static final int HALTED = 1;
    static final int TRAPPED = 2;

    final Words globals;
    final ObjectHeap heap;
    final StackRoots roots = new StackRoots(this);
    final Output output = new Output();

    long time;
    int ip;
    int status = READY;

    @Nullable
    Trap trap;
    /** What was done besides; no part of the state. The heap and its collector count it here too. */
    final Work work = new Work();
    /** In how many classes the message of the next instruction was looked up. */
    int lookedAt;
    /** The frame that an exception goes to which the next instruction throws and which has left frames already; -1 when there is none. */
    int throwTo = -1;

    int throwHandler;
    byte exceptionTag;
    long exceptionBits;
    /** How many parts of the next instruction are done. */
    long part;
    /** How many parts of an instruction were finished together, and of which: should more of them follow, they are counted on. No part of the state. */
    private long finishedParts;

    private long finishedTime = -1;
    /** Whether somebody asked for a collection that is not begun. */
    boolean requested;
    /** Whether each executed instruction is written to the output. */
    boolean tracing;

    /** The operand stack of all frames together. */
    final Words stack = Words.compared(64);

    int sp;
    private final Words apart = Words.compared(64);
    /** The frames on the operand stack; null when they lie apart from it. */
    final @Nullable LinkedFrames linked;
    /** The locals of all frames together: the operand stack itself when the frames lie there. */
    final Words locals;
    /** The end of the running frame's locals, as far as they lie in one row from its local base on. */
    int localsTop;
    /** How many frames there are. */
    int depth;

    // of each frame:
    int[] functions = new int[8];
    int[] returnAddresses = new int[8];
    int[] stackBases = new int[8];
    int[] localBases = new int[8];

    private final FrameRow functionRow = new FrameRow();
    private final FrameRow returnRow = new FrameRow();
    private final FrameRow stackRow = new FrameRow();
    private final FrameRow localRow = new FrameRow();

    /** The heap addresses of the string constants, 0 for other constants. */
    final int[] constantAddresses;
    /** The program's classes, which never change. */
    final ClassTable classes;

    StackState(Program program, Limits limits) {
        classes = new ClassTable(program, work);
        heap = new ObjectHeap(program.heap(), limits.heapBytes(), new ProgramNames(program), work);
        linked = program.frames() == FrameLayout.LINKED ? new LinkedFrames(this, program) : null;
        locals = linked == null ? apart : stack;
        constantAddresses = new int[program.constants().size()];
        globals = Words.marked(program.globals().size());
        Function entry = program.functions().get(program.entry());
        ip = entry.start();
        try {
            try {
                placeStrings(program);
            } finally {
                // also when they do not all fit: the collector has the heap then, and whoever looks sees it full
                heap.open(roots);
            }
            Traps.checkLocals(entry, 0, limits.stackValues());
            firstFrame(program.entry(), entry.slots());
        } catch (TrapSignal signal) {
            firstFrame(program.entry(), 0);
            status = TRAPPED;
            trap = signal.at(ip);
        }
    }

    private void firstFrame(int function, int slots) {
        if (linked != null) {
            linked.begin(function, slots);
        } else {
            pushFrame(function, -1, 0, slots);
        }
    }

    private void placeStrings(Program program) {
        for (int i = 0; i < constantAddresses.length; i++) {
            if (program.constants().get(i).value() instanceof Literal.Text text) {
                constantAddresses[i] = heap.newString(text.value());
            }
        }
        for (int i = 0; i < program.globals().size(); i++) {
            Literal initial = program.globals().get(i).initial();
            globals.bits[i] = initial instanceof Literal.Text text ? heap.newString(text.value()) : bits(initial);
            globals.tags[i] = tag(initial);
            globals.dirty[i >> Words.PAGE_BITS] = 1;
        }
    }

    static byte tag(Literal literal) {
        if (literal instanceof Literal.Int) {
            return Tags.INT;
        } else if (literal instanceof Literal.Float) {
            return Tags.FLOAT;
        }
        return literal instanceof Literal.Text ? Tags.REFERENCE : Tags.NULL;
    }

    static long bits(Literal literal) {
        if (literal instanceof Literal.Int number) {
            return number.value();
        }
        return literal instanceof Literal.Float number ? Double.doubleToRawLongBits(number.value()) : 0;
    }

    /** A new frame, apart from the operands, with all locals 0; whoever calls it has seen to the limits. */
    void pushFrame(int function, int returnAddress, int stackBase, int slots) {
        addFrame(function, returnAddress, stackBase, localsTop);
        work.words(slots);
        locals.ensure(localsTop + slots);
        Arrays.fill(locals.bits, localsTop, localsTop + slots, 0);
        Arrays.fill(locals.tags, localsTop, localsTop + slots, Tags.INT);
        localsTop += slots;
    }

    /** Notes where a new frame's parts begin. */
    void addFrame(int function, int returnAddress, int stackBase, int localBase) {
        if (depth == functions.length) {
            functions = Arrays.copyOf(functions, 2 * depth);
            returnAddresses = Arrays.copyOf(returnAddresses, 2 * depth);
            stackBases = Arrays.copyOf(stackBases, 2 * depth);
            localBases = Arrays.copyOf(localBases, 2 * depth);
        }
        functions[depth] = function;
        returnAddresses[depth] = returnAddress;
        stackBases[depth] = stackBase;
        localBases[depth] = localBase;
        depth++;
    }

    /** The bits of a word of one of the memories; an object that it refers to, where that is now, see {@link ObjectHeap#present}. */
    long present(Words memory, int index) {
        long bits = memory.bits[index];
        if (memory.tags[index] != Tags.REFERENCE || !heap.collector().underWay()) {
            return bits;
        }
        return memory == heap.words ? heap.bitsNow(index) : heap.present((int) bits, roots.number(memory, index));
    }

    /** Whether something of the next instruction, or before it, is to be done first. */
    boolean isBegun() {
        return part > 0 || requested || heap.collector().underWay();
    }

    /**
     * Goes on with what is begun of collections, and tells nobody; returns whether all is done. What is not done yet is what {@link #part} says.
     *
     * @param slice the work after which it may leave the rest for another call
     */
    boolean finishBegun(long slice) {
        long most = Math.max(slice, slice + work.done());
        if (!collectUpTo(most)) {
            return false;
        }
        if (requested) {
            requested = false;
            heap.begin(Reason.COMMAND, mayPause(slice));
            if (!collectUpTo(most)) {
                return false;
            }
        }
        finishedTime = time;
        finishedParts = part;
        part = 0;
        return true;
    }

    /** Begins the collection that an instruction is waiting for, see {@link #finishBegun}. */
    boolean collect(long slice) {
        heap.begin(mayPause(slice));
        part = time == finishedTime ? finishedParts : 0;
        return finishBegun(slice);
    }

    /** Whether a collection that begins now may take longer than a slice: then it must be possible to look at it in its midst. */
    private boolean mayPause(long slice) {
        return heap.usedBytes() / ObjectHeap.WORD_BYTES + sp > slice;
    }

    private boolean collectUpTo(long most) {
        Collector collector = heap.collector();
        part += collector.finish(most);
        return !collector.underWay();
    }

    /** Where the running frame's part of the operand stack begins. */
    int stackBase() {
        return stackBases[depth - 1];
    }

    int localBase() {
        return localBases[depth - 1];
    }

    int function() {
        return functions[depth - 1];
    }

    /** How many locals a frame has. */
    int slots(int frame) {
        if (linked != null) {
            return linked.slots(frame);
        }
        return (frame + 1 < depth ? localBases[frame + 1] : localsTop) - localBases[frame];
    }

    /** Where in {@link #locals} a local of a frame lies, which the frame has. */
    int localIndex(int frame, int local) {
        return linked == null ? localBases[frame] + local : linked.cell(frame, local);
    }

    /** What FP says. */
    int framePointer() {
        return linked == null ? stackBase() : linked.framePointer(depth - 1);
    }

    /** Takes the running frame away, which is not the first one, with all that it has on the stack. */
    void dropFrame() {
        if (linked != null) {
            linked.drop();
        } else {
            sp = stackBase();
            localsTop = localBase();
            depth--;
        }
    }

    boolean isThrowing() {
        return throwTo >= 0;
    }

    /** Tells the object that is thrown, when it is one. */
    void exceptionReference(IntConsumer told) {
        if (exceptionTag == Tags.REFERENCE) {
            told.accept((int) exceptionBits);
        }
    }

    void beginThrow(byte tag, long bits, int frame, int handler) {
        exceptionTag = tag;
        exceptionBits = bits;
        throwTo = frame;
        throwHandler = handler;
    }

    void endThrow() {
        beginThrow(Tags.INT, 0, -1, 0);
    }

    /** What is being thrown. */
    Value exception() {
        return Tags.value(exceptionTag, exceptionBits);
    }

    Saved save() {
        return new Saved(
                time,
                ip,
                status,
                trap,
                tracing,
                new Inside(part, requested, lookedAt, throwTo, throwHandler, exceptionTag, exceptionBits),
                stack.save(sp),
                apart.save(linked == null ? localsTop : 0),
                globals.save(globals.bits.length),
                heap.save(),
                output.save(),
                depth,
                functionRow.save(functions, depth),
                returnRow.save(returnAddresses, depth),
                stackRow.save(stackBases, depth),
                localRow.save(localBases, depth));
    }

    void restore(Saved saved) {
        finishedTime = -1;
        time = saved.time;
        ip = saved.ip;
        status = saved.status;
        trap = saved.trap;
        tracing = saved.tracing;
        part = saved.inside.part;
        requested = saved.inside.requested;
        lookedAt = saved.inside.lookedAt;
        beginThrow(
                saved.inside.exceptionTag, saved.inside.exceptionBits, saved.inside.throwTo, saved.inside.throwHandler);
        sp = stack.restore(saved.stack);
        localsTop = apart.restore(saved.locals);
        globals.restore(saved.globals);
        heap.restore(saved.heap);
        output.restore(saved.output);
        depth = saved.depth;
        functions = functionRow.restore(saved.functions);
        returnAddresses = returnRow.restore(saved.returnAddresses);
        stackBases = stackRow.restore(saved.stackBases);
        localBases = localRow.restore(saved.localBases);
        if (linked != null) {
            localsTop = linked.localsTop();
        }
    }

    /** The bytes that all this takes, about. */
    long bytes() {
        long memories = stack.bytes() + apart.bytes() + globals.bytes() + heap.bytesHeld();
        long rows = functionRow.bytes() + returnRow.bytes() + stackRow.bytes() + localRow.bytes();
        return memories + rows + 16L * functions.length + 2L * output.length();
    }

    /** Of everything but the time; with or without the counters, which decide nothing. */
    long digest(boolean counters) {
        long hash = Words.mix(Words.mix(ip, status), tracing ? 1 : 0);
        // not the record's own hash code: that of an enum differs from one process to the next
        hash = Words.mix(hash, trap == null ? 0 : trap.message().hashCode() * 31L + trap.address());
        hash = stack.digest(hash, sp);
        hash = apart.digest(hash, linked == null ? localsTop : 0);
        hash = globals.digest(hash, globals.bits.length);
        hash = heap.digest(hash, counters);
        if (lookedAt > 0 || isThrowing()) {
            hash = Words.mix(Words.mix(hash, lookedAt), throwTo);
            hash = Words.mix(Words.mix(hash, throwHandler), exceptionBits * 7 + exceptionTag);
        }
        hash = Words.mix(Words.mix(hash, part), requested ? 1 : 0);
        for (int i = 0; i < depth; i++) {
            hash = Words.mix(Words.mix(hash, functions[i]), returnAddresses[i]);
            hash = Words.mix(Words.mix(hash, stackBases[i]), localBases[i]);
        }
        return output.digest(hash);
    }

    /** What was done of an instruction that works in parts. */
    record Inside(
            long part,
            boolean requested,
            int lookedAt,
            int throwTo,
            int throwHandler,
            byte exceptionTag,
            long exceptionBits) {}

    /** A state as it was; it never changes. */
    record Saved(
            long time,
            int ip,
            int status,
            @Nullable Trap trap,
            boolean tracing,
            Inside inside,
            Words.Saved stack,
            Words.Saved locals,
            Words.Saved globals,
            ObjectHeap.Saved heap,
            Output.Saved output,
            int depth,
            Words.Saved functions,
            Words.Saved returnAddresses,
            Words.Saved stackBases,
            Words.Saved localBases)
            implements Checkpoint {
        private static final int OWN_BYTES = 112;

        private Stream<Words.Saved> memories() {
            return Stream.of(stack, locals, globals, functions, returnAddresses, stackBases, localBases);
        }

        @Override
        public long bytes() {
            return OWN_BYTES
                    + output.bytes()
                    + heap.bytes()
                    + memories().mapToLong(Words.Saved::bytes).sum();
        }

        @Override
        public long hold() {
            return OWN_BYTES
                    + output.hold()
                    + heap.hold()
                    + memories().mapToLong(Words.Saved::hold).sum();
        }

        @Override
        public long release() {
            return OWN_BYTES
                    + output.release()
                    + heap.release()
                    + memories().mapToLong(Words.Saved::release).sum();
        }
    }
}
