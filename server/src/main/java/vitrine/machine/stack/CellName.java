package vitrine.machine.stack;

import org.jspecify.annotations.Nullable;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Numbers;

/**
 * The stable name of a cell taken apart: {@code stack 3}, {@code frame 1 local 0}, {@code global 2}, {@code constant 0}, {@code heap 0x48}
 * (a word of an object), {@code object 17 cell 2} (the same by the number of the object, which it keeps where it is moved), {@code register IP}. It says nothing of whether there is such a cell now.
 *
 * @param frame of a local, its frame counted from the outermost, 0; of a cell of an object the number of the object; else 0
 * @param index of a word in the heap, its index; of a register 0
 */
record CellName(Kind kind, int frame, int index) {
    enum Kind {
        STACK,
        LOCAL,
        GLOBAL,
        CONSTANT,
        WORD,
        OBJECT,
        IP,
        SP,
        FP
    }

    /** Takes a name apart; null when it is none. */
    static @Nullable CellName of(String text) {
        String[] parts = text.split(" ");
        if (parts.length == 4 && parts[0].equals("frame") && parts[2].equals("local")) {
            return checked(Kind.LOCAL, Numbers.index(parts[1]), Numbers.index(parts[3]));
        } else if (parts.length == 4 && parts[0].equals("object") && parts[2].equals("cell")) {
            return checked(Kind.OBJECT, Numbers.index(parts[1]), Numbers.index(parts[3]));
        } else if (parts.length != 2) {
            return null;
        }
        return switch (parts[0]) {
            case "stack" -> checked(Kind.STACK, 0, Numbers.index(parts[1]));
            case "global" -> checked(Kind.GLOBAL, 0, Numbers.index(parts[1]));
            case "constant" -> checked(Kind.CONSTANT, 0, Numbers.index(parts[1]));
            case "heap" -> parts[1].startsWith("0x") ? word(Numbers.index(parts[1])) : null;
            case "register" -> register(parts[1]);
            default -> null;
        };
    }

    private static @Nullable CellName checked(Kind kind, int frame, int index) {
        return frame < 0 || index < 0 ? null : new CellName(kind, frame, index);
    }

    private static @Nullable CellName word(long address) {
        boolean possible = address % ObjectHeap.WORD_BYTES == 0
                && address >= (long) ObjectHeap.FIRST * ObjectHeap.WORD_BYTES
                && address <= Integer.MAX_VALUE;
        return possible ? new CellName(Kind.WORD, 0, (int) (address / ObjectHeap.WORD_BYTES)) : null;
    }

    private static @Nullable CellName register(String name) {
        return switch (name) {
            case "IP" -> new CellName(Kind.IP, 0, 0);
            case "SP" -> new CellName(Kind.SP, 0, 0);
            case "FP" -> new CellName(Kind.FP, 0, 0);
            default -> null;
        };
    }

    /** The name again, as machines write it. */
    String text() {
        return switch (kind) {
            case STACK -> StackCells.stack(index);
            case LOCAL -> StackCells.local(frame, index);
            case GLOBAL -> StackCells.global(index);
            case CONSTANT -> StackCells.constant(index);
            case OBJECT -> StackCells.ofObject(frame, index);
            case WORD -> StackCells.heap((long) index * ObjectHeap.WORD_BYTES);
            case IP, SP, FP -> StackCells.register(kind.name());
        };
    }
}
