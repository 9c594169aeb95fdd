package vitrine.abacus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.Decoded;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Checkpoint;
import vitrine.machine.Effect;
import vitrine.machine.GroupView;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Moves;
import vitrine.machine.Observer;
import vitrine.machine.Pointer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Trap;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.machine.Window;
import vitrine.machine.Words;
import vitrine.program.Literal;
import vitrine.program.Program;

/**
 * Numbers on rods (the program's globals), a hand that counts down, and visits, each of which brings one rod back as it was. The last rod is cleared bead
 * by bead before the instruction that asks for it, and before any one when somebody asks for it: that is its collection.
 */
final class Abacus implements Machine {
    private static final InputRequest LINE = new InputRequest.Line();

    private final Program program;
    private final byte[] code;
    private final Limits limits;
    private final Inputs inputs;
    private State state;
    private int lowest = 1;
    private int highest = 1;

    Abacus(Program program, Limits limits, Inputs inputs) {
        this.program = program;
        this.limits = limits;
        this.inputs = inputs;
        code = program.code();
        long[] rods = program.globals().stream()
                .mapToLong(global -> global.initial() instanceof Literal.Int number ? number.value() : 0)
                .toArray();
        int start = program.functions().get(program.entry()).start();
        state = new State(
                0,
                start,
                0,
                rods,
                List.of(new Visit(program.entry(), -1, -1, 0)),
                "",
                new Status.Ready(),
                Inside.NOTHING);
    }

    private record Visit(int function, int back, int rod, long kept) {}

    /** What is done of what comes before the next instruction. */
    private record Inside(long part, boolean asked, boolean cleared, long before) {
        static final Inside NOTHING = new Inside(0, false, false, 0);
    }

    /** All there is; it never changes. */
    private record State(
            long time,
            int place,
            long hand,
            long[] rods,
            List<Visit> visits,
            String paper,
            Status status,
            Inside inside)
            implements Checkpoint {
        @Override
        public long bytes() {
            return 64 + 8L * rods.length + 32L * visits.size() + 2L * paper.length();
        }

        @Override
        public long hold() {
            return bytes();
        }

        @Override
        public long release() {
            return bytes();
        }

        State goingTo(int there) {
            return new State(time, there, hand, rods, visits, paper, status, inside);
        }

        State with(int rod, long value) {
            long[] changed = rods.clone();
            changed[rod] = value;
            return new State(time, place, hand, changed, visits, paper, status, inside);
        }

        State counting(long other) {
            return new State(time, place, other, rods, visits, paper, status, inside);
        }

        State visiting(List<Visit> others) {
            return new State(time, place, hand, rods, others, paper, status, inside);
        }

        State writing(String text) {
            return new State(time, place, hand, rods, visits, paper + text, status, inside);
        }

        State being(Status other) {
            return new State(time, place, hand, rods, visits, paper, other, inside);
        }

        State later() {
            return new State(time + 1, place, hand, rods, visits, paper, status, Inside.NOTHING);
        }

        State doing(Inside other) {
            return new State(time, place, hand, rods, visits, paper, status, other);
        }
    }

    @Override
    public Program program() {
        return program;
    }

    @Override
    public long time() {
        return state.time;
    }

    @Override
    public Status status() {
        boolean waits = !state.status.ended()
                && state.place < code.length
                && code[state.place] == AbacusOp.HEAR.opcode()
                && inputs.read(state.time, LINE) == null;
        return waits ? new Status.Waiting(LINE) : state.status;
    }

    @Override
    public int address() {
        return state.place;
    }

    @Override
    public int depth() {
        return state.visits.size();
    }

    @Override
    public int lowestDepth() {
        return lowest;
    }

    @Override
    public int highestDepth() {
        return highest;
    }

    @Override
    public void markDepth() {
        lowest = depth();
        highest = depth();
    }

    @Override
    public long part() {
        return state.inside.part;
    }

    @Override
    public boolean stepInside(Observer observer) {
        Inside inside = state.inside;
        boolean wanted = state.place < code.length
                && code[state.place] == AbacusOp.TIDY.opcode()
                && AbacusKind.INSTRUCTIONS.decode(code, state.place).row() != null;
        if (state.status.ended() || !inside.asked && (!wanted || inside.cleared)) {
            return false;
        }
        int last = state.rods.length - 1;
        long beads = state.rods[last];
        long before = inside.part == 0 ? beads : inside.before;
        long left = beads < 1 || beads > 20 ? 0 : beads - 1;
        long part = inside.part + 1;
        state = state.with(last, left).doing(new Inside(part, inside.asked && left > 0, left == 0, before));
        String why = inside.asked ? "somebody asks for it" : "it is tidied";
        observer.effect(Effect.Part.of(
                AbacusPart.TAKE,
                Effect.Told.cell("rod", "rod " + last, new Value.Int(left)),
                Effect.Told.text("why", why)));
        if (left == 0) {
            observer.effect(new Effect.Collected("abacus", why, part, before, 0, before, Moves.NONE));
        }
        return true;
    }

    @Override
    public String collect() {
        Inside inside = state.inside;
        state = state.doing(new Inside(inside.part, true, inside.cleared, inside.before));
        return "";
    }

    @Override
    public Stop step(Observer observer) {
        Status status = status();
        if (!(status instanceof Status.Ready)) {
            return status.ended() ? Stop.ENDED : Stop.WAITING;
        }
        List<Effect> effects = new ArrayList<>();
        boolean more;
        do {
            more = stepInside(effect -> {
                if (effect instanceof Effect.Collected) {
                    observer.effect(effect);
                }
            });
        } while (more);
        State before = state;
        Decoded decoded = state.place < code.length ? AbacusKind.INSTRUCTIONS.decode(code, state.place) : null;
        if (decoded == null || decoded.row() == null) {
            trap("There is no instruction here.", effects);
        } else {
            state = state.goingTo(decoded.end());
            execute((AbacusOp) decoded.row(), decoded, before, effects);
        }
        state = state.later();
        lowest = Math.min(lowest, depth());
        highest = Math.max(highest, depth());
        effects.forEach(observer::effect);
        return state.status.ended() ? Stop.ENDED : Stop.TIME;
    }

    private void execute(AbacusOp op, Decoded decoded, State before, List<Effect> effects) {
        int first = (int) decoded.operands()[0];
        int second = decoded.operands().length > 1 ? (int) decoded.operands()[1] : 0;
        switch (op) {
            case TIMES -> hand(first, effects);
            case COPY, TIDY -> put(second, rod(first, effects), effects);
            case ADD -> put(second, rod(first, effects) + rod(second, effects), effects);
            case GO -> go(first, before, effects);
            case AGAIN -> {
                hand(before.hand - 1, effects);
                if (state.hand > 0) {
                    go(first, before, effects);
                }
            }
            case VISIT -> {
                if (depth() == limits.callDepth()) {
                    state = before;
                    trap("No more than " + limits.callDepth() + " visits are possible.", effects);
                    return;
                }
                List<Visit> visits = new ArrayList<>(state.visits);
                visits.add(new Visit(first, decoded.end(), second, rod(second, effects)));
                state = state.visiting(visits)
                        .goingTo(program.functions().get(first).start());
                effects.add(new Effect.Call(first, List.of(), decoded.end()));
            }
            case BACK -> {
                put(second, rod(first, effects), effects);
                Visit ended = state.visits.get(depth() - 1);
                effects.add(new Effect.Return(ended.function, List.of(), ended.back));
                if (ended.back < 0) {
                    state = state.goingTo(before.place).being(new Status.Halted());
                    return;
                }
                state = state.visiting(state.visits.subList(0, depth() - 1)).goingTo(ended.back);
                put(ended.rod, ended.kept, effects);
            }
            case SAY -> {
                String text = rod(first, effects) + " " + rod(second, effects) + "\n";
                state = state.writing(text);
                effects.add(new Effect.Output(text));
            }
            case HEAR -> {
                Input input = inputs.read(before.time, LINE);
                long number = input instanceof Input.Line line ? Long.parseLong(line.text()) : -1;
                effects.add(new Effect.Given(LINE, input));
                put(first, number, effects);
                put(second, number * number, effects);
            }
            case OFF -> state = state.goingTo(before.place).being(new Status.Halted());
        }
    }

    private void trap(String message, List<Effect> effects) {
        Trap trap = new Trap(Trap.Kind.CODE, message, "", state.place);
        state = state.being(new Status.Trapped(trap));
        effects.add(new Effect.Trapped(trap));
    }

    private void go(int there, State before, List<Effect> effects) {
        state = state.goingTo(there);
        effects.add(new Effect.Jump(before.place, there));
    }

    private void hand(long value, List<Effect> effects) {
        effects.add(new Effect.Write("dial HAND", new Value.Int(state.hand), new Value.Int(value)));
        state = state.counting(value);
    }

    private long rod(int index, List<Effect> effects) {
        effects.add(new Effect.Read("rod " + index, new Value.Int(state.rods[index])));
        return state.rods[index];
    }

    private void put(int index, long value, List<Effect> effects) {
        effects.add(new Effect.Write("rod " + index, new Value.Int(state.rods[index]), new Value.Int(value)));
        state = state.with(index, value);
    }

    @Override
    public Stop run(Until until) {
        while (true) {
            Status status = status();
            if (status.ended()) {
                return Stop.ENDED;
            } else if (status instanceof Status.Waiting) {
                return Stop.WAITING;
            } else if (state.time >= until.time()) {
                return Stop.TIME;
            } else if (until.watch() != null) {
                return Stop.WATCH;
            }
            step(Observer.NONE);
            if (state.status.ended()) {
                return Stop.ENDED;
            } else if (until.addresses().get(state.place)) {
                return Stop.ADDRESS;
            } else if (depth() <= until.depth()) {
                return Stop.DEPTH;
            }
        }
    }

    @Override
    public Checkpoint checkpoint() {
        return state;
    }

    @Override
    public void restore(Checkpoint checkpoint) {
        state = (State) checkpoint;
        markDepth();
    }

    @Override
    public @Nullable AreaView view(String area, Window window) {
        return switch (area) {
            case "rods" -> {
                int from = (int) window.first(state.rods.length);
                List<CellView> cells = new ArrayList<>();
                for (int i = from; i < window.end(state.rods.length); i++) {
                    String label = program.globals().get(i).name();
                    cells.add(new CellView("rod " + i, label, number(state.rods[i])));
                }
                yield AreaView.ofCells(area, state.rods.length, from, cells);
            }
            case "dials" ->
                AreaView.ofCells(
                        area,
                        2,
                        0,
                        List.of(
                                new CellView("dial PLACE", "PLACE", number(state.place)),
                                new CellView("dial HAND", "HAND", number(state.hand))));
            case "visits" -> {
                List<GroupView> groups = new ArrayList<>();
                for (long i = window.first(depth()); i < window.end(depth()); i++) {
                    groups.add(visit((int) (depth() - 1 - i)));
                }
                yield AreaView.ofGroups(area, depth(), window.first(depth()), groups);
            }
            case "paper" -> {
                int length = state.paper.length();
                int from = (int) window.first(length);
                yield AreaView.ofText(area, length, from, state.paper.substring(from, (int) window.end(length)));
            }
            default -> null;
        };
    }

    private GroupView visit(int index) {
        Visit visit = state.visits.get(index);
        String title = program.functions().get(visit.function).name();
        return new GroupView("visit " + index, title, "visit", Map.of("returnAddress", visit.back), 0, List.of());
    }

    private static ValueView number(long value) {
        return new ValueView("int", String.valueOf(value), "", false);
    }

    @Override
    public @Nullable GroupView group(String name, Window window) {
        for (int i = 0; i < depth(); i++) {
            if (name.equals("visit " + i)) {
                return visit(i);
            }
        }
        return null;
    }

    @Override
    public List<Pointer> pointers() {
        return List.of(new Pointer("PLACE", "code", state.place));
    }

    @Override
    public ValueView view(Value value) {
        return number(value instanceof Value.Int whole ? whole.value() : 0);
    }

    @Override
    public boolean declares(String name) {
        return declared(name) != null;
    }

    @Override
    public @Nullable String declared(String name) {
        for (int i = 0; i < state.rods.length; i++) {
            if (program.globals().get(i).name().equals(name)) {
                return "rod " + i;
            }
        }
        return null;
    }

    @Override
    public @Nullable String own(String name) {
        for (int i = 0; i < state.rods.length; i++) {
            if (name.equals("rod " + i)) {
                return name;
            }
        }
        return switch (name) {
            case "hand", "dial HAND" -> "dial HAND";
            case "place", "dial PLACE" -> "dial PLACE";
            default -> null;
        };
    }

    @Override
    public Set<String> cellNames() {
        return Set.of("hand", "place");
    }

    @Override
    public Set<String> numberedCells() {
        return Set.of("rod");
    }

    @Override
    public @Nullable String element(Value object, long index) {
        return null;
    }

    @Override
    public long length(Value object) {
        return -1;
    }

    @Override
    public @Nullable String text(Value value) {
        return null;
    }

    @Override
    public @Nullable Value newText(String text) {
        return null;
    }

    @Override
    public @Nullable Value read(String cell) {
        if (cell.equals("dial HAND")) {
            return new Value.Int(state.hand);
        } else if (cell.equals("dial PLACE")) {
            return new Value.Int(state.place);
        }
        for (int i = 0; i < state.rods.length; i++) {
            if (cell.equals("rod " + i)) {
                return new Value.Int(state.rods[i]);
            }
        }
        return null;
    }

    @Override
    public String write(String cell, Value value) {
        if (!cell.startsWith("rod ")) {
            return "Only rods can be written.";
        } else if (!(value instanceof Value.Int number)) {
            return "A rod holds a whole number.";
        } else {
            state = state.with(Integer.parseInt(cell.substring(4)), number.value());
            return "";
        }
    }

    @Override
    public long outputLength() {
        return state.paper.length();
    }

    @Override
    public int[] callStack(int most) {
        return state.visits.stream().limit(most).mapToInt(Visit::function).toArray();
    }

    @Override
    public long allocatedBytes() {
        return 0;
    }

    @Override
    public long stateBytes() {
        return state.bytes();
    }

    @Override
    public long digest() {
        return Words.mix(digestWithoutTime(), state.time);
    }

    @Override
    public long digestWithoutTime() {
        long hash = Words.mix(state.place, state.hand);
        hash = Words.mix(Words.mix(hash, Arrays.hashCode(state.rods)), state.visits.hashCode());
        hash = Words.mix(Words.mix(hash, state.paper.hashCode()), state.status.hashCode());
        return Words.mix(hash, state.inside.hashCode());
    }
}
