package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expectation that is not met fails, whatever stands beside it. */
class ProgramCheckTest {
    private static final String TRAPPED = """
            const 1
            const 0                      ; stack: 1
            div                          ; expect trap: Division by zero.
            halt
            """;

    private static List<String> failures(String source) {
        return ProgramCheck.check(source).stream()
                .map(failure -> failure.line() + ": " + failure.message())
                .toList();
    }

    @Test
    void eachOfSeveralTrapsMustBeTheOneThatHappened() {
        assertThat(failures(TRAPPED)).isEmpty();
        assertThat(failures(TRAPPED.replace("const 1", "const 1  ; expect trap: Division by zero.")))
                .containsExactly("1: expected the trap 'Division by zero.', but the trap was on line 3");
        assertThat(failures(TRAPPED.replace("; expect trap: ", "; expect trap: Something else. ; expect trap: ")))
                .containsExactly("3: expected the trap 'Something else.' and got 'Division by zero.'");
        assertThat(failures("const 1  ; expect trap: Division by zero.\nhalt\n"))
                .containsExactly("1: expected the trap 'Division by zero.', but there was none");
        assertThat(failures("const 1\nconst 0  ; expect trap: A.\ndiv\nhalt\n"))
                .containsExactly(
                        "2: expected the trap 'A.', but the trap was on line 3",
                        "3: unexpected trap: Division by zero.");
    }

    @Test
    void eachOfSeveralStacksMustBeTheOneThatIsThere() {
        assertThat(failures(TRAPPED.replace("; stack: 1", "; stack: 2 ; stack: 1")))
                .containsExactly("2: expected the stack '2' and got '1'");
        assertThat(failures(TRAPPED.replace("; stack: 1", "; stack: 1 ; stack: 2")))
                .containsExactly("2: expected the stack '2' and got '1'");
        assertThat(failures("jmp end\npop  ; stack: 1\nend:\nhalt\n"))
                .contains("2: a stack is expected here, but the line was never reached");
        assertThat(failures(".machine register\nhlt  ; stack:\n"))
                .containsExactly("2: a stack is expected here, but this machine has no operand stack");
    }

    @Test
    void eachOfSeveralCountsOfStepsMustBeRight() {
        assertThat(failures("nop\nhalt  ; steps: 2\n")).isEmpty();
        assertThat(failures("nop   ; steps: 3\nhalt  ; steps: 2\n")).containsExactly("1: expected 3 steps and got 2");
        assertThat(failures("again:\njmp again  ; expect running: 100 ; steps: 100\n"))
                .containsExactly("2: expected 100 steps, but it still runs at time 100");
    }

    @Test
    void aProgramMustBeRunningAtEachTimeThatSaysSo() {
        assertThat(failures("again:\njmp again  ; expect running: 100 ; expect running: 50\n"))
                .isEmpty();
        assertThat(failures("nop  ; expect running: 1 ; expect running: 2\nhalt  ; expect running: 3\n"))
                .containsExactly(
                        "1: expected to be running at time 2, but it ended at 2",
                        "2: expected to be running at time 3, but it ended at 2");
    }

    @Test
    void theOutputOfAProgramThatRunsOnIsComparedAsFarAsItIs() {
        String endless = "const 1\nprint  ; expect: 1\nagain:\njmp again  ; expect running: 100\n";
        assertThat(failures(endless)).isEmpty();
        assertThat(failures(endless.replace("expect: 1", "expect: 2")))
                .containsExactly("2: expected the output '2' and got '1' by time 100");
        assertThat(failures(endless + "; expect: 3\n"))
                .containsExactly("5: expected the output '3' and got no more by time 100");
        assertThat(failures(endless.replace("; expect: 1", ""))).containsExactly("0: unexpected output line 1: 1");
        assertThat(failures(endless.replace("expect: 1", "expect: ..."))).isEmpty();
    }

    @Test
    void theOrderOfTheOutputMattersAndNotWhoPrintsIt() {
        String calls = """
                call f     ; expect: 1
                const 2
                print      ; expect: 2
                halt
                .func f
                const 1
                print
                ret
                """;
        assertThat(failures(calls)).isEmpty();
        assertThat(failures(calls.replace("; expect: 1", "").replace("print\nret", "print ; expect: 1\nret")))
                .containsExactly("3: expected the output '2' and got '1'");
    }

    @Test
    void nothingIsExpectedBehindTheRest() {
        assertThat(failures("const 1\nprint  ; expect: ...\nhalt  ; expect: 2\n"))
                .containsExactly("3: no output is compared behind 'expect: ...': put it after this line");
    }

    @Test
    void whatIsGivenMustBeUsed() {
        assertThat(failures("host read_line  ; input: a\nprint  ; expect: a\nhalt  ; input: b\n"))
                .containsExactly("3: the input 'b' was never read");
        assertThat(failures("const 6\nhost random  ; random: 3\nprint  ; expect: 3\nhalt  ; random: 4\n"))
                .containsExactly("4: the random number 4 was never drawn");
        assertThat(failures("host clock  ; clock: 3\nprint  ; expect: 3\nhalt  ; clock: 4\n"))
                .containsExactly("3: the time of day 4 was never asked for");
    }

    @Test
    void aProgramWithErrorsMeetsNoExpectationOfARun() {
        String wrong = "pritn  ; expect error: Unknown instruction 'pritn'.\n";
        assertThat(failures(wrong)).isEmpty();
        assertThat(failures(wrong + "; expect: 1 ; stack: 2\n; expect trap: 3 ; steps: 4 ; expect running: 5\n"
                        + "; input: 6 ; random: 7 ; clock: 8 ; expect warning: 9\n"))
                .hasSize(9)
                .allSatisfy(message -> assertThat(message)
                        .matches(".*(the program does not run: it has errors|'9', but there was none like it)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "expect traps: Division by zero.",
                "expect trap Division by zero.",
                "Expect: 1",
                "expect output: 1",
                "expect running at 100"
            })
    void whatLooksLikeAnExpectationAndIsNoneFails(String comment) {
        assertThat(failures("halt  ; " + comment + "\n"))
                .singleElement()
                .asString()
                .startsWith("1: '" + comment + "' is no expectation. Write 'expect: ...'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps: few", "random: x", "clock: now", "expect running: long"})
    void aNumberIsANumber(String comment) {
        assertThat(failures("halt  ; " + comment + "\n"))
                .anySatisfy(message -> assertThat(message)
                        .startsWith("1: A number is needed here, but there is '" + comment.split(": ")[1] + "'."));
    }

    @Test
    void proseIsNoExpectation() {
        assertThat(failures("; We expect nothing of it: it halts.\n; expected: nobody knows\n; Stack: none\nhalt\n"))
                .isEmpty();
    }
}
