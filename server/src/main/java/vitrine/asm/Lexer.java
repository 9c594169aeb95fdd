package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Token.Kind;
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
    /** Quotes that word processors make; what stands between two of them is passed over. */
    private static final String CURLY_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb\u2018\u2019";

    private final String source;
    private final Diagnostics diagnostics;
    private boolean registers;
    private String comment = "";
    private int at;
    private int line;
    private int lineStart;
    private int lineEnd;

    Lexer(String source, Diagnostics diagnostics) {
        this.source = source;
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

    /** The tokens of the next line (none when it is empty), or null behind the last one. A line ends with \n, \r\n or \r. */
    @Nullable
    List<Token> nextLine() {
        if (at > source.length() || (at == source.length() && line > 0)) {
            return null;
        }
        line++;
        lineStart = at;
        lineEnd = lineStart;
        while (lineEnd < source.length() && source.charAt(lineEnd) != '\n' && source.charAt(lineEnd) != '\r') {
            lineEnd++;
        }
        List<Token> tokens = new ArrayList<>(4);
        comment = "";
        while (at < lineEnd) {
            char c = source.charAt(at);
            if (c == ';') {
                comment = source.substring(at + 1, lineEnd);
                break;
            } else if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
                at++;
            } else {
                tokens.add(next(c));
            }
        }
        at = lineEnd + 1;
        if (lineEnd + 1 < source.length() && source.charAt(lineEnd) == '\r' && source.charAt(lineEnd + 1) == '\n') {
            at++;
        }
        return tokens;
    }

    /** How many lines were read. */
    int line() {
        return line;
    }

    private Token next(char c) {
        if (Names.begins(c)) {
            return word(Kind.NAME);
        }
        if (Numbers.begins(source, at, lineEnd) && !isDifference()) {
            return number();
        }
        if (registers) {
            char following = at + 1 < lineEnd ? source.charAt(at + 1) : ' ';
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

    private Token token(Kind kind, int start, @Nullable Literal literal) {
        return new Token(kind, line, start - lineStart + 1, source.substring(start, at), literal);
    }

    private Token single(Kind kind) {
        at++;
        return token(kind, at - 1, null);
    }

    private Token word(Kind kind) {
        int start = at++;
        while (at < lineEnd && Names.continues(source.charAt(at))) {
            at++;
        }
        Token word = token(kind, start, null);
        if (word.text().length() > Names.LONGEST) {
            return bad(
                    word,
                    "This name is " + word.text().length() + " characters long.",
                    "At most " + Names.LONGEST + " are possible.");
        }
        return word;
    }

    /** A number; a # before it belongs to the token and not to the number. */
    private Token number() {
        int start = at;
        int first = start > lineStart && source.charAt(start - 1) == '#' && registers ? start - 1 : start;
        at = Numbers.end(source, start, lineEnd);
        Token token = token(Kind.LITERAL, first, null);
        Numbers.Reading reading = Numbers.read(source.substring(start, at));
        Literal value = reading.value();
        return value == null
                ? bad(token, reading.message(), reading.hint())
                : new Token(Kind.LITERAL, line, token.column(), token.text(), value);
    }

    private Token string() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        while (at < lineEnd && source.charAt(at) != '"') {
            sound &= character(text);
        }
        if (at >= lineEnd) {
            return bad(
                    token(Kind.BAD, start, null),
                    "This string has no end.",
                    "Close it with \" on the same line; a newline in a string is written \\n.");
        }
        at++;
        Token token = token(Kind.LITERAL, start, new Literal.Text(text.toString()));
        if (sound && !Literals.isWellFormed(text)) {
            return bad(
                    token,
                    "This string holds half of a character (a surrogate without its partner).",
                    "Write both halves, or the character itself.");
        }
        return sound ? token : new Token(Kind.BAD, line, token.column(), token.text(), null);
    }

    private Token character() {
        int start = at++;
        StringBuilder text = new StringBuilder();
        boolean sound = true;
        while (at < lineEnd && source.charAt(at) != '\'') {
            sound &= character(text);
        }
        if (at >= lineEnd) {
            return bad(
                    token(Kind.BAD, start, null),
                    "This character has no end.",
                    "Close it with ' as in 'a'; the quote itself is written '\\''.");
        }
        at++;
        if (!sound) {
            return token(Kind.BAD, start, null);
        }
        if (registers && text.codePointCount(0, text.length()) != 1 && Literals.isWellFormed(text)) {
            return token(Kind.LITERAL, start, new Literal.Text(text.toString()));
        }
        if (text.length() == 0 || text.codePointCount(0, text.length()) != 1) {
            return bad(
                    token(Kind.BAD, start, null),
                    text.length() == 0
                            ? "There is no character between these quotes."
                            : "Between these quotes stand several characters, and one was needed.",
                    "A string stands between \" and \".");
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
        if (escape == 'u') {
            int code = 0;
            int digits = 0;
            while (digits < 4 && at < lineEnd && Character.digit(source.charAt(at), 16) >= 0) {
                code = code * 16 + Character.digit(source.charAt(at++), 16);
                digits++;
            }
            if (digits == 4) {
                text.append((char) code);
                return true;
            }
        }
        diagnostics.error(
                new SourceRange(line, start - lineStart + 1, at - start),
                escape == 'u'
                        ? "\\u needs four hexadecimal digits."
                        : "Unknown escape '" + source.substring(start, at) + "'.",
                "Known are \\n \\t \\r \\0 \\\" \\' \\\\ and \\u with four hexadecimal digits.");
        return false;
    }

    private Token unexpected(char c) {
        int start = at++;
        if (Character.isHighSurrogate(c) && at < lineEnd && Character.isLowSurrogate(source.charAt(at))) {
            at++;
        }
        Token token = token(Kind.BAD, start, null);
        String hint = switch (c) {
            case '#' ->
                Numbers.begins(source, at, lineEnd) || isNumberWord()
                        ? "A number is written without #."
                        : "A comment begins with a semicolon.";
            case '/', '!' -> "A comment begins with a semicolon.";
            case '(', ')' -> "Operands are written without parentheses.";
            case '=' -> "Values are stored by instructions; a directive takes its value without a sign.";
            case '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> "A string stands between straight quotes: \".";
            case '\u2018', '\u2019' -> "A character stands between straight quotes: '.";
            case '\u2212', '\u2013' -> "The minus sign is the hyphen: -.";
            default -> "";
        };
        if (c == '/' || c == '#' || c == '!') {
            at = lineEnd;
        } else if (CURLY_QUOTES.indexOf(c) >= 0) {
            int end = at;
            while (end < lineEnd && CURLY_QUOTES.indexOf(source.charAt(end)) < 0) {
                end++;
            }
            at = end < lineEnd ? end + 1 : at;
        }
        String shown = Character.isISOControl(c)
                        || Character.isSurrogate(c) && token.text().length() == 1
                ? String.format("U+%04X", (int) c)
                : token.text();
        return bad(token, "Unexpected character '" + shown + "'.", hint);
    }

    private Token bad(Token token, String message, String hint) {
        diagnostics.error(token.range(), message, hint);
        return new Token(Kind.BAD, token.line(), token.column(), token.text(), null);
    }
}
