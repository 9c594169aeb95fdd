package vitrine.asm;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vitrine.isa.Decoded;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.Literal;
import vitrine.program.Program;

/**
 * Writes operands as a person would: by name where there is one, and always so that {@link OperandReader} reads the same number again.
 */
final class OperandWriter {
    /** The labels that instructions of a function can use. */
    interface LabelNames {
        /** By which label an instruction of a function can name a target; "" when there is none. */
        String of(long target, int function);

        /** Whether a function has a label of a name. */
        boolean has(String name, int function);

        /** All labels of a function. */
        Collection<String> all(int function);
    }

    private final Program program;
    private final InstructionSet instructions;
    private final LabelNames labels;
    private final Map<Literal, Integer> unnamed = new HashMap<>();
    private final Map<DataItem, Integer> unnamedData = new HashMap<>();
    /** In lower case, what has a name everywhere, and in each function that was asked for. */
    private final Set<String> declared = new HashSet<>();

    private final Map<Integer, Set<String>> declaredInside = new HashMap<>();

    OperandWriter(Program program, InstructionSet instructions, LabelNames labels) {
        this.program = program;
        this.instructions = instructions;
        this.labels = labels;
        program.data().items().forEach(each -> declare(declared, each.name()));
        program.constants().forEach(each -> declare(declared, each.name()));
        program.globals().forEach(each -> declare(declared, each.name()));
        program.functions().forEach(each -> declare(declared, each.name()));
        program.classes().forEach(each -> declare(declared, each.name()));
        for (int i = 0; i < program.data().items().size(); i++) {
            DataItem item = program.data().items().get(i);
            if (item.name().isEmpty()) {
                unnamedData.putIfAbsent(item, i);
            }
        }
        for (int i = 0; i < program.constants().size(); i++) {
            Constant constant = program.constants().get(i);
            if (constant.name().isEmpty()) {
                unnamed.putIfAbsent(constant.value(), i);
            }
        }
    }

    private static void declare(Set<String> names, String name) {
        names.add(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the program declares a name, in any case of its letters, where the code at an address stands. */
    private boolean isDeclared(String name, int address) {
        String lower = name.toLowerCase(Locale.ROOT);
        int function = program.functionAt(address);
        return declared.contains(lower)
                || declaredInside
                        .computeIfAbsent(function, this::declaredInside)
                        .contains(lower);
    }

    private Set<String> declaredInside(int function) {
        Set<String> names = new HashSet<>();
        program.functions().get(function).slotNames().forEach(each -> declare(names, each));
        program.functions().get(function).captures().forEach(each -> declare(names, each));
        labels.all(function).forEach(each -> declare(names, each));
        return names;
    }

    /** Whether all operands can be written so that they are read again: a number of no register cannot. */
    boolean canBeWritten(Decoded decoded) {
        var row = decoded.row();
        for (int i = 0; row != null && i < decoded.operands().length; i++) {
            OperandKind kind = row.operands().get(i).kind();
            boolean register = kind == OperandKind.REGISTER || kind == OperandKind.FLOAT_REGISTER;
            if (register
                    && decoded.operands()[i] >= instructions.registers(kind).size()) {
                return false;
            }
        }
        return true;
    }

    /** All operands of an instruction, "" when it has none; those that say what they would say if they were left out are. */
    String operands(Decoded decoded) {
        var row = decoded.row();
        if (row == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < decoded.operands().length; i++) {
            Long otherwise = row.operands().get(i).otherwise();
            if (otherwise != null && otherwise == decoded.operands()[i]) {
                continue;
            }
            text.append(i == 0 ? "" : ", ").append(operand(row, i, decoded.operands()[i], decoded.address()));
        }
        return text.toString();
    }

    /** One operand of an instruction at an address. */
    String operand(Instruction row, int index, long value, int address) {
        OperandKind kind = row.operands().get(index).kind();
        return kind == OperandKind.DATA ? data(row, value) : operand(kind, value, address);
    }

    private String operand(OperandKind kind, long value, int address) {
        return switch (kind) {
            case INT, COUNT, DISPLACEMENT, DATA -> Long.toString(value);
            case IMMEDIATE, HALF -> "#" + value;
            case CONSTANT -> constant(value, address);
            case GLOBAL ->
                value < program.globals().size()
                        ? program.globals().get((int) value).name()
                        : Long.toString(value);
            case FUNCTION ->
                value < program.functions().size()
                        ? program.functions().get((int) value).name()
                        : Long.toString(value);
            case LOCAL -> local(value, address);
            case CLASS ->
                value < program.classes().size()
                        ? program.classes().get((int) value).name()
                        : Long.toString(value);
            case FIELD, SELECTOR ->
                value < program.names().size() ? program.names().get((int) value) : Long.toString(value);
            case CAPTURE -> {
                List<String> captures =
                        program.functions().get(program.functionAt(address)).captures();
                yield value < captures.size() ? captures.get((int) value) : Long.toString(value);
            }
            case ADDRESS -> {
                String label = labels.of(value, program.functionAt(address));
                yield label.isEmpty() ? String.format("0x%04x", value) : label;
            }
            case OFFSET -> {
                String label = labels.of(address + value, program.functionAt(address));
                yield label.isEmpty() ? Long.toString(value) : label;
            }
            case REGISTER, FLOAT_REGISTER -> {
                List<String> names = instructions.registers(kind);
                String name = value < names.size() ? names.get((int) value) : "$" + value;
                yield isDeclared(name, address) ? InstructionSet.explicit(name) : name;
            }
            case CODE -> code(value, program.functionAt(address));
            case HOST -> {
                HostCall call = instructions.hostCall((int) value);
                yield call == null ? Long.toString(value) : call.callName();
            }
        };
    }

    /** A place in a function by its label, or as a number. */
    String place(int address, int function) {
        String label = labels.of(address, function);
        return label.isEmpty() ? String.format("0x%04x", address) : label;
    }

    /** The function that begins there, unless its name means a label here; else the label; else the number. */
    private String code(long value, int from) {
        for (int i = value < program.codeLength() ? program.functionAt((int) value) : -1;
                i >= 0 && program.functions().get(i).start() == value;
                i--) {
            String name = program.functions().get(i).name();
            if (!labels.has(name, from)) {
                return name;
            }
        }
        String label = labels.of(value, from);
        return label.isEmpty() ? String.format("0x%04x", value) : label;
    }

    /** By name; by value where reading the value finds this very item; else by number. */
    private String data(Instruction row, long value) {
        int index = program.data().indexAt(value);
        if (index < 0 || program.data().address(index) != value) {
            return Long.toString(value);
        }
        DataItem item = program.data().items().get(index);
        if (!item.name().isEmpty()) {
            return "@" + item.name();
        }
        String text = item.kind() == DataItem.Kind.takenBy(row) && unnamedData.getOrDefault(item, -1) == index
                ? DataPool.text(item)
                : null;
        return text == null ? Long.toString(value) : text;
    }

    private String local(long value, int address) {
        var function = program.functions().get(program.functionAt(address));
        List<String> parameters = function.parameters();
        if (value < parameters.size()) {
            return parameters.get((int) value);
        }
        return value < function.slots() ? function.locals().get((int) value - parameters.size()) : Long.toString(value);
    }

    /** By name; by value where reading the value finds this very constant; else by number. */
    private String constant(long index, int address) {
        if (index >= program.constants().size()) {
            return Long.toString(index);
        }
        Constant constant = program.constants().get((int) index);
        if (!constant.name().isEmpty()) {
            return constant.name();
        }
        Literal value = constant.value();
        String text = Literals.text(value);
        boolean isIndex = Rewriting.fits(value, OperandKind.INT);
        return isIndex || unnamed.getOrDefault(value, -1) != index || isDeclared(text, address)
                ? Long.toString(index)
                : text;
    }
}
