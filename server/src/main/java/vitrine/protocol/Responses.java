package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.ListingRow;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.isa.CallingConvention;
import vitrine.isa.CollectorName;
import vitrine.machine.Area;
import vitrine.program.Diagnostic;
import vitrine.program.SourceMap;

/** The bodies of answers that are no events. */
@JsonInclude(JsonInclude.Include.ALWAYS)
public final class Responses {
    private Responses() {}

    /** @param wordBits how many bits a whole number has */
    public record MachineInfo(String name, String title, String summary, int wordBits, List<Area> areas) {}

    /**
     * The instruction table of a machine.
     *
     * @param length how many bytes each instruction takes, 0 when they differ
     * @param wordBits how many bits a whole number has
     * @param convention where functions find parameters and locals that lie in registers and memory; null on a machine that has locals of its own
     * @param collectors the garbage collectors that a program can choose from, the usual one first; empty where there is nothing to choose
     * @param registers the names of its registers by number, and in {@code floatRegisters} of those for floats; empty when no operand names one
     */
    public record InstructionTable(
            String machine,
            int length,
            int wordBits,
            @Nullable CallingConvention convention,
            List<String> registers,
            List<String> floatRegisters,
            List<CollectorName> collectors,
            List<Row> rows,
            List<HostCallRow> hostCalls,
            List<DirectiveRow> directives) {}

    /**
     * Another machine or language whose programs are brought to a machine.
     *
     * @param id its short name
     * @param title what it is called in a sentence
     * @param about what is different, in paragraphs
     * @param words its words, each with the lines to write here, none when it is left out, and what differs ("" when nothing does)
     */
    public record OriginInfo(String id, String title, List<String> about, List<ForeignWordRow> words) {}

    public record ForeignWordRow(String theirs, List<String> ours, String note) {}

    public record Row(
            String mnemonic,
            int opcode,
            String group,
            List<OperandRow> operands,
            String effect,
            String flow,
            String summary,
            String narration,
            List<String> aliases,
            int length) {}

    /**
     * @param access what the instruction does with the cell that the operand names: NONE, READ, WRITE or BOTH
     * @param otherwise the number that stands for it when it is left out; null when it must be written
     */
    public record OperandRow(
            String name,
            String kind,
            int bytes,
            boolean signed,
            String access,
            @Nullable Long otherwise,
            String description) {}

    public record HostCallRow(String name, int number, String effect, String summary) {}

    public record DirectiveRow(String name, String syntax, String summary) {}

    /** A shipped program, without its text. */
    public record ProgramInfo(String path, String title, String summary, String folder) {}

    /** A shipped program. */
    public record ProgramText(String path, String title, String summary, String folder, String source, String input) {}

    /** A part of a listing: {@code size} rows there are, shown from {@code from} on. */
    public record ListingPart(int size, int from, List<ListingRow> rows) {}

    public record Assembled(
            @Nullable String machine,
            List<Diagnostic> diagnostics,
            @Nullable ListingPart listing,
            @Nullable String image) {}

    /** An image as source: the text that it was made from when it carries it, else its disassembly. */
    public record Disassembled(String machine, String source) {}

    /**
     * What is known of the program of a session before it runs: its size, the marks that its text carries, and its classes.
     *
     * @param classes in the order of the text; empty on a machine that has none
     */
    public record ProgramFacts(int codeBytes, List<SourceMap.Mark> marks, List<ClassFacts> classes) {
        public static ProgramFacts of(Debugger debugger) {
            return new ProgramFacts(
                    debugger.program().codeLength(),
                    debugger.sourceMap().marks(),
                    ClassFacts.of(debugger.program(), debugger.sourceMap()));
        }
    }

    public record Created(
            String id,
            String machine,
            List<Diagnostic> diagnostics,
            ListingPart listing,
            ProgramFacts program,
            Event state,
            Event breakpoints) {}

    public record SessionState(String id, String machine, ProgramFacts program, Event state, Event breakpoints) {}

    /** The inputs of a session, whole. */
    public record InputText(
            String text, int read, boolean closed, Object seed, List<List<Object>> recorded, List<List<Object>> edits) {
        public static InputText of(InputState inputs) {
            return new InputText(
                    String.join("\n", inputs.lines()),
                    inputs.read(),
                    inputs.closed(),
                    Wire.exact(inputs.seed()),
                    inputs.recorded().stream().map(Wire::pair).toList(),
                    Wire.edits(inputs));
        }
    }
}
