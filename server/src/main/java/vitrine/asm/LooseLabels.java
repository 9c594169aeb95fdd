package vitrine.asm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.ForeignWord;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origin;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Fix;

/**
 * Labels without a colon, as some assemblers have them in the first column: a name that nobody knows as an instruction, before a word that is one, and which
 * the text uses elsewhere. They are said once, and read as labels.
 */
final class LooseLabels {
    private final List<SourceLine> lines;
    private final List<InstructionSet> sets;
    private final Set<String> labels = new HashSet<>();

    LooseLabels(List<SourceLine> lines, Assembler.InstructionSets machines, String usual) {
        this.lines = lines;
        this.sets = Clues.sets(machines, usual);
    }

    void mend(List<Diagnostic> found) {
        Set<String> used = new HashSet<>();
        for (SourceLine line : lines) {
            line.labels().forEach(each -> labels.add(each.text()));
            List<String> words = line.plainWords();
            for (int i = 1; i < words.size(); i++) {
                used.add(words.get(i).toLowerCase(Locale.ROOT));
            }
        }
        List<Fix.Edit> edits = new ArrayList<>();
        SourceLine first = null;
        Word name = null;
        for (SourceLine line : lines) {
            if (line.words().size() < 2 || !isLabel(line, used)) {
                continue;
            }
            Word word = line.words().get(0);
            edits.add(new Fix.Edit(line.range(word.end(), word.end()), ":"));
            line.overwrite(word.end(), ":");
            first = first == null ? line : first;
            name = name == null ? word : name;
        }
        if (first != null && name != null) {
            found.add(new Diagnostic(
                    Severity.ERROR,
                    first.range(name),
                    "A label needs a colon after it.",
                    "Write '" + Token.shown(name.text()) + ":'."
                            + (edits.size() > 1 ? " " + edits.size() + " labels of the text have none." : ""),
                    new Fix(
                            edits.size() > 1
                                    ? "Write a colon behind these " + edits.size() + " labels"
                                    : "Write the colon",
                            edits),
                    null));
        }
    }

    private boolean isLabel(SourceLine line, Set<String> used) {
        String name = line.words().get(0).text();
        String next = line.words().get(1).text();
        boolean blank = line.words().get(1).at() > line.words().get(0).end();
        return blank
                && !next.equals(",")
                && Character.isLetter(name.charAt(0))
                && used.contains(name.toLowerCase(Locale.ROOT))
                && !knows(next, true, Origin.Form.WORDS)
                && (knows(name, false, null)
                        ? isWhole(line) && !labels.contains(next)
                        : knows(next, false, Origin.Form.WORDS));
    }

    /** Whether the words behind the first are an instruction of ours, or a line of another language, with all its operands. */
    private boolean isWhole(SourceLine line) {
        List<String> words = line.plainWords();
        List<String> given = words.subList(1, words.size());
        for (InstructionSet set : sets) {
            Instruction row = Clues.row(set, given.get(0));
            if (row != null && Clues.fitsOperands(set, row, given.subList(1, given.size()))) {
                return true;
            }
            for (Origin origin : set.origins()) {
                for (ForeignWord each : origin.words(given.get(0))) {
                    if (origin.form() != Origin.Form.WORDS
                            && !each.isNamed()
                            && Translation.of(set, origin, each, given, line.text) != null) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /**
     * Whether some machine, or another language, has a word.
     *
     * @param named whether it has a name before it
     * @param but languages of this form do not count, since in those every word has others before it
     */
    private boolean knows(String word, boolean named, Origin.@Nullable Form but) {
        for (InstructionSet set : sets) {
            if (!named && Clues.row(set, word) != null) {
                return true;
            }
            if (set.origins().stream()
                    .filter(each -> each.form() != but)
                    .flatMap(each -> each.words(word).stream())
                    .anyMatch((ForeignWord each) -> each.isNamed() == named)) {
                return true;
            }
        }
        return false;
    }
}
