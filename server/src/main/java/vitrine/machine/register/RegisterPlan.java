package vitrine.machine.register;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.machine.jit.ControlGraph;

/**
 * The code from an address on, as far as it lies in one function, that is to become one JVM method: its blocks, and the registers that they use. Entered in
 * the middle of loops, the code of each loop around the entry is written once more for the time until it is left, so that the loops are nested in each
 * other as the JVM likes them.
 */
final class RegisterPlan {
    /** The number of float register 0 in sets of registers. */
    static final int FLOATS = 64;

    private static final int MOST_INSTRUCTIONS = 2_500;

    /** A row of instructions that is entered only at its beginning. */
    static final class Block {
        final int start;
        /** In how many of the loops around the entry it still is. */
        final int level;
        /** How many instructions compiled code executes in it. */
        int count;
        /** Whether jumps lead back to it. */
        boolean header;

        Block(int start, int level) {
            this.start = start;
            this.level = level;
        }

        long key() {
            return (long) level << 32 | start;
        }
    }

    final int start;
    /** Whether it is entered from outside: then it is the lowest of the compiled calls, and never returns to compiled code. */
    final boolean entry;

    final String name;
    final int first;
    final int end;
    private final byte[] code;
    private final BitSet stops;
    private final Decoded[] decoded;
    private final List<BitSet> nest;
    private final BitSet leaders = new BitSet();

    /** By {@link Block#key}. */
    final TreeMap<Long, Block> blocks = new TreeMap<>();

    // which registers are used, and which of them are written: integers by number, floats from 64 on
    final BitSet used = new BitSet();
    final BitSet written = new BitSet();
    /** The starts of the functions that are called. */
    final BitSet calls = new BitSet();
    /** Whether it makes blocks of the heap. */
    boolean allocates;
    /** Whether functions are called whose addresses are in registers. */
    boolean callsIndirectly;

    private int size;

    /**
     * @param first the addresses of the function, up to {@code end}
     * @param decoded what was decoded so far, by address
     */
    RegisterPlan(int start, boolean entry, int first, int end, byte[] code, BitSet stops, Decoded[] decoded) {
        this.start = start;
        this.entry = entry;
        this.first = first;
        this.end = end;
        this.code = code;
        this.stops = stops;
        this.decoded = decoded;
        name = entry ? "entry" : "at" + start;
        nest = entry && start != first ? new ControlGraph(first, this::ways).nest(start) : List.of();
        leaders.set(start);
        new ControlGraph(start, this::ways).jumps().forEach(leaders::set);
        ArrayDeque<Block> work = new ArrayDeque<>();
        find(start, new Block(-1, nest.size()), work);
        while (!work.isEmpty()) {
            walk(work.poll(), work);
        }
    }

    /** Where control goes from an address within the function. */
    private ControlGraph.Ways ways(int address) {
        RegisterOp op = opAt(address);
        if (op == null) {
            return ControlGraph.Ways.NONE;
        }
        boolean goesOn = switch (op.flow()) {
            case NEXT, BRANCH, CALL -> true;
            case JUMP, RETURN, THROW, END -> false;
        };
        int behind = address + Registers.LENGTH;
        return new ControlGraph.Ways(target(address, op), goesOn && behind < end ? behind : -1);
    }

    /** The place in the function that the instruction at an address names as its target, or -1. */
    int target(int address, RegisterOp op) {
        boolean jumps = op.flow() == Flow.JUMP || op.flow() == Flow.BRANCH;
        long target = jumps ? at(address).target() : -1;
        return target >= first && target < end ? (int) target : -1;
    }

    Decoded at(int address) {
        Decoded known = decoded[address];
        if (known == null) {
            known = RegisterOp.INSTRUCTIONS.decode(code, address);
            decoded[address] = known;
        }
        return known;
    }

    /** The operation at an address that compiled code may execute, or null: where there is none, where a register is none or would get two values, or where it must be left. */
    @Nullable
    RegisterOp opAt(int address) {
        if (address < first
                || address >= end
                || stops.get(address)
                || !(at(address).row() instanceof RegisterOp op)
                || at(address).end() > code.length) {
            return null;
        }
        return RegisterUse.of(code, address).isPossible() ? op : null;
    }

    boolean isLeader(int address) {
        return leaders.get(address);
    }

    private void find(int address, Block from, ArrayDeque<Block> work) {
        Block block = block(address, from);
        if (block == null) {
            block = new Block(address, levelAt(address, from.level));
            blocks.put(block.key(), block);
            work.add(block);
        }
        block.header |= address <= from.start && block.level == from.level;
    }

    /** The block at an address for one who comes from another one; null when it was not found yet. */
    @Nullable
    Block block(int address, Block from) {
        return blocks.get(new Block(address, levelAt(address, from.level)).key());
    }

    Block firstBlock() {
        return Objects.requireNonNull(blocks.get(new Block(start, nest.size()).key()));
    }

    private int levelAt(int address, int from) {
        int level = from;
        while (level > 0 && !nest.get(level - 1).get(address)) {
            level--;
        }
        return level;
    }

    /** Goes through a block, as the translator will. */
    private void walk(Block block, ArrayDeque<Block> work) {
        for (int address = block.start; ; address += Registers.LENGTH) {
            if (address > block.start && leaders.get(address) && address < end) {
                find(address, block, work);
                return;
            }
            RegisterOp op = opAt(address);
            if (op == null || !isTranslated(address, op)) {
                return;
            }
            if (size++ > MOST_INSTRUCTIONS) {
                throw new NotCompilable();
            }
            note(address, op);
            block.count++;
            int target = target(address, op);
            if (target >= 0) {
                find(target, block, work);
            }
            if (op.flow() == Flow.JUMP || op.flow() == Flow.RETURN) {
                return;
            } else if (op.flow() == Flow.CALL) {
                // what comes behind is not counted before the call: it may ask what time it is
                leaders.set(address + Registers.LENGTH);
            }
        }
    }

    /** Whether compiled code executes the instruction at an address; else it is left in front of it. */
    private boolean isTranslated(int address, RegisterOp op) {
        boolean goesOn = op.flow() != Flow.JUMP && op.flow() != Flow.RETURN;
        if (goesOn && address + Registers.LENGTH == code.length) {
            // at the end of the code the program halts
            return false;
        }
        return switch (op) {
            case HLT, IGL, DUMP, JMP, JMPF, JMPB, JMPE -> false;
            case DJMP, DJMPE, DJMPN, LOOP -> target(address, op) >= 0;
            case CALL -> at(address).operands()[0] < code.length;
            case RET -> !entry;
            default -> true;
        };
    }

    private void note(int address, RegisterOp op) {
        for (RegisterUse.Use use : RegisterUse.of(code, address).registers()) {
            int register = use.number() + (use.floats() ? FLOATS : 0);
            used.set(register);
            if (use.writes()) {
                written.set(register);
            }
        }
        if (op == RegisterOp.ALOC) {
            used.set(Registers.SP);
            allocates = true;
        } else if (op == RegisterOp.CALL) {
            calls.set((int) at(address).operands()[0]);
        } else if (op == RegisterOp.CALLI) {
            callsIndirectly = true;
        }
    }

    /** It cannot be compiled, or not with gain. */
    static final class NotCompilable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotCompilable() {
            super(null, null, false, false);
        }
    }
}
