package vitrine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.asm.RandomPrograms;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.stack.StackTable;
import vitrine.program.Assembly;
import vitrine.program.CodeRows;
import vitrine.program.Diagnostic;
import vitrine.program.SourceMap;

/** What the verifier knows and what it warns of; and above all that it does not cry wolf. */
class VerifierTest {
    private static final int UNKNOWN = Verification.UNKNOWN;
    private static final int UNREACHED = Verification.UNREACHED;

    private record Verified(Assembly assembly, Verification verification) {
        /** The heights before the instructions, in the order of the code. */
        List<Integer> heights() {
            var rows = new CodeRows(assembly.program(), StackTable.INSTRUCTIONS);
            List<Integer> heights = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                heights.add(verification.height(rows.address(i)));
            }
            return heights;
        }

        List<String> warnings() {
            return verification.warnings().stream()
                    .map(each -> each.range().line() + ": " + each.message())
                    .toList();
        }
    }

    private static Verified verify(String source) {
        Assembly assembly = Assembler.assemble(source, "stack", StackTable::of);
        assertThat(assembly.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        return new Verified(
                assembly, Verifier.verify(assembly.program(), StackTable.INSTRUCTIONS, assembly.sourceMap()));
    }

    @Test
    void heightsOfStraightCode() {
        Verified verified = verify("const 1\nconst 2\nover\nrot\npick 2\nadd\nhalt\n");
        assertThat(verified.heights()).containsExactly(0, 1, 2, 3, 3, 4, 3);
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.verification().function(0)).isEqualTo(new Verification.FunctionHeights(4, true, UNREACHED));
    }

    @Test
    void aCallPopsParametersAndPushesResultsAlsoWhenItIsRecursive() {
        Verified verified = verify("""
                .func main
                    const 5
                    call factorial
                    print
                    halt
                .func factorial n
                    lload n
                    jf base
                    lload n
                    lload n
                    const 1
                    sub
                    call factorial
                    mul
                    ret
                base:
                    const 1
                    ret
                """);
        assertThat(verified.heights()).containsExactly(0, 1, 1, 0, 0, 1, 0, 1, 2, 3, 2, 2, 1, 0, 1);
        assertThat(verified.verification().function(1).results()).isEqualTo(1);
        assertThat(verified.warnings()).isEmpty();
    }

    @Test
    void functionsThatCallEachOtherAreUnderstood() {
        Verified verified = verify("""
                .func main
                    const 4
                    call even
                    print
                    halt
                .func even n
                    lload n
                    jt more
                    const 1
                    ret
                more:
                    lload n
                    const 1
                    sub
                    call odd
                    ret
                .func odd n
                    lload n
                    jt more
                    const 0
                    ret
                more:
                    lload n
                    const 1
                    sub
                    call even
                    ret
                """);
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.verification().function(1).results()).isEqualTo(1);
        assertThat(verified.verification().function(2).results()).isEqualTo(1);
    }

    @Test
    void hostCallsHaveTheirOwnEffects() {
        Verified verified = verify("host read_int\nhost random\nhost print\nhost clock\npop\nhalt\n");
        assertThat(verified.heights()).containsExactly(0, 1, 1, 0, 1, 0);
        assertThat(verified.warnings()).isEmpty();
    }

    @Test
    void afterAnIndirectCallNothingIsClaimed() {
        Verified verified =
                verify(".func main\nconst 1\nfunc f\ncalli 1\nadd\nadd\nadd\nhalt\n.func f n\nlload n\nret\n");
        assertThat(verified.heights()).containsExactly(0, 1, 2, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, 0, 1);
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.verification().function(0).exact()).isFalse();
    }

    @Test
    void anAddressPushedJustBeforeTheJumpIsFollowed() {
        Verified verified = verify("""
                    const 7
                    const there
                    jmpi
                    pop
                there:
                    const over - here
                here:
                    rjmpi
                    pop
                    pop
                over:
                    print
                    halt
                """);
        assertThat(verified.heights()).containsExactly(0, 1, 2, UNREACHED, 1, 2, UNREACHED, UNREACHED, 1, 0);
    }

    @Test
    void aComputedJumpMakesItsFunctionUnknown() {
        Verified verified = verify("""
                .func main
                    const 1
                    const table
                    add
                    jmpi
                table:
                    nop
                    jmp one
                    pop
                one:
                    call f
                    print
                    halt
                .func f
                    const 1
                    ret
                """);
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.heights().subList(0, 10)).containsOnly(UNKNOWN);
        assertThat(verified.heights().subList(10, 12)).containsExactly(0, 1);
    }

    @Test
    void aFunctionThatNeverReturnsGivesNoWarnings() {
        Verified verified = verify(".func main\n call forever\n print\n halt\n.func forever\n again: jmp again\n");
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.verification().function(1).results()).isEqualTo(UNREACHED);
        assertThat(verify(".func main\n call stop\n.func stop\n halt\n").warnings())
                .isEmpty();
        assertThat(verify(".func main\n call main\n ret\n").warnings()).isEmpty();
    }

    @Test
    void dataBehindTheCodeIsNoUnreachedCode() {
        assertThat(verify("halt\n.byte 0xff 0xfe 0xfd\n").warnings()).isEmpty();
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                Arguments.of("const 1\nadd\nhalt\n", "2: add needs 2 values, but here the stack has 1."),
                Arguments.of("add\nprint\nhalt\n", "1: add needs 2 values, but here the stack has none."),
                Arguments.of("const 1\npick 1\nhalt\n", "2: pick needs 2 values, but here the stack has 1."),
                Arguments.of(
                        ".func main\ncall f\nhalt\n.func f a b\nret\n",
                        "2: call needs 2 values, but here the stack has none."),
                Arguments.of(
                        "const 1\njt skip\nconst 1\nskip: halt\n",
                        "4: Depending on how the program gets here, the stack has 0 values (from line 2) or 1 value (from line 3)."),
                Arguments.of(
                        "again: const 1\njmp again\n",
                        "1: Depending on how the program gets here, the stack has 0 values (from the beginning of the function)"
                                + " or 1 value (from line 2)."),
                Arguments.of(
                        "const 1\nprint\n",
                        "2: Function 'main' does not end after this instruction: the program runs on past the end of the code."),
                Arguments.of(
                        ".func main\nnop\n.func f\nret\n",
                        "2: Function 'main' does not end after this instruction: the program runs on into function 'f'."),
                Arguments.of(
                        "const 5\njmp 1\n",
                        "2: jmp goes to 0x0001, into the middle of the instruction 'const' in line 1."),
                Arguments.of(
                        "jmp 99\n", "1: jmp goes to 0x0063, outside the code, which has the addresses 0 to 0x0004."),
                Arguments.of("rjmp -1\n", "1: rjmp goes to -1, outside the code, which has the addresses 0 to 0x0004."),
                Arguments.of("rjmp -2\n", "1: rjmp goes to -2, outside the code, which has the addresses 0 to 0x0004."),
                Arguments.of(
                        ".func main\njmp 5\n.func f\nret\n",
                        "2: jmp goes to 0x0005, out of function 'main' and into function 'f'."),
                Arguments.of(
                        ".func main\nret\n.func f\n",
                        "0: Function 'f' has no instructions: a call of it runs on past the end of the code."),
                Arguments.of(
                        ".func f\n.func main\ncall f\nadd\nret\n",
                        "0: Function 'f' has no instructions: a call of it runs on into function 'main'."),
                Arguments.of("halt\nnop\nnop\nhalt\n", "2: These 3 instructions are never reached."),
                Arguments.of("jmp end\nnop\nend: halt\n", "2: This instruction is never reached."),
                Arguments.of(
                        ".byte 0xff\n", "1: The program comes to the byte 0xff here, which is not an instruction."),
                Arguments.of(
                        ".byte 0x10 0\n", "1: The program comes here, but the code ends in the middle of 'const'."),
                Arguments.of(".func main\ncall 7\nhalt\n", "2: There is no function 7: the program has one, number 0."),
                Arguments.of("gload 0\nprint\nhalt\n", "1: There is no global 0: the program has none."),
                Arguments.of("ldc 3\nprint\nhalt\n", "1: There is no constant 3: the program has none."),
                Arguments.of(
                        ".func main\n.local a b\nlload 2\nprint\nhalt\n",
                        "3: There is no local 2: function 'main' has 2, numbers 0 to 1."),
                Arguments.of("host 99\nhalt\n", "1: There is no host call 99."),
                Arguments.of(
                        ".func main\ncall f\nhalt\n.func f\nhost clock\njt two\nconst 1\nret\ntwo:\nconst 1\nconst 2\nret\n",
                        "12: Function 'f' leaves 2 values for its caller here, but 1 value in line 8."));
    }

    @ParameterizedTest
    @MethodSource("warnings")
    void warnsOnceWithThePlaceAndTheNumbers(String source, String warning) {
        assertThat(verify(source).warnings()).containsExactly(warning);
    }

    @Test
    void aWarningHasAHintAndPointsAtTheWholeLine() {
        Diagnostic warning =
                verify("const 1\nadd\nhalt\n").verification().warnings().get(0);
        assertThat(warning.severity()).isEqualTo(Diagnostic.Severity.WARNING);
        assertThat(warning.hint()).isEqualTo("Push another value before this line.");
        assertThat(warning.range().length()).isZero();
    }

    @Test
    void withoutSourceTheAddressIsNamed() {
        Assembly assembly = Assembler.assemble("const 1\nadd\nhalt\n", "stack", StackTable::of);
        var verification = Verifier.verify(assembly.program(), StackTable.INSTRUCTIONS, SourceMap.EMPTY);
        assertThat(verification.warnings())
                .extracting(each -> each.range().line() + " " + each.message())
                .containsExactly("0 At 0x0005: add needs 2 values, but here the stack has 1.");
    }

    @Test
    void afterAnUnderflowNothingFurtherIsClaimed() {
        assertThat(verify("add\nadd\nadd\nhalt\n").warnings()).hasSize(1);
    }

    @Test
    void anyProgramCanBeVerified() {
        long seed = Long.getLong("vitrine.seed", 20_261_121L);
        for (MachineKind kind : Machines.all()) {
            for (long each = seed; each < seed + 5_000; each++) {
                var program = new RandomPrograms(each, kind).next();
                var verification = Verifier.verify(program, kind.instructions(), SourceMap.EMPTY);
                assertThat(verification.height(program.codeLength())).isEqualTo(UNREACHED);
                assertThat(verification.function(0).greatest())
                        .as("%s, seed %d", kind.name(), each)
                        .isNotNegative();
            }
        }
    }
}
