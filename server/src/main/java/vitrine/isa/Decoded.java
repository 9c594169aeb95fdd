package vitrine.isa;

import org.jspecify.annotations.Nullable;

/**
 * The bytes at an address read as an instruction. {@code row} is null when they are none (an unknown opcode, or the code ends within
 * the instruction); {@code length} is then how many bytes belong together all the same.
 */
public record Decoded(int address, @Nullable Instruction row, long[] operands, int length) {
    /** The first address behind it. */
    public int end() {
        return address + length;
    }

    /** Where it can go in the code by its own operands, or -1 when it names no place there. */
    public long target() {
        if (row != null) {
            for (int i = 0; i < operands.length; i++) {
                switch (row.operands().get(i).kind()) {
                    case ADDRESS, CODE:
                        return operands[i];
                    case OFFSET:
                        return address + operands[i];
                    default:
                        break;
                }
            }
        }
        return -1;
    }
}
