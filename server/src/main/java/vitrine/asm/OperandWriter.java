package vitrine.asm;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vitrine.isa.Decoded;
import vitrine.isa.HostCall;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Constant;
import vitrine.program.Literal;
import vitrine.program.Program;

/**
 * Writes operands as a person would: by name where there is one, and always so that {@link OperandReader} reads the same number again.
 */
final class OperandWriter {
    /** By which label an instruction of a function can name a target; "" when there is none. */
    interface LabelNames {
        String of(long target, int function);
    }

    private final Program program;
    private final InstructionSet instructions;
    private final LabelNames labels;
    private final Map<Literal, Integer> unnamed = new HashMap<>();
    private final Set<String> constantNames = new HashSet<>();

    OperandWriter(Program program, InstructionSet instructions, LabelNames labels) {
        this.program = program;
        this.instructions = instructions;
        this.labels = labels;
        for (int i = 0; i < program.constants().size(); i++) {
            Constant constant = program.constants().get(i);
            if (constant.name().isEmpty()) {
                unnamed.putIfAbsent(constant.value(), i);
            } else {
                constantNames.add(constant.name());
            }
        }
    }

    /** All operands of an instruction, "" when it has none. */
    String operands(Decoded decoded) {
        var row = decoded.row();
        if (row == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < decoded.operands().length; i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(operand(row.operands().get(i).kind(), decoded.operands()[i], decoded.address()));
        }
        return text.toString();
    }

    String operand(OperandKind kind, long value, int address) {
        return switch (kind) {
            case INT, COUNT, IMMEDIATE, HALF, DISPLACEMENT -> Long.toString(value);
            case CONSTANT -> constant(value);
            case GLOBAL ->
                value < program.globals().size()
                        ? program.globals().get((int) value).name()
                        : Long.toString(value);
            case FUNCTION ->
                value < program.functions().size()
                        ? program.functions().get((int) value).name()
                        : Long.toString(value);
            case LOCAL -> local(value, address);
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
                yield value < names.size() ? names.get((int) value) : Long.toString(value);
            }
            case DATA -> {
                int index = program.data().indexAt(value);
                boolean begins = index >= 0 && program.data().address(index) == value;
                String name = begins ? program.data().items().get(index).name() : "";
                yield name.isEmpty() ? Long.toString(value) : name;
            }
            case CODE -> {
                String label = labels.of(value, program.functionAt(address));
                yield label.isEmpty() ? String.format("0x%04x", value) : label;
            }
            case HOST -> {
                HostCall call = instructions.hostCall((int) value);
                yield call == null ? Long.toString(value) : call.callName();
            }
        };
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
    private String constant(long index) {
        if (index >= program.constants().size()) {
            return Long.toString(index);
        }
        Constant constant = program.constants().get((int) index);
        if (!constant.name().isEmpty()) {
            return constant.name();
        }
        Literal value = constant.value();
        String text = Literals.text(value);
        boolean isIndex = PoolLoading.fits(value, OperandKind.INT);
        return isIndex || unnamed.getOrDefault(value, -1) != index || constantNames.contains(text)
                ? Long.toString(index)
                : text;
    }
}
