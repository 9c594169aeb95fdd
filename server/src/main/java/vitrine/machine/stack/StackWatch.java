package vitrine.machine.stack;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.machine.Tags;
import vitrine.machine.Watch;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.machine.jit.WatchedRun;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * Says of the next instruction, before it is executed, whether it does what is watched. What can be known of an instruction from its row and
 * its operands is found once, for each address; most addresses do not concern the watch and cost one look. It never misses one; it may name one
 * that then fails, or that gives a register the value that it has.
 */
final class StackWatch implements WatchedRun.Lookout {
    // what must be looked at closer, of the instruction at an address
    private static final int ALWAYS = 1;
    private static final int SLOTS = 2;
    private static final int LOCAL = 4;
    private static final int CALL = 8;
    private static final int CALLED = 16;
    private static final int ELEMENT = 32;
    /** It uses a cell of an object that is no element, or makes an object with cells. */
    private static final int CELL = 64;

    private static final int RETURN = 128;
    /** It is written to the output while tracing is on. */
    private static final int TRACED = 256;

    private static final int FRAMED = 512;
    // it makes or leaves a frame that lies on the operand stack, or uses a local there
    private static final int MAKES = 1024;
    private static final int LEAVES = 2048;
    private static final int USES = 4096;
    /** It may use a cell of an object, or make one, that is watched by the number of the object. */
    private static final int NUMBERED = 16384;
    /** It throws something, or may make a trap that is caught. */
    private static final int THROWS = 8192;

    /** It may use a watched local of a function, whichever call it is, or make the frame of one. */
    private static final int OF_FUNCTION = 32768;

    private static final int ON_STACK = MAKES | LEAVES | USES;

    private final Watch watch;
    private final StackState state;
    private final Program program;
    private final Unwinding unwinding;
    private final boolean catchesTraps;
    private final int[] concerns;
    private final BitSet addresses = new BitSet();
    private final BitSet tracing = new BitSet();
    private final @Nullable StackUse[] uses;
    private final @Nullable StackOp[] ops;
    private final Foresight foresight;
    /** Of an instruction that reads, writes or makes locals: the frames whose local it must be. */
    private final int[] @Nullable [] frames;

    /** Of an instruction that uses a local: which. */
    private final int[] operands;

    private final List<Function> functions;

    private final List<CellName> read;
    private final List<CellName> written;
    private final Set<CellName.Kind> writtenKinds = EnumSet.noneOf(CellName.Kind.class);
    private final int[] readSlots;
    private final int[] writtenSlots;
    private final int[] readWords;
    private final int[] writtenWords;
    private final int[] readObjects;
    private final int[] writtenObjects;

    StackWatch(Watch watch, StackState state, Program program, Foresight foresight, Unwinding unwinding) {
        this.watch = watch;
        this.state = state;
        this.program = program;
        this.foresight = foresight;
        this.unwinding = unwinding;
        catchesTraps = program.functions().stream()
                .flatMap(each -> each.handlers().stream())
                .anyMatch(each -> each.caught() < 0);
        byte[] code = program.code();
        concerns = new int[code.length];
        uses = new StackUse[code.length];
        ops = new StackOp[code.length];
        frames = new int[code.length][];
        operands = new int[code.length];
        functions = program.functions();
        read = names(watch, true);
        written = names(watch, false);
        written.forEach(name -> writtenKinds.add(name.kind()));
        readSlots = indexes(CellName.Kind.STACK, true);
        writtenSlots = indexes(CellName.Kind.STACK, false);
        readWords = indexes(CellName.Kind.WORD, true);
        writtenWords = indexes(CellName.Kind.WORD, false);
        readObjects = objects(true);
        writtenObjects = objects(false);
        for (int address = 0; address < code.length; address++) {
            Decoded decoded = StackMachineKind.INSTRUCTIONS.decode(code, address);
            Instruction row = decoded.row();
            if (row != null) {
                StackUse use = StackUse.of(decoded, row, program);
                uses[address] = use;
                ops[address] = (StackOp) row;
                concerns[address] = cells(decoded, row, use)
                        | locals(decoded, row, use)
                        | events(decoded, row)
                        | thrown((StackOp) row);
                addresses.set(address, (concerns[address] & ~TRACED) != 0);
                if (row == StackOp.TRACE && concerns[address] != 0) {
                    addresses.set(address);
                    tracing.set(address);
                }
            }
        }
    }

    /** Whether it waits for collections. */
    boolean collections() {
        return watch.events().stream().anyMatch(event -> event.kind() == Watch.Kind.COLLECTION);
    }

    boolean watches(Watch other) {
        return watch == other || watch.equals(other);
    }

    /** The indexes of the watched cells of a kind. */
    private int[] indexes(CellName.Kind kind, boolean reads) {
        return names(reads)
                .filter(name -> name.kind() == kind)
                .mapToInt(CellName::index)
                .toArray();
    }

    /** The numbers of the objects of which cells are watched. */
    private int[] objects(boolean reads) {
        return names(reads)
                .filter(name -> name.kind() == CellName.Kind.OBJECT)
                .mapToInt(CellName::frame)
                .toArray();
    }

    private Stream<CellName> names(boolean reads) {
        return (reads ? read : written).stream();
    }

    /** The watched cells that count when they are read, or when they are written, taken apart. */
    private static List<CellName> names(Watch watch, boolean reads) {
        return watch.cells().stream()
                .filter(cell -> reads ? cell.reads() : cell.writes())
                .map(cell -> CellName.of(cell.name()))
                .flatMap(Stream::ofNullable)
                .toList();
    }

    private boolean written(CellName.Kind kind) {
        return writtenKinds.contains(kind);
    }

    private static boolean isCall(StackUse use) {
        return use.effect().outputs().stream().anyMatch(StackEffect.Slot::open);
    }

    // ---- what is known of an address

    private int cells(Decoded decoded, Instruction row, StackUse use) {
        int concern = 0;
        boolean reads = use.popped() > 0 || !use.looked().isEmpty();
        if (readSlots.length > 0 && reads || writtenSlots.length > 0 && use.pushed() > 0) {
            concern |= SLOTS;
        }
        boolean stores = use.effect().outputs().isEmpty();
        if (state.linked != null && readSlots.length + writtenSlots.length > 0) {
            concern |= frame(decoded, row);
        }
        if (!row.operands().isEmpty()) {
            int index = (int) decoded.operands()[0];
            concern |= switch (row.operands().get(0).kind()) {
                case GLOBAL -> plain(CellName.Kind.GLOBAL, index, !stores);
                case CONSTANT -> plain(CellName.Kind.CONSTANT, index, true);
                case LOCAL -> local(decoded.address(), index, !stores);
                default -> 0;
            };
        }
        if (row.flow() == Flow.CALL) {
            concern |= newLocals(decoded, row);
        }
        if (isElement(use) && (stores ? writtenWords : readWords).length > 0) {
            concern |= ELEMENT;
        }
        if (readObjects.length + writtenObjects.length > 0
                && (use.popped() > 0 || ((StackOp) row).allocates(decoded.operands()))) {
            concern |= NUMBERED;
        }
        concern |= words((StackOp) row);
        boolean calls = row.flow() == Flow.CALL || row.flow() == Flow.RETURN;
        boolean counted = written(CellName.Kind.SP) && (use.changesHeight() || calls && state.linked != null);
        boolean framed = written(CellName.Kind.FP) && calls;
        return concern | (written(CellName.Kind.IP) || counted ? ALWAYS : 0) | (framed ? FRAMED : 0);
    }

    /** What an instruction has to do with locals of functions. */
    private int locals(Decoded decoded, Instruction row, StackUse use) {
        if (watch.locals().isEmpty() || row.operands().isEmpty()) {
            return 0;
        } else if (row.flow() == Flow.CALL) {
            return OF_FUNCTION;
        } else if (row.operands().get(0).kind() != OperandKind.LOCAL) {
            return 0;
        }
        int slot = (int) decoded.operands()[0];
        boolean reads = !use.effect().outputs().isEmpty();
        operands[decoded.address()] = slot;
        return watch.locals().stream().anyMatch(each -> each.slot() == slot && (reads ? each.reads() : each.writes()))
                ? OF_FUNCTION
                : 0;
    }

    /** What an instruction has to do with words of objects, apart from elements of arrays. */
    private int words(StackOp row) {
        boolean makes = row == StackOp.NEWARR || row == StackOp.NEW || row == StackOp.CLOSURE || row == StackOp.BOX;
        return (row.usesCell() || makes) && readWords.length + writtenWords.length > 0
                        || row.usesCell() && readObjects.length + writtenObjects.length > 0
                ? CELL
                : 0;
    }

    /** What an instruction does that throws something, or may make a trap that is caught. */
    private int thrown(StackOp row) {
        boolean concerned = readSlots.length + writtenSlots.length > 0
                || written(CellName.Kind.SP)
                || written(CellName.Kind.FP)
                || watch.events().stream().anyMatch(StackWatch::concernsThrowing);
        return concerned && (row == StackOp.THROW || catchesTraps && row.mayTrap()) ? THROWS : 0;
    }

    private static boolean concernsThrowing(Watch.Event event) {
        return switch (event.kind()) {
            case EXCEPTION, ALLOCATION, COLLECTION -> true;
            default -> false;
        };
    }

    private int frame(Decoded decoded, Instruction row) {
        OperandKind kind =
                row.operands().isEmpty() ? null : row.operands().get(0).kind();
        boolean uses = kind == OperandKind.LOCAL;
        operands[decoded.address()] = uses ? (int) decoded.operands()[0] : -1;
        return row.flow() == Flow.CALL ? MAKES : row.flow() == Flow.RETURN ? LEAVES : uses ? USES : 0;
    }

    private static boolean isElement(StackUse use) {
        var inputs = use.effect().inputs();
        return inputs.size() >= 2
                && inputs.get(0).name().equals("array")
                && inputs.get(1).name().equals("index");
    }

    private int plain(CellName.Kind kind, int index, boolean reads) {
        return names(reads).anyMatch(name -> name.kind() == kind && name.index() == index) ? ALWAYS : 0;
    }

    private int local(int address, int index, boolean reads) {
        frames[address] = names(reads)
                .filter(name -> name.kind() == CellName.Kind.LOCAL && name.index() == index)
                .mapToInt(CellName::frame)
                .toArray();
        return frames[address].length > 0 ? LOCAL : 0;
    }

    private int newLocals(Decoded decoded, Instruction row) {
        boolean known = row.operands().get(0).kind() == OperandKind.FUNCTION
                && decoded.operands()[0] < program.functions().size();
        int slots = known ? program.functions().get((int) decoded.operands()[0]).slots() : Integer.MAX_VALUE;
        // arguments that stay on the stack are read there
        int arguments = known
                ? program.functions()
                        .get((int) decoded.operands()[0])
                        .parameters()
                        .size()
                : Integer.MAX_VALUE;
        Stream<CellName> concerned = state.linked == null
                ? names(false)
                : Stream.concat(names(false), names(true).filter(name -> name.index() < arguments));
        frames[decoded.address()] = concerned
                .filter(name -> name.kind() == CellName.Kind.LOCAL && name.index() < slots)
                .mapToInt(CellName::frame)
                .toArray();
        return frames[decoded.address()].length > 0 ? CALL : 0;
    }

    private int events(Decoded decoded, Instruction row) {
        int concern = 0;
        for (Watch.Event event : watch.events()) {
            concern |= switch (event.kind()) {
                case CALL -> row.flow() == Flow.CALL ? called(event.function(), decoded, row) : 0;
                case RETURN -> row.flow() != Flow.RETURN ? 0 : event.function() < 0 ? ALWAYS : RETURN;
                case ALLOCATION -> ((StackOp) row).allocates(decoded.operands()) ? ALWAYS : 0;
                case COLLECTION -> row == StackOp.GC || ((StackOp) row).allocates(decoded.operands()) ? ALWAYS : 0;
                case OUTPUT -> ((StackOp) row).writesOutput(decoded.operands()) ? ALWAYS : TRACED;
                case INPUT -> ((StackOp) row).readsInput(decoded.operands()) ? ALWAYS : 0;
                case EXCEPTION, TRAP -> 0;
            };
        }
        return concern;
    }

    private static int called(int function, Decoded decoded, Instruction row) {
        if (function < 0) {
            return ALWAYS;
        } else if (row.operands().get(0).kind() == OperandKind.FUNCTION) {
            return decoded.operands()[0] == function ? ALWAYS : 0;
        }
        return CALLED;
    }

    // ---- what only the state can tell

    /** Whether the instruction at an address, which is the next one, may do what is watched; {@code sp} is the height of the stack. */
    boolean touches(int ip, int sp) {
        return ip < concerns.length && concerns[ip] != 0 && looksCloser(ip, concerns[ip], sp);
    }

    private boolean looksCloser(int ip, int concern, int sp) {
        if ((concern & ALWAYS) != 0) {
            return true;
        }
        StackUse use = uses[ip];
        StackOp op = ops[ip];
        return use != null
                && op != null
                && ((concern & SLOTS) != 0 && slots(use, sp)
                        || (concern & LOCAL) != 0 && contains(frames[ip], state.depth - 1)
                        || (concern & CALL) != 0 && contains(frames[ip], state.depth) && makesLocal(op, ip, sp)
                        || (concern & OF_FUNCTION) != 0 && ofFunction(op, ip, sp)
                        || (concern & ELEMENT) != 0 && element(use, sp)
                        || (concern & CELL) != 0 && cell(op, ip, sp)
                        || (concern & THROWS) != 0 && throwing(op, ip, sp)
                        || (concern & NUMBERED) != 0 && numbered(use, ip, sp)
                        || (concern & CALLED) != 0 && calls(op, ip, sp)
                        || (concern & RETURN) != 0 && returns()
                        || (concern & TRACED) != 0 && state.tracing
                        || (concern & ON_STACK) != 0
                                && state.linked != null
                                && frameSlots(state.linked, op, ip, use, sp)
                        || (concern & FRAMED) != 0
                                && (state.linked == null
                                        ? base(use, sp) != state.stackBase()
                                        : state.depth > 1 || isCall(use)));
    }

    private static boolean contains(int @Nullable [] numbers, int number) {
        if (numbers != null) {
            for (int each : numbers) {
                if (each == number) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean slots(StackUse use, int sp) {
        int from = sp - use.popped();
        for (int slot : writtenSlots) {
            if (slot >= from && slot < from + use.pushed()) {
                return true;
            }
        }
        for (int slot : readSlots) {
            if (slot >= from && slot < sp || looked(use, sp - slot)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction touches a watched slot of a frame that lies on the stack. */
    private boolean frameSlots(LinkedFrames frames, StackOp op, int ip, StackUse use, int sp) {
        if (op.flow() == Flow.CALL) {
            int top = sp - use.popped();
            int called = foresight.callee(op, ip, sp);
            Function function = called < 0 ? null : functions.get(called);
            return function != null
                    && (any(
                                    writtenSlots,
                                    top,
                                    top + LinkedFrames.LINKS + function.locals().size())
                            || any(readSlots, top - function.parameters().size(), top));
        } else if (op.flow() == Flow.RETURN) {
            int local = state.localBase();
            return state.depth > 1
                    && (any(readSlots, local, sp) || any(writtenSlots, local, local + sp - state.stackBase()));
        }
        int frame = state.depth - 1;
        int slot = operands[ip] < state.slots(frame) ? frames.cell(frame, operands[ip]) : -1;
        return any(use.popped() > 0 ? writtenSlots : readSlots, slot, slot + 1);
    }

    /** Whether a call makes a watched local, or uses one that is an argument: where it leads to, the state tells. */
    private boolean makesLocal(StackOp op, int ip, int sp) {
        int called = foresight.callee(op, ip, sp);
        if (called < 0) {
            return false;
        }
        Function function = functions.get(called);
        return locals(written, function.slots())
                || state.linked != null && locals(read, function.parameters().size());
    }

    /** Whether a local that an instruction uses, or makes by a call, is watched in every call of its function. */
    private boolean ofFunction(StackOp op, int ip, int sp) {
        boolean calls = op.flow() == Flow.CALL;
        int function = calls ? foresight.callee(op, ip, sp) : state.function();
        boolean reads = !calls && !op.effect().outputs().isEmpty();
        for (Watch.Local each : watch.locals()) {
            boolean touched =
                    calls ? each.writes() : each.slot() == operands[ip] && (reads ? each.reads() : each.writes());
            if (each.function() == function && touched) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the cells is among the first locals of the next frame. */
    private boolean locals(List<CellName> cells, int count) {
        for (CellName each : cells) {
            if (each.kind() == CellName.Kind.LOCAL && each.frame() == state.depth && each.index() < count) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction uses a watched cell of an object, or makes it. */
    private boolean cell(StackOp op, int ip, int sp) {
        int word = foresight.cell(op, ip, sp);
        if (word >= 0) {
            boolean stores = op.effect().outputs().isEmpty();
            int holder = readObjects.length + writtenObjects.length > 0 ? state.heap.holder(word) : 0;
            int serial = holder == 0 ? -1 : (int) state.heap.serial(holder);
            return contains(stores ? writtenWords : readWords, word)
                    || contains(stores ? writtenObjects : readObjects, serial);
        }
        long made = foresight.cellsMade(op, ip, sp);
        int begin = made == 0 || writtenWords.length == 0 ? 0 : state.heap.placeFor(made);
        return begin != 0 && (begin < 0 || any(writtenWords, begin, (int) (begin + Header.WORDS + made)));
    }

    /** Whether an instruction leads to a handler, and does what is watched by that. */
    private boolean throwing(StackOp op, int ip, int sp) {
        boolean trap = op != StackOp.THROW;
        if (trap && !foresight.mayTrap(op, ip, sp)) {
            return false;
        }
        int base = trap ? unwinding.baseForTrap(ip) : unwinding.baseFor(sp - 1, ip);
        return base >= 0
                && (any(readSlots, base, sp)
                        || any(writtenSlots, base, base + 1)
                        || written(CellName.Kind.SP) && base + 1 != sp
                        || written(CellName.Kind.FP) && base != state.stackBase()
                        || watch.events().stream()
                                .anyMatch(each ->
                                        concernsThrowing(each) && (trap || each.kind() == Watch.Kind.EXCEPTION)));
    }

    private static boolean any(int[] slots, int from, int to) {
        for (int slot : slots) {
            if (slot >= from && slot < to) {
                return true;
            }
        }
        return false;
    }

    private static boolean looked(StackUse use, int below) {
        List<Integer> looked = use.looked();
        for (int i = 0; i < looked.size(); i++) {
            if (looked.get(i) == below) {
                return true;
            }
        }
        return false;
    }

    private boolean element(StackUse use, int sp) {
        int at = sp - use.popped();
        if (at < 0) {
            return false;
        }
        long word = ObjectHeap.content((int) state.stack.bits[at]) + state.stack.bits[at + 1];
        for (int each : use.pushed() == 0 ? writtenWords : readWords) {
            if (each == word) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction works on an object that is watched by its number, or may make it. */
    private boolean numbered(StackUse use, int ip, int sp) {
        int at = sp - use.popped();
        if (at < sp && at >= 0 && state.stack.tags[at] == Tags.REFERENCE) {
            long serial = state.heap.serial((int) state.stack.bits[at]);
            if (contains(readObjects, (int) serial) || contains(writtenObjects, (int) serial)) {
                return true;
            }
        }
        int next = (int) state.heap.lastSerial() + 1;
        return contains(writtenObjects, next) && makes(ip);
    }

    private boolean makes(int ip) {
        Decoded decoded = StackMachineKind.INSTRUCTIONS.decode(program.code(), ip);
        return decoded.row() instanceof StackOp op && op.allocates(decoded.operands());
    }

    private boolean calls(StackOp op, int ip, int sp) {
        int function = foresight.callee(op, ip, sp);
        return watch.events().stream()
                .anyMatch(event -> event.kind() == Watch.Kind.CALL && event.function() == function);
    }

    private boolean returns() {
        return watch.events().stream()
                .anyMatch(event -> event.kind() == Watch.Kind.RETURN && event.function() == state.function());
    }

    /** Where the running frame's part of the stack begins after a call or a return; the same where a return ends the program. */
    private int base(StackUse use, int sp) {
        return isCall(use) ? sp - use.popped() : state.stackBases[Math.max(0, state.depth - 2)];
    }

    /** Where a run must stop that does not look at each instruction, as long as tracing is off. */
    @Override
    public BitSet addresses() {
        return addresses;
    }

    /** The next instruction switches tracing, behind which each one may concern the watch. */
    @Override
    public boolean interprets() {
        return tracing.get(state.ip);
    }

    @Override
    public boolean touches() {
        return touches(state.ip, state.sp);
    }
}
