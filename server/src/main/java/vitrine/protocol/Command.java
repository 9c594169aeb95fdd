package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells a session to do. The verbs are those of the Debug Adapter Protocol where it has them. A command may carry an
 * {@code id}; its answer then carries the same number as {@code inReplyTo}.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Command.StepIn.class, name = "stepIn"),
    @Type(value = Command.Next.class, name = "next"),
    @Type(value = Command.StepOut.class, name = "stepOut"),
    @Type(value = Command.Continue.class, name = "continue"),
    @Type(value = Command.Pause.class, name = "pause"),
    @Type(value = Command.StepBack.class, name = "stepBack"),
    @Type(value = Command.Previous.class, name = "previous"),
    @Type(value = Command.BackToCall.class, name = "backToCall"),
    @Type(value = Command.ReverseContinue.class, name = "reverseContinue"),
    @Type(value = Command.RunTo.class, name = "runTo"),
    @Type(value = Command.RunBackTo.class, name = "runBackTo"),
    @Type(value = Command.ToMark.class, name = "toMark"),
    @Type(value = Command.BackToMark.class, name = "backToMark"),
    @Type(value = Command.GoTo.class, name = "goTo"),
    @Type(value = Command.Restart.class, name = "restart"),
    @Type(value = Command.GoToEnd.class, name = "goToEnd"),
    @Type(value = Command.SetBreakpoints.class, name = "setBreakpoints"),
    @Type(value = Command.SetInput.class, name = "setInput"),
    @Type(value = Command.Loop.class, name = "loop"),
    @Type(value = Command.History.class, name = "history"),
    @Type(value = Command.Origin.class, name = "origin"),
    @Type(value = Command.SetWatches.class, name = "setWatches"),
    @Type(value = Command.Write.class, name = "write"),
    @Type(value = Command.Collect.class, name = "collect"),
    @Type(value = Command.Survey.class, name = "survey"),
    @Type(value = Command.Counts.class, name = "counts"),
    @Type(value = Command.WhyAlive.class, name = "whyAlive"),
    @Type(value = Command.PointsHere.class, name = "pointsHere"),
    @Type(value = Command.FindObjects.class, name = "findObjects"),
    @Type(value = Command.View.class, name = "view"),
    @Type(value = Command.Seen.class, name = "seen"),
})
public sealed interface Command {
    @Nullable
    Long id();

    /** @param granularity what is counted, instruction or part; instruction when it is missing */
    record StepIn(
            @Nullable Long id,
            @Nullable Long count,
            @Nullable String granularity) implements Command {}

    record Next(@Nullable Long id) implements Command {}

    record StepOut(@Nullable Long id) implements Command {}

    record Continue(@Nullable Long id) implements Command {}

    record Pause(@Nullable Long id) implements Command {}

    record StepBack(
            @Nullable Long id,
            @Nullable Long count,
            @Nullable String granularity) implements Command {}

    record Previous(@Nullable Long id) implements Command {}

    record BackToCall(@Nullable Long id) implements Command {}

    record ReverseContinue(@Nullable Long id) implements Command {}

    /** To a source line or to an address in the code: one of the two. */
    record RunTo(
            @Nullable Long id,
            @Nullable Integer line,
            @Nullable Integer address) implements Command {}

    record RunBackTo(
            @Nullable Long id,
            @Nullable Integer line,
            @Nullable Integer address) implements Command {}

    /** To the next mark of the text, of any of these names; of any name when they are missing. */
    record ToMark(@Nullable Long id, @Nullable List<String> names) implements Command {}

    record BackToMark(@Nullable Long id, @Nullable List<String> names) implements Command {}

    /** @param part so many parts of the next instruction are done there; 0 when it is missing */
    record GoTo(
            @Nullable Long id,
            @Nullable Long time,
            @Nullable Long part) implements Command {}

    /** To time 0. */
    record Restart(@Nullable Long id) implements Command {}

    /** To the end of the program, past all breakpoints. */
    record GoToEnd(@Nullable Long id) implements Command {}

    /**
     * Sets all breakpoints. What was changed since the revision is changed in the present set; what others changed meanwhile stays.
     *
     * @param revision the number of the set from which this one was made; the present one, whatever it is, when it is missing
     */
    record SetBreakpoints(
            @Nullable Long id,
            @Nullable List<Breakpoint> breakpoints,
            @Nullable Long revision) implements Command {}

    /** Replaces the lines that are not read yet; {@code text} is all of the input, one line each. */
    record SetInput(
            @Nullable Long id,
            @Nullable String text,
            @Nullable Boolean closed,
            @Nullable Boolean dropFuture) implements Command {}

    /** Asks what the program is doing around the present moment. */
    record Loop(@Nullable Long id) implements Command {}

    /**
     * Who reads and writes a cell?
     *
     * @param cell its stable name, or a name that means it now
     * @param access write, read or any; write when it is missing
     * @param direction backward or forward; backward when it is missing
     * @param time from this time on or back; the present one when it is missing
     * @param count how many steps are wanted; one when it is missing
     */
    record History(
            @Nullable Long id,
            @Nullable String cell,
            @Nullable String access,
            @Nullable String direction,
            @Nullable Long time,
            @Nullable Integer count)
            implements Command {}

    /** Which step gave a cell the value that it has at a time, or now, and from what? */
    record Origin(
            @Nullable Long id,
            @Nullable String cell,
            @Nullable Long time) implements Command {}

    /** Replaces all expressions that are shown with every state. */
    record SetWatches(@Nullable Long id, @Nullable List<String> watches) implements Command {}

    /** Gives a cell another value, now; {@code value} as a person writes it. */
    record Write(
            @Nullable Long id,
            @Nullable String cell,
            @Nullable String value,
            @Nullable Boolean dropFuture) implements Command {}

    /**
     * Asks for a collection, now: it comes before the next instruction.
     *
     * @param granularity part when it is to be watched: then the next step by part begins it. Else it is carried out at once
     */
    record Collect(
            @Nullable Long id,
            @Nullable String granularity,
            @Nullable Boolean dropFuture) implements Command {}

    /** What does the run look like between two times? Executes it again; {@code buckets} is into how many parts, 1000 when left out. */
    record Survey(
            @Nullable Long id,
            @Nullable Long from,
            @Nullable Long to,
            @Nullable Integer buckets) implements Command {}

    /** What was read and written up to a time, or to now, and which marks were passed? Executes it again. */
    record Counts(
            @Nullable Long id,
            @Nullable Long time,
            @Nullable List<String> names) implements Command {}

    /**
     * Why is an object alive now: on which way does a root lead to it?
     *
     * @param object its name as a state shows it, "object" with its serial number, or a cell that refers to it
     */
    record WhyAlive(@Nullable Long id, @Nullable String object) implements Command {}

    /** Which roots and which cells of objects refer to an object now? */
    record PointsHere(@Nullable Long id, @Nullable String object) implements Command {}

    /** Which objects have a text in the name of their class, in their address, or in what they say? */
    record FindObjects(@Nullable Long id, @Nullable String text) implements Command {}

    /**
     * What this viewer wants to see, by area. A part that names its area may have any name: it is one more view of that area, told under
     * that name.
     */
    record View(@Nullable Long id, @Nullable Map<String, Part> windows) implements Command {}

    /** This viewer has seen the state of this number. Only viewers send it. */
    record Seen(@Nullable Long id, @Nullable Long sequence) implements Command {}

    /**
     * A part of an area: {@code count} entries from {@code from} on; a negative {@code from} counts from the end.
     *
     * @param area the area, where the part has another name
     * @param pointer a register that points into the area: {@code from} counts from there, and the part goes along with it
     * @param focus what is wanted for certain, by names that the area's kind knows: of a graph objects, unfolded
     */
    record Part(
            long from,
            int count,
            @Nullable String area,
            @Nullable String pointer,
            @Nullable List<String> focus) {}

    /**
     * A breakpoint as the user wants it: on a source line, at an address, on a cell, or on an event.
     *
     * @param id what it is known by from one set to the next; when it is missing, it is the one of the earlier set that waits for the same, or a
     *     new one
     * @param cell a cell by its stable name, or by one that means it when the breakpoint is set
     * @param access what is done to the cell: written, read or changed
     * @param calls for which calls it counts, where the cell lies in the frame of one: this, every or any; when it is missing this one where the cell lies
     *     in a frame when the breakpoint is set, else any
     * @param call for this call a time at which it is under way; when it is missing the time at which the breakpoint is set
     * @param event call, return, allocation, output, collection, exception or trap
     * @param function the name of the function that is called or returns; any when it is missing. With a cell the function of its frame: for every call of it
     *     the cell is then the name or the number of a parameter or local
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Breakpoint(
            @Nullable String id,
            @Nullable Integer line,
            @Nullable Integer address,
            @Nullable String cell,
            @Nullable String access,
            @Nullable String calls,
            @Nullable Long call,
            @Nullable String event,
            @Nullable String function,
            @Nullable String condition,
            @Nullable Long hitCount,
            @Nullable String log,
            @Nullable Boolean temporary,
            @Nullable Boolean enabled) {}
}
