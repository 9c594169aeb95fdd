package vitrine.asm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.program.Counts;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Fix;

/**
 * Ways to write things that other assemblers have and this one has not: signs before comments and numbers, commas and parentheses around operands, several
 * instructions on a line, names of labels with a dot. Each is said once, and the text is read as if it was mended.
 */
final class Forms {
    private static final String OPENING = "\u201c\u201d\u201e\u201f\u00ab\u00bb";
    private static final String SINGLE = "\u2018\u2019\u201a\u201b";

    private final List<SourceLine> lines;
    private final InstructionSet set;
    private final List<Diagnostic> found;

    Forms(List<SourceLine> lines, InstructionSet set, List<Diagnostic> found) {
        this.lines = lines;
        this.set = set;
        this.found = found;
    }

    void mend() {
        dottedLabels();
        for (SourceLine line : lines) {
            if (!line.settled) {
                quotes(line);
                commas(line);
                parentheses(line);
                numberSigns(line);
                comment(line);
            }
        }
        severalOnALine();
    }

    private void say(SourceLine line, int from, int to, String message, String hint, Fix fix) {
        found.add(new Diagnostic(Severity.ERROR, line.range(from, to), message, hint, fix, null));
    }

    private void comment(SourceLine line) {
        String sign = line.comment();
        if (sign.isEmpty() || sign.equals(";")) {
            return;
        }
        int at = line.codeEnd();
        say(
                line,
                at,
                at + 1,
                "Unexpected character " + LookAlikes.described(sign.charAt(0)) + ".",
                "A comment begins with a semicolon.",
                Fix.of("Write comments with ;", line.range(at, at + sign.length()), ";"));
        line.comment(sign);
    }

    /** Quotes that word processors make. */
    private void quotes(SourceLine line) {
        for (int at = 0; at < line.codeEnd(); at++) {
            char c = line.read().charAt(at);
            if (c == '"') {
                int close = line.read().indexOf('"', at + 1);
                at = close < 0 ? line.codeEnd() : close;
                continue;
            }
            boolean two = OPENING.indexOf(c) >= 0;
            if (!two && SINGLE.indexOf(c) < 0) {
                continue;
            }
            String quote = two ? "\"" : "'";
            int close = closing(line, at, two ? OPENING : SINGLE);
            List<Fix.Edit> edits = new ArrayList<>(List.of(new Fix.Edit(line.range(at, at + 1), quote)));
            line.overwrite(at, quote);
            if (close > 0) {
                edits.add(new Fix.Edit(line.range(close, close + 1), quote));
                line.overwrite(close, quote);
            }
            say(
                    line,
                    at,
                    at + 1,
                    "Unexpected character " + LookAlikes.described(c) + ".",
                    two
                            ? "Write a string between straight quotes: \"."
                            : "Write a character between straight quotes: '.",
                    new Fix("Write straight quotes", edits));
            at = close > 0 ? close : at;
        }
    }

    /** Where the quote stands that belongs to one; -1 when there is none. */
    private static int closing(SourceLine line, int open, String quotes) {
        for (int at = open + 1; at < line.codeEnd(); at++) {
            if (quotes.indexOf(line.read().charAt(at)) >= 0 || line.read().charAt(at) == '"') {
                return at;
            }
        }
        return -1;
    }

    /** Commas that stand between no two operands. */
    private void commas(SourceLine line) {
        List<Word> words = line.words();
        for (int i = 1; i < words.size(); i++) {
            boolean behindNothing = i == 1 || words.get(i - 1).text().equals(",");
            if (words.get(i).text().equals(",") && (behindNothing || i == words.size() - 1)) {
                Word comma = words.get(i);
                say(
                        line,
                        comma.at(),
                        comma.end(),
                        "Unexpected ','.",
                        "A comma goes between two operands.",
                        Fix.of("Leave these commas out", line.range(comma), ""));
                line.blank(comma.at(), comma.end());
                commas(line);
                return;
            }
        }
    }

    /** Operands between parentheses, as in a call of a function. */
    private void parentheses(SourceLine line) {
        List<Word> words = line.words();
        int last = words.size() - 1;
        if (last < 2
                || Clues.row(set, words.get(0).text()) == null
                || !words.get(1).text().equals("(")
                || !words.get(last).text().equals(")")) {
            return;
        }
        Word open = words.get(1);
        Word close = words.get(last);
        String message = "Unexpected character '('.";
        String hint = "Write operands without parentheses.";
        String label = "Leave the parentheses out";
        say(
                line,
                open.at(),
                open.end(),
                message,
                hint,
                new Fix(label, List.of(new Fix.Edit(line.range(open), " "), new Fix.Edit(line.range(close), ""))));
        line.blank(open.at(), open.end());
        line.blank(close.at(), close.end());
    }

    /** A # before a number, where there are no registers and so no need to tell numbers from them. */
    private void numberSigns(SourceLine line) {
        if (set.uses(OperandKind.REGISTER)) {
            return;
        }
        for (Word word : List.copyOf(line.words())) {
            if (word.text().length() > 1 && word.text().startsWith("#")) {
                say(
                        line,
                        word.at(),
                        word.at() + 1,
                        "Unexpected character '#'.",
                        "Write the number without #.",
                        Fix.of("Write numbers without #", line.range(word.at(), word.at() + 1), ""));
                line.blank(word.at(), word.at() + 1);
            }
        }
    }

    /** Names of labels with a sign before them that no name has here. */
    private void dottedLabels() {
        Map<String, String> names = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (SourceLine line : lines) {
            for (Word each : line.labels()) {
                if (".$@%&".indexOf(each.text().charAt(0)) >= 0 && Directive.of(each.text()) == null) {
                    names.put(each.text(), each.text().replaceAll("^[.$@%&]+", ""));
                } else {
                    taken.add(each.text());
                }
            }
        }
        names.values().removeAll(taken);
        if (names.isEmpty()) {
            return;
        }
        List<Fix.Edit> edits = new ArrayList<>();
        SourceLine first = null;
        Word word = null;
        for (SourceLine line : lines) {
            List<Word> all = new ArrayList<>(line.labels());
            if (!line.settled) {
                all.addAll(line.words());
            }
            for (Word each : all) {
                String name = names.get(each.text());
                if (name != null) {
                    int signs = each.text().length() - name.length();
                    edits.add(new Fix.Edit(line.range(each.at(), each.at() + signs), ""));
                    // it is said where the label is, and not where it is jumped to
                    boolean isLabel = first == null && line.labels().contains(each);
                    first = isLabel ? line : first;
                    word = isLabel ? each : word;
                    line.blank(each.at(), each.at() + signs);
                }
            }
        }
        if (first != null && word != null) {
            say(
                    first,
                    word.at(),
                    word.end(),
                    "A label cannot be called '" + Token.shown(word.text()) + "'.",
                    "A name begins with a letter: write '" + names.get(word.text()) + ":'.",
                    new Fix("Leave out the sign before names of labels", edits));
        }
    }

    private void severalOnALine() {
        List<Fix.Edit> edits = new ArrayList<>();
        SourceLine first = null;
        Word second = null;
        List<Integer> others = new ArrayList<>();
        for (SourceLine line : lines) {
            List<Word> begins = line.settled || line.anew != null ? List.of() : Clues.instructions(set, line.words());
            if (begins.size() < 2) {
                continue;
            }
            List<String> parts = new ArrayList<>();
            for (int i = 0; i < begins.size(); i++) {
                int from = begins.get(i).at();
                int to = i + 1 < begins.size() ? begins.get(i + 1).at() : line.end();
                parts.add(line.read().substring(from, to).strip().replaceAll(",$", ""));
                if (i > 0) {
                    int behind = line.read().substring(0, from).stripTrailing().length();
                    edits.add(new Fix.Edit(line.range(behind, from), "\n" + line.indentation()));
                }
            }
            if (first == null) {
                first = line;
                second = begins.get(1);
            } else {
                others.add(line.number);
            }
            line.anew = parts;
        }
        if (first != null && second != null) {
            Instruction row = java.util.Objects.requireNonNull(
                    Clues.row(set, first.words().get(0).text()));
            say(
                    first,
                    second.at(),
                    second.end(),
                    first.words().get(0).text() + " takes " + Linker.operands(row) + ", but here is '" + second.text()
                            + "'.",
                    "Put '" + second.text() + "' on a line of its own."
                            + (others.isEmpty()
                                    ? ""
                                    : " " + Counts.of(others.size(), "more line has", "more lines have")
                                            + " several instructions."),
                    new Fix("Put each instruction on a line of its own", edits));
        }
    }
}
