package vitrine.asm;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Unit.Body;
import vitrine.asm.Unit.Pending;
import vitrine.isa.Flow;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.OperandKind;
import vitrine.program.Diagnostics;
import vitrine.program.Fix;
import vitrine.program.Literal;
import vitrine.program.Names;
import vitrine.program.SourceRange;

/**
 * Reads an operand of each kind: a name of what the kind stands for, or its number. With the two that it hands registers and addresses to, it is
 * the one place that knows how operands are written. A number is taken as it is, whether something has it or not: to run such a program is a lesson, and the verifier warns.
 */
final class OperandReader {
    /** The kinds of operands that are numbers with or without a sign: of a count nobody writes the bits. */
    private static final Set<OperandKind> NUMBERS = EnumSet.of(
            OperandKind.INT, OperandKind.OFFSET, OperandKind.IMMEDIATE, OperandKind.HALF, OperandKind.DISPLACEMENT);

    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;
    private final AddressReader addresses;
    private final RegisterReader registers;
    private final Scope scope;
    private final OperandExamples examples;

    OperandReader(Unit unit, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
        this.scope = new Scope(unit);
        this.addresses = new AddressReader(unit, scope, diagnostics, suggestions);
        this.examples = new OperandExamples(unit);
        this.registers = new RegisterReader(unit, scope, diagnostics, suggestions);
    }

    /** The number to store for an argument; 0 when it was reported that it is none. */
    long read(int operand, Argument argument, Pending at) {
        OperandKind kind = at.row().operands().get(operand).kind();
        if (argument instanceof Argument.Value value) {
            return value(kind, value, at);
        } else if (argument instanceof Argument.Difference difference) {
            return difference(kind, difference, at);
        } else if (argument instanceof Argument.Name name) {
            return named(kind, operand, name, at);
        }
        return 0;
    }

    /**
     * The instruction that is meant: where one takes a place from a register, and a label or a function is written, the one that does the same with a
     * place.
     */
    Pending meant(Pending at) {
        Instruction direct = at.row().direct();
        if (direct == null
                || at.arguments().size() != 1
                || !(at.arguments().get(0) instanceof Argument.Name place)
                || !registers.isPlace(place, at)) {
            return at;
        }
        diagnostics.hint(
                at.mnemonic().range(),
                "'" + at.mnemonic().shown() + "' takes an address from a register, but '" + place.shown()
                        + "' is a place in the code.",
                "You can keep it. The instruction becomes '" + Rewriting.text(direct, at.arguments()) + "'.");
        return new Pending(at.body(), at.mnemonic(), direct, at.arguments(), at.written(), at.address());
    }

    private long value(OperandKind kind, Argument.Value argument, Pending at) {
        boolean whole = argument.literal() instanceof Literal.Int;
        boolean isRegister = kind == OperandKind.REGISTER || kind == OperandKind.FLOAT_REGISTER;
        if (isRegister || kind == OperandKind.DATA && (!whole || argument.isMarked())) {
            return isRegister ? registers.number(kind, argument, at) : addresses.pooled(argument, at);
        }
        if (Rewriting.fits(argument.literal(), kind)) {
            return ((Literal.Int) argument.literal()).value();
        }
        if (kind == OperandKind.CONSTANT && (!whole || !Rewriting.fits(argument.literal(), OperandKind.INT))) {
            return unit.constant(argument.literal());
        }
        String but = whole
                ? ", but " + argument.shown() + " is out of range."
                : ", but " + argument.shown() + " is " + Literals.description(argument.literal()) + ".";
        boolean halves = at.row().continuation() != null && kind == OperandKind.IMMEDIATE;
        String range = "Numbers here go from " + (halves ? DataPool.LEAST : kind.smallest()) + " to "
                + (halves ? DataPool.GREATEST : kind.greatest()) + ".";
        String meant = otherSign(kind, argument);
        diagnostics.error(
                argument.range(),
                needs(kind, at) + but,
                whole ? range + (meant.isEmpty() ? "" : " " + meant) : examples.hint(at, kind));
        return 0;
    }

    /** For a number whose bits an operand holds, read with the sign that the number was not written with: how they are written there; else "". */
    private static String otherSign(OperandKind kind, Argument.Value argument) {
        if (!NUMBERS.contains(kind) || !(argument.literal() instanceof Literal.Int whole)) {
            return "";
        }
        long values = 1L << 8 * kind.bytes();
        long number = whole.value() + (kind.signed() ? -values : values);
        boolean hasBits = kind.signed()
                ? whole.value() > 0 && whole.value() < values
                : whole.value() < 0 && whole.value() >= -values / 2;
        return hasBits && Rewriting.fits(new Literal.Int(number), kind)
                ? number + " has the same bits as " + argument.shown() + ": write " + (argument.isMarked() ? "#" : "")
                        + number + "."
                : "";
    }

    private long difference(OperandKind kind, Argument.Difference argument, Pending at) {
        if (kind != OperandKind.INT) {
            Argument.Name to = new Argument.Name(argument.to());
            diagnostics.error(
                    argument.range(),
                    needs(kind, at) + ", but " + argument.shown() + " is a number.",
                    kind.namesCode()
                            ? "Write only the label: " + at.mnemonic().text() + " " + to.shown()
                                    + (kind == OperandKind.OFFSET ? ". The distance to it is worked out for you." : "")
                            : "The distance between two labels is a whole number. " + examples.hint(at, kind),
                    kind.namesCode()
                            ? Fix.of(
                                    "Write only the label",
                                    argument.range(),
                                    argument.to().text())
                            : null);
            return 0;
        }
        return label(argument.to(), at) - label(argument.from(), at);
    }

    private long named(OperandKind kind, int operand, Argument.Name argument, Pending at) {
        String name = argument.name();
        switch (kind) {
            case INT:
            case ADDRESS:
                return label(argument.token(), at);
            case OFFSET:
                return label(argument.token(), at) - at.address();
            case CONSTANT:
                Scope.Declared declared = scope.declared(name, at.body());
                boolean hidden = declared != null && declared.name().equals(name);
                Literal literal = hidden ? null : Literal.named(name);
                return literal != null ? unit.constant(literal) : find(kind, unit.constantByName, argument, at);
            case GLOBAL:
                return find(kind, unit.globalByName, argument, at);
            case LOCAL:
                return find(kind, at.body().slots, argument, at);
            case FUNCTION:
                return find(kind, unit.functionByName, argument, at);
            case CLASS:
                return find(kind, unit.classByName, argument, at);
            case FIELD, SELECTOR:
                // any name will do: what it means, only the object knows
                if (!Names.isName(name)) {
                    diagnostics.error(
                            argument.range(),
                            "'" + argument.shown() + "' alone is not a name.",
                            "Add a letter or a digit, as in '_1'.");
                    return 0;
                }
                return unit.name(name) & OperandKind.FIELD.greatest();
            case CAPTURE:
                return find(kind, at.body().captures, argument, at);
            case REGISTER, FLOAT_REGISTER:
                return registers.read(kind, operand, argument, at);
            case IMMEDIATE, HALF, DATA, CODE:
                return addresses.read(kind, argument, at);
            case DISPLACEMENT:
                return registers.displacement(argument, at);
            case HOST:
                return hostCall(argument);
            case COUNT:
                diagnostics.error(
                        argument.range(),
                        needs(kind, at) + ", but here is the name '" + argument.shown() + "'.",
                        examples.hint(at, kind));
                return 0;
        }
        throw new IllegalArgumentException("unknown kind " + kind);
    }

    private long label(Token name, Pending at) {
        Integer address = at.body().labels.get(name.text());
        if (address != null) {
            return address;
        }
        Suggestions.Meant meant =
                suggestions.meant(name.text(), at.body().labels.keySet());
        String otherwise = meant.or(scope.inOtherFunction(name.text()));
        if (otherwise.isEmpty()) {
            otherwise = elsewhere(OperandKind.ADDRESS, name.text(), at);
        }
        if (otherwise.isEmpty()) {
            otherwise = "Write '" + name.shown() + ":' before the instruction that it should name.";
        }
        diagnostics.error(
                name.range(),
                "There is no label '" + name.shown() + "' in function '" + at.body().name + "'.",
                otherwise,
                meant.fix(name.range()));
        return 0;
    }

    private long find(OperandKind kind, Map<String, Integer> names, Argument.Name argument, Pending at) {
        Integer number = names.get(argument.name());
        if (number != null) {
            return number;
        }
        Directive declares = declares(kind);
        boolean ofFunction = kind == OperandKind.LOCAL || kind == OperandKind.CAPTURE;
        String message = "There is no " + kind.description().substring(2).replace(" a ", " ") + " '" + argument.shown()
                + (ofFunction ? "' in function '" + at.body().name + "'." : "'.");
        Suggestions.Meant meant = suggestions.meant(argument.name(), names.keySet());
        boolean known = unit.globalByName.containsKey(argument.name())
                || at.body().captures.containsKey(argument.name())
                || at.body().labels.containsKey(argument.name());
        String where = meant.hint().isEmpty() || known ? elsewhere(kind, argument.name(), at) : "";
        Token label = declares == Directive.FUNC ? at.body().labelTokens.get(argument.name()) : null;
        if (label != null && returnsBehind(at.body(), label)) {
            String written = Directive.FUNC.text() + " " + argument.name();
            diagnostics.error(
                    argument.range(),
                    message,
                    "'" + argument.shown() + "' is a label. Make it a function: write '" + written + "' in place of '"
                            + argument.shown() + ":', followed by the names of its parameters.",
                    Fix.of("Write '" + written + "'", withColon(label), written));
            return 0;
        }
        if (!where.isEmpty()) {
            diagnostics.error(argument.range(), message, where);
        } else if (!meant.hint().isEmpty()) {
            diagnostics.error(argument.range(), message, meant.hint(), meant.fix(argument.range()));
        } else {
            diagnostics.error(
                    argument.range(),
                    message,
                    howToDeclare(argument, at, declares),
                    declaration(argument, at, declares));
        }
        return 0;
    }

    /** The directive that declares what an operand names. */
    private static Directive declares(OperandKind kind) {
        return switch (kind) {
            case CONSTANT -> Directive.CONST;
            case GLOBAL -> Directive.GLOBAL;
            case FUNCTION -> Directive.FUNC;
            case CLASS -> Directive.CLASS;
            case CAPTURE -> Directive.CAPTURE;
            default -> Directive.LOCAL;
        };
    }

    private static String howToDeclare(Argument.Name argument, Pending at, Directive declares) {
        String text = "Declare it: " + declares.text() + " " + argument.shown();
        if (declares == Directive.CONST) {
            return text + " 5, or another value";
        } else if (declares != Directive.LOCAL) {
            return text + (declares == Directive.FUNC ? ", with its instructions below it" : "");
        }
        return text
                + (at.body().name.equals(Declarations.MAIN)
                        ? ""
                        : "; or, if the caller passes its value, add it to the parameters: "
                                + Directive.FUNC.text() + " "
                                + at.body().name + " " + String.join(" ", at.body().parameters)
                                + (at.body().parameters.isEmpty() ? "" : " ") + argument.shown());
    }

    /** The declaration put in by itself: of a local where its function begins, of a global before everything else. */
    private @Nullable Fix declaration(Argument.Name argument, Pending at, Directive declares) {
        if (declares != Directive.LOCAL && declares != Directive.GLOBAL) {
            return null;
        }
        String line = declares.text() + " " + argument.name();
        int where = declares == Directive.LOCAL ? at.body().firstLine : unit.firstLine;
        return where <= 0 ? null : Fix.of("Write '" + line + "'", new SourceRange(where, 1, 0), line + "\n");
    }

    /** A label with the colon behind it. */
    private static SourceRange withColon(Token label) {
        return new SourceRange(label.line(), label.column(), label.text().length() + 1);
    }

    /** Whether what begins at a label ends with a return, as a function does. */
    private boolean returnsBehind(Body body, Token label) {
        int address = body.labels.getOrDefault(label.name(), Integer.MAX_VALUE);
        return unit.pending.stream()
                .anyMatch(each -> each.body() == body
                        && each.address() >= address
                        && each.row().flow() == Flow.RETURN);
    }

    private long hostCall(Argument.Name argument) {
        HostCall call = unit.instructions.hostCall(argument.name());
        if (call != null) {
            return call.number();
        }
        Iterable<String> names = () ->
                unit.instructions.hostCalls().stream().map(HostCall::callName).iterator();
        Suggestions.Meant meant = suggestions.meant(argument.name(), names);
        diagnostics.error(
                argument.range(),
                "There is no host call '" + argument.shown() + "'.",
                meant.or("The host calls are " + String.join(", ", names) + "."),
                meant.fix(argument.range()));
        return 0;
    }

    /** A hint for a name that means something, but not what is needed: what it is, and the instruction that takes it. */
    private String elsewhere(OperandKind kind, String name, Pending at) {
        OperandKind is = at.body().slots.containsKey(name)
                ? OperandKind.LOCAL
                : at.body().captures.containsKey(name)
                        ? OperandKind.CAPTURE
                        : unit.globalByName.containsKey(name)
                                ? OperandKind.GLOBAL
                                : unit.constantByName.containsKey(name)
                                        ? OperandKind.CONSTANT
                                        : unit.functionByName.containsKey(name) ? OperandKind.FUNCTION : null;
        if (is == null && at.body().labels.containsKey(name)) {
            Instruction jump = goingTo(OperandKind.ADDRESS, Flow.JUMP);
            return "'" + Token.shown(name) + "' is a label"
                    + (jump == null ? "." : ": write '" + lower(jump) + " " + Token.shown(name) + "' to go there.");
        }
        if (is == null) {
            Instruction row = unit.instructions.byMnemonic(name);
            return row == null || row == at.row() || !row.operands().isEmpty()
                    ? ""
                    : "'" + name + "' is an instruction: put it on a line of its own.";
        }
        String what = "'" + Token.shown(name) + "' is " + is.description();
        Instruction row = is == OperandKind.FUNCTION ? goingTo(is, Flow.CALL) : alike(at.row(), is);
        return row == null
                ? what + ", and " + needs(kind, at) + "."
                : what + ": write '" + lower(row) + " " + Token.shown(name) + "'.";
    }

    /** The instruction that does with an operand of a kind what another does with its own: moves as many values the same way. */
    private @Nullable Instruction alike(Instruction row, OperandKind kind) {
        for (Instruction each : unit.instructions.rows()) {
            if (each.operands().size() == 1
                    && each.operands().get(0).kind() == kind
                    && each.effect().inputs().size() == row.effect().inputs().size()
                    && each.effect().outputs().size() == row.effect().outputs().size()) {
                return each;
            }
        }
        return null;
    }

    /** The instruction that goes to what its only operand names, or null. */
    private @Nullable Instruction goingTo(OperandKind kind, Flow flow) {
        for (Instruction each : unit.instructions.rows()) {
            if (each.flow() == flow
                    && each.operands().size() == 1
                    && each.operands().get(0).kind() == kind) {
                return each;
            }
        }
        return null;
    }

    static String needs(OperandKind kind, Pending at) {
        return at.mnemonic().text() + " needs " + kind.description();
    }

    private static String lower(Instruction row) {
        return row.mnemonic().toLowerCase(Locale.ROOT);
    }
}
