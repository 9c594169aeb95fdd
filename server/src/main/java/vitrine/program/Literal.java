package vitrine.program;

import org.jspecify.annotations.Nullable;

/** A value that can be written down in source: what constants are and what globals begin with. */
public sealed interface Literal {
    record Int(long value) implements Literal {}

    record Float(double value) implements Literal {}

    record Text(String value) implements Literal {}

    record Null() implements Literal {}

    /** The value that a word stands for where values are wanted: null, Infinity, inf, NaN; or null when it stands for none. */
    static @Nullable Literal named(String word) {
        Double number = Numbers.special(word);
        return number != null ? new Float(number) : word.equals("null") ? new Null() : null;
    }
}
