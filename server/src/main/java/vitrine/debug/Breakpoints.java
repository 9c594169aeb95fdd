package vitrine.debug;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.asm.LookAlikes;
import vitrine.machine.Machine;
import vitrine.machine.Until;
import vitrine.machine.Watch;
import vitrine.program.Characters;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * The breakpoints of a session: what they wait for (a place in the code, an access to a cell, an event), what a run must look out for
 * because of them, and which of them stop a machine that came to a moment.
 */
final class Breakpoints {
    private final Machine machine;
    private final Program program;
    private final SourceMap sourceMap;
    private final Callees callees;
    private List<Breakpoint> all = List.of();
    private BitSet addresses = new BitSet();
    private @Nullable Watch watch;
    private List<BoundCall> calls = List.of();

    Breakpoints(Machine machine, SourceMap sourceMap, Callees callees) {
        this.callees = callees;
        this.machine = machine;
        this.program = machine.program();
        this.sourceMap = sourceMap;
    }

    /** What coming to a moment means. */
    record Arrival(List<Integer> stops, List<String> logs) {}

    /**
     * Replaces the set. One that is as it was stays what it is: with its hits, its cell, and gone if it was temporary and has stopped the
     * program. One that was changed in something else still waits for what it found.
     *
     * @return for each of the new set, which one of the old set goes on counting its hits in it; -1 for none
     */
    int[] set(List<BreakpointSpec> specs) {
        Map<String, Integer> before = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            before.put(all.get(i).spec.id(), i);
        }
        List<Breakpoint> placed = new ArrayList<>();
        int[] counted = new int[specs.size()];
        for (BreakpointSpec spec : specs) {
            Integer index = before.get(spec.id());
            Breakpoint known = index == null ? null : all.get(index);
            Breakpoint breakpoint = known == null ? fresh(spec) : again(known, spec);
            counted[placed.size()] = index != null && known != null && countsOn(known, spec) ? index : -1;
            placed.add(breakpoint);
        }
        for (int i = 0; i < counted.length; i++) {
            placed.get(i).hits = counted[i] < 0 ? 0 : all.get(counted[i]).hits;
        }
        all = placed;
        collect();
        return counted;
    }

    private Breakpoint fresh(BreakpointSpec spec) {
        Breakpoint breakpoint = new Breakpoint(spec);
        breakpoint.place(machine, sourceMap, callees);
        read(breakpoint);
        return breakpoint;
    }

    private Breakpoint again(Breakpoint known, BreakpointSpec spec) {
        if (!known.placed() || !known.spec.trigger().equals(spec.trigger())) {
            Breakpoint breakpoint = fresh(spec);
            breakpoint.staysInCall(known);
            return breakpoint;
        } else if (known.spec.equals(spec)) {
            return known;
        }
        Breakpoint breakpoint = new Breakpoint(spec);
        breakpoint.placeAs(known);
        read(breakpoint);
        return breakpoint;
    }

    /** Whether what was a hit of one is a hit of what it becomes, and was counted in every direction. */
    private static boolean countsOn(Breakpoint known, BreakpointSpec spec) {
        return known.spec.trigger().equals(spec.trigger())
                && known.spec.condition().equals(spec.condition())
                && (known.spec.hitCount() > 1 || spec.hitCount() <= 1);
    }

    /** Whether this one must count its hits. */
    boolean counting(int index) {
        return all.get(index).active() && all.get(index).spec.hitCount() > 1;
    }

    private void collect() {
        BitSet set = new BitSet();
        List<Watch.Cell> cells = new ArrayList<>();
        List<Watch.Local> locals = new ArrayList<>();
        List<Watch.Event> events = new ArrayList<>();
        for (Breakpoint breakpoint : all) {
            if (breakpoint.active() && breakpoint.address >= 0) {
                set.set(breakpoint.address);
            } else if (breakpoint.active()) {
                breakpoint.watchInto(cells, locals, events);
            }
        }
        addresses = set;
        calls = calls();
        Watch wanted = new Watch(cells, locals, events);
        watch = wanted.isEmpty() ? null : wanted;
    }

    private void read(Breakpoint breakpoint) {
        try {
            if (!breakpoint.spec.condition().isBlank()) {
                breakpoint.condition = Expression.parse(breakpoint.spec.condition());
                checkNames(breakpoint.condition, breakpoint.address, 0);
            }
            if (!breakpoint.spec.log().isBlank()) {
                breakpoint.log = LogPart.parse(breakpoint.spec.log());
                for (LogPart part : breakpoint.log) {
                    if (part.expression() != null) {
                        checkNames(part.expression(), breakpoint.address, part.column());
                    }
                }
            }
            breakpoint.tryOut(machine);
        } catch (ExpressionException e) {
            breakpoint.message = String.valueOf(e.getMessage());
            breakpoint.column = e.column();
            breakpoint.length = Math.max(1, e.length());
        }
    }

    /** Refuses names that can never mean anything where the breakpoint stands; one that stands nowhere may stop in any function. */
    private void checkNames(Expression expression, int address, int offset) throws ExpressionException {
        Set<String> known = new HashSet<>();
        if (address >= 0) {
            Function function = program.functions().get(program.functionAt(address));
            known.addAll(function.slotNames());
            known.addAll(function.captures());
        } else {
            program.functions().forEach(function -> known.addAll(function.slotNames()));
            program.functions().forEach(function -> known.addAll(function.captures()));
        }
        program.globals().stream().map(Global::name).forEach(known::add);
        program.constants().stream().map(Constant::name).forEach(known::add);
        program.data().items().stream().map(DataItem::name).forEach(known::add);
        for (Expression.Name name : expression.names()) {
            boolean always = Operations.isWord(name.name())
                    || machine.cellNames().contains(name.name().toLowerCase(Locale.ROOT))
                    || name.indexed() && machine.numberedCells().contains(name.name());
            // what stands behind a dot may be a field, which only a run can tell
            String holder = name.name().substring(0, (name.name() + ".").indexOf('.'));
            boolean held = known.contains(holder) || machine.cellNames().contains(holder.toLowerCase(Locale.ROOT));
            if (!always && !held && !known.contains(name.name())) {
                Set<String> possible = new TreeSet<>(known);
                possible.addAll(machine.cellNames());
                String difference = LookAlikes.difference(name.name(), possible);
                throw new ExpressionException(
                        "There is no '%s' here. ".formatted(name.name())
                                + (difference.isEmpty() ? "Known are: " + knownNames(known) + "." : difference),
                        offset + name.column(),
                        Characters.count(name.name()));
            }
        }
    }

    private String knownNames(Set<String> known) {
        List<String> names = new ArrayList<>(known);
        names.remove("");
        names.sort(null);
        names.addAll(List.of("depth", "time"));
        names.addAll(new TreeSet<>(machine.cellNames()));
        return String.join(", ", names.size() > 12 ? names.subList(0, 12) : names);
    }

    BitSet addresses() {
        return addresses;
    }

    /** What a run must look out for; null for nothing. */
    @Nullable
    Watch watch() {
        return watch;
    }

    /** Why the program stopped at these. */
    StopReason reason(List<Integer> stops) {
        return stops.stream().anyMatch(index -> all.get(index).isData())
                ? StopReason.DATA_BREAKPOINT
                : StopReason.BREAKPOINT;
    }

    /** Whether any breakpoint must count its hits. */
    boolean counting() {
        return IntStream.range(0, all.size()).anyMatch(this::counting);
    }

    /** The hits so far, one number a breakpoint. */
    long[] counts() {
        return all.stream().mapToLong(breakpoint -> breakpoint.hits).toArray();
    }

    void setCounts(long[] counts) {
        for (int i = 0; i < counts.length && i < all.size(); i++) {
            all.get(i).hits = counts[i];
        }
    }

    /**
     * The machine came to one of the addresses, or did something that is watched: counts the hits and says which breakpoints stop it and what is
     * logged.
     *
     * @param last what the last instruction did
     */
    Arrival arrive(Observation last) {
        List<Integer> stops = new ArrayList<>();
        List<String> logs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Breakpoint breakpoint = all.get(i);
            if (!breakpoint.active() || !breakpoint.concerns(machine, last) || !breakpoint.holds(machine)) {
                continue;
            }
            breakpoint.hits++;
            if (breakpoint.hits < breakpoint.spec.hitCount()) {
                continue;
            }
            if (breakpoint.log.isEmpty()) {
                stops.add(i);
            } else {
                logs.add(breakpoint.logged(machine));
            }
        }
        return new Arrival(stops, logs);
    }

    /** The program was stopped by these: those that are temporary are gone. */
    void stoppedBy(List<Integer> stops) {
        for (int index : stops) {
            Breakpoint breakpoint = all.get(index);
            if (breakpoint.spec.temporary()) {
                breakpoint.gone = true;
            }
        }
        collect();
    }

    // ---- calls that breakpoints are bound to

    List<BoundCall> calls() {
        return all.stream()
                .filter(each -> each.spec.enabled())
                .map(Breakpoint::call)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** When a run from the present time on must look at those calls again: a time, a number of frames; for no other reason it may end there. */
    Until until(Until wanted) {
        long time = machine.time();
        long next = wanted.time();
        int depth = wanted.depth();
        for (BoundCall call : calls) {
            next = Math.min(next, call.next(time));
            depth = Math.max(depth, call.depth(time));
        }
        return new Until(next, wanted.addresses(), depth, wanted.breaks(), wanted.watch());
    }

    /** A run went on to the present time, from one before it. */
    void passed(long since) {
        calls.forEach(call -> call.passed(since, machine));
    }

    /** What was after a time never was. */
    void forgetAfter(long time) {
        all.forEach(each -> each.forgetAfter(time));
        collect();
    }

    List<BreakpointStatus> statuses() {
        return all.stream().map(breakpoint -> breakpoint.status(machine)).toList();
    }
}
