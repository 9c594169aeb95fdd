package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vitrine.isa.ForeignText;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
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

    private final List<SourceLine> lines = new ArrayList<>();
    private final List<String> beyond = new ArrayList<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private final Assembler.InstructionSets machines;
    private final Clues clues;
    private final Clues.Weight machine;
    private final ListingNumbers numbers;
    private final String usual;
    private final String said;

    Mending(String source, String usual, Assembler.InstructionSets machines) {
        this.machines = machines;
        this.usual = usual;
        split(source);
        new BlockComments(lines).report(found);
        this.said = said();
        this.numbers = new ListingNumbers(lines, this::isWhole);
        this.clues = new Clues(lines, usual, said, machines);
        this.machine = clues.machine();
        new ForeignLines(lines, clues, machine, numbers, said).report(found);
        new Forms(lines, machine.set, found).mend();
        numbers.forEach(this::number);
    }

    private void split(String source) {
        int start = 0;
        int at = 0;
        int number = 1;
        while (start <= source.length()) {
            at = start;
            while (at < source.length() && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
                at++;
            }
            String line = source.substring(start, at);
            if (number <= MOST_LINES) {
                lines.add(new SourceLine(number++, line));
            } else {
                beyond.add(line);
            }
            start = at + 1;
            if (at + 1 < source.length() && source.charAt(at) == '\r' && source.charAt(at + 1) == '\n') {
                start++;
            }
        }
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
        List<String> names = machines.names().isEmpty() ? List.of(usual) : machines.names();
        for (String name : names) {
            InstructionSet set = machines.of(name);
            Instruction row = set == null ? null : Clues.row(set, words.get(0).text());
            if (set != null && row != null && Clues.fits(set, row, words)) {
                return true;
            }
        }
        return false;
    }

    private void number(SourceLine line, int end, String label) {
        line.label = label.isEmpty() ? "" : label.substring(0, label.length() - 2);
        int from = line.indentation().length();
        found.add(new Diagnostic(
                Severity.ERROR,
                line.range(from, end),
                "Leave out the number at the start of the line.",
                "A line begins with its instruction; its address is counted here.",
                Fix.of("Leave out the numbers", line.range(from, end), label),
                null));
    }

    /** Whether the text is read as it was written, for the usual machine. */
    boolean isIdle() {
        return found.isEmpty() && (!said.isEmpty() || machine.machine.equals(usual)) && clues.rival() == null;
    }

    /** Which machine the text is for, and the word that says most for it when the text does not name it. */
    MachineChoice choice() {
        boolean told = said.isEmpty() && !machine.machine.equals(usual) && machine.place != null;
        return new MachineChoice(machine.machine, told ? machine.place : null, machine.word);
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
            int moved = index < 0 ? range.line() : inside ? lineOf.get(index).number : range.line() - lineOf.size() + lines;
            super.add(new Diagnostic(
                    each.severity(),
                    new SourceRange(moved, range.column(), range.length()),
                    each.message(),
                    each.hint(),
                    each.fix() == null || moved == range.line() ? each.fix() : null,
                    each.origin()));
        }
    }

    /** Says which machine was assumed where as much speaks for another one. */
    private void tellRival(Collected diagnostics) {
        Clues.Weight rival = clues.rival();
        if (rival != null && machine.place != null && rival.place != null) {
            diagnostics.tell(new Diagnostic(
                    Severity.HINT,
                    machine.place,
                    "This is read as a program for the machine '" + machine.machine + "', since '" + machine.word
                            + "' is one of its words; but '" + rival.word + "' in line " + rival.place.line()
                            + " fits the machine '" + rival.machine + "' as well.",
                    "If that one is meant, begin with .machine " + rival.machine,
                    Fix.of(
                            "Begin with .machine " + rival.machine,
                            new SourceRange(1, 1, 0),
                            ".machine " + rival.machine + "\n"),
                    null));
        }
    }
}
