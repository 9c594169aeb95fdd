package vitrine.asm;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.isa.InstructionSet;
import vitrine.isa.Origin;
import vitrine.program.Fix;
import vitrine.program.SourceRange;

/**
 * A text in which instructions stand inside of each other between parentheses, in the form of WebAssembly: finds out whether a text is one, and has it read
 * in the words of this machine, with one expression of it as an example of what to write.
 */
final class FoldedCode {
    /** The whole text in the words of this machine, and one expression of it as an example. */
    record Piece(SourceRange range, String theirs, List<String> ours, boolean automatic, List<Fix.Edit> edits) {}

    private FoldedCode() {}

    /** The text, when instructions stand inside of each other in it; else null. */
    static @Nullable Piece of(List<SourceLine> lines, InstructionSet set, Origin origin) {
        StringBuilder text = new StringBuilder();
        lines.forEach(each -> text.append(each.text).append('\n'));
        List<FoldedNode> nodes = FoldedNode.read(text.toString());
        if (nodes == null) {
            return null;
        }
        FoldedNode example = example(nodes, set, origin);
        if (example == null) {
            example = nodes.stream().filter(FoldedNode::isList).findFirst().orElse(null);
        }
        if (example == null) {
            return null;
        }
        List<String> written = FoldedWriter.program(nodes, set, origin);
        boolean automatic = !written.isEmpty();
        List<String> ours = FoldedWriter.expression(example, set, origin);
        for (SourceLine each : lines) {
            each.settled = true;
            each.anew = List.of();
        }
        SourceRange range = place(lines, example.at(), example.end());
        String theirs = text.substring(example.at(), example.end()).replaceAll("\\s+", " ");
        List<Fix.Edit> edits = List.of(new Fix.Edit(
                new SourceRange(1, 1, text.codePointCount(0, text.length()) - 1), String.join("\n", written) + "\n"));
        return new Piece(range, theirs, ours, automatic, automatic ? edits : List.of());
    }

    private static SourceRange place(List<SourceLine> lines, int from, int to) {
        int start = 0;
        for (SourceLine each : lines) {
            if (from <= start + each.text.length()) {
                return each.range(from - start, Math.min(each.text.length(), to - start));
            }
            start += each.text.length() + 1;
        }
        return new SourceRange(1, 1, 1);
    }

    /** The first expression with others in it, all of which are known. */
    private static @Nullable FoldedNode example(List<FoldedNode> among, InstructionSet set, Origin origin) {
        for (FoldedNode each : among) {
            boolean nested = each.isList() && each.inside().stream().anyMatch(FoldedNode::isList);
            boolean instruction = nested && each.head().indexOf('.') > 0;
            if (instruction && !FoldedWriter.expression(each, set, origin).isEmpty()) {
                return each;
            }
            FoldedNode inside = example(each.inside(), set, origin);
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
