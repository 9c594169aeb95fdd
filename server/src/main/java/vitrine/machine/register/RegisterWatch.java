package vitrine.machine.register;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import vitrine.isa.Flow;
import vitrine.machine.Bytes;
import vitrine.machine.Watch;
import vitrine.machine.jit.WatchedRun;
import vitrine.program.Program;

/**
 * Says of the next instruction, before it is executed, whether it does what is watched. Which registers an instruction uses stands in the code and is found
 * once, for each address; where in memory it reads or writes is looked up when it comes. It never misses one; it may name one that then fails, or that
 * leaves a register as it is.
 */
final class RegisterWatch implements WatchedRun.Lookout {
    private static final byte ALWAYS = 1;
    /** It does when it touches one of the watched places in memory. */
    private static final byte PLACE = 2;
    /** It calls a function whose address is in a register. */
    private static final byte CALLED = 4;

    private final Watch watch;
    private final RegisterState state;
    private final Program program;
    private final byte[] concerns;
    private final BitSet addresses = new BitSet();
    private final RegisterUse[] uses;

    private final RegisterFrames frames;
    private final List<RegisterCellName> read = new ArrayList<>();
    private final List<RegisterCellName> written = new ArrayList<>();

    RegisterWatch(Watch watch, RegisterState state, Program program) {
        frames = new RegisterFrames(state, program);
        this.watch = watch;
        this.state = state;
        this.program = program;
        for (Watch.Cell cell : watch.cells()) {
            RegisterCellName name = RegisterCellName.of(cell.name());
            if (name != null && cell.reads()) {
                read.add(name);
            }
            if (name != null && cell.writes()) {
                written.add(name);
            }
        }
        byte[] code = program.code();
        concerns = new byte[code.length];
        uses = new RegisterUse[code.length];
        for (int address = 0; address < code.length; address++) {
            RegisterUse use = RegisterUse.of(code, address);
            uses[address] = use;
            concerns[address] = (byte) (cells(use) | locals(use) | events(use));
            addresses.set(address, concerns[address] != 0);
        }
    }

    boolean watches(Watch other) {
        return watch == other || watch.equals(other);
    }

    // ---- what is known of an address

    private int cells(RegisterUse use) {
        boolean always = written.stream().anyMatch(name -> name.kind() == RegisterCellName.Kind.IP);
        for (RegisterUse.Use register : use.registers()) {
            always |= register.reads() && names(read, register) || register.writes() && names(written, register);
        }
        boolean place = switch (use.memory().touch()) {
            case NOTHING -> false;
            case READS, READS_TEXT -> hasPlace(read);
            case WRITES, WRITES_LINE, HEAP -> hasPlace(written);
        };
        return (always ? ALWAYS : 0) | (place ? PLACE : 0);
    }

    private static boolean names(List<RegisterCellName> names, RegisterUse.Use register) {
        RegisterCellName.Kind kind = register.floats() ? RegisterCellName.Kind.FLOAT : RegisterCellName.Kind.REGISTER;
        return names.stream().anyMatch(name -> name.kind() == kind && name.index() == register.number());
    }

    /** What an instruction has to do with locals of functions: those in registers, those in memory, and those that a call makes. */
    private int locals(RegisterUse use) {
        int concern = 0;
        for (Watch.Local local : watch.locals()) {
            if (use.op().flow() == Flow.CALL) {
                concern |= local.writes() ? called(local.function(), use) : 0;
            }
            if (isRegister(local)) {
                boolean touched = use.registers().stream()
                        .anyMatch(each -> !each.floats() && each.number() == local.slot() && touches(local, each));
                concern |= touched && isIn(local.function(), use.decoded().address()) ? ALWAYS : 0;
            } else {
                concern |= switch (use.memory().touch()) {
                    case NOTHING, HEAP -> 0;
                    case READS, READS_TEXT -> local.reads() ? PLACE : 0;
                    case WRITES, WRITES_LINE -> local.writes() ? PLACE : 0;
                };
            }
        }
        return concern;
    }

    private static boolean touches(Watch.Local local, RegisterUse.Use use) {
        return use.reads() && local.reads() || use.writes() && local.writes();
    }

    private boolean isRegister(Watch.Local local) {
        int parameters = program.functions().get(local.function()).parameters().size();
        return Registers.CONVENTION.inRegister(local.slot(), parameters);
    }

    private static boolean hasPlace(List<RegisterCellName> names) {
        return names.stream().anyMatch(name -> name.bytes() > 0);
    }

    private int events(RegisterUse use) {
        int concern = 0;
        Flow flow = use.op().flow();
        for (Watch.Event event : watch.events()) {
            concern |= switch (event.kind()) {
                case CALL -> flow == Flow.CALL ? called(event.function(), use) : 0;
                case RETURN ->
                    flow == Flow.RETURN && isIn(event.function(), use.decoded().address()) ? ALWAYS : 0;
                case ALLOCATION -> use.op() == RegisterOp.ALOC ? ALWAYS : 0;
                case OUTPUT -> use.writesOutput() ? ALWAYS : 0;
                case INPUT -> use.readsInput() ? ALWAYS : 0;
                case COLLECTION, EXCEPTION, TRAP -> 0;
            };
        }
        return concern;
    }

    private int called(int function, RegisterUse use) {
        if (function < 0) {
            return ALWAYS;
        } else if (use.op() == RegisterOp.CALL) {
            return is(function, (int) use.decoded().operands()[0]) ? ALWAYS : 0;
        }
        return CALLED;
    }

    /** Whether a call of an address calls what has a number, or that does not matter. */
    private boolean is(int callee, int address) {
        return callee < 0 || address <= program.codeLength() && program.callee(address) == callee;
    }

    /** Whether what has a number may execute at an address, or that does not matter: what it calls itself, only the state tells. */
    private boolean isIn(int callee, int address) {
        return callee < 0
                || address <= program.codeLength() && program.functionAt(address) == program.functionOf(callee);
    }

    // ---- what only the state can tell

    /** Whether the instruction at an address, which is the next one, may do what is watched. */
    boolean touches(int ip) {
        return ip < concerns.length && concerns[ip] != 0 && looksCloser(uses[ip], concerns[ip]);
    }

    @Override
    public boolean touches() {
        return touches(state.ip);
    }

    private boolean looksCloser(RegisterUse use, int concern) {
        return (concern & ALWAYS) != 0
                || (concern & PLACE) != 0
                        && (use.memory().touch() == RegisterUse.Touch.HEAP ? heap(use) : touchesPlace(use.memory()))
                || (concern & CALLED) != 0 && calls(use);
    }

    private boolean touchesPlace(RegisterUse.Place place) {
        if (place.base() >= Registers.COUNT) {
            return false;
        }
        boolean reads = place.touch() == RegisterUse.Touch.READS || place.touch() == RegisterUse.Touch.READS_TEXT;
        long from = place.address(state);
        long to = place.end(state);
        return touches(reads ? read : written, from, to) || touchesLocal(reads, from, to);
    }

    private boolean touchesLocal(boolean reads, long from, long to) {
        for (Watch.Local local : watch.locals()) {
            if ((reads ? local.reads() : local.writes())
                    && !isRegister(local)
                    && frames.isLocal(from, to, local.function(), local.slot())) {
                return true;
            }
        }
        return false;
    }

    private static boolean touches(List<RegisterCellName> names, long from, long to) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).touches(from, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the words that the heap itself writes are among the watched ones. */
    private boolean heap(RegisterUse use) {
        int register = use.registers().get(0).number();
        if (register >= Registers.COUNT) {
            return false;
        }
        int operand = state.registers[register];
        List<Integer> words = state.heap.written(() -> {
            if (use.op() == RegisterOp.ALOC) {
                state.heap.allocate(operand, state.heapLimit());
            } else {
                state.heap.release(operand);
            }
        });
        return words.stream().anyMatch(address -> touches(written, address, address + Bytes.WORD));
    }

    private boolean calls(RegisterUse use) {
        int register = (int) use.decoded().operands()[0];
        int target = register < Registers.COUNT ? state.registers[register] : -1;
        return target >= 0
                && (watch.events().stream()
                                .anyMatch(event -> event.kind() == Watch.Kind.CALL && is(event.function(), target))
                        || watch.locals().stream().anyMatch(each -> each.writes() && is(each.function(), target)));
    }

    @Override
    public BitSet addresses() {
        return addresses;
    }
}
