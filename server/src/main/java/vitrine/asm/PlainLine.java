package vitrine.asm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
    private final StringBuilder plain = new StringBuilder();
    private int[] columns = new int[32];
    private final List<Stranger> strangers = new ArrayList<>();
    private int at;
    private int column;
    private Run run = Run.NONE;
    /** Whether the word at hand was reported already. */
    private boolean reported;

    private int end = -1;
    private @Nullable Stranger inComment;

    private PlainLine(String line, int column, String signs) {
        this.line = line;
        this.column = column;
        this.signs = signs;
        this.comments = signs.indexOf(';') >= 0;
    }

    /**
     * Reads a line.
     *
     * @param line the text, without what ends it
     * @param column the column of its first character
     * @param signs the signs that mean something beside letters and digits; a semicolon among them begins a comment
     */
    static PlainLine of(String line, int column, String signs) {
        PlainLine read = new PlainLine(line, column, signs);
        read.read();
        return read;
    }

    /** The first thing in an expression that should not be there; null when there is none. */
    public static @Nullable Stranger first(String expression) {
        if (expression.chars().allMatch(c -> c < 0x7f && c >= ' ')) {
            return null;
        }
        List<Stranger> all = of(expression, 1, EXPRESSION).strangers;
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

    /** The index in the line behind something that ends a line elsewhere; what follows is read as another line. -1 when there is no such thing. */
    int end() {
        return end;
    }

    /** Something in the comment that would end the line elsewhere. */
    @Nullable
    Stranger inComment() {
        return inComment;
    }

    private void read() {
        while (at < line.length() && end < 0) {
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
        for (int i = at; i < line.length(); i++) {
            if (LookAlikes.endsLineElsewhere(line.charAt(i))
                    && !line.substring(i).isBlank()) {
                int c = line.charAt(i);
                inComment = new Stranger(
                        column + line.codePointCount(at, i),
                        1,
                        "This comment goes on behind " + LookAlikes.described(c) + ".",
                        LookAlikes.hint(c, "", ""));
                break;
            }
        }
        copy(line.length());
    }

    /** A string or character; what stands in it is not looked at. */
    private void quoted(int quote, boolean straight) {
        if (straight) {
            put(quote, Character.toString(quote));
        }
        while (at < line.length()) {
            int c = line.codePointAt(at);
            boolean closes = straight ? c == quote : LookAlikes.meant(c).equals(Character.toString(quote));
            if (c == '\\' && at + 1 < line.length()) {
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
        boolean separates = !plain.toString().isBlank() && !line.substring(next).isBlank();
        if (separates) {
            report(c, "", 1);
            end = next;
            column++;
        } else {
            put(c, " ");
        }
        run = Run.NONE;
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
        int to = at;
        int length = 0;
        while (to < line.length() && line.codePointAt(to) >= 0x80 && Names.continues(line.codePointAt(to))) {
            int each = line.codePointAt(to);
            String meant = LookAlikes.meant(each);
            typed.append(meant.length() == 1 ? meant : STRANGE);
            to += Character.charCount(each);
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
        String rest = line.substring(at + Character.charCount(c));
        if (meant.equals("\"") || meant.equals("'")) {
            report(c, meant, 1);
            put(c, meant);
            quoted(meant.charAt(0), false);
        } else if (comments && (meant.equals("-") && beginsRemark(rest) || !meant.isEmpty() && ";/!".contains(meant))) {
            report(
                    c,
                    1,
                    meant.equals("-")
                            ? "A comment begins with a semicolon; the minus sign is the hyphen: -."
                            : LookAlikes.hint(c, "", ";"));
            put(c, ";");
            copy(line.length());
        } else {
            boolean positive = meant.equals("+") && !rest.isEmpty() && Character.isDigit(rest.codePointAt(0));
            boolean sign = meant.length() == 1
                    && (signs.contains(meant) || Names.continues(meant.charAt(0)) || positive);
            report(c, sign || !comments ? meant : "", 1);
            boolean apart = run != Run.NONE && !rest.isEmpty() && Names.continues(rest.codePointAt(0));
            boolean bullet = plain.toString().isBlank();
            boolean behind = run != Run.NONE && !apart;
            put(c, sign ? meant : bullet || behind ? "" : String.valueOf(STRANGE));
        }
        run = Run.NONE;
    }

    /** Whether what stands behind a dash is prose: a space, and more than one word or what is no name. */
    private static boolean beginsRemark(String rest) {
        if (rest.isEmpty() || !LookAlikes.isSpace(rest.codePointAt(0))) {
            return false;
        }
        int semicolon = rest.indexOf(';');
        String behind = (semicolon < 0 ? rest : rest.substring(0, semicolon)).strip();
        boolean number = !behind.isEmpty() && Character.digit(behind.codePointAt(0), 10) >= 0;
        return !number && !Names.isName(behind);
    }

    private void report(int c, String typed, int length) {
        report(c, length, LookAlikes.hint(c, line.substring(0, at), typed));
    }

    private void report(int c, int length, String hint) {
        if (!reported) {
            strangers.add(
                    new Stranger(column, length, "Unexpected character " + LookAlikes.described(c) + ".", hint));
        }
        reported = true;
    }
}
