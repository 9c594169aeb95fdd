package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vitrine.isa.ForeignText;
import vitrine.isa.ForeignText.Word;
import vitrine.program.SourceRange;

/**
 * A line of a text that is not right as it stands, while it is found out what was meant: the text as it was written, what is read in its place, and
 * the words of its code. What is read has the same columns as what was written, unless the line is written anew.
 */
final class SourceLine {
    /** Signs that begin a comment elsewhere. The semicolon begins one here. */
    private static final List<String> COMMENTS = List.of("//", "/*", "#", "--", "\\", "!", "@");

    final int number;
    final String text;
    private final StringBuilder read;
    /** The index behind the code: where a comment begins, or the end of the line. */
    private int codeEnd;
    /** What begins the comment, "" when there is none. */
    private String comment = "";

    private List<Word> words = List.of();
    /** How many of the words belong to labels. */
    private int behindLabels;
    /** What is read in place of the code behind the labels, when the line is written anew. */
    @Nullable
    List<String> anew;
    /** A label that is read before the line; "" when there is none. */
    String label = "";
    /** Whether something was said about this line that makes other complaints about it worthless. */
    boolean settled;

    /** @param looked whether it is found out what was meant; else it is read as it stands */
    SourceLine(int number, String text, boolean looked) {
        this.number = number;
        this.text = text;
        this.read = new StringBuilder(text);
        if (looked) {
            cut();
            look();
        } else {
            comment = ";";
        }
    }

    /** Finds where the comment begins. */
    private void cut() {
        String text = read.toString();
        codeEnd = text.length();
        comment = "";
        char quote = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
                continue;
            }
            boolean apart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            if (c == '"' || c == '\'' && text.indexOf('\'', at + 1) > 0) {
                quote = c;
            } else if (c == ';') {
                comment = ";";
            } else if (apart || text.startsWith("//", at) && text.charAt(at - 1) != '(') {
                for (String each : COMMENTS) {
                    if (text.startsWith(each, at) && begins(each, at)) {
                        comment = each;
                    }
                }
            }
            if (!comment.isEmpty()) {
                codeEnd = at;
                return;
            }
        }
    }

    private boolean begins(String sign, int at) {
        String text = read.toString();
        char next = at + sign.length() < text.length() ? text.charAt(at + sign.length()) : ' ';
        return switch (sign) {
            case "//" -> next != ')' && next != '=';
            case "/*" -> true;
            case "#" -> !Character.isDigit(next) && "-+.'$(".indexOf(next) < 0;
            case "!" -> at == 0 && Character.isWhitespace(next) && text.length() > 2;
            default ->
                Character.isWhitespace(next)
                        && text.length() > at + 1
                        && (at == 0 || !sign.equals("--") || text.indexOf('(') < 0);
        };
    }

    /** Finds the words of the code and the labels among them. */
    private void look() {
        words = ForeignText.words(read.substring(0, codeEnd));
        behindLabels = 0;
        while (behindLabels + 1 < words.size()
                && words.get(behindLabels + 1).text().equals(":")
                && Character.isLetter(ForeignName.begin(words.get(behindLabels).text()))) {
            behindLabels += 2;
        }
    }

    /** The words of the code, those of labels left out; commas are words too. */
    List<Word> words() {
        return words.subList(behindLabels, words.size());
    }

    /** The names of the labels before the code. */
    List<Word> labels() {
        List<Word> labels = new ArrayList<>();
        for (int i = 0; i < behindLabels; i += 2) {
            labels.add(words.get(i));
        }
        return labels;
    }

    /** The words without commas. */
    List<String> plainWords() {
        return words().stream()
                .map(Word::text)
                .filter(each -> !each.equals(","))
                .toList();
    }

    /** The line where a semicolon is a word and ends a definition; what stands behind one elsewhere is a comment here. */
    String definition() {
        int semicolon = text.indexOf(';');
        boolean defines = text.strip().startsWith(":")
                || semicolon >= 0 && text.substring(semicolon + 1).isBlank();
        return defines || semicolon < 0 ? text : text.substring(0, semicolon);
    }

    /** The words of the code and of the comment behind it, without commas. */
    List<String> wordsWithComment() {
        return ForeignText.words(read.substring(start())).stream()
                .map(Word::text)
                .filter(each -> !each.equals(","))
                .toList();
    }

    String head() {
        return words().isEmpty() ? "" : words().get(0).text().toLowerCase(Locale.ROOT);
    }

    /** The index at which the code behind the labels begins. */
    int start() {
        return words().isEmpty() ? codeEnd : words().get(0).at();
    }

    /** The index behind the last word of the code. */
    int end() {
        return words().isEmpty() ? codeEnd : words().get(words().size() - 1).end();
    }

    int codeEnd() {
        return codeEnd;
    }

    String comment() {
        return comment;
    }

    /** What is read, as it stands now. */
    String read() {
        return read.toString();
    }

    /** Has something else of the same length read in place of a part of the text. */
    void overwrite(int from, String with) {
        read.replace(from, from + with.length(), with);
        look();
    }

    /** Has blanks read in place of a part of the text. */
    void blank(int from, int to) {
        overwrite(from, " ".repeat(to - from));
    }

    /** Has a comment that is ended before the end of the line not read; what stands behind it is code. */
    void hide(int from, int to) {
        read.replace(from, to, " ".repeat(to - from));
        cut();
        look();
    }

    /** Has the comment read as one of ours. */
    void comment(String sign) {
        read.replace(codeEnd, codeEnd + sign.length(), ";" + " ".repeat(sign.length() - 1));
        comment = ";";
    }

    /** What is read from here, each of the lines. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!label.isEmpty()) {
            lines.add(label + ":");
        }
        if (anew == null) {
            lines.add(read());
            return lines;
        }
        String before = read.substring(0, start());
        lines.add(before + (anew.isEmpty() ? "" : anew.get(0)));
        lines.addAll(anew.subList(Math.min(1, anew.size()), anew.size()));
        return lines;
    }

    /** A part of the line as a place of the source. */
    SourceRange range(int from, int to) {
        return new SourceRange(number, text.codePointCount(0, from) + 1, text.codePointCount(from, to));
    }

    SourceRange range(Word word) {
        return range(word.at(), word.end());
    }

    /** The blanks with which the line begins. */
    String indentation() {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return text.substring(0, at);
    }
}
