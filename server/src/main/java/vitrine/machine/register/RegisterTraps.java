package vitrine.machine.register;

import vitrine.isa.Instruction;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.program.Counts;

/** The texts of the register machine's traps: what happened, what was needed and what was there. */
final class RegisterTraps {
    private RegisterTraps() {}

    static TrapSignal of(Trap.Kind kind, String message, String hint) {
        return new TrapSignal(kind, message, hint);
    }

    private static String name(Instruction row) {
        return row.mnemonic().toLowerCase(java.util.Locale.ROOT);
    }

    static String hex(long address) {
        return address < 0 ? String.valueOf(address) : "0x%04x".formatted(address);
    }

    // ---- code

    static TrapSignal noInstruction(int address, int value) {
        return of(
                Trap.Kind.CODE,
                value == RegisterOp.IGL.opcode()
                        ? "The instruction at 0x%04x is an illegal one.".formatted(address)
                        : "The byte 0x%02x at 0x%04x is no instruction.".formatted(value, address),
                "Every instruction takes 4 bytes. Did a jump lead into the middle of one, or behind the program?");
    }

    static TrapSignal cutInstruction(int address) {
        return of(
                Trap.Kind.CODE,
                "The code ends in the middle of the instruction at 0x%04x.".formatted(address),
                "Every instruction takes 4 bytes. Did a jump lead into the middle of one?");
    }

    static TrapSignal target(Instruction row, long address, int length) {
        return of(
                Trap.Kind.CODE,
                "%s leads to %s, but the code reaches from 0x0000 to 0x%04x."
                        .formatted(name(row), hex(address), length),
                row == RegisterOp.RET
                        ? "The word above the one at fp is the return address. Was it written over, or is fp wrong?"
                        : "An address is a place in the code, a distance counts from the jump itself.");
    }

    static TrapSignal noRegister(Instruction row, boolean floats, int number) {
        return of(
                Trap.Kind.CODE,
                floats
                        ? "%s names float register %s, but there are only $f0 to $f%s."
                                .formatted(name(row), number, Registers.FLOATS - 1)
                        : "%s names register %s, but there are only $0 to $%s, sp, fp, eq, rem and loop (32 to %s)."
                                .formatted(name(row), number, Registers.GENERAL - 1, Registers.COUNT - 1),
                "The number of a register is a byte of the instruction.");
    }

    /** An operand names a register that the instruction gives another value besides; the assembler and the reader of images refuse that. */
    static TrapSignal collision(Instruction row, int operand, int register) {
        return of(
                Trap.Kind.CODE,
                RegisterOp.INSTRUCTIONS.collisionMessage(row, operand, Registers.name(register)),
                "No program is assembled so. Did a jump lead into the middle of an instruction?");
    }

    static TrapSignal noHostCall(int number, int count) {
        return of(
                Trap.Kind.CODE,
                "host names host call %s, but there are only %s.".formatted(number, count),
                "They are counted from 0.");
    }

    // ---- arithmetic

    static TrapSignal division() {
        return of(
                Trap.Kind.ARITHMETIC,
                "Division by zero.",
                "The second register is the divisor: compare it with 0 before you divide.");
    }

    // ---- memory

    /** The bytes from an address on that an instruction needs are not all in the memory. */
    static TrapSignal address(Instruction row, boolean writes, int bytes, long address, int size) {
        return of(
                Trap.Kind.BOUNDS,
                "%s %s %s at %s, but the memory reaches from 0x0000 to 0x%04x."
                        .formatted(
                                name(row),
                                writes ? "writes" : "reads",
                                bytes == 1 ? "the byte" : "the " + Counts.of(bytes, "byte"),
                                hex(address),
                                size),
                "Look at the register that holds the address, and who wrote it.");
    }

    static TrapSignal emptyStack(Instruction row) {
        return of(
                Trap.Kind.STACK,
                "%s needs a word on the stack, but the stack is empty.".formatted(name(row)),
                "Each pop needs a push before it.");
    }

    static TrapSignal stackMeetsHeap(Instruction row, int bytes, long sp, int heapEnd) {
        return of(
                Trap.Kind.LIMIT,
                "The stack meets the heap: %s needs %s below %s, but the heap ends at 0x%04x."
                        .formatted(name(row), Counts.of(bytes, "byte"), hex(sp), heapEnd),
                "Does the recursion come to an end? A program that needs more memory asks for it with .memory.");
    }

    static TrapSignal memoryTooSmall(long asked, long needed, long limit) {
        return needed > limit
                ? of(
                        Trap.Kind.LIMIT,
                        "The program needs a memory of %s, but may have only %s."
                                .formatted(Counts.of(needed, "byte"), limit),
                        "Ask for less with .memory, and keep less in the data segment.")
                : of(
                        Trap.Kind.LIMIT,
                        "A memory of %s is too small: the data segment and the first frame take %s."
                                .formatted(Counts.of(asked, "byte"), needed),
                        "Ask for more with .memory.");
    }

    static TrapSignal blockSize(int bytes) {
        return of(
                Trap.Kind.BOUNDS,
                "aloc needs a number of bytes that is not negative, but got %s.".formatted(bytes),
                "The register holds the number of bytes before, and the address of the block afterwards.");
    }

    static TrapSignal heapFull(int bytes, int room) {
        return of(
                Trap.Kind.LIMIT,
                "The heap meets the stack: a block of %s is needed, but only %s %s between them."
                        .formatted(Counts.of(bytes, "byte"), Counts.of(room, "byte"), Counts.word(room, "is", "are")),
                "Give back with free what is no longer used. A program that needs more memory asks for it with .memory.");
    }

    static TrapSignal noBlock(int address, int start, int end) {
        return of(
                Trap.Kind.BOUNDS,
                "free needs the address of a block, but %s is none: the heap reaches from 0x%04x to 0x%04x."
                        .formatted(hex(address), start, end),
                "Only an address that aloc gave can be given back.");
    }

    static TrapSignal freeAlready(int address) {
        return of(
                Trap.Kind.BOUNDS,
                "The block at %s is free already.".formatted(hex(address)),
                "Each block can be given back once.");
    }

    static TrapSignal noHeader(int address, int header) {
        return of(
                Trap.Kind.BOUNDS,
                "free needs the address of a block, but %s is none: the word in front of it is 0x%08x, no header."
                        .formatted(hex(address), header),
                "Only an address that aloc gave can be given back; or was the header written over?");
    }

    static TrapSignal damagedHeap(int address) {
        return of(
                Trap.Kind.BOUNDS,
                "The list of free blocks is damaged: it leads to %s, where no free block can be."
                        .formatted(hex(address)),
                "Something wrote over the words in front of a block, or into a block after it was given back.");
    }

    // ---- output and input

    static TrapSignal outputFull(int limit) {
        return of(
                Trap.Kind.LIMIT,
                "The output is full: a program may write %s.".formatted(Counts.of(limit, "character")),
                "Is something printed in a loop that does not end?");
    }

    static TrapSignal endlessText(Instruction row, int address, int size) {
        return of(
                Trap.Kind.BOUNDS,
                "%s writes the text at %s, but no zero ends it before the end of the memory at 0x%04x."
                        .formatted(name(row), hex(address), size),
                "A text is the bytes up to the first zero.");
    }

    static TrapSignal noCharacter(int code) {
        return of(
                Trap.Kind.TYPE,
                "host print_char needs the code of a character, but $0 is %s.".formatted(code),
                "The letter A has the code 65.");
    }

    static TrapSignal bound(int bound) {
        return of(
                Trap.Kind.TYPE,
                "host random needs a bound of 1 or more in $0, but it is %s.".formatted(bound),
                "The number drawn is from 0 to bound - 1.");
    }

    static TrapSignal buffer(int address, int bytes, int size) {
        return bytes < 1
                ? of(
                        Trap.Kind.BOUNDS,
                        "host read_line needs room for a byte or more in memory, but $1 is %s.".formatted(bytes),
                        "$0 is the address of the room, $1 the number of its bytes.")
                : of(
                        Trap.Kind.BOUNDS,
                        "host read_line writes %s at %s, but the memory reaches from 0x0000 to 0x%04x."
                                .formatted(Counts.of(bytes, "byte"), hex(address), size),
                        "$0 is the address of the room, $1 the number of its bytes.");
    }

    /** @param hint how a number is written */
    static TrapSignal noNumber(String quoted, String hint) {
        return of(
                Trap.Kind.INPUT,
                "host read_int needs a whole number of 32 bits, but the line is %s.".formatted(quoted),
                "Write this line of the input as a whole number, such as 42. " + hint);
    }
}
