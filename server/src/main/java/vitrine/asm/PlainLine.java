package vitrine.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vitrine.program.Names;

/**
 * A line of text as it was meant. Outside strings and comments every character that cannot be seen is left out, every one that looks like another is
 * exchanged for it, and each of them is a {@link Stranger}: one for each cause, so that whoever reads the plain line finds no second mistake in the same
 * place. What stands for nothing else becomes {@link #STRANGE}. It knows how names, numbers, strings and comments begin and nothing else.
 */
public final class PlainLine {
    /** Stands for a character that was reported and of which nobody knows what was meant. */
    static final char STRANGE = '\uffff';

    /** How much of what stands before a character is looked at to say where it stands. */
    private static final int SEEN = 64;

    private static final String EXPRESSION = "!\"%&'()*+,-./<=>[]^|~";

    /**
     * A character that should not stand where it stands.
     *
     * @param column where it stands, from 1
     * @param length how many characters are meant by the message
     */
    public record Stranger(int column, int length, String message, String hint) {}

    private enum Run {
        NONE,
        NAME,
        NUMBER
    }

    private final String line;
    private final boolean comments;
    private final String signs;
    private final int most;
    private final StringBuilder plain = new StringBuilder();
    private int[] columns = new int[32];
    private final List<Stranger> strangers = new ArrayList<>();
    private final int start;
    private final int to;
    private int at;
    private int column;
    /** Whether nothing but spaces was written so far; whether nothing else comes from here on, as far as that was looked at. */
    private boolean blank = true;

    private boolean over;
    private Run run = Run.NONE;
    /** Whether the word at hand was reported already. */
    private boolean reported;

    private int end = -1;
    private @Nullable Stranger inComment;

    private PlainLine(String line, int from, int to, int column, String signs, int most) {
        this.line = line;
        this.start = from;
        this.at = from;
        this.to = to;
        this.column = column;
        this.signs = signs;
        this.most = most;
        this.comments = signs.indexOf(';') >= 0;
    }

    /**
     * Reads a line.
     *
     * @param text the text that the line is in
     * @param from where the line begins
     * @param to where it ends, without what ends it
     * @param column the column of its first character
     * @param signs the signs that mean something beside letters and digits; a semicolon among them begins a comment
     * @param most so many strangers are described, the others are only counted
     */
    static PlainLine of(String text, int from, int to, int column, String signs, int most) {
        PlainLine read = new PlainLine(text, from, to, column, signs, most);
        read.read();
        return read;
    }

    /** The first thing in an expression that should not be there; null when there is none. */
    public static @Nullable Stranger first(String expression) {
        if (expression.chars().allMatch(c -> c < 0x7f && c >= ' ')) {
            return null;
        }
        List<Stranger> all = of(expression, 0, expression.length(), 1, EXPRESSION, 1).strangers;
        return all.isEmpty() ? null : all.get(0);
    }

    /** The line as it was meant. */
    String text() {
        return plain.toString();
    }

    /** The column in the line as it was written of what stands at an index of the plain text. */
    int column(int index) {
        return index < plain.length() ? columns[index] : column;
    }

    List<Stranger> strangers() {
        return strangers;
    }

    /** The index in the text behind something that ends a line elsewhere; what follows is read as another line. -1 when there is no such thing. */
    int end() {
        return end;
    }

    /** Something in the comment that would end the line elsewhere. */
    @Nullable
    Stranger inComment() {
        return inComment;
    }

    private void read() {
        while (at < to && end < 0) {
            int c = line.codePointAt(at);
            if (c == ';' && comments) {
                comment();
            } else if (c == '"' || c == '\'' || c == '`' && !comments) {
                run = Run.NONE;
                quoted(c, true);
            } else if (LookAlikes.endsLineElsewhere(c)) {
                lineEnd(c);
            } else if (LookAlikes.isSpace(c)) {
                run = Run.NONE;
                reported = false;
                put(c, " ");
            } else if (Names.continues(c)) {
                ofWord(c);
            } else if (c >= ' ' && c < 0x7f) {
                run = Run.NONE;
                put(c, Character.toString(c));
            } else {
                stranger(c);
            }
        }
    }

    /** Passes over a character, and writes something in its place. */
    private void put(int c, String written) {
        for (int i = 0; i < written.length(); i++) {
            if (plain.length() == columns.length) {
                columns = Arrays.copyOf(columns, 2 * columns.length);
            }
            columns[plain.length()] = column;
            plain.append(written.charAt(i));
            blank &= written.charAt(i) == ' ';
        }
        at += Character.charCount(c);
        column++;
    }

    private void copy(int to) {
        while (at < to) {
            int c = line.codePointAt(at);
            put(c, Character.toString(c));
        }
    }

    private void comment() {
        for (int i = at; i < to; i++) {
            if (LookAlikes.endsLineElsewhere(line.charAt(i)) && goesOn(i + 1)) {
                int c = line.charAt(i);
                inComment = new Stranger(
                        column + line.codePointCount(at, i),
                        1,
                        "This comment goes on after " + LookAlikes.described(c) + ".",
                        LookAlikes.hint(c, "", ""));
                break;
            }
        }
        copy(to);
    }

    /** A string or character; what stands in it is not looked at. */
    private void quoted(int quote, boolean straight) {
        if (straight) {
            put(quote, Character.toString(quote));
        }
        while (at < to) {
            int c = line.codePointAt(at);
            boolean closes = straight ? c == quote : LookAlikes.meant(c).equals(Character.toString(quote));
            if (c == '\\' && at + 1 < to) {
                put(c, "\\");
                int escaped = line.codePointAt(at);
                put(escaped, Character.toString(escaped));
            } else {
                put(c, closes ? Character.toString(quote) : Character.toString(c));
                if (closes) {
                    return;
                }
            }
        }
    }

    private void lineEnd(int c) {
        int next = at + 1;
        if (!blank && goesOn(next)) {
            // that a line has no ends is one mistake, however many there are of them: behind the first one of them
            // nothing more is said
            reported = start > 0 && LookAlikes.endsLineElsewhere(line.charAt(start - 1));
            report(c, "", 1);
            end = next;
            column++;
        } else {
            put(c, " ");
        }
        run = Run.NONE;
    }

    /** Whether anything but spaces and ends of lines stands between an index and the end. */
    private boolean goesOn(int from) {
        int next = over ? to : from;
        while (next < to
                && (LookAlikes.isSpace(line.charAt(next)) || LookAlikes.endsLineElsewhere(line.charAt(next)))) {
            next++;
        }
        over = next >= to;
        return !over;
    }

    /** A letter or a digit: in a name any will do, in a number only those of the keyboard. */
    private void ofWord(int c) {
        if (run == Run.NONE && c != '.') {
            run = Names.begins(c) ? Run.NAME : Run.NUMBER;
        }
        if (run == Run.NAME || c < 0x80) {
            put(c, Character.toString(c));
            return;
        }
        StringBuilder typed = new StringBuilder();
        int next = at;
        int length = 0;
        while (next < to && line.codePointAt(next) >= 0x80 && Names.continues(line.codePointAt(next))) {
            int each = line.codePointAt(next);
            String meant = LookAlikes.meant(each);
            typed.append(meant.length() == 1 ? meant : STRANGE);
            next += Character.charCount(each);
            length++;
        }
        boolean known = typed.indexOf(String.valueOf(STRANGE)) < 0;
        report(c, known ? typed.toString() : "", length);
        for (int i = 0; i < length; i++) {
            put(line.codePointAt(at), typed.substring(i, i + 1));
        }
    }

    private void stranger(int c) {
        if (!LookAlikes.standsAlone(c)) {
            report(c, "", 1);
            put(c, "");
            return;
        }
        String meant = LookAlikes.meant(c);
        int next = at + Character.charCount(c);
        int following = next < to ? line.codePointAt(next) : ' ';
        if (meant.equals("\"") || meant.equals("'")) {
            report(c, meant, 1);
            put(c, meant);
            quoted(meant.charAt(0), false);
        } else if (comments && (meant.equals("-") && beginsRemark(next) || !meant.isEmpty() && ";/!".contains(meant))) {
            report(
                    c,
                    1,
                    () -> meant.equals("-")
                            ? "A comment begins with a semicolon. For minus, type a hyphen: -."
                            : LookAlikes.hint(c, "", ";"));
            put(c, ";");
            copy(to);
        } else {
            boolean positive = meant.equals("+") && Character.isDigit(following);
            boolean sign =
                    meant.length() == 1 && (signs.contains(meant) || Names.continues(meant.charAt(0)) || positive);
            report(c, sign || !comments ? meant : "", 1);
            boolean apart = run != Run.NONE && Names.continues(following);
            boolean bullet = blank;
            boolean behind = run != Run.NONE && !apart;
            put(c, sign ? meant : bullet || behind ? "" : String.valueOf(STRANGE));
        }
        run = Run.NONE;
    }

    /** Whether what stands behind a dash is prose: a space, and more than one word or what is no name. */
    private boolean beginsRemark(int from) {
        if (from >= to || !LookAlikes.isSpace(line.charAt(from))) {
            return false;
        }
        String behind = line.substring(from, Math.min(to, from + 2 * Names.LONGEST));
        int semicolon = behind.indexOf(';');
        String words = (semicolon < 0 ? behind : behind.substring(0, semicolon)).strip();
        boolean number = !words.isEmpty() && Character.digit(words.codePointAt(0), 10) >= 0;
        return !number && !Names.isName(words);
    }

    private void report(int c, String typed, int length) {
        report(c, length, () -> {
            String hint = LookAlikes.hint(c, line.substring(Math.max(start, at - SEEN), at), typed);
            return hint.isEmpty() && comments ? LookAlikes.NO_PART : hint;
        });
    }

    private void report(int c, int length, Supplier<String> hint) {
        if (!reported) {
            boolean told = strangers.size() < most;
            strangers.add(new Stranger(
                    column,
                    length,
                    told ? "Unexpected character " + LookAlikes.described(c) + "." : "",
                    told ? hint.get() : ""));
        }
        reported = true;
    }
}
