package vitrine.abacus;

import java.util.List;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.isa.StackEffect;

/** The instructions of the abacus. Each takes five bytes. */
enum AbacusOp implements Instruction {
    TIMES(
            1,
            Flow.NEXT,
            "The hand counts down from a number.",
            "The hand was set to {n}.",
            operand("n", OperandKind.INT)),
    COPY(2, Flow.NEXT, "Copies a rod to another.", "Copied {from} to {to}.", rod("from"), rod("to")),
    ADD(3, Flow.NEXT, "Adds a rod to another.", "Added {from} to {to}.", rod("from"), rod("to")),
    GO(4, Flow.JUMP, "Goes elsewhere.", "Went: {flow}.", operand("target", OperandKind.ADDRESS)),
    AGAIN(5, Flow.BRANCH, "Counts and goes on.", "Counted: {flow}.", operand("target", OperandKind.ADDRESS)),
    VISIT(6, Flow.CALL, "Calls and keeps a rod.", "Called {f}.", operand("f", OperandKind.FUNCTION), rod("kept")),
    BACK(7, Flow.RETURN, "Copies and returns.", "Returned: {flow}.", rod("from"), rod("to")),
    SAY(8, Flow.NEXT, "Writes two rods.", "Wrote {first} and {second}.", rod("first"), rod("second")),
    HEAR(9, Flow.NEXT, "Reads a number; one more is its square.", "Heard {to}.", rod("to"), rod("square")),
    OFF(10, Flow.END, "Ends.", "Ended with {code}.", operand("code", OperandKind.INT)),
    TIDY(11, Flow.NEXT, "Clears the last rod, then copies.", "Copied {from} to {to}.", rod("from"), rod("to"));

    private final int opcode;
    private final Flow flow;
    private final String summary;
    private final String narration;
    private final List<Operand> operands;

    AbacusOp(int opcode, Flow flow, String summary, String narration, Operand... operands) {
        this.opcode = opcode;
        this.flow = flow;
        this.summary = summary;
        this.narration = narration;
        this.operands = List.of(operands);
    }

    private static Operand operand(String name, OperandKind kind) {
        return new Operand(name, kind);
    }

    private static Operand rod(String name) {
        return new Operand(name, OperandKind.GLOBAL);
    }

    @Override
    public String mnemonic() {
        return name();
    }

    @Override
    public int opcode() {
        return opcode;
    }

    @Override
    public String group() {
        return "abacus";
    }

    @Override
    public List<Operand> operands() {
        return operands;
    }

    @Override
    public StackEffect effect() {
        return StackEffect.of("--");
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public String summary() {
        return summary;
    }

    @Override
    public String narration() {
        return narration;
    }

    @Override
    public List<String> aliases() {
        return List.of();
    }
}
