package vitrine.machine.stack;

import java.util.List;
import vitrine.asm.Suggestions;
import vitrine.isa.Instruction;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.program.Counts;
import vitrine.program.Function;

/** The texts of the traps that have to do with objects, closures and exceptions. */
final class ObjectTraps {
    private static final int LISTED = 8;

    private ObjectTraps() {}

    static TrapSignal noField(ClassTable classes, int type, String field) {
        List<String> fields = classes.fields(type);
        return Traps.of(
                Trap.Kind.TYPE,
                "%s has no field '%s'.".formatted(classes.name(type), field),
                meant(field, fields, fields.isEmpty() ? "It has no fields." : "Its fields are " + list(fields) + "."));
    }

    static TrapSignal notUnderstood(ClassTable classes, int type, String message) {
        List<String> messages = classes.messages(type);
        String understood = messages.isEmpty() ? "It understands nothing." : "It understands " + list(messages) + ".";
        return Traps.of(
                Trap.Kind.TYPE,
                "%s does not understand '%s'.".formatted(classes.name(type), message),
                meant(message, messages, understood));
    }

    static TrapSignal nothingAbove(ClassTable classes, int type, String message) {
        int above = classes.parent(type);
        return Traps.of(
                Trap.Kind.TYPE,
                above < 0
                        ? "super looks above class %s, but it extends none.".formatted(classes.name(type))
                        : "No class above %s understands '%s'.".formatted(classes.name(type), message),
                above < 0
                        ? "Write .class " + classes.name(type) + " extends another."
                        : "There is " + classes.name(above) + " above it, which understands "
                                + (classes.messages(above).isEmpty() ? "nothing" : list(classes.messages(above)))
                                + ".");
    }

    static TrapSignal noMethod(Function function) {
        return Traps.of(
                Trap.Kind.CODE,
                "super needs a method of a class, but %s is none.".formatted(function.name()),
                "A method is a function with the name of its class, a dot and a message, such as Dog.speak.");
    }

    static TrapSignal messageArguments(Instruction row, Function method, int given) {
        int needed = method.parameters().size() - 1;
        return Traps.of(
                Trap.Kind.TYPE,
                needed < 0
                        ? "%s has no parameter for its receiver.".formatted(method.name())
                        : "%s takes %s, but %s passes %s."
                                .formatted(method.name(), arguments(needed), Traps.name(row), given),
                needed < 0
                        ? "Write .func " + method.name() + " self"
                        : "The operand of " + Traps.name(row) + " is the number of arguments, without the receiver.");
    }

    private static String arguments(int count) {
        return count == 0 ? "no arguments" : Counts.of(count, "argument");
    }

    static TrapSignal noClosure(Instruction row, Function function) {
        return Traps.of(
                Trap.Kind.TYPE,
                "%s needs a running closure, but %s was called without one."
                        .formatted(Traps.name(row), function.name()),
                function.captures().isEmpty()
                        ? "A function that captures values declares them: .capture NAME"
                        : "Make a closure with 'closure " + function.name() + "' and call that with calli.");
    }

    static TrapSignal uncaught(String exception) {
        return Traps.of(
                Trap.Kind.EXCEPTION,
                "Uncaught exception: " + exception + ".",
                "No function that is active has a handler for it: .catch declares one.");
    }

    private static String meant(String name, List<String> known, String otherwise) {
        String meant = new Suggestions().didYouMean(name, known);
        return meant.isEmpty() ? otherwise : meant;
    }

    private static String list(List<String> names) {
        String some = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
        return names.size() > LISTED ? some + " and others" : some;
    }
}
