package vitrine.asm;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * Finds the name that was probably meant: the nearest by edit distance, where exchanging two neighbours counts as one edit and case does
 * not count. All searches of one text share a budget of comparisons, so that a hopeless text stays cheap.
 */
public final class Suggestions {
    private static final int BUDGET = 2_000_000;

    private int left = BUDGET;

    /**
     * The name that was probably meant.
     *
     * @param hint what to say of it, "" when there is none
     * @param name the name itself; "" when there is none, and when another one is as near
     */
    public record Meant(String hint, String name) {
        private static final Meant NOTHING = new Meant("", "");

        /** The hint; another one when there is none. */
        String or(String otherwise) {
            return hint.isEmpty() ? otherwise : hint;
        }

        /** The change that writes the name at a place; null when nobody knows which. */
        @Nullable
        Fix fix(SourceRange range) {
            return name.isEmpty() ? null : Fix.of("Write '" + name + "'", range, name);
        }
    }

    /** "Did you mean 'x'?" for the nearest candidate, or where the name differs from one that looks the same; "" when none is near. */
    public String didYouMean(String name, Iterable<String> candidates) {
        return meant(name, candidates).hint();
    }

    /** As {@link #didYouMean}, with the name. */
    Meant meant(String name, Iterable<String> candidates) {
        for (String candidate : candidates) {
            if (left-- <= 0 || name.length() > 40) {
                break;
            }
            String difference = LookAlikes.difference(name, candidate);
            if (!difference.isEmpty()) {
                return new Meant(difference, candidate);
            }
        }
        return nearest(name, candidates);
    }

    private Meant nearest(String name, Iterable<String> candidates) {
        if (name.length() > 40) {
            return Meant.NOTHING;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        int best = cutOff(wanted.length()) + 1;
        String nearest = null;
        boolean alone = true;
        for (String candidate : candidates) {
            if (left <= 0) {
                break;
            }
            left--;
            if (Math.abs(candidate.length() - wanted.length()) <= best) {
                left -= wanted.length() / 4;
                int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT), best + 1);
                boolean other = isOtherWord(wanted, candidate.toLowerCase(Locale.ROOT));
                if (distance < best && !other) {
                    best = distance;
                    nearest = candidate;
                    alone = true;
                } else if (distance == best && !other && !candidate.equals(nearest)) {
                    alone = false;
                }
            }
        }
        return nearest == null ? Meant.NOTHING : new Meant("Did you mean '" + nearest + "'?", alone ? nearest : "");
    }

    /** How many edits a name of a length may be away: about a quarter of it, so that short names match only what is really near. */
    private static int cutOff(int length) {
        return length == 1 ? 0 : length <= 5 ? 1 : length <= 8 ? 2 : 3;
    }

    /** Whether two words of three letters differ in one of them, as most do: that says nothing. */
    private static boolean isOtherWord(String wanted, String candidate) {
        int[] letters = wanted.chars().sorted().toArray();
        return wanted.length() <= 3
                && wanted.length() == candidate.length()
                && !java.util.Arrays.equals(letters, candidate.chars().sorted().toArray());
    }

    /** The number of edits, or a number of at least {@code limit} when there are that many. */
    private static int distance(String a, String b, int limit) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int edits = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits = Math.min(edits, before[j - 2] + 1);
                }
                row[j] = edits;
                least = Math.min(least, edits);
            }
            if (least >= limit) {
                return limit;
            }
            int[] spare = before;
            before = last;
            last = row;
            row = spare;
        }
        return last[b.length()];
    }
}
