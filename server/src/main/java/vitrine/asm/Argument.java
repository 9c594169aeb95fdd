package vitrine.asm;

import org.jspecify.annotations.Nullable;
import vitrine.program.Literal;
import vitrine.program.SourceRange;

/** What stands behind a mnemonic or a directive, one between two commas: read as text, not yet as an operand of some kind. */
sealed interface Argument {
    SourceRange range();

    /** As it was written, cut when it is long. */
    String shown();

    /** A name; of what, the operand's kind decides. */
    record Name(Token token) implements Argument {
        String name() {
            return token.name();
        }

        @Override
        public SourceRange range() {
            return token.range();
        }

        @Override
        public String shown() {
            return token.shown();
        }
    }

    /** A number, a character or a string. */
    record Value(Literal literal, SourceRange range, String shown) implements Argument {
        /** Whether it is a number with a # before it. */
        boolean isMarked() {
            return shown.startsWith("#");
        }

        /** What it is where only text can stand: a character between single quotes is text there; or null. */
        @Nullable
        String text() {
            return literal instanceof Literal.Text text
                    ? text.value()
                    : literal instanceof Literal.Int code && shown.startsWith("'")
                            ? Character.toString((int) code.value())
                            : null;
        }
    }

    /** The distance between two labels: {@code to - from}. */
    record Difference(Token to, Token from) implements Argument {
        @Override
        public SourceRange range() {
            return new SourceRange(
                    to.line(), to.column(), from.column() + from.text().length() - to.column());
        }

        @Override
        public String shown() {
            return to.shown() + " - " + from.shown();
        }
    }

    /** Something that was reported where it was read. */
    record Bad(SourceRange range) implements Argument {
        @Override
        public String shown() {
            return "";
        }
    }
}
