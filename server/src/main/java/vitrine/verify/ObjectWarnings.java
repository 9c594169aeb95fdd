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

    private static final String STOPS = "A run will stop here.";

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
                    near.isEmpty() ? STOPS : near);
        }
        if (!isField && plan.methods(decoded) < 0) {
            return new Fault(
                    "No method '" + name + "' takes so many arguments.",
                    "Its last operand is the number of arguments, without the receiver.");
        }
        return Fault.NONE;
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
                            "There is no class '" + className + "': function '" + function.name()
                                    + "' is no method of any.",
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
                    "This handler lies in its own range: what is thrown in it leads to it again.",
                    "End the range before the handler.");
        }
        for (Handler each : before) {
            boolean catchesAll = each.caught() == Handler.EVERYTHING || each.caught() == handler.caught();
            if (catchesAll && each.from() <= handler.from() && handler.to() <= each.to()) {
                return new Fault(
                        "Nothing comes to this handler: another one for the same range stands before it.",
                        "Of several handlers the first that fits is taken: let the narrower ones stand first.");
            }
        }
        return Fault.NONE;
    }
}
