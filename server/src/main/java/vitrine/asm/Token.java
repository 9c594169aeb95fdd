package vitrine.asm;

import org.jspecify.annotations.Nullable;
import vitrine.program.Characters;
import vitrine.program.Literal;
import vitrine.program.SourceRange;

/**
 * A word of a line: its place, the characters that it takes there, its text as it was meant, and the value when it is a literal. A {@code BAD} token has been reported already,
 * whoever meets it says nothing more.
 */
record Token(
        Kind kind,
        int line,
        int column,
        int length,
        String text,
        @Nullable Literal literal) {
    enum Kind {
        NAME,
        /** A name behind @: of a place in the code or in the data segment. */
        REFERENCE,
        /** A word behind $. */
        REGISTER,
        DIRECTIVE,
        LITERAL,
        COLON,
        COMMA,
        MINUS,
        BAD
    }

    private static final int SHOWN = 40;

    boolean is(Kind other) {
        return kind == other;
    }

    /** The name it stands for: without the sign before it. */
    String name() {
        return is(Kind.REFERENCE) ? text.substring(1) : text;
    }

    SourceRange range() {
        return new SourceRange(line, column, length);
    }

    /** Where the name stands: without the sign before it. */
    SourceRange nameRange() {
        return is(Kind.REFERENCE) ? new SourceRange(line, column + 1, length - 1) : range();
    }

    /** The same word, taken for something else. */
    Token with(Kind other, @Nullable Literal value) {
        return new Token(other, line, column, length, text, value);
    }

    /** The text for a message: cut when it is long. */
    String shown() {
        return shown(text);
    }

    static String shown(String text) {
        return Characters.exceeds(text, SHOWN) ? Characters.first(text, SHOWN - 3) + "..." : text;
    }
}
