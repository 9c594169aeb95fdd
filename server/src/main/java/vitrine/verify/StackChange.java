package vitrine.verify;

import java.util.List;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.program.Program;

/**
 * What one instruction does to the height of the stack, operands included.
 *
 * @param needs how many values must be there
 * @param leaves how many are there in their place afterwards; {@link Verification#UNKNOWN} when only a run can tell
 * @param callee the function it calls, or -1 when it calls none or one that only a run can tell
 */
record StackChange(long needs, long leaves, int callee) {

    /** The change made by an instruction; {@code results} holds for each function how many values it leaves. */
    static StackChange of(
            Decoded decoded, Instruction row, Program program, InstructionSet instructions, int[] results) {
        StackEffect effect = row.effect();
        for (int i = 0; i < decoded.operands().length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            long value = decoded.operands()[i];
            if (kind == OperandKind.FUNCTION && row.flow() == Flow.CALL) {
                if (value >= program.functions().size()) {
                    return new StackChange(0, Verification.UNKNOWN, -1);
                }
                int callee = (int) value;
                int parameters = program.functions().get(callee).parameters().size();
                return new StackChange(parameters, Math.max(results[callee], Verification.UNKNOWN), callee);
            }
            if (kind == OperandKind.HOST) {
                HostCall call = instructions.hostCall((int) value);
                if (call == null) {
                    return new StackChange(0, Verification.UNKNOWN, -1);
                }
                effect = call.effect();
            }
        }
        long needs = count(effect.inputs(), decoded, row);
        boolean openInputs = effect.inputs().stream().anyMatch(StackEffect.Slot::open);
        boolean openOutputs = effect.outputs().stream().anyMatch(StackEffect.Slot::open);
        long leaves = openInputs || openOutputs ? Verification.UNKNOWN : count(effect.outputs(), decoded, row);
        return new StackChange(needs, leaves, -1);
    }

    /** The height behind the instruction, when before it there were so many values. */
    int after(int height) {
        if (height < needs || leaves == Verification.UNKNOWN) {
            return Verification.UNKNOWN;
        }
        return (int) Math.min(Integer.MAX_VALUE, height - needs + leaves);
    }

    private static long count(List<StackEffect.Slot> slots, Decoded decoded, Instruction row) {
        long count = 0;
        for (StackEffect.Slot slot : slots) {
            if (slot.single()) {
                count++;
            } else if (!slot.open()) {
                count += operand(slot.operand(), decoded, row) + slot.extra();
            }
        }
        return count;
    }

    private static long operand(String name, Decoded decoded, Instruction row) {
        for (int i = 0; i < decoded.operands().length; i++) {
            if (row.operands().get(i).name().equals(name)) {
                return decoded.operands()[i];
            }
        }
        throw new IllegalArgumentException(row.mnemonic() + " has no operand " + name);
    }
}
