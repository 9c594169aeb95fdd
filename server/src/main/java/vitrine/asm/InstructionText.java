package vitrine.asm;

import java.util.Map;
import vitrine.isa.Decoded;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * Single instructions and operands of a program as a person would write them. Unlike a {@link Listing} it needs no look at the whole code, and
 * knows only the labels of the source.
 */
public final class InstructionText {
    private final OperandWriter operands;

    public InstructionText(Program program, InstructionSet instructions, SourceMap sourceMap) {
        Map<Integer, String> labels = sourceMap.labels();
        operands = new OperandWriter(
                program,
                instructions,
                (target, function) ->
                        target >= 0 && target < program.codeLength() && program.functionAt((int) target) == function
                                ? labels.getOrDefault((int) target, "")
                                : "");
    }

    /** An instruction with its operands, such as "lload n"; "" for bytes that are none. */
    public String text(Decoded decoded) {
        if (decoded.row() == null) {
            return "";
        }
        String behind = operands.operands(decoded);
        return Disassembler.mnemonic(decoded) + (behind.isEmpty() ? "" : " " + behind);
    }

    /** One operand of the instruction at an address. */
    public String operand(OperandKind kind, long value, int address) {
        return operands.operand(kind, value, address);
    }
}
