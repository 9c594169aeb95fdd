package vitrine.isa;

/** One operand of an instruction: the name that documentation and narration use for it, and its kind. */
public record Operand(String name, OperandKind kind) {}
