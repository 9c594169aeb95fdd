package vitrine.program;

import java.util.Arrays;
import vitrine.isa.Decoded;
import vitrine.isa.InstructionSet;

/**
 * The code of a program cut into rows, one instruction each, as it reads from the start of each function on. Bytes that are no instruction
 * have rows too, and so has an instruction that would reach over the end of its function. It keeps nothing but addresses.
 */
public final class CodeRows {
    private final InstructionSet instructions;
    private final Program program;
    private final byte[] code;
    private final int[] addresses;

    public CodeRows(Program program, InstructionSet instructions) {
        this.program = program;
        this.instructions = instructions;
        this.code = program.code();
        int[] found = new int[64];
        int size = 0;
        for (int function = 0; function < program.functions().size(); function++) {
            int end = program.end(function);
            int at = program.functions().get(function).start();
            while (at < end) {
                if (size == found.length) {
                    found = Arrays.copyOf(found, 2 * size);
                }
                found[size++] = at;
                at = decode(at, end).end();
            }
        }
        this.addresses = Arrays.copyOf(found, size);
    }

    public int size() {
        return addresses.length;
    }

    public int address(int row) {
        return addresses[row];
    }

    /** The row that holds an address; -1 for one outside the code. */
    public int rowOf(int address) {
        if (address < 0 || address >= code.length) {
            return -1;
        }
        int found = Arrays.binarySearch(addresses, address);
        return found >= 0 ? found : -found - 2;
    }

    /** The row that begins at an address, or -1. */
    public int rowAt(int address) {
        return Math.max(Arrays.binarySearch(addresses, address), -1);
    }

    /** What stands in a row. */
    public Decoded decode(int row) {
        int address = addresses[row];
        return decode(address, program.end(program.functionAt(address)));
    }

    /** The code itself; not to be changed. */
    public byte[] code() {
        return code;
    }

    private Decoded decode(int address, int end) {
        Decoded decoded = instructions.decode(code, address);
        return decoded.end() <= end ? decoded : new Decoded(address, null, new long[0], end - address);
    }
}
