package vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.debug.ProgramCheck;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Fixes;
import vitrine.verify.Verifier;

/**
 * Texts as students bring them from other machines and languages, in {@code resources/elsewhere}. Each runs, or its first message says what to do; none
 * gives more messages than it has causes; and what the first message suggests removes its cause. The head of each file says what is expected: from where
 * the text comes, for which machine it is taken, how many causes there are, how the first message begins, whether it becomes a program when every
 * fix that is offered is taken, and what that program then writes. Behind a second line of dashes stands the text as the first message suggests it, where it has no fix.
 */
class ElsewhereTest {
    private static final Path FOLDER = Path.of("server/src/test/resources/elsewhere");

    /** A pasted text and what is expected of it. */
    record Pasted(String name, Map<String, String> head, String text, String mended) {
        static Pasted read(Path file) {
            try {
                String[] parts = Files.readString(file, StandardCharsets.UTF_8).split("(?m)^=====\\n");
                Map<String, String> head = new HashMap<>();
                parts[0].lines().forEach(line -> {
                    int colon = line.indexOf(':');
                    head.put(line.substring(0, colon), line.substring(colon + 1).strip());
                });
                return new Pasted(file.getFileName().toString(), head, parts[1], parts.length > 2 ? parts[2] : "");
            } catch (IOException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Pasted> texts() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(Pasted::read).toList();
        }
    }

    /** What is said of a text by the assembler, or by the verifier when there is a program. */
    private static List<Diagnostic> said(String text, List<Assembly> made) {
        Assembly assembly = Assembler.assemble(text, Machines.standard().name(), Machines.instructionSets());
        made.add(assembly);
        List<Diagnostic> said = new ArrayList<>(assembly.diagnostics());
        MachineKind kind = assembly.program() == null ? null : Machines.named(assembly.machine());
        if (kind != null) {
            said.addAll(Verifier.verify(assembly.program(), kind.instructions(), assembly.sourceMap())
                    .warnings());
        }
        said.removeIf(each -> each.severity() == Diagnostic.Severity.HINT);
        return said;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void eachRunsOrIsToldWhatToDo(Pasted pasted) {
        List<Assembly> made = new ArrayList<>();
        List<Diagnostic> said = said(pasted.text(), made);
        int causes = Integer.parseInt(pasted.head().get("causes"));
        assertThat(made.get(0).machine()).isEqualTo(pasted.head().get("machine"));
        assertThat(said).as("one message for each cause").hasSizeLessThanOrEqualTo(causes);
        assertThat(made.get(0).diagnostics()).hasSizeLessThan(12);
        Map<Integer, Integer> byLine = new HashMap<>();
        said.forEach(each -> byLine.merge(each.range().line(), 1, Integer::sum));
        assertThat(byLine.values()).as("messages for one line").allMatch(each -> each <= 2);
        if (causes == 0) {
            assertThat(made.get(0).program()).isNotNull();
            return;
        }
        Diagnostic first = said.get(0);
        assertThat(first.message()).startsWith(pasted.head().get("first"));
        assertThat(first.fix() != null || !pasted.mended().isEmpty())
                .as("a fix, or the text as it is suggested")
                .isTrue();
        String mended = first.fix() == null ? pasted.mended() : Fixes.apply(pasted.text(), first.fix());
        List<Diagnostic> left = said(mended, new ArrayList<>());
        assertThat(left)
                .as("what is said when the first message was followed:%n%s", mended)
                .noneMatch(each -> each.message().equals(first.message())
                        && each.range().line() == first.range().line());
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whoTakesEveryFixHasAProgram(Pasted pasted) {
        if (!pasted.head().get("fixes").equals("all")) {
            return;
        }
        String text = pasted.text();
        List<Assembly> made = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            List<Diagnostic> said = said(text, made);
            Diagnostic first =
                    said.stream().filter(Diagnostic::isError).findFirst().orElse(null);
            if (first == null) {
                assertThat(made.get(made.size() - 1).program()).isNotNull();
                assertThat(
                                pasted.head().containsKey("output")
                                        ? ProgramCheck.check(
                                                text + expected(pasted.head().get("output")))
                                        : List.of())
                        .as(text)
                        .isEmpty();
                return;
            }
            assertThat(first.fix()).as("%s%n%s", first, text).isNotNull();
            text = Fixes.apply(text, first.fix());
        }
        assertThat(text).as("after ten fixes there is still something to mend").isEmpty();
    }

    /** The lines of an output as a program expects them. */
    private static String expected(String output) {
        return "\n; expect: " + output.replace(" | ", "\n; expect: ") + "\n";
    }

    @Test
    void thereAreManyOfManyOrigins() throws IOException {
        List<Pasted> texts = texts();
        Set<String> origins = new HashSet<>();
        texts.forEach(each -> origins.add(each.head().get("from")));
        assertThat(texts).hasSizeGreaterThanOrEqualTo(60);
        assertThat(origins).hasSizeGreaterThanOrEqualTo(12);
    }

    /** The fixes of all messages, not only of the first, can be made, and each removes what it is offered for. */
    @ParameterizedTest
    @MethodSource("texts")
    void everyFixThatIsOfferedMends(Pasted pasted) {
        for (Diagnostic each : said(pasted.text(), new ArrayList<>())) {
            if (each.fix() == null) {
                continue;
            }
            String mended = Fixes.apply(pasted.text(), each.fix());
            assertThat(said(mended, new ArrayList<>()))
                    .as("%s%n%s", each, mended)
                    .noneMatch(other -> other.message().equals(each.message())
                            && other.range().line() == each.range().line());
        }
    }
}
