package vitrine.verify;

import java.util.BitSet;
import vitrine.isa.Access;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.CodeRows;
import vitrine.program.Program;

/**
 * Where control can go in a program, as far as the bytes tell. A jump to an address from the stack is followed when the instruction before
 * it pushes the address; a function with another such jump is {@link #isWild wild}: control may come to any place in it.
 */
final class CodePlan {
    /** A target that only a run can tell; no instruction can name it. */
    static final long COMPUTED = Long.MIN_VALUE;

    final Program program;
    final InstructionSet instructions;
    final CodeRows rows;
    final byte[] code;
    final MethodGroups methods;
    private final BitSet wild = new BitSet();
    private final BitSet named = new BitSet();
    private final BitSet pushed = new BitSet();
    private boolean computes;
    private boolean callsRegisters;

    CodePlan(Program program, InstructionSet instructions) {
        this.program = program;
        this.instructions = instructions;
        this.rows = new CodeRows(program, instructions);
        this.code = program.code();
        this.methods = new MethodGroups(program);
        for (int row = 0; row < rows.size(); row++) {
            Decoded decoded = rows.decode(row);
            Instruction what = decoded.row();
            if (what == null) {
                continue;
            }
            if (inCode(decoded.target())) {
                named.set((int) decoded.target());
            }
            if (isPush(decoded) && inCode(number(decoded))) {
                pushed.set((int) number(decoded));
            }
            computes |= isComputed(decoded);
            callsRegisters |= what.flow() == Flow.CALL && readsRegister(what);
        }
        if (computes) {
            BitSet alsoNamed = new BitSet();
            for (int row = 0; row < rows.size(); row++) {
                Decoded decoded = rows.decode(row);
                if (isComputed(decoded) && inCode(target(decoded))) {
                    alsoNamed.set((int) target(decoded));
                }
            }
            named.or(alsoNamed);
            for (int row = 0; row < rows.size(); row++) {
                Decoded decoded = rows.decode(row);
                if (isComputed(decoded) && target(decoded) == COMPUTED) {
                    wild.set(program.functionAt(decoded.address()));
                }
            }
        }
    }

    Decoded decode(int address) {
        return instructions.decode(code, address);
    }

    boolean inCode(long address) {
        return address >= 0 && address < code.length;
    }

    /** Whether a function has no code at all. */
    boolean isEmpty(int function) {
        return program.functions().get(function).start() == program.end(function);
    }

    /** Whether control may come to any place of a function. */
    boolean isWild(int function) {
        return wild.get(function);
    }

    /**
     * Whether an address may be one that the program computes with: some instruction makes a value of it, and some jump or call takes its target
     * from a value.
     */
    boolean isPushed(int address) {
        return (computes || callsRegisters) && pushed.get(address);
    }

    /** Whether control may come to a {@link #isPushed} address by a call of what a register holds. */
    boolean callsRegisters() {
        return callsRegisters;
    }

    /** The group of methods of which an instruction calls one, or -1: it sends a message, and what the receiver is only a run can tell. */
    int methods(Decoded decoded) {
        Instruction row = decoded.row();
        if (row == null || row.flow() != Flow.CALL) {
            return -1;
        }
        for (int i = 0; i < row.operands().size(); i++) {
            if (row.operands().get(i).kind() == OperandKind.SELECTOR) {
                long name = decoded.operands()[i];
                long values = row.effect().inputs().stream()
                        .mapToLong(each -> program.count(each, decoded))
                        .sum();
                return name < program.names().size()
                        ? methods.of(program.names().get((int) name), values)
                        : -1;
            }
        }
        return -1;
    }

    /** Where a call goes, when it names a place in the code and not a function; else {@link #COMPUTED}. */
    long called(Decoded decoded) {
        Instruction row = decoded.row();
        return row != null && row.flow() == Flow.CALL && namesTarget(decoded) ? decoded.target() : COMPUTED;
    }

    /** Where an instruction that jumps or branches goes; {@link #COMPUTED} when only a run can tell. */
    long target(Decoded decoded) {
        if (!isComputed(decoded)) {
            return namesTarget(decoded) ? decoded.target() : COMPUTED;
        }
        int row = rows.rowAt(decoded.address());
        if (row < 1 || named.get(decoded.address())) {
            return COMPUTED;
        }
        Decoded before = rows.decode(row - 1);
        boolean sameFunction = program.functionAt(before.address()) == program.functionAt(decoded.address());
        if (!sameFunction || !isPush(before)) {
            return COMPUTED;
        }
        return switch (input(decoded)) {
            case "address" -> number(before);
            case "distance" -> decoded.address() + number(before);
            default -> COMPUTED;
        };
    }

    private static String input(Decoded decoded) {
        Instruction row = decoded.row();
        return row == null || row.effect().inputs().size() != 1
                ? ""
                : row.effect().inputs().get(0).name();
    }

    private static boolean namesTarget(Decoded decoded) {
        Instruction row = decoded.row();
        return row != null
                && row.operands().stream().anyMatch(each -> each.kind().namesCode());
    }

    private static boolean isComputed(Decoded decoded) {
        Instruction row = decoded.row();
        return row != null && (row.flow() == Flow.JUMP || row.flow() == Flow.BRANCH) && !namesTarget(decoded);
    }

    private static boolean readsRegister(Instruction row) {
        return row.operands().stream()
                .anyMatch(each -> each.kind() == OperandKind.REGISTER && each.access() == Access.READ);
    }

    /** The number that a {@link #isPush} instruction makes a value of. */
    private static long number(Decoded decoded) {
        return decoded.operands()[decoded.operands().length - 1];
    }

    /** Whether an instruction does nothing but make a value of a number: on the operand stack, or in a register. */
    private static boolean isPush(Decoded decoded) {
        Instruction row = decoded.row();
        if (row == null || row.flow() != Flow.NEXT) {
            return false;
        }
        return pushes(row)
                || row.operands().size() == 2
                        && row.operands().get(0).access() == Access.WRITE
                        && row.operands().get(1).kind() == OperandKind.IMMEDIATE;
    }

    private static boolean pushes(Instruction row) {
        return row.operands().size() == 1
                && row.operands().get(0).kind() == OperandKind.INT
                && row.effect().inputs().isEmpty()
                && row.effect().outputs().size() == 1;
    }
}
