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
        assertThat(assembly.sourceMap().lineAt(1)).isEqualTo(1);
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

    @Test
    void numbersAreWrittenInManyWays() {
        assertThat(program(".func f\n.byte 10 0x1F 0b101 -1 1_0 'a' '\\n' '\\'' ';' '\"' +7 -0x01 0XfF 0B1_1\n")
                        .code())
                .isEqualTo(new byte[] {10, 0x1f, 5, -1, 10, 'a', '\n', '\'', ';', '"', 7, -1, -1, 3});
        assertThat(hex(program("const -2147483648\nconst 2147483647\nconst '\\u00e9'\nconst '\ud83d\ude00'\n")))
                .isEqualTo("10 80 00 00 00 10 7f ff ff ff 10 00 00 00 e9 10 00 01 f6 00");
    }

    @Test
    void valuesOfGlobalsAndConstants() {
        Program program = program("""
                .GLOBAL a
                .global b -5
                .global c 2.5
                .global d "x;y"   ; a comment
                .global e null
                .global f 'A'
                .global g nan
                .global h -inf
                .global i 0xffffffffffffffff
                .global j -9223372036854775808
                .global k .5
                .global l 1e-3
                .global m 1_000.5
                .global n ""
                .const _ 1
                .const one 1
                .const _ 1
                halt
                """);
        assertThat(program.globals())
                .extracting(Global::initial)
                .containsExactly(
                        new Literal.Int(0),
                        new Literal.Int(-5),
                        new Literal.Float(2.5),
                        new Literal.Text("x;y"),
                        new Literal.Null(),
                        new Literal.Int('A'),
                        new Literal.Float(Double.NaN),
                        new Literal.Float(Double.NEGATIVE_INFINITY),
                        new Literal.Int(-1),
                        new Literal.Int(Long.MIN_VALUE),
                        new Literal.Float(0.5),
                        new Literal.Float(0.001),
                        new Literal.Float(1000.5),
                        new Literal.Text(""));
        assertThat(program.constants()).extracting(Constant::name).containsExactly("", "one", "");
    }

    @Test
    void everyEscapeMeansItsCharacter() {
        assertThat(program(".const s \"\\n\\t\\r\\0\\\"\\'\\\\\\u20AC\\ud83d\\ude00\"\nhalt\n")
                        .constants()
                        .get(0)
                        .value())
                .isEqualTo(new Literal.Text("\n\t\r\0\"'\\\u20ac\ud83d\ude00"));
    }

    @Test
    void whatDoesNotFitAnInstructionGoesToThePoolOnce() {
        Program program = program("""
                .const name "Ada"
                    const 5000000000
                    ldc 5000000000
                    const "Ada"
                    ldc "Ada"
                    ldc 2.5
                    ldc name
                    ldc 0
                    ldc nan
                    ldc -inf
                """);
        assertThat(program.constants())
                .containsExactly(
                        new Constant("name", new Literal.Text("Ada")),
                        new Constant("", new Literal.Int(5_000_000_000L)),
                        new Constant("", new Literal.Text("Ada")),
                        new Constant("", new Literal.Float(2.5)),
                        new Constant("", new Literal.Float(Double.NaN)),
                        new Constant("", new Literal.Float(Double.NEGATIVE_INFINITY)));
        assertThat(hex(program))
                .isEqualTo("11 00 01 11 00 01 11 00 02 11 00 02 11 00 03 11 00 00 11 00 00 11 00 04 11 00 05");
    }

    @Test
    void labelsStandAloneOrBeforeAnInstructionAndAreKnownInTheirFunctionOnly() {
        Program program = program("""
                .func main
                a: b: jmp b
                c:
                    rjmp a
                    jmp d
                d:
                .func other
                a:  jmp a
                """);
        assertThat(hex(program)).isEqualTo("60 00 00 00 00 63 ff ff ff fb 60 00 00 00 0f 60 00 00 00 0f");
        assertThat(assemble("x: nop\ny: halt\nz:").sourceMap().labels()).isEqualTo(java.util.Map.of(0, "x", 1, "y"));
    }

    @Test
    void aLabelIsANumberAndSoIsTheDistanceOfTwo() {
        assertThat(hex(program("here: const there\nconst there - here\nconst here-there\nthere: halt\n")))
                .isEqualTo("10 00 00 00 0f 10 00 00 00 0f 10 ff ff ff f1 01");
    }

    @Test
    void operandsHaveNamesOrNumbers() {
        assertThat(
                        hex(
                                program(
                                        ".global g\n.func main p q\n.local r\nlload q\nlload 1\nlload r\nlload 77\ngload g\ngload 0\n"
                                                + "call main\ncall 9\njmp 3\nrjmp -1\nhost print\nhost READLINE\nhost read_line\nhost 200\n")))
                .isEqualTo("72 00 01 72 00 01 72 00 02 72 00 4d 70 00 00 70 00 00 "
                        + "80 00 00 80 00 09 60 00 00 00 03 63 ff ff ff ff a0 00 a0 01 a0 01 a0 c8");
    }

    @Test
    void caseOfMnemonicsAndDirectivesDoesNotMatterThatOfNamesDoes() {
        Program program = program(".FUNC Main\nCONST 1\nConst 2\nA: jmp A\na: Jmp a\n.Func main\nret\n");
        assertThat(program.functions()).extracting(Function::name).containsExactly("Main", "main");
        assertThat(program.entry()).isEqualTo(1);
    }

    @Test
    void theProgramStartsWithMainOrTheFirstFunctionOrWhatIsSaid() {
        assertThat(program(".func a\nret\n.func main\nhalt\n").entry()).isEqualTo(1);
        assertThat(program(".func a\nret\n.func b\nhalt\n").entry()).isZero();
        assertThat(program(".func a\nret\n.func main\nhalt\n.entry a\n").entry())
                .isZero();
        assertThat(program("call f\nhalt\n.func f\nret\n").functions())
                .extracting(Function::name)
                .containsExactly("main", "f");
    }

    @Test
    void linesEndInEveryWayAndWhiteSpaceIsFree() {
        Assembly assembly = assemble("\ufeffnop\r\n\tnop\rnop\n\n\u00a0nop ;");
        assertThat(assembly.diagnostics()).isEmpty();
        assertThat(assembly.program().codeLength()).isEqualTo(4);
        assertThat(List.of(1, 2, 3, 5))
                .containsExactly(
                        assembly.sourceMap().lineAt(0),
                        assembly.sourceMap().lineAt(1),
                        assembly.sourceMap().lineAt(2),
                        assembly.sourceMap().lineAt(3));
    }

    @Test
    void namesAreOfAnyAlphabet() {
        Program program = program(".global größe_1.x 3\n.func main été\nλ: gload größe_1.x\nlload été\njmp λ\n");
        assertThat(program.globals().get(0).name()).isEqualTo("größe_1.x");
    }

    @Test
    void twoHundredThousandLinesAreNoMatter() {
        StringBuilder text = new StringBuilder(".global total\n");
        for (int i = 0; i < 50_000; i++) {
            text.append("label")
                    .append(i)
                    .append(": const ")
                    .append(i)
                    .append("\n gstore total\n gload total\n jf label");
            text.append(i / 2).append("\n");
        }
        Assembly assembly = assemble(text + "halt\n");
        assertThat(assembly.diagnostics()).isEmpty();
        assertThat(assembly.sourceMap().size()).isEqualTo(200_001);
    }
}
