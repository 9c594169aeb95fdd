package vitrine.program;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.FrameLayout;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;

/**
 * What a program for a certain machine must be, beyond {@link ProgramRules}: it uses only what the machine has, and no instruction gives one register two
 * values. The assembler keeps to it in every text, and an image is accepted only when it does, however its bytes came about: so what is accepted can be
 * written as text again. An instruction may well name a constant, a function or a host call that there is not: to run that is a lesson.
 */
public final class MachineRules {
    private MachineRules() {}

    /**
     * What is wrong with a program.
     *
     * @param address of the instruction that is wrong; -1 when it is something else
     * @param message a sentence for those who see only bytes
     * @param hint what to do about it
     */
    public record Violation(int address, String message, String hint) {}

    /** The first rule that a program breaks; null when it keeps all. */
    public static @Nullable Violation first(Program program, InstructionSet instructions) {
        String wrong = settings(program, instructions);
        if (wrong.isEmpty()) {
            wrong = parts(program, instructions);
        }
        return wrong.isEmpty()
                ? collision(program, instructions)
                : new Violation(-1, wrong, "Assemble it anew for this machine.");
    }

    private static String settings(Program program, InstructionSet instructions) {
        String machine = "The machine '" + program.machine() + "' ";
        boolean layout = instructions.frameLayouts().isEmpty()
                ? program.frames() == FrameLayout.APART
                : instructions.frameLayouts().contains(program.frames());
        if (!layout) {
            return machine + "has no frames that are " + program.frames().text() + ".";
        }
        HeapSettings heap = program.heap();
        boolean known =
                instructions.collectors().stream().anyMatch(each -> each.name().equals(heap.collector()));
        if (instructions.collectors().isEmpty()) {
            return heap.equals(HeapSettings.USUAL) ? "" : machine + "collects no garbage.";
        }
        return heap.collector().isEmpty() || known ? "" : machine + "has no collector '" + heap.collector() + "'.";
    }

    private static String parts(Program program, InstructionSet instructions) {
        String machine = "The machine '" + program.machine() + "' ";
        if (!instructions.uses(OperandKind.DATA)
                && (program.memoryBytes() > 0 || !program.data().items().isEmpty())) {
            return machine + "has no data segment.";
        } else if (instructions.uses(OperandKind.DATA)
                && !(program.constants().isEmpty() && program.globals().isEmpty())) {
            return machine + "has its constants and globals in the data segment, and here some stand apart.";
        } else if (!instructions.uses(OperandKind.CLASS)
                && !(program.classes().isEmpty() && program.names().isEmpty())) {
            return machine + "has no objects.";
        }
        boolean captures = instructions.uses(OperandKind.CAPTURE);
        boolean handlers = instructions.rows().stream().anyMatch(each -> each.flow() == Flow.THROW);
        for (Function each : program.functions()) {
            if (!captures && !each.captures().isEmpty()) {
                return machine + "has no closures, and function " + each.name() + " captures values.";
            } else if (!handlers && !each.handlers().isEmpty()) {
                return machine + "has no exceptions, and function " + each.name() + " handles some.";
            }
        }
        return "";
    }

    private static @Nullable Violation collision(Program program, InstructionSet instructions) {
        if (instructions.rows().stream().allMatch(each -> each.alsoWrites().isEmpty())) {
            return null;
        }
        CodeRows rows = new CodeRows(program, instructions);
        for (int i = 0; i < rows.size(); i++) {
            Decoded decoded = rows.decode(i);
            Instruction row = decoded.row();
            int operand = row == null ? -1 : instructions.collision(row, decoded.operands());
            if (row != null && operand >= 0) {
                return collision(decoded, row, operand, instructions);
            }
        }
        return null;
    }

    private static Violation collision(Decoded decoded, Instruction row, int operand, InstructionSet instructions) {
        StringBuilder text = new StringBuilder(row.mnemonic().toLowerCase(Locale.ROOT));
        String register = "";
        for (int i = 0; i < row.operands().size(); i++) {
            var names = instructions.registers(row.operands().get(i).kind());
            long number = decoded.operands()[i];
            String shown = number < names.size() ? names.get((int) number) : String.valueOf(number);
            text.append(' ').append(shown);
            register = i == operand ? shown : register;
        }
        return new Violation(
                decoded.address(),
                "The bytes at 0x%04x are '%s': %s"
                        .formatted(decoded.address(), text, instructions.collisionMessage(row, operand, register)),
                "Assemble it anew with another register there.");
    }
}
