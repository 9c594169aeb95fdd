package vitrine.isa;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a line of any assembly language into words: names and numbers with the signs that belong to them ({@code $t0}, {@code %eax}, {@code #5},
 * {@code if-goto}), strings and characters between quotes, runs of signs as operators ({@code ->}, {@code <=}), and brackets and commas alone. It
 * knows no language and never complains.
 */
public final class ForeignText {
    private static final String ALONE = "()[]{},:;";
    private static final String SIGNS = "+-*/<>=!&|^~?\\`";
    private static final String BEFORE_WORDS = "$%#@._";

    private ForeignText() {}

    /** A word and the index at which it stands in its line. */
    public record Word(int at, String text) {
        public int end() {
            return at + text.length();
        }
    }

    public static List<Word> words(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int start = at;
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                at++;
                continue;
            } else if (line.startsWith(ForeignWord.REST, at)) {
                at += ForeignWord.REST.length();
            } else if (c == '"' || c == '\'') {
                at = endOfQuoted(line, at);
            } else if (ALONE.indexOf(c) >= 0) {
                at++;
            } else if (isSign(line, at)) {
                do {
                    at++;
                } while (at < line.length() && SIGNS.indexOf(line.charAt(at)) >= 0 && isSign(line, at));
            } else {
                do {
                    at++;
                } while (at < line.length() && goesOn(line, at));
            }
            words.add(new Word(start, line.substring(start, at)));
        }
        return words;
    }

    /** The index behind a string or a character; of one that does not end, the index behind its quote. */
    private static int endOfQuoted(String line, int start) {
        char quote = line.charAt(start);
        for (int at = start + 1; at < line.length(); at++) {
            if (line.charAt(at) == '\\') {
                at++;
            } else if (line.charAt(at) == quote) {
                return at + 1;
            }
        }
        return start + 1;
    }

    /** A sign is an operator, unless it is the minus or plus of a number. */
    private static boolean isSign(String line, int at) {
        char c = line.charAt(at);
        if (SIGNS.indexOf(c) < 0) {
            return false;
        }
        boolean ofNumber = (c == '-' || c == '+') && at + 1 < line.length() && Character.isDigit(line.charAt(at + 1));
        return !ofNumber;
    }

    private static boolean goesOn(String line, int at) {
        char c = line.charAt(at);
        if (Character.isLetterOrDigit(c) || BEFORE_WORDS.indexOf(c) >= 0 || Character.isSurrogate(c)) {
            return true;
        }
        // as in if-goto or #-5; ? and ! end words of Forth
        char before = line.charAt(at - 1);
        boolean inside =
                at + 1 < line.length() && Character.isLetter(line.charAt(at + 1)) && Character.isLetter(before);
        return c == '-' && (inside || before == '#' || before == '$')
                || (c == '?' || c == '!') && Character.isLetter(before);
    }
}
