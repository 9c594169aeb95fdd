package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vitrine.asm.Unit.Pending;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.program.DataItem;
import vitrine.program.Diagnostics;
import vitrine.program.Fix;
import vitrine.program.Literal;

/** Reads operands that name a place in the code or in the data segment by its address, or a value that lies in the data segment. */
final class AddressReader {
    private final Unit unit;
    private final Scope scope;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;

    AddressReader(Unit unit, Scope scope, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
        this.scope = scope;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
    }

    /** The address that a name stands for; a label before what has the same name elsewhere. */
    long read(OperandKind kind, Argument.Name argument, Pending at) {
        String name = argument.name();
        Integer address = kind == OperandKind.DATA ? null : at.body().labels.get(name);
        if (address == null && kind != OperandKind.CODE) {
            address = unit.dataByName.get(name);
            if (address != null && kind != OperandKind.DATA && argument.token().is(Token.Kind.NAME)) {
                addressMeant(argument, address, at);
            }
        }
        Integer function = unit.functionByName.get(name);
        boolean isNumber = kind != OperandKind.DATA && kind != OperandKind.CODE;
        if (isNumber
                && function != null
                && !unit.bodies.get(function).implicit
                && address != null
                && !at.body().labels.containsKey(name)) {
            diagnostics.error(
                    argument.range(),
                    "'" + Token.shown(name)
                            + "' can mean two things here: a function, and what is in the data segment.",
                    "Give one of the two another name.");
            return 0;
        }
        if (address == null && kind != OperandKind.DATA && function != null) {
            address = unit.bodies.get(function).start;
        }
        if (address == null) {
            unknown(kind, argument, at);
            return 0;
        } else if (address > kind.greatest()) {
            diagnostics.error(
                    argument.range(),
                    "'" + argument.shown() + "' is at address " + address + ", but "
                            + at.mnemonic().text() + " can only hold numbers up to " + kind.greatest() + ".",
                    "Move it nearer to the beginning, where addresses are smaller.");
            return 0;
        }
        return address;
    }

    /** A name without @ where a number stands: perhaps what it names was meant, and not where that is. */
    private void addressMeant(Argument.Name argument, int address, Pending at) {
        for (Instruction each : unit.instructions.rows()) {
            List<Operand> operands = each.operands();
            int last = operands.size() - 1;
            if (last == at.row().operands().size() - 1
                    && operands.get(last).kind() == OperandKind.DATA
                    && operands.get(0).equals(at.row().operands().get(0))) {
                diagnostics.hint(
                        argument.range(),
                        "'" + argument.shown() + "' means its address here, " + address + ".",
                        "To load the value that is stored there, write '"
                                + each.mnemonic().toLowerCase(Locale.ROOT) + " "
                                + at.arguments().get(0).shown() + " " + argument.shown()
                                + "'. If you want the address, write @" + argument.shown() + ".");
                return;
            }
        }
    }

    private void unknown(OperandKind kind, Argument.Name argument, Pending at) {
        String name = argument.name();
        String shown = Token.shown(name);
        List<String> candidates = new ArrayList<>();
        if (kind != OperandKind.DATA) {
            candidates.addAll(at.body().labels.keySet());
            candidates.addAll(unit.functionByName.keySet());
        }
        if (kind != OperandKind.CODE) {
            candidates.addAll(unit.dataByName.keySet());
        }
        String hint = elsewhere(kind, name, at);
        Suggestions.Meant meant =
                hint.isEmpty() ? suggestions.meant(name, candidates) : new Suggestions.Meant(hint, "");
        String way = switch (kind) {
            case CODE -> "Write '" + shown + ":' before the instruction that it should name.";
            case DATA -> "Declare it: " + Directive.GLOBAL.text() + " " + shown;
            default ->
                "A name means an address here. Write a number instead, or declare the name: " + Directive.GLOBAL.text()
                        + " " + shown;
        };
        diagnostics.error(
                argument.range(),
                switch (kind) {
                    case CODE -> "There is no label or function '" + shown + "'.";
                    case DATA -> "There is no '" + shown + "' in the data segment.";
                    default -> "There is no label, function or data '" + shown + "'.";
                },
                meant.or(way),
                meant.fix(argument.token().nameRange()));
    }

    /** A hint for a name that means something, but not what is needed; or "". */
    private String elsewhere(OperandKind kind, String name, Pending at) {
        String what = "'" + Token.shown(name) + "' is ";
        String needed = ", and " + OperandReader.needs(kind, at) + ".";
        String other = scope.inOtherFunction(name);
        if (at.body().slots.containsKey(name)) {
            return what + "a local or a parameter: it lies in the frame of a call, and has no fixed address.";
        } else if (at.body().labels.containsKey(name)) {
            return what + "a label in the code" + needed;
        } else if (unit.dataByName.containsKey(name)) {
            return what + "in the data segment" + needed;
        } else if (unit.functionByName.containsKey(name)) {
            return what + "a function" + needed;
        } else if (!other.isEmpty()) {
            return other;
        }
        return unit.instructions.register(OperandKind.REGISTER, name) >= 0
                        || unit.instructions.register(OperandKind.FLOAT_REGISTER, name) >= 0
                ? what + "a register" + needed
                : "";
    }

    /** How the operand can be written: by name or by value; a number without # is an address. */
    private String howTo(DataItem.Kind wanted, Argument.Value argument, Pending at) {
        String line = at.mnemonic().text() + " "
                + (at.arguments().size() > 1 ? at.arguments().get(0).shown() + " " : "");
        String value = OperandExamples.value(wanted);
        String name = unit.dataByName.entrySet().stream()
                .filter(each -> argument.literal().equals(new Literal.Int(each.getValue())))
                .map(each -> " The name of what is there is '" + each.getKey() + "': write '" + line + "@"
                        + each.getKey() + "'.")
                .findFirst()
                .orElse("");
        boolean address = argument.isMarked() && argument.literal() instanceof Literal.Int;
        return "Write a value, as in '" + line + value + "', or the name of one"
                + (address ? "; the address " + argument.shown().substring(1) + " is written without #." : ".") + name;
    }

    /** A value that is not in the data segment yet, or without a name. */
    long pooled(Argument.Value argument, Pending at) {
        DataItem.Kind wanted = DataItem.Kind.takenBy(at.row());
        DataItem item = DataPool.item(wanted, argument.literal());
        int address = item == null ? 0 : unit.pooled(item);
        String name = at.mnemonic().text();
        if (item == null) {
            String what = switch (wanted) {
                case WORDS -> "a word of 4 bytes";
                case FLOATS -> "a float";
                default -> "a text";
            };
            diagnostics.error(
                    argument.range(),
                    name + " takes " + what + " from the data segment, but " + argument.shown() + " is "
                            + Literals.description(argument.literal()) + ".",
                    howTo(wanted, argument, at),
                    argument.isMarked() && argument.literal() instanceof Literal.Int
                            ? Fix.of(
                                    "Write the address without #",
                                    argument.range(),
                                    argument.shown().substring(1))
                            : null);
        } else if (address < 0 || address > OperandKind.DATA.greatest()) {
            diagnostics.error(
                    argument.range(),
                    "There is no room for " + argument.shown() + " in the part of the data segment that " + name
                            + " reaches.",
                    name + " reaches addresses up to " + OperandKind.DATA.greatest()
                            + " only: make what stands before it in the data segment smaller.");
            return 0;
        }
        return address;
    }
}
