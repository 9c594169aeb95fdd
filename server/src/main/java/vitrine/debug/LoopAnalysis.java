package vitrine.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vitrine.isa.Decoded;
import vitrine.isa.Flow;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.machine.Effect;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.machine.ValueView;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * Makes facts of the turns that were observed: which branches would end the loop and what they depend on, what changes, and whether it can end
 * at all. The machine stands where the last turn ended. It says that a loop cannot end only where that follows.
 */
final class LoopAnalysis {
    private static final int MOST_LISTED = 20;
    private static final int MOST_EXITS = 8;

    private final Machine machine;
    private final Program program;
    private final InstructionSet instructions;
    private final SourceMap sourceMap;
    private final Narrator narrator;
    private final Callees callees;
    private final LoopTrace.Cycle cycle;
    private final List<Turn> turns;
    private final LoopSamples samples;
    private final Set<String> written = new HashSet<>();

    private final Map<Integer, LoopReport.Condition> exits = new LinkedHashMap<>();
    /** What the exits depend on. */
    private final Set<String> deciding = new LinkedHashSet<>();

    /** What people call the cells. */
    private final Map<String, String> names = new HashMap<>();

    private boolean fixedWay = true;
    private boolean mayLeave;
    private boolean given;

    LoopAnalysis(
            Machine machine,
            MachineKind kind,
            SourceMap sourceMap,
            LoopTrace.Cycle cycle,
            List<Turn> turns,
            LoopSamples samples) {
        this.machine = machine;
        this.program = machine.program();
        this.instructions = kind.instructions();
        this.sourceMap = sourceMap;
        this.cycle = cycle;
        this.turns = turns;
        this.samples = samples;
        narrator = new Narrator(machine, instructions, sourceMap);
        callees = new Callees(program, instructions, sourceMap);
        for (Turn turn : turns) {
            written.addAll(turn.written);
            given |= turn.given;
        }
    }

    /** @param alone whether nobody wrote anything by hand since the turns began, and the program is not known to end */
    LoopFacts facts(boolean alone) {
        Turn last = turns.get(turns.size() - 1);
        follow(last);
        boolean[] own = last.outermost(machine.depth());
        return new LoopFacts(
                cycle,
                turns,
                lines(),
                functions(last, own),
                callLines(last, own),
                changed(),
                unchanged(),
                List.copyOf(exits.values()),
                samples.growing(),
                given,
                mayLeave,
                endless(alone));
    }

    private LoopFacts.Endless endless(boolean alone) {
        if (!alone || given) {
            return LoopFacts.Endless.NOT_KNOWN;
        } else if (!cycle.recursion() && samples.repeats()) {
            return LoopFacts.Endless.STATE_REPEATS;
        } else if (!cycle.recursion() && fixedWay) {
            return LoopFacts.Endless.WAY_IS_FIXED;
        }
        return exits.isEmpty() && !mayLeave ? LoopFacts.Endless.NO_WAY_OUT : LoopFacts.Endless.NOT_KNOWN;
    }

    /** Follows the turns from their beginnings to their ends, the last one first: what is said of a branch is what it did there. */
    private void follow(Turn last) {
        List<boolean[]> own = new ArrayList<>();
        Set<Integer> visited = new HashSet<>();
        for (int k = 0; k < turns.size(); k++) {
            // the turns of a recursion end one call deeper each
            int behind = turns.size() - 1 - k;
            int calls = cycle.recursion()
                    ? behind * (machine.depth() - last.steps.get(0).depth())
                    : 0;
            boolean[] outermost = turns.get(k).outermost(machine.depth() - calls);
            own.add(outermost);
            for (int i = 0; i < outermost.length; i++) {
                if (outermost[i]) {
                    visited.add(turns.get(k).steps.get(i).address());
                }
            }
        }
        Exits ways = new Exits(program, instructions, visited);
        for (int k = turns.size() - 1; k >= 0; k--) {
            follow(turns.get(k), own.get(k), ways, k == turns.size() - 1);
        }
    }

    private void follow(Turn turn, boolean[] own, Exits ways, boolean last) {
        Origins origins = new Origins(machine, instructions, cell -> machine.read(cell) != null);
        origins.begin(samples.stackBefore());
        for (int i = 0; i < turn.steps.size(); i++) {
            Turn.Step step = turn.steps.get(i);
            Origins.Used used = origins.follow(step);
            Decoded decoded = used.decoded();
            if (last && Exits.decides(decoded)) {
                fixedWay &= isFixed(used.deciding(), origins);
            }
            boolean writes = step.effects().stream().anyMatch(Effect.Write.class::isInstance);
            if (last && writes && used.choosesWhere()) {
                fixedWay &= used.all().stream().allMatch(each -> isFixed(each, origins));
            }
            Flow flow = decoded.row() == null ? Flow.END : decoded.row().flow();
            mayLeave |= flow == Flow.CALL && !cycle.recursion() || flow == Flow.JUMP && decoded.target() < 0;
            if (own[i]) {
                boolean atEnd = i + 1 == turn.steps.size();
                exit(
                        ways,
                        origins,
                        step,
                        used,
                        atEnd ? cycle.first() : turn.steps.get(i + 1).address());
            }
        }
        for (String cell : turn.read) {
            names.putIfAbsent(cell, origins.name(cell));
        }
        for (String cell : turn.written) {
            names.putIfAbsent(cell, origins.name(cell));
        }
    }

    private String name(String cell) {
        return names.getOrDefault(cell, machine.label(cell));
    }

    /** Whether a value is the same in every turn: no turn writes what it is computed from, and it does not wander over the stack. */
    private boolean isFixed(Origin origin, Origins origins) {
        return origin.known()
                && !origin.outside()
                && Collections.disjoint(origin.cells(), written)
                && (samples.stackStays() || !origins.isOld(origin));
    }

    private void exit(Exits ways, Origins origins, Turn.Step step, Origins.Used used, int after) {
        Decoded decoded = used.decoded();
        int other = ways.otherWay(decoded, after);
        if (other < 0) {
            boolean branch = decoded.row() != null && decoded.row().flow() == Flow.BRANCH;
            mayLeave |= branch && decoded.target() < 0;
            return;
        }
        if (exits.containsKey(step.address()) || !ways.leadsOut(other)) {
            return;
        }
        if (exits.size() == MOST_EXITS) {
            mayLeave = true;
            return;
        }
        Origin origin = used.deciding();
        if (origin.known() && origin.cells().isEmpty() && !origin.outside()) {
            // it always goes the same way
            return;
        }
        List<LoopReport.Cell> cells = new ArrayList<>();
        for (String cell : origin.cells()) {
            Value value = machine.read(cell);
            if (value != null && cells.size() < MOST_LISTED) {
                cells.add(new LoopReport.Cell(cell, origins.name(cell), machine.view(value)));
                deciding.add(cell);
            }
        }
        exits.put(
                step.address(),
                new LoopReport.Condition(
                        sourceMap.lineAt(step.address()), step.address(), when(used, step, other), cells));
    }

    /** When a branch would go the other way, in words. */
    private String when(Origins.Used used, Turn.Step step, int other) {
        List<Value> popped = new ArrayList<>();
        for (var effect : step.effects()) {
            if (effect instanceof Effect.Pop pop) {
                popped.add(pop.value());
            }
        }
        if (popped.size() != 1 || used.popped().size() != 1) {
            boolean jumps = used.decoded().target() != other;
            return "'" + narrator.text(used.decoded()) + (jumps ? "' does not jump" : "' jumps");
        }
        boolean wanted = !Tags.truth(Tags.tag(popped.get(0)), Tags.bits(popped.get(0)));
        Origin origin = used.deciding();
        Origin.Producer producer = origin.producer();
        String clause = producer == null ? "" : clause(producer, wanted);
        return clause.isEmpty() ? origin.text() + (wanted ? " is not 0" : " is 0") : clause;
    }

    /** The part of an instruction's sentence that says whether its answer is true, when it has one. */
    private static String clause(Origin.Producer producer, boolean truth) {
        Instruction row = producer.row();
        String template = row.narration();
        if (!template.contains("{" + producer.output() + "?")) {
            return "";
        }
        int colon = template.indexOf(':');
        return Narrator.fill(
                colon < 0 ? template : template.substring(0, colon),
                producer.inputs(),
                Map.of(producer.output(), truth));
    }

    private List<LoopReport.Changed> changed() {
        List<LoopReport.Changed> changed = new ArrayList<>();
        for (String name : inOrder()) {
            LoopSamples.Series series = samples.of(name);
            if (series != null && series.changes() && changed.size() < MOST_LISTED) {
                List<ValueView> views = series.views;
                changed.add(new LoopReport.Changed(
                        series.cell,
                        name(series.cell),
                        List.copyOf(views.subList(Math.max(0, views.size() - 5), views.size()))));
            }
        }
        return changed;
    }

    private List<LoopReport.Cell> unchanged() {
        List<LoopReport.Cell> unchanged = new ArrayList<>();
        for (String name : inOrder()) {
            LoopSamples.Series series = samples.of(name);
            boolean same = series != null && !series.changes() && !written.contains(series.cell);
            if (series != null && same && unchanged.size() < MOST_LISTED) {
                unchanged.add(
                        new LoopReport.Cell(series.cell, name(series.cell), series.views.get(series.views.size() - 1)));
            }
        }
        return unchanged;
    }

    /** The names of what was sampled, those that decide about the end first; each cell once. */
    private Set<String> inOrder() {
        Map<String, String> nameByCell = new HashMap<>();
        for (String name : samples.all()) {
            LoopSamples.Series series = samples.of(name);
            if (series != null) {
                nameByCell.putIfAbsent(series.cell, name);
            }
        }
        Set<String> names = new LinkedHashSet<>();
        for (String cell : deciding) {
            if (nameByCell.containsKey(cell)) {
                names.add(nameByCell.get(cell));
            }
        }
        for (String name : samples.all()) {
            LoopSamples.Series series = samples.of(name);
            if (series != null && name.equals(nameByCell.get(series.cell))) {
                names.add(name);
            }
        }
        return names;
    }

    private List<Integer> lines() {
        Set<Integer> lines = new TreeSet<>();
        for (Turn turn : turns) {
            int depth = turn.steps.get(0).depth();
            for (Turn.Step step : turn.steps) {
                int line = step.depth() == depth ? sourceMap.lineAt(step.address()) : 0;
                if (line > 0) {
                    lines.add(line);
                }
            }
        }
        return List.copyOf(lines);
    }

    /** What calls each other in a recursion: what is called by activations that go on, the one that the turn begins in first. */
    private List<String> functions(Turn turn, boolean[] own) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; cycle.recursion() && i < own.length; i++) {
            if (goesDeeper(turn, own, i)) {
                turn.steps.get(i).effects().stream()
                        .filter(Effect.Call.class::isInstance)
                        .forEach(each -> names.add(callees.name(((Effect.Call) each).function())));
            }
        }
        List<String> called = new ArrayList<>(names);
        Collections.rotate(called, 1);
        return List.copyOf(called);
    }

    /** Whether a step of a turn calls an activation that goes on. */
    private static boolean goesDeeper(Turn turn, boolean[] own, int step) {
        return own[step]
                && (step + 1 == own.length
                        || own[step + 1]
                                && turn.steps.get(step + 1).depth()
                                        > turn.steps.get(step).depth());
    }

    /** The lines with which the activations of a recursion that go on have called the next one. */
    private List<Integer> callLines(Turn turn, boolean[] own) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; cycle.recursion() && i < own.length; i++) {
            if (goesDeeper(turn, own, i)) {
                lines.add(sourceMap.lineAt(turn.steps.get(i).address()));
            }
        }
        return lines;
    }
}
