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
    HOST(1, false, "a host call");

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
        return this == ADDRESS || this == OFFSET;
    }
}
