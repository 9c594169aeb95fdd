package vitrine.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.OperandKind;
import vitrine.program.ClassDeclaration;
import vitrine.program.Diagnostics;

/** Carries out the directives that declare classes and their fields. What a class extends is found later: it may be declared behind it. */
final class ClassDeclarations {
    private static final String EXTENDS = "extends";

    private final Unit unit;
    private final Declarations declarations;
    private final Diagnostics diagnostics;
    private Unit.@Nullable ClassBody last;

    ClassDeclarations(Unit unit, Declarations declarations, Diagnostics diagnostics) {
        this.unit = unit;
        this.declarations = declarations;
        this.diagnostics = diagnostics;
    }

    private boolean possible(Token head) {
        if (!unit.instructions.uses(OperandKind.CLASS)) {
            declarations.impossible(head, "objects");
            return false;
        }
        return true;
    }

    void begin(Token head, List<Argument> arguments) {
        if (!possible(head)) {
            return;
        }
        Argument.Name name = declarations.firstName(Directive.CLASS, head, arguments, 3);
        // fields that follow a class in error belong to it all the same
        last = new Unit.ClassBody(name == null ? head : name.token());
        if (name == null) {
            return;
        }
        parent(last, arguments);
        if (name.name().equals(ClassDeclaration.TRAP)) {
            diagnostics.error(
                    name.range(),
                    "A class cannot be called '" + ClassDeclaration.TRAP
                            + "': that is what .catch calls an error of the machine.",
                    "Give it another name.");
        } else if (declarations.isName(name.token())
                && declarations.isNew("class ", name.name(), name.range(), "The class")
                && declarations.hasRoom(unit.classes.size(), head, "classes")) {
            unit.classByName.put(name.name(), unit.classes.size());
            unit.classes.add(last);
        }
    }

    private void parent(Unit.ClassBody body, List<Argument> arguments) {
        if (arguments.size() == 1 || arguments.stream().anyMatch(Argument.Bad.class::isInstance)) {
            return;
        }
        boolean isExtends =
                arguments.get(1) instanceof Argument.Name word && word.name().equalsIgnoreCase(EXTENDS);
        if (isExtends && arguments.size() > 2 && arguments.get(2) instanceof Argument.Name parent) {
            body.parentName = parent;
        } else {
            Argument wrong = arguments.get(isExtends && arguments.size() > 2 ? 2 : 1);
            diagnostics.error(
                    wrong.range(),
                    isExtends
                            ? "'extends' needs the name of a class after it."
                            : "After the name of a class only 'extends' can follow, but here is '" + wrong.shown()
                                    + "'.",
                    Directive.CLASS.howTo());
        }
    }

    void fields(Token head, List<Argument> arguments) {
        if (!possible(head)) {
            return;
        }
        Unit.ClassBody in = last;
        if (in == null) {
            diagnostics.error(
                    head.range(),
                    ".field belongs to a class, but there is none before it.",
                    "Declare the class first, as in '.class Shape'.");
            return;
        }
        for (Argument.Name name : declarations.names(Directive.FIELD, head, arguments)) {
            if (in.fields.containsKey(name.name())) {
                diagnostics.error(
                        name.range(),
                        "This class already has a field '" + name.shown() + "'.",
                        "Give it another name.");
            } else if (declarations.hasRoom(in.fields.size(), head, "fields in one class")) {
                in.fields.put(name.name(), name.range());
            }
        }
    }

    void names(Token head, List<Argument> arguments) {
        if (possible(head)) {
            for (Argument.Name name : declarations.names(Directive.NAMES, head, arguments)) {
                if (declarations.hasRoom(unit.names.size(), head, "names of fields and messages")
                        && declarations.isNew("name ", name.name(), name.range(), "The name")) {
                    unit.name(name.name());
                }
            }
        }
    }
}
