package vitrine.isa;

/**
 * Where a function finds its parameters and locals when its frame is words in memory: the first parameters in registers, the others above the
 * frame pointer, where the caller pushed them (the last one first), the locals below it. A slot is counted as everywhere: parameters
 * first, then locals.
 *
 * @param argumentRegisters how many parameters come in registers, those with the numbers from 0 on
 * @param firstOnStack how far above the frame pointer the first of the other parameters is
 * @param firstLocal how far from the frame pointer the first local is; negative
 * @param word the bytes between two of them
 */
public record CallingConvention(int argumentRegisters, int firstOnStack, int firstLocal, int word) {
    /** Whether a slot is a register, which then has the slot's number. */
    public boolean inRegister(int slot, int parameters) {
        return slot < parameters && slot < argumentRegisters;
    }

    /** How far from the frame pointer a slot is that is not in a register. */
    public int displacement(int slot, int parameters) {
        return slot < parameters
                ? firstOnStack + (slot - argumentRegisters) * word
                : firstLocal - (slot - parameters) * word;
    }
}
