package vitrine.asm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.program.Program;

/**
 * Finds instructions that give one register two values, in the code of a whole program: however its bytes came about, as an image or as numbers behind
 * .byte. Neither is accepted with such an instruction in it.
 */
public final class Collisions {
    private Collisions() {}

    /**
     * An instruction that collides.
     *
     * @param text what is wrong with it
     */
    public record Collision(int address, String instruction, String text) {
        /** A sentence for those who see only bytes. */
        public String message() {
            return "The bytes at 0x%04x are '%s': %s".formatted(address, instruction, text);
        }
    }

    /** The first one of a program; null when there is none. */
    public static @Nullable Collision first(Program program, InstructionSet instructions) {
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

    private static Collision collision(Decoded decoded, Instruction row, int operand, InstructionSet instructions) {
        StringBuilder text = new StringBuilder(row.mnemonic().toLowerCase(Locale.ROOT));
        String register = "";
        for (int i = 0; i < row.operands().size(); i++) {
            var names = instructions.registers(row.operands().get(i).kind());
            long number = decoded.operands()[i];
            String shown = number < names.size() ? names.get((int) number) : String.valueOf(number);
            text.append(' ').append(shown);
            register = i == operand ? shown : register;
        }
        return new Collision(decoded.address(), text.toString(), instructions.collisionMessage(row, operand, register));
    }
}
