package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import vitrine.asm.Unit.Pending;
import vitrine.isa.CallingConvention;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/** Reads operands that name a register, or a place in the frame by its distance from the frame pointer. */
final class RegisterReader {
    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;

    RegisterReader(Unit unit, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
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
                "Load it into a register first; registers are called " + registers.get(0) + ", " + registers.get(1)
                        + " and so on.");
        return 0;
    }

    /** The number of a register; the name of a parameter that comes in a register stands for that. */
    long read(OperandKind kind, Argument.Name argument, Pending at) {
        int number = unit.instructions.register(kind, argument.name());
        if (number < 0 && kind == OperandKind.FLOAT_REGISTER) {
            // books that number both sorts alike write both alike
            int alike = unit.instructions.register(OperandKind.REGISTER, argument.name());
            number = alike < unit.instructions.registers(kind).size() ? alike : -1;
        }
        Integer slot = at.body().slots.get(argument.name());
        CallingConvention convention = unit.instructions.format().convention();
        if (number < 0 && slot != null && convention != null) {
            if (convention.inRegister(slot, at.body().parameters.size()) && kind == OperandKind.REGISTER) {
                return slot;
            }
            diagnostics.error(
                    argument.range(),
                    OperandReader.needs(kind, at) + ", but '" + argument.shown() + "' is a place in the frame.",
                    "Load it into a register first: its name stands for its distance from the frame pointer.");
            return 0;
        }
        if (number < 0) {
            List<String> registers = unit.instructions.registers(kind);
            String hint = suggestions.didYouMean(argument.name(), registers);
            diagnostics.error(
                    argument.range(),
                    argument.token().is(Token.Kind.REGISTER)
                            ? "There is no " + kind.description().substring(2) + " '" + argument.shown() + "'."
                            : OperandReader.needs(kind, at) + ", but here is '" + argument.shown() + "'.",
                    argument.token().is(Token.Kind.REGISTER) || hint.isEmpty()
                            ? "There are " + String.join(", ", ends(registers)) + "."
                            : hint);
            return 0;
        }
        return number;
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
            String hint =
                    suggestions.didYouMean(argument.name(), at.body().slots.keySet());
            diagnostics.error(
                    argument.range(),
                    "There is no local or parameter '" + argument.shown() + "' in function '" + at.body().name + "'.",
                    hint.isEmpty() ? "Declare it: " + Directive.LOCAL.text() + " " + argument.shown() : hint);
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
                    "'" + argument.shown() + "' is " + distance
                            + " bytes from the frame pointer, and an instruction holds "
                            + OperandKind.DISPLACEMENT.smallest() + " to " + OperandKind.DISPLACEMENT.greatest() + ".",
                    "Add the distance to a register and use that as address.");
            return 0;
        }
        return distance;
    }
}
