package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.PlainLine;
import vitrine.machine.Machine;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.program.Characters;

/**
 * A small language over named cells, for conditions, log texts and watches. It reads and never writes.
 *
 * <pre>
 * n == 3 &amp;&amp; depth &gt; 2          names of locals, globals, constants; else registers; top; depth; time
 * a[i + 1] &gt; a[i], s[0] == 'a'   elements of an array, characters of a string by index
 * dog.name, pets[0].name         fields of an object, what a closure captured
 * stack[0], stack[-1], local[0]  cells by number; negative stack places count from the top
 * `frame 0 local 1`, `heap 0x48` cells by their own names, such as locals of outer frames
 * `depth`, `sp`                  what the machine calls so, where the program declares something of that name
 * length(name) &gt; 10              elements of an array, characters of a string
 * line == "quit" || !done        strings, true and false (1 and 0), null, floats, 0x1f, 'a'
 * (a + b) * 2 % 7 - c / 2        arithmetic as the machine's: whole numbers wrap and are cut
 * flags &amp; 0x10, ~a | b ^ c, n &lt;&lt; 3   bits of whole numbers
 * </pre>
 */
public final class Expression {
    private final String text;
    private final Node root;

    private final List<Name> names;
    private final List<Node> constants;

    private Expression(String text, Node root, List<Name> names, List<Node> constants) {
        this.text = text;
        this.root = root;
        this.constants = List.copyOf(constants);
        this.names = names.stream()
                .map(each -> new Name(each.name(), Characters.column(text, each.column() - 1), each.indexed()))
                .toList();
    }

    /** Reads an expression; says where it is wrong when it is. */
    public static Expression parse(String text) throws ExpressionException {
        PlainLine.Stranger stranger = PlainLine.first(text);
        if (stranger != null) {
            throw new ExpressionException(
                    (stranger.message() + " " + stranger.hint()).strip(), stranger.column(), stranger.length());
        }
        ExpressionParser parser = new ExpressionParser(text);
        try {
            return new Expression(text, parser.parse(), parser.names(), parser.constants());
        } catch (ExpressionException e) {
            throw e.inCharacters(text);
        }
    }

    /** Its value in the present state of a machine. */
    public Value evaluate(Machine machine) throws ExpressionException {
        try {
            return root.evaluate(machine);
        } catch (ExpressionException e) {
            throw e.inCharacters(text);
        }
    }

    /** Computes what is the same everywhere, as {@code 1 / 0} is: what cannot be computed there can be nowhere. */
    void checkConstants(Machine machine) throws ExpressionException {
        for (Node constant : constants) {
            constant.evaluate(machine);
        }
    }

    /** Whether its value counts as true in the present state of a machine. */
    public boolean holds(Machine machine) throws ExpressionException {
        Value value = evaluate(machine);
        return Tags.truth(Tags.tag(value), Tags.bits(value));
    }

    /** The cell that it names in the present state of a machine, as {@code a[2]} does; null when it names none. */
    public @Nullable String cell(Machine machine) {
        try {
            return root.cell(machine);
        } catch (ExpressionException e) {
            return null;
        }
    }

    /** The cell that a text means: a name that the machine understands, or an expression that names a cell; null when it means none. */
    public static @Nullable String cell(String text, Machine machine) {
        String cell = machine.resolve(text);
        if (cell != null) {
            return cell;
        }
        try {
            return parse(text).cell(machine);
        } catch (ExpressionException e) {
            return null;
        }
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

        /** The cell that it names, or null when it names none. */
        default @Nullable String cell(Machine machine) throws ExpressionException {
            return null;
        }
    }
}
