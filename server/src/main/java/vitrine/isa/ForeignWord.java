package vitrine.isa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written elsewhere, and what is written here for it. Words in capitals stand for what a text has in their place: the first letter says
 * what that can be, see {@link Hole}; a string in the pattern stands for any string. {@code ...} at the end of the pattern is whatever else stands on
 * the line, and {@code ;} in it begins the next line: such lines are written anew together.
 *
 * @param pattern the words of the other language, the first one as it is, without commas
 * @param theirs the same as one reads it, with its commas
 * @param ours the lines to write here, none when the line is left out
 * @param note what differs, a sentence or two; "" when nothing does
 */
public record ForeignWord(List<String> pattern, String theirs, List<String> ours, String note) {
    /** What a word in capitals stands for. */
    public enum Hole {
        NUMBER('N'),
        /** A number, a character or a string. */
        VALUE('V'),
        REGISTER('R'),
        LABEL('X'),
        /** Any word that can be a name here. */
        NAME('L'),
        GLOBAL('G'),
        FUNCTION('F'),
        CLASS('C'),
        /** A number behind #, by which something is meant that stands elsewhere. */
        REFERENCE('P'),
        /** The rest of the line, a text without quotes. */
        TEXT('T');

        private final char letter;

        Hole(char letter) {
            this.letter = letter;
        }

        /** What a word of a pattern stands for; null when it stands for itself. */
        public static @Nullable Hole of(String word) {
            if (word.isEmpty() || word.length() > 2 || word.length() == 2 && !Character.isDigit(word.charAt(1))) {
                return null;
            }
            for (Hole each : values()) {
                if (each.letter == word.charAt(0)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** What stands for the rest of a line. */
    public static final String REST = "...";

    /** What stands in a pattern between two lines that belong together. */
    public static final String NEXT_LINE = ";";

    public ForeignWord {
        pattern = List.copyOf(pattern);
        ours = List.copyOf(ours);
    }

    /** How many lines of a text it takes. */
    public int lines() {
        return pattern.size() == 1
                ? 1
                : 1 + (int) pattern.stream().filter(NEXT_LINE::equals).count();
    }

    /** Whether a name stands before the word by which it is found. */
    public boolean isNamed() {
        return Hole.of(pattern.get(0)) != null;
    }

    /** The word by which it is found: the first of the pattern that stands for itself. */
    public String head() {
        return pattern.get(isNamed() ? 1 : 0);
    }
}
