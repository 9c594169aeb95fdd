package vitrine.verify;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vitrine.asm.Suggestions;
import vitrine.isa.Decoded;
import vitrine.isa.OperandKind;
import vitrine.program.ClassDeclaration;
import vitrine.program.Function;
import vitrine.program.Handler;
import vitrine.program.Methods;
import vitrine.program.Program;

/** Puts into words what is wrong with classes, fields, messages, captured values and handlers. */
final class ObjectWarnings {
    /** What is wrong, and what to do about it. */
    record Fault(String message, String hint) {
        static final Fault NONE = new Fault("", "");
    }

    private static final String STOPS = "The program will stop here.";

    private final CodePlan plan;
    private final Program program;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> messages;
    private final Set<String> classes = new HashSet<>();
    private final Suggestions suggestions = new Suggestions();

    ObjectWarnings(CodePlan plan) {
        this.plan = plan;
        this.program = plan.program;
        messages = new LinkedHashSet<>(plan.methods.messages());
        for (ClassDeclaration each : program.classes()) {
            fields.addAll(each.fields());
            classes.add(each.name());
        }
    }

    /** What is wrong with an operand. */
    Fault operand(OperandKind kind, long value, Decoded decoded, Function function) {
        switch (kind) {
            case CLASS:
                return missing(value, program.classes().size(), "class", "the program");
            case CAPTURE:
                return missing(
                        value, function.captures().size(), "captured value", "function '" + function.name() + "'");
            case FIELD, SELECTOR:
                break;
            default:
                return Fault.NONE;
        }
        if (value >= program.names().size()) {
            return missing(value, program.names().size(), "name", "the program");
        }
        String name = program.names().get((int) value);
        boolean isField = kind == OperandKind.FIELD;
        if (isField ? !fields.contains(name) : !messages.contains(name)) {
            String near = suggestions.didYouMean(name, isField ? fields : messages);
            return new Fault(
                    "No class has a " + (isField ? "field" : "method") + " '" + name + "'.",
                    near.isEmpty() ? STOPS + " Declare it: " + declaration(isField, name) : near);
        }
        if (!isField && plan.methods(decoded) < 0) {
            return new Fault(
                    "No method '" + name + "' takes this number of arguments.",
                    "The last operand is the number of arguments, not counting the receiver.");
        }
        return Fault.NONE;
    }

    /** What to write so that a class has a field or a method; of some class, where there is one. */
    private String declaration(boolean isField, String name) {
        String owner =
                program.classes().isEmpty() ? "Shape" : program.classes().get(0).name();
        return isField
                ? ".field " + name + " after the .class that has it."
                : ".func " + owner + "." + name + " self, for a method of class " + owner + ".";
    }

    private static Fault missing(long index, int size, String what, String owner) {
        String text = Warnings.missing(index, size, what, owner);
        return text.isEmpty() ? Fault.NONE : new Fault(text, STOPS);
    }

    /** What is wrong with a function as a method. */
    Fault method(Function function) {
        String className = Methods.className(function.name());
        if (className == null || classes.isEmpty()) {
            return Fault.NONE;
        } else if (!classes.contains(className)) {
            String near = suggestions.didYouMean(className, classes);
            return near.isEmpty()
                    ? Fault.NONE
                    : new Fault(
                            "There is no class '" + className + "', so function '" + function.name()
                                    + "' is not a method.",
                            near);
        }
        return function.parameters().isEmpty()
                ? new Fault(
                        "Method '" + function.name() + "' has no parameter for its receiver.",
                        "Write .func " + function.name() + " self")
                : Fault.NONE;
    }

    /** What is wrong with a handler, those before it in its function known. */
    static Fault handler(Handler handler, List<Handler> before) {
        if (handler.covers(handler.address())) {
            return new Fault(
                    "This handler is inside its own range: what it throws comes back to it.",
                    "End the range before the handler.");
        }
        for (Handler each : before) {
            boolean catchesAll = each.caught() == Handler.EVERYTHING || each.caught() == handler.caught();
            if (catchesAll && each.from() <= handler.from() && handler.to() <= each.to()) {
                return new Fault(
                        "This handler is never used: another one for the same range comes before it.",
                        "The first handler that fits is used. Write the one with the smaller range first.");
            }
        }
        return Fault.NONE;
    }
}
