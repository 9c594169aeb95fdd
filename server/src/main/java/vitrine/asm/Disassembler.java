package vitrine.asm;

import java.util.List;
import java.util.Locale;
import vitrine.isa.Decoded;
import vitrine.isa.FrameLayout;
import vitrine.isa.InstructionSet;
import vitrine.program.Constant;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * From program to text, such that assembling the text gives an equal program, whatever the bytes are: those that are no instruction
 * become {@code .byte}, and a jump that no label can name keeps its number.
 */
public final class Disassembler {
    private static final int NAMES_IN_A_LINE = 8;

    private Disassembler() {}

    public static String disassemble(Program program, InstructionSet instructions) {
        return disassemble(program, instructions, SourceMap.EMPTY);
    }

    /** As before, with the labels of the source. */
    public static String disassemble(Program program, InstructionSet instructions, SourceMap sourceMap) {
        CodeRows rows = new CodeRows(program, instructions);
        Labels labels = new Labels(program, rows, sourceMap);
        OperandWriter operands = new OperandWriter(program, instructions, labels);
        StringBuilder text = new StringBuilder();
        declarations(program, text);
        int row = 0;
        for (int index = 0; index < program.functions().size(); index++) {
            function(program.functions().get(index), text);
            int end = program.end(index);
            for (; row < rows.size() && rows.address(row) < end; row++) {
                Decoded decoded = rows.decode(row);
                String label = labels.at(decoded.address());
                if (!label.isEmpty()) {
                    text.append(label).append(":\n");
                }
                text.append("    ").append(mnemonic(decoded));
                if (decoded.row() == null) {
                    for (int at = decoded.address(); at < decoded.end(); at++) {
                        text.append(String.format(" 0x%02x", rows.code()[at]));
                    }
                } else if (decoded.operands().length > 0) {
                    text.append(' ').append(operands.operands(decoded));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    /** What stands where the mnemonic does. */
    static String mnemonic(Decoded decoded) {
        var row = decoded.row();
        return row == null ? Directive.BYTE.text() : row.mnemonic().toLowerCase(Locale.ROOT);
    }

    private static void declarations(Program program, StringBuilder text) {
        text.append(Directive.MACHINE.text())
                .append(' ')
                .append(program.machine())
                .append('\n');
        if (program.frames() != FrameLayout.APART) {
            text.append(Directive.FRAMES.text())
                    .append(' ')
                    .append(program.frames().text())
                    .append('\n');
        }
        for (Global global : program.globals()) {
            text.append(Directive.GLOBAL.text()).append(' ').append(global.name());
            text.append(' ').append(Literals.text(global.initial())).append('\n');
        }
        for (Constant constant : program.constants()) {
            String name = constant.name().isEmpty() ? "_" : constant.name();
            text.append(Directive.CONST.text()).append(' ').append(name);
            text.append(' ').append(Literals.text(constant.value())).append('\n');
        }
        int main = 0;
        for (int i = 0; i < program.functions().size(); i++) {
            if (program.functions().get(i).name().equals(Declarations.MAIN)) {
                main = i;
            }
        }
        if (program.entry() != main) {
            text.append(Directive.ENTRY.text()).append(' ');
            text.append(program.functions().get(program.entry()).name()).append('\n');
        }
    }

    private static void function(Function function, StringBuilder text) {
        text.append('\n').append(Directive.FUNC.text()).append(' ').append(function.name());
        for (String parameter : function.parameters()) {
            text.append(' ').append(parameter);
        }
        text.append('\n');
        List<String> locals = function.locals();
        for (int i = 0; i < locals.size(); i++) {
            text.append(i % NAMES_IN_A_LINE == 0 ? Directive.LOCAL.text() : "")
                    .append(' ')
                    .append(locals.get(i));
            text.append(i % NAMES_IN_A_LINE == NAMES_IN_A_LINE - 1 || i == locals.size() - 1 ? "\n" : "");
        }
    }
}
