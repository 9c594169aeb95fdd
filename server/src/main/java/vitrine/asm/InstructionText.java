package vitrine.asm;

import java.util.Collection;
import java.util.SortedMap;
import vitrine.isa.Decoded;
import vitrine.isa.InstructionSet;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * Single instructions and operands of a program as a person would write them. Unlike a {@link Listing} it needs no look at the whole code, and
 * knows only the labels of the source.
 */
public final class InstructionText {
    private final OperandWriter operands;

    public InstructionText(Program program, InstructionSet instructions, SourceMap sourceMap) {
        operands = new OperandWriter(program, instructions, new SourceLabels(program, sourceMap.labels()));
    }

    /** The labels of the source. */
    private record SourceLabels(Program program, SortedMap<Integer, String> labels)
            implements OperandWriter.LabelNames {
        @Override
        public String of(long target, int function) {
            return target >= 0 && target < program.codeLength() && program.functionAt((int) target) == function
                    ? labels.getOrDefault((int) target, "")
                    : "";
        }

        @Override
        public boolean has(String name, int function) {
            return all(function).contains(name);
        }

        @Override
        public Collection<String> all(int function) {
            return labels.subMap(program.functions().get(function).start(), program.end(function))
                    .values();
        }
    }

    /** An instruction with its operands, such as "lload n"; "" for bytes that are none. */
    public String text(Decoded decoded) {
        if (decoded.row() == null) {
            return "";
        }
        String behind = operands.operands(decoded);
        return Disassembler.mnemonic(decoded) + (behind.isEmpty() ? "" : " " + behind);
    }

    /** One operand of an instruction, as {@link #text} has it; the number where it leaves the operand out. */
    public String operand(Decoded decoded, int index) {
        var row = decoded.row();
        return row == null ? "" : operands.operand(row, index, decoded.operands()[index], decoded.address());
    }
}
