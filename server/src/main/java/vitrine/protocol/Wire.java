package vitrine.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.debug.BreakpointSet;
import vitrine.debug.BreakpointSpec;
import vitrine.debug.BreakpointStatus;
import vitrine.debug.Debugger;
import vitrine.debug.Edit;
import vitrine.debug.InputState;
import vitrine.debug.LogEntry;
import vitrine.debug.Recorded;
import vitrine.debug.Standing;
import vitrine.debug.StepReport;
import vitrine.machine.Effect;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Machine;
import vitrine.machine.Moves;
import vitrine.machine.Status;
import vitrine.machine.Trap;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.program.SourceMap;
import vitrine.session.Answer;

/** Turns what sessions say into events. A state is read from its machine here, so it must be turned while it is being handed over. */
public final class Wire {
    /** A trace of calls tells so many. */
    private static final int MOST_CALLS = 50;

    /** Recorded numbers in a state; a program can draw millions. */
    private static final int MOST_RECORDED = 1_000;

    /** Moved objects in an effect; a collection can move all there are. */
    private static final int MOST_MOVES = 200;

    private Wire() {}

    public static Event event(Answer answer, @Nullable Long inReplyTo, @Nullable Long sequence) {
        if (answer instanceof Answer.Moment moment) {
            return moment.running() ? running(moment, inReplyTo, sequence) : stopped(moment, inReplyTo, sequence);
        } else if (answer instanceof Answer.Breakpoints breakpoints) {
            return breakpoints(breakpoints.set(), about(breakpoints.standing(), ""), inReplyTo);
        } else if (answer instanceof Answer.Watches watches) {
            return new Event.Watches(inReplyTo, watches.watches(), about(watches.standing(), ""));
        } else if (answer instanceof Answer.Found found) {
            return Findings.event(found, inReplyTo);
        } else if (answer instanceof Answer.Refused refused) {
            return new Event.Problem(inReplyTo, refused.title(), refused.detail(), refused.hint(), code(refused));
        }
        return new Event.Ended(word(((Answer.Ended) answer).end()));
    }

    static Event.About about(Standing standing, String cell) {
        return new Event.About(standing.time(), standing.part(), standing.end(), standing.future(), cell);
    }

    private static Event stopped(Answer.Moment moment, @Nullable Long inReplyTo, @Nullable Long sequence) {
        Debugger debugger = moment.debugger();
        Machine machine = debugger.machine();
        StepReport last = debugger.lastStep();
        Status status = machine.status();
        return new Event.Stopped(
                inReplyTo,
                sequence,
                word(moment.reason()).replace('_', ' '),
                debugger.time(),
                machine.part(),
                debugger.end(),
                debugger.ended(),
                debugger.standing().future(),
                state(debugger, status),
                machine.address(),
                debugger.sourceMap().lineAt(machine.address()),
                debugger.callees().running(machine),
                machine.depth(),
                last == null ? null : step(machine, debugger, last),
                status.ended() ? null : debugger.next(),
                edited(debugger),
                debugger.hits(),
                debugger.marksHere(),
                debugger.breakpoints().isEmpty() ? null : placed(debugger.breakpoints()),
                logs(moment.logs()),
                machine.pointers(),
                moment.areas(),
                inputs(moment.inputs()),
                moment.watches(),
                status instanceof Status.Trapped trapped
                        ? debugger.sourceMap().lineAt(trapped.trap().address())
                        : null,
                status instanceof Status.Trapped ? trace(debugger) : null);
    }

    private static List<Event.Call> trace(Debugger debugger) {
        return debugger.machine().trace(MOST_CALLS).stream()
                .map(each -> new Event.Call(
                        debugger.callees().name(each.function()),
                        each.address(),
                        each.address() < 0 ? 0 : debugger.sourceMap().lineAt(each.address())))
                .toList();
    }

    private static Event running(Answer.Moment moment, @Nullable Long inReplyTo, @Nullable Long sequence) {
        Debugger debugger = moment.debugger();
        Machine machine = debugger.machine();
        return new Event.Running(
                inReplyTo,
                sequence,
                debugger.time(),
                debugger.end(),
                debugger.ended(),
                debugger.standing().future(),
                moment.asking() ? "search" : moment.backward() ? "backward" : "forward",
                moment.progress() < 0 ? null : moment.progress(),
                Math.round(moment.perSecond()),
                state(debugger, machine.status()),
                machine.address(),
                debugger.sourceMap().lineAt(machine.address()),
                debugger.callees().running(machine),
                machine.depth(),
                logs(moment.logs()),
                moment.backward() ? List.of() : machine.pointers(),
                moment.areas(),
                inputs(moment.inputs()),
                moment.watches());
    }

    private static Event.State state(Debugger debugger, Status status) {
        if (status instanceof Status.Waiting waiting) {
            return new Event.State.Waiting(request(waiting.request()));
        } else if (status instanceof Status.Halted) {
            return new Event.State.Halted();
        } else if (status instanceof Status.Trapped trapped) {
            return new Event.State.Trapped(trap(debugger.sourceMap(), trapped.trap()));
        }
        return new Event.State.Ready();
    }

    private static Event.TrapView trap(SourceMap sourceMap, Trap trap) {
        return new Event.TrapView(
                trap.kind().name(), trap.message(), trap.hint(), trap.address(), sourceMap.lineAt(trap.address()));
    }

    private static String request(InputRequest request) {
        if (request instanceof InputRequest.Line) {
            return "line";
        }
        return request instanceof InputRequest.Clock ? "clock" : "random";
    }

    /** A step, its values as they look to a machine that holds the program of a debugger. */
    static Event.Step step(Machine machine, Debugger debugger, StepReport report) {
        return new Event.Step(
                report.time(),
                report.part(),
                report.address(),
                report.line(),
                report.bytes(),
                report.mnemonic(),
                report.text(),
                report.sentence(),
                report.effects().stream()
                        .map(effect -> effect(machine, debugger, effect))
                        .toList(),
                report.moved());
    }

    /** The effects of a step, their values as they look now. */
    public static List<EffectView> effects(Debugger debugger, List<Effect> effects) {
        return effects.stream()
                .map(effect -> effect(debugger.machine(), debugger, effect))
                .toList();
    }

    private static EffectView effect(Machine machine, Debugger debugger, Effect effect) {
        if (effect instanceof Effect.Pop pop) {
            return new EffectView.Pop(pop.cell(), pop.name(), machine.view(pop.value()));
        } else if (effect instanceof Effect.Push push) {
            return new EffectView.Push(push.cell(), push.name(), machine.view(push.value()));
        } else if (effect instanceof Effect.Read read) {
            return new EffectView.Read(read.cell(), machine.view(read.value()));
        } else if (effect instanceof Effect.Write write) {
            return new EffectView.Write(write.cell(), machine.view(write.before()), machine.view(write.after()));
        } else if (effect instanceof Effect.Jump jump) {
            return new EffectView.Jump(jump.from(), jump.to());
        } else if (effect instanceof Effect.Call call) {
            return new EffectView.Call(
                    debugger.callees().name(call.function()), views(machine, call.arguments()), call.returnAddress());
        } else if (effect instanceof Effect.Return back) {
            return new EffectView.Return(
                    debugger.callees().name(back.function()), views(machine, back.results()), back.to());
        } else if (effect instanceof Effect.Allocate allocate) {
            return new EffectView.Allocate(allocate.address(), allocate.bytes());
        } else if (effect instanceof Effect.Free free) {
            return new EffectView.Free(free.address(), free.bytes());
        } else if (effect instanceof Effect.Output output) {
            return new EffectView.Output(output.text());
        } else if (effect instanceof Effect.Given given) {
            return new EffectView.Given(request(given.request()), text(given.input()));
        } else if (effect instanceof Effect.Thrown thrown) {
            return new EffectView.Thrown(machine.view(thrown.exception()));
        } else if (effect instanceof Effect.Collected collected) {
            return collected(collected);
        } else if (effect instanceof Effect.Part part) {
            return new EffectView.Part(
                    part.kind().id(),
                    part.kind().title(),
                    part.told().stream().map(told -> told(machine, told)).toList());
        }
        return new EffectView.Trapped(trap(debugger.sourceMap(), ((Effect.Trapped) effect).trap()));
    }

    private static EffectView collected(Effect.Collected collected) {
        Moves moves = collected.moves();
        List<List<Integer>> first = new ArrayList<>();
        for (int i = 0; i < Math.min(MOST_MOVES, moves.size()); i++) {
            first.add(List.of(moves.from(i), moves.to(i), moves.bytes(i)));
        }
        return new EffectView.Collected(
                collected.collector(),
                collected.reason(),
                collected.steps(),
                collected.bytesBefore(),
                collected.bytesAfter(),
                collected.freed(),
                moves.size(),
                first);
    }

    private static EffectView.Told told(Machine machine, Effect.Told told) {
        Value value = told.value();
        ValueView view = value == null ? null : machine.view(value);
        String text = !told.cell().isEmpty() ? machine.label(told.cell()) : view == null ? told.text() : view.text();
        return new EffectView.Told(told.name(), told.cell(), view, text);
    }

    private static String text(Input input) {
        if (input instanceof Input.Line line) {
            return line.text();
        }
        return input instanceof Input.Number number ? Long.toString(number.value()) : "";
    }

    private static List<ValueView> views(Machine machine, List<Value> values) {
        return values.stream().map(machine::view).toList();
    }

    /** The breakpoints of a session, as an event. */
    public static Event.Breakpoints breakpoints(Debugger debugger) {
        return breakpoints(debugger.breakpointSet(), about(debugger.standing(), ""), null);
    }

    private static Event.Breakpoints breakpoints(BreakpointSet set, Event.About about, @Nullable Long inReplyTo) {
        return new Event.Breakpoints(
                inReplyTo,
                set.revision(),
                set.specs().stream().map(Wire::breakpoint).toList(),
                placed(set.statuses()),
                about);
    }

    /** A breakpoint as a command has it; what is not said stays out. */
    private static Command.Breakpoint breakpoint(BreakpointSpec spec) {
        BreakpointSpec.Trigger trigger = spec.trigger();
        BreakpointSpec.Data data = trigger instanceof BreakpointSpec.Data it ? it : null;
        BreakpointSpec.Event event = trigger instanceof BreakpointSpec.Event it ? it : null;
        String function = event != null ? event.function() : data != null ? data.function() : "";
        return new Command.Breakpoint(
                spec.id(),
                trigger instanceof BreakpointSpec.Line at ? at.line() : null,
                trigger instanceof BreakpointSpec.Address at ? at.address() : null,
                data == null ? null : data.cell(),
                data == null ? null : word(data.access()),
                data == null || data.calls() == BreakpointSpec.Calls.USUAL ? null : word(data.calls()),
                data == null || data.call() < 0 ? null : data.call(),
                event == null ? null : word(event.kind()),
                function.isEmpty() ? null : function,
                spec.condition(),
                spec.hitCount(),
                spec.log(),
                spec.temporary(),
                spec.enabled());
    }

    private static List<Event.Placed> placed(List<BreakpointStatus> breakpoints) {
        return breakpoints.stream()
                .map(each -> new Event.Placed(
                        each.id(),
                        each.verified(),
                        each.line(),
                        each.address(),
                        each.cell(),
                        each.message(),
                        each.column(),
                        each.length(),
                        each.hits(),
                        each.failedAt() < 0 ? null : each.failedAt(),
                        inFrame(each.frame())))
                .toList();
    }

    private static Event.@Nullable InFrame inFrame(BreakpointStatus.@Nullable InFrame frame) {
        return frame == null
                ? null
                : new Event.InFrame(
                        word(frame.calls()),
                        frame.function(),
                        frame.local(),
                        frame.call() < 0 ? null : frame.call(),
                        word(frame.state()));
    }

    private static List<Event.Log> logs(List<LogEntry> logs) {
        return logs.stream()
                .map(each -> new Event.Log(each.time(), each.line(), each.text()))
                .toList();
    }

    private static Event.@Nullable Inputs inputs(@Nullable InputState inputs) {
        if (inputs == null) {
            return null;
        }
        List<Recorded> recorded = inputs.recorded();
        return new Event.Inputs(
                String.join("\n", inputs.lines()),
                inputs.read(),
                inputs.closed(),
                exact(inputs.seed()),
                recorded.stream().limit(MOST_RECORDED).map(Wire::pair).toList(),
                recorded.size(),
                edits(inputs),
                inputs.edits().stream().map(Edit::name).toList());
    }

    /** The edits, as a session takes them when it begins. */
    static List<List<Object>> edits(InputState inputs) {
        return inputs.edits().stream()
                .map(each -> List.<Object>of(each.time(), each.cell(), each.text()))
                .toList();
    }

    private static List<Event.Edited> edited(Debugger debugger) {
        return debugger.edited().stream()
                .map(each -> new Event.Edited(
                        each.edit().cell(),
                        each.edit().text(),
                        view(debugger, each.before()),
                        view(debugger, each.after()),
                        each.failure()))
                .toList();
    }

    private static @Nullable ValueView view(Debugger debugger, @Nullable Value value) {
        return value == null ? null : debugger.machine().view(value);
    }

    /** The name of a kind of refusal. */
    public static String code(Answer.Refused refused) {
        return word(refused.code()).replace('_', '-');
    }

    /** A recorded number; as text when a JSON reader that knows only doubles would change it. */
    public static List<Object> pair(Recorded recorded) {
        return List.of(recorded.time(), exact(recorded.number()));
    }

    static Object exact(long number) {
        boolean exact = Math.abs(number) < 1L << 53 && number != Long.MIN_VALUE;
        return exact ? (Object) number : Long.toString(number);
    }

    /** An enumeration's word on the wire. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
