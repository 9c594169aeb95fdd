package vitrine.debug;

import java.util.List;
import vitrine.machine.Machine;
import vitrine.machine.Tags;
import vitrine.machine.Value;

/**
 * A small language over named cells, for conditions and log texts. It reads and never writes.
 *
 * <pre>
 * n == 3 &amp;&amp; depth &gt; 2          names of locals, globals, constants; registers; top; depth; time
 * a[i + 1] &gt; a[i]                elements of an array by index
 * stack[0], stack[-1], local[0]  cells by number; negative stack places count from the top
 * length(name) &gt; 10              elements of an array, characters of a string
 * line == "quit" || !done        strings, true and false (1 and 0), null, floats, 0x1f, 'a'
 * (a + b) * 2 % 7 - c / 2        arithmetic as the machine's: whole numbers wrap and are cut
 * </pre>
 */
public final class Expression {
    private final String text;
    private final Node root;

    private final List<Name> names;

    private Expression(String text, Node root, List<Name> names) {
        this.text = text;
        this.root = root;
        this.names = List.copyOf(names);
    }

    /** Reads an expression; says where it is wrong when it is. */
    public static Expression parse(String text) throws ExpressionException {
        ExpressionParser parser = new ExpressionParser(text);
        return new Expression(text, parser.parse(), parser.names());
    }

    /** Its value in the present state of a machine. */
    public Value evaluate(Machine machine) throws ExpressionException {
        return root.evaluate(machine);
    }

    /** Whether its value counts as true in the present state of a machine. */
    public boolean holds(Machine machine) throws ExpressionException {
        Value value = evaluate(machine);
        return Tags.truth(Tags.tag(value), Tags.bits(value));
    }

    /** The names in it, with their places. */
    List<Name> names() {
        return names;
    }

    /** A name and where it stands, from column 1, and whether an index follows. */
    record Name(String name, int column, boolean indexed) {}

    @Override
    public String toString() {
        return text;
    }

    /** A part of an expression. */
    interface Node {
        Value evaluate(Machine machine) throws ExpressionException;
    }
}
