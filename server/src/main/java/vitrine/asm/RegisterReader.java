package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Unit.Pending;
import vitrine.isa.Access;
import vitrine.isa.CallingConvention;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.program.Counts;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/** Reads operands that name a register, or a place in the frame by its distance from the frame pointer. */
final class RegisterReader {
    private static final String LOAD_FIRST = "Load its value into a register first.";

    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;
    private final Scope scope;

    RegisterReader(Unit unit, Scope scope, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
        this.scope = scope;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
    }

    /** A number where a register is needed: the register of that number is hardly meant. */
    long number(OperandKind kind, Argument.Value argument, Pending at) {
        List<String> registers = unit.instructions.registers(kind);
        diagnostics.error(
                argument.range(),
                OperandReader.needs(kind, at) + ", but " + argument.shown() + " is "
                        + Literals.description(argument.literal()) + ".",
                "Load it into a register first. Registers are called " + registers.get(0) + ", " + registers.get(1)
                        + " and so on.");
        return 0;
    }

    /**
     * Whether a name where a register can stand means a place in the code: a label or a function. A name that is declared means that, and what stands
     * behind @ is no register.
     */
    boolean isPlace(Argument.Name argument, Pending at) {
        String name = argument.name();
        if (!argument.token().is(Token.Kind.NAME)) {
            return argument.token().is(Token.Kind.REFERENCE);
        } else if (at.body().slots.containsKey(name)) {
            return false;
        }
        return number(OperandKind.REGISTER, argument) < 0
                || at.body().labels.containsKey(name)
                || unit.functionByName.containsKey(name);
    }

    /** The register that a name means by itself, whatever is declared; or -1. */
    private int number(OperandKind kind, Argument.Name argument) {
        return argument.token().is(Token.Kind.REFERENCE) ? -1 : unit.instructions.register(kind, argument.name());
    }

    /** The number of a register; the name of a parameter that comes in a register stands for that. What is declared comes before the machine's names. */
    long read(OperandKind kind, int operand, Argument.Name argument, Pending at) {
        Integer slot = argument.token().is(Token.Kind.NAME) ? at.body().slots.get(argument.name()) : null;
        CallingConvention convention = unit.instructions.format().convention();
        if (slot != null && convention != null) {
            return slot(kind, operand, argument, at, slot, convention);
        }
        int number = number(kind, argument);
        if (number < 0 && kind == OperandKind.FLOAT_REGISTER) {
            // books that number both sorts alike write both alike
            int alike = number(OperandKind.REGISTER, argument);
            number = alike < unit.instructions.registers(kind).size() ? alike : -1;
        }
        OperandKind other = other(kind);
        boolean isOther = number < 0 && number(other, argument) >= 0;
        Scope.Declared hiding = (number >= 0 || isOther) && argument.token().is(Token.Kind.NAME)
                ? scope.declared(argument.name(), at.body())
                : null;
        if (hiding != null) {
            hidden(kind, argument, at, hiding);
        } else if (isOther) {
            otherSort(kind, operand, argument.shown(), argument, at);
        } else if (number < 0) {
            unknown(kind, argument, at);
        }
        return hiding != null ? 0 : Math.max(0, number);
    }

    private static OperandKind other(OperandKind kind) {
        return kind == OperandKind.REGISTER ? OperandKind.FLOAT_REGISTER : OperandKind.REGISTER;
    }

    /** The register of a parameter; what is none is reported. */
    private long slot(
            OperandKind kind, int operand, Argument.Name argument, Pending at, int slot, CallingConvention convention) {
        String shown = argument.shown();
        boolean inRegister = convention.inRegister(slot, at.body().parameters.size());
        String register =
                inRegister ? unit.instructions.registers(OperandKind.REGISTER).get(slot) : "";
        boolean isLabel = at.body().labels.containsKey(argument.name());
        if (inRegister && at.row().direct() != null && isLabel) {
            diagnostics.error(
                    argument.range(),
                    "'" + shown + "' can mean two things here: the parameter in " + register + " and a label.",
                    "Write " + register + " for the parameter, or @" + shown
                            + " for the label. Better: rename one of them.");
        } else if (inRegister && kind == OperandKind.FLOAT_REGISTER) {
            otherSort(kind, operand, register, argument, at);
        } else if (!inRegister) {
            boolean hides = unit.instructions.register(kind, argument.name()) >= 0;
            diagnostics.error(
                    argument.range(),
                    OperandReader.needs(kind, at) + ", but '" + shown + "' is a place in the frame.",
                    hides ? "Write " + InstructionSet.explicit(shown) + " for the register." : LOAD_FIRST);
        }
        return inRegister ? slot : 0;
    }

    /** The program calls something else by the name of a register. */
    private void hidden(OperandKind kind, Argument.Name argument, Pending at, Scope.Declared hiding) {
        String shown = argument.shown();
        boolean same = hiding.name().equals(argument.name());
        diagnostics.error(
                argument.range(),
                same
                        ? OperandReader.needs(kind, at) + ", but '" + shown + "' is " + hiding.what()
                                + " of this program."
                        : "'" + shown + "' can mean two things here: the register, and '" + Token.shown(hiding.name())
                                + "', which is " + hiding.what() + " of this program.",
                "Write " + InstructionSet.explicit(shown) + " for the register"
                        + (same ? "." : ". Upper and lower case matter in names, but not in registers."));
    }

    private void unknown(OperandKind kind, Argument.Name argument, Pending at) {
        List<String> registers = unit.instructions.registers(kind);
        boolean isRegister = argument.token().is(Token.Kind.REGISTER);
        Suggestions.Meant meant = suggestions.meant(isRegister ? "" : argument.name(), registers);
        Scope.Declared declared = isRegister || argument.token().is(Token.Kind.REFERENCE)
                ? null
                : scope.declared(argument.name(), at.body());
        diagnostics.error(
                argument.range(),
                isRegister
                        ? "There is no " + kind.description().substring(2) + " '" + argument.shown() + "'."
                        : OperandReader.needs(kind, at) + ", but here is '" + argument.shown() + "'.",
                declared == null
                        ? meant.or("The registers are " + String.join(", ", ends(registers)) + ".")
                        : "'" + argument.shown() + "' is " + declared.what() + ". " + LOAD_FIRST,
                declared == null ? meant.fix(argument.range()) : null);
    }

    /** There is such a register, but not of the sort that the instruction needs: says which instruction was probably meant. */
    private void otherSort(OperandKind kind, int operand, String register, Argument.Name argument, Pending at) {
        boolean floats = kind == OperandKind.FLOAT_REGISTER;
        String name = at.row().mnemonic().toLowerCase(Locale.ROOT);
        String called = argument.shown().equals(register) ? "" : "'" + argument.shown() + "' is " + register + ": ";
        diagnostics.error(
                argument.range(),
                called + register + " holds " + (floats ? "whole numbers" : "floats") + ", and " + name
                        + " needs a register for " + (floats ? "floats" : "whole numbers") + " here.",
                meant(kind, operand, at));
    }

    private String meant(OperandKind kind, int operand, Pending at) {
        List<Instruction> likewise = at.row().likewise();
        for (Instruction each : likewise) {
            if (fits(each, at)) {
                return "Write '" + Rewriting.text(each, at.written()) + "'.";
            }
        }
        String first = likewise.isEmpty()
                ? ""
                : "For " + (kind == OperandKind.REGISTER ? "floats" : "whole numbers") + " there is "
                        + likewise.get(0).mnemonic().toLowerCase(Locale.ROOT) + ". ";
        boolean given = at.row().operands().get(operand).access() != Access.WRITE;
        Instruction turning = given ? turning(other(kind), kind) : turning(kind, other(kind));
        if (turning == null) {
            return first;
        }
        boolean toFloat = turning.operands().get(1).kind() == OperandKind.FLOAT_REGISTER;
        return first
                + (given ? "First turn " : "Then turn ")
                + (toFloat ? "the whole number into a float" : "the float into a whole number")
                + ", with "
                + turning.mnemonic().toLowerCase(Locale.ROOT)
                + ".";
    }

    /** The instruction that takes a value from a register of one sort and puts it into one of the other. */
    private @Nullable Instruction turning(OperandKind from, OperandKind to) {
        for (Instruction each : unit.instructions.rows()) {
            List<Operand> operands = each.operands();
            if (operands.size() == 2
                    && operands.get(0).kind() == from
                    && operands.get(0).access() == Access.READ
                    && operands.get(1).kind() == to
                    && operands.get(1).access() == Access.WRITE) {
                return each;
            }
        }
        return null;
    }

    /** Whether an instruction takes registers of the sorts that are written. */
    private boolean fits(Instruction row, Pending at) {
        List<Argument> arguments = at.arguments();
        for (int i = 0; i < row.operands().size() && i < arguments.size(); i++) {
            OperandKind kind = row.operands().get(i).kind();
            boolean isRegister = kind == OperandKind.REGISTER || kind == OperandKind.FLOAT_REGISTER;
            if (isRegister && !(arguments.get(i) instanceof Argument.Name name && sort(name, at) == kind)) {
                return false;
            }
        }
        return arguments.size() <= row.operands().size();
    }

    /** The sort of a register as it is written; null when it is none. */
    private @Nullable OperandKind sort(Argument.Name argument, Pending at) {
        if (at.body().slots.containsKey(argument.name())) {
            return OperandKind.REGISTER;
        }
        return number(OperandKind.FLOAT_REGISTER, argument) >= 0
                ? OperandKind.FLOAT_REGISTER
                : number(OperandKind.REGISTER, argument) >= 0 ? OperandKind.REGISTER : null;
    }

    /** The names of registers for a message: of a row of numbered ones, the first and the last. */
    private static List<String> ends(List<String> registers) {
        List<String> ends = new ArrayList<>();
        for (int i = 0; i < registers.size(); i++) {
            String name = registers.get(i);
            boolean numbered = Character.isDigit(name.charAt(name.length() - 1));
            boolean continues = i + 1 < registers.size()
                    && Character.isDigit(
                            registers.get(i + 1).charAt(registers.get(i + 1).length() - 1));
            if (!numbered || i == 0) {
                ends.add(name);
            } else if (!continues) {
                ends.set(ends.size() - 1, ends.get(ends.size() - 1) + " to " + name);
            }
        }
        return ends;
    }

    /** The distance of a local, or of a parameter on the stack, from the frame pointer. */
    long displacement(Argument.Name argument, Pending at) {
        Integer slot = at.body().slots.get(argument.name());
        CallingConvention convention = unit.instructions.format().convention();
        int parameters = at.body().parameters.size();
        if (slot == null || convention == null) {
            Suggestions.Meant meant =
                    suggestions.meant(argument.name(), at.body().slots.keySet());
            diagnostics.error(
                    argument.range(),
                    "There is no local or parameter '" + argument.shown() + "' in function '" + at.body().name + "'.",
                    meant.or("Declare it: " + Directive.LOCAL.text() + " " + argument.shown()),
                    meant.fix(argument.range()));
            return 0;
        }
        long distance = convention.displacement(slot, parameters);
        if (convention.inRegister(slot, parameters)) {
            diagnostics.error(
                    argument.range(),
                    "'" + argument.shown() + "' has no place in memory: the parameter is in "
                            + unit.instructions.registers(OperandKind.REGISTER).get(slot) + ".",
                    "Use it as a register, or store it in a local first.");
            return 0;
        } else if (!Rewriting.fits(new Literal.Int(distance), OperandKind.DISPLACEMENT)) {
            diagnostics.error(
                    argument.range(),
                    "'" + argument.shown() + "' is " + Counts.of(distance, "byte")
                            + " from the frame pointer, but an instruction can only hold "
                            + OperandKind.DISPLACEMENT.smallest() + " to " + OperandKind.DISPLACEMENT.greatest() + ".",
                    "Add the distance to a register, and use that register as the address.");
            return 0;
        }
        return distance;
    }
}
