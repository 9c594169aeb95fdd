package vitrine.debug;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vitrine.machine.Status;
import vitrine.machine.ValueView;
import vitrine.program.Counts;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** Says in one sentence what a loop does, from what is known of it; and in one sentence that there is none. */
final class LoopSentence {
    private static final int MOST_NAMED = 3;
    private static final int MOST_VALUES = 3;

    private LoopSentence() {}

    static LoopReport report(
            LoopFacts facts,
            long turns,
            boolean exact,
            long since,
            boolean complete,
            Program program,
            SourceMap sourceMap) {
        Turn last = facts.turns().get(facts.turns().size() - 1);
        int function = program.functionAt(facts.cycle().first());
        return new LoopReport(
                true,
                complete,
                facts.cycle().recursion() ? "recursion" : "loop",
                facts.cycle().recursion() ? recursion(facts, turns, exact) : loop(facts, turns, exact),
                facts.lines(),
                program.functions().get(function).name(),
                last.steps.size(),
                turns,
                exact,
                since,
                facts.changed(),
                facts.unchanged(),
                facts.exits().isEmpty() ? null : facts.exits().get(0),
                facts.exits(),
                facts.endless() != LoopFacts.Endless.NOT_KNOWN);
    }

    private static String loop(LoopFacts facts, long turns, boolean exact) {
        List<String> parts = new ArrayList<>();
        parts.add(where(facts) + ": " + size(facts) + " a turn, " + (exact ? "" : "at least ")
                + Counts.grouped(turns, "turn") + (exact ? " so far" : ""));
        parts.addAll(cells(facts, turns));
        if (!facts.exits().isEmpty()) {
            parts.add("it would end " + exits(facts));
        }
        return String.join("; ", parts) + "." + ending(facts);
    }

    private static String recursion(LoopFacts facts, long turns, boolean exact) {
        List<String> parts = new ArrayList<>();
        String lines = facts.callLines().stream()
                .filter(line -> line > 0)
                .distinct()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String place = lines.isEmpty() ? "" : (lines.contains(",") ? " in lines " : " in line ") + lines;
        String who = facts.functions().size() == 1
                ? facts.functions().get(0) + " calls itself" + place
                : joined(facts.functions(), " and ") + " call each other" + place;
        boolean alone = facts.functions().size() == 1;
        parts.add(who + ", deeper and deeper: " + (exact ? "" : "at least ")
                + (alone ? Counts.grouped(turns + 1, "call") : Counts.grouped(turns, "round") + " of calls")
                + " are open and none has come back");
        parts.addAll(cells(facts, turns));
        if (!facts.exits().isEmpty()) {
            parts.add("it would come back " + exits(facts));
        }
        String end = facts.exits().isEmpty() && facts.endless() == LoopFacts.Endless.NO_WAY_OUT
                ? " No branch leads to a return: it goes on until there is no room for another call."
                : "";
        return String.join("; ", parts) + "." + end;
    }

    private static String where(LoopFacts facts) {
        List<Integer> lines = facts.lines();
        if (lines.isEmpty()) {
            return "The code from 0x%04x to 0x%04x repeats"
                    .formatted(facts.cycle().first(), facts.cycle().last());
        }
        int first = lines.get(0);
        int last = lines.get(lines.size() - 1);
        return first == last ? "Line " + first + " repeats" : "Lines " + first + " to " + last + " repeat";
    }

    private static String size(LoopFacts facts) {
        long least = facts.turns().stream()
                .mapToLong(turn -> turn.steps.size())
                .min()
                .orElse(0);
        long most = facts.turns().stream()
                .mapToLong(turn -> turn.steps.size())
                .max()
                .orElse(0);
        return least == most
                ? Counts.grouped(most, "instruction")
                : "%,d to %s".formatted(least, Counts.grouped(most, "instruction"));
    }

    private static List<String> cells(LoopFacts facts, long turns) {
        List<String> parts = new ArrayList<>();
        List<LoopReport.Changed> changed = facts.changed();
        List<String> named = new ArrayList<>();
        for (LoopReport.Changed each : changed.subList(0, Math.min(MOST_NAMED, changed.size()))) {
            List<ValueView> values = each.values();
            List<ValueView> newest = values.subList(Math.max(0, values.size() - MOST_VALUES), values.size());
            named.add(each.name() + " changes (" + (turns >= newest.size() ? "…, " : "")
                    + newest.stream().map(ValueView::text).collect(Collectors.joining(", "))
                    + ")");
        }
        if (changed.size() > MOST_NAMED) {
            named.add((changed.size() - MOST_NAMED) + " more change");
        }
        if (!named.isEmpty()) {
            parts.add(joined(named, " and "));
        }
        List<String> constant = facts.exits().stream()
                .flatMap(exit -> exit.cells().stream())
                // of an object only the place stays
                .filter(cell -> cell.value().target().isEmpty())
                .filter(cell ->
                        facts.unchanged().stream().anyMatch(same -> same.cell().equals(cell.cell())))
                .map(cell -> cell.name() + " stays " + cell.value().text())
                .distinct()
                .limit(MOST_NAMED)
                .toList();
        if (!constant.isEmpty()) {
            parts.add(joined(constant, " and "));
        }
        return parts;
    }

    private static String exits(LoopFacts facts) {
        List<String> exits = new ArrayList<>();
        for (LoopReport.Condition exit :
                facts.exits().subList(0, Math.min(MOST_NAMED, facts.exits().size()))) {
            exits.add((exit.line() > 0 ? "at line " + exit.line() : "at 0x%04x".formatted(exit.address())) + " when "
                    + exit.text());
        }
        if (facts.exits().size() > MOST_NAMED) {
            exits.add("at " + Counts.grouped(facts.exits().size() - MOST_NAMED, "more place"));
        }
        return joined(exits, " or ");
    }

    /** Whether it can end, as far as that is known. */
    private static String ending(LoopFacts facts) {
        String growing = facts.growing().entrySet().stream()
                .map(each ->
                        "%s grows by %,d a turn".formatted(each.getKey().toLowerCase(Locale.ROOT), each.getValue()))
                .collect(Collectors.joining(" and "));
        return switch (facts.endless()) {
            case STATE_REPEATS -> " The whole state is the same again after a turn: it can never end.";
            case WAY_IS_FIXED ->
                " Nothing that decides its way changes in it: "
                        + (growing.isEmpty()
                                ? "unless an instruction in it fails, it never ends."
                                : "it goes on until an instruction in it fails; the " + growing + ".");
            case NO_WAY_OUT ->
                " No branch in it leads out: it goes on unless an instruction in it fails"
                        + (growing.isEmpty() ? "." : "; the " + growing + ".");
            case NOT_KNOWN -> facts.given() ? " What it is told from outside may change its way." : "";
        };
    }

    private static String joined(List<String> parts, String last) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + last + parts.get(parts.size() - 1);
    }

    /** That nothing repeats in a stretch, and what is known instead. */
    static String nothing(LoopTrace trace, Callees callees, Status status) {
        if (status instanceof Status.Halted) {
            return "The program has ended: nothing goes on here.";
        }
        long end = trace.start() + trace.size() - 1;
        String stretch = trace.start() == 0
                ? "since the start, in %s,".formatted(Counts.grouped(end, "instruction"))
                : "in the last %s".formatted(Counts.grouped(end - trace.start(), "instruction"));
        Map<String, Integer> calls = new HashMap<>();
        int lowest = trace.depth(end);
        int highest = lowest;
        for (long time = trace.start(); time < end; time++) {
            lowest = Math.min(lowest, trace.depth(time));
            highest = Math.max(highest, trace.depth(time));
            if (trace.depth(time + 1) > trace.depth(time)) {
                calls.merge(callees.at(trace.address(time + 1)), 1, Integer::sum);
            }
        }
        String depths = "; the calls were %,d to %,d deep.".formatted(lowest, highest);
        String most = calls.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(each -> " " + each.getKey() + " was called most often, " + times(each.getValue()) + depths)
                .orElse("");
        return "No loop goes on here: " + stretch + " no place was passed again and again within one call." + most;
    }

    private static String times(int number) {
        return number == 1 ? "once" : Counts.grouped(number, "time");
    }
}
