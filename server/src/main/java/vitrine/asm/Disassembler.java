package vitrine.asm;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.isa.FrameLayout;
import vitrine.isa.InstructionSet;
import vitrine.program.ClassDeclaration;
import vitrine.program.CodeRows;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Handler;
import vitrine.program.HeapSettings;
import vitrine.program.Literal;
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
        return String.valueOf(disassemble(program, instructions, sourceMap, Integer.MAX_VALUE));
    }

    /**
     * As before; null when the text has more characters than this. A name can be long, and stand in each of very many instructions: the text of a program may
     * be a hundred times as long as its image.
     */
    public static @Nullable String disassemble(
            Program program, InstructionSet instructions, SourceMap sourceMap, int most) {
        CodeRows rows = new CodeRows(program, instructions);
        Labels labels = new Labels(program, rows, sourceMap);
        OperandWriter operands = new OperandWriter(program, instructions, labels);
        StringBuilder text = new StringBuilder();
        declarations(program, text);
        int row = 0;
        for (int index = 0; index < program.functions().size() && text.length() <= most; index++) {
            function(program, index, operands, text);
            int end = program.end(index);
            for (; row < rows.size() && rows.address(row) < end; row++) {
                Decoded decoded = rows.decode(row);
                String label = labels.at(decoded.address());
                if (!label.isEmpty()) {
                    text.append(label).append(":\n");
                }
                boolean asBytes = decoded.row() == null
                        || !instructions.isPlain(decoded, rows.code())
                        || !operands.canBeWritten(decoded);
                text.append("    ").append(asBytes ? Directive.BYTE.text() : mnemonic(decoded));
                if (asBytes) {
                    for (int at = decoded.address(); at < decoded.end(); at++) {
                        text.append(String.format(" 0x%02x", rows.code()[at]));
                    }
                } else {
                    String behind = operands.operands(decoded);
                    text.append(behind.isEmpty() ? "" : " ").append(behind);
                }
                text.append('\n');
                if (text.length() > most) {
                    return null;
                }
            }
            if (!labels.atEnd(index).isEmpty()) {
                text.append(labels.atEnd(index)).append(":\n");
            }
        }
        return text.length() > most ? null : text.toString();
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
        heap(program.heap(), text);
        for (Global global : program.globals()) {
            text.append(Directive.GLOBAL.text()).append(' ').append(global.name());
            text.append(' ').append(Literals.text(global.initial())).append('\n');
        }
        for (Constant constant : program.constants()) {
            String name = constant.name().isEmpty() ? "_" : constant.name();
            text.append(Directive.CONST.text()).append(' ').append(name);
            text.append(' ').append(Literals.text(constant.value())).append('\n');
        }
        if (program.memoryBytes() > 0) {
            text.append(Directive.MEMORY.text())
                    .append(' ')
                    .append(program.memoryBytes())
                    .append('\n');
        }
        if (!program.data().items().isEmpty()) {
            data(program, text);
        }
        classes(program, text);
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

    private static void heap(HeapSettings heap, StringBuilder text) {
        if (!heap.collector().isEmpty() || heap.always()) {
            text.append(Directive.COLLECTOR.text()).append(' ').append(heap.collector());
            text.append(heap.always() ? " always\n" : "\n");
        }
        if (heap.bytes() > 0) {
            text.append(Directive.HEAP.text()).append(' ').append(heap.bytes()).append('\n');
        }
    }

    private static void data(Program program, StringBuilder text) {
        text.append(Directive.DATA.text()).append('\n');
        for (DataItem item : program.data().items()) {
            if (!item.name().isEmpty()) {
                text.append(item.name()).append(": ");
            }
            boolean empty = item.kind() == DataItem.Kind.BYTES;
            for (int i = 0; empty && i < item.count(); i++) {
                empty = item.byteAt(i) == 0;
            }
            if (empty) {
                text.append(Directive.SPACE.text()).append(' ').append(item.length());
            } else if (item.kind() == DataItem.Kind.TEXT) {
                text.append(Directive.ASCIIZ.text()).append(' ').append(Literals.text(new Literal.Text(item.text())));
            } else {
                numbers(item, text);
            }
            text.append('\n');
        }
        text.append(Directive.CODE.text()).append('\n');
    }

    private static void numbers(DataItem item, StringBuilder text) {
        text.append(
                switch (item.kind()) {
                    case WORDS -> Directive.INTEGER.text();
                    case FLOATS -> Directive.FLOAT.text();
                    default -> Directive.BYTE.text();
                });
        for (int i = 0; i < item.count(); i++) {
            text.append(' ')
                    .append(
                            switch (item.kind()) {
                                case WORDS -> Integer.toString(item.wordAt(i));
                                case FLOATS -> Literals.text(new Literal.Float(item.realAt(i)));
                                default -> Integer.toString(item.byteAt(i));
                            });
        }
    }

    private static void function(Program program, int index, OperandWriter operands, StringBuilder text) {
        Function function = program.functions().get(index);
        text.append('\n').append(Directive.FUNC.text()).append(' ').append(function.name());
        for (String parameter : function.parameters()) {
            text.append(' ').append(parameter);
        }
        text.append('\n');
        names(Directive.LOCAL, function.declaredLocals(), text);
        names(Directive.CAPTURE, function.captures(), text);
        for (Handler handler : function.handlers()) {
            text.append(Directive.CATCH.text());
            for (int place : new int[] {handler.from(), handler.to(), handler.address()}) {
                text.append(' ').append(operands.place(place, index));
            }
            if (handler.caught() != Handler.EVERYTHING) {
                boolean traps = handler.caught() == Handler.TRAPS;
                text.append(' ')
                        .append(
                                traps
                                        ? ClassDeclaration.TRAP
                                        : program.classes()
                                                .get(handler.caught())
                                                .name());
            }
            text.append('\n');
        }
    }

    private static void names(Directive directive, List<String> names, StringBuilder text) {
        for (int i = 0; i < names.size(); i++) {
            text.append(i % NAMES_IN_A_LINE == 0 ? directive.text() : "")
                    .append(' ')
                    .append(names.get(i));
            text.append(i % NAMES_IN_A_LINE == NAMES_IN_A_LINE - 1 || i == names.size() - 1 ? "\n" : "");
        }
    }

    private static void classes(Program program, StringBuilder text) {
        names(Directive.NAMES, program.names(), text);
        for (ClassDeclaration each : program.classes()) {
            text.append(Directive.CLASS.text()).append(' ').append(each.name());
            if (each.parent() >= 0) {
                text.append(" extends ")
                        .append(program.classes().get(each.parent()).name());
            }
            text.append('\n');
            names(Directive.FIELD, each.fields(), text);
        }
    }
}
