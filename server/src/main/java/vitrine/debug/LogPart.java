package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Value;
import vitrine.program.Characters;

/**
 * A piece of the text of a log breakpoint: either plain, or an expression whose value stands there; {@code column} is how many characters stand before
 * it.
 */
record LogPart(String plain, @Nullable Expression expression, int column) {
    static List<LogPart> parse(String text) throws ExpressionException {
        List<LogPart> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                parts.add(new LogPart(text.substring(at), null, 0));
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw new ExpressionException("This { has no closing }.", Characters.column(text, open), 1);
            }
            if (open > at) {
                parts.add(new LogPart(text.substring(at, open), null, 0));
            }
            try {
                parts.add(new LogPart(
                        "", Expression.parse(text.substring(open + 1, close)), Characters.column(text, open)));
            } catch (ExpressionException e) {
                throw e.shifted(Characters.column(text, open));
            }
            at = close + 1;
        }
        return parts;
    }

    /** @param failed is told what cannot be computed, and says whether it is to be written; else there is only a sign */
    static String text(List<LogPart> parts, Machine machine, Predicate<ExpressionException> failed) {
        StringBuilder text = new StringBuilder();
        for (LogPart part : parts) {
            if (part.expression == null) {
                text.append(part.plain);
                continue;
            }
            try {
                Value value = part.expression.evaluate(machine);
                String string = machine.text(value);
                text.append(string == null ? machine.view(value).text() : string);
            } catch (ExpressionException e) {
                text.append('<')
                        .append(failed.test(e.shifted(part.column)) ? e.getMessage() : "?")
                        .append('>');
            }
        }
        return Characters.cut(text.toString(), 500);
    }
}
