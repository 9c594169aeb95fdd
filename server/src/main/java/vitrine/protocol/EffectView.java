package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.ValueView;

/** One thing that an instruction did, with its values ready to be shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = EffectView.Pop.class, name = "pop"),
    @Type(value = EffectView.Push.class, name = "push"),
    @Type(value = EffectView.Read.class, name = "read"),
    @Type(value = EffectView.Write.class, name = "write"),
    @Type(value = EffectView.Jump.class, name = "jump"),
    @Type(value = EffectView.Call.class, name = "call"),
    @Type(value = EffectView.Return.class, name = "return"),
    @Type(value = EffectView.Allocate.class, name = "allocate"),
    @Type(value = EffectView.Free.class, name = "free"),
    @Type(value = EffectView.Output.class, name = "output"),
    @Type(value = EffectView.Given.class, name = "given"),
    @Type(value = EffectView.Thrown.class, name = "thrown"),
    @Type(value = EffectView.Collected.class, name = "collected"),
    @Type(value = EffectView.Part.class, name = "part"),
    @Type(value = EffectView.Trapped.class, name = "trapped"),
})
public sealed interface EffectView {
    record Pop(String cell, String name, ValueView value) implements EffectView {}

    record Push(String cell, String name, ValueView value) implements EffectView {}

    record Read(String cell, ValueView value) implements EffectView {}

    record Write(String cell, ValueView before, ValueView after) implements EffectView {}

    record Jump(int from, int to) implements EffectView {}

    record Call(String function, List<ValueView> arguments, int returnAddress) implements EffectView {}

    record Return(String function, List<ValueView> results, int to) implements EffectView {}

    record Allocate(int address, long bytes) implements EffectView {}

    record Free(int address, long bytes) implements EffectView {}

    record Output(String text) implements EffectView {}

    /** The program was given what it asked for: a line, the end of the input, the time of day or a random number. */
    record Given(String request, String text) implements EffectView {}

    /** The program threw an exception that a handler takes. */
    record Thrown(ValueView exception) implements EffectView {}

    /**
     * A collection came first, see {@link vitrine.machine.Effect.Collected}.
     *
     * @param moved how many objects lie elsewhere now
     * @param moves each an old address, a new one and a number of bytes; only the first ones when there are many
     */
    record Collected(
            String collector,
            String reason,
            long steps,
            long bytesBefore,
            long bytesAfter,
            long freed,
            int moved,
            List<List<Integer>> moves)
            implements EffectView {}

    /** A part of an instruction: the kind's name and title, and what its sentence names. */
    record Part(String kind, String title, List<Told> told) implements EffectView {}

    /**
     * @param cell the stable name of the cell that is meant, or ""
     * @param value its value, or the value that is meant; null for none
     * @param text how it stands in the sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(String name, String cell, @Nullable ValueView value, String text) {}

    record Trapped(Event.TrapView trap) implements EffectView {}
}
