package vitrine.asm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.HostCall;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.program.DataItem;

/**
 * How an instruction can be written that lacks an operand or has a wrong one: with what the text has declared, where there is something of the kind. It
 * knows what operands look like, and nothing of what is wrong.
 */
final class OperandExamples {
    private final Unit unit;

    OperandExamples(Unit unit) {
        this.unit = unit;
    }

    /**
     * A hint that shows the instruction whole: operands as they were written, and examples for those that are missing.
     *
     * @param wrong the kind of which what was written is no good; null when nothing is
     */
    String hint(Unit.Pending at, @Nullable OperandKind wrong) {
        StringBuilder text =
                new StringBuilder("Write for example: ").append(at.mnemonic().text());
        List<Operand> operands = at.row().operands();
        for (int i = 0; i < operands.size(); i++) {
            OperandKind kind = operands.get(i).kind();
            boolean given = i < at.arguments().size();
            if (given && kind != wrong) {
                text.append(' ').append(at.arguments().get(i).shown());
            } else if (given || !operands.get(i).optional()) {
                text.append(' ').append(example(kind, i, at));
            }
        }
        return text.toString();
    }

    private String example(OperandKind kind, int place, Unit.Pending at) {
        return switch (kind) {
            case INT, IMMEDIATE, HALF -> "5";
            case COUNT -> "0";
            case DISPLACEMENT -> "8";
            case CONSTANT -> first(unit.constantByName, "\"text\"");
            case GLOBAL -> first(unit.globalByName, "0");
            case LOCAL -> first(at.body().slots, "0");
            case CAPTURE -> first(at.body().captures, "0");
            case FUNCTION -> function(at, "square");
            case ADDRESS, OFFSET -> first(at.body().labels, "loop");
            case CODE -> first(at.body().labels, function(at, "loop"));
            case CLASS -> first(unit.classByName, "Shape");
            case FIELD -> "size";
            case SELECTOR -> "area";
            case HOST ->
                unit.instructions.hostCalls().stream()
                        .map(HostCall::callName)
                        .findFirst()
                        .orElse("0");
            case REGISTER, FLOAT_REGISTER -> unit.instructions.registers(kind).get(place);
            case DATA -> data(at);
        };
    }

    /** A value, which is put into the data segment by itself. */
    private static String data(Unit.Pending at) {
        return value(DataItem.Kind.takenBy(at.row()));
    }

    /** A value that an instruction takes from the data segment, as it is written. */
    static String value(DataItem.Kind kind) {
        return switch (kind) {
            case WORDS -> "#100000";
            case FLOATS -> "#2.5";
            default -> "\"Hello\"";
        };
    }

    /** A function that is not the one in which the instruction stands. */
    private String function(Unit.Pending at, String otherwise) {
        return unit.functionByName.keySet().stream()
                .filter(each -> !each.equals(at.body().name))
                .findFirst()
                .orElse(otherwise);
    }

    private static String first(Map<String, Integer> names, String otherwise) {
        return names.isEmpty() ? otherwise : names.keySet().iterator().next();
    }
}
