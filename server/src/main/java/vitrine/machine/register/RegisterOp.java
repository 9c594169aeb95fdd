package vitrine.machine.register;

import static vitrine.isa.Flow.BRANCH;
import static vitrine.isa.Flow.END;
import static vitrine.isa.Flow.JUMP;
import static vitrine.isa.Flow.NEXT;
import static vitrine.isa.Flow.RETURN;
import static vitrine.machine.register.RegisterOperands.amount;
import static vitrine.machine.register.RegisterOperands.both;
import static vitrine.machine.register.RegisterOperands.code;
import static vitrine.machine.register.RegisterOperands.data;
import static vitrine.machine.register.RegisterOperands.displacement;
import static vitrine.machine.register.RegisterOperands.half;
import static vitrine.machine.register.RegisterOperands.number;
import static vitrine.machine.register.RegisterOperands.of;
import static vitrine.machine.register.RegisterOperands.operand;
import static vitrine.machine.register.RegisterOperands.read;
import static vitrine.machine.register.RegisterOperands.readFloat;
import static vitrine.machine.register.RegisterOperands.three;
import static vitrine.machine.register.RegisterOperands.threeFloats;
import static vitrine.machine.register.RegisterOperands.two;
import static vitrine.machine.register.RegisterOperands.twoFloats;
import static vitrine.machine.register.RegisterOperands.write;
import static vitrine.machine.register.RegisterOperands.writeFloat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.isa.Origins;
import vitrine.isa.StackEffect;

/**
 * The instruction table of the register machine: one row an opcode, every fact but its meaning. Opcodes up to 47 are those of the tutorial
 * machine of this family, so that its code reads the same here.
 */
// spotless:off one row a few lines: a table is read in columns
enum RegisterOp implements Instruction {
    // ---- machine
    NOP(16, Groups.MACHINE, of(), NEXT,
        "Do nothing.",
        "Did nothing."),
    HLT(5, Groups.MACHINE, of(), END,
        "End the program.",
        "The program ended.", "HALT"),
    IGL(100, Groups.MACHINE, of(), END,
        "Be illegal: this instruction, and any byte that is none, is a trap.",
        "Came to an illegal instruction."),
    DUMP(77, Groups.MACHINE, of(), NEXT,
        "Write the whole state of the machine to the output.",
        "Wrote the whole state of the machine to the output."),

    // ---- loads
    LOAD(0, Groups.LOADS, of(write("result"), number("n")), NEXT,
        "Load a number of 16 bits, extended by its sign, into a register.",
        "Loaded {n} into {result}."),
    LUI(39, Groups.LOADS, of(both("result"), half("n")), NEXT,
        "Move the lower half of a register to its upper half and put a number of 16 bits into the lower half.",
        "Moved {result} 16 bits up and put {n} below: it is {result.after}."),
    LDC(49, Groups.LOADS, of(write("result"), data("place")), NEXT,
        "Load a word from the data segment into a register.",
        "Loaded {result.after} from {place} into {result}."),
    LDCF64(50, Groups.LOADS, of(writeFloat("result"), data("place")), NEXT,
        "Load a float from the data segment into a float register.",
        "Loaded {result.after} from {place} into {result}."),
    MOVE(48, Groups.LOADS, of(read("source"), write("result")), NEXT,
        "Copy a register to another.",
        "Copied {source.value} from {source} to {result}.", "MOV"),
    LOADM(42, Groups.LOADS, of(read("address"), write("result"), displacement()), NEXT,
        "Load the word at the address in a register, plus a displacement, into another register. The address may be odd; the lowest byte stands first.",
        "Loaded {result.after} from {memory} into {result}."),
    SETM(43, Groups.LOADS, of(read("address"), read("source"), displacement()), NEXT,
        "Store a register as a word at the address in a register, plus a displacement. The address may be odd; the lowest byte goes first.",
        "Stored {source.value} from {source} at {memory}."),
    LOADB(51, Groups.LOADS, of(read("address"), write("result"), displacement()), NEXT,
        "Load the byte at the address in a register, plus a displacement, into another register, as a number from 0 to 255.",
        "Loaded the byte {result.after} from {memory} into {result}."),
    SETB(52, Groups.LOADS, of(read("address"), read("source"), displacement()), NEXT,
        "Store the lowest byte of a register at the address in a register, plus a displacement.",
        "Stored the lowest byte of {source.value} from {source} at {memory}."),
    LOADF64(22, Groups.LOADS, of(writeFloat("result"), number("n")), NEXT,
        "Load a whole number of 16 bits as a float into a float register.",
        "Loaded {n} as a float into {result}."),
    MOVEF64(61, Groups.LOADS, of(readFloat("source"), writeFloat("result")), NEXT,
        "Copy a float register to another.",
        "Copied {source.value} from {source} to {result}."),
    LOADMF(53, Groups.LOADS, of(read("address"), writeFloat("result"), displacement()), NEXT,
        "Load the float of 8 bytes at the address in a register, plus a displacement, into a float register. The address may be odd; the lowest byte stands first.",
        "Loaded {result.after} from {memory} into {result}."),
    SETMF(54, Groups.LOADS, of(read("address"), readFloat("source"), displacement()), NEXT,
        "Store a float register as 8 bytes at the address in a register, plus a displacement. The address may be odd; the lowest byte goes first.",
        "Stored {source.value} from {source} at {memory}."),

    // ---- arithmetic
    ADD(1, Groups.ARITHMETIC, three("a", "b", "sum"), NEXT,
        "Add two registers into a third.",
        "Added {a.value} and {b.value}: {sum} is {sum.after}."),
    ADDI(58, Groups.ARITHMETIC, of(both("sum"), number("n")), NEXT,
        "Add a number of 16 bits to a register.",
        "Added {n} to {sum}: it is {sum.after}."),
    SUB(2, Groups.ARITHMETIC, three("a", "b", "difference"), NEXT,
        "Subtract the second register from the first into a third.",
        "Took {b.value} from {a.value}: {difference} is {difference.after}."),
    MUL(3, Groups.ARITHMETIC, three("a", "b", "product"), NEXT,
        "Multiply two registers into a third.",
        "Multiplied {a.value} by {b.value}: {product} is {product.after}."),
    DIV(4, Groups.ARITHMETIC, three("a", "b", "quotient"), NEXT,
        "Divide the first register by the second into a third, cut toward zero; what remains goes to rem.",
        "Divided {a.value} by {b.value}: {quotient} is {quotient.after}, rem is {rem.after}."),
    MOD(55, Groups.ARITHMETIC, three("a", "b", "remainder"), NEXT,
        "Put the remainder of dividing the first register by the second into a third; it has the sign of the first.",
        "Divided {a.value} by {b.value}: what remains, {remainder.after}, is in {remainder}."),
    NEG(56, Groups.ARITHMETIC, of(read("a"), write("negated")), NEXT,
        "Put a register with its sign changed into another.",
        "Changed the sign of {a.value}: {negated} is {negated.after}."),
    ABS(57, Groups.ARITHMETIC, of(read("a"), write("absolute")), NEXT,
        "Put the absolute value of a register into another.",
        "Made {a.value} positive: {absolute} is {absolute.after}."),
    INC(18, Groups.ARITHMETIC, of(both("a")), NEXT,
        "Add 1 to a register.",
        "Added 1 to {a}: it is {a.after}."),
    DEC(19, Groups.ARITHMETIC, of(both("a")), NEXT,
        "Subtract 1 from a register.",
        "Took 1 from {a}: it is {a.after}."),

    // ---- float
    ADDF64(23, Groups.FLOAT, threeFloats("a", "b", "sum"), NEXT,
        "Add two float registers into a third.",
        "Added {a.value} and {b.value}: {sum} is {sum.after}."),
    SUBF64(24, Groups.FLOAT, threeFloats("a", "b", "difference"), NEXT,
        "Subtract the second float register from the first into a third.",
        "Took {b.value} from {a.value}: {difference} is {difference.after}."),
    MULF64(25, Groups.FLOAT, threeFloats("a", "b", "product"), NEXT,
        "Multiply two float registers into a third.",
        "Multiplied {a.value} by {b.value}: {product} is {product.after}."),
    DIVF64(26, Groups.FLOAT, threeFloats("a", "b", "quotient"), NEXT,
        "Divide the first float register by the second into a third.",
        "Divided {a.value} by {b.value}: {quotient} is {quotient.after}."),
    I2F(59, Groups.FLOAT, of(read("n"), writeFloat("x")), NEXT,
        "Turn the whole number in a register into a float.",
        "Turned the number {n.value} into a float: {x} is {x.after}."),
    F2I(60, Groups.FLOAT, of(readFloat("x"), write("n")), NEXT,
        "Turn a float into a whole number: cut toward zero, the nearest one where it is too large, 0 where it is no number.",
        "Turned the float {x.value} into a whole number: {n} is {n.after}."),

    // ---- bits
    AND(35, Groups.BITS, three("a", "b", "both"), NEXT,
        "Put the bits that are set in both of two registers into a third.",
        "The bits set in both {a.value} and {b.value}: {both} is {both.after}."),
    OR(36, Groups.BITS, three("a", "b", "either"), NEXT,
        "Put the bits that are set in either of two registers into a third.",
        "The bits set in either {a.value} or {b.value}: {either} is {either.after}."),
    XOR(37, Groups.BITS, three("a", "b", "different"), NEXT,
        "Put the bits that differ between two registers into a third.",
        "The bits that differ between {a.value} and {b.value}: {different} is {different.after}."),
    NOT(38, Groups.BITS, of(read("a"), write("inverted")), NEXT,
        "Put a register with every bit turned around into another.",
        "Turned every bit of {a.value} around: {inverted} is {inverted.after}."),
    SHL(33, Groups.BITS, of(both("a"), amount()), NEXT,
        "Shift the bits of a register to the left, by 16 when no amount is written; the amount counts modulo 32.",
        "Shifted {a} left by {amount}: it is {a.after}."),
    SHR(34, Groups.BITS, of(both("a"), amount()), NEXT,
        "Shift the bits of a register to the right and keep its sign, by 16 when no amount is written; the amount counts modulo 32.",
        "Shifted {a} right by {amount}: it is {a.after}."),
    USHR(62, Groups.BITS, of(both("a"), amount()), NEXT,
        "Shift the bits of a register to the right and fill with zeros, by 16 when no amount is written; the amount counts modulo 32.",
        "Shifted {a} right by {amount} with zeros: it is {a.after}."),
    ROTL(63, Groups.BITS, of(both("a"), amount()), NEXT,
        "Rotate the bits of a register to the left, by 16 when no amount is written; the amount counts modulo 32.",
        "Rotated {a} left by {amount}: it is {a.after}.", "ROL"),
    ROTR(64, Groups.BITS, of(both("a"), amount()), NEXT,
        "Rotate the bits of a register to the right, by 16 when no amount is written; the amount counts modulo 32.",
        "Rotated {a} right by {amount}: it is {a.after}.", "ROR"),
    SHLV(65, Groups.BITS, three("a", "by", "shifted"), NEXT,
        "Shift the bits of a register to the left by the amount in another, modulo 32, into a third.",
        "Shifted {a.value} left by {by.value}: {shifted} is {shifted.after}."),
    SHRV(66, Groups.BITS, three("a", "by", "shifted"), NEXT,
        "Shift the bits of a register to the right by the amount in another, modulo 32, and keep its sign, into a third.",
        "Shifted {a.value} right by {by.value}: {shifted} is {shifted.after}."),
    USHRV(67, Groups.BITS, three("a", "by", "shifted"), NEXT,
        "Shift the bits of a register to the right by the amount in another, modulo 32, and fill with zeros, into a third.",
        "Shifted {a.value} right by {by.value} with zeros: {shifted} is {shifted.after}."),
    ROTLV(68, Groups.BITS, three("a", "by", "rotated"), NEXT,
        "Rotate the bits of a register to the left by the amount in another, modulo 32, into a third.",
        "Rotated {a.value} left by {by.value}: {rotated} is {rotated.after}."),
    ROTRV(69, Groups.BITS, three("a", "by", "rotated"), NEXT,
        "Rotate the bits of a register to the right by the amount in another, modulo 32, into a third.",
        "Rotated {a.value} right by {by.value}: {rotated} is {rotated.after}."),

    // ---- comparison
    EQ(9, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when two registers are equal, else to 0.",
        "{a.value} is {eq.value?equal|not equal} to {b.value}: eq is {eq.after}."),
    NEQ(10, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when two registers are not equal, else to 0.",
        "{a.value} is {eq.value?not equal|equal} to {b.value}: eq is {eq.after}.", "NE"),
    GT(14, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when the first register is greater than the second, else to 0.",
        "{a.value} is {eq.value?greater|not greater} than {b.value}: eq is {eq.after}."),
    GTE(11, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when the first register is greater than the second or equal to it, else to 0.",
        "{a.value} is {eq.value?at least|not at least} {b.value}: eq is {eq.after}.", "GE", "GTQ"),
    LT(13, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when the first register is less than the second, else to 0.",
        "{a.value} is {eq.value?less|not less} than {b.value}: eq is {eq.after}."),
    LTE(12, Groups.COMPARISON, two("a", "b"), NEXT,
        "Set eq to 1 when the first register is less than the second or equal to it, else to 0.",
        "{a.value} is {eq.value?at most|not at most} {b.value}: eq is {eq.after}.", "LE", "LTQ"),
    EQF64(27, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when two float registers are equal, else to 0.",
        "{a.value} is {eq.value?equal|not equal} to {b.value}: eq is {eq.after}."),
    NEQF64(28, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when two float registers are not equal, else to 0.",
        "{a.value} is {eq.value?not equal|equal} to {b.value}: eq is {eq.after}."),
    GTF64(29, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when the first float register is greater than the second, else to 0.",
        "{a.value} is {eq.value?greater|not greater} than {b.value}: eq is {eq.after}."),
    GTEF64(30, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when the first float register is greater than the second or equal to it, else to 0.",
        "{a.value} is {eq.value?at least|not at least} {b.value}: eq is {eq.after}."),
    LTF64(31, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when the first float register is less than the second, else to 0.",
        "{a.value} is {eq.value?less|not less} than {b.value}: eq is {eq.after}."),
    LTEF64(32, Groups.COMPARISON, twoFloats("a", "b"), NEXT,
        "Set eq to 1 when the first float register is less than the second or equal to it, else to 0.",
        "{a.value} is {eq.value?at most|not at most} {b.value}: eq is {eq.after}."),

    // ---- flow
    JMP(6, Groups.FLOW, of(read("target")), JUMP,
        "Jump to the address in a register.",
        "{target} holds the address {target.value}: {flow}."),
    JMPF(7, Groups.FLOW, of(read("distance")), JUMP,
        "Jump forward by the distance in a register, counted from the address of this instruction.",
        "{distance} holds the distance {distance.value}: {flow}."),
    JMPB(8, Groups.FLOW, of(read("distance")), JUMP,
        "Jump back by the distance in a register, counted from the address of this instruction.",
        "{distance} holds the distance {distance.value}: {flow}."),
    JMPE(15, Groups.FLOW, of(read("target")), BRANCH,
        "Jump to the address in a register when eq is 1.",
        "eq is {eq.value}: {flow}.", "JEQ"),
    DJMP(70, Groups.FLOW, of(code("target")), JUMP,
        "Jump to a label.",
        "Went on at another place: {flow}."),
    DJMPE(20, Groups.FLOW, of(code("target")), BRANCH,
        "Jump to a label when eq is 1.",
        "eq is {eq.value}: {flow}."),
    DJMPN(71, Groups.FLOW, of(code("target")), BRANCH,
        "Jump to a label when eq is 0.",
        "eq is {eq.value}: {flow}.", "DJMPNE"),
    CLOOP(40, Groups.FLOW, of(half("n")), NEXT,
        "Set the loop counter to a number.",
        "Set the loop counter to {n}."),
    LOOP(41, Groups.FLOW, of(code("target")), BRANCH,
        "When the loop counter is not 0, subtract 1 from it and jump to a label.",
        "The loop counter was {loop.value}: {flow}."),

    // ---- stack, calls
    PUSH(44, Groups.CALLS, of(read("source")), NEXT,
        "Push a register onto the stack in memory: sp goes down by 4, and the word goes there.",
        "Pushed {source.value} from {source} at {memory}."),
    POP(45, Groups.CALLS, of(write("result")), NEXT,
        "Pop the word on top of the stack in memory into a register; sp goes up by 4.",
        "Popped {result.after} from {memory} into {result}."),
    CALL(46, Groups.CALLS, of(code("target")), Flow.CALL,
        "Call a function: push the return address and fp, set fp to sp and jump.",
        "Called {function}: the return address and fp are on the stack, and fp points at them."),
    CALLI(72, Groups.CALLS, of(read("target")), Flow.CALL,
        "Call the function whose address is in a register.",
        "Called {function}, whose address {target.value} is in {target}: the return address and fp are on the stack, and fp points at them."),
    RET(47, Groups.CALLS, of(), RETURN,
        "Return: set sp to fp, pop fp and the return address, and jump there. In the first frame, end the program.",
        "Dropped the frame and took fp and the return address from the stack: {flow}."),

    // ---- memory
    ALOC(17, Groups.MEMORY, of(both("block")), NEXT,
        "Make a block of so many bytes as a register says, in the heap; the register then holds its address.",
        "Made a block of {block.value} bytes: its address, {block.after}, is in {block}."),
    FREE(73, Groups.MEMORY, of(read("block")), NEXT,
        "Give the block of the heap back whose address is in a register.",
        "Gave the block at {block.value} back."),

    // ---- output, host
    PRTS(21, Groups.OUTPUT, of(data("text")), NEXT,
        "Write a text in the data segment to the output, up to the zero behind it; its bytes are read as UTF-8.",
        "Wrote the text at {text} to the output."),
    PRTI(74, Groups.OUTPUT, of(read("source")), NEXT,
        "Write a register to the output as a number, without a newline.",
        "Wrote {source.value} from {source} to the output."),
    PRTF(75, Groups.OUTPUT, of(readFloat("source")), NEXT,
        "Write a float register to the output, without a newline.",
        "Wrote {source.value} from {source} to the output."),
    HOST(76, Groups.OUTPUT, of(operand("name", OperandKind.HOST)), NEXT,
        "Ask the world outside the machine; the host calls have a table of their own.",
        "Called the host: {name}.");

    static final InstructionSet INSTRUCTIONS =
            new InstructionSet(List.of(values()), List.of(RegisterHost.values()), Registers.FORMAT, List.of(), List.of(),
                    Origins.beside(RegisterOp.class, "family", "x86", "at-and-t", "riscv", "mips", "arm", "6502", "y86", "lua"));

    private static final StackEffect NO_OPERAND_STACK = StackEffect.of("--");

    private final int opcode;
    private final String group;
    private final List<Operand> operands;
    private final Flow flow;
    private final String summary;
    private final String narration;
    private final List<String> aliases;

    RegisterOp(int opcode, String group, List<Operand> operands, Flow flow, String summary, String narration, String... aliases) {
        this.opcode = opcode;
        this.group = group;
        this.operands = operands;
        this.flow = flow;
        this.summary = summary;
        this.narration = narration;
        this.aliases = List.of(aliases);
    }
    // spotless:on

    /** The families of the reference, in its order. */
    private static final class Groups {
        static final String MACHINE = "machine";
        static final String LOADS = "loads";
        static final String ARITHMETIC = "arithmetic";
        static final String FLOAT = "float";
        static final String BITS = "bits";
        static final String COMPARISON = "comparison";
        static final String FLOW = "flow";
        static final String CALLS = "stack, calls";
        static final String MEMORY = "memory";
        static final String OUTPUT = "output, host";
    }

    @Override
    public String mnemonic() {
        return name();
    }

    @Override
    public int opcode() {
        return opcode;
    }

    @Override
    public String group() {
        return group;
    }

    @Override
    public List<Operand> operands() {
        return operands;
    }

    @Override
    public StackEffect effect() {
        return NO_OPERAND_STACK;
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String narration() {
        return narration;
    }

    @Override
    public List<String> aliases() {
        return aliases;
    }

    @Override
    public @Nullable Instruction continuation() {
        return this == LOAD ? LUI : null;
    }

    @Override
    public @Nullable Instruction direct() {
        return this == JMP ? DJMP : this == JMPE ? DJMPE : this == CALLI ? CALL : null;
    }

    @Override
    public @Nullable Instruction pooled() {
        return this == LOADF64 ? LDCF64 : null;
    }

    @Override
    public List<Instruction> likewise() {
        return RegisterKin.of(this);
    }

    @Override
    public List<Integer> alsoWrites() {
        return switch (this) {
            case DIV -> List.of(Registers.REM);
            case EQ, NEQ, GT, GTE, LT, LTE, EQF64, NEQF64, GTF64, GTEF64, LTF64, LTEF64 -> List.of(Registers.EQ);
            case CLOOP, LOOP -> List.of(Registers.LOOP);
            case PUSH, POP -> List.of(Registers.SP);
            case CALL, CALLI, RET -> List.of(Registers.SP, Registers.FP);
            default -> List.of();
        };
    }
}
