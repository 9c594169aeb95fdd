package vitrine.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vitrine.program.Diagnostic.Severity;

/**
 * Collects diagnostics and hands them out in the order of the text. It keeps at most {@link #MOST} of them, errors before warnings before
 * hints, and says in a last one how many more there were, so that a hopeless text costs no more than a bad one.
 */
public final class Diagnostics {
    /** How many diagnostics are handed out, the closing one not counted. */
    public static final int MOST = 1_000;

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    each -> each.range().line())
            .thenComparingInt(each -> each.range().column());

    private final Map<Severity, List<Diagnostic>> kept = new EnumMap<>(Severity.class);
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);

    public void add(Severity severity, SourceRange range, String message, String hint) {
        if (counts.merge(severity, 1, Integer::sum) <= MOST) {
            kept.computeIfAbsent(severity, unused -> new ArrayList<>())
                    .add(new Diagnostic(severity, range, message, hint));
        }
    }

    public void error(SourceRange range, String message, String hint) {
        add(Severity.ERROR, range, message, hint);
    }

    public void warning(SourceRange range, String message, String hint) {
        add(Severity.WARNING, range, message, hint);
    }

    public void hint(SourceRange range, String message, String hint) {
        add(Severity.HINT, range, message, hint);
    }

    public boolean hasErrors() {
        return errors() > 0;
    }

    /** How many errors there are so far. */
    public int errors() {
        return counts.getOrDefault(Severity.ERROR, 0);
    }

    public List<Diagnostic> toList() {
        List<Diagnostic> all = new ArrayList<>();
        int total = 0;
        Severity worstLeftOut = null;
        for (Severity severity : Severity.values()) {
            int count = counts.getOrDefault(severity, 0);
            List<Diagnostic> those = kept.getOrDefault(severity, List.of());
            int room = Math.min(those.size(), MOST - all.size());
            all.addAll(those.subList(0, room));
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
                    "Those that are shown come first; the others may go with them."));
        }
        return all;
    }
}
