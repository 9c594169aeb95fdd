package vitrine.asm;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.ForeignWord;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.Origin;
import vitrine.program.Counts;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * Finds the lines that are written in the words of another language, says what to write for them, and has that read. Each word is said once; where a
 * text has many of one language, they are one cause and are said together.
 */
final class ForeignLines {
    /** So many words of a language are told one by one. */
    private static final int MOST_TOLD = 3;

    private static final int MOST_NAMED = 5;

    private final List<SourceLine> lines;
    private final Clues clues;
    private final Clues.Weight machine;
    private final @Nullable Origin best;
    private final ListingNumbers numbers;
    private final String said;

    /** A place that is written in other words. {@code ours} is what to write; {@code automatic} says whether it can be put in as it is. */
    private record Foreign(
            SourceLine line,
            SourceRange range,
            String word,
            Clues.Weight weight,
            Origin origin,
            boolean told,
            List<String> ours,
            String note,
            boolean automatic,
            Fix.Edit edit) {}

    private final List<Foreign> found = new ArrayList<>();
    /** The lines with words of another machine of ours. */
    private final Map<Clues.Weight, List<Stranger>> strangers = new LinkedHashMap<>();

    /** A word of another machine of ours: an instruction or a register. */
    private record Stranger(SourceLine line, Word word, String what) {}

    ForeignLines(List<SourceLine> lines, Clues clues, Clues.Weight machine, ListingNumbers numbers, String said) {
        this.lines = lines;
        this.clues = clues;
        this.machine = machine;
        this.best = Clues.origin(machine);
        this.numbers = numbers;
        this.said = said;
    }

    void report(List<Diagnostic> diagnostics) {
        if (best != null && best.form() == Origin.Form.FOLDED) {
            FoldedCode.Piece folded = FoldedCode.of(lines, machine.set, best);
            if (folded != null) {
                diagnostics.add(folded(folded, best));
                return;
            }
        }
        WordCode words =
                best != null && best.form() == Origin.Form.WORDS ? WordCode.of(lines, machine.set, best) : null;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).words().isEmpty() || lines.get(i).settled) {
                continue;
            }
            if (best != null && words != null && !isOurs(lines.get(i))) {
                manyWords(lines.get(i), words, best);
            } else {
                line(i);
            }
        }
        targets();
        tell(diagnostics);
    }

    private Diagnostic folded(FoldedCode.Piece folded, Origin origin) {
        return new Diagnostic(
                Severity.ERROR,
                folded.range(),
                "This is " + origin.title()
                        + ", where instructions stand between parentheses. Here each stands on a line of its own, the innermost first"
                        + (folded.ours().isEmpty()
                                ? "."
                                : ": " + quoted(folded.theirs()) + " is " + all(folded.ours()) + "."),
                folded.automatic() ? "" : "Write what belongs to a condition or a loop with labels and jumps.",
                folded.automatic() ? new Fix("Write it in the words of this machine", folded.edits()) : null,
                page(machine, origin));
    }

    /** A line of a language with many words on a line. */
    private void manyWords(SourceLine line, WordCode words, Origin origin) {
        WordCode.Piece piece = words.line(line);
        if (piece == null) {
            return;
        }
        for (WordCode.Said each : piece.said()) {
            found.add(new Foreign(
                    line,
                    each.range(),
                    each.word(),
                    machine,
                    origin,
                    true,
                    each.ours(),
                    each.note(),
                    piece.automatic(),
                    piece.edit()));
        }
        line.settled = true;
        line.anew = piece.automatic() ? piece.ours() : List.of();
    }

    /** Whether a line is an instruction of the machine with operands of the right look, or one of its directives. */
    private boolean isOurs(SourceLine line) {
        String head = line.words().get(0).text();
        Instruction row = Clues.row(machine.set, head);
        Directive directive = Directive.of(head);
        return row != null && Clues.fits(machine.set, row, line.words())
                || directive != null && Directive.of(machine.set).contains(directive);
    }

    private void line(int index) {
        SourceLine line = lines.get(index);
        InstructionSet set = machine.set;
        String head = line.words().get(0).text();
        Instruction row = Clues.row(set, head);
        boolean isOurs = isOurs(line);
        if (best != null) {
            Taken taken = taken(index, machine, best);
            if (taken != null) {
                if (!isOurs || differs(taken, line)) {
                    add(taken, line, isTold(head, best));
                }
                return;
            }
        }
        if (isOurs || Directive.of(head) != null) {
            return;
        }
        for (boolean exact : row == null ? new boolean[] {true, false} : new boolean[] {true}) {
            if (!exact && ofOtherMachine(line)) {
                return;
            }
            for (Clues.Weight weight : byWeight()) {
                for (Origin origin : byPoints(weight)) {
                    if (origin.form() == Origin.Form.WORDS && !Character.isLetter(head.charAt(0))) {
                        continue;
                    }
                    Taken taken = exact ? taken(index, weight, origin) : advice(line, weight, origin);
                    if (taken != null && row != null && isSameInstruction(taken, line, row)) {
                        return;
                    }
                    if (taken != null && (row == null || weight == machine || namesRegister(line, origin))) {
                        add(taken, line, isTold(head, origin));
                        return;
                    }
                }
            }
        }
        registerOfOtherMachine(line);
    }

    /** Whether a line has an instruction of another machine of ours; then it is remembered. */
    private boolean ofOtherMachine(SourceLine line) {
        Word head = line.words().get(0);
        for (Clues.Weight each : clues.weights()) {
            boolean theirs = Clues.row(machine.set, head.text()) == null && Clues.row(each.set, head.text()) != null;
            if (each != machine && theirs) {
                stranger(each, new Stranger(line, head, "an instruction"));
                return true;
            }
        }
        return false;
    }

    /** Remembers a line that names a register of another machine, where this one has none. */
    private void registerOfOtherMachine(SourceLine line) {
        for (Clues.Weight each : clues.weights()) {
            for (Word word : line.words()) {
                if (each != machine
                        && !line.settled
                        && !machine.set.uses(OperandKind.REGISTER)
                        && Clues.looksLikeRegister(each.set, word.text())) {
                    stranger(each, new Stranger(line, word, "a register"));
                }
            }
        }
    }

    private void stranger(Clues.Weight weight, Stranger stranger) {
        strangers.computeIfAbsent(weight, unused -> new ArrayList<>()).add(stranger);
        stranger.line().settled = true;
        stranger.line().anew = List.of();
    }

    /** Whether a line with our own registers would become the same instruction, with other operands: then it is a mistake in ours. */
    private boolean isSameInstruction(Taken taken, SourceLine line, Instruction row) {
        List<String> ours = taken.translation().ours(Map.of());
        return line.plainWords().stream().anyMatch(each -> Clues.looksLikeRegister(machine.set, each))
                && ours.size() == 1
                && row.equals(Clues.row(machine.set, ours.get(0).split(" ")[0]));
    }

    private static boolean namesRegister(SourceLine line, Origin origin) {
        return line.plainWords().stream()
                .anyMatch(each -> !origin.register(each).isEmpty());
    }

    private List<Clues.Weight> byWeight() {
        List<Clues.Weight> all = new ArrayList<>(clues.weights());
        all.remove(machine);
        all.add(0, machine);
        return all;
    }

    private List<Origin> byPoints(Clues.Weight weight) {
        List<Origin> all = new ArrayList<>(weight.set.origins());
        all.sort(Comparator.comparing((Origin each) -> -weight.origins.getOrDefault(each, 0)));
        return all;
    }

    /** Whether the text comes from a language for sure: the word is in no other, or the other words of the text say so. */
    private boolean isTold(String word, Origin origin) {
        if (origin.equals(best)) {
            return true;
        }
        long owners = clues.weights().stream()
                .flatMap(each -> each.set.origins().stream())
                .filter(each -> !each.words(word).isEmpty())
                .count();
        return owners == 1;
    }

    /** A row that takes a line, or several from it on. */
    private record Taken(Clues.Weight weight, Translation translation, int from, int to) {}

    private @Nullable Taken taken(int index, Clues.Weight weight, Origin origin) {
        SourceLine line = lines.get(index);
        List<String> words = line.plainWords();
        for (int i = 0; i < Math.min(2, words.size()); i++) {
            for (ForeignWord each : origin.words(words.get(i))) {
                if (each.isNamed() != (i == 1)) {
                    continue;
                }
                int last = index;
                List<String> given = each.pattern().contains("//") ? line.wordsWithComment() : words;
                if (each.pattern().contains(ForeignWord.NEXT_LINE)) {
                    given = new ArrayList<>(words);
                    long breaks = each.pattern().stream()
                            .filter(ForeignWord.NEXT_LINE::equals)
                            .count();
                    while (breaks > 0 && last + 1 < lines.size()) {
                        last++;
                        SourceLine next = lines.get(last);
                        if (!next.words().isEmpty()) {
                            given.add(next.labels().isEmpty() ? ForeignWord.NEXT_LINE : "");
                            given.addAll(next.plainWords());
                            breaks--;
                        }
                    }
                }
                Translation translation = Translation.of(weight.set, origin, each, given, line.text);
                if (translation != null) {
                    return new Taken(weight, translation, index, last);
                }
            }
        }
        return null;
    }

    /** The row of a word whose operands are not those of any row: what it says is an example. */
    private @Nullable Taken advice(SourceLine line, Clues.Weight weight, Origin origin) {
        int index = lines.indexOf(line);
        return origin.words(line.words().get(0).text()).stream()
                .min(Comparator.comparing(ForeignWord::isNamed).thenComparing(ForeignWord::lines))
                .map(each -> new Taken(weight, Translation.example(weight.set, origin, each), index, index))
                .orElse(null);
    }

    /** Whether what is written here for a line of ours is something else. */
    private boolean differs(Taken taken, SourceLine line) {
        boolean names = line.plainWords().stream().anyMatch(each -> Clues.looksLikeRegister(machine.set, each));
        if (names || taken.translation().isExample()) {
            return false;
        }
        List<String> ours = taken.translation().ours(Map.of());
        return ours.size() != 1 || !plain(ours.get(0)).equals(plain(String.join(" ", line.plainWords())));
    }

    private String plain(String text) {
        String[] words = text.replaceAll("[#@,]", "").split(" +");
        Instruction row = Clues.row(machine.set, words[0]);
        words[0] = row == null ? words[0] : row.mnemonic();
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private void add(Taken taken, SourceLine line, boolean told) {
        Translation translation = taken.translation();
        Map<String, String> labels = new HashMap<>();
        for (String target : translation.targets()) {
            String label = numbers.label(target);
            if (label != null) {
                labels.put(target, label);
                // a listing may show the number of the target twice: the last one is the one that says it
                Word shown = null;
                for (Word each : line.words()) {
                    shown = each.text().equals(target) ? each : shown;
                }
                if (shown != null) {
                    numbers.rename(line, new Fix.Edit(line.range(shown), label), false);
                }
            }
        }
        List<String> ours = translation.ours(labels);
        if (ours.size() == 1
                && String.join(" ", line.plainWords())
                        .equalsIgnoreCase(ours.get(0).replace(",", ""))) {
            // it is written so already: what is wrong with it, others say
            return;
        }
        boolean automatic = !translation.isExample() && taken.weight() == machine;
        SourceLine last = lines.get(taken.to());
        String word = line.words()
                .get(translation.row().isNamed() && line.words().size() > 1 ? 1 : 0)
                .text();
        found.add(new Foreign(
                line,
                line.range(line.words().get(0)),
                word,
                taken.weight(),
                translation.origin(),
                told,
                ours,
                translation.row().note(),
                automatic,
                edit(line, last, ours)));
        for (int i = taken.from(); i <= taken.to(); i++) {
            lines.get(i).settled = true;
            lines.get(i).anew = List.of();
        }
        line.anew = automatic ? ours : List.of();
    }

    private Fix.Edit edit(SourceLine first, SourceLine last, List<String> ours) {
        int end = last.comment().equals(";") || last.comment().isEmpty() ? last.end() : last.text.length();
        String text = String.join("\n" + first.indentation(), ours);
        if (first != last) {
            int length = first.text.length() - first.start() + 1;
            for (int i = first.number; i < last.number - 1; i++) {
                length += lines.get(i).text.codePointCount(0, lines.get(i).text.length()) + 1;
            }
            return new Fix.Edit(
                    new SourceRange(
                            first.number,
                            first.range(first.start(), first.start()).column(),
                            length + end),
                    text);
        }
        boolean whole = ours.isEmpty()
                && first.labels().isEmpty()
                && end >= first.text.stripTrailing().length();
        if (whole && first.number < lines.size()) {
            SourceRange range = first.range(0, first.text.length());
            return new Fix.Edit(new SourceRange(range.line(), range.column(), range.length() + 1), "");
        }
        return new Fix.Edit(first.range(first.start(), end), text);
    }

    /** Lines of ours that jump to the number of a line in a listing get its label in place of the number. */
    private void targets() {
        for (SourceLine line : lines) {
            if (numbers.isEmpty() || line.settled || line.words().isEmpty()) {
                continue;
            }
            Instruction row = Clues.row(machine.set, line.words().get(0).text());
            List<String> words = line.plainWords();
            for (int i = 0; row != null && i < row.operands().size() && i + 1 < words.size(); i++) {
                OperandKind kind = row.operands().get(i).kind();
                boolean toLabel = kind.namesCode() || row.direct() != null;
                String label = toLabel && words.get(i + 1).matches("-?[0-9]+") ? numbers.label(words.get(i + 1)) : null;
                if (label != null) {
                    Word word = line.words().stream()
                            .filter(each -> each.text().equals(words.get(words.size() - 1)))
                            .findFirst()
                            .orElseThrow();
                    numbers.rename(line, new Fix.Edit(line.range(word), label), true);
                    line.anew = List.of(String.join(" ", words).replaceFirst(" -?[0-9]+$", " " + label));
                    line.settled = true;
                }
            }
        }
    }

    /** Whether the text has words of another machine of ours, of which something is said. */
    boolean hasStrangers() {
        return !strangers.isEmpty();
    }

    private void tell(List<Diagnostic> diagnostics) {
        strangers.forEach((weight, those) -> {
            Stranger first = those.get(0);
            diagnostics.add(new Diagnostic(
                    Severity.ERROR,
                    first.line().range(first.word()),
                    "'" + Token.shown(first.word().text()) + "' is " + first.what() + " of the machine '"
                            + weight.machine
                            + "', and this is read as a program for the machine '" + machine.machine + "'"
                            + (said.isEmpty() && !machine.word.isEmpty()
                                    ? ", since '" + Token.shown(machine.word) + "' is one of its words."
                                    : "."),
                    "If the other one is meant, write .machine " + weight.machine
                            + (said.isEmpty() ? " before everything else." : " in place of .machine " + said + ".")
                            + (those.size() == 1
                                    ? ""
                                    : those.size() == 2
                                            ? " There is one more of its words."
                                            : " There are " + (those.size() - 1) + " more of its words."),
                    said.isEmpty() ? Mending.choosing(weight.machine) : null,
                    null));
        });
        Map<String, List<Foreign>> byOrigin = new LinkedHashMap<>();
        for (Foreign each : found) {
            byOrigin.computeIfAbsent(each.told() ? each.origin().title() : "", unused -> new ArrayList<>())
                    .add(each);
        }
        for (List<Foreign> each : byOrigin.values()) {
            Map<String, List<Foreign>> byWord = new LinkedHashMap<>();
            for (Foreign one : each) {
                byWord.computeIfAbsent(one.word().toLowerCase(Locale.ROOT), unused -> new ArrayList<>())
                        .add(one);
            }
            boolean oneLine = each.get(0).line() == each.get(each.size() - 1).line();
            if (byWord.size() > MOST_TOLD || oneLine && byWord.size() > 1) {
                diagnostics.add(told(each, byWord));
            } else {
                byWord.values().forEach(one -> diagnostics.add(told(one, Map.of())));
            }
        }
    }

    /** What is said of places that are one cause: of one word, or of all words of a language. */
    private Diagnostic told(List<Foreign> places, Map<String, List<Foreign>> byWord) {
        Foreign first = places.get(0);
        boolean other = first.weight() != machine;
        StringBuilder hint = new StringBuilder(byWord.isEmpty() ? first.note() : "");
        if (other) {
            say(
                    hint,
                    "Such programs fit the machine '" + first.weight().machine + "': begin with .machine "
                            + first.weight().machine + (said.isEmpty() ? "" : " in place of .machine " + said));
        }
        if (byWord.isEmpty()) {
            say(hint, sameIn(places));
        }
        List<Fix.Edit> edits = new ArrayList<>();
        Set<SourceLine> mended = new LinkedHashSet<>();
        for (Foreign each : places) {
            if (each.automatic() && mended.add(each.line())) {
                edits.add(each.edit());
            }
        }
        Fix fix = null;
        if (!edits.isEmpty()) {
            fix = new Fix(
                    edits.size() > 1
                            ? "Write these " + edits.size() + " lines in the words of this machine"
                            : first.ours().isEmpty()
                                    ? "Leave the line out"
                                    : first.ours().size() == 1 && places.size() == 1
                                            ? "Write " + quoted(first.ours().get(0))
                                            : "Write it in the words of this machine",
                    edits);
        }
        return new Diagnostic(
                Severity.ERROR,
                first.range(),
                byWord.isEmpty() ? saying(first) : saying(byWord, first),
                hint.toString(),
                fix,
                first.told() ? page(first.weight(), first.origin()) : null);
    }

    /** What to write for one word. */
    private String saying(Foreign one) {
        boolean sameWord = one.automatic()
                && one.ours().size() == 1
                && one.ours().get(0).split(" ")[0].equalsIgnoreCase(one.word());
        if (sameWord) {
            String line =
                    one.line().text.substring(one.line().start(), one.line().end());
            return "'" + Token.shown(line) + "' is written " + quoted(one.ours().get(0)) + " here.";
        }
        String example = one.automatic() || one.ours().isEmpty() ? "" : "for example ";
        return "'" + Token.shown(one.word()) + "' is a word of "
                + (one.told() ? one.origin().title() : "another machine") + ". "
                + (one.ours().isEmpty()
                        ? "Leave the line out."
                        : "Here you write " + example + all(one.ours())
                                + (one.ours().size() == 1 ? "." : ", each on a line of its own."));
    }

    /** What to write for the words of a language: the first few, and how many more there are. */
    private static String saying(Map<String, List<Foreign>> byWord, Foreign first) {
        List<String> pairs = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (List<Foreign> each : byWord.values()) {
            Foreign one = each.get(0);
            if (one.ours().isEmpty()) {
                out.add("'" + Token.shown(one.word()) + "'");
            } else if (pairs.size() < MOST_NAMED && !plainly(one)) {
                pairs.add(all(one.ours()) + " for '" + Token.shown(one.word()) + "'");
            }
        }
        int more = byWord.size() - out.size() - pairs.size();
        return "These are words of " + (first.told() ? first.origin().title() : "another machine") + "."
                + (pairs.isEmpty()
                        ? ""
                        : " Here you write " + String.join(", ", pairs) + (more > 0 ? ", and so on." : "."))
                + (out.isEmpty()
                        ? ""
                        : " Lines with " + String.join(", ", out.subList(0, Math.min(3, out.size())))
                                + (out.size() > 3 ? " and the like" : "") + " are left out.");
    }

    /** Whether what to write looks the same. */
    private static boolean plainly(Foreign one) {
        return one.ours().size() == 1 && one.ours().get(0).equalsIgnoreCase(one.word());
    }

    private static String page(Clues.Weight weight, Origin origin) {
        return weight.machine + "/" + origin.id();
    }

    private static void say(StringBuilder hint, String sentence) {
        if (!sentence.isEmpty()) {
            hint.append(hint.isEmpty() ? "" : " ").append(sentence);
        }
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }

    private static String all(List<String> ours) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < ours.size(); i++) {
            text.append(i == 0 ? "" : i == ours.size() - 1 ? " and " : ", ").append(quoted(ours.get(i)));
        }
        return text.toString();
    }

    private static String sameIn(List<Foreign> places) {
        List<Integer> others = new ArrayList<>();
        for (Foreign each : places) {
            if (each.line() != places.get(0).line() && !others.contains(each.line().number)) {
                others.add(each.line().number);
            }
        }
        if (others.isEmpty()) {
            return "";
        }
        return "The word stands in "
                + (others.size() == 1 ? "line " + others.get(0) : Counts.of(others.size(), "more line")) + " too.";
    }
}
