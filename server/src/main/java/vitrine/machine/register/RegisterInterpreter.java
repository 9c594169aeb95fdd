package vitrine.machine.register;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.machine.Stop;
import vitrine.machine.TrapSignal;
import vitrine.machine.Until;
import vitrine.machine.Work;
import vitrine.program.Program;

/**
 * What the instructions of the register machine mean. It executes them at full speed and tells nobody. Every check comes before the act, so that a
 * trapped instruction leaves the state as it was. Registers and memory are Java arrays: that a number names no register, or an address is not in
 * the memory, is found by them, and {@link #refusal} then looks for what was wrong.
 */
final class RegisterInterpreter {
    private static final RegisterOp[] OPS = new RegisterOp[256];

    private static final int SP = Registers.SP;
    private static final int FP = Registers.FP;
    private static final int EQ = Registers.EQ;
    private static final int REM = Registers.REM;
    private static final int LOOP = Registers.LOOP;
    private static final int LENGTH = Registers.LENGTH;
    private static final int PAGE = Bytes.PAGE_SHIFT;

    private static final VarHandle CODE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Where a place may come that is executed often: behind a call or a return, behind a jump that leads back, or neither. */
    private static final byte[] ARRIVES = new byte[256];

    private static final byte BY_JUMP = 1;
    private static final byte BY_CALL = 2;

    static {
        Arrays.fill(OPS, RegisterOp.IGL);
        for (RegisterOp op : RegisterOp.values()) {
            OPS[op.opcode()] = op;
            ARRIVES[op.opcode()] = switch (op.flow()) {
                case CALL, RETURN -> BY_CALL;
                case JUMP, BRANCH -> BY_JUMP;
                case NEXT, THROW, END -> 0;
            };
        }
    }

    /** Where an instruction goes that could not be executed yet. */
    private static final int NOT_YET = -1;

    private final RegisterState state;
    private final Program program;
    private final byte[] code;
    private final RegisterHostCalls host;
    private final RegisterPrinter printer;

    private @Nullable RegisterWatch lastWatch;

    /** After a run: the time at which it had to end, less what long-working instructions did. */
    long end;
    /** Whether a run ended since it came to a place that is executed often. */
    boolean hot;

    int lowestDepth = 1;
    int highestDepth = 1;

    RegisterInterpreter(RegisterState state, Program program, RegisterHostCalls host, RegisterPrinter printer) {
        this.state = state;
        this.program = program;
        this.code = program.code();
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
        RegisterState state = this.state;
        byte[] code = this.code;
        Work work = state.work;
        long end = limit;
        hot = false;
        BitSet addresses = until.addresses();
        int depthStop = until.depth();
        RegisterWatch watch = watch(until.watch());
        boolean watching = !addresses.isEmpty() || depthStop >= 0 || watch != null;
        long time = state.time;
        int ip = state.ip;
        int[] r = state.registers;
        double[] f = state.floats;
        byte[] memory = state.memory.bytes;
        byte[] dirty = state.memory.dirty;
        if (watch != null && time < end && watch.touches(ip)) {
            return Stop.WATCH;
        }
        try {
            while (time < end) {
                if (ip > code.length - LENGTH) {
                    throw RegisterTraps.cutInstruction(ip);
                }
                int word = (int) CODE.get(code, ip);
                int a = word >>> 16 & 0xff;
                int b = word >>> 8 & 0xff;
                int c = word & 0xff;
                int behind = ip + LENGTH;
                // spotless:off one instruction a line, where a line is enough
                int next = switch (OPS[word >>> 24]) {
                    case NOP -> behind;
                    case HLT -> {
                        state.status = RegisterState.HALTED;
                        end = time;
                        yield ip;
                    }
                    case IGL -> throw RegisterTraps.noInstruction(ip, word >>> 24);
                    case DUMP -> {
                        state.time = time;
                        state.ip = ip;
                        printer.dump();
                        yield behind;
                    }
                    case LOAD -> { r[a] = (short) word; yield behind; }
                    case LUI -> { r[a] = r[a] << 16 | word & 0xffff; yield behind; }
                    case LDC -> { r[a] = (int) WORD.get(memory, word & 0xffff); yield behind; }
                    case LDCF64 -> { f[a] = Double.longBitsToDouble((long) LONG.get(memory, word & 0xffff)); yield behind; }
                    case MOVE -> { r[b] = r[a]; yield behind; }
                    case LOADM -> { r[b] = (int) WORD.get(memory, r[a] + (byte) c); yield behind; }
                    case SETM -> {
                        int at = r[a] + (byte) c;
                        WORD.set(memory, at, r[b]);
                        dirty[at >> PAGE] = 1;
                        dirty[at + 3 >> PAGE] = 1;
                        yield behind;
                    }
                    case LOADB -> { r[b] = memory[r[a] + (byte) c] & 0xff; yield behind; }
                    case SETB -> {
                        int at = r[a] + (byte) c;
                        memory[at] = (byte) r[b];
                        dirty[at >> PAGE] = 1;
                        yield behind;
                    }
                    case LOADF64 -> { f[a] = (short) word; yield behind; }
                    case MOVEF64 -> { f[b] = f[a]; yield behind; }
                    case LOADMF -> { f[b] = Double.longBitsToDouble((long) LONG.get(memory, r[a] + (byte) c)); yield behind; }
                    case SETMF -> {
                        int at = r[a] + (byte) c;
                        LONG.set(memory, at, Double.doubleToLongBits(f[b]));
                        dirty[at >> PAGE] = 1;
                        dirty[at + 7 >> PAGE] = 1;
                        yield behind;
                    }
                    case ADD -> { r[c] = r[a] + r[b]; yield behind; }
                    case ADDI -> { r[a] += (short) word; yield behind; }
                    case SUB -> { r[c] = r[a] - r[b]; yield behind; }
                    case MUL -> { r[c] = r[a] * r[b]; yield behind; }
                    case DIV -> {
                        int quotient = apart(RegisterOp.DIV, 2, c, REM);
                        int divisor = divisor(r[b]);
                        int dividend = r[a];
                        r[quotient] = dividend / divisor;
                        r[REM] = dividend % divisor;
                        yield behind;
                    }
                    case MOD -> { r[c] = r[a] % divisor(r[b]); yield behind; }
                    case NEG -> { r[b] = -r[a]; yield behind; }
                    case ABS -> { r[b] = Math.abs(r[a]); yield behind; }
                    case INC -> { r[a]++; yield behind; }
                    case DEC -> { r[a]--; yield behind; }
                    case ADDF64 -> { f[c] = f[a] + f[b]; yield behind; }
                    case SUBF64 -> { f[c] = f[a] - f[b]; yield behind; }
                    case MULF64 -> { f[c] = f[a] * f[b]; yield behind; }
                    case DIVF64 -> { f[c] = f[a] / f[b]; yield behind; }
                    case I2F -> { f[b] = r[a]; yield behind; }
                    case F2I -> { r[b] = (int) f[a]; yield behind; }
                    case AND -> { r[c] = r[a] & r[b]; yield behind; }
                    case OR -> { r[c] = r[a] | r[b]; yield behind; }
                    case XOR -> { r[c] = r[a] ^ r[b]; yield behind; }
                    case NOT -> { r[b] = ~r[a]; yield behind; }
                    case SHL -> { r[a] <<= b; yield behind; }
                    case SHR -> { r[a] >>= b; yield behind; }
                    case USHR -> { r[a] >>>= b; yield behind; }
                    case ROTL -> { r[a] = Integer.rotateLeft(r[a], b); yield behind; }
                    case ROTR -> { r[a] = Integer.rotateRight(r[a], b); yield behind; }
                    case SHLV -> { r[c] = r[a] << r[b]; yield behind; }
                    case SHRV -> { r[c] = r[a] >> r[b]; yield behind; }
                    case USHRV -> { r[c] = r[a] >>> r[b]; yield behind; }
                    case ROTLV -> { r[c] = Integer.rotateLeft(r[a], r[b]); yield behind; }
                    case ROTRV -> { r[c] = Integer.rotateRight(r[a], r[b]); yield behind; }
                    case EQ -> { r[EQ] = r[a] == r[b] ? 1 : 0; yield behind; }
                    case NEQ -> { r[EQ] = r[a] != r[b] ? 1 : 0; yield behind; }
                    case GT -> { r[EQ] = r[a] > r[b] ? 1 : 0; yield behind; }
                    case GTE -> { r[EQ] = r[a] >= r[b] ? 1 : 0; yield behind; }
                    case LT -> { r[EQ] = r[a] < r[b] ? 1 : 0; yield behind; }
                    case LTE -> { r[EQ] = r[a] <= r[b] ? 1 : 0; yield behind; }
                    case EQF64 -> { r[EQ] = f[a] == f[b] ? 1 : 0; yield behind; }
                    case NEQF64 -> { r[EQ] = f[a] != f[b] ? 1 : 0; yield behind; }
                    case GTF64 -> { r[EQ] = f[a] > f[b] ? 1 : 0; yield behind; }
                    case GTEF64 -> { r[EQ] = f[a] >= f[b] ? 1 : 0; yield behind; }
                    case LTF64 -> { r[EQ] = f[a] < f[b] ? 1 : 0; yield behind; }
                    case LTEF64 -> { r[EQ] = f[a] <= f[b] ? 1 : 0; yield behind; }
                    case JMP -> target(RegisterOp.JMP, r[a]);
                    case JMPF -> target(RegisterOp.JMPF, ip + (long) r[a]);
                    case JMPB -> target(RegisterOp.JMPB, ip - (long) r[a]);
                    case JMPE -> r[EQ] != 0 ? target(RegisterOp.JMPE, r[a]) : checked(r[a], behind);
                    case DJMP -> target(RegisterOp.DJMP, word >>> 8 & 0xffff);
                    case DJMPE -> r[EQ] != 0 ? target(RegisterOp.DJMPE, word >>> 8 & 0xffff) : behind;
                    case DJMPN -> r[EQ] == 0 ? target(RegisterOp.DJMPN, word >>> 8 & 0xffff) : behind;
                    case CLOOP -> { r[LOOP] = word >>> 8 & 0xffff; yield behind; }
                    case LOOP -> {
                        if (r[LOOP] == 0) {
                            yield behind;
                        }
                        int to = target(RegisterOp.LOOP, word >>> 8 & 0xffff);
                        r[LOOP]--;
                        yield to;
                    }
                    case PUSH -> {
                        int at = below(RegisterOp.PUSH, Bytes.WORD);
                        WORD.set(memory, at, r[a]);
                        dirty[at >> PAGE] = 1;
                        dirty[at + 3 >> PAGE] = 1;
                        r[SP] = at;
                        yield behind;
                    }
                    case POP -> {
                        int result = apart(RegisterOp.POP, 0, a, SP);
                        int at = r[SP];
                        int value = checked(r[result], (int) WORD.get(memory, at));
                        r[SP] = at + Bytes.WORD;
                        r[result] = value;
                        yield behind;
                    }
                    case CALL -> call(RegisterOp.CALL, word >>> 8 & 0xffff, behind);
                    case CALLI -> call(RegisterOp.CALLI, r[a], behind);
                    case RET -> {
                        int at = r[FP];
                        long link = (long) LONG.get(memory, at);
                        int to = (int) (link >> 32);
                        if (to == RegisterState.NOWHERE) {
                            state.status = RegisterState.HALTED;
                            end = time;
                            yield ip;
                        }
                        target(RegisterOp.RET, to);
                        r[SP] = at + RegisterState.LINK_BYTES;
                        r[FP] = (int) link;
                        leaveFunction();
                        yield to;
                    }
                    case ALOC -> {
                        r[a] = state.heap.allocate(r[a], state.heapLimit());
                        yield behind;
                    }
                    case FREE -> {
                        state.heap.release(r[a]);
                        yield behind;
                    }
                    case PRTS -> {
                        printer.text(RegisterOp.PRTS, word >>> 8 & 0xffff);
                        yield behind;
                    }
                    case PRTI -> {
                        printer.number(r[a]);
                        yield behind;
                    }
                    case PRTF -> {
                        printer.number(f[a]);
                        yield behind;
                    }
                    case HOST -> {
                        boolean done = host.call(a, time);
                        yield done ? behind : NOT_YET;
                    }
                };
                // spotless:on
                if (next == NOT_YET) {
                    return leave(time, ip, Stop.WAITING);
                }
                time++;
                // the one place where work is charged: no instruction can forget it
                if (work.any()) {
                    end -= work.take();
                }
                int at = ip;
                ip = next;
                if (next == code.length) {
                    state.status = RegisterState.HALTED;
                    break;
                }
                if (watching) {
                    if (state.status != RegisterState.READY) {
                        break;
                    }
                    if (addresses.get(ip)) {
                        return leave(time, ip, Stop.ADDRESS);
                    }
                    if (state.depth <= depthStop) {
                        return leave(time, ip, Stop.DEPTH);
                    }
                    if (watch != null && time < end && watch.touches(ip)) {
                        return leave(time, ip, Stop.WATCH);
                    }
                }
                if (heat != null) {
                    byte arrives = ARRIVES[word >>> 24];
                    if (arrives != 0
                            && (ip <= at || arrives == BY_CALL)
                            && state.status == RegisterState.READY
                            && (heat[ip] >= threshold || ++heat[ip] >= threshold)) {
                        hot = true;
                        this.end = end;
                        return leave(time, ip, Stop.TIME);
                    }
                }
            }
        } catch (TrapSignal signal) {
            return trapped(signal, time, ip);
        } catch (IndexOutOfBoundsException outside) {
            return trapped(refusal(ip, outside), time, ip);
        }
        this.end = end;
        return leave(time, ip, state.status == RegisterState.READY ? Stop.TIME : Stop.ENDED);
    }

    /** Writes back what the loop kept to itself. */
    private Stop leave(long time, int ip, Stop stop) {
        state.time = time;
        state.ip = ip;
        return stop;
    }

    private Stop trapped(TrapSignal signal, long time, int ip) {
        state.status = RegisterState.TRAPPED;
        state.trap = signal.at(ip);
        return leave(time + 1, ip, Stop.ENDED);
    }

    /** A watch made ready for this program; the last one is kept, since a run goes on in slices. */
    @Nullable
    RegisterWatch watch(vitrine.machine.@Nullable Watch wanted) {
        if (wanted == null) {
            return null;
        }
        RegisterWatch known = lastWatch;
        if (known == null || !known.watches(wanted)) {
            known = new RegisterWatch(wanted, state, program);
            lastWatch = known;
        }
        return known;
    }

    /** The second number; the first one is only read, so that a register that there is not is noticed. */
    private static int checked(int read, int number) {
        return number;
    }

    /** The register of an operand, when the instruction does not give it another value besides. */
    private static int apart(RegisterOp op, int operand, int register, int other) {
        if (register == other) {
            throw RegisterTraps.collision(op, operand, register);
        }
        return register;
    }

    private static int divisor(int number) {
        if (number == 0) {
            throw RegisterTraps.division();
        }
        return number;
    }

    private int target(RegisterOp op, long address) {
        if (address < 0 || address > code.length) {
            throw RegisterTraps.target(op, address, code.length);
        }
        return (int) address;
    }

    /** The address so many bytes below the top of the stack, when the heap leaves room for them. */
    private int below(RegisterOp op, int bytes) {
        int sp = state.registers[SP];
        int at = sp - bytes;
        if (at < state.heap.end) {
            throw RegisterTraps.stackMeetsHeap(op, bytes, sp, state.heap.end);
        }
        return at;
    }

    private int call(RegisterOp op, int address, int returnAddress) {
        int[] r = state.registers;
        int to = target(op, address);
        int at = below(op, RegisterState.LINK_BYTES);
        LONG.set(state.memory.bytes, at, (long) returnAddress << 32 | r[FP] & 0xffff_ffffL);
        byte[] dirty = state.memory.dirty;
        dirty[at >> PAGE] = 1;
        dirty[at + 7 >> PAGE] = 1;
        r[SP] = at;
        r[FP] = at;
        if (state.depth < Integer.MAX_VALUE) {
            if (state.depth < RegisterState.KNOWN_CALLS) {
                state.functions[state.depth] = program.callee(to);
            }
            state.depth++;
            highestDepth = Math.max(highestDepth, state.depth);
        }
        return to;
    }

    /** A return that no call made leaves the outermost activation where it is. */
    private void leaveFunction() {
        if (state.depth > 1) {
            state.depth--;
            lowestDepth = Math.min(lowestDepth, state.depth);
        }
    }

    /** Why the instruction at an address cannot be executed, which an array refused. */
    private TrapSignal refusal(int ip, IndexOutOfBoundsException refused) {
        TrapSignal signal = RegisterUse.of(code, ip).refusal(state);
        if (signal == null) {
            throw new IllegalStateException("The instruction at " + ip + " failed.", refused);
        }
        return signal;
    }
}
