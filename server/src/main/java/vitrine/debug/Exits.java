package vitrine.debug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Program;

/** Looks in the code where a branch would lead that a turn did not take: out of the loop, or on by another way. */
final class Exits {
    private static final int MOST_PLACES = 10_000;

    private final InstructionSet instructions;
    private final byte[] code;
    /** The places at which the turns stood. */
    private final Set<Integer> visited;

    Exits(Program program, InstructionSet instructions, Set<Integer> visited) {
        this.instructions = instructions;
        this.visited = visited;
        code = program.code();
    }

    /** Where the other way of a branch begins, or -1 when both ways are the same or it is no branch. */
    int otherWay(Decoded branch, int taken) {
        if (branch.row() == null || branch.row().flow() != Flow.BRANCH) {
            return -1;
        }
        long target = branch.target();
        if (target < 0 || target > code.length) {
            return -1;
        }
        return taken == target ? (branch.end() == target ? -1 : branch.end()) : (int) target;
    }

    /** Whether an instruction chooses where to go by a value: then that value decides the way. */
    static boolean decides(Decoded decoded) {
        if (decoded.row() == null) {
            return false;
        }
        return switch (decoded.row().flow()) {
            case BRANCH -> true;
            case JUMP -> decoded.target() < 0;
            case CALL ->
                decoded.target() < 0
                        && decoded.row().operands().stream().noneMatch(each -> each.kind() == OperandKind.FUNCTION);
            default -> false;
        };
    }

    /** Whether from a place the code leads out: to an end, to a return, or anywhere but back to where the turns stood. */
    boolean leadsOut(int place) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        open.add(place);
        boolean back = false;
        while (!open.isEmpty()) {
            int at = open.remove();
            if (visited.contains(at)) {
                back = true;
                continue;
            }
            if (at < 0 || at >= code.length || seen.size() > MOST_PLACES) {
                return true;
            }
            if (!seen.add(at)) {
                continue;
            }
            Decoded decoded = instructions.decode(code, at);
            if (decoded.row() == null) {
                return true;
            }
            switch (decoded.row().flow()) {
                case RETURN, THROW, END -> {
                    return true;
                }
                case JUMP -> {
                    if (decoded.target() < 0) {
                        return true;
                    }
                    open.add(place(decoded.target()));
                }
                case BRANCH -> {
                    open.add(place(decoded.target()));
                    open.add(decoded.end());
                }
                default -> open.add(decoded.end());
            }
        }
        return !back;
    }

    private int place(long target) {
        return target < 0 || target > code.length ? -1 : (int) target;
    }
}
