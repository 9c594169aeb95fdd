package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.PartKind;

/** One thing that an instruction did, or one of its parts. Cells are named as {@link Machine#view} names them. */
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

    /** @param function the number of what is called, see {@link vitrine.program.Program#callee} */
    record Call(int function, List<Value> arguments, int returnAddress) implements Effect {}

    /**
     * Back to an address, or to none (-1) when the first frame returned.
     *
     * @param function the number of what was called, as in {@link Call}
     */
    record Return(int function, List<Value> results, int to) implements Effect {}

    record Allocate(int address, long bytes) implements Effect {}

    record Free(int address, long bytes) implements Effect {}

    record Output(String text) implements Effect {}

    /** The program was given an input. */
    record Given(InputRequest request, Input input) implements Effect {}

    /** The program threw an exception that one of its handlers takes. */
    record Thrown(Value exception) implements Effect {}

    /**
     * Before the instruction a collection came to its end. A step tells it before anything else, and its own effects in terms of the places after the
     * collection. What the collection did to the memory in detail is told by its parts alone.
     *
     * @param collector the name of the collector
     * @param reason why it ran, as it stands behind "since": "88 bytes were needed and 40 are free"
     * @param steps how many parts it had
     * @param bytesBefore the bytes of all objects before it
     * @param bytesAfter the bytes of those that remain
     * @param freed how many objects are no more
     * @param moves which of the others lie elsewhere now
     */
    record Collected(
            String collector, String reason, long steps, long bytesBefore, long bytesAfter, long freed, Moves moves)
            implements Effect {}

    /** One part of the next instruction was done, see {@link Machine#stepInside}: what it did, and what its sentence names. */
    record Part(PartKind kind, List<Told> told) implements Effect {
        public Part {
            told = List.copyOf(told);
        }

        public static Part of(PartKind kind, Told... told) {
            return new Part(kind, List.of(told));
        }
    }

    /**
     * Something that the sentence of a {@link Part} names: a cell, a value (an object among others) or a text.
     *
     * @param name the name in the sentence's template
     * @param cell the cell that is meant, by its stable name after the part; "" for none
     * @param value the cell's value, or the value itself; null for a text
     * @param text what stands in the sentence where neither a cell nor a value is meant; else ""
     */
    record Told(String name, String cell, @Nullable Value value, String text) {
        public static Told cell(String name, String cell, @Nullable Value value) {
            return new Told(name, cell, value, "");
        }

        public static Told value(String name, Value value) {
            return new Told(name, "", value, "");
        }

        public static Told object(String name, int address) {
            return value(name, new Value.Reference(address));
        }

        public static Told number(String name, long number) {
            return value(name, new Value.Int(number));
        }

        public static Told text(String name, String text) {
            return new Told(name, "", null, text);
        }

        /** An address as it is written everywhere. */
        public static Told address(String name, int address) {
            return text(name, "0x%02x".formatted(address));
        }
    }

    /** The instruction failed and did nothing else. */
    record Trapped(Trap trap) implements Effect {}
}
