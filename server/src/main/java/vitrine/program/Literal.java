package vitrine.program;

import org.jspecify.annotations.Nullable;

/** A value that can be written down in source: what constants are and what globals begin with. */
public sealed interface Literal {
    record Int(long value) implements Literal {}

    record Float(double value) implements Literal {}

    record Text(String value) implements Literal {}

    record Null() implements Literal {}

    /** The value that a word stands for where values are wanted: null, nan, inf; or null when it stands for none. */
    static @Nullable Literal named(String word) {
        return switch (word) {
            case "null" -> new Null();
            case "nan" -> new Float(Double.NaN);
            case "inf" -> new Float(Double.POSITIVE_INFINITY);
            default -> null;
        };
    }
}
