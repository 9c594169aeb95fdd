package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
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

    record Trapped(Event.TrapView trap) implements EffectView {}
}
