package vitrine.machine.register;

import java.util.ArrayList;
import java.util.List;
import vitrine.isa.CallingConvention;
import vitrine.isa.InstructionFormat;

/**
 * The registers by number, as they stand in the code: the general ones first, then those with a purpose. A number behind the last one names no
 * register. And what else all instructions have in common.
 */
final class Registers {
    /** How many registers for whole numbers there are, and how many for floats. */
    static final int GENERAL = 32;

    static final int FLOATS = 32;

    /** The stack pointer: the address of the word on top of the stack. */
    static final int SP = 32;

    /** The frame pointer: the address of the saved frame pointer of the running function. */
    static final int FP = 33;

    /** The equal flag, 1 or 0. */
    static final int EQ = 34;

    /** The remainder of the last division. */
    static final int REM = 35;

    /** The loop counter. */
    static final int LOOP = 36;

    /** How many numbers name a register. */
    static final int COUNT = 37;

    /** The bytes of an instruction. */
    static final int LENGTH = 4;

    /** What a call pushes, the return address and the frame pointer, lies between the frame pointer and the arguments on the stack. */
    static final CallingConvention CONVENTION = new CallingConvention(4, 8, -4, 4);

    static final InstructionFormat FORMAT =
            new InstructionFormat(LENGTH, names(), numbered("$f", FLOATS), true, CONVENTION);

    private Registers() {}

    private static List<String> names() {
        List<String> names = numbered("$", GENERAL);
        names.addAll(List.of("sp", "fp", "eq", "rem", "loop"));
        return names;
    }

    private static List<String> numbered(String prefix, int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(prefix + i);
        }
        return names;
    }

    /** How source calls a register; also for a number that names none. */
    static String name(int number) {
        return number < COUNT ? FORMAT.registers().get(number) : "register " + number;
    }
}
