package vitrine.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A function: its entry address and the names of its locals, the parameters first. Its code reaches to the entry of the next function
 * of the program or to the end of the code.
 *
 * @param captures the names of the values that a closure of it keeps; one that has any needs a last local named {@value #CLOSURE}, where the
 *     closure lies while it runs
 * @param handlers what is done about exceptions, the first that fits
 */
public record Function(
        String name,
        int start,
        List<String> parameters,
        List<String> locals,
        List<String> captures,
        List<Handler> handlers) {
    /** What the local is called in which a running closure lies. */
    public static final String CLOSURE = "closure";

    public Function {
        parameters = List.copyOf(parameters);
        locals = List.copyOf(locals);
        captures = List.copyOf(captures);
        handlers = List.copyOf(handlers);
        if (!captures.isEmpty() && (locals.isEmpty() || !CLOSURE.equals(locals.get(locals.size() - 1)))) {
            throw new IllegalArgumentException(
                    "Function " + name + " captures values and has no last local '" + CLOSURE + "'.");
        }
        if (captures.contains(CLOSURE)) {
            throw new IllegalArgumentException(
                    "Function " + name + " captures a value called '" + CLOSURE + "', as its closure is.");
        }
    }

    /** One that captures and handles nothing. */
    public Function(String name, int start, List<String> parameters, List<String> locals) {
        this(name, start, parameters, locals, List.of(), List.of());
    }

    /** How many locals a frame of it has, the parameters included. */
    public int slots() {
        return parameters.size() + locals.size();
    }

    /** The names of all slots, the parameters first. */
    public List<String> slotNames() {
        List<String> names = new ArrayList<>(parameters);
        names.addAll(locals);
        return names;
    }

    /** The locals that were declared: without the one for the closure. */
    public List<String> declaredLocals() {
        return captures.isEmpty() ? locals : locals.subList(0, locals.size() - 1);
    }
}
