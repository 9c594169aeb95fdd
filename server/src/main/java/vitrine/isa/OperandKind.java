package vitrine.isa;

/**
 * What an operand of an instruction stands for and how it is stored. All operands are big-endian. A kind says how a number
 * is encoded and what it names; it does not know which instruction uses it.
 */
public enum OperandKind {
    /** A whole number that is used as it is. */
    INT(4, true, "a whole number"),
    /** A small count. */
    COUNT(1, false, "a count from 0 to 255"),
    /** An entry of the constant pool. */
    CONSTANT(2, false, "a constant"),
    /** A global variable. */
    GLOBAL(2, false, "a global"),
    /** A local variable of the running function. */
    LOCAL(2, false, "a local or a parameter"),
    /** A function of the program. */
    FUNCTION(2, false, "a function"),
    /** An address in the code. */
    ADDRESS(4, false, "a label"),
    /** A distance in the code, from the address of the instruction that holds it. */
    OFFSET(4, true, "a label"),
    /** A host call, see {@link HostCall}. */
    HOST(1, false, "a host call"),
    /** A register, by its number in {@link InstructionFormat#registers}. */
    REGISTER(1, false, "a register"),
    /** A register for floats, by its number in {@link InstructionFormat#floatRegisters}. */
    FLOAT_REGISTER(1, false, "a float register"),
    /** A whole number that is used as it is, extended by its sign. */
    IMMEDIATE(2, true, "a number"),
    /** A whole number without a sign: a count, or the lower half of a word. */
    HALF(2, false, "a number"),
    /** An address in the data segment. */
    DATA(2, false, "a name in the data segment"),
    /** An address in the code, of a label or of a function. */
    CODE(2, false, "a label or a function"),
    /** A distance in memory, added to the address that another operand holds; a name is that of a local or a parameter in the frame. */
    DISPLACEMENT(1, true, "a distance in bytes"),
    /** A class of the program. */
    CLASS(2, false, "a class"),
    /** The name of a field, in the program's pool of names: which field it is, the class of an object says. */
    FIELD(2, false, "a field"),
    /** The name of a message, in the program's pool of names: which function it means, the class of its receiver says. */
    SELECTOR(2, false, "a message"),
    /** A value that the running closure captured. */
    CAPTURE(2, false, "a captured value");

    private final int bytes;
    private final boolean signed;
    private final String description;

    OperandKind(int bytes, boolean signed, String description) {
        this.bytes = bytes;
        this.signed = signed;
        this.description = description;
    }

    /** How many bytes of code it takes. */
    public int bytes() {
        return bytes;
    }

    public boolean signed() {
        return signed;
    }

    /** What it is, in words that fit behind "needs", such as "a label". */
    public String description() {
        return description;
    }

    /** The smallest number it can hold. */
    public long smallest() {
        return signed ? -(1L << (8 * bytes - 1)) : 0;
    }

    /** The greatest number it can hold. */
    public long greatest() {
        return signed ? (1L << (8 * bytes - 1)) - 1 : (1L << (8 * bytes)) - 1;
    }

    /** Whether the operand names a place in the code, so that a label can stand for it. */
    public boolean namesCode() {
        return this == ADDRESS || this == OFFSET || this == CODE;
    }
}
