package vitrine.program;

/** A value that can be written down in source: what constants are and what globals begin with. */
public sealed interface Literal {
    record Int(long value) implements Literal {}

    record Float(double value) implements Literal {}

    record Text(String value) implements Literal {}

    record Null() implements Literal {}
}
