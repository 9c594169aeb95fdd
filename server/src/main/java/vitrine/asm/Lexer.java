package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Token.Kind;
import vitrine.program.Characters;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;
import vitrine.program.Names;
import vitrine.program.Numbers;
import vitrine.program.SourceRange;

/**
 * Cuts source text into lines and lines into tokens, each character looked at once. Comments and white space are left out. It knows what
 * literals look like, and nothing of instructions; only whether the machine has registers: then {@code $name}, {@code @name} and {@code #5} are
 * words, and a string may stand between single quotes.
 */
final class Lexer {
    private static final String SIGNS = ".:,;-\"'";

    private final String text;
    private final Diagnostics diagnostics;
    private boolean registers;
    private String comment = "";
    /** Where the rest of the text begins, and the column there. */
    private int rest;

    private int column = 1;
    /** Where the present line ends, when a part of it was read. */
    private int lineBreak;
    /** How many characters were met that should not be there. */
    private int strangers;

    private int line;
    /** What is cut into tokens: the text itself, or the present line as it was meant. */
    private String source;

    private @Nullable PlainLine plain;
    private int at;
    private int lineStart;
    private int lineEnd;

    Lexer(String text, Diagnostics diagnostics) {
        this.text = text;
        this.source = text;
        this.diagnostics = diagnostics;
    }

    /** Says whether the text is for a machine with registers. */
    void registers(boolean there) {
        registers = there;
    }

    /** What stands behind the semicolon of the line that was read last, or "". */
    String comment() {
        return comment;
    }

    /**
     * The tokens of the next line (none when it is empty), or null behind the last one. A line ends with \n, \r\n or \r. What only looks like the end
     * of a line is reported, and what stands behind it is handed out as one more line of the same number.
     */
    @Nullable
    List<Token> nextLine() {
        if (rest > text.length() || rest == text.length() && line > 0) {
            return null;
        }
        if (column == 1) {
            line++;
        }
        if (rest == 0 && text.startsWith("\uFEFF")) {
            // the mark of an encoding
            rest++;
            column++;
        }
        int end = column == 1 || rest == 1 ? rest : lineBreak;
        boolean usual = column == 1;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            char c = text.charAt(end++);
            usual &= c < 0x7f && c >= ' ' || c == '\t';
        }
        int next = end + 1;
        if (next < text.length() && text.charAt(end) == '\r' && text.charAt(next) == '\n') {
            next++;
        }
        lineBreak = end;
        if (usual) {
            plain = null;
            source = text;
            lineStart = rest;
            lineEnd = end;
            rest = next;
        } else {
            rest = unusual(end, next);
        }
        at = lineStart;
        return tokens();
    }

    /** Prepares a line in which other characters stand than those of a keyboard; returns where the next line begins. */
    private int unusual(int end, int next) {
        PlainLine read =
                PlainLine.of(text, rest, end, column, registers ? SIGNS + "$@#" : SIGNS, Diagnostics.MOST - strangers);
        strangers += read.strangers().size();
        plain = read;
        for (PlainLine.Stranger each : read.strangers()) {
            diagnostics.error(new SourceRange(line, each.column(), each.length()), each.message(), each.hint());
        }
        PlainLine.Stranger hidden = read.inComment();
        if (hidden != null) {
            diagnostics.warning(
                    new SourceRange(line, hidden.column(), hidden.length()), hidden.message(), hidden.hint());
        }
        source = read.text();
        lineStart = 0;
        lineEnd = source.length();
        column = read.end() < 0 ? 1 : read.column(lineEnd);
        return read.end() < 0 ? next : read.end();
    }

    private List<Token> tokens() {
        List<Token> tokens = new ArrayList<>(4);
        comment = "";
        while (at < lineEnd) {
            char c = source.charAt(at);
            if (c == ';') {
                comment = source.substring(at + 1, lineEnd);
                break;
            } else if (LookAlikes.isSpace(c)) {
                at++;
            } else {
                tokens.add(next(c));
            }
        }
        return tokens;
    }

    /** The column of what stands at an index. */
    private int column(int index) {
        return plain == null ? index - lineStart + 1 : plain.column(index);
    }

    /** The character that begins at an index. */
    private int character(int index) {
        return index < lineEnd ? source.codePointAt(index) : ' ';
    }

    /** How many lines were read. */
    int line() {
        return line;
    }

    private Token next(char c) {
        if (Names.begins(character(at))) {
            return word(Kind.NAME);
        }
        if (Numbers.begins(source, at, lineEnd) && !isDifference()) {
            return number();
        }
        if (registers) {
            int following = character(at + 1);
            if (c == '@' && Names.begins(following)) {
                return word(Kind.REFERENCE);
            } else if (c == '$' && Names.continues(following)) {
                return word(Kind.REGISTER);
            } else if (c == '#') {
                at++;
                if (Numbers.begins(source, at, lineEnd) || isNumberWord()) {
                    return number();
                }
                at--;
            }
        }
        switch (c) {
            case '.':
                return word(Kind.DIRECTIVE);
            case ':':
                return single(Kind.COLON);
            case ',':
                return single(Kind.COMMA);
            case '-':
                return single(Kind.MINUS);
            case '"':
                return string();
            case '\'':
                return character();
            default:
                return unexpected(c);
        }
    }

    /** Whether a minus stands between two names without a space, as in {@code end-inf}: the distance between two labels. */
    private boolean isDifference() {
        return at > lineStart
                && Names.continues(source.charAt(at - 1))
                && at + 1 < lineEnd
                && Names.begins(source.charAt(at + 1));
    }

    private boolean isNumberWord() {
        return at < lineEnd
                && Names.begins(source.charAt(at))
                && Numbers.special(source.substring(at, Numbers.end(source, at, lineEnd))) != null;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private Token token(Kind kind, int start, @Nullable Literal literal) {
        int from = column(start);
        return new Token(kind, line, from, Math.max(1, column(at) - from), source.substring(start, at), literal);
    }

    private Token single(Kind kind) {
        at++;
        return token(kind, at - 1, null);
    }

    private Token word(Kind kind) {
        int start = at;
        do {
            at += Character.charCount(source.codePointAt(at));
        } while (at < lineEnd && Names.continues(source.codePointAt(at)));
        if (isStrange()) {
            return strange(start);
        }
        Token word = token(kind, start, null);
        if (Characters.exceeds(word.text(), Names.LONGEST)) {
            return bad(
                    word,
                    "This name is " + Characters.count(word.text()) + " characters long.",
                    "At most " + Names.LONGEST + " are possible.");
        }
        return word;
    }

    /** A number; a # before it belongs to the token and not to the number. */
    private Token number() {
        int start = at;
        int first = start > lineStart && source.charAt(start - 1) == '#' && registers ? start - 1 : start;
        at = Numbers.end(source, start, lineEnd);
        if (isStrange()) {
            return strange(first);
        }
        Token token = token(Kind.LITERAL, first, null);
        Numbers.Reading reading = Numbers.read(source.substring(start, at));
        Literal value = reading.value();
        return value == null ? bad(token, reading.message(), reading.hint()) : token.with(Kind.LITERAL, value);
    }

    private Token string() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        while (at < lineEnd && source.charAt(at) != '"') {
            sound &= character(text);
        }
        if (at >= lineEnd) {
            Token open = token(Kind.BAD, start, null);
            return bad(
                    open,
                    "This string has no end.",
                    LookAlikes.quoteIn(open.text(), "\"")
                            + "Close it with \" on the same line; a newline in a string is written \\n.");
        }
        at++;
        Token token = token(Kind.LITERAL, start, new Literal.Text(text.toString()));
        if (sound && !Characters.isWellFormed(text)) {
            return bad(
                    token,
                    "This string holds half of a character (a surrogate without its partner).",
                    "Write both halves, \\u{...} with the code of the character, or the character itself.");
        }
        return sound ? token : token.with(Kind.BAD, null);
    }

    private Token character() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        while (at < lineEnd && source.charAt(at) != '\'') {
            sound &= character(text);
        }
        if (at >= lineEnd) {
            Token open = token(Kind.BAD, start, null);
            return bad(
                    open,
                    "This character has no end.",
                    LookAlikes.quoteIn(open.text(), "'")
                            + "Close it with ' as in 'a'; the quote itself is written '\\''.");
        }
        at++;
        if (!sound) {
            return token(Kind.BAD, start, null);
        }
        if (!Characters.isWellFormed(text)) {
            return bad(
                    token(Kind.BAD, start, null),
                    "Between these quotes is half of a character (a surrogate without its partner).",
                    "Write both halves, \\u{...} with the code of the character, or the character itself.");
        }
        if (registers && Characters.count(text) != 1) {
            return token(Kind.LITERAL, start, new Literal.Text(text.toString()));
        }
        if (Characters.count(text) != 1) {
            return bad(
                    token(Kind.BAD, start, null),
                    text.length() == 0
                            ? "There is no character between these quotes."
                            : "There are several characters between these quotes, but there can only be one.",
                    text.length() == 0
                            ? "Write one between them, as in 'a'. A string is written between double quotes: \"\"."
                            : LookAlikes.composed(text.toString())
                                    + "A string is written between double quotes: \"like this\".");
        }
        return token(Kind.LITERAL, start, new Literal.Int(text.codePointAt(0)));
    }

    /** Reads one character of a string, an escape or the character itself; false when it was reported. */
    private boolean character(StringBuilder text) {
        char c = source.charAt(at++);
        if (c != '\\') {
            text.append(c);
            return true;
        }
        int start = at - 1;
        char escape = at < lineEnd ? source.charAt(at++) : ' ';
        int meant = Literals.ESCAPES.indexOf(escape);
        if (meant >= 0) {
            text.append(Literals.ESCAPED.charAt(meant));
            return true;
        }
        String message;
        if (escape != 'u') {
            at = Math.min(lineEnd, source.offsetByCodePoints(start, at > start + 1 ? 2 : 1));
            message = "Unknown escape '" + source.substring(start, at) + "'.";
        } else {
            Escapes.Code code = Escapes.code(source.substring(at, lineEnd));
            at += code.length();
            if (code.message().isEmpty()) {
                code.append(text);
                return true;
            }
            message = code.message();
        }
        diagnostics.error(
                new SourceRange(line, column(start), Math.max(1, column(at) - column(start))), message, Escapes.HINT);
        return false;
    }

    private boolean isStrange() {
        return at < lineEnd && source.charAt(at) == PlainLine.STRANGE;
    }

    /** What hangs together with a character that was reported says nothing more. */
    private Token strange(int start) {
        while (at < lineEnd && !LookAlikes.isSpace(source.charAt(at)) && ";:,".indexOf(source.charAt(at)) < 0) {
            at++;
        }
        return token(Kind.BAD, start, null);
    }

    private Token unexpected(char c) {
        if (isStrange()) {
            return strange(at);
        }
        int start = at++;
        Token token = token(Kind.BAD, start, null);
        String hint = switch (c) {
            case '#' ->
                Numbers.begins(source, at, lineEnd) || isNumberWord()
                        ? "Write the number without #."
                        : "A comment begins with a semicolon.";
            case '/', '!' -> "A comment begins with a semicolon.";
            case '(', ')' -> "Write operands without parentheses.";
            case '=' ->
                "Leave the = out. A directive takes its value directly, as in '.global x 5'; an instruction stores a value while the program runs.";
            default -> LookAlikes.NO_PART;
        };
        if (c == '/' || c == '#' || c == '!') {
            at = lineEnd;
        }
        return bad(token, "Unexpected character " + LookAlikes.described(c) + ".", hint);
    }

    private Token bad(Token token, String message, String hint) {
        diagnostics.error(token.range(), message, hint);
        return token.with(Kind.BAD, null);
    }
}
