package vitrine.machine.stack;

import vitrine.isa.Decoded;
import vitrine.machine.Words;
import vitrine.program.Function;
import vitrine.program.Program;

/** Writes values, traces and dumps to the output, as far as the limit allows. */
final class Printer {
    /** A line of the trace is never longer. */
    private static final int TRACE_LINE = 400;

    private static final int TRACED_VALUES = 8;
    /** A dump shows at most so many values of the stack, globals, and locals of a frame, and so many frames and objects. */
    private static final int DUMPED = 100;

    private final StackState state;
    private final Program program;
    private final byte[] code;
    private final ValueText text;
    private final int limit;

    Printer(StackState state, Program program, ValueText text, int limit) {
        this.state = state;
        this.program = program;
        this.code = program.code();
        this.text = text;
        this.limit = limit;
    }

    void print(byte tag, long bits, String end) {
        if (text.isString(tag, bits) && state.heap.length((int) bits) > limit - state.output.length()) {
            throw Traps.outputFull(limit);
        }
        write(text.printed(tag, bits) + end);
    }

    private void write(String written) {
        if (written.length() > limit - state.output.length()) {
            throw Traps.outputFull(limit);
        }
        state.output.append(written);
        state.work += written.length() / 16;
    }

    /** A trace is written behind the instruction it tells of, when it is too late for a trap: so there must be room before. */
    void checkRoomForTrace() {
        if (TRACE_LINE > limit - state.output.length()) {
            throw Traps.outputFull(limit);
        }
    }

    /** Writes the instruction that was executed at an address and the stack, of which it left so many values. */
    void trace(int address, int sp) {
        StringBuilder line = new StringBuilder("0x%04x  %-20s [".formatted(address, instruction(address)));
        int from = Math.max(0, sp - TRACED_VALUES);
        line.append(from > 0 ? "… " : "");
        for (int i = from; i < sp; i++) {
            line.append(i > from ? " " : "").append(text.shown(state.stack, i));
        }
        if (line.length() > TRACE_LINE - 3) {
            line.setLength(TRACE_LINE - 3);
            line.append('…');
        }
        state.output.append(line.append("]\n").toString());
        state.work += 50;
    }

    private String instruction(int address) {
        Decoded decoded = StackMachineKind.INSTRUCTIONS.decode(code, address);
        if (decoded.row() == null) {
            return "?";
        }
        StringBuilder instruction = new StringBuilder(decoded.row().mnemonic().toLowerCase(java.util.Locale.ROOT));
        for (long operand : decoded.operands()) {
            instruction.append(' ').append(operand);
        }
        return instruction.toString();
    }

    /** Writes the whole state, with bounded length. */
    void dump() {
        StringBuilder dump = new StringBuilder();
        dump.append("time %d  ip 0x%04x  sp %d  fp %d  depth %d%n"
                .formatted(state.time, state.ip, state.sp, state.stackBase(), state.depth));
        dump.append("stack   ");
        row(dump, state.stack, 0, state.sp);
        int frames = Math.min(state.depth, DUMPED);
        for (int i = state.depth - 1; i >= state.depth - frames; i--) {
            Function function = program.functions().get(state.functions[i]);
            dump.append("frame %d %s".formatted(i, function.name()));
            if (i > 0) {
                dump.append(", returns to 0x%04x".formatted(state.returnAddresses[i]));
            }
            for (int k = 0; k < Math.min(state.slots(i), DUMPED); k++) {
                dump.append(", ")
                        .append(k < function.slots() ? function.slotNames().get(k) : "local " + k)
                        .append(" = ")
                        .append(text.shown(state.locals, state.localBases[i] + k));
            }
            dump.append('\n');
        }
        if (frames < state.depth) {
            dump.append("… ").append(state.depth - frames).append(" more frames\n");
        }
        dump.append("globals ");
        for (int i = 0; i < Math.min(program.globals().size(), DUMPED); i++) {
            dump.append(i > 0 ? ", " : "")
                    .append(program.globals().get(i).name())
                    .append(" = ")
                    .append(text.shown(state.globals, i));
        }
        dump.append("\nheap    ").append(state.heap.usedBytes()).append(" bytes\n");
        int at = Heap.FIRST * Heap.WORD_BYTES;
        for (int i = 0; i < DUMPED && at < state.heap.top * Heap.WORD_BYTES; i++) {
            dump.append("  0x%04x  %s%n".formatted(at, text.shown(vitrine.machine.Tags.REFERENCE, at)));
            at += state.heap.bytes(at);
        }
        if (at < state.heap.top * Heap.WORD_BYTES) {
            dump.append("  …\n");
        }
        state.work += 100;
        write(dump.toString().replace(System.lineSeparator(), "\n"));
    }

    private void row(StringBuilder dump, Words words, int from, int to) {
        int first = Math.max(from, to - DUMPED);
        dump.append(first > from ? "… " : "");
        for (int i = first; i < to; i++) {
            dump.append(i > first ? " " : "").append(text.shown(words, i));
        }
        dump.append('\n');
    }
}
