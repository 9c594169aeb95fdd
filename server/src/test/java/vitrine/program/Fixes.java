package vitrine.program;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the changes of a fix, as whoever shows it does; for tests. */
public final class Fixes {
    private Fixes() {}

    /** The text with the changes made. Its lines end with {@code \n}. */
    public static String apply(String text, Fix fix) {
        List<int[]> places = new ArrayList<>();
        for (int i = 0; i < fix.edits().size(); i++) {
            SourceRange range = fix.edits().get(i).range();
            int from = offset(text, range);
            int end = from;
            for (int left = range.length(); left > 0 && end < text.length(); left--) {
                end += Character.charCount(text.codePointAt(end));
            }
            places.add(new int[] {from, end, i});
        }
        places.sort(Comparator.comparingInt((int[] each) -> each[0]));
        StringBuilder made = new StringBuilder();
        int at = 0;
        for (int[] place : places) {
            if (place[0] < at) {
                throw new IllegalArgumentException("two changes overlap: " + fix);
            }
            made.append(text, at, place[0]).append(fix.edits().get(place[2]).text());
            at = place[1];
        }
        return made.append(text.substring(at)).toString();
    }

    private static int offset(String text, SourceRange range) {
        int at = 0;
        for (int line = 1; line < range.line(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        return text.offsetByCodePoints(at, range.column() - 1);
    }
}
