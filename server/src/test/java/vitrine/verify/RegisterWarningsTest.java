package vitrine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.machine.register.RegisterTable;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Function;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** What the verifier sees in programs of a machine without an operand stack. */
class RegisterWarningsTest {
    private static Verification verify(String source) {
        Assembly assembly = Assembler.assemble(source, "register", RegisterTable::of);
        assertThat(assembly.diagnostics()).as(source).noneMatch(Diagnostic::isError);
        return Verifier.verify(assembly.program(), RegisterTable.INSTRUCTIONS, assembly.sourceMap());
    }

    static Stream<String> sound() {
        return Stream.of(
                "hlt",
                // control may run out of the code here
                "load $0 #1",
                // a label is called
                "call @f\nhlt\nf: ret",
                "load $0 @f\ncalli $0\nhlt\nf: ret",
                "load $0 @there\njmp $0\nnop\nthere: hlt",
                "load $0 #12\njmpf $0\nnop\nhlt",
                "cloop #3\nloop: inc $0\nloop @loop\nhlt",
                ".func main\ncall f\nhlt\n.func f n\nlte n $9\ndjmpe end\ndec n\ncall f\nend: ret",
                ".const x 5\n.const y 2.5\n.const z \"z\"\nldc $0 x\nldcf64 $f0 y\nprts z\nhlt",
                ".data\nt: .integer 1 2 3\nb: .byte 1 2 3 4\n.code\nldc $0 4\nldc $0 @b\nldc $0 #7\nprts \"x\"\nhlt");
    }

    @ParameterizedTest
    @MethodSource("sound")
    void findsNothingWrong(String source) {
        assertThat(verify(source).warnings()).as(source).isEmpty();
    }

    static Stream<Arguments> unsound() {
        return Stream.of(
                Arguments.of("djmp @end\nnop\nend: hlt", 2, "This instruction is never reached."),
                Arguments.of("hlt\ninc $0\ninc $1", 2, "These 2 instructions are never reached."),
                Arguments.of(
                        "djmp 400\n", 1, "djmp goes to 0x0190, outside the code, which has the addresses 0 to 0x0003."),
                Arguments.of(
                        "call 400\n", 1, "call goes to 0x0190, outside the code, which has the addresses 0 to 0x0003."),
                Arguments.of(
                        "nop\ndjmp 2\n", 2, "djmp goes to 0x0002, into the middle of the instruction 'nop' in line 1."),
                Arguments.of(
                        "nop\ncall 2\n", 2, "call goes to 0x0002, into the middle of the instruction 'nop' in line 1."),
                Arguments.of(
                        ".func main\ndjmp f\n.func f\nret",
                        2,
                        "djmp goes to 0x0004, out of function 'main' and into function 'f'."),
                Arguments.of(
                        ".func main\ncall f\n.func f\nret",
                        2,
                        "Function 'main' does not end after this instruction: the program runs on into function 'f'."),
                Arguments.of(".const x 2.5\nldc $0 x\nhlt", 2, "ldc takes a word, but 'x' is a float."),
                Arguments.of(".const x 2\nprts x\nhlt", 2, "prts takes a text, but 'x' is a word."),
                Arguments.of(".const x 2\nldc $0 2\nhlt", 2, "0x0002 is in the middle of a word of 'x'."),
                Arguments.of(".const x 2\nldc $0 4\nhlt", 2, "0x0004 is outside the data segment, which has 4 bytes."),
                Arguments.of("ldc $0 4\nhlt", 1, "0x0004 is outside the data segment, which is empty."));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void saysWhatIsWrong(String source, int line, String message) {
        List<Diagnostic> warnings = verify(source).warnings();
        // what follows from it may be said too
        assertThat(warnings).as(source).extracting(Diagnostic::message).startsWith(message);
        assertThat(warnings.get(0).range().line()).isEqualTo(line);
    }

    @Test
    void aNumberOfNoRegisterIsSeen() {
        Program program = new Program(
                "register",
                List.of(),
                List.of(),
                List.of(new Function("main", 0, List.of(), List.of())),
                0,
                new byte[] {18, 40, 0, 0, 23, 0, 32, 0});
        assertThat(Verifier.verify(program, RegisterTable.INSTRUCTIONS, SourceMap.EMPTY)
                        .warnings())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "At 0x0000: There is no register 40: the machine has 37, numbers 0 to 36.",
                        "At 0x0004: There is no float register 32: the machine has 32, numbers 0 to 31.");
    }

    @Test
    void thereAreNoHeights() {
        assertThat(verify("nop\nhlt").height(4)).isNegative();
    }
}
