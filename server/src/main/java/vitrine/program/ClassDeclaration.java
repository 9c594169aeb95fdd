package vitrine.program;

import java.util.List;

/**
 * A class of objects: its own fields, which stand behind those that it inherits. Its methods are the functions whose name is that of the
 * class, a dot, and that of the message, as in {@code Dog.speak}; see {@link Methods}.
 *
 * @param parent the index of the class that it extends, or -1
 */
public record ClassDeclaration(String name, int parent, List<String> fields) {
    /** How many classes there can be above a class. */
    public static final int MOST_ABOVE = 255;

    /** What no class can be called, since a handler for it catches traps. */
    public static final String TRAP = "trap";

    public ClassDeclaration {
        fields = List.copyOf(fields);
    }
}
