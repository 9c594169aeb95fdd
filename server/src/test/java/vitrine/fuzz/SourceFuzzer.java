package vitrine.fuzz;

import java.util.Random;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Program;

/** Texts: pieces of shipped programs, changed, and texts from the machines' tables. Each is refused with a message at a place, or its program keeps every promise. */
final class SourceFuzzer implements Fuzzer {
    @Override
    public String name() {
        return "sources";
    }

    @Override
    public String show(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        if (random.nextBoolean()) {
            return Corpus.mutated(Corpus.piece(random), random);
        }
        String text = Grammar.text(random);
        return random.nextInt(3) > 0
                ? text
                : Corpus.mutated(new java.util.ArrayList<>(java.util.List.of(text.split("\n", -1))), random);
    }

    @Override
    public String check(long seed) throws Exception {
        String text = show(seed);
        Assembly assembly = Corpus.assembled(text);
        Program program = assembly.program();
        if (program == null) {
            refused(assembly);
            return "refused";
        }
        Accepted.check(program, assembly.sourceMap(), seed);
        return "accepted";
    }

    private static void refused(Assembly assembly) {
        boolean said = false;
        for (Diagnostic each : assembly.diagnostics()) {
            said |= each.severity() == Diagnostic.Severity.ERROR;
            if (each.message().isBlank()
                    || each.range().line() < 1
                    || each.range().column() < 1) {
                throw new AssertionError("a message without words or place: " + each);
            }
        }
        if (!said) {
            throw new AssertionError("refused without an error");
        }
    }
}
