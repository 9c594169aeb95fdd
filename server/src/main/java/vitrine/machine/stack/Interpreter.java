package vitrine.machine.stack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import vitrine.isa.StackEffect;
import vitrine.machine.InputRequest;
import vitrine.machine.Stop;
import vitrine.machine.Tags;
import vitrine.machine.TrapSignal;
import vitrine.machine.Until;
import vitrine.machine.Watch;
import vitrine.machine.Words;
import vitrine.machine.Work;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * What the instructions of the stack machine mean. It executes them at full speed and tells nobody. Every check comes before the act, so that a
 * trapped instruction leaves the state as it was.
 */
final class Interpreter {
    private static final StackOp[] OPS = new StackOp[256];
    /** The values that an opcode needs on the running frame's part of the stack, as its row says. */
    private static final byte[] NEEDS = new byte[256];
    /** How much higher the stack can be after it. */
    private static final byte[] GROWS = new byte[256];

    private static final byte[] LENGTHS = new byte[256];
    /** Where a place may come that is executed often: behind a call, behind a jump that leads back, or neither. */
    private static final byte[] ARRIVES = new byte[256];

    private static final byte BY_JUMP = 1;
    private static final byte BY_CALL = 2;

    private static final VarHandle INT32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    static {
        for (StackOp op : StackOp.values()) {
            StackEffect effect = op.effect();
            OPS[op.opcode()] = op;
            NEEDS[op.opcode()] = (byte) effect.singleInputs();
            GROWS[op.opcode()] = (byte) Math.max(0, effect.singleOutputs() - effect.singleInputs());
            ARRIVES[op.opcode()] = switch (op.flow()) {
                case CALL -> BY_CALL;
                case JUMP, BRANCH -> BY_JUMP;
                default -> 0;
            };
            LENGTHS[op.opcode()] = (byte) StackMachineKind.INSTRUCTIONS.length(op);
        }
    }

    /** Where an instruction goes that could not be executed yet. */
    private static final int NOWHERE = -1;

    private final StackState state;
    private final Function[] functions;
    private final byte[] code;
    private final int stackLimit;
    final Frames frames;
    final Arithmetic arithmetic;
    private final ObjectOperations objects;
    private final Messages messages;
    private final Closures closures;
    final Unwinding unwinding;
    private final HostCalls host;
    final Printer printer;

    /** After a run: the time at which it had to end, less what long-working instructions did. */
    long end;
    /** Whether a run ended since it came to a place that is executed often. */
    boolean hot;

    private final Program program;
    private @Nullable StackWatch lastWatch;

    private boolean probing;
    private boolean collectionNeeded;
    /** Whether the next instruction was begun and had to wait for a collection. */
    private boolean begun;

    Interpreter(
            StackState state,
            Program program,
            int stackLimit,
            Frames frames,
            Arithmetic arithmetic,
            ObjectOperations objects,
            Messages messages,
            Closures closures,
            Unwinding unwinding,
            HostCalls host,
            Printer printer) {
        this.state = state;
        this.program = program;
        this.functions = program.functions().toArray(Function[]::new);
        this.code = program.code();
        this.stackLimit = stackLimit;
        this.frames = frames;
        this.arithmetic = arithmetic;
        this.objects = objects;
        this.messages = messages;
        this.closures = closures;
        this.unwinding = unwinding;
        this.host = host;
        this.printer = printer;
    }

    /**
     * Executes instructions until one of the reasons of {@link Stop}; the state must be ready.
     *
     * @param limit the time at which it ends, instead of that of {@code until}
     * @param heat counts how often each address was come to; the run ends also where that is often enough, see {@link #hot}; null for not
     */
    Stop run(Until until, long limit, int @Nullable [] heat, int threshold) {
        end = limit;
        begun = false;
        hot = false;
        if (state.time >= limit) {
            return Stop.TIME;
        }
        Stop first = probing ? null : finish(until);
        if (first != null) {
            return first;
        }
        state.lookedAt = 0;
        Stop stop = state.isThrowing() ? landed(unwinding.complete(), until) : null;
        while (stop == null) {
            stop = execute(until, heat, threshold);
        }
        return stop;
    }

    /**
     * Finishes what was begun before the next instruction; what was done of it stays where the run must stop before that, or where that was enough
     * for one call. Null when it can go on.
     */
    @Nullable
    Stop finish(Until until) {
        if (!state.isBegun()) {
            return null;
        } else if (waits()) {
            return Stop.WAITING;
        }
        StackWatch watch = watch(until.watch());
        if (watch != null && (watch.collections() || watch.touches(state.ip, state.sp))) {
            return Stop.WATCH;
        }
        begun = true;
        boolean over = state.finishBegun(slice(until));
        // however much that was, the instruction is executed once it can be
        end = Math.max(state.time + 1, end - state.work.take());
        return over ? null : Stop.TIME;
    }

    /** Whoever watches collections is told of them one by one, so these are not taken apart. */
    private static long slice(Until until) {
        return until.watch() == null ? until.slice() : Until.WHOLE;
    }

    /** What the next instruction needs from outside, or null. Only lines can be missing. */
    @Nullable
    InputRequest request() {
        boolean calls = state.ip + 1 < code.length
                && (code[state.ip] & 0xff) == StackOp.HOST.opcode()
                && !(state.tracing && !printer.hasRoomForTrace());
        InputRequest request = calls ? host.request(code[state.ip + 1] & 0xff, state.sp) : null;
        return request instanceof InputRequest.Line ? request : null;
    }

    /** Whether the next instruction needs a line that is not there yet. */
    boolean waits() {
        InputRequest request = request();
        return request != null && host.isMissing(request);
    }

    /** Executes instructions, see {@link #run}; null where everything must be read anew from the state before it can go on. */
    private @Nullable Stop execute(Until until, int @Nullable [] heat, int threshold) {
        StackState state = this.state;
        byte[] code = this.code;
        long end = this.end;
        boolean again = begun;
        begun = false;
        hot = false;
        BitSet addresses = until.addresses();
        int depthStop = until.depth();
        StackWatch watch = watch(until.watch());
        boolean watching = !addresses.isEmpty() || depthStop >= 0 || until.breaks() || watch != null;
        boolean tracing = state.tracing;
        Work work = state.work;
        long time = state.time;
        int ip = state.ip;
        int sp = state.sp;
        long[] bits = state.stack.bits;
        byte[] tags = state.stack.tags;
        long[] localBits = state.locals.bits;
        byte[] localTags = state.locals.tags;
        int base = state.stackBase();
        int local = state.localBase();
        if (watch != null && time < end && !again && watch.touches(ip, sp)) {
            return Stop.WATCH;
        }
        try {
            while (time < end) {
                if (ip >= code.length) {
                    throw Traps.codeEnd(ip);
                }
                int opcode = code[ip] & 0xff;
                StackOp op = OPS[opcode];
                if (sp - base < NEEDS[opcode]
                        || sp + GROWS[opcode] > stackLimit
                        || op == null
                        || ip + LENGTHS[opcode] > code.length) {
                    throw refusal(ip, sp - base);
                }
                if (sp + 1 >= bits.length) {
                    state.stack.ensure(sp + 2);
                    bits = state.stack.bits;
                    tags = state.stack.tags;
                    localBits = state.locals.bits;
                    localTags = state.locals.tags;
                }
                boolean traced = tracing;
                if (traced) {
                    printer.checkRoomForTrace();
                }
                int next = switch (op) {
                    case NOP, BREAK -> ip + 1;
                    case HALT -> {
                        state.status = StackState.HALTED;
                        end = time;
                        yield ip;
                    }
                    case DUMP -> {
                        state.sp = sp;
                        state.ip = ip;
                        state.time = time;
                        printer.dump();
                        yield ip + 1;
                    }
                    case TRACE -> {
                        tracing = !tracing;
                        state.tracing = tracing;
                        yield ip + 1;
                    }
                    case PRINT -> {
                        printer.print(tags[sp - 1], bits[sp - 1], "\n");
                        sp--;
                        yield ip + 1;
                    }
                    case CONST -> {
                        bits[sp] = int32(code, ip + 1);
                        tags[sp++] = Tags.INT;
                        yield ip + 5;
                    }
                    case LDC -> {
                        objects.loadConstant(int16(code, ip + 1), sp);
                        sp++;
                        yield ip + 3;
                    }
                    case NULL -> {
                        bits[sp] = 0;
                        tags[sp++] = Tags.NULL;
                        yield ip + 1;
                    }
                    case POP -> {
                        sp--;
                        yield ip + 1;
                    }
                    case DUP -> {
                        bits[sp] = bits[sp - 1];
                        tags[sp] = tags[sp - 1];
                        sp++;
                        yield ip + 1;
                    }
                    case SWAP -> {
                        swap(bits, tags, sp - 1, sp - 2);
                        yield ip + 1;
                    }
                    case OVER -> {
                        bits[sp] = bits[sp - 2];
                        tags[sp] = tags[sp - 2];
                        sp++;
                        yield ip + 1;
                    }
                    case ROT -> {
                        swap(bits, tags, sp - 3, sp - 2);
                        swap(bits, tags, sp - 2, sp - 1);
                        yield ip + 1;
                    }
                    case PICK -> {
                        int from = sp - 1 - (code[ip + 1] & 0xff);
                        if (from < base) {
                            throw Traps.underflow(op, sp - from, sp - base, base > 0);
                        }
                        bits[sp] = bits[from];
                        tags[sp] = tags[from];
                        sp++;
                        yield ip + 2;
                    }
                    case ADD -> {
                        if ((tags[sp - 1] | tags[sp - 2]) == Tags.INT) {
                            bits[sp - 2] += bits[sp - 1];
                        } else {
                            arithmetic.numbers(op, sp - 2);
                        }
                        sp--;
                        yield ip + 1;
                    }
                    case SUB -> {
                        if ((tags[sp - 1] | tags[sp - 2]) == Tags.INT) {
                            bits[sp - 2] -= bits[sp - 1];
                        } else {
                            arithmetic.numbers(op, sp - 2);
                        }
                        sp--;
                        yield ip + 1;
                    }
                    case MUL -> {
                        if ((tags[sp - 1] | tags[sp - 2]) == Tags.INT) {
                            bits[sp - 2] *= bits[sp - 1];
                        } else {
                            arithmetic.numbers(op, sp - 2);
                        }
                        sp--;
                        yield ip + 1;
                    }
                    case DIV, MOD, POW -> {
                        apply(op, sp - 2);
                        sp--;
                        yield ip + 1;
                    }
                    case NEG, ABS -> {
                        apply(op, sp - 1);
                        yield ip + 1;
                    }
                    case AND, OR, XOR, SHIFTL, SHIFTR, USHIFTR, ROTL, ROTR -> {
                        arithmetic.bits(op, sp - 2);
                        sp--;
                        yield ip + 1;
                    }
                    case NOT -> {
                        arithmetic.invert(sp - 1);
                        yield ip + 1;
                    }
                    case EQ, NE -> {
                        boolean equal = (tags[sp - 1] | tags[sp - 2]) == Tags.INT
                                ? bits[sp - 1] == bits[sp - 2]
                                : arithmetic.equal(sp - 2);
                        sp--;
                        bits[sp - 1] = equal == (op == StackOp.EQ) ? 1 : 0;
                        tags[sp - 1] = Tags.INT;
                        yield ip + 1;
                    }
                    case LT, LTE, GT, GTE -> {
                        int order = (tags[sp - 1] | tags[sp - 2]) == Tags.INT
                                ? Long.compare(bits[sp - 2], bits[sp - 1])
                                : arithmetic.compare(op, sp - 2);
                        sp--;
                        bits[sp - 1] = answers(op, order) ? 1 : 0;
                        tags[sp - 1] = Tags.INT;
                        yield ip + 1;
                    }
                    case I2F, F2I, I2S, F2S, S2I, S2F, TYPEOF -> {
                        apply(op, sp - 1);
                        yield ip + 1;
                    }
                    case JMP -> target(op, int32(code, ip + 1) & 0xffffffffL);
                    case JT -> {
                        boolean jumps = Tags.truth(tags[sp - 1], bits[sp - 1]);
                        int to = jumps ? target(op, int32(code, ip + 1) & 0xffffffffL) : ip + 5;
                        sp--;
                        yield to;
                    }
                    case JF -> {
                        boolean jumps = !Tags.truth(tags[sp - 1], bits[sp - 1]);
                        int to = jumps ? target(op, int32(code, ip + 1) & 0xffffffffL) : ip + 5;
                        sp--;
                        yield to;
                    }
                    case RJMP -> target(op, (long) ip + int32(code, ip + 1));
                    case JMPI -> {
                        int to = target(op, arithmetic.distance(op, sp - 1));
                        sp--;
                        yield to;
                    }
                    case RJMPI -> {
                        int to = target(op, ip + arithmetic.distance(op, sp - 1));
                        sp--;
                        yield to;
                    }
                    case GLOAD -> {
                        int index = global(op, int16(code, ip + 1));
                        bits[sp] = state.globals.bits[index];
                        tags[sp++] = state.globals.tags[index];
                        yield ip + 3;
                    }
                    case GSTORE -> {
                        int index = global(op, int16(code, ip + 1));
                        sp--;
                        state.globals.bits[index] = bits[sp];
                        state.globals.tags[index] = tags[sp];
                        state.globals.dirty[index >> Words.PAGE_BITS] = 1;
                        yield ip + 3;
                    }
                    case LLOAD -> {
                        int index = local + int16(code, ip + 1);
                        if (index >= state.localsTop) {
                            index = frames.farLocal(op, index);
                        }
                        bits[sp] = localBits[index];
                        tags[sp++] = localTags[index];
                        yield ip + 3;
                    }
                    case LSTORE -> {
                        int index = local + int16(code, ip + 1);
                        if (index >= state.localsTop) {
                            index = frames.farLocal(op, index);
                        }
                        sp--;
                        localBits[index] = bits[sp];
                        localTags[index] = tags[sp];
                        yield ip + 3;
                    }
                    case CALL -> {
                        int function = int16(code, ip + 1);
                        if (function >= functions.length) {
                            throw Traps.missing(op, "function", function, functions.length);
                        }
                        sp = frames.enter(function, ip + 3, sp);
                        bits = state.stack.bits;
                        tags = state.stack.tags;
                        localBits = state.locals.bits;
                        localTags = state.locals.tags;
                        base = sp;
                        local = state.localBase();
                        yield functions[function].start();
                    }
                    case CALLI -> {
                        int function = objects.function(op, sp - 1, code[ip + 1] & 0xff);
                        byte tag = tags[sp - 1];
                        long callee = bits[sp - 1];
                        sp = frames.enter(function, ip + 2, sp - 1);
                        if (tag == Tags.REFERENCE) {
                            frames.runs(callee, functions[function]);
                        }
                        bits = state.stack.bits;
                        tags = state.stack.tags;
                        localBits = state.locals.bits;
                        localTags = state.locals.tags;
                        base = sp;
                        local = state.localBase();
                        yield functions[function].start();
                    }
                    case RET -> {
                        if (state.depth == 1) {
                            state.status = StackState.HALTED;
                            end = time;
                            yield ip;
                        }
                        state.sp = sp;
                        int to = frames.leave();
                        sp = state.sp;
                        base = state.stackBase();
                        local = state.localBase();
                        yield to;
                    }
                    case FUNC -> {
                        int function = int16(code, ip + 1);
                        if (function >= functions.length) {
                            throw Traps.missing(op, "function", function, functions.length);
                        }
                        bits[sp] = function;
                        tags[sp++] = Tags.FUNCTION;
                        yield ip + 3;
                    }
                    case NEWARR -> {
                        objects.newArray(op, sp - 1);
                        yield ip + 1;
                    }
                    case ALOAD -> {
                        int word = objects.element(op, sp - 2);
                        sp--;
                        bits[sp - 1] = state.heap.words.bits[word];
                        tags[sp - 1] = state.heap.words.tags[word];
                        yield ip + 1;
                    }
                    case ASTORE -> {
                        int word = objects.element(op, sp - 3);
                        sp -= 3;
                        state.heap.store((int) bits[sp], word, tags[sp + 2], bits[sp + 2]);
                        yield ip + 1;
                    }
                    case ALEN -> {
                        objects.arrayLength(op, sp - 1);
                        yield ip + 1;
                    }
                    case SLEN -> {
                        objects.stringLength(op, sp - 1);
                        yield ip + 1;
                    }
                    case CONCAT -> {
                        apply(op, sp - 2);
                        sp--;
                        yield ip + 1;
                    }
                    case SCHAR -> {
                        objects.character(op, sp - 2);
                        sp--;
                        yield ip + 1;
                    }
                    case SUBSTR -> {
                        apply(op, sp - 3);
                        sp -= 2;
                        yield ip + 1;
                    }
                    case HOST -> {
                        int after = host.call(code[ip + 1] & 0xff, time, sp, base);
                        if (after == HostCalls.MISSING_INPUT) {
                            yield NOWHERE;
                        }
                        sp = after;
                        yield ip + 2;
                    }
                    case NEW -> {
                        messages.create(int16(code, ip + 1), sp);
                        sp++;
                        yield ip + 3;
                    }
                    case GETF -> {
                        int word = messages.field(op, sp - 1, int16(code, ip + 1));
                        load(word, bits, tags, sp - 1);
                        yield ip + 3;
                    }
                    case PUTF -> {
                        int word = messages.field(op, sp - 2, int16(code, ip + 1));
                        sp -= 2;
                        state.heap.store((int) bits[sp], word, tags[sp + 1], bits[sp + 1]);
                        yield ip + 3;
                    }
                    case INSTANCEOF -> {
                        messages.instance(sp - 1, int16(code, ip + 1));
                        yield ip + 3;
                    }
                    case SEND, SUPER -> {
                        int arguments = code[ip + 3] & 0xff;
                        if (sp - base <= arguments) {
                            throw Traps.underflow(op, arguments + 1, sp - base, state.depth > 1);
                        }
                        int function = messages.method(op, sp - 1 - arguments, int16(code, ip + 1), arguments);
                        sp = frames.enter(function, ip + 4, sp);
                        bits = state.stack.bits;
                        tags = state.stack.tags;
                        localBits = state.locals.bits;
                        localTags = state.locals.tags;
                        base = sp;
                        local = state.localBase();
                        yield functions[function].start();
                    }
                    case CLOSURE -> {
                        sp = closures.make(int16(code, ip + 1), sp);
                        yield ip + 3;
                    }
                    case CLOAD -> {
                        int word = closures.captured(op, closures.running(op), int16(code, ip + 1));
                        load(word, bits, tags, sp++);
                        yield ip + 3;
                    }
                    case CSTORE -> {
                        int closure = closures.running(op);
                        int word = closures.captured(op, closure, int16(code, ip + 1));
                        sp--;
                        state.heap.store(closure, word, tags[sp], bits[sp]);
                        yield ip + 3;
                    }
                    case BOX -> {
                        closures.box(sp - 1);
                        yield ip + 1;
                    }
                    case UNBOX -> {
                        load(closures.boxed(op, sp - 1), bits, tags, sp - 1);
                        yield ip + 1;
                    }
                    case SETBOX -> {
                        int word = closures.boxed(op, sp - 2);
                        sp -= 2;
                        state.heap.store((int) bits[sp], word, tags[sp + 1], bits[sp + 1]);
                        yield ip + 1;
                    }
                    case THROW -> throw unwinding.thrown(sp - 1, ip);
                    case GC -> {
                        state.heap.collect();
                        yield ip + 1;
                    }
                };
                if (next == NOWHERE) {
                    return leave(time, ip, sp, Stop.WAITING);
                }
                time++;
                int at = ip;
                ip = next;
                if (traced) {
                    printer.trace(at, sp);
                }
                // the one place where work is charged: no instruction can forget it
                if (work.any()) {
                    end -= work.take();
                }
                if (watching) {
                    if (state.status != StackState.READY) {
                        break;
                    }
                    if (until.breaks() && op == StackOp.BREAK) {
                        return leave(time, ip, sp, Stop.BREAK);
                    }
                    if (addresses.get(ip)) {
                        return leave(time, ip, sp, Stop.ADDRESS);
                    }
                    if (state.depth <= depthStop) {
                        return leave(time, ip, sp, Stop.DEPTH);
                    }
                    if (watch != null && time < end && watch.touches(ip, sp)) {
                        return leave(time, ip, sp, Stop.WATCH);
                    }
                }
                if (heat != null) {
                    byte arrives = ARRIVES[opcode];
                    if (arrives != 0
                            && (ip <= at || arrives == BY_CALL)
                            && (heat[ip] >= threshold || ++heat[ip] >= threshold)
                            && !tracing) {
                        hot = true;
                        this.end = end;
                        return leave(time, ip, sp, Stop.TIME);
                    }
                }
            }
        } catch (TrapSignal signal) {
            this.end = end;
            leave(time, ip, sp, Stop.TIME);
            return failed(signal, until);
        }
        this.end = end;
        return leave(time, ip, sp, state.status == StackState.READY ? Stop.TIME : Stop.ENDED);
    }

    /** Whether the next instruction cannot be executed before a collection. It is tried, up to where it would make an object. */
    boolean needsCollection() {
        int ip = state.ip;
        StackOp op = ip < code.length ? OPS[code[ip] & 0xff] : null;
        if (op == null || ip + LENGTHS[op.opcode()] > code.length) {
            return false;
        }
        boolean makes = op == StackOp.GC
                || op.allocates(StackMachineKind.INSTRUCTIONS.decode(code, ip).operands());
        // a handler is given the message of a trap as a string
        if (!makes && !(op.mayTrap() && unwinding.catchesTrap(ip))) {
            return false;
        }
        // where nothing is made after all, as at the end of the input, it is executed, and that must be undone
        StackState.Saved before = makes && op != StackOp.HOST ? null : state.save();
        collectionNeeded = false;
        probing = true;
        state.heap.probe(true);
        try {
            run(Until.step(state.time), state.time + 1, null, 0);
        } finally {
            state.heap.probe(false);
            probing = false;
        }
        if (before != null) {
            state.restore(before);
        }
        return collectionNeeded;
    }

    /** The next instruction cannot be executed as others are; null when the run goes on all the same. */
    private @Nullable Stop failed(TrapSignal signal, Until until) {
        if (probing) {
            collectionNeeded = needsCollection(signal);
            return Stop.TIME;
        } else if (signal == ObjectHeap.COLLECT) {
            begun = true;
            if (state.collect(slice(until))) {
                return null;
            }
            end -= state.work.take();
            return Stop.TIME;
        }
        if (signal == Unwinding.THROWN) {
            int top = state.sp - 1;
            return landed(unwinding.land(state.stack.tags[top], state.stack.bits[top]), until);
        }
        if (signal.kind().catchable() && unwinding.catchesTrap(state.ip)) {
            int message;
            try {
                message = state.heap.newString(String.valueOf(signal.getMessage()));
            } catch (TrapSignal noRoom) {
                return failed(noRoom, until);
            }
            return landed(unwinding.land(Tags.REFERENCE, message), until);
        }
        state.status = StackState.TRAPPED;
        state.trap = signal.at(state.ip);
        state.time++;
        return Stop.ENDED;
    }

    /** Whether the signal of an instruction that was tried says so, or what follows from it. */
    private boolean needsCollection(TrapSignal signal) {
        if (signal.kind().catchable() && unwinding.catchesTrap(state.ip)) {
            try {
                state.heap.newString(String.valueOf(signal.getMessage()));
            } catch (TrapSignal room) {
                return room == ObjectHeap.COLLECT;
            }
        }
        return signal == ObjectHeap.COLLECT;
    }

    /** The next instruction led to a handler. */
    private @Nullable Stop landed(int handler, Until until) {
        int thrower = state.ip;
        state.ip = handler;
        state.time++;
        frames.left();
        if (state.tracing) {
            printer.trace(thrower, state.sp);
        }
        end -= state.work.take();
        if (until.addresses().get(handler)) {
            return Stop.ADDRESS;
        }
        return state.depth <= until.depth() ? Stop.DEPTH : state.time < end ? null : Stop.TIME;
    }

    /** Copies a word of an object to a place on the stack. */
    private void load(int word, long[] bits, byte[] tags, int to) {
        bits[to] = state.heap.words.bits[word];
        tags[to] = state.heap.words.tags[word];
    }

    /** A watch made ready for this program; the last one is kept, since a run goes on in slices. */
    @Nullable
    StackWatch watch(@Nullable Watch wanted) {
        if (wanted == null) {
            return null;
        }
        StackWatch known = lastWatch;
        if (known == null || !known.watches(wanted)) {
            known = new StackWatch(wanted, state, program, new Foresight(state, program, closures), unwinding);
            lastWatch = known;
        }
        return known;
    }

    /** The operation of an opcode that is one. */
    static StackOp op(int opcode) {
        return OPS[opcode];
    }

    /** Executes an operation from values to one value: its inputs stand on the stack from an index on, and its output will. */
    void apply(StackOp op, int at) {
        switch (op) {
            case ADD, SUB, MUL, DIV, MOD, POW -> arithmetic.numbers(op, at);
            case NEG -> arithmetic.negate(at);
            case ABS -> arithmetic.absolute(at);
            case I2F, F2I, I2S, F2S, S2I, S2F, TYPEOF -> arithmetic.convert(op, at);
            case CONCAT -> objects.join(op, at);
            case SUBSTR -> objects.part(op, at);
            default -> throw new IllegalStateException(op.name());
        }
    }

    /** Writes back what the loop kept to itself. */
    private Stop leave(long time, int ip, int sp, Stop stop) {
        state.time = time;
        state.ip = ip;
        state.sp = sp;
        return stop;
    }

    /** Why the instruction at an address cannot be executed. */
    private TrapSignal refusal(int ip, int height) {
        StackOp op = OPS[code[ip] & 0xff];
        if (op == null) {
            return Traps.noInstruction(ip, code[ip] & 0xff);
        } else if (ip + LENGTHS[op.opcode()] > code.length) {
            return Traps.cutInstruction(op, ip);
        } else if (height < NEEDS[op.opcode()]) {
            return Traps.underflow(op, NEEDS[op.opcode()], height, state.depth > 1);
        }
        return Traps.overflow(stackLimit);
    }

    private int target(StackOp op, long address) {
        if (address < 0 || address > code.length) {
            throw Traps.target(op, address, code.length);
        }
        return (int) address;
    }

    private int global(StackOp op, int index) {
        if (index >= state.globals.bits.length) {
            throw Traps.missing(op, "global", index, state.globals.bits.length);
        }
        return index;
    }

    static boolean answers(StackOp op, int order) {
        return switch (op) {
            case LT -> order < 0;
            case LTE -> order <= 0;
            case GT -> order == 1;
            default -> order == 0 || order == 1;
        };
    }

    private static void swap(long[] bits, byte[] tags, int a, int b) {
        long bit = bits[a];
        bits[a] = bits[b];
        bits[b] = bit;
        byte tag = tags[a];
        tags[a] = tags[b];
        tags[b] = tag;
    }

    private static int int32(byte[] code, int at) {
        return (int) INT32.get(code, at);
    }

    private static int int16(byte[] code, int at) {
        return (short) INT16.get(code, at) & 0xffff;
    }
}
