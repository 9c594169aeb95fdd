package vitrine.verify;

import java.util.List;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.program.Program;

/**
 * What one instruction does to the height of the stack, operands included.
 *
 * @param needs how many values must be there
 * @param leaves how many are there in their place afterwards; {@link Verification#UNKNOWN} when only a run can tell
 * @param callee the function it calls, or the {@linkplain MethodGroups group of methods} of which it calls one; -1 when it calls none or one
 *     that only a run can tell
 */
record StackChange(long needs, long leaves, int callee) {

    /** The change made by an instruction; {@code results} holds for each function, and each group of methods, how many values it leaves. */
    static StackChange of(Decoded decoded, Instruction row, CodePlan plan, int[] results) {
        Program program = plan.program;
        StackEffect effect = row.effect();
        for (int i = 0; i < decoded.operands().length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            long value = decoded.operands()[i];
            if (kind == OperandKind.FUNCTION) {
                if (value >= program.functions().size()) {
                    return new StackChange(0, Verification.UNKNOWN, -1);
                } else if (row.flow() == Flow.CALL) {
                    int callee = (int) value;
                    int parameters =
                            program.functions().get(callee).parameters().size();
                    return new StackChange(parameters, known(results[callee]), callee);
                }
            }
            if (kind == OperandKind.HOST) {
                HostCall call = plan.instructions.hostCall((int) value);
                if (call == null) {
                    return new StackChange(0, Verification.UNKNOWN, -1);
                }
                effect = call.effect();
            }
        }
        long needs = count(effect.inputs(), decoded, program);
        int methods = plan.methods(decoded);
        if (methods >= 0) {
            return new StackChange(needs, known(results[methods]), methods);
        }
        boolean openInputs = effect.inputs().stream().anyMatch(StackEffect.Slot::open);
        boolean openOutputs = effect.outputs().stream().anyMatch(StackEffect.Slot::open);
        long leaves = openInputs || openOutputs ? Verification.UNKNOWN : count(effect.outputs(), decoded, program);
        return new StackChange(needs, leaves, -1);
    }

    private static int known(int results) {
        return Math.max(results, Verification.UNKNOWN);
    }

    private static long count(List<StackEffect.Slot> slots, Decoded decoded, Program program) {
        return slots.stream().mapToLong(each -> program.count(each, decoded)).sum();
    }

    /** The height behind the instruction, when before it there were so many values. */
    int after(int height) {
        if (height < needs || leaves == Verification.UNKNOWN) {
            return Verification.UNKNOWN;
        }
        return (int) Math.min(Integer.MAX_VALUE, height - needs + leaves);
    }
}
