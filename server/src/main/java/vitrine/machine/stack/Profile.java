package vitrine.machine.stack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import vitrine.machine.Tags;
import vitrine.program.Program;

/**
 * What was seen of values whose type the code does not tell: of globals and elements where they are loaded, and of functions where they are called
 * indirectly. It is a guess about the future: who relies on it checks.
 */
final class Profile {
    private static final int MOST_TARGETS = 4;
    private static final int EVERY_TYPE = 0xff;

    private final byte[] seen;
    private final Map<Integer, int[]> targets = new HashMap<>();
    private final byte[] code;
    private final StackState state;
    private final Program program;

    Profile(StackState state, Program program, byte[] code) {
        this.state = state;
        this.program = program;
        this.code = code;
        seen = new byte[code.length];
    }

    /** Before the instruction at an address is executed. */
    void before(int address) {
        if (address < code.length && (code[address] & 0xff) == StackOp.CALLI.opcode() && state.sp > 0) {
            if (state.stack.tags[state.sp - 1] == Tags.FUNCTION) {
                addTarget(address, (int) state.stack.bits[state.sp - 1]);
            }
        }
    }

    /** After the instruction at an address was executed. */
    void after(int address) {
        int opcode = code[address] & 0xff;
        if ((opcode == StackOp.ALOAD.opcode() || opcode == StackOp.GLOAD.opcode()) && state.sp > 0) {
            seen[address] |= (byte) (1 << state.stack.tags[state.sp - 1]);
        }
    }

    private void addTarget(int address, int function) {
        int[] known = targets.getOrDefault(address, new int[0]);
        for (int each : known) {
            if (each == function) {
                return;
            }
        }
        if (known.length < MOST_TARGETS) {
            int[] more = Arrays.copyOf(known, known.length + 1);
            more[known.length] = function;
            targets.put(address, more);
        }
    }

    /** What was taken for granted at an address turned out to be wrong: nothing is any more. */
    void refute(int address) {
        seen[address] = (byte) EVERY_TYPE;
        before(address);
    }

    /** The one type that was seen at an address; the other one given, when none was. */
    byte type(int address, byte otherwise) {
        int types = seen[address] & 0xff;
        if (types == 0) {
            return otherwise;
        }
        return Integer.bitCount(types) == 1 ? (byte) Integer.numberOfTrailingZeros(types) : Item.ANY;
    }

    /** The functions that were called at an address. */
    int[] targets(int address, int arguments) {
        int[] known = targets.getOrDefault(address, new int[0]);
        return Arrays.stream(known)
                .filter(function ->
                        program.functions().get(function).parameters().size() == arguments)
                .toArray();
    }
}
