package vitrine.program;

import java.util.List;

/**
 * A change of the text that mends what a diagnostic speaks of, made by whoever shows it when the reader wants it.
 *
 * @param label what it does, for a button
 * @param edits the changes, none of which overlaps another
 */
public record Fix(String label, List<Edit> edits) {
    /** What stands at a place is exchanged for other text, which may have several lines; a place of length 0 takes it in before its column. */
    public record Edit(SourceRange range, String text) {}

    public Fix {
        edits = List.copyOf(edits);
    }

    /** A change at one place. */
    public static Fix of(String label, SourceRange range, String text) {
        return new Fix(label, List.of(new Edit(range, text)));
    }
}
