package vitrine.machine.stack;

import java.util.List;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.FrameLayout;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;
import vitrine.program.Program;

/**
 * Which slots of the operand stack an instruction uses, as its row and its operands say, when it does not fail. What a call or a return does with a
 * frame that lies on the operand stack itself is not in it.
 *
 * @param effect its stack effect; of a host call the call's
 * @param kept how many values below the popped ones it needs and leaves where they are
 * @param popped how many it takes from the top
 * @param pushed how many it puts there instead
 * @param looked the values that it copies without taking them: of each, how far it lies below the top, 1 for the top
 */
record StackUse(StackEffect effect, int kept, int popped, int pushed, List<Integer> looked) {

    static StackUse of(Decoded decoded, Instruction row, Program program) {
        StackEffect effect = row.effect();
        if (!row.operands().isEmpty() && row.operands().get(0).kind() == OperandKind.HOST) {
            HostCall call = StackMachineKind.INSTRUCTIONS.hostCall((int) decoded.operands()[0]);
            effect = call == null ? effect : call.effect();
        }
        int keptSlots = effect.keptSlots();
        int all = 0;
        // arguments, and what lies below them
        boolean argumentsStay = row.flow() == Flow.CALL && program.frames() == FrameLayout.LINKED;
        for (StackEffect.Slot slot : effect.inputs()) {
            all += slot.open() ? openInputs(decoded, row, program) : (int) program.count(slot, decoded);
            if (argumentsStay && !slot.single()) {
                all = 0;
            }
        }
        int kept = 0;
        for (StackEffect.Slot slot : effect.inputs().subList(0, keptSlots)) {
            kept += (int) program.count(slot, decoded);
        }
        List<StackEffect.Slot> outputs =
                effect.outputs().subList(keptSlots, effect.outputs().size());
        boolean known = outputs.stream().allMatch(StackEffect.Slot::single);
        int pushed = known ? outputs.size() : 0;
        return new StackUse(effect, kept, all - kept, pushed, looked(effect, outputs, all, decoded, program));
    }

    private static int openInputs(Decoded decoded, Instruction row, Program program) {
        long function = decoded.operands().length == 0 ? -1 : decoded.operands()[0];
        return row.flow() == Flow.CALL
                        && function >= 0
                        && function < program.functions().size()
                ? program.functions().get((int) function).parameters().size()
                : 0;
    }

    /** A kept value is copied when a pushed one has its name; of a kept run of values, the first is. */
    private static List<Integer> looked(
            StackEffect effect, List<StackEffect.Slot> outputs, int inputs, Decoded decoded, Program program) {
        List<Integer> looked = new java.util.ArrayList<>();
        int below = inputs;
        for (StackEffect.Slot slot : effect.inputs().subList(0, effect.keptSlots())) {
            boolean copied = slot.single()
                    ? outputs.stream().anyMatch(output -> output.name().equals(slot.name()))
                    : !outputs.isEmpty();
            if (copied) {
                looked.add(below);
            }
            below -= (int) program.count(slot, decoded);
        }
        return List.copyOf(looked);
    }

    /** Whether the height of the stack is another after it. */
    boolean changesHeight() {
        return popped != pushed;
    }
}
