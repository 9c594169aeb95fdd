package vitrine.machine.stack;

import java.util.List;
import vitrine.isa.Decoded;
import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.Function;
import vitrine.program.Program;

/** Writes values, traces and dumps to the output, as far as the limit allows. */
final class Printer {
    /** A line of the trace never has more characters. */
    private static final int TRACE_LINE = 400;

    private static final int TRACED_VALUES = 8;
    /** A dump shows at most so many values of the stack, globals, and locals of a frame, and so many frames and objects. */
    private static final int DUMPED = 100;
    /** What a dump takes at least, in instructions. */
    private static final int DUMP_COST = 1_000;

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
        if (text.isString(tag, bits) && state.heap.length((int) bits) > room()) {
            throw Traps.outputFull(limit);
        }
        write(text.printed(tag, bits) + end);
    }

    /** How many characters an instruction may write; what its line of the trace takes is kept free. */
    private int room() {
        return limit - state.output.length() - (state.tracing ? TRACE_LINE : 0);
    }

    private void write(String written) {
        if (Characters.exceeds(written, room())) {
            throw Traps.outputFull(limit);
        }
        state.output.append(written);
        state.work.words(written.length());
    }

    /** A trace is written behind the instruction it tells of, when it is too late for a trap: so there must be room before. */
    void checkRoomForTrace() {
        if (!hasRoomForTrace()) {
            throw Traps.outputFull(limit);
        }
    }

    boolean hasRoomForTrace() {
        return TRACE_LINE <= limit - state.output.length();
    }

    /** Writes the instruction that was executed at an address and the stack, of which it left so many values. */
    void trace(int address, int sp) {
        StringBuilder line = new StringBuilder("0x%04x  %-20s [".formatted(address, instruction(address)));
        int from = Math.max(0, sp - TRACED_VALUES);
        line.append(from > 0 ? "… " : "");
        for (int i = from; i < sp; i++) {
            line.append(i > from ? " " : "").append(text.shown(state.stack, i));
        }
        state.output.append(Characters.cut(line.toString(), TRACE_LINE - 3) + "]\n");
        state.work.instructions(50);
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
        // also where it turns out that there is no room
        state.work.instructions(DUMP_COST);
        StringBuilder dump = new StringBuilder();
        dump.append("time ").append(state.time);
        dump.append("  ip ").append(address(state.ip));
        dump.append("  sp ").append(state.sp);
        dump.append("  fp ").append(state.framePointer());
        dump.append("  depth ").append(state.depth).append("\nstack   ");
        row(dump, state.stack, 0, state.sp);
        int frames = Math.min(state.depth, DUMPED);
        for (int i = state.depth - 1; i >= state.depth - frames; i--) {
            frame(dump, i);
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
            checkRoom(dump);
        }
        dump.append("\nheap    ")
                .append(Counts.of(state.heap.usedBytes(), "byte"))
                .append("\n");
        int at = state.heap.first();
        for (int i = 0; i < DUMPED && at != 0; i++) {
            dump.append("  ").append(address(at)).append("  ").append(text.shown(Tags.REFERENCE, at));
            dump.append('\n');
            checkRoom(dump);
            at = state.heap.next(at);
        }
        if (at != 0) {
            dump.append("  …\n");
        }
        write(dump.toString());
    }

    private void frame(StringBuilder dump, int frame) {
        Function function = program.functions().get(state.functions[frame]);
        dump.append("frame ").append(frame).append(' ').append(function.name());
        if (frame > 0) {
            dump.append(", returns to ").append(returnsTo(frame));
        }
        List<String> names = function.slotNames();
        for (int k = 0; k < Math.min(state.slots(frame), DUMPED); k++) {
            dump.append(", ")
                    .append(k < names.size() ? names.get(k) : "local " + k)
                    .append(" = ")
                    .append(text.shown(state.locals, state.localIndex(frame, k)));
            checkRoom(dump);
        }
        dump.append('\n');
    }

    private String returnsTo(int frame) {
        if (state.linked == null) {
            return address(state.returnAddresses[frame]);
        }
        int link = state.linked.link(frame);
        return "%s (stack %s), saved FP %s (stack %s)"
                .formatted(text.shown(state.stack, link), link, text.shown(state.stack, link + 1), link + 1);
    }

    /** What is too long anyway need not be put together to its end. */
    private void checkRoom(StringBuilder written) {
        if (Characters.exceeds(written, room())) {
            throw Traps.outputFull(limit);
        }
    }

    private static String address(int address) {
        return "0x%04x".formatted(address);
    }

    private void row(StringBuilder dump, Words words, int from, int to) {
        int first = Math.max(from, to - DUMPED);
        dump.append(first > from ? "… " : "");
        for (int i = first; i < to; i++) {
            dump.append(i > first ? " " : "").append(text.shown(words, i));
            checkRoom(dump);
        }
        dump.append('\n');
    }
}
