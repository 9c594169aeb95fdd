package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.debug.Moments.Moment;
import vitrine.isa.Instruction;
import vitrine.machine.Effect;
import vitrine.machine.InputRequest;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Value;
import vitrine.machine.Watch;
import vitrine.program.Assembly;
import vitrine.program.Program;

/**
 * Every movement, forward and backward, from many times of small programs, comes to where a naive reading of its rule in the written-down run
 * says: breakpoints on places, cells and events, with conditions and hit counts, and the instruction that asks the debugger to stop, included.
 */
class MirrorTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int PROGRAMS = 60;
    private static final int MOST = 250;
    private static final int TIMES = 60;

    /** A run that is written down, and what stops it where. */
    private record Run(List<Moment> moments, List<List<Integer>> hits, boolean[] breaks, boolean over) {
        boolean stops(int time) {
            return breaks[time] || !hits.get(time).isEmpty();
        }

        int last() {
            return moments.size() - 1;
        }

        /** The first time after a time that satisfies, or the last; -1 when the run goes on beyond what is written down. */
        int next(int time, IntPredicate wanted) {
            for (int t = time + 1; t <= last(); t++) {
                if (!moments.get(t).ended() && (stops(t) || wanted.test(t))) {
                    return t;
                }
            }
            return over ? last() : -1;
        }

        /** The last time before a time that satisfies, or 0. */
        int previous(int time, IntPredicate wanted) {
            for (int t = time - 1; t > 0; t--) {
                if (stops(t) || wanted.test(t)) {
                    return t;
                }
            }
            return 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyMovementFromEveryTime(Sources sources) {
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = sources.text(seed);
            try {
                check(seed, sources, Moments.assemble(source));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
    }

    private static void check(long seed, Sources sources, Assembly assembly) {
        Random random = new Random(seed);
        Limits limits = sources.limits(seed);
        InputState inputs = Moments.inputs(seed);
        Debugger debugger = Moments.debugger(assembly, limits, inputs, random.nextBoolean() ? 20_000 : 1 << 20);
        List<BreakpointSpec> specs = new ArrayList<>();
        List<Moment> visited = Moments.of(Moments.machine(assembly.program(), limits, inputs), MOST);
        List<String> cells = cells(Moments.machine(assembly.program(), limits, inputs), sources);
        List<String> conditions = sources.conditions();
        for (int i = random.nextInt(6); i > 0; i--) {
            int address = visited.get(random.nextInt(visited.size())).address();
            String condition = random.nextInt(3) == 0 ? "" : conditions.get(random.nextInt(conditions.size()));
            long hitCount = random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0;
            String log = random.nextInt(5) == 0 ? "at {time}: {g}" : "";
            BreakpointSpec.Trigger trigger = switch (random.nextInt(5)) {
                case 0 -> new BreakpointSpec.Address(address);
                case 1 -> event(random, assembly.program());
                default ->
                    new BreakpointSpec.Data(
                            cells.get(random.nextInt(cells.size())), BreakpointSpec.Access.values()[random.nextInt(3)]);
            };
            specs.add(new BreakpointSpec(trigger, condition, hitCount, log, false, random.nextInt(6) > 0));
        }
        List<BreakpointStatus> statuses = debugger.setBreakpoints(specs);
        Run run = write(assembly.program(), limits, inputs, specs, statuses);
        List<Integer> times =
                new ArrayList<>(IntStream.rangeClosed(0, run.last()).boxed().toList());
        Collections.shuffle(times, random);
        for (int time : times.subList(0, Math.min(TIMES, times.size()))) {
            for (Motion motion : motions(run, random)) {
                int expected = expected(run, time, motion);
                if (expected < 0) {
                    continue;
                }
                Moments.finish(debugger.begin(new Motion.GoTo(time)), 1 + random.nextInt(500));
                Task task = debugger.begin(motion);
                StopReason reason = Moments.finish(task, 1 + random.nextInt(500));
                String what = motion + " from " + time + " " + specs;
                assertThat(Moments.now(debugger.machine())).as(what).isEqualTo(run.moments.get(expected));
                boolean stepped = motion instanceof Motion.StepIn || motion instanceof Motion.StepBack;
                boolean went = motion instanceof Motion.GoTo || motion instanceof Motion.GoToEnd;
                boolean stopped = reason == StopReason.BREAKPOINT || reason == StopReason.DATA_BREAKPOINT;
                if (stopped) {
                    assertThat(run.stops(expected)).as(what).isTrue();
                }
                if (!stepped && !went && !debugger.hits().isEmpty()) {
                    assertThat(debugger.hits()).as(what).isEqualTo(run.hits.get(expected));
                }
                boolean runs = motion instanceof Motion.Continue || motion instanceof Motion.ReverseContinue;
                if (runs && expected != time && run.stops(expected)) {
                    boolean data = run.hits.get(expected).stream()
                            .anyMatch(index -> specs.get(index).trigger() instanceof BreakpointSpec.Data);
                    assertThat(reason)
                            .as(what)
                            .isEqualTo(
                                    run.moments.get(expected).ended()
                                            ? Running.ended(debugger.machine())
                                            : data ? StopReason.DATA_BREAKPOINT : StopReason.BREAKPOINT);
                    assertThat(debugger.hits()).as(what).isEqualTo(run.hits.get(expected));
                }
                StepReport last = debugger.lastStep();
                assertThat(last == null ? -1 : last.time()).as(what).isEqualTo(expected - 1);
            }
        }
    }

    /** The cells that the run uses, those more often that it uses more often. */
    private static List<String> cells(Machine machine, Sources sources) {
        List<String> cells = new ArrayList<>(sources.cells());
        for (int i = 0; i < MOST; i++) {
            machine.step(effect -> {
                if (effect instanceof Effect.Write write) {
                    cells.add(write.cell());
                } else if (effect instanceof Effect.Read read) {
                    cells.add(read.cell());
                } else if (effect instanceof Effect.Push push && cells.size() % 3 == 0) {
                    cells.add(push.cell());
                }
            });
        }
        return cells;
    }

    private static BreakpointSpec.Event event(Random random, Program program) {
        int function = random.nextInt(program.functions().size() + 1) - 1;
        return new BreakpointSpec.Event(
                Watch.Kind.values()[random.nextInt(Watch.Kind.values().length)],
                function < 0 ? "" : program.functions().get(function).name());
    }

    private static List<Motion> motions(Run run, Random random) {
        int address = run.moments.get(random.nextInt(run.moments.size())).address();
        return List.of(
                new Motion.StepIn(1),
                new Motion.StepIn(2 + random.nextInt(9)),
                new Motion.Next(),
                new Motion.StepOut(),
                new Motion.Continue(),
                new Motion.StepBack(1),
                new Motion.StepBack(2 + random.nextInt(9)),
                new Motion.Previous(),
                new Motion.BackToCall(),
                new Motion.ReverseContinue(),
                new Motion.RunTo(address),
                new Motion.RunBackTo(address),
                new Motion.GoTo(random.nextInt(run.moments.size())));
    }

    private static int expected(Run run, int time, Motion motion) {
        int depth = run.moments.get(time).depth();
        boolean over = run.over && time == run.last();
        if (motion instanceof Motion.StepIn step) {
            return time + step.count() > run.last() && !run.over ? -1 : (int) Math.min(run.last(), time + step.count());
        } else if (motion instanceof Motion.Next) {
            boolean calls = time < run.last() && run.moments.get(time + 1).depth() > depth;
            return over || time == run.last()
                    ? run.over ? time : -1
                    : calls ? run.next(time, t -> run.moments.get(t).depth() <= depth) : time + 1;
        } else if (motion instanceof Motion.StepOut) {
            return run.next(time, t -> run.moments.get(t).depth() <= depth - 1);
        } else if (motion instanceof Motion.Continue) {
            return run.next(time, t -> false);
        } else if (motion instanceof Motion.RunTo to) {
            return run.next(time, t -> run.moments.get(t).address() == to.address());
        } else if (motion instanceof Motion.StepBack step) {
            return (int) Math.max(0, time - step.count());
        } else if (motion instanceof Motion.Previous) {
            return run.previous(time, t -> run.moments.get(t).depth() <= depth);
        } else if (motion instanceof Motion.BackToCall) {
            return run.previous(time, t -> run.moments.get(t).depth() <= depth - 1);
        } else if (motion instanceof Motion.ReverseContinue) {
            return run.previous(time, t -> false);
        } else if (motion instanceof Motion.RunBackTo to) {
            return run.previous(time, t -> run.moments.get(t).address() == to.address());
        } else if (motion instanceof Motion.GoTo to) {
            return (int) Math.min(run.last(), to.moment().time());
        }
        throw new AssertionError(motion);
    }

    private static Run write(
            Program program,
            Limits limits,
            InputState inputs,
            List<BreakpointSpec> specs,
            List<BreakpointStatus> statuses) {
        Machine machine = Moments.machine(program, limits, inputs);
        List<Moment> moments = new ArrayList<>();
        List<List<Integer>> hits = new ArrayList<>();
        boolean[] breaks = new boolean[MOST];
        long[] counts = new long[specs.size()];
        byte[] code = program.code();
        Instruction asking = Moments.kind(program).instructions().byMnemonic("break");
        boolean over = false;
        List<Effect> effects = new ArrayList<>();
        Map<String, Value> before = Map.of();
        while (moments.size() < MOST && !over) {
            moments.add(Moments.now(machine));
            hits.add(stopping(machine, before, effects, specs, statuses, counts));
            long time = machine.time();
            boolean asks = asking != null
                    && machine.address() < code.length
                    && (code[machine.address()] & 0xff) == asking.opcode();
            before = values(machine, statuses);
            effects.clear();
            machine.step(effects::add);
            over = machine.time() == time;
            if (!over && time + 1 < MOST) {
                breaks[(int) time + 1] = asks && !machine.status().ended();
            }
        }
        return new Run(moments, hits, breaks, over);
    }

    private static List<Integer> stopping(
            Machine machine,
            Map<String, Value> before,
            List<Effect> effects,
            List<BreakpointSpec> specs,
            List<BreakpointStatus> statuses,
            long[] counts) {
        List<Integer> stopping = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            BreakpointSpec spec = specs.get(i);
            boolean here = spec.enabled()
                    && statuses.get(i).verified()
                    && machine.time() > 0
                    && waitsFor(spec.trigger(), statuses.get(i).cell(), machine, before, effects);
            if (here
                    && holds(spec.condition(), machine)
                    && ++counts[i] >= spec.hitCount()
                    && spec.log().isEmpty()) {
                stopping.add(i);
            }
        }
        return stopping;
    }

    private static Map<String, Value> values(Machine machine, List<BreakpointStatus> statuses) {
        Map<String, Value> values = new HashMap<>();
        for (BreakpointStatus status : statuses) {
            Value value = status.cell().isEmpty() ? null : machine.read(status.cell());
            if (value != null) {
                values.put(status.cell(), value);
            }
        }
        return values;
    }

    private static boolean waitsFor(
            BreakpointSpec.Trigger trigger,
            String cell,
            Machine machine,
            Map<String, Value> before,
            List<Effect> effects) {
        if (trigger instanceof BreakpointSpec.Address at) {
            return at.address() == machine.address() && !machine.status().ended();
        } else if (trigger instanceof BreakpointSpec.Event event) {
            return effects.stream().anyMatch(effect -> is(event, effect, machine.program()));
        }
        Value now = machine.read(cell);
        boolean changed = now != null && !now.equals(before.get(cell));
        return switch (((BreakpointSpec.Data) trigger).access()) {
            case READ ->
                effects.stream()
                        .anyMatch(effect -> effect instanceof Effect.Pop pop && machine.sameCell(pop.cell(), cell)
                                || effect instanceof Effect.Read read && machine.sameCell(read.cell(), cell));
            case WRITTEN ->
                changed
                        || effects.stream()
                                .anyMatch(effect ->
                                        effect instanceof Effect.Push push && machine.sameCell(push.cell(), cell)
                                                || effect instanceof Effect.Write write
                                                        && machine.sameCell(write.cell(), cell));
            case CHANGED -> changed;
        };
    }

    private static boolean is(BreakpointSpec.Event event, Effect effect, Program program) {
        int function = effect instanceof Effect.Call call
                ? call.function()
                : effect instanceof Effect.Return back ? back.function() : -1;
        boolean right = event.function().isEmpty()
                || function < 0
                || program.nameOf(function).equals(event.function());
        return right
                && switch (event.kind()) {
                    case CALL -> effect instanceof Effect.Call;
                    case RETURN -> effect instanceof Effect.Return;
                    case ALLOCATION -> effect instanceof Effect.Allocate;
                    case OUTPUT -> effect instanceof Effect.Output;
                    case INPUT -> effect instanceof Effect.Given given && given.request() instanceof InputRequest.Line;
                    case COLLECTION -> effect instanceof Effect.Collected;
                    case EXCEPTION -> effect instanceof Effect.Thrown;
                    case TRAP -> effect instanceof Effect.Trapped;
                };
    }

    private static boolean holds(String condition, Machine machine) {
        try {
            return condition.isEmpty() || Expression.parse(condition).holds(machine);
        } catch (ExpressionException e) {
            return true;
        }
    }
}
