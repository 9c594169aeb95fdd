package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.ClassDeclaration;
import vitrine.program.Diagnostics;
import vitrine.program.Function;
import vitrine.program.Handler;
import vitrine.program.Literal;
import vitrine.program.ProgramRules;
import vitrine.program.SourceRange;

/**
 * The part of the second pass that is no instruction: finds what classes extend and where handlers are, and gives functions with captured
 * values the local in which the running closure lies.
 */
final class ObjectLinker {
    private final Unit unit;
    private final Diagnostics diagnostics;
    private final Suggestions suggestions;

    ObjectLinker(Unit unit, Diagnostics diagnostics, Suggestions suggestions) {
        this.unit = unit;
        this.diagnostics = diagnostics;
        this.suggestions = suggestions;
    }

    /** To be done before operands are resolved. */
    void link() {
        unit.classes.forEach(this::parent);
        if (unit.classes.stream().allMatch(this::isFinite)) {
            unit.classes.forEach(this::fields);
        }
        for (int i = 0; i < unit.bodies.size(); i++) {
            Unit.Body body = unit.bodies.get(i);
            closure(body);
            int end = i + 1 < unit.bodies.size() ? unit.bodies.get(i + 1).start : unit.code.length();
            body.pendingHandlers.forEach(each -> handler(body, end, each));
        }
    }

    private void parent(Unit.ClassBody body) {
        Argument.Name name = body.parentName;
        if (name != null) {
            Integer parent = unit.classByName.get(name.name());
            if (parent == null) {
                Suggestions.Meant meant = suggestions.meant(name.name(), unit.classByName.keySet());
                diagnostics.error(
                        name.range(),
                        "There is no class '" + name.shown() + "' to extend.",
                        meant.or("Declare it: .class " + name.shown()),
                        meant.fix(name.range()));
            } else {
                body.parent = parent;
            }
        }
    }

    /** Whether the classes above a class come to an end soon enough; reported for one of a circle. */
    private boolean isFinite(Unit.ClassBody body) {
        int above = 0;
        for (int at = body.parent; at >= 0; at = unit.classes.get(at).parent) {
            if (unit.classes.get(at) == body) {
                diagnostics.error(
                        body.token.range(),
                        "Class '" + body.token.shown() + "' extends itself" + (above == 0 ? "." : ", through others."),
                        above == 0
                                ? "Remove 'extends', or extend another class."
                                : "Remove 'extends' from one of them.");
                return false;
            }
            if (++above > ClassDeclaration.MOST_ABOVE) {
                diagnostics.error(
                        body.token.range(),
                        "There are more than " + ClassDeclaration.MOST_ABOVE + " classes above class '"
                                + body.token.shown() + "'.",
                        "Extend a class further up instead.");
                return false;
            }
        }
        return true;
    }

    private void fields(Unit.ClassBody body) {
        for (int at = body.parent; at >= 0; at = unit.classes.get(at).parent) {
            Unit.ClassBody above = unit.classes.get(at);
            body.fields.forEach((name, range) -> {
                if (above.fields.containsKey(name)) {
                    diagnostics.error(
                            range,
                            "Class '" + body.token.shown() + "' already has a field '" + Token.shown(name)
                                    + "', from class '" + above.token.shown() + "'.",
                            "Use that one, or give this one another name.");
                }
            });
        }
    }

    private void closure(Unit.Body body) {
        SourceRange declared = body.captureRange;
        if (declared == null || body.captures.isEmpty()) {
            return;
        }
        if (body.slots.containsKey(Function.CLOSURE)) {
            diagnostics.error(
                    declared,
                    "Function '" + Token.shown(body.name) + "' captures values, so '" + Function.CLOSURE
                            + "' is the closure itself; another local cannot have that name.",
                    "Give the local another name.");
            return;
        }
        if (body.slots.size() >= ProgramRules.MOST) {
            diagnostics.error(
                    declared,
                    "There are more than " + ProgramRules.MOST + " locals in function '" + Token.shown(body.name)
                            + "', counting the one for its closure.",
                    "That is the most that 2 bytes can number. Use fewer.");
            return;
        }
        body.slots.put(Function.CLOSURE, body.slots.size());
        body.locals.add(Function.CLOSURE);
    }

    private void handler(Unit.Body body, int end, Unit.PendingHandler pending) {
        List<Argument> arguments = pending.arguments();
        if (arguments.size() < 3 || arguments.size() > 4) {
            diagnostics.error(
                    arguments.size() > 4
                            ? arguments.get(4).range()
                            : pending.head().range(),
                    ".catch needs three labels: where its range begins, where it ends, and the handler.",
                    Directive.CATCH.howTo());
            return;
        }
        List<Integer> places = new ArrayList<>();
        for (Argument argument : arguments.subList(0, 3)) {
            Integer place = place(body, argument);
            if (place != null) {
                places.add(place);
            }
        }
        int caught = arguments.size() == 4 ? caught(arguments.get(3)) : Handler.EVERYTHING;
        if (places.size() < 3 || caught < Handler.TRAPS) {
            return;
        }
        int from = places.get(0);
        int to = places.get(1);
        int address = places.get(2);
        if (from >= to) {
            diagnostics.error(
                    arguments.get(1).range(),
                    "The range of .catch is empty: '" + arguments.get(1).shown() + "' does not come after '"
                            + arguments.get(0).shown() + "'.",
                    "Put the first label before the instructions that may throw, and the second one after them.");
        } else if (address >= end) {
            diagnostics.error(
                    arguments.get(2).range(),
                    "No instruction comes after '" + arguments.get(2).shown() + "', so nothing can be handled there.",
                    "Write the instructions of the handler after that label.");
        } else if (from < body.start || to > end || address < body.start) {
            diagnostics.error(
                    pending.head().range(),
                    "The range of .catch and its handler must lie in function '" + Token.shown(body.name) + "'.",
                    "Use labels of this function.");
        } else {
            body.handlers.add(new Handler(from, to, address, caught));
        }
    }

    private static final int NOTHING = Handler.TRAPS - 1;

    private int caught(Argument argument) {
        if (argument instanceof Argument.Name name) {
            Integer found = unit.classByName.get(name.name());
            if (found != null) {
                return found;
            } else if (name.name().equalsIgnoreCase(ClassDeclaration.TRAP)) {
                // a class may be called Trap, but none trap
                return Handler.TRAPS;
            }
            Suggestions.Meant meant = suggestions.meant(name.name(), unit.classByName.keySet());
            diagnostics.error(
                    name.range(),
                    "There is no class '" + name.shown() + "' to catch.",
                    meant.or("Declare it: .class " + name.shown()),
                    meant.fix(name.range()));
        } else {
            diagnostics.error(
                    argument.range(),
                    ".catch catches objects of a class, or traps, but here is '" + argument.shown() + "'.",
                    Directive.CATCH.howTo());
        }
        return NOTHING;
    }

    private @Nullable Integer place(Unit.Body body, Argument argument) {
        if (argument instanceof Argument.Value value
                && value.literal() instanceof Literal.Int number
                && number.value() >= 0
                && number.value() <= Integer.MAX_VALUE) {
            return (int) number.value();
        }
        Integer label = argument instanceof Argument.Name name ? body.labels.get(name.name()) : null;
        if (label == null) {
            Suggestions.Meant meant =
                    suggestions.meant(argument instanceof Argument.Name name ? name.name() : "", body.labels.keySet());
            diagnostics.error(
                    argument.range(),
                    argument instanceof Argument.Name
                            ? "There is no label '" + argument.shown() + "' in function '" + Token.shown(body.name)
                                    + "'."
                            : ".catch needs labels, but here is '" + argument.shown() + "'.",
                    meant.or(Directive.CATCH.howTo()),
                    meant.fix(argument.range()));
        }
        return label;
    }
}
