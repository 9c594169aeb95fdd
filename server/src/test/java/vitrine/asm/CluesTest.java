package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;

/** For which machine a text is that names none, and what is said of single words and forms of other languages. */
class CluesTest {
    private static Assembly assemble(String source) {
        return Assembler.assemble(source.replace("|", "\n"), "stack", Machines.instructionSets());
    }

    @ParameterizedTest
    @CsvSource({
        "hlt, register",
        "cloop #10, register",
        "load $1 #5|print $1, register",
        "inc $40, register",
        "mov eax 5, register",
        "load R0 5, register",
        "push 1 push 2 add print, stack",
        "push 5|jmp nowhere, stack",
        "halt|pritn, stack",
        "INP|OUT|HLT, stack"
    })
    void allThatIsInATextDecides(String source, String machine) {
        assertThat(assemble(source).machine()).isEqualTo(machine);
    }

    @Test
    void whereNothingDecidesThatIsSaid() {
        List<Diagnostic> said = assemble("load $1 #5|const 4|halt|print").diagnostics();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).message())
                .contains("'register'")
                .contains("'stack'")
                .contains("since '");
        assertThat(said.get(0).hint()).contains(".machine register");
        assertThat(assemble("x: nop|goto x").diagnostics())
                .anyMatch(each -> each.severity() == Diagnostic.Severity.WARNING
                        && each.hint().equals("If you want that one, begin with .machine register"));
    }

    @ParameterizedTest
    @CsvSource({
        "drop, 'pop'",
        "goto x, 'jmp x'",
        "jump x, 'jmp x'",
        "end, 'halt'",
        "rem, 'mod'",
        "istore 3, 'lstore 3'",
        "return, 'ret'",
        "exit, 'halt'"
    })
    void aWordOfAnotherLanguageIsToldInOurs(String line, String ours) {
        List<Diagnostic> said = assemble(".machine stack|" + line + "|x: halt").diagnostics();
        assertThat(said).hasSize(1);
        assertThat(said.get(0).message()).contains("'" + ours.replace("'", "") + "'");
        assertThat(said.get(0).fix()).isNotNull();
    }
}
