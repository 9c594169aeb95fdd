package vitrine.isa;

/** What an instruction does with the cell that one of its operands names. */
public enum Access {
    /** The operand names no cell: it is a number, a place in the code, or the like. */
    NONE,
    READ,
    WRITE,
    /** It is read first and then written. */
    BOTH
}
