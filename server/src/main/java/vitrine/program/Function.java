package vitrine.program;

import java.util.ArrayList;
import java.util.List;

/**
 * A function: its entry address and the names of its locals, the parameters first. Its code reaches to the entry of the next function
 * of the program or to the end of the code.
 */
public record Function(String name, int start, List<String> parameters, List<String> locals) {
    public Function {
        parameters = List.copyOf(parameters);
        locals = List.copyOf(locals);
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
}
