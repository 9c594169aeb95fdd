package vitrine.debug;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.program.Constant;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** The breakpoints of a session: where they took, and whether a machine that came to one of their places must stop. */
final class Breakpoints {
    private final Machine machine;
    private final Program program;
    private final SourceMap sourceMap;
    private List<Breakpoint> all = List.of();
    private BitSet addresses = new BitSet();

    Breakpoints(Machine machine, SourceMap sourceMap) {
        this.machine = machine;
        this.program = machine.program();
        this.sourceMap = sourceMap;
    }

    /** A breakpoint with what became of it. */
    private static final class Breakpoint {
        final BreakpointSpec spec;
        int address = -1;
        int line;
        String message = "";
        int column;
        int length;

        @Nullable
        Expression condition;

        List<LogPart> log = List.of();
        boolean gone;
        /** Hits from the beginning of the program to the present time; -1 while nobody counted. */
        long hits;

        Breakpoint(BreakpointSpec spec) {
            this.spec = spec;
        }

        boolean active() {
            return spec.enabled() && !gone && address >= 0 && column == 0;
        }
    }

    /** What arriving at an address means. */
    record Arrival(List<Integer> stops, List<String> logs) {}

    void set(List<BreakpointSpec> specs) {
        List<Breakpoint> placed = new ArrayList<>();
        for (BreakpointSpec spec : specs) {
            Breakpoint breakpoint = new Breakpoint(spec);
            place(breakpoint);
            read(breakpoint);
            placed.add(breakpoint);
        }
        all = placed;
        collectAddresses();
    }

    private void collectAddresses() {
        BitSet set = new BitSet();
        for (Breakpoint breakpoint : all) {
            if (breakpoint.active()) {
                set.set(breakpoint.address);
            }
        }
        addresses = set;
    }

    private void place(Breakpoint breakpoint) {
        BreakpointSpec spec = breakpoint.spec;
        if (spec.address() >= 0) {
            if (spec.address() < program.codeLength()) {
                breakpoint.address = spec.address();
                breakpoint.line = sourceMap.lineAt(spec.address());
            } else {
                breakpoint.message = "The code ends before 0x%04x.".formatted(spec.address());
            }
            return;
        }
        int address = sourceMap.addressAt(spec.line());
        if (address < 0) {
            breakpoint.message = "No instruction stands on line %d or after it.".formatted(spec.line());
        } else {
            breakpoint.address = address;
            breakpoint.line = sourceMap.lineAt(address);
        }
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
        } catch (ExpressionException e) {
            breakpoint.message = String.valueOf(e.getMessage());
            breakpoint.column = e.column();
            breakpoint.length = Math.max(1, e.length());
        }
    }

    /** Refuses names that can never mean anything where the breakpoint stands. */
    private void checkNames(Expression expression, int address, int offset) throws ExpressionException {
        Set<String> known = new HashSet<>();
        if (address >= 0) {
            Function function = program.functions().get(program.functionAt(address));
            known.addAll(function.slotNames());
        }
        program.globals().stream().map(Global::name).forEach(known::add);
        program.constants().stream().map(Constant::name).forEach(known::add);
        for (Expression.Name name : expression.names()) {
            boolean always = machine.cellNames().contains(name.name().toLowerCase(Locale.ROOT))
                    || name.indexed() && machine.numberedCells().contains(name.name());
            if (!always && !known.contains(name.name())) {
                throw new ExpressionException(
                        "There is no '%s' here. Known are: %s.".formatted(name.name(), knownNames(known)),
                        offset + name.column(),
                        name.name().length());
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

    /** Whether any breakpoint must count its hits. */
    boolean counting() {
        return all.stream().anyMatch(breakpoint -> breakpoint.active() && breakpoint.spec.hitCount() > 1);
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

    /** The machine came to one of the addresses: counts the hits and says which breakpoints stop it and what is logged. */
    Arrival arrive() {
        List<Integer> stops = new ArrayList<>();
        List<String> logs = new ArrayList<>();
        int address = machine.address();
        for (int i = 0; i < all.size(); i++) {
            Breakpoint breakpoint = all.get(i);
            if (!breakpoint.active() || breakpoint.address != address || !holds(breakpoint)) {
                continue;
            }
            breakpoint.hits++;
            if (breakpoint.hits < breakpoint.spec.hitCount()) {
                continue;
            }
            if (breakpoint.log.isEmpty()) {
                stops.add(i);
            } else {
                logs.add(LogPart.text(breakpoint.log, machine));
            }
        }
        return new Arrival(stops, logs);
    }

    private boolean holds(Breakpoint breakpoint) {
        if (breakpoint.condition == null) {
            return true;
        }
        try {
            boolean holds = breakpoint.condition.holds(machine);
            breakpoint.message = "";
            return holds;
        } catch (ExpressionException e) {
            // a condition that cannot be computed stops: silence would look like a condition that is false
            breakpoint.message = String.valueOf(e.getMessage());
            return true;
        }
    }

    /** The program was stopped by these: those that are temporary are gone. */
    void stoppedBy(List<Integer> stops) {
        for (int index : stops) {
            Breakpoint breakpoint = all.get(index);
            if (breakpoint.spec.temporary()) {
                breakpoint.gone = true;
            }
        }
        collectAddresses();
    }

    List<BreakpointStatus> statuses() {
        List<BreakpointStatus> statuses = new ArrayList<>();
        for (Breakpoint breakpoint : all) {
            boolean verified = breakpoint.address >= 0 && breakpoint.column == 0 && !breakpoint.gone;
            statuses.add(new BreakpointStatus(
                    verified,
                    breakpoint.line,
                    breakpoint.address,
                    breakpoint.gone ? "It was temporary and has stopped the program." : breakpoint.message,
                    breakpoint.column,
                    breakpoint.length,
                    breakpoint.hits));
        }
        return statuses;
    }
}
