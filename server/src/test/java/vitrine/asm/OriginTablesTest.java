package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.isa.ForeignWord;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.isa.Origin;
import vitrine.machine.register.RegisterTable;
import vitrine.machine.stack.StackTable;
import vitrine.program.Diagnostic;

/** The tables of other languages' words: whatever they say to write here assembles when it is typed in, with what it names declared. */
class OriginTablesTest {
    private static final Map<String, InstructionSet> MACHINES =
            Map.of("stack", StackTable.INSTRUCTIONS, "register", RegisterTable.INSTRUCTIONS);

    static Stream<Arguments> origins() {
        return MACHINES.entrySet().stream()
                .flatMap(machine -> machine.getValue().origins().stream()
                        .map(origin -> Arguments.of(machine.getKey(), origin.id(), origin)));
    }

    private static @Nullable InstructionSet set(String machine) {
        InstructionSet stack = StackTable.of(machine);
        return stack == null ? RegisterTable.of(machine) : stack;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("origins")
    void whatIsSuggestedAssembles(String machine, String id, Origin origin) {
        InstructionSet set = MACHINES.get(machine);
        for (ForeignWord row : origin.words()) {
            List<String> ours = Translation.example(set, origin, row).ours(Map.of());
            for (String line : ours) {
                String word = line.split(" ")[0];
                assertThat(set.byMnemonic(word) != null || word.endsWith(":") || Directive.of(word) != null)
                        .as("%s: %s is ours", row.theirs(), word)
                        .isTrue();
            }
            String program = program(machine, set, ours);
            assertThat(Assembler.assemble(program, machine, OriginTablesTest::set)
                            .diagnostics())
                    .as("%s%n%s", row, program)
                    .noneMatch(Diagnostic::isError);
        }
    }

    /** A program with the lines in it, that declares what they name. */
    private static String program(String machine, InstructionSet set, List<String> lines) {
        Set<String> labels = new LinkedHashSet<>();
        Set<String> functions = new LinkedHashSet<>();
        Set<String> before = new LinkedHashSet<>();
        Set<String> locals = new LinkedHashSet<>();
        Set<String> captures = new LinkedHashSet<>();
        for (String line : lines) {
            String[] words = line.replaceFirst("\".*", "").split(" ");
            Instruction row = set.byMnemonic(words[0]);
            if (words[0].equals(".entry")) {
                functions.add(words[1]);
            }
            for (int i = 1;
                    row != null && i < words.length && i <= row.operands().size();
                    i++) {
                String name = words[i].replaceFirst("^@", "");
                OperandKind kind = row.operands().get(i - 1).kind();
                if (!Character.isLetter(name.charAt(0)) || set.register(kind, name) >= 0) {
                    continue;
                }
                switch (kind) {
                    case LOCAL -> locals.add(name);
                    case GLOBAL -> before.add(".global " + name);
                    case CAPTURE -> captures.add(name);
                    case CLASS -> before.add(".class " + name);
                    case CONSTANT -> before.add(".const " + name + " 1");
                    case FUNCTION -> functions.add(name);
                    case CODE -> (words[0].equals("call") ? functions : labels).add(name);
                    case ADDRESS, OFFSET, INT -> labels.add(name);
                    case DATA, IMMEDIATE, HALF ->
                        before.add(".const " + name + (words[0].equals("prts") ? " \"text\"" : " 1"));
                    case REGISTER -> labels.add(name);
                    default -> {
                        // a name of the machine itself
                    }
                }
            }
            labels.remove(line.replaceFirst(":$", ""));
        }
        lines.forEach(each -> labels.remove(each.replaceFirst(":$", "")));
        boolean function = !lines.isEmpty() && lines.get(0).startsWith(".func");
        boolean data = !lines.isEmpty() && lines.get(0).matches("(?s).*\\.(integer|asciiz|space|float|byte) .*");
        List<String> text = new ArrayList<>(List.of(".machine " + machine));
        text.addAll(before);
        if (data) {
            text.add(".data");
            text.addAll(lines);
            text.add(".code");
        } else if (!lines.isEmpty() && lines.get(0).matches("\\.(global|const|entry) .*")) {
            text.addAll(lines);
        }
        if (function) {
            text.add(".func " + (lines.get(0).contains(" main") ? "other" : "main"));
            text.add("nop");
            text.addAll(lines);
        } else {
            text.add(".func main");
            captures.forEach(each -> text.add(".capture " + each));
            locals.forEach(each -> text.add(".local " + each));
            if (!data && (lines.isEmpty() || !lines.get(0).matches("\\.(global|const|entry) .*"))) {
                text.addAll(lines);
                if (lines.contains(".data")) {
                    text.add("x: .integer 1");
                    text.add(".code");
                }
            }
        }
        labels.forEach(each -> text.add(each + ":"));
        text.add("nop");
        functions.forEach(each -> text.add(".func " + each + "\nret"));
        return String.join("\n", text) + "\n";
    }

    @Test
    void everyOriginSaysWhatIsDifferent() {
        MACHINES.forEach((machine, set) -> {
            assertThat(set.origins()).isNotEmpty();
            for (Origin origin : set.origins()) {
                assertThat(String.join(" ", origin.about()))
                        .as("%s %s", machine, origin.id())
                        .hasSizeGreaterThan(100);
                assertThat(origin.words()).hasSizeGreaterThan(5);
            }
        });
        List<String> titles = new ArrayList<>();
        MACHINES.values().forEach(set -> set.origins().forEach(each -> titles.add(each.title())));
        assertThat(titles)
                .contains("the JVM", "CIL", "Forth", "WebAssembly", "the Little Man Computer", "the Hack VM", "Lua")
                .contains("CPython", "clox", "x86", "RISC-V", "MIPS", "ARM");
    }

    /** A word of another language is not taken for one of ours that happens to look like it. */
    @Test
    void noWordOfAnotherLanguageGetsASuggestionBySpelling() {
        MACHINES.forEach((machine, set) -> {
            for (Origin origin : set.origins()) {
                for (ForeignWord row : origin.words()) {
                    String head = row.head();
                    if (!head.matches("[A-Za-z_.0-9]+") || Clues.row(set, head) != null || Directive.of(head) != null) {
                        continue;
                    }
                    String source = ".machine " + machine + "\n" + head + "\n";
                    assertThat(Assembler.assemble(source, machine, OriginTablesTest::set)
                                    .diagnostics())
                            .as(source)
                            .noneMatch(each -> each.hint().startsWith("Did you mean")
                                    || each.hint().contains("meant as a label"));
                }
            }
        });
    }
}
