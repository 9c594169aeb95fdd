package vitrine.machine.register;

import java.nio.charset.StandardCharsets;
import vitrine.isa.Instruction;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.DataItem;
import vitrine.program.FloatText;
import vitrine.program.Program;

/** Writes numbers, texts and dumps to the output, as far as the limit allows. */
final class RegisterPrinter {
    /** A dump shows at most so many words of the stack, frames, blocks and names. */
    private static final int DUMPED = 32;
    /** What a dump takes at least, in instructions. */
    private static final int DUMP_COST = 1_000;

    private static final int PER_LINE = 8;

    private final RegisterState state;
    private final Program program;
    private final RegisterFrames frames;
    private final int limit;

    RegisterPrinter(RegisterState state, Program program, RegisterFrames frames, int limit) {
        this.state = state;
        this.program = program;
        this.frames = frames;
        this.limit = limit;
    }

    void number(int value) {
        write(Integer.toString(value));
    }

    void number(double value) {
        write(FloatText.of(value));
    }

    void character(int code) {
        if (!Characters.isCharacter(code)) {
            throw RegisterTraps.noCharacter(code);
        }
        write(Character.toString(code));
    }

    /** The bytes from an address up to the first zero, as UTF-8; what is no UTF-8 becomes the character for that. */
    void text(Instruction row, int address) {
        int size = state.memory.size();
        if (address < 0 || address >= size) {
            throw RegisterTraps.address(row, false, 1, address, size);
        }
        int end = state.memory.zeroAt(address);
        if (end == size) {
            throw RegisterTraps.endlessText(row, address, size);
        }
        if ((end - address) / 4 > limit - state.output.length()) {
            throw RegisterTraps.outputFull(limit);
        }
        write(new String(state.memory.bytes, address, end - address, StandardCharsets.UTF_8));
    }

    void write(String written) {
        if (Characters.exceeds(written, limit - state.output.length())) {
            throw RegisterTraps.outputFull(limit);
        }
        state.output.append(written);
        state.work.words(written.length());
    }

    /** Writes the whole state, with bounded length. */
    void dump() {
        state.work.instructions(DUMP_COST);
        StringBuilder dump = new StringBuilder();
        dump.append("time ").append(state.time).append("  ip ").append(hex(state.ip));
        for (int i = Registers.GENERAL; i < Registers.COUNT; i++) {
            boolean address = i == Registers.SP || i == Registers.FP;
            dump.append("  ").append(Registers.name(i)).append(' ');
            dump.append(address ? hex(state.registers[i]) : String.valueOf(state.registers[i]));
        }
        dump.append("  depth ").append(state.depth).append('\n');
        for (int i = 0; i < Registers.GENERAL; i++) {
            cell(dump, i, Registers.name(i) + " " + state.registers[i]);
        }
        for (int i = 0; i < Registers.FLOATS; i++) {
            cell(dump, i, "$f" + i + " " + FloatText.of(state.floats[i]));
        }
        frames(dump);
        stack(dump);
        data(dump);
        heap(dump);
        write(dump.toString());
    }

    private static void cell(StringBuilder dump, int index, String text) {
        boolean last = index % PER_LINE == PER_LINE - 1;
        dump.append(last ? text : "%-16s".formatted(text)).append(last ? "\n" : " ");
    }

    private void frames(StringBuilder dump) {
        var all = frames.all(DUMPED + 1);
        for (RegisterFrames.Frame frame : all.subList(0, Math.min(DUMPED, all.size()))) {
            dump.append("frame at ").append(hex(frame.fp()));
            if (!frame.broken().isEmpty()) {
                dump.append(": ").append(frame.broken()).append('\n');
                continue;
            }
            dump.append(' ').append(program.nameOf(frame.callee()));
            if (frame.returnAddress() != RegisterState.NOWHERE) {
                dump.append(", returns to ").append(hex(frame.returnAddress()));
            }
            dump.append('\n');
        }
        dump.append(all.size() > DUMPED ? "… more frames\n" : "");
    }

    private void stack(StringBuilder dump) {
        dump.append("stack  ");
        int size = state.memory.size();
        int sp = state.registers[Registers.SP];
        for (int i = 0; sp >= 0 && sp + 4L * i <= size - 4; i++) {
            if (i == DUMPED) {
                dump.append(" …");
                break;
            }
            dump.append(' ').append(state.memory.word(sp + 4 * i));
        }
        dump.append('\n');
    }

    private void data(StringBuilder dump) {
        dump.append("data   ");
        var items = program.data().items();
        int shown = 0;
        for (int i = 0; i < items.size() && shown < DUMPED; i++) {
            DataItem item = items.get(i);
            if (item.kind() == DataItem.Kind.WORDS && !item.name().isEmpty()) {
                dump.append(shown++ == 0 ? " " : ", ").append(item.name()).append(" = ");
                dump.append(state.memory.word(program.data().address(i)));
            }
        }
        dump.append('\n');
    }

    private void heap(StringBuilder dump) {
        RegisterHeap heap = state.heap;
        dump.append("heap    ").append(hex(heap.start)).append(" to ").append(hex(heap.end));
        dump.append(", ").append(Counts.of(heap.allocated, "byte")).append(" made\n");
        int shown = 0;
        for (int header = heap.start; header < heap.end; ) {
            RegisterHeap.Block block = heap.at(header);
            if (block == null || shown++ == DUMPED) {
                dump.append("  …\n");
                break;
            }
            dump.append("  ").append(hex(block.address())).append("  ");
            dump.append(Counts.of(block.bytes() - RegisterHeap.HEADER, "byte"));
            dump.append(block.free() ? ", free\n" : "\n");
            header += block.bytes();
        }
    }

    private static String hex(int address) {
        return RegisterTraps.hex(address);
    }
}
