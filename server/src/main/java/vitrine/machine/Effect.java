package vitrine.machine;

import java.util.List;

/** One thing that an instruction did. Cells are named as {@link Machine#views} names them. */
public sealed interface Effect {
    /** A value left the operand stack; {@code name} is what the instruction's stack effect calls it. */
    record Pop(String cell, String name, Value value) implements Effect {}

    /** A value came onto the operand stack. */
    record Push(String cell, String name, Value value) implements Effect {}

    record Read(String cell, Value value) implements Effect {}

    record Write(String cell, Value before, Value after) implements Effect {}

    /** Control went somewhere else than to the next instruction. */
    record Jump(int from, int to) implements Effect {}

    record Call(int function, List<Value> arguments, int returnAddress) implements Effect {}

    /** Back to an address, or to none (-1) when the first frame returned. */
    record Return(int function, List<Value> results, int to) implements Effect {}

    record Allocate(int address, long bytes) implements Effect {}

    record Free(int address, long bytes) implements Effect {}

    record Output(String text) implements Effect {}

    /** The program was given an input. */
    record Given(InputRequest request, Input input) implements Effect {}

    /** The instruction failed and did nothing else. */
    record Trapped(Trap trap) implements Effect {}
}
