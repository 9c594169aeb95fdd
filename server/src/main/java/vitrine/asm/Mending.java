package vitrine.asm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vitrine.isa.ForeignText;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origin;
import vitrine.program.Characters;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Diagnostics;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * Finds out what was meant by a text that is not right as it stands: for which machine it is, from which other language it comes, and what holds for
 * the whole of it, such as numbers before the lines. Each such cause is said once, with a change that mends it everywhere; the text is then read as if
 * that had been done, so that nothing else is said of it. A text that is right never comes here.
 * <p>It knows no mnemonic and no other language: both come from the instruction sets of the machines.
 */
final class Mending {
    /** Of longer texts only so many lines are looked at. */
    private static final int MOST_LINES = 20_000;

    /** A line that is longer was written by nobody: it is read as it stands. */
    private static final int LONGEST_LINE = 2_000;

    /** What all lines together may cost, each at most as much as the square of its length. */
    private static final long MOST_WORK = 100_000_000;

    private final List<SourceLine> lines = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private final Assembler.InstructionSets machines;
    private final Clues clues;
    private final Clues.Weight machine;
    private final ListingNumbers numbers;
    private final String usual;
    private final String said;
    private final boolean mixed;

    Mending(String source, String usual, Assembler.InstructionSets machines) {
        this.machines = machines;
        this.usual = usual;
        split(source);
        new BlockComments(lines).report(found);
        this.said = said();
        new LooseLabels(lines, machines, usual).mend(found);
        this.numbers = new ListingNumbers(lines, this::isWhole, this::begins);
        this.clues = new Clues(lines, usual, said, machines);
        this.machine = clues.machine();
        List<Diagnostic> foreign = new ArrayList<>();
        ForeignLines others = new ForeignLines(lines, clues, machine, numbers, said);
        others.report(foreign);
        this.mixed = others.hasStrangers();
        new Forms(lines, machine.set, found).mend();
        List<Fix.Edit> edits = new ArrayList<>();
        numbers.forEach((line, end, label) -> edits.add(number(line, end, label)));
        numbers.renames().stream().filter(ListingNumbers.Rename::ours).forEach(each -> edits.add(each.edit()));
        foreign.forEach(each -> found.add(withNumbers(each, edits)));
    }

    private void split(String source) {
        int start = 0;
        int at = 0;
        int number = 1;
        long work = 0;
        while (start <= source.length()) {
            at = start;
            while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
                at++;
            }
            String line = source.substring(start, at);
            if (number <= MOST_LINES) {
                work += (long) line.length() * line.length();
                boolean looked = line.length() <= LONGEST_LINE && work <= MOST_WORK && isSeen(line);
                lines.add(new SourceLine(number++, line, looked));
            } else {
                beyond.add(line);
            }
            start = at + 1;
            if (at + 1 < source.length() && source.charAt(at) == '\r' && source.charAt(at + 1) == '\n') {
                start++;
            }
        }
    }

    /** Whether all characters of a line can be seen; what cannot is said first. */
    private static boolean isSeen(String line) {
        return line.codePoints()
                .allMatch(each -> each == '\t'
                        || Characters.isSeen(each)
                        || Character.getType(each) == Character.SPACE_SEPARATOR);
    }

    /** The machine that the text names; "" when it names none that there is. */
    private String said() {
        for (SourceLine each : lines) {
            List<String> words = each.plainWords();
            if (words.size() == 2 && Directive.of(words.get(0)) == Directive.MACHINE) {
                return machines.of(words.get(1)) == null ? "" : words.get(1).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Whether a line without what stands before an index is an instruction of ours, or of another language, with all its operands. */
    private boolean isWhole(SourceLine line, int from) {
        List<Word> words = ForeignText.words(line.read().substring(from, line.codeEnd()));
        if (words.isEmpty()) {
            return false;
        }
        for (InstructionSet set : Clues.sets(machines, usual)) {
            Instruction row = Clues.row(set, words.get(0).text());
            if (row != null && Clues.fits(set, row, words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether an instruction begins at an index, of ours or of a language that has one on a line. */
    private boolean begins(SourceLine line, int from) {
        List<Word> words = ForeignText.words(line.read().substring(from, line.codeEnd()));
        String word = words.isEmpty() ? "" : words.get(0).text();
        return Clues.sets(machines, usual).stream()
                .anyMatch(set -> Clues.row(set, word) != null
                        || set.origins().stream()
                                .anyMatch(each -> each.form() == Origin.Form.LINES
                                        && !each.words(word).isEmpty()));
    }

    /** Says that a line begins with a number; the answer is the change that mends it. */
    private Fix.Edit number(SourceLine line, int end, String label) {
        line.label = label.isEmpty() ? "" : label.substring(0, label.length() - 2);
        int from = line.indentation().length();
        Fix.Edit edit = new Fix.Edit(line.range(from, end), label);
        List<Fix.Edit> all = new ArrayList<>(List.of(edit));
        numbers.renames().stream().filter(each -> each.line() == line).forEach(each -> all.add(each.edit()));
        found.add(new Diagnostic(
                Severity.ERROR,
                line.range(from, end),
                "Leave out the number at the start of the line.",
                "A line begins with its instruction. Addresses are counted for you.",
                new Fix("Leave out the numbers", all),
                null));
        return edit;
    }

    /** The same with the numbers at the beginnings of lines left out too: some of them have become labels, which what is written anew names. */
    private static Diagnostic withNumbers(Diagnostic each, List<Fix.Edit> numbers) {
        Fix fix = each.fix();
        if (fix == null || numbers.isEmpty()) {
            return each;
        }
        List<Fix.Edit> edits = new ArrayList<>(fix.edits());
        Set<Integer> whole = new HashSet<>();
        for (Fix.Edit edit : edits) {
            if (edit.range().column() == 1) {
                whole.add(edit.range().line());
            }
        }
        numbers.stream().filter(edit -> !whole.contains(edit.range().line())).forEach(edits::add);
        return new Diagnostic(
                each.severity(), each.range(), each.message(), each.hint(), new Fix(fix.label(), edits), each.origin());
    }

    /** Whether the text is read as it was written, for the usual machine. */
    boolean isIdle() {
        return found.isEmpty() && (!said.isEmpty() || machine.machine.equals(usual)) && clues.rival() == null;
    }

    /** The machine that the text is for. */
    String machine() {
        return machine.machine;
    }

    /** The text as it is to be read. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (SourceLine each : lines) {
            for (String line : each.lines()) {
                text.append(line).append('\n');
            }
        }
        beyond.forEach(each -> text.append(each).append('\n'));
        return text.toString();
    }

    /**
     * Collects what was found here and what is said of the text that is read, the latter put to the lines of the text that was written. Of a line about
     * which something was found it takes nothing else.
     */
    Diagnostics collector() {
        List<SourceLine> lineOf = new ArrayList<>();
        for (SourceLine each : lines) {
            for (int i = each.lines().size(); i > 0; i--) {
                lineOf.add(each);
            }
        }
        Collected collected = new Collected(lineOf, lines.size());
        found.forEach(collected::tell);
        tellRival(collected);
        return collected;
    }

    /** The change that has a text name a machine. */
    static Fix choosing(String machine) {
        return Fix.of("Begin with .machine " + machine, new SourceRange(1, 1, 0), ".machine " + machine + "\n");
    }

    private static final class Collected extends Diagnostics {
        private final List<SourceLine> lineOf;
        private final int lines;

        Collected(List<SourceLine> lineOf, int lines) {
            this.lineOf = lineOf;
            this.lines = lines;
        }

        void tell(Diagnostic each) {
            super.add(each);
        }

        @Override
        public void add(Diagnostic each) {
            SourceRange range = each.range();
            int index = range.line() - 1;
            boolean inside = index >= 0 && index < lineOf.size();
            if (inside && lineOf.get(index).settled) {
                return;
            }
            int moved =
                    index < 0 ? range.line() : inside ? lineOf.get(index).number : range.line() - lineOf.size() + lines;
            super.add(new Diagnostic(
                    each.severity(),
                    new SourceRange(moved, range.column(), range.length()),
                    each.message(),
                    each.hint(),
                    each.fix() == null || moved == range.line() ? each.fix() : null,
                    each.origin()));
        }
    }

    /** Says which machine the text is for, when it does not say so itself and the usual one is not meant. */
    void tellMachine(Diagnostics diagnostics) {
        if (said.isEmpty() && !machine.machine.equals(usual) && machine.place != null) {
            diagnostics.hint(
                    machine.place,
                    "'" + Token.shown(machine.word) + "' shows that this is a program for the machine '"
                            + machine.machine + "'.",
                    "To make that clear to readers, begin with .machine " + machine.machine);
        }
    }

    /** Says which machine was assumed where as much speaks for another one. */
    private void tellRival(Collected diagnostics) {
        Clues.Weight rival = clues.rival();
        if (rival != null && !mixed && machine.place != null && rival.place != null) {
            diagnostics.tell(new Diagnostic(
                    Severity.WARNING,
                    machine.place,
                    machine.place.equals(rival.place)
                            ? "The text does not say which machine it is for. It is read as a program for the machine '"
                                    + machine.machine + "', but it also fits the machine '" + rival.machine + "'."
                            : "This is read as a program for the machine '" + machine.machine + "', since '"
                                    + machine.word + "' is one of its words; but '" + rival.word + "' in line "
                                    + rival.place.line() + " also fits the machine '" + rival.machine + "'.",
                    "If you want that one, begin with .machine " + rival.machine,
                    choosing(rival.machine),
                    null));
        }
    }
}
