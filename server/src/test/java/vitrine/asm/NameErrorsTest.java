package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;

/** Names that could mean two things, registers of the wrong sort, and targets that collide: what is said, and what to write. */
class NameErrorsTest {
    private static final InstructionSet SET = Machines.named("register").instructions();

    private static Assembly assemble(String source) {
        return Assembler.assemble(source, "register", Machines.instructionSets());
    }

    private static List<String> errors(String source) {
        return assemble(".machine register\n" + source).diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .map(each -> each.message() + " | " + each.hint())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            loop:;inc loop;hlt ¦ inc needs a register, but 'loop' is a label of this program. | Write $loop for the register.
            inc eq;hlt;.func eq;ret ¦ inc needs a register, but 'eq' is a function of this program. | Write $eq for the register.
            .global rem 1;.func main;inc rem;hlt ¦ inc needs a register, but 'rem' is in the data segment of this program. | Write $rem for the register.
            .func main;.local sp;inc sp;hlt ¦ inc needs a register, but 'sp' is a place in the frame. | Write $sp for the register.
            loop:;jmp LOOP ¦ 'LOOP' can mean two things here: the register, and 'loop', which is a label of this program. | Write $LOOP for the register. Upper and lower case matter in names, but not in registers.
            .func main n;n:;jmp n ¦ 'n' can mean two things here: the parameter in $0 and a label. | Write $0 for the parameter, or @n for the label. Better: rename one of them.
            inc @loop ¦ inc needs a register, but here is '@loop'. | Did you mean 'loop'?
            .func f;ret;.global f 1;.func main;load $0 f;hlt ¦ 'f' can mean two things here: a function, and what is in the data segment. | Give one of the two another name.
            .const nan 1;hlt ¦ A value cannot be called 'nan': that word is a value itself. | Choose another name, such as 'nan_1'.
            .data;null: .integer 1;.code;hlt ¦ A value cannot be called 'null': that word is a value itself. | Choose another name, such as 'null_1'.
            $5: nop ¦ '$5' is a register, and cannot be used as a name. | Choose a name that begins with a letter, without $.
            div $0 $1 rem ¦ div also puts a value into rem by itself, so its quotient cannot go there: one of the two would be lost. | Write another register there, such as $0.
            pop sp ¦ pop also puts a value into sp by itself, so its result cannot go there: one of the two would be lost. | Write another register there, such as $0.
            pop $sp ¦ pop also puts a value into $sp by itself, so its result cannot go there: one of the two would be lost. | Write another register there, such as $0.
            .byte 4 0 1 35;hlt ¦ The bytes at 0x0000 are 'div $0 $1 rem': div also puts a value into rem by itself, so its quotient cannot go there: one of the two would be lost. | Change the bytes in this line.
            .func f a;addf64 a a a;ret ¦ 'a' is $0: $0 holds whole numbers, and addf64 needs a register for floats here. | Write 'add a a a'.
            """)
    void isSaid(String source, String error) {
        assertThat(errors(source.replace(';', '\n'))).contains(error);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            load $f0 #1 ¦ $f0 holds floats, and load needs a register for whole numbers here. | Write 'loadf64 $f0 #1'.
            load $f0 #70000 ¦ $f0 holds floats, and load needs a register for whole numbers here. | Write 'loadf64 $f0 #70000'.
            move $f1 $2 ¦ $f1 holds floats, and move needs a register for whole numbers here. | Write 'f2i $f1 $2'.
            move $1 $f2 ¦ $f2 holds floats, and move needs a register for whole numbers here. | Write 'i2f $1 $f2'.
            loadm $1 $f2 8 ¦ $f2 holds floats, and loadm needs a register for whole numbers here. | Write 'loadmf $1 $f2 8'.
            prtf sp ¦ sp holds whole numbers, and prtf needs a register for floats here. | Write 'prti sp'.
            inc $f0 ¦ $f0 holds floats, and inc needs a register for whole numbers here. | First turn the float into a whole number, with f2i.
            neg $1 $f0 ¦ $f0 holds floats, and neg needs a register for whole numbers here. | Then turn the whole number into a float, with i2f.
            add $1 $2 $f3 ¦ $f3 holds floats, and add needs a register for whole numbers here. | For floats there is addf64. Then turn the whole number into a float, with i2f.
            """)
    void theInstructionThatWasMeantIsNamed(String source, String error) {
        assertThat(errors(source)).containsExactly(error);
    }

    /** What a function declares is what its names mean, also where a word of the numbers is written like it. */
    @Test
    void aLocalThatIsCalledLikeANumberIsThatLocal() {
        Assembly assembly = assemble(".machine stack\n.func main\n.local nan\nconst nan\nhalt");
        assertThat(assembly.diagnostics().stream()
                        .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                        .map(each -> each.message() + " | " + each.hint()))
                .containsExactly(
                        "There is no label 'nan' in function 'main'. | 'nan' is a local or a parameter: write 'lload nan'.");
        assertThat(assemble(".machine stack\nconst nan\nhalt").program()).isNotNull();
    }

    /** For every instruction and every register of it: one of the other sort is said to be there, and what is proposed assembles. */
    @TestFactory
    Stream<DynamicTest> everyRegisterOfTheOtherSort() {
        return SET.rows().stream()
                .map(row -> DynamicTest.dynamicTest(row.mnemonic(), () -> {
                    List<Operand> operands = row.operands();
                    for (int wrong = 0; wrong < operands.size(); wrong++) {
                        for (boolean all : new boolean[] {false, true}) {
                            if (isRegister(operands.get(wrong))) {
                                check(row, wrong, all);
                            }
                        }
                    }
                }));
    }

    private static boolean isRegister(Operand operand) {
        return operand.kind() == OperandKind.REGISTER || operand.kind() == OperandKind.FLOAT_REGISTER;
    }

    private static void check(Instruction row, int wrong, boolean all) {
        String name = row.mnemonic().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(name);
        List<String> registers = new ArrayList<>();
        for (int i = 0; i < row.operands().size(); i++) {
            OperandKind kind = row.operands().get(i).kind();
            boolean other = i == wrong || all;
            // the numbered registers for whole numbers are read as those for floats where only these can stand
            String written = switch (kind) {
                case REGISTER -> other ? "$f1" : "$1";
                case FLOAT_REGISTER -> other ? "fp" : "$f2";
                case DATA -> "x";
                case CODE -> "here";
                default -> "4";
            };
            registers.add(written);
            text.append(' ').append(written);
        }
        String source = ".machine register\n.global x " + (name.contains("f") ? "2.5" : "1") + "\n.func main\nhere:\n"
                + text + "\nhlt\n";
        Assembly assembly = assemble(source);
        assertThat(assembly.program()).as(text.toString()).isNull();
        boolean floats = row.operands().get(wrong).kind() == OperandKind.FLOAT_REGISTER;
        Diagnostic said = assembly.diagnostics().stream()
                .filter(each -> each.message()
                        .equals(registers.get(wrong) + " holds " + (floats ? "whole numbers" : "floats") + ", and "
                                + name + " needs a register for " + (floats ? "floats" : "whole numbers") + " here."))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + ": " + assembly.diagnostics()));
        assertThat(said.hint()).as(text.toString()).isNotBlank();
        if (said.hint().startsWith("Write '")) {
            String proposed = said.hint().substring(7, said.hint().length() - 2);
            assertThat(assemble(source.replace(text.toString(), proposed)).program())
                    .as(proposed)
                    .isNotNull();
        }
        boolean isKnown = row.likewise().stream().anyMatch(each -> sorts(each).equals(sorts(registers)));
        assertThat(said.hint().startsWith("Write '"))
                .as("%s: %s", text, said.hint())
                .isEqualTo(isKnown);
    }

    private static List<Boolean> sorts(Instruction row) {
        return row.operands().stream()
                .filter(NameErrorsTest::isRegister)
                .map(each -> each.kind() == OperandKind.FLOAT_REGISTER)
                .toList();
    }

    private static List<Boolean> sorts(List<String> registers) {
        return registers.stream()
                .filter(each -> each.startsWith("$") || each.equals("fp"))
                .map(each -> each.startsWith("$f"))
                .toList();
    }

    /** The labels of a loop may be called as registers are, in every way of jumping. */
    @Test
    void aLoopCalledLoopEnds() {
        Assembly assembly = assemble("""
                .machine register
                    load $0 #3
                loop:
                    dec $0
                    load $1 #0
                    gt $0 $1
                    jmpe loop
                    prti $0
                    hlt
                """);
        assertThat(assembly.diagnostics())
                .extracting(Diagnostic::hint)
                .containsExactly("You can keep it. The instruction becomes 'djmpe loop'.");
        assertThat(Disassembler.disassemble(assembly.program(), SET, assembly.sourceMap()))
                .contains("djmpe loop");
    }

    /** What is disassembled says registers with their sign where a name is taken. */
    @Test
    void aHiddenRegisterIsWrittenWithItsSign() {
        Assembly assembly = assemble("""
                .machine register
                .func main sp
                eq:
                    jmp $eq
                    add $sp sp $rem
                    hlt
                """);
        String text = Disassembler.disassemble(assembly.program(), SET, assembly.sourceMap());
        assertThat(text).contains("jmp $eq\n", "add $sp, $0, rem\n");
        assertThat(assemble(text).program()).isEqualTo(assembly.program());
    }
}
