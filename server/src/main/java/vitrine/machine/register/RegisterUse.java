package vitrine.machine.register;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Access;
import vitrine.isa.Decoded;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.machine.Bytes;
import vitrine.machine.TrapSignal;

/**
 * Which registers the instruction at an address uses, and where in memory: what its operands name, and what it uses without naming it. Found from the code
 * alone, but for addresses that a register holds. Those who watch instructions read it here; the interpreter asks only why one cannot be executed.
 *
 * @param op the operation; illegal where the bytes are no instruction
 * @param registers in the order of the operands, then those that are not named
 */
record RegisterUse(RegisterOp op, Decoded decoded, List<Use> registers, Place memory) {
    /**
     * A register that is used.
     *
     * @param floats whether the number is that of a float register
     * @param name what the instruction's row, or else everybody, calls it
     */
    record Use(boolean floats, int number, String name, Access access) {
        boolean reads() {
            return access != Access.WRITE;
        }

        boolean writes() {
            return access != Access.READ;
        }

        boolean exists() {
            return number < (floats ? Registers.FLOATS : Registers.COUNT);
        }
    }

    /** What happens in memory. */
    enum Touch {
        NOTHING,
        READS,
        WRITES,
        /** It reads up to the first zero. */
        READS_TEXT,
        /** It writes as many bytes as register 1 says, or fewer. */
        WRITES_LINE,
        /** It makes or gives back a block. */
        HEAP
    }

    /**
     * A place in memory.
     *
     * @param base the register that the offset is added to, or -1
     * @param bytes how many; 0 where only the state tells
     */
    record Place(Touch touch, int base, int offset, int bytes) {
        static final Place NONE = new Place(Touch.NOTHING, -1, 0, 0);

        static Place reads(int base, int offset, int bytes) {
            return new Place(Touch.READS, base, offset, bytes);
        }

        static Place writes(int base, int offset, int bytes) {
            return new Place(Touch.WRITES, base, offset, bytes);
        }

        /** The address of the first byte. */
        int address(RegisterState state) {
            return base < 0 ? offset : state.registers[base] + offset;
        }

        /** The address behind the last byte; not less than that of the first one. */
        long end(RegisterState state) {
            int address = address(state);
            int size = state.memory.size();
            return switch (touch) {
                case NOTHING, HEAP -> address;
                case READS, WRITES -> (long) address + bytes;
                case READS_TEXT ->
                    address < 0 || address >= size ? address : Math.min(size, state.memory.zeroAt(address) + 1L);
                case WRITES_LINE -> (long) address + Math.max(0, state.registers[1]);
            };
        }
    }

    /** What the bytes at an address say; the address must lie inside the code. */
    static RegisterUse of(byte[] code, int address) {
        Decoded decoded = RegisterOp.INSTRUCTIONS.decode(code, address);
        if (!(decoded.row() instanceof RegisterOp op)) {
            return new RegisterUse(RegisterOp.IGL, decoded, List.of(), Place.NONE);
        }
        List<Use> uses = new ArrayList<>();
        for (int i = 0; i < op.operands().size(); i++) {
            Operand operand = op.operands().get(i);
            if (operand.access() != Access.NONE) {
                boolean floats = operand.kind() == OperandKind.FLOAT_REGISTER;
                uses.add(new Use(floats, (int) decoded.operands()[i], operand.name(), operand.access()));
            }
        }
        long[] operands = decoded.operands();
        int first = operands.length > 0 ? (int) operands[0] : 0;
        int second = operands.length > 1 ? (int) operands[1] : 0;
        int third = operands.length > 2 ? (int) operands[2] : 0;
        Place memory = switch (op) {
            case NOP,
                    HLT,
                    IGL,
                    DUMP,
                    LOAD,
                    LUI,
                    MOVE,
                    LOADF64,
                    MOVEF64,
                    ADD,
                    ADDI,
                    SUB,
                    MUL,
                    MOD,
                    NEG,
                    ABS,
                    INC,
                    DEC,
                    ADDF64,
                    SUBF64,
                    MULF64,
                    DIVF64,
                    I2F,
                    F2I,
                    AND,
                    OR,
                    XOR,
                    NOT,
                    SHL,
                    SHR,
                    USHR,
                    ROTL,
                    ROTR,
                    SHLV,
                    SHRV,
                    USHRV,
                    ROTLV,
                    ROTRV,
                    JMP,
                    JMPF,
                    JMPB,
                    DJMP,
                    PRTI,
                    PRTF -> Place.NONE;
            case DIV -> {
                uses.add(implied(Registers.REM, Access.WRITE));
                yield Place.NONE;
            }
            case EQ, NEQ, GT, GTE, LT, LTE, EQF64, NEQF64, GTF64, GTEF64, LTF64, LTEF64 -> {
                uses.add(implied(Registers.EQ, Access.WRITE));
                yield Place.NONE;
            }
            case JMPE, DJMPE, DJMPN -> {
                uses.add(implied(Registers.EQ, Access.READ));
                yield Place.NONE;
            }
            case CLOOP -> {
                uses.add(implied(Registers.LOOP, Access.WRITE));
                yield Place.NONE;
            }
            case LOOP -> {
                uses.add(implied(Registers.LOOP, Access.BOTH));
                yield Place.NONE;
            }
            case LDC -> Place.reads(-1, second, Bytes.WORD);
            case LDCF64 -> Place.reads(-1, second, 2 * Bytes.WORD);
            case LOADM -> Place.reads(first, third, Bytes.WORD);
            case LOADB -> Place.reads(first, third, 1);
            case LOADMF -> Place.reads(first, third, 2 * Bytes.WORD);
            case SETM -> Place.writes(first, third, Bytes.WORD);
            case SETB -> Place.writes(first, third, 1);
            case SETMF -> Place.writes(first, third, 2 * Bytes.WORD);
            case PUSH -> {
                uses.add(implied(Registers.SP, Access.BOTH));
                yield Place.writes(Registers.SP, -Bytes.WORD, Bytes.WORD);
            }
            case POP -> {
                uses.add(implied(Registers.SP, Access.BOTH));
                yield Place.reads(Registers.SP, 0, Bytes.WORD);
            }
            case CALL, CALLI -> {
                uses.add(implied(Registers.SP, Access.BOTH));
                uses.add(implied(Registers.FP, Access.BOTH));
                yield Place.writes(Registers.SP, -RegisterState.LINK_BYTES, RegisterState.LINK_BYTES);
            }
            case RET -> {
                uses.add(implied(Registers.FP, Access.BOTH));
                uses.add(implied(Registers.SP, Access.WRITE));
                yield Place.reads(Registers.FP, 0, RegisterState.LINK_BYTES);
            }
            case ALOC, FREE -> new Place(Touch.HEAP, -1, 0, 0);
            case PRTS -> new Place(Touch.READS_TEXT, -1, first, 0);
            case HOST -> host(RegisterHostCalls.named(first), uses);
        };
        return new RegisterUse(op, decoded, List.copyOf(uses), memory);
    }

    private static Use implied(int number, Access access) {
        return new Use(false, number, Registers.name(number), access);
    }

    private static Place host(@Nullable RegisterHost call, List<Use> uses) {
        if (call == null) {
            return Place.NONE;
        }
        switch (call) {
            case NEWLINE -> {}
            case PRINT, PRINT_CHAR -> uses.add(implied(0, Access.READ));
            case PRINT_TEXT -> {
                uses.add(implied(0, Access.READ));
                return new Place(Touch.READS_TEXT, 0, 0, 0);
            }
            case READ_LINE -> {
                uses.add(implied(0, Access.BOTH));
                uses.add(implied(1, Access.READ));
                uses.add(implied(Registers.EQ, Access.WRITE));
                return new Place(Touch.WRITES_LINE, 0, 0, 0);
            }
            case READ_INT -> {
                uses.add(implied(0, Access.WRITE));
                uses.add(implied(Registers.EQ, Access.WRITE));
            }
            case CLOCK -> uses.add(new Use(true, 0, "$f0", Access.WRITE));
            case RANDOM -> uses.add(implied(0, Access.BOTH));
        }
        return Place.NONE;
    }

    /** Whether it reads a line of the input. */
    boolean readsInput() {
        RegisterHost call = op == RegisterOp.HOST ? RegisterHostCalls.named((int) decoded.operands()[0]) : null;
        return call == RegisterHost.READ_LINE || call == RegisterHost.READ_INT;
    }

    /** Whether it writes to the output. */
    boolean writesOutput() {
        return switch (op) {
            case DUMP, PRTS, PRTI, PRTF -> true;
            case HOST -> {
                RegisterHost call = RegisterHostCalls.named((int) decoded.operands()[0]);
                yield call == RegisterHost.PRINT
                        || call == RegisterHost.PRINT_CHAR
                        || call == RegisterHost.PRINT_TEXT
                        || call == RegisterHost.NEWLINE;
            }
            default -> false;
        };
    }

    /** Whether its operands name registers that there are, none of which it would give two values. */
    boolean isPossible() {
        return registers.stream().allMatch(Use::exists)
                && RegisterOp.INSTRUCTIONS.collision(op, decoded.operands()) < 0;
    }

    /** Why it cannot be executed for its registers or its place in memory; null when neither is wrong. */
    @Nullable
    TrapSignal refusal(RegisterState state) {
        int collision = RegisterOp.INSTRUCTIONS.collision(op, decoded.operands());
        if (collision >= 0) {
            return RegisterTraps.collision(op, collision, (int) decoded.operands()[collision]);
        }
        for (Use use : registers) {
            if (!use.exists()) {
                return RegisterTraps.noRegister(op, use.floats, use.number);
            }
        }
        int size = state.memory.size();
        int address = memory.address(state);
        boolean inside = address >= 0 && memory.end(state) <= size;
        if (inside) {
            return null;
        }
        return op == RegisterOp.POP && address == size
                ? RegisterTraps.emptyStack(op)
                : RegisterTraps.address(op, memory.touch == Touch.WRITES, memory.bytes, address, size);
    }
}
