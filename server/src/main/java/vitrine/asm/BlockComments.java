package vitrine.asm;

import java.util.List;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostic.Severity;
import vitrine.program.Fix;

/** Comments between {@code /*} and the sign that ends them, over one line or several: they are not read, and are said once. */
final class BlockComments {
    private static final String END = "*/";

    private final List<SourceLine> lines;

    BlockComments(List<SourceLine> lines) {
        this.lines = lines;
    }

    void report(List<Diagnostic> found) {
        boolean open = false;
        for (SourceLine line : lines) {
            int from = open ? 0 : line.comment().equals("/*") ? line.codeEnd() : -1;
            if (from < 0) {
                continue;
            }
            int close = line.text.indexOf(END, from);
            int end = close < 0 ? line.text.length() : close + END.length();
            String inside = line.text
                    .substring(open ? from : from + 2, close < 0 ? end : close)
                    .strip();
            boolean codeBehind = !line.text.substring(end).isBlank();
            String instead = inside.isEmpty() || codeBehind ? "" : "; " + inside;
            found.add(new Diagnostic(
                    Severity.ERROR,
                    line.range(from, Math.min(line.text.length(), from + 2)),
                    "Unexpected character '/'.",
                    "A comment begins with a semicolon.",
                    Fix.of("Write comments with ;", line.range(from, end), instead),
                    null));
            line.hide(from, end);
            open = close < 0;
        }
    }
}
