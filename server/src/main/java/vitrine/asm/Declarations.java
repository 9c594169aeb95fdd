package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Flow;
import vitrine.isa.OperandKind;
import vitrine.program.Constant;
import vitrine.program.Diagnostics;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Literal;
import vitrine.program.ProgramRules;
import vitrine.program.SourceRange;

/** Carries out directives and labels: everything that gives something a name, and raw bytes. Each name is declared once in its place. */
final class Declarations {
    /** The function that a program starts with when nothing else is said, and the one that instructions outside any belong to. */
    static final String MAIN = "main";

    private static final Literal ZERO = new Literal.Int(0);

    private final Unit unit;
    private final Diagnostics diagnostics;
    private final DataDeclarations data;
    private final ClassDeclarations classes;
    private final Settings settings;
    private final Map<String, Integer> lines = new HashMap<>();
    private Unit.@Nullable Body body;
    private boolean implicit;
    /** How many functions were begun, those included that are in error: labels belong to one of them. */
    private int begun;

    Declarations(Unit unit, Diagnostics diagnostics) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.data = new DataDeclarations(unit, this, diagnostics);
        this.classes = new ClassDeclarations(unit, this, diagnostics);
        this.settings = new Settings(unit, diagnostics, this);
    }

    /** The text is over. */
    void end() {
        data.close();
    }

    /** An instruction begins, which belongs to the code. */
    void instruction(Token mnemonic) {
        if (data.isOpen()) {
            diagnostics.error(
                    mnemonic.range(),
                    "This is an instruction, but the data section has not ended.",
                    "Write .code before it.");
            data.close();
        }
    }

    /** The function that a token stands in: the last one begun, or one named main that begins here. */
    Unit.Body body(Token token) {
        if (body == null) {
            body = begin(MAIN, token, false);
            body.implicit = true;
            implicit = true;
        }
        return body;
    }

    void label(Token name) {
        if (data.isOpen()) {
            data.label(name);
            return;
        }
        Unit.Body in = body(name);
        if (!isName(name)) {
            return;
        }
        if (isNew("label " + begun + " ", name.text(), name.range(), "The label")) {
            in.labels.put(name.text(), unit.code.length());
            in.labelTokens.put(name.text(), name);
        }
    }

    void declare(Directive directive, Token head, List<Argument> arguments) {
        switch (directive) {
            case GLOBAL -> global(head, arguments);
            case CONST -> constant(head, arguments);
            case FUNC -> function(head, arguments);
            case LOCAL -> locals(head, arguments);
            case ENTRY -> entry(head, arguments);
            case FRAMES -> settings.frames(head, arguments);
            case COLLECTOR -> settings.collector(head, arguments);
            case HEAP -> settings.heap(head, arguments);
            case MEMORY -> settings.memory(head, arguments);
            case DATA, CODE -> data.section(directive, head, arguments);
            case INTEGER, FLOAT, ASCIIZ, SPACE -> data.item(directive, head, arguments);
            case BYTE -> {
                if (data.isOpen()) {
                    data.item(directive, head, arguments);
                } else {
                    bytes(head, arguments);
                }
            }
            case CAPTURE -> captures(head, arguments);
            case CATCH -> handler(head, arguments);
            case CLASS -> classes.begin(head, arguments);
            case FIELD -> classes.fields(head, arguments);
            case NAMES -> classes.names(head, arguments);
            case MACHINE -> throw new IllegalArgumentException("settled before anything is declared");
        }
    }

    private void global(Token head, List<Argument> arguments) {
        Argument.Name name = firstName(Directive.GLOBAL, head, arguments, 2);
        if (name == null) {
            return;
        }
        Literal value = arguments.size() < 2 ? ZERO : literal(Directive.GLOBAL, arguments.get(1));
        if (unit.hasData()) {
            if (isNewData(name.token())) {
                data.declared(name.name(), arguments.get(arguments.size() < 2 ? 0 : 1), value);
            }
        } else if (isNameOfValue(name.token())
                && isNew("global ", name.name(), name.range(), "The global")
                && hasRoom(unit.globals.size(), head, "globals")) {
            unit.globalByName.put(name.name(), unit.globals.size());
            unit.globals.add(new Global(name.name(), value));
        }
    }

    private void constant(Token head, List<Argument> arguments) {
        Argument.Name name = firstName(Directive.CONST, head, arguments, 2);
        if (name == null) {
            return;
        }
        if (arguments.size() < 2) {
            diagnostics.error(
                    head.range(), ".const needs a value after the name, but there is none.", Directive.CONST.howTo());
        }
        Literal value = arguments.size() < 2 ? ZERO : literal(Directive.CONST, arguments.get(1));
        boolean unnamed = name.name().equals("_");
        if (unit.hasData()) {
            if (unnamed || isNewData(name.token())) {
                data.declared(unnamed ? "" : name.name(), arguments.get(arguments.size() < 2 ? 0 : 1), value);
            }
        } else if ((unnamed
                        || isNameOfValue(name.token()) && isNew("const ", name.name(), name.range(), "The constant"))
                && hasRoom(unit.constants.size(), head, "constants")) {
            unit.addConstant(new Constant(unnamed ? "" : name.name(), value));
        }
    }

    private void function(Token head, List<Argument> arguments) {
        data.close();
        begun++;
        Argument.Name name = firstName(Directive.FUNC, head, arguments, Integer.MAX_VALUE);
        if (name == null) {
            // what follows belongs to a function all the same: no further complaints about it
            body = new Unit.Body("?", unit.code.length());
            return;
        }
        if (implicit && name.name().equals(MAIN)) {
            diagnostics.error(
                    name.range(),
                    "The instructions before the first .func are the function 'main' already.",
                    "Move them below '.func main', or give this function another name.");
            body = new Unit.Body(MAIN, unit.code.length());
        } else if (isName(name.token())
                && isNew("func ", name.name(), name.range(), "The function")
                && hasRoom(unit.bodies.size(), head, "functions")) {
            body = begin(name.name(), name.token(), true);
        } else {
            body = new Unit.Body(name.name(), unit.code.length());
        }
        if (arguments.size() > 1) {
            slots(names(Directive.FUNC, head, arguments.subList(1, arguments.size())), body.parameters, head);
        }
    }

    private Unit.Body begin(String name, Token token, boolean isDeclared) {
        Unit.Body begun = new Unit.Body(name, unit.code.length());
        unit.firstLine = unit.firstLine == 0 ? token.line() : unit.firstLine;
        begun.firstLine = token.line() + (isDeclared ? 1 : 0);
        unit.functionByName.put(name, unit.bodies.size());
        unit.bodies.add(begun);
        lines.put("func " + name, token.line());
        return begun;
    }

    private void locals(Token head, List<Argument> arguments) {
        slots(names(Directive.LOCAL, head, arguments), body(head).locals, head);
    }

    private void slots(List<Argument.Name> declared, List<String> names, Token head) {
        Unit.Body in = body(head);
        for (Argument.Name name : declared) {
            Integer known = in.slots.get(name.name());
            if (known != null) {
                diagnostics.error(
                        name.range(),
                        "'" + name.shown() + "' is already a " + (known < in.parameters.size() ? "parameter" : "local")
                                + " of this function.",
                        "Give it another name.");
            } else if (hasRoom(in.slots.size(), head, "locals in one function")) {
                in.slots.put(name.name(), in.slots.size());
                names.add(name.name());
            }
        }
    }

    private void captures(Token head, List<Argument> arguments) {
        if (!unit.instructions.uses(OperandKind.CAPTURE)) {
            impossible(head, "closures");
            return;
        }
        Unit.Body in = body(head);
        for (Argument.Name name : names(Directive.CAPTURE, head, arguments)) {
            if (name.name().equals(Function.CLOSURE)) {
                diagnostics.error(
                        name.range(),
                        "No captured value can be called '" + Function.CLOSURE
                                + "': inside a closure, that name is the closure itself.",
                        "Choose another name, such as '" + Function.CLOSURE + "_1'.");
            } else if (in.captures.containsKey(name.name())) {
                diagnostics.error(
                        name.range(),
                        "'" + name.shown() + "' is already a captured value of this function.",
                        "Give it another name.");
            } else if (hasRoom(in.captures.size(), head, "captured values in one function")) {
                in.captures.put(name.name(), in.captures.size());
                in.captureRange = in.captureRange == null ? name.range() : in.captureRange;
            }
        }
    }

    private void handler(Token head, List<Argument> arguments) {
        if (unit.instructions.rows().stream().noneMatch(each -> each.flow() == Flow.THROW)) {
            impossible(head, "exceptions");
        } else if (arguments.stream().noneMatch(Argument.Bad.class::isInstance)) {
            body(head).pendingHandlers.add(new Unit.PendingHandler(head, arguments));
        }
    }

    /** Reports that the machine has not what a directive speaks of. */
    void impossible(Token head, String what) {
        diagnostics.error(head.range(), "The machine '" + unit.machine + "' has no " + what + ".", "Remove this line.");
    }

    /** The names behind a directive that takes nothing else; whatever is none is reported. */
    List<Argument.Name> names(Directive directive, Token head, List<Argument> arguments) {
        if (arguments.isEmpty()) {
            diagnostics.error(head.range(), directive.text() + " needs a name, but there is none.", directive.howTo());
        }
        List<Argument.Name> names = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Name name) {
                if (isName(name.token())) {
                    names.add(name);
                }
            } else if (!(argument instanceof Argument.Bad)) {
                diagnostics.error(
                        argument.range(),
                        directive.text() + " needs names, but here is '" + argument.shown() + "'.",
                        directive.howTo());
            }
        }
        return names;
    }

    private void entry(Token head, List<Argument> arguments) {
        Argument.Name name = firstName(Directive.ENTRY, head, arguments, 1);
        if (name != null && isNew("entry", "", name.range(), "The entry")) {
            unit.entry = name;
        }
    }

    private void bytes(Token head, List<Argument> arguments) {
        body(head);
        if (arguments.isEmpty()) {
            diagnostics.error(head.range(), ".byte needs a number, but there is none.", Directive.BYTE.howTo());
            return;
        }
        unit.code.from(head.line());
        for (Argument argument : arguments) {
            if (argument instanceof Argument.Value value
                    && value.literal() instanceof Literal.Int whole
                    && whole.value() >= -128
                    && whole.value() <= 255) {
                unit.code.add((int) whole.value());
            } else if (!(argument instanceof Argument.Bad)) {
                diagnostics.error(
                        argument.range(),
                        ".byte needs numbers from -128 to 255, but here is " + argument.shown() + ".",
                        Directive.BYTE.howTo());
            }
        }
    }

    /** The name that a directive begins with, or null when it was reported that there is none. What follows too much is reported too. */
    Argument.@Nullable Name firstName(Directive directive, Token head, List<Argument> arguments, int most) {
        String howTo = directive.howTo();
        if (arguments.isEmpty()) {
            diagnostics.error(head.range(), directive.text() + " needs a name, but there is none.", howTo);
            return null;
        }
        if (!(arguments.get(0) instanceof Argument.Name name)) {
            if (!(arguments.get(0) instanceof Argument.Bad)) {
                diagnostics.error(
                        arguments.get(0).range(),
                        directive.text() + " needs a name, but here is '"
                                + arguments.get(0).shown() + "'.",
                        howTo);
            }
            return null;
        }
        if (arguments.size() > most && arguments.stream().noneMatch(Argument.Bad.class::isInstance)) {
            diagnostics.error(
                    arguments.get(most).range(),
                    directive.text() + " takes no more than that, but here is also '"
                            + arguments.get(most).shown() + "'.",
                    howTo);
        }
        return name;
    }

    /** The value of an argument; when it is none, that is reported and 0 stands for it, so that the name is known all the same. */
    private Literal literal(Directive directive, Argument argument) {
        if (argument instanceof Argument.Bad) {
            return ZERO;
        }
        if (argument instanceof Argument.Value value) {
            return value.literal();
        }
        if (argument instanceof Argument.Name name) {
            Literal named = Literal.named(name.name());
            if (named != null) {
                return named;
            }
        }
        diagnostics.error(
                argument.range(),
                directive.text() + " needs a value, but here is '" + argument.shown() + "'.",
                "A value is a number, a character, a string or null.");
        return ZERO;
    }

    /** Whether a token is a name; what is none is reported. */
    boolean isName(Token token) {
        if (token.is(Token.Kind.REGISTER)) {
            diagnostics.error(
                    token.range(),
                    "'" + token.shown() + "' is a register, and cannot be used as a name.",
                    "Choose a name that begins with a letter, without $.");
            return false;
        }
        if (token.text().equals("_")) {
            diagnostics.error(token.range(), "'_' alone is not a name.", "Add a letter or a digit, as in '_1'.");
            return false;
        }
        return true;
    }

    /** Whether a token can be the name of a value, and is no word for one itself; what cannot is reported. */
    private boolean isNameOfValue(Token token) {
        if (Literal.named(token.name()) != null) {
            diagnostics.error(
                    token.range(),
                    "A value cannot be called '" + token.shown() + "': that word is a value itself.",
                    "Choose another name, such as '" + token.shown() + "_1'.");
            return false;
        }
        return isName(token);
    }

    /** Whether a token can be a name in the data segment and is new there; what is not is reported. */
    boolean isNewData(Token name) {
        return isNameOfValue(name) && isNew("data ", name.name(), name.range(), "The name");
    }

    boolean isNew(String kind, String name, SourceRange range, String what) {
        Integer line = lines.putIfAbsent(kind + name, range.line());
        if (line == null) {
            return true;
        }
        diagnostics.error(
                range,
                what + (name.isEmpty() ? "" : " '" + Token.shown(name) + "'") + " is already declared in line " + line
                        + ".",
                name.isEmpty() ? "Keep one of the two lines." : "Keep one of the two, or give this one another name.");
        return false;
    }

    boolean hasRoom(int size, Token head, String what) {
        if (size < ProgramRules.MOST) {
            return true;
        }
        if (lines.putIfAbsent("full " + what, head.line()) == null) {
            diagnostics.error(
                    head.range(),
                    "There are more than " + ProgramRules.MOST + " " + what + ".",
                    "That is the most that 2 bytes can number. Use fewer.");
        }
        return false;
    }
}
