package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vitrine.machine.stack.StackTable;
import vitrine.program.Assembly;
import vitrine.program.Constant;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Literal;
import vitrine.program.Program;

/** What the language can say, and what becomes of it. */
class AssemblerTest {
    static Assembly assemble(String source) {
        return Assembler.assemble(source, "stack", StackTable::of);
    }

    static Program program(String source) {
        Assembly assembly = assemble(source);
        assertThat(assembly.diagnostics()).filteredOn(each -> each.isError()).isEmpty();
        return assembly.program();
    }

    static String hex(Program program) {
        StringBuilder text = new StringBuilder();
        for (byte each : program.code()) {
            text.append(text.isEmpty() ? "" : " ").append(String.format("%02x", each));
        }
        return text.toString();
    }

    @Test
    void instructionsAloneAreAFunctionMain() {
        Assembly assembly = assemble("const 2\nconst 3\nadd\nprint\nhalt\n");
        assertThat(assembly.diagnostics()).isEmpty();
        assertThat(hex(assembly.program())).isEqualTo("10 00 00 00 02 10 00 00 00 03 30 04 01");
        assertThat(assembly.program().functions()).containsExactly(new Function("main", 0, List.of(), List.of()));
        assertThat(assembly.sourceMap().lineAt(10)).isEqualTo(3);
        assertThat(assembly.sourceMap().lineAt(11)).isEqualTo(4);
        assertThat(assembly.sourceMap().lineAt(1)).isZero();
    }

    @Test
    void theFactorialOfTheDesignAssembles() {
        Program program = program("""
                ; a comment to the end of the line
                .machine stack
                .global counter 0
                .const greeting "hello\\n"
                .func main
                    const 5
                    call factorial
                    print
                    halt
                .func factorial n
                .local product
                    const 1
                    lstore product
                loop:
                    lload n
                    jf done
                    lload product
                    lload n
                    mul
                    lstore product
                    lload n
                    const 1
                    sub
                    lstore n
                    rjmp loop
                done:
                    lload product
                    ret
                """);
        assertThat(program.machine()).isEqualTo("stack");
        assertThat(program.globals()).containsExactly(new Global("counter", new Literal.Int(0)));
        assertThat(program.constants()).containsExactly(new Constant("greeting", new Literal.Text("hello\n")));
        assertThat(program.functions())
                .containsExactly(
                        new Function("main", 0, List.of(), List.of()),
                        new Function("factorial", 10, List.of("n"), List.of("product")));
        assertThat(program.entry()).isZero();
        assertThat(hex(program))
                .isEqualTo("10 00 00 00 05 80 00 01 04 01 "
                        + "10 00 00 00 01 73 00 01 72 00 00 62 00 00 00 35 72 00 01 72 00 00 32 73 00 01 "
                        + "72 00 00 10 00 00 00 01 31 73 00 00 63 ff ff ff e2 72 00 01 82");
    }
}
