package vitrine.machine;

import java.util.List;

/** One thing that an instruction did. Cells are named as {@link Machine#views} names them. */
public sealed interface Effect {
    /** A value left the operand stack; {@code name} is what the instruction's stack effect calls it. */
    record Pop(String cell, String name, Value value) implements Effect {}

    /** A value came onto the operand stack. */
    record Push(String cell, String name, Value value) implements Effect {}

    /** A cell's value was used; {@code name} is what the instruction's row calls it, "" when it has no name for it. */
    record Read(String cell, String name, Value value) implements Effect {
        public Read(String cell, Value value) {
            this(cell, "", value);
        }
    }

    /** A cell was given a value, the same one included; {@code name} as in {@link Read}. */
    record Write(String cell, String name, Value before, Value after) implements Effect {
        public Write(String cell, Value before, Value after) {
            this(cell, "", before, after);
        }
    }

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
