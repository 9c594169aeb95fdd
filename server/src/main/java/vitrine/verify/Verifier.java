package vitrine.verify;

import static vitrine.verify.Verification.UNKNOWN;
import static vitrine.verify.Verification.UNREACHED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vitrine.isa.Decoded;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * Looks at a program before it runs, in time proportional to its length. It warns and never forbids. All it knows of an instruction is its
 * row in the table: operands, stack effect, control flow. On a machine without an operand stack there are no heights; the rest is the same.
 */
public final class Verifier {
    private Verifier() {}

    public static Verification verify(Program program, InstructionSet instructions, SourceMap sourceMap) {
        CodePlan plan = new CodePlan(program, instructions);
        HeightFlow flow = new HeightFlow(plan);
        Warnings warnings = new Warnings(plan, flow, sourceMap);
        List<Verification.FunctionHeights> functions = new ArrayList<>();
        for (int i = 0; i < program.functions().size(); i++) {
            functions.add(summary(i, plan, flow));
            warnings.addFor(i);
        }
        return new Verification(shown(plan, flow), functions, warnings.toList());
    }

    private static Verification.FunctionHeights summary(int function, CodePlan plan, HeightFlow flow) {
        int greatest = 0;
        boolean exact = !plan.isWild(function);
        int end = plan.program.end(function);
        for (int at = plan.program.functions().get(function).start(); at < end; at++) {
            int height = flow.heights[at];
            if (height == UNREACHED) {
                continue;
            }
            Decoded decoded = plan.decode(at);
            Instruction row = decoded.row();
            int after = height == UNKNOWN || row == null
                    ? height
                    : StackChange.of(decoded, row, plan, flow.results).after(height);
            greatest = Math.max(greatest, Math.max(height, after));
            exact &= height != UNKNOWN;
        }
        return new Verification.FunctionHeights(greatest, exact, flow.results[function]);
    }

    /** In a wild function control may come to any place, even into the middle of an instruction; without an operand stack there are no heights. */
    private static int[] shown(CodePlan plan, HeightFlow flow) {
        if (!plan.instructions.hasOperandStack()) {
            Arrays.fill(flow.heights, UNKNOWN);
        }
        for (int i = 0; i < plan.program.functions().size(); i++) {
            int end = plan.isWild(i) ? plan.program.end(i) : 0;
            for (int at = plan.program.functions().get(i).start(); at < end; at++) {
                flow.heights[at] = UNKNOWN;
            }
        }
        return flow.heights;
    }
}
