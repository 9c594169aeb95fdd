package vitrine.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vitrine.program.ClassDeclaration;
import vitrine.program.Function;
import vitrine.program.Methods;
import vitrine.program.Program;

/**
 * The methods of a program in groups: those that answer the same message with the same number of arguments. Which one of its group a message calls,
 * only a run can tell; so what is known of a message is what is true of all in its group. Groups are numbered behind the functions.
 */
final class MethodGroups {
    private record Key(String message, int parameters) {}

    private final Map<Key, Integer> groups = new HashMap<>();
    private final int[] ofFunction;
    private final List<String> messages = new ArrayList<>();
    private final int functions;

    MethodGroups(Program program) {
        functions = program.functions().size();
        ofFunction = new int[functions];
        Map<String, ClassDeclaration> classes = new HashMap<>();
        program.classes().forEach(each -> classes.put(each.name(), each));
        for (int i = 0; i < functions; i++) {
            Function function = program.functions().get(i);
            String className = Methods.className(function.name());
            ofFunction[i] = -1;
            if (className != null && classes.containsKey(className)) {
                String message = Methods.message(function.name());
                messages.add(message);
                ofFunction[i] = groups.computeIfAbsent(
                        new Key(message, function.parameters().size()), each -> functions + groups.size());
            }
        }
    }

    /** How many functions and groups there are together. */
    int size() {
        return functions + groups.size();
    }

    /** The group of a function, or -1 when it is no method. */
    int of(int function) {
        return ofFunction[function];
    }

    /** The group that answers a message with so many values, the receiver included; -1 when no method does. */
    int of(String message, long values) {
        return values > Integer.MAX_VALUE ? -1 : groups.getOrDefault(new Key(message, (int) values), -1);
    }

    /** The messages that some method answers. */
    List<String> messages() {
        return messages;
    }
}
