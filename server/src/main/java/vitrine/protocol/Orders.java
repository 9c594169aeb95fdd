package vitrine.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vitrine.debug.BreakpointSpec;
import vitrine.debug.Debugger;
import vitrine.debug.Edit;
import vitrine.debug.InputState;
import vitrine.debug.Moment;
import vitrine.debug.Motion;
import vitrine.debug.Question;
import vitrine.debug.Recorded;
import vitrine.machine.Watch;
import vitrine.machine.Window;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.SourceMap;
import vitrine.session.Order;
import vitrine.session.Wanted;

/** Turns what clients send into what sessions understand, checking that it means something. It uses of a debugger only what never changes. */
public final class Orders {
    /** What a session accepts of texts and lists; each is far more than a person needs. */
    public static final int MOST_INPUT_LINES = 100_000;

    public static final int MOST_BREAKPOINTS = Debugger.MOST_BREAKPOINTS;
    public static final int MOST_EXPRESSION = 1_000;
    public static final int MOST_ID = 64;
    public static final int MOST_ENTRIES = 500;
    public static final int MOST_RECORDED = 200_000;
    public static final int MOST_EDITS = 1_000;
    public static final int MOST_WATCHES = 50;
    public static final int MOST_BUCKETS = 4_000;
    public static final int MOST_PARTS = 1_000;

    /** Seeds that are made up here are exact in every reader of JSON. */
    private static final int GENERATED_SEED_BITS = 32;

    private Orders() {}

    /** The order that a command stands for; {@code view} and {@code seen} stand for none and are refused. */
    public static Order order(Command command, Debugger debugger) throws BadRequest {
        if (command instanceof Command.Pause) {
            return new Order.Pause();
        } else if (command instanceof Command.SetBreakpoints set) {
            return new Order.SetBreakpoints(breakpoints(set.breakpoints()), set.revision());
        } else if (command instanceof Command.SetInput set) {
            if (set.text() == null) {
                throw new BadRequest(
                        "setInput needs a text.", "Send all lines of input in \"text\", the ones already read first.");
            }
            return new Order.SetInput(
                    lines(set.text()), Boolean.TRUE.equals(set.closed()), Boolean.TRUE.equals(set.dropFuture()));
        }
        if (command instanceof Command.Write write) {
            if (write.cell() == null || write.value() == null) {
                throw new BadRequest(
                        "write needs a cell and a value.",
                        "Send the cell's name as a state shows it in \"cell\", and what to write in \"value\".");
            }
            return new Order.Write(write.cell(), write.value(), Boolean.TRUE.equals(write.dropFuture()));
        }
        if (command instanceof Command.Collect collect) {
            return new Order.Collect(parts(collect.granularity()), Boolean.TRUE.equals(collect.dropFuture()));
        }
        if (command instanceof Command.SetWatches set) {
            return new Order.SetWatches(watches(set.watches()));
        }
        Question question = Questions.question(command, debugger);
        return question == null ? new Order.Move(motion(command, debugger)) : new Order.Ask(question);
    }

    private static Motion motion(Command command, Debugger debugger) throws BadRequest {
        if (command instanceof Command.StepIn step) {
            boolean parts = parts(step.granularity());
            return new Motion.StepIn(count(step.count(), parts), parts);
        } else if (command instanceof Command.StepBack step) {
            boolean parts = parts(step.granularity());
            return new Motion.StepBack(count(step.count(), parts), parts);
        } else if (command instanceof Command.Next) {
            return new Motion.Next();
        } else if (command instanceof Command.StepOut) {
            return new Motion.StepOut();
        } else if (command instanceof Command.Continue) {
            return new Motion.Continue();
        } else if (command instanceof Command.Previous) {
            return new Motion.Previous();
        } else if (command instanceof Command.BackToCall) {
            return new Motion.BackToCall();
        } else if (command instanceof Command.ReverseContinue) {
            return new Motion.ReverseContinue();
        } else if (command instanceof Command.RunTo to) {
            return new Motion.RunTo(address(to.line(), to.address(), debugger));
        } else if (command instanceof Command.RunBackTo to) {
            return new Motion.RunBackTo(address(to.line(), to.address(), debugger));
        } else if (command instanceof Command.ToMark to) {
            return new Motion.ToMark(marks(to.names(), debugger, true));
        } else if (command instanceof Command.BackToMark to) {
            return new Motion.BackToMark(marks(to.names(), debugger, true));
        } else if (command instanceof Command.GoTo to) {
            if (to.time() == null || to.time() < 0) {
                throw new BadRequest(
                        "goTo needs a time of 0 or more, not " + to.time() + ".", "Send the time in \"time\".");
            }
            if (to.part() != null && to.part() < 0) {
                throw new BadRequest(
                        "goTo needs a part of 0 or more, not " + to.part() + ".",
                        "Leave \"part\" out for the moment before the instruction.");
            }
            return new Motion.GoTo(new Moment(to.time(), to.part() == null ? 0 : to.part()));
        } else if (command instanceof Command.Restart) {
            return new Motion.GoTo(0);
        } else if (command instanceof Command.GoToEnd) {
            return new Motion.GoToEnd();
        }
        throw new BadRequest(
                "This command is for viewers.",
                "Send it through the WebSocket of the session; over REST it has no meaning.");
    }

    /** Names of marks; none for all. */
    static List<String> marks(@Nullable List<String> names, Debugger debugger, boolean needed) throws BadRequest {
        Set<String> there =
                debugger.sourceMap().marks().stream().map(SourceMap.Mark::name).collect(Collectors.toSet());
        if (needed && there.isEmpty()) {
            throw new BadRequest(
                    "This program has no marks.", "Write \"; sync: name\" at an instruction to give it one.");
        }
        for (String name : names == null ? List.<String>of() : names) {
            if (name == null || !there.contains(name)) {
                throw new BadRequest(
                        "This program has no mark '%s'.".formatted(name),
                        "Its marks are told with the session; leave the names out for all of them.");
            }
        }
        return names == null ? List.of() : List.copyOf(names);
    }

    private enum Granularity {
        INSTRUCTION,
        PART
    }

    /** Whether parts of instructions are meant. */
    private static boolean parts(@Nullable String granularity) throws BadRequest {
        return granularity != null
                && word(Granularity.class, granularity, "There is no such granularity") == Granularity.PART;
    }

    private static long count(@Nullable Long count, boolean parts) throws BadRequest {
        if (parts && count != null && count > MOST_PARTS) {
            throw new BadRequest(
                    "At most " + MOST_PARTS + " parts are taken at once, not " + count + ".",
                    "Leave the granularity out to count instructions.");
        }
        if (count != null && count < 1) {
            throw new BadRequest(
                    "A count of steps must be at least 1, not " + count + ".", "Leave it out for one step.");
        }
        return count == null ? 1 : count;
    }

    private static int address(@Nullable Integer line, @Nullable Integer address, Debugger debugger) throws BadRequest {
        if ((line == null) == (address == null)) {
            throw new BadRequest(
                    "Where to? One of line and address is needed.", "Send \"line\" or \"address\", not both.");
        }
        if (address != null) {
            if (address < 0 || address >= debugger.program().codeLength()) {
                throw new BadRequest(
                        "Address " + address + " is outside of the code, which has "
                                + Counts.of(debugger.program().codeLength(), "byte") + ".",
                        "Choose an address from the listing.");
            }
            return address;
        }
        int found = line == null || line < 1 ? -1 : debugger.sourceMap().addressAt(line);
        if (found < 0) {
            throw new BadRequest(
                    "No instruction stands on line " + line + " or below it.", "Choose a line with an instruction.");
        }
        return found;
    }

    /** The breakpoints of a set; none when the list is missing. */
    public static List<BreakpointSpec> breakpoints(@Nullable List<Command.Breakpoint> breakpoints) throws BadRequest {
        List<BreakpointSpec> specs = new ArrayList<>();
        if (breakpoints == null) {
            return specs;
        }
        if (breakpoints.size() > MOST_BREAKPOINTS) {
            throw new BadRequest(
                    breakpoints.size() + " breakpoints are too many; a set has at most " + MOST_BREAKPOINTS + ".",
                    "Leave some out.");
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < breakpoints.size(); i++) {
            BreakpointSpec spec = spec(breakpoints.get(i), "Breakpoint " + (i + 1));
            Integer other = spec.id().isEmpty() ? null : numbers.putIfAbsent(spec.id(), i + 1);
            if (other != null) {
                throw new BadRequest(
                        "Breakpoints %d and %d have the same id, '%s'.".formatted(other, i + 1, spec.id()),
                        "Give each breakpoint an id of its own, or leave the ids out.");
            }
            specs.add(spec);
        }
        return specs;
    }

    private static BreakpointSpec spec(Command.@Nullable Breakpoint each, String name) throws BadRequest {
        if (each == null) {
            throw new BadRequest(name + " is missing.", "Leave null out of the list.");
        }
        String condition = each.condition() == null ? "" : each.condition();
        String log = each.log() == null ? "" : each.log();
        if (Characters.exceeds(condition, MOST_EXPRESSION) || Characters.exceeds(log, MOST_EXPRESSION)) {
            throw new BadRequest(
                    name + " has a condition or log text of more than " + MOST_EXPRESSION + " characters.",
                    "Make it shorter.");
        }
        String id = each.id() == null ? "" : each.id();
        if (id.length() > MOST_ID) {
            throw new BadRequest(
                    name + " has an id of more than " + MOST_ID + " characters.", "Make it shorter, or leave it out.");
        }
        return new BreakpointSpec(
                id,
                trigger(each, name),
                condition,
                each.hitCount() == null ? 0 : Math.max(0, each.hitCount()),
                log,
                Boolean.TRUE.equals(each.temporary()),
                !Boolean.FALSE.equals(each.enabled()));
    }

    private static BreakpointSpec.Trigger trigger(Command.Breakpoint each, String name) throws BadRequest {
        Object[] triggers = {each.line(), each.address(), each.cell(), each.event()};
        if (Arrays.stream(triggers).filter(Objects::nonNull).count() != 1) {
            throw new BadRequest(
                    name + " needs one of line, address, cell and event.",
                    "Send \"line\", \"address\", \"cell\" with \"access\", or \"event\": exactly one.");
        }
        if (each.address() != null) {
            return new BreakpointSpec.Address(each.address());
        } else if (each.cell() != null) {
            return new BreakpointSpec.Data(
                    cell(each.cell(), name),
                    word(BreakpointSpec.Access.class, each.access(), name + " on a cell needs an access"),
                    each.calls() == null
                            ? BreakpointSpec.Calls.USUAL
                            : word(
                                    BreakpointSpec.Calls.class,
                                    each.calls(),
                                    name + " counts for the calls that \"calls\" says"),
                    each.function() == null ? "" : each.function(),
                    each.call() == null ? -1 : Math.max(0, each.call()));
        } else if (each.event() != null) {
            Watch.Kind kind = word(Watch.Kind.class, each.event(), name + " needs an event that there is");
            boolean function = kind == Watch.Kind.CALL || kind == Watch.Kind.RETURN;
            if (each.function() != null && !function) {
                throw new BadRequest(name + ": only a call and a return are of a function.", "Leave \"function\" out.");
            }
            return new BreakpointSpec.Event(kind, each.function() == null ? "" : each.function());
        }
        return new BreakpointSpec.Line(each.line() == null ? 0 : each.line());
    }

    /** The name of a cell. */
    static String cell(@Nullable String cell, String who) throws BadRequest {
        if (cell == null || cell.isBlank() || Characters.exceeds(cell, MOST_EXPRESSION)) {
            throw new BadRequest(
                    who + " needs the name of a cell.",
                    "Send in \"cell\" its name as a state shows it, or the name of a local, global or register.");
        }
        return cell.strip();
    }

    /** The constant of an enumeration that a word stands for. */
    static <E extends Enum<E>> E word(Class<E> type, @Nullable String word, String what) throws BadRequest {
        List<String> words = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            String known = each.name().toLowerCase(Locale.ROOT);
            if (known.equals(word)) {
                return each;
            }
            words.add(known);
        }
        throw new BadRequest(what + ", not " + word + ".", "There are: " + String.join(", ", words) + ".");
    }

    /** The inputs that a new session begins with. */
    public static InputState inputs(Requests.Create create) throws BadRequest {
        List<Recorded> recorded = new ArrayList<>();
        if (create.recorded() != null) {
            if (create.recorded().size() > MOST_RECORDED) {
                throw new BadRequest("More than " + MOST_RECORDED + " recorded numbers.", "Leave the later ones out.");
            }
            long last = -1;
            for (List<Long> pair : create.recorded()) {
                if (pair == null
                        || pair.size() != 2
                        || pair.get(0) == null
                        || pair.get(1) == null
                        || pair.get(0) <= last) {
                    throw new BadRequest(
                            "Recorded numbers are pairs of a time and a number, by ascending time; " + pair
                                    + " is none.",
                            "Send them as a session told them.");
                }
                last = pair.get(0);
                recorded.add(new Recorded(last, pair.get(1)));
            }
        }
        String text = create.input() == null ? "" : create.input();
        long seed =
                create.seed() == null ? ThreadLocalRandom.current().nextLong(1L << GENERATED_SEED_BITS) : create.seed();
        return new InputState(
                lines(text), 0, Boolean.TRUE.equals(create.inputClosed()), seed, recorded, edits(create.edits()));
    }

    private static List<String> watches(@Nullable List<String> watches) throws BadRequest {
        if (watches == null) {
            return List.of();
        }
        if (watches.size() > MOST_WATCHES) {
            throw new BadRequest(
                    watches.size() + " watches are too many; a session has at most " + MOST_WATCHES + ".",
                    "Leave some out.");
        }
        for (String each : watches) {
            if (each == null || Characters.exceeds(each, MOST_EXPRESSION)) {
                throw new BadRequest(
                        "A watch is an expression of at most " + MOST_EXPRESSION + " characters.", "Make it shorter.");
            }
        }
        return watches;
    }

    private static List<Edit> edits(@Nullable List<List<Object>> triples) throws BadRequest {
        List<Edit> edits = new ArrayList<>();
        if (triples == null) {
            return edits;
        }
        if (triples.size() > MOST_EDITS) {
            throw new BadRequest("More than " + MOST_EDITS + " edits.", "Leave the later ones out.");
        }
        long last = 0;
        for (List<Object> triple : triples) {
            if (triple == null
                    || triple.size() != 3 && !(triple.size() == 4 && triple.get(3) instanceof String)
                    || !(triple.get(0) instanceof Number time)
                    || time.longValue() < last
                    || !(triple.get(1) instanceof String cell)
                    || !(triple.get(2) instanceof String value)
                    || Characters.exceeds(value, MOST_EXPRESSION)) {
                throw new BadRequest(
                        "Edits are a time, a cell and a value each, and what the cell is called, by ascending time; "
                                + triple + " is none.",
                        "Send them as a session told them.");
            }
            last = time.longValue();
            String called = triple.size() == 4 ? String.valueOf(triple.get(3)) : "";
            edits.add(new Edit(last, cell, value, called.length() > MOST_EXPRESSION ? "" : called));
        }
        return edits;
    }

    /** The lines of a text. A newline ends a line; what stands behind the last one is a line only when there is something. */
    public static List<String> lines(String text) throws BadRequest {
        List<String> lines = text.lines().toList();
        if (lines.size() > MOST_INPUT_LINES) {
            throw new BadRequest(
                    "The input has " + lines.size() + " lines; at most " + MOST_INPUT_LINES + " are taken.",
                    "Shorten it.");
        }
        return lines;
    }

    public static Map<String, Wanted> windows(Command.View view) {
        Map<String, Wanted> windows = new HashMap<>();
        if (view.windows() != null) {
            view.windows().forEach((name, part) -> {
                if (part != null && windows.size() < 64) {
                    String area = part.area() == null ? name : part.area();
                    List<String> focus = part.focus() == null
                            ? List.of()
                            : part.focus().stream().filter(Objects::nonNull).toList();
                    windows.put(name, new Wanted(area, part.pointer(), new Window(part.from(), part.count(), focus)));
                }
            });
        }
        return windows;
    }
}
