package vitrine.asm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Fixes;
import vitrine.program.SourceMap;
import vitrine.verify.Verifier;

/**
 * Tells what the assembler and the verifier say of a text, as the page of messages has it. The first line is what stands beside the text there:
 * with {@code image} the verifier does not know the lines, as it is with an image without a source, and with {@code last} only the last message is told.
 */
final class MessageRun implements UnaryOperator<String> {
    @Override
    public String apply(String given) {
        int end = given.indexOf('\n');
        boolean image = given.substring(0, end).contains("image");
        String text = given.substring(end + 1);
        List<Diagnostic> said = said(text, image);
        if (given.substring(0, end).contains("last")) {
            said = said.subList(said.size() - 1, said.size());
        }
        StringBuilder told = new StringBuilder();
        for (Diagnostic each : said) {
            told.append(
                            each.range().line() == 0
                                    ? ""
                                    : each.range().line() + ":" + each.range().column() + " ")
                    .append(each.severity().name().toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(each.message())
                    .append('\n');
            if (!each.hint().isEmpty()) {
                told.append("    ").append(each.hint()).append('\n');
            }
            if (each.fix() != null) {
                told.append("    [").append(each.fix().label()).append("]\n");
                mends(text, each, image);
            }
        }
        return told.toString();
    }

    /** Whoever takes a fix is not told the same again. */
    private static void mends(String text, Diagnostic each, boolean image) {
        String mended = Fixes.apply(text, each.fix());
        for (Diagnostic other : said(mended, image)) {
            if (other.message().equals(each.message())
                    && other.range().line() == each.range().line()) {
                throw new AssertionError("The fix does not mend: " + each + "\n" + text + "\nbecomes\n" + mended);
            }
        }
    }

    private static List<Diagnostic> said(String text, boolean image) {
        Assembly assembly = Assembler.assemble(text, Machines.standard().name(), Machines.instructionSets());
        List<Diagnostic> said = new ArrayList<>(assembly.diagnostics());
        MachineKind kind = assembly.program() == null ? null : Machines.named(assembly.machine());
        if (kind != null) {
            said.addAll(Verifier.verify(
                            assembly.program(), kind.instructions(), image ? SourceMap.EMPTY : assembly.sourceMap())
                    .warnings());
        }
        return said;
    }
}
