package vitrine.isa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all instructions of a machine have in common.
 *
 * @param length how many bytes each takes, its opcode included; 0 when each is as long as its operands make it. Bytes behind the last operand
 *     are 0 and mean nothing
 * @param registers the names of what a {@link OperandKind#REGISTER} can be, by its number; empty when the machine has none
 * @param floatRegisters the same for {@link OperandKind#FLOAT_REGISTER}
 * @param endsBehindCode whether a program ends in good order where control reaches the end of the code
 * @param convention where functions find their parameters and locals; null when those are operands of their own, see
 *     {@link OperandKind#LOCAL}
 */
public record InstructionFormat(
        int length,
        List<String> registers,
        List<String> floatRegisters,
        boolean endsBehindCode,
        @Nullable CallingConvention convention) {
    /** Instructions as long as their operands make them, of a machine without registers to name. */
    public static final InstructionFormat VARIABLE = new InstructionFormat(0, List.of(), List.of(), false, null);

    public InstructionFormat {
        registers = List.copyOf(registers);
        floatRegisters = List.copyOf(floatRegisters);
    }
}
