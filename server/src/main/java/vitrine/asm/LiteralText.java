package vitrine.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.Characters;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/**
 * A value that somebody typed by itself, written as in source: a number in any notation, a character, a string, null.
 *
 * @param value the value, or null when the text is none
 * @param message what is wrong with a text that looks like a literal, or ""
 * @param hint what to do about it, or ""
 */
public record LiteralText(@Nullable Literal value, String message, String hint) {
    private static final LiteralText NONE = new LiteralText(null, "", "");

    /** Reads a text of one line. */
    public static LiteralText read(String text) {
        Diagnostics diagnostics = new Diagnostics();
        Lexer lexer = new Lexer(text, diagnostics);
        List<Token> tokens = lexer.nextLine();
        Token token = tokens == null || tokens.size() != 1 || lexer.nextLine() != null ? null : tokens.get(0);
        if (token == null || token.length() != Characters.count(text.strip())) {
            return NONE;
        }
        if (token.is(Token.Kind.NAME)) {
            return new LiteralText(Literal.named(token.text()), "", "");
        }
        if (diagnostics.hasErrors()) {
            var wrong = diagnostics.toList().get(0);
            return new LiteralText(null, wrong.message(), wrong.hint());
        }
        return new LiteralText(token.literal(), "", "");
    }
}
