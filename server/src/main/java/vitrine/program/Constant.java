package vitrine.program;

/** An entry of the constant pool; {@code name} is "" when it has none. */
public record Constant(String name, Literal value) {}
