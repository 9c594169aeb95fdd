package vitrine.asm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vitrine.isa.ForeignText.Word;
import vitrine.isa.Origin;
import vitrine.program.Counts;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * Says what to write for words of other languages and machines, and makes the change that writes it. Each word is said once; where a text has many of one
 * language, they are one cause and are said together. How the words were found it does not know.
 */
final class ForeignMessages {
    /** So many words of a language are told one by one. */
    private static final int MOST_TOLD = 3;

    private static final int MOST_NAMED = 5;

    /** A place that is written in other words. {@code ours} is what to write; {@code automatic} says whether it can be put in as it is. */
    record Place(
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

    /** A word of another machine of ours: an instruction or a register. */
    record Stranger(SourceLine line, Word word, String what) {}

    private final Clues.Weight machine;
    /** The machine that the text names; "" when it names none. */
    private final String said;

    ForeignMessages(Clues.Weight machine, String said) {
        this.machine = machine;
        this.said = said;
    }

    /** What is said of a text in which instructions stand inside of each other. */
    Diagnostic folded(FoldedCode.Piece folded, Origin origin) {
        return new Diagnostic(
                Severity.ERROR,
                folded.range(),
                "This is " + origin.title()
                        + ", where instructions stand between parentheses. Here each stands on a line of its own, the innermost first"
                        + (folded.ours().isEmpty()
                                ? "."
                                : ": " + quoted(folded.theirs()) + " is " + all(folded.ours()) + "."),
                folded.automatic()
                        ? ""
                        : "Write conditions and loops with labels and jumps, and calls with the name of a function.",
                folded.automatic() ? new Fix("Write it in the words of this machine", folded.edits()) : null,
                page(machine, origin));
    }

    /** Says of all places what to write, and of all strangers for which machine they are. */
    void tell(Map<Clues.Weight, List<Stranger>> strangers, List<Place> found, List<Diagnostic> diagnostics) {
        strangers.forEach((weight, those) -> {
            Stranger first = those.get(0);
            diagnostics.add(new Diagnostic(
                    Severity.ERROR,
                    first.line().range(first.word()),
                    "'" + Token.shown(first.word().text()) + "' is " + first.what() + " of the machine '"
                            + weight.machine
                            + "', but this is read as a program for the machine '" + machine.machine + "'"
                            + (said.isEmpty() && !machine.word.isEmpty()
                                    ? ", since '" + Token.shown(machine.word) + "' is one of its words."
                                    : "."),
                    "If you want that machine, "
                            + (said.isEmpty()
                                    ? "begin with .machine " + weight.machine + "."
                                    : "write .machine " + weight.machine + " instead of .machine " + said + ".")
                            + (those.size() == 1
                                    ? ""
                                    : " " + Counts.of(those.size() - 1, "more line is", "more lines are") + " for it."),
                    said.isEmpty() ? Mending.choosing(weight.machine) : null,
                    null));
        });
        Map<String, List<Place>> byOrigin = new LinkedHashMap<>();
        for (Place each : found) {
            byOrigin.computeIfAbsent(each.told() ? each.origin().title() : "", unused -> new ArrayList<>())
                    .add(each);
        }
        for (List<Place> each : byOrigin.values()) {
            Map<String, List<Place>> byWord = new LinkedHashMap<>();
            for (Place one : each) {
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
    private Diagnostic told(List<Place> places, Map<String, List<Place>> byWord) {
        Place first = places.get(0);
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
        for (Place each : places) {
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
        if (fix == null && !byWord.isEmpty() && !other) {
            say(hint, "Some of them need a name or a label of your own: write those by hand.");
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
    private String saying(Place one) {
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
    private static String saying(Map<String, List<Place>> byWord, Place first) {
        List<String> pairs = new ArrayList<>();
        List<String> out = new ArrayList<>();
        for (List<Place> each : byWord.values()) {
            Place one = each.get(0);
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
    private static boolean plainly(Place one) {
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

    private static String sameIn(List<Place> places) {
        List<Integer> others = new ArrayList<>();
        for (Place each : places) {
            if (each.line() != places.get(0).line() && !others.contains(each.line().number)) {
                others.add(each.line().number);
            }
        }
        if (others.isEmpty()) {
            return "";
        }
        return "The word is also in "
                + (others.size() == 1 ? "line " + others.get(0) : Counts.of(others.size(), "more line")) + ".";
    }
}
