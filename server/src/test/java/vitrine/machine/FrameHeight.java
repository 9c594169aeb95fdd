package vitrine.machine;

import vitrine.isa.FrameLayout;
import vitrine.program.Function;

/** How many operands the running frame of a stack machine has on the stack, read from its registers, in either frame layout. */
public final class FrameHeight {
    private FrameHeight() {}

    public static long of(Machine machine) {
        return index(machine, "SP") - index(machine, "FP") - localsAboveFp(machine);
    }

    private static int localsAboveFp(Machine machine) {
        if (machine.program().frames() == FrameLayout.APART) {
            return 0;
        }
        int[] calls = machine.callStack(Integer.MAX_VALUE);
        Function function = machine.program().functions().get(calls[calls.length - 1]);
        // nobody called the first frame, so that its parameters were pushed by nobody
        return calls.length == 1 ? function.slots() : function.locals().size();
    }

    private static long index(Machine machine, String register) {
        return machine.pointers().stream()
                .filter(each -> each.register().equals(register))
                .findFirst()
                .orElseThrow()
                .index();
    }
}
