package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vitrine.debug.BreakpointSpec.Access;
import vitrine.debug.BreakpointSpec.Calls;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Effect;
import vitrine.machine.FrameCell;
import vitrine.machine.GroupView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Sources;
import vitrine.machine.Value;
import vitrine.machine.Watch;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.Function;
import vitrine.program.Program;

/**
 * Breakpoints on cells of frames count for one call, or for every call of a function: by example, and on random programs of all machines against a run that was
 * written down step by step with the frames as a state shows them.
 */
class FrameBreakpointsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_129);
    /** More by hand: {@code -Dvitrine.programs=500}. */
    private static final int PROGRAMS = Integer.getInteger("vitrine.programs", 8);

    private static final int MOST = 1_200;

    /** f and g are called in turns, and f calls itself once: their locals take the same places. */
    private static final String STACK = """
            .func main
                const 1
                call f
                pop
                const 2
                call g
                pop
                const 3
                call f
                pop
                halt
            .func f n
            .local x
                const 10
                lstore x
                lload n
                const 1
                eq
                jf done
                const 0
                call f
                lstore x
            done:
                lload x
                ret
            .func g m
            .local y
                const 20
                lstore y
                lload y
                ret
            """;

    private static final String REGISTER = """
            .machine register
            .func main
                load $0 #1
                call @f
                call @g
                load $0 #3
                call @f
                hlt
            .func f n
            .local x
                addi sp #-4
                load $1 #10
                setm fp $1 x
                load $2 #1
                eq $0 $2
                djmpn @done
                load $0 #0
                call @f
                setm fp $0 x
            done:
                loadm fp $0 x
                ret
            .func g
            .local y
                addi sp #-4
                load $1 #20
                setm fp $1 y
                loadm fp $0 y
                ret
            """;

    private static String source(String kind) {
        return switch (kind) {
            case "linked" -> ".frames linked\n" + STACK;
            case "register" -> REGISTER;
            default -> STACK;
        };
    }

    private static BreakpointSpec on(BreakpointSpec.Trigger trigger) {
        return new BreakpointSpec(trigger, "", 0, "", false, true);
    }

    private static void go(Debugger debugger, long time) {
        Moments.finish(debugger.begin(new Motion.GoTo(time)), 100);
    }

    /** The times at which the breakpoints stop it, from the start on; the same are found going back. */
    private static List<Long> stops(Debugger debugger) {
        go(debugger, 0);
        List<Long> forward = new ArrayList<>();
        while (Moments.finish(debugger.begin(new Motion.Continue()), 100) == StopReason.DATA_BREAKPOINT) {
            forward.add(debugger.time());
        }
        List<Long> backward = new ArrayList<>();
        while (Moments.finish(debugger.begin(new Motion.ReverseContinue()), 100) == StopReason.DATA_BREAKPOINT) {
            backward.add(0, debugger.time());
        }
        forward.remove(debugger.end());
        assertThat(backward).isEqualTo(forward);
        return forward;
    }

    private static String running(Debugger debugger) {
        Machine machine = debugger.machine();
        return machine.program()
                .functions()
                .get(machine.program().functionAt(machine.address()))
                .name();
    }

    /** Goes to where the function runs for the first time that its local has a value. */
    private static void goTo(Debugger debugger, String function, String value, String local) {
        go(debugger, 0);
        while (true) {
            Moments.finish(debugger.begin(new Motion.StepIn(1)), 100);
            String cell = debugger.machine().resolve(local);
            Value there = cell == null || !running(debugger).equals(function)
                    ? null
                    : debugger.machine().read(cell);
            if (there != null && debugger.machine().view(there).text().equals(value)) {
                return;
            }
            assertThat(debugger.ended()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apart", "linked", "register"})
    void thatCallIsNoOtherCall(String kind) {
        Debugger debugger = Moments.debugger(source(kind));
        goTo(debugger, "f", "10", "x");
        long set = debugger.time();
        int depth = debugger.machine().depth();
        List<BreakpointStatus> statuses =
                debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("x", Access.WRITTEN, Calls.THIS, "", -1))));
        assertThat(statuses.get(0).verified()).isTrue();
        assertThat(statuses.get(0).frame()).isNotNull();
        assertThat(statuses.get(0).frame().function()).isEqualTo("f");
        assertThat(statuses.get(0).frame().local()).isEqualTo("x");
        assertThat(statuses.get(0).frame().state()).isEqualTo(BoundCall.State.LIVE);
        List<Long> stops = stops(debugger);
        // where the frame comes with the call and its locals with it, the first write is the call's
        assertThat(stops).hasSize(kind.equals("register") ? 2 : 3).contains(set);
        for (long stop : stops) {
            go(debugger, stop);
            assertThat(running(debugger)).isEqualTo("f");
            assertThat(debugger.machine().depth()).isEqualTo(depth);
        }
        go(debugger, debugger.end());
        assertThat(debugger.breakpoints().get(0).frame().state()).isEqualTo(BoundCall.State.RETURNED);
        go(debugger, 0);
        assertThat(debugger.breakpoints().get(0).frame().state()).isEqualTo(BoundCall.State.AHEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apart", "linked", "register"})
    void everyCallIsEveryCallOfItsFunction(String kind) {
        Debugger debugger = Moments.debugger(source(kind));
        go(debugger, Long.MAX_VALUE);
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("x", Access.READ, Calls.EVERY, "f", -1))));
        List<Long> reads = stops(debugger);
        assertThat(reads).hasSize(3);
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("x", Access.WRITTEN, Calls.EVERY, "f", -1))));
        // three calls make it, each writes it, one of them twice
        assertThat(stops(debugger)).hasSize(3 + 3 + 1);
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("n", Access.WRITTEN, Calls.EVERY, "f", -1))));
        List<Long> parameters = stops(debugger);
        go(debugger, parameters.get(0));
        assertThat(running(debugger)).isEqualTo("f");
        assertThat(parameters).hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apart", "linked", "register"})
    void theCallIsKnownByATimeWhereverTheProgramStands(String kind) {
        Debugger debugger = Moments.debugger(source(kind));
        goTo(debugger, "f", "10", "x");
        long named = debugger.time();
        String cell = debugger.machine().resolve("x");
        BreakpointSpec spec = on(new BreakpointSpec.Data(cell, Access.CHANGED, Calls.THIS, "f", named));
        debugger.setBreakpoints(List.of(spec));
        List<Long> expected = stops(debugger);
        assertThat(expected).isNotEmpty();
        debugger.setBreakpoints(List.of());
        for (long time = 0; time <= debugger.end(); time++) {
            go(debugger, time);
            debugger.setBreakpoints(List.of(spec));
            assertThat(stops(debugger)).as("set at time %d", time).isEqualTo(expected);
        }
        // in a session where the run is not known so far, it counts from that time on
        Debugger other = Moments.debugger(source(kind));
        assertThat(other.setBreakpoints(List.of(spec)).get(0).frame().state()).isEqualTo(BoundCall.State.AHEAD);
        Moments.finish(other.begin(new Motion.Continue()), 100);
        assertThat(other.time())
                .isEqualTo(expected.stream()
                        .filter(time -> time > named)
                        .findFirst()
                        .orElse(other.end()));
        assertThat(stops(other)).isEqualTo(expected);
    }

    @Test
    void aCallThatNeverWasIsLost() {
        Debugger debugger = Moments.debugger(STACK);
        go(debugger, Long.MAX_VALUE);
        BreakpointStatus status = debugger.setBreakpoints(
                        List.of(on(new BreakpointSpec.Data("frame 1 local 0", Access.READ, Calls.THIS, "g", 5))))
                .get(0);
        go(debugger, 3);
        status = debugger.breakpoints().get(0);
        assertThat(status.verified()).isFalse();
        assertThat(status.message()).contains("no such call");
        assertThat(status.frame().state()).isEqualTo(BoundCall.State.LOST);
    }

    @Test
    void whatCannotBeMeantIsSaid() {
        Debugger debugger = Moments.debugger(STACK);
        assertThat(message(debugger, "x", Calls.EVERY, "h")).contains("no function 'h'");
        assertThat(message(debugger, "z", Calls.EVERY, "f")).contains("no parameter or local 'z' in 'f'", "n, x");
        assertThat(message(debugger, "stack 0", Calls.EVERY, "")).contains("no parameter or local");
        assertThat(message(debugger, "1", Calls.EVERY, "f")).isEmpty();
        assertThat(debugger.breakpoints().get(0).frame().local()).isEqualTo("x");
    }

    private static String message(Debugger debugger, String cell, Calls calls, String function) {
        return debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data(cell, Access.READ, calls, function, -1))))
                .get(0)
                .message();
    }

    @Test
    void anEditThatDropsTheCallLosesIt() {
        Debugger debugger = Moments.debugger(STACK);
        goTo(debugger, "f", "10", "x");
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("x", Access.WRITTEN, Calls.THIS, "", -1))));
        go(debugger, 1);
        assertThat(debugger.write("stack 0", "7", true)).isNull();
        assertThat(debugger.breakpoints().get(0).frame().state()).isEqualTo(BoundCall.State.LOST);
        Moments.finish(debugger.begin(new Motion.Continue()), 100);
        assertThat(debugger.ended()).isTrue();
    }

    @Test
    void deepRecursionIsNotSearchedStepByStep() {
        Debugger debugger = Moments.debugger("""
                .func main
                    const 20000
                    call down
                    halt
                .func down n
                    lload n
                    jf end
                    lload n
                    const 1
                    sub
                    call down
                    ret
                end:
                    const 0
                    ret
                """);
        go(debugger, 60);
        long depth = debugger.machine().depth();
        debugger.setBreakpoints(List.of(on(new BreakpointSpec.Data("n", Access.READ, Calls.THIS, "", -1))));
        List<Long> stops = stops(debugger);
        assertThat(stops).isNotEmpty().allSatisfy(time -> {
            go(debugger, time);
            assertThat(debugger.machine().depth()).isEqualTo((int) depth);
        });
        assertThat(stops).hasSizeLessThanOrEqualTo(3);
    }

    // ---- random programs

    @ParameterizedTest
    @EnumSource
    void randomProgramsStopWhereTheyWereWrittenDown(Sources sources) {
        int met = 0;
        for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
            String source = sources.text(seed);
            try {
                met += check(seed, sources, Moments.assemble(source));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + "\n" + source, e);
            }
        }
        assertThat(met).as("stops that were expected").isGreaterThan(PROGRAMS);
    }

    /** A cell of a frame at a time, as a state shows it. */
    private record Shown(String cell, String function, int slot, int depth) {}

    /** What is there at a time: the frames' cells, and when each call began, the outermost first. */
    private record At(List<Shown> cells, List<Long> begun) {}

    /** What a step did. */
    private record Step(List<Effect> effects) {}

    /** @return how many stops were expected */
    private static int check(long seed, Sources sources, Assembly assembly) {
        Random random = new Random(seed);
        Limits limits = sources.limits(seed);
        InputState inputs = Moments.inputs(seed);
        List<At> moments = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Machine machine = Moments.machine(assembly.program(), limits, inputs);
        write(machine, moments, steps);
        int last = moments.size() - 1;
        Debugger debugger = Moments.debugger(assembly, limits, inputs, random.nextBoolean() ? 20_000 : 1 << 20);
        go(debugger, last);
        int met = 0;
        for (int i = 0; i < 12; i++) {
            int time = random.nextInt(moments.size());
            List<Shown> cells = moments.get(time).cells;
            if (cells.isEmpty()) {
                continue;
            }
            Shown shown = cells.get(random.nextInt(cells.size()));
            Access access = Access.values()[random.nextInt(3)];
            boolean every = random.nextBoolean();
            BreakpointSpec.Data data = every
                    ? new BreakpointSpec.Data(String.valueOf(shown.slot), access, Calls.EVERY, shown.function, -1)
                    : new BreakpointSpec.Data(shown.cell, access, Calls.THIS, shown.function, time);
            go(debugger, random.nextInt(moments.size()));
            List<Long> expected =
                    expected(shown, access, every, time, moments, steps, sources, limits, inputs, assembly);
            met += expected.size();
            debugger.setBreakpoints(List.of(on(data)));
            int from = random.nextInt(moments.size());
            go(debugger, from);
            assertThat(run(debugger, new Motion.Continue(), last))
                    .as("%s from %d", data, from)
                    .isEqualTo(expected.stream().filter(each -> each > from).toList());
            go(debugger, from);
            assertThat(run(debugger, new Motion.ReverseContinue(), last))
                    .as("%s back from %d", data, from)
                    .isEqualTo(expected.stream().filter(each -> each < from).toList());
        }
        return met;
    }

    /** The stops by the breakpoint up to a time, in the order of time. */
    private static List<Long> run(Debugger debugger, Motion motion, long last) {
        List<Long> stops = new ArrayList<>();
        while (true) {
            long before = debugger.time();
            Moments.finish(debugger.begin(motion), 60);
            if (!debugger.hits().isEmpty() && debugger.time() <= last) {
                stops.add(motion.backward() ? 0 : stops.size(), debugger.time());
            }
            boolean over = debugger.time() >= last
                    || debugger.time() == before
                    || debugger.machine().status().ended();
            if (motion.backward() ? debugger.time() == 0 || debugger.time() == before : over) {
                return stops;
            }
        }
    }

    private static void write(Machine machine, List<At> moments, List<Step> steps) {
        List<Long> begun = new ArrayList<>(List.of(0L));
        moments.add(new At(shown(machine), List.copyOf(begun)));
        while (moments.size() < MOST) {
            long time = machine.time();
            List<Effect> effects = new ArrayList<>();
            machine.step(effects::add);
            if (machine.time() == time) {
                return;
            }
            while (begun.size() > machine.depth()) {
                begun.remove(begun.size() - 1);
            }
            while (begun.size() < machine.depth()) {
                begun.add(machine.time());
            }
            moments.add(new At(shown(machine), List.copyOf(begun)));
            steps.add(new Step(effects));
        }
    }

    /** The cells of frames as the areas show them: parameters in registers are those of the running function alone. */
    private static List<Shown> shown(Machine machine) {
        List<Shown> shown = new ArrayList<>();
        for (Area area : Moments.kind(machine.program()).areas()) {
            AreaView view = area.kind() == Area.Kind.FRAMES ? machine.view(area.id(), new Window(0, 100)) : null;
            for (int i = 0; view != null && i < Math.min(view.groups().size(), machine.depth()); i++) {
                GroupView group = view.groups().get(i);
                Function function = function(machine.program(), group.title());
                int hidden = function.slots() - (int) group.size();
                for (int cell = 0; cell < group.cells().size(); cell++) {
                    shown.add(new Shown(
                            group.cells().get(cell).name(), group.title(), hidden + cell, machine.depth() - i));
                }
            }
        }
        return shown;
    }

    private static Function function(Program program, String name) {
        return program.functions().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Long> expected(
            Shown wanted,
            Access access,
            boolean every,
            int time,
            List<At> moments,
            List<Step> steps,
            Sources sources,
            Limits limits,
            InputState inputs,
            Assembly assembly) {
        Machine machine = Moments.machine(assembly.program(), limits, inputs);
        long call = moments.get(time).begun.get(wanted.depth - 1);
        List<Long> stops = new ArrayList<>();
        for (int t = 0; t < steps.size(); t++) {
            At before = moments.get(t);
            At after = moments.get(t + 1);
            Observation observed =
                    Observation.step(machine, new Watch(List.of(new Watch.Cell(wanted.cell, true, true)), List.of()));
            boolean is = every
                    ? everyCall(wanted, access, before, after, steps.get(t), assembly.program())
                    : alive(wanted, call, after) && observed.touches().stream().anyMatch(touch -> is(touch, access));
            if (is) {
                stops.add(t + 1L);
            }
        }
        return stops;
    }

    private static boolean alive(Shown wanted, long call, At after) {
        return after.begun.size() >= wanted.depth
                && after.begun.get(wanted.depth - 1) == call
                && after.cells.contains(wanted);
    }

    private static boolean is(Observation.Touch touch, Access access) {
        return switch (access) {
            case WRITTEN -> touch.written();
            case READ -> touch.read();
            case CHANGED -> touch.changed();
        };
    }

    /** By what the effects say of cells that a state showed as that local before the step; a call makes it. */
    private static boolean everyCall(Shown wanted, Access access, At before, At after, Step step, Program program) {
        int function = program.functions().indexOf(function(program, wanted.function));
        boolean made = step.effects.stream()
                .anyMatch(effect -> effect instanceof Effect.Call call && call.function() == function);
        if (made) {
            return access != Access.READ && after.cells.stream().anyMatch(each -> isLocal(each, wanted));
        }
        for (Effect effect : step.effects) {
            String cell = cell(effect);
            boolean local = cell != null
                    && (before.cells.stream().anyMatch(each -> isLocal(each, wanted) && each.cell.equals(cell))
                            || after.cells.stream().anyMatch(each -> isLocal(each, wanted) && each.cell.equals(cell)));
            boolean does = switch (access) {
                case READ -> effect instanceof Effect.Read || effect instanceof Effect.Pop;
                case WRITTEN -> effect instanceof Effect.Write;
                case CHANGED ->
                    effect instanceof Effect.Write write && !write.after().equals(write.before());
            };
            if (local && does) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLocal(Shown each, Shown wanted) {
        return each.function.equals(wanted.function) && each.slot == wanted.slot;
    }

    private static @Nullable String cell(Effect effect) {
        if (effect instanceof Effect.Read read) {
            return read.cell();
        } else if (effect instanceof Effect.Write write) {
            return write.cell();
        }
        return effect instanceof Effect.Pop pop ? pop.cell() : null;
    }

    @Test
    void aCellSaysInWhichFrameItIs() {
        Debugger debugger = Moments.debugger(STACK);
        goTo(debugger, "g", "20", "y");
        FrameCell cell = debugger.machine().frameCell("frame 1 local 1");
        assertThat(cell).isEqualTo(new FrameCell(2, 2, 1));
        assertThat(debugger.machine().frameCell("frame 1 local 7")).isNull();
        assertThat(debugger.machine().frameCell("stack 0")).isNull();
    }
}
