package vitrine.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.program.Diagnostic.Severity;

/**
 * Collects diagnostics and hands them out in the order of the text. What is said of several places in the same words is said once, at the first
 * of them; the hint names the other lines, and a fix mends all. At most {@link #MOST} are kept, errors before warnings before hints, and a last one
 * says how many more there were, so that a hopeless text costs no more than a bad one.
 */
public class Diagnostics {
    /** How many diagnostics are handed out, the closing one not counted. */
    public static final int MOST = 1_000;

    /** So many lines are named where the same is to be said of several. */
    private static final int MOST_LINES = 6;

    /** A fix with more changes than this is not offered. */
    private static final int MOST_EDITS = 20_000;

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    each -> each.range().line())
            .thenComparingInt(each -> each.range().column());

    private record Words(String message, String hint) {}

    /** One thing to say, and where else it is to be said. */
    private static final class Said {
        private Diagnostic first;
        private final List<Integer> lines = new ArrayList<>();
        private final Set<Fix.Edit> edits = new LinkedHashSet<>();
        private int places;

        Said(Diagnostic first) {
            this.first = first;
        }

        void add(Diagnostic each) {
            int line = each.range().line();
            if (places > 0 && BY_PLACE.compare(each, first) < 0) {
                int before = first.range().line();
                first = each;
                note(before);
            } else if (places > 0) {
                note(line);
            }
            places++;
            if (each.fix() != null && edits.size() <= MOST_EDITS) {
                edits.addAll(each.fix().edits());
            }
        }

        private void note(int line) {
            if (line > 0 && line != first.range().line() && !lines.contains(line) && lines.size() <= MOST_LINES) {
                lines.add(line);
            }
        }

        Diagnostic whole() {
            lines.remove(Integer.valueOf(first.range().line()));
            if (lines.isEmpty()) {
                return edits.size() <= 1 ? first : with(first.hint(), fix(""));
            }
            lines.sort(Comparator.naturalOrder());
            boolean more = lines.size() > MOST_LINES;
            List<Integer> named = more ? lines.subList(0, MOST_LINES) : lines;
            StringBuilder others = new StringBuilder(lines.size() == 1 ? "(The same in line " : "(The same in lines ");
            for (int i = 0; i < named.size(); i++) {
                others.append(i == 0 ? "" : i == named.size() - 1 && !more ? " and " : ", ")
                        .append(named.get(i));
            }
            others.append(more ? " and more.)" : ".)");
            return with(
                    first.hint().isEmpty() ? others.toString() : first.hint() + " " + others,
                    fix(", on all these lines"));
        }

        private @Nullable Fix fix(String more) {
            return first.fix() == null || edits.size() > MOST_EDITS
                    ? null
                    : new Fix(first.fix().label() + (edits.size() > 1 ? more : ""), List.copyOf(edits));
        }

        private Diagnostic with(String hint, @Nullable Fix fix) {
            return new Diagnostic(first.severity(), first.range(), first.message(), hint, fix, first.origin());
        }
    }

    private final Map<Severity, Map<Words, Said>> kept = new EnumMap<>(Severity.class);
    private final Map<Severity, Integer> leftOut = new EnumMap<>(Severity.class);
    private int errors;

    /** Adds one; a collector of its own sort may change it before. */
    public void add(Diagnostic each) {
        errors += each.isError() ? 1 : 0;
        Map<Words, Said> those = kept.computeIfAbsent(each.severity(), unused -> new LinkedHashMap<>());
        Words words = new Words(each.message(), each.hint());
        Said said = those.get(words);
        if (said == null && those.size() >= MOST) {
            leftOut.merge(each.severity(), 1, Integer::sum);
            return;
        }
        if (said == null) {
            said = new Said(each);
            those.put(words, said);
        }
        said.add(each);
    }

    public void add(Severity severity, SourceRange range, String message, String hint) {
        add(new Diagnostic(severity, range, message, hint));
    }

    public void error(SourceRange range, String message, String hint) {
        add(Severity.ERROR, range, message, hint);
    }

    /** An error with a change that mends it, or null. */
    public void error(SourceRange range, String message, String hint, @Nullable Fix fix) {
        add(new Diagnostic(Severity.ERROR, range, message, hint, fix, null));
    }

    public void warning(SourceRange range, String message, String hint) {
        add(Severity.WARNING, range, message, hint);
    }

    public void hint(SourceRange range, String message, String hint) {
        add(Severity.HINT, range, message, hint);
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** How many errors there are so far, at however many places each. */
    public int errors() {
        return errors;
    }

    /** What is to be said, in the order of the text. As long as there are errors no hints are among it: they would only stand in the way. */
    public List<Diagnostic> toList() {
        List<Diagnostic> all = new ArrayList<>();
        int total = 0;
        Severity worstLeftOut = null;
        for (Severity severity : Severity.values()) {
            if (severity == Severity.HINT && hasErrors()) {
                continue;
            }
            List<Diagnostic> those = kept.getOrDefault(severity, Map.of()).values().stream()
                    .map(Said::whole)
                    .toList();
            int room = Math.min(those.size(), MOST - all.size());
            all.addAll(those.subList(0, room));
            int count = those.size() + leftOut.getOrDefault(severity, 0);
            total += count;
            if (room < count && worstLeftOut == null) {
                worstLeftOut = severity;
            }
        }
        all.sort(BY_PLACE);
        if (worstLeftOut != null) {
            all.add(new Diagnostic(
                    worstLeftOut,
                    all.get(all.size() - 1).range(),
                    "There are " + (total - all.size()) + " more that are not shown.",
                    "Mend those that are shown first; the others may go away with them."));
        }
        return all;
    }
}
