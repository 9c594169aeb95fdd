package vitrine.machine.stack;

import vitrine.isa.Instruction;
import vitrine.isa.StackEffect;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.program.Counts;
import vitrine.program.Function;

/** The texts of the stack machine's traps: what happened, what was needed and what was there. */
final class Traps {
    private Traps() {}

    static TrapSignal of(Trap.Kind kind, String message, String hint) {
        return new TrapSignal(kind, message, hint);
    }

    static String name(Instruction row) {
        return row.mnemonic().toLowerCase(java.util.Locale.ROOT);
    }

    static TrapSignal underflow(Instruction row, int needed, int there, boolean callerHasMore) {
        StringBuilder message = new StringBuilder(name(row)).append(" needs ").append(Counts.of(needed, "value"));
        String names = names(row);
        if (needed > 1 && !names.isEmpty()) {
            message.append(" (").append(names).append(")");
        }
        message.append(", but ")
                .append(callerHasMore ? "this frame's part of the stack" : "the stack")
                .append(there == 0 ? " is empty." : there == 1 ? " holds only 1." : " holds only " + there + ".");
        return of(
                Trap.Kind.STACK,
                message.toString(),
                callerHasMore
                        ? "A function cannot reach the values of its caller: pass them as parameters."
                        : "Push what is missing before this instruction.");
    }

    private static String names(Instruction row) {
        StringBuilder names = new StringBuilder();
        for (StackEffect.Slot slot : row.effect().inputs()) {
            if (slot.single()) {
                names.append(names.isEmpty() ? "" : ", ").append(slot.name());
            }
        }
        return names.toString();
    }

    static TrapSignal overflow(int limit) {
        return of(
                Trap.Kind.LIMIT,
                "The operand stack is full: it holds %s.".formatted(Counts.of(limit, "value")),
                "Is something pushed in a loop and never popped?");
    }

    static TrapSignal depth(Function function, int limit) {
        return of(
                Trap.Kind.LIMIT,
                "The call of %s goes too deep: there %s %s already."
                        .formatted(function.name(), Counts.word(limit, "is", "are"), Counts.of(limit, "frame")),
                "Does the recursion come to an end? Look at the condition that should stop it.");
    }

    static void checkLocals(Function function, int used, int limit) {
        if (used + function.slots() > limit) {
            throw of(
                    Trap.Kind.LIMIT,
                    "There is no room for the %s of %s: all frames together may have %s."
                            .formatted(Counts.of(function.slots(), "local"), function.name(), limit),
                    "Does the recursion come to an end?");
        }
    }

    static TrapSignal noRoomForFrame(Function function, int limit) {
        int locals = function.locals().size();
        return of(
                Trap.Kind.LIMIT,
                "There is no room for the frame of %s: its links%s need %s, and the operand stack holds %s."
                        .formatted(
                                function.name(),
                                locals == 0 ? "" : " and locals",
                                Counts.of(LinkedFrames.LINKS + locals, "value"),
                                limit),
                "Does the recursion come to an end?");
    }

    static TrapSignal noReturnAddress(String function, int cell, String there, int length) {
        return of(
                Trap.Kind.CODE,
                "ret needs the return address of %s in stack %s, but there is %s; the code reaches from 0x0000 to 0x%04x."
                        .formatted(function, cell, there, length),
                "The links of a frame lie on the operand stack: who wrote over this one?");
    }

    static TrapSignal noFrame(String function, int cell, String there) {
        return of(
                Trap.Kind.STACK,
                "ret needs the saved FP of %s in stack %s, but there is %s, and no frame has its FP there."
                        .formatted(function, cell, there),
                "The links of a frame lie on the operand stack: who wrote over this one?");
    }

    static TrapSignal wanted(Instruction row, String needed, String there, String hint) {
        Trap.Kind kind = there.equals("null") ? Trap.Kind.NULL : Trap.Kind.TYPE;
        return of(kind, "%s needs %s, but got %s.".formatted(name(row), needed, there), hint);
    }

    static TrapSignal division() {
        return of(
                Trap.Kind.ARITHMETIC,
                "Division by zero.",
                "The top of the stack is the divisor: test it before you divide.");
    }

    static TrapSignal noInstruction(int address, int value) {
        return of(
                Trap.Kind.CODE,
                "The byte 0x%02x at 0x%04x is no instruction.".formatted(value, address),
                "Did a jump lead into the middle of an instruction?");
    }

    static TrapSignal cutInstruction(Instruction row, int address) {
        return of(
                Trap.Kind.CODE,
                "The code ends in the middle of the %s at 0x%04x.".formatted(name(row), address),
                "Did a jump lead into the middle of an instruction?");
    }

    static TrapSignal codeEnd(int address) {
        return of(
                Trap.Kind.CODE,
                "The program ran past the end of its code at 0x%04x.".formatted(address),
                "End a program with halt and a function with ret.");
    }

    static TrapSignal target(Instruction row, long address, int length) {
        return of(
                Trap.Kind.CODE,
                "%s leads to %s, but the code reaches from 0x0000 to 0x%04x."
                        .formatted(
                                name(row), address < 0 ? String.valueOf(address) : "0x%04x".formatted(address), length),
                "An address is a place in the code, a distance counts from the jump itself.");
    }

    static TrapSignal missing(Instruction row, String what, int index, int count) {
        return of(
                Trap.Kind.CODE,
                "%s names %s %s, but there %s."
                        .formatted(
                                name(row),
                                what,
                                index,
                                count == 0 ? "is none" : count == 1 ? "is only 1" : "are only " + count),
                declaring(what) + "They are counted from 0.");
    }

    private static String declaring(String what) {
        return switch (what) {
            case "local" -> "Write '.local x' in the function to have one more, and name it x. ";
            case "global" -> "Write '.global x 0' to have one more, and name it x. ";
            default -> "";
        };
    }

    static TrapSignal arguments(Function function, int given) {
        int needed = function.parameters().size();
        return of(
                Trap.Kind.TYPE,
                "%s takes %s, but calli passes %s.".formatted(function.name(), Counts.of(needed, "argument"), given),
                "The operand of calli is the number of arguments.");
    }

    static TrapSignal fewArguments(Function function, int there) {
        int needed = function.parameters().size();
        return of(
                Trap.Kind.STACK,
                "The call of %s needs %s, but the stack holds %s."
                        .formatted(
                                function.name(),
                                Counts.of(needed, "argument"),
                                there == 0 ? "nothing" : "only " + there),
                "Push the arguments before the call, the leftmost first.");
    }

    static TrapSignal fewCaptured(Function function, int there) {
        int needed = function.captures().size();
        return of(
                Trap.Kind.STACK,
                "A closure of %s captures %s, but the stack holds %s."
                        .formatted(
                                function.name(), Counts.of(needed, "value"), there == 0 ? "nothing" : "only " + there),
                "Push them before the closure is made, in the order in which they are declared.");
    }

    static TrapSignal index(String what, long index, int length) {
        return of(
                Trap.Kind.BOUNDS,
                "Index %s is outside %s of length %s.".formatted(index, what, length),
                length == 0 ? "It is empty." : "Indexes go from 0 to " + (length - 1) + ".");
    }

    static TrapSignal outputFull(int limit) {
        return of(
                Trap.Kind.LIMIT,
                "The output is full: a program may write %s.".formatted(Counts.of(limit, "character")),
                "Is something printed in a loop that does not end?");
    }
}
