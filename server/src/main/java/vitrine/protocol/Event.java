package vitrine.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.debug.CellOrigin;
import vitrine.debug.Fetched;
import vitrine.debug.LoopReport;
import vitrine.debug.StepReport;
import vitrine.debug.Surveyed;
import vitrine.debug.TimelineView;
import vitrine.debug.Traffic;
import vitrine.debug.WatchedValue;
import vitrine.machine.AreaView;
import vitrine.machine.ObjectGraph;
import vitrine.machine.Pointer;
import vitrine.machine.ValueView;
import vitrine.machine.graph.Held;
import vitrine.machine.graph.Matches;
import vitrine.machine.graph.Referrers;

/** What a session tells its clients. {@code inReplyTo} is the id of the command that it answers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Event.Stopped.class, name = "stopped"),
    @Type(value = Event.Running.class, name = "running"),
    @Type(value = Event.Breakpoints.class, name = "breakpoints"),
    @Type(value = Event.Watches.class, name = "watches"),
    @Type(value = Event.Loop.class, name = "loop"),
    @Type(value = Event.History.class, name = "history"),
    @Type(value = Event.Origin.class, name = "origin"),
    @Type(value = Event.Survey.class, name = "survey"),
    @Type(value = Event.Counts.class, name = "counts"),
    @Type(value = Event.Alive.class, name = "alive"),
    @Type(value = Event.Pointing.class, name = "pointing"),
    @Type(value = Event.Objects.class, name = "objects"),
    @Type(value = Event.Problem.class, name = "problem"),
    @Type(value = Event.Ended.class, name = "ended"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Event {
    /**
     * The program stands still.
     *
     * @param sequence the number to acknowledge; null outside of a WebSocket
     * @param reason entry, step, breakpoint, data breakpoint, pause, goto, mark, halt, trap, input, start
     * @param part how many parts of the next instruction are done: a collection before it, the search for what a message means, and the like; 0 between
     *     instructions
     * @param end the farthest time known; when {@code ended}, the program ends there
     * @param future counts how often the run was given another future, by an edit or another input
     * @param function the name of the running function
     * @param lastStep the step, or the part of one, that led to this state; null at time 0
     * @param next the instruction that comes next; null when the program has ended
     * @param edited what was written by hand at this time, after that step
     * @param hits the breakpoints that stopped it, by their place in the set
     * @param marks the names of the marks of the text at which it stands
     * @param breakpoints what became of the set by now, when there is one: its hits, and conditions that could not be computed
     * @param areas by id; after the first state only those that changed
     * @param inputs when they changed
     * @param watches the watched expressions, when one of them changed
     * @param trapLine the source line of the trap, when it is trapped
     * @param trace the calls under way, when it is trapped, the innermost first; at most 50
     */
    record Stopped(
            @Nullable Long inReplyTo,
            @Nullable Long sequence,
            String reason,
            long time,
            long part,
            long end,
            boolean ended,
            long future,
            State status,
            int address,
            int line,
            String function,
            int depth,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Step lastStep,

            @Nullable Fetched next,
            List<Edited> edited,
            List<Integer> hits,
            List<String> marks,
            @Nullable List<Placed> breakpoints,
            List<Log> logs,
            List<Pointer> pointers,
            Map<String, AreaView> areas,
            @Nullable Inputs inputs,
            @Nullable List<WatchedValue> watches,
            @Nullable Integer trapLine,
            @Nullable List<Call> trace)
            implements Event {}

    /**
     * A function that is active.
     *
     * @param address an address within the instruction that it executes: the trapped one, or a call; -1 when nobody knows
     * @param line the source line of that; 0 when nobody knows
     */
    record Call(String function, int address, int line) {}

    /**
     * The program moves; what is shown is a moment on the way. A search back through time shows no areas.
     *
     * @param direction forward or backward
     * @param progress how much of a search is done, 0 to 1, where that is known
     * @param perSecond instructions executed in a second, lately
     */
    record Running(
            @Nullable Long inReplyTo,
            @Nullable Long sequence,
            long time,
            long end,
            boolean ended,
            long future,
            String direction,
            @Nullable Double progress,
            long perSecond,
            State status,
            int address,
            int line,
            String function,
            int depth,
            List<Log> logs,
            List<Pointer> pointers,
            Map<String, AreaView> areas,
            @Nullable Inputs inputs,
            @Nullable List<WatchedValue> watches)
            implements Event {}

    /**
     * What an answer is about: it holds at this moment, and nobody knows whether it does at another.
     *
     * @param time the time at which the session stood when it was answered
     * @param part how many parts of the next instruction were done
     * @param end the farthest time known then
     * @param future as in a state: how often the run was given another future
     * @param cell the name by which the cell is known at all times, or the name of the object, that it is about; "" for none
     */
    record About(long time, long part, long end, long future, String cell) {}

    /**
     * The breakpoints as they are now. Told to whoever set them, and to every other viewer when they were changed.
     *
     * @param revision the number of the set; a set that is made of it names it
     * @param set the breakpoints as they are wanted, each with its id
     * @param breakpoints what became of them, in the same order
     */
    record Breakpoints(
            @Nullable Long inReplyTo,
            long revision,
            List<Command.Breakpoint> set,
            List<Placed> breakpoints,
            About about)
            implements Event {}

    /** What the watched expressions are worth, in the order of the set. */
    record Watches(@Nullable Long inReplyTo, List<WatchedValue> watches, About about) implements Event {}

    /** What the program is doing around the present moment, see {@link LoopReport}. */
    record Loop(
            @Nullable Long inReplyTo,
            boolean found,
            boolean complete,
            String kind,
            String sentence,
            List<Integer> lines,
            String function,
            long instructions,
            long turns,
            boolean exact,
            long since,
            List<LoopReport.Changed> changed,
            List<LoopReport.Cell> unchanged,

            @JsonInclude(JsonInclude.Include.ALWAYS) LoopReport.@Nullable Condition condition,

            List<LoopReport.Condition> exits,
            boolean endless,
            About about)
            implements Event {}

    /**
     * Who reads and writes a cell.
     *
     * @param cell its stable name
     * @param name what people call it in the present state
     * @param entries the nearest first
     * @param searchedFrom the times of the steps that were searched: from this one on
     * @param searchedTo up to, not including, this one
     * @param complete whether as many were found as were wanted, or the search came to the start or the known end of the run
     * @param message what it means that there is no entry, or that the search was ended early; else ""
     */
    record History(
            @Nullable Long inReplyTo,
            String cell,
            String name,
            String direction,
            List<Use> entries,
            long searchedFrom,
            long searchedTo,
            boolean complete,
            String message,
            About about)
            implements Event {}

    /**
     * Where a cell has its value from.
     *
     * @param time the time of which was asked
     * @param step the step that wrote it last before; null when it still has its first value, was edited, or when the search was ended early
     * @param from the values that this step made it of; each cell had it at its time, and can be asked for its origin there
     * @param place the stable name of the cell when that step wrote it: a collection may have moved it since
     * @param sentence says it in words
     * @param complete whether the search came to its end
     */
    record Origin(
            @Nullable Long inReplyTo,
            String cell,
            String name,
            long time,
            ValueView value,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Step step,

            List<CellOrigin.Source> from,
            String place,
            String sentence,
            boolean complete,
            About about)
            implements Event {}

    /**
     * A step that read or wrote a cell, or an edit of it.
     *
     * @param time the time of the step; what it wrote is there from the next time on. An edit has the time of the step before it
     * @param line 0 for an edit
     * @param address -1 for an edit
     * @param text the instruction, or what was typed
     * @param access write or read
     * @param before the value before; null when there was no such cell
     * @param value the value that was written or read
     * @param place the stable name of the cell then: a collection may have moved it since
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Use(
            long time,
            int line,
            int address,
            String text,
            String access,
            boolean edit,
            @Nullable ValueView before,
            ValueView value,
            String place) {}

    /**
     * What the run looks like between two times, found out by executing it again: the fields are those of {@link TimelineView}.
     *
     * @param to as far as it was seen
     * @param steps the instructions one by one, where there are few; else none
     * @param complete whether all of it was seen
     */
    record Survey(
            @Nullable Long inReplyTo,
            long from,
            long to,
            long width,
            List<Integer> lowest,
            List<Integer> highest,
            List<Long> output,
            List<Long> allocated,
            TimelineView.@Nullable Heap heap,
            List<TimelineView.Bar> bars,
            List<TimelineView.Mark> marks,
            List<Surveyed.Step> steps,
            boolean complete,
            About about)
            implements Event {}

    /** What the run had read and written at a time, and the marks that it had passed: see {@link Traffic}. */
    record Counts(
            @Nullable Long inReplyTo,
            long time,
            List<Traffic.InArea> areas,
            long passed,
            List<Traffic.Passage> marks,
            Traffic.Since since,
            boolean complete,
            About about)
            implements Event {}

    /** Why an object is alive now, see {@link Held}. */
    record Alive(
            @Nullable Long inReplyTo,
            Held.Named object,

            @JsonInclude(JsonInclude.Include.ALWAYS) ObjectGraph.@Nullable Root root,

            @JsonInclude(JsonInclude.Include.ALWAYS) Held.@Nullable Named first,

            List<Held.Reference> way,
            long alone,
            long aloneBytes,
            boolean permanent,
            String sentence,
            About about)
            implements Event {}

    /** Who refers to an object now, see {@link Referrers}. */
    record Pointing(
            @Nullable Long inReplyTo,
            Held.Named object,
            List<ObjectGraph.Root> roots,
            long rootCount,
            List<Referrers.Referrer> references,
            long referenceCount,
            String sentence,
            About about)
            implements Event {}

    /** Objects that a text was found in, see {@link Matches}. */
    record Objects(@Nullable Long inReplyTo, String text, List<Matches.Match> objects, long count, About about)
            implements Event {}

    /** A command was not carried out; {@code code} is refused, drop-future or unknown-revision. */
    record Problem(@Nullable Long inReplyTo, String title, String detail, String hint, String code) implements Event {}

    /** The session is over: expired, deleted or shutdown. */
    record Ended(String reason) implements Event {}

    /**
     * @param id what the breakpoint is known by
     * @param cell the stable name of the cell that it waits for, or ""
     * @param column where in the condition or log text it is wrong, in characters from 1; 0 when nothing is wrong there
     * @param hits how often it was hit since it was set
     * @param failedAt the time at which its condition or log text could not be computed, as the message says; null when the message is about something else
     * @param frame the calls for which it counts, when its cell lies in the frame of one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Placed(
            String id,
            boolean verified,
            int line,
            int address,
            String cell,
            String message,
            int column,
            int length,
            long hits,
            @Nullable Long failedAt,
            @Nullable InFrame frame) {}

    /**
     * The calls for which a breakpoint on a cell in a frame counts.
     *
     * @param calls this or every
     * @param function the name of the function that is called, "" while that is not known
     * @param local what the cell is called in it, "" for what is no local
     * @param call of one call a time at which it is under way, the first one where that is known; null for every call
     * @param state where the present time stands to the call: live, returned, ahead, unknown, lost
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InFrame(
            String calls,
            String function,
            String local,
            @Nullable Long call,
            String state) {}

    record Log(long time, int line, String text) {}

    /**
     * What one step did, or one part of an instruction, in words and effect by effect.
     *
     * @param time the time before it
     * @param part which part of the instruction it was, from 1 on; 0 for the whole instruction
     * @param moved the registers that have other values since, with what those were, also where no effect tells it; of the last step only
     */
    record Step(
            long time,
            long part,
            int address,
            int line,
            String bytes,
            String mnemonic,
            String text,
            String sentence,
            List<EffectView> effects,
            List<StepReport.Moved> moved) {}

    /**
     * A value written by hand.
     *
     * @param text the value as it was typed
     * @param message why it could not be written at this time, or ""
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Edited(
            String cell,
            String text,
            @Nullable ValueView before,
            @Nullable ValueView after,
            String message) {}

    /**
     * @param text all lines of input
     * @param read how many lines are read at the present time
     * @param seed what random numbers follow from; as text when it is too great for JavaScript
     * @param recorded what the clock showed, each a time and a number; only the first ones when there are many
     * @param recordedSize how many there are
     * @param edits what was written into cells, each a time, a cell and a value
     * @param editNames what each of these cells was called at its time, as {@code n of f}; "" where it is called the same always, and while nobody was there
     */
    record Inputs(
            String text,
            int read,
            boolean closed,
            Object seed,
            List<List<Object>> recorded,
            int recordedSize,
            List<List<Object>> edits,
            List<String> editNames) {}

    /** Whether the program can go on. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @Type(value = State.Ready.class, name = "ready"),
        @Type(value = State.Waiting.class, name = "waiting"),
        @Type(value = State.Halted.class, name = "halted"),
        @Type(value = State.Trapped.class, name = "trapped"),
    })
    sealed interface State {
        record Ready() implements State {}

        record Waiting(String request) implements State {}

        record Halted() implements State {}

        record Trapped(TrapView trap) implements State {}
    }

    record TrapView(String kind, String message, String hint, int address, int line) {}
}
