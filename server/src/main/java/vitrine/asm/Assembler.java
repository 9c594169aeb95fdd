package vitrine.asm;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.program.Assembly;
import vitrine.program.DataSegment;
import vitrine.program.Diagnostics;
import vitrine.program.Function;
import vitrine.program.MachineRules;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.program.SourceRange;

/**
 * From text to program, for any instruction set. It reads the whole text whatever it meets, in time proportional to its length, and says
 * everything that is wrong with it; there is a program when there was no error. It knows no mnemonic and no machine.
 * <p>A first pass ({@link Parser}) reads the lines, declares names and gives each instruction its address; a second ({@link Linker})
 * resolves operands, so that a name may be used before it is declared.
 */
public final class Assembler {
    /** A source text may have so many characters; who takes texts from others asks before assembling. */
    public static final int MOST_SOURCE = 4 << 20;

    private Assembler() {}

    /** Where the assembler finds the instruction set of the machine that a text names. */
    @FunctionalInterface
    public interface InstructionSets {
        /** The instruction set of a machine, its name in any case, or null when there is no such machine. */
        @Nullable
        InstructionSet of(String machine);

        /** The machines that a text which names none can be for, besides the usual one. */
        default List<String> names() {
            return List.of();
        }
    }

    /** The labels by address; those behind the last instruction of their function name nothing that could be shown. */
    private static Map<Integer, String> labels(Unit unit) {
        Map<Integer, String> labels = new HashMap<>();
        for (int i = 0; i < unit.bodies.size(); i++) {
            int end = i + 1 < unit.bodies.size() ? unit.bodies.get(i + 1).start : unit.code.length();
            unit.bodies.get(i).labels.forEach((name, address) -> {
                if (address < end) {
                    labels.putIfAbsent(address, name);
                }
            });
        }
        return labels;
    }

    /**
     * @param defaultMachine the machine that is usually meant when the text names none
     */
    public static Assembly assemble(String source, String defaultMachine, InstructionSets machines) {
        Diagnostics diagnostics = new Diagnostics();
        Assembly plain = read(source, defaultMachine, machines, diagnostics);
        if (plain.program() != null || plain.machine().isEmpty()) {
            return plain;
        }
        Mending mending = new Mending(source, defaultMachine, machines);
        if (mending.isIdle()) {
            return plain;
        }
        Diagnostics told = mending.collector();
        boolean wrong = told.hasErrors();
        Assembly mended = read(mending.text(), mending.machine(), machines, told);
        if (wrong || told.hasErrors()) {
            return new Assembly(mended.machine(), null, SourceMap.EMPTY, told.toList());
        }
        mending.tellMachine(told);
        return new Assembly(mended.machine(), mended.program(), mended.sourceMap(), told.toList());
    }

    /** Reads a text as it stands. */
    private static Assembly read(
            String source, String defaultMachine, InstructionSets machines, Diagnostics diagnostics) {
        Suggestions suggestions = new Suggestions();
        Unit unit = new Parser(source, defaultMachine, machines, diagnostics, suggestions).parse();
        if (unit == null) {
            return new Assembly("", null, SourceMap.EMPTY, diagnostics.toList());
        }
        int entry = new Linker(unit, diagnostics, suggestions).link();
        if (diagnostics.hasErrors()) {
            return new Assembly(unit.machine, null, SourceMap.EMPTY, diagnostics.toList());
        }
        List<Function> functions = unit.bodies.stream().map(Unit.Body::function).toList();
        Program program = new Program(
                unit.machine,
                unit.constants,
                unit.globals,
                functions,
                entry,
                unit.code.toBytes(),
                unit.frames,
                new DataSegment(unit.data),
                unit.memoryBytes,
                unit.classes.stream().map(Unit.ClassBody::declaration).toList(),
                List.copyOf(unit.names.keySet()),
                unit.heap);
        SourceMap sourceMap = unit.code.sourceMap(labels(unit), unit.marks);
        MachineRules.Violation violation = MachineRules.first(program, unit.instructions);
        if (violation != null) {
            // only bytes that were written as numbers can break a rule that no line has broken
            diagnostics.error(
                    new SourceRange(Math.max(1, sourceMap.lineAt(violation.address())), 1, 1),
                    violation.message(),
                    "Change the bytes in this line.");
            return new Assembly(unit.machine, null, SourceMap.EMPTY, diagnostics.toList());
        }
        return new Assembly(unit.machine, program, sourceMap, diagnostics.toList());
    }
}
