package vitrine.debug;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.LiteralText;
import vitrine.machine.Machine;
import vitrine.machine.Value;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.Function;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/**
 * A value that somebody typed to be written into a cell: the name of a cell that the program declares, a literal as in source, the name of a function, or
 * an expression over the cells there are. Reading it changes nothing; only {@link #make} puts a string into the machine's memory.
 */
final class TypedValue {
    /** Longer ones are no values that somebody types. */
    static final int LONGEST = 1_000;

    private static final String HOW_TO =
            "A value is a number (12, 0xff, 0b101, 'a', 1.5, Infinity), null, a text in double quotes, the name of a function,"
                    + " or an expression such as n + 1.";

    private final @Nullable Value value;
    private final String string;

    private TypedValue(@Nullable Value value, String string) {
        this.value = value;
        this.string = string;
    }

    /** What is wrong with a text: the reason, and what to do. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Refusal refusal;

        Wrong(String reason, String hint) {
            super(reason);
            refusal = Refusal.of(reason, hint);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    static TypedValue read(String text, Machine machine) throws Wrong {
        String typed = text.strip();
        if (typed.isEmpty()) {
            throw new Wrong("A value is needed, but there is none.", HOW_TO);
        }
        if (Characters.exceeds(typed, LONGEST)) {
            throw new Wrong(
                    "This value is " + Characters.count(typed) + " characters long; at most " + LONGEST
                            + " are possible.",
                    "Write a shorter one.");
        }
        if (machine.declares(typed)) {
            return new TypedValue(computed(typed, machine), "");
        }
        LiteralText literal = LiteralText.read(typed);
        if (!literal.message().isEmpty()) {
            throw new Wrong(literal.message(), literal.hint());
        }
        if (literal.value() instanceof Literal.Text content) {
            return new TypedValue(null, content.value());
        }
        Value plain = literal.value() == null ? null : value(literal.value(), typed, machine);
        Value named = plain == null ? function(typed, machine) : plain;
        return new TypedValue(named == null ? computed(typed, machine) : named, "");
    }

    private static Value value(Literal literal, String typed, Machine machine) {
        if (literal instanceof Literal.Int whole) {
            return Numbers.isPrefixed(typed) ? Operations.bits(whole.value(), machine) : new Value.Int(whole.value());
        }
        return literal instanceof Literal.Float real ? new Value.Float(real.value()) : new Value.Null();
    }

    private static @Nullable Value function(String name, Machine machine) {
        List<Function> functions = machine.program().functions();
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).name().equals(name)) {
                return new Value.FunctionReference(i);
            }
        }
        return null;
    }

    private static Value computed(String text, Machine machine) throws Wrong {
        try {
            return Expression.parse(text).evaluate(machine);
        } catch (ExpressionException e) {
            throw new Wrong("'" + text + "' has no value here: " + e.getMessage(), HOW_TO);
        }
    }

    /** Whether a value that is there is this one. */
    boolean is(Value there, Machine machine) {
        return value == null ? string.equals(machine.text(there)) : value.equals(there);
    }

    /** The value, in the machine's memory. */
    Value make(Machine machine) throws Wrong {
        Value made = value == null ? machine.newText(string) : value;
        if (made == null) {
            throw new Wrong(
                    "This machine has no room for a text of " + Counts.of(Characters.count(string), "character") + ".",
                    "Write a number, or a shorter text.");
        }
        return made;
    }
}
