package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.isa.InstructionSet;
import vitrine.machine.register.RegisterTable;
import vitrine.machine.stack.StackTable;
import vitrine.program.Assembly;
import vitrine.program.DataItem;
import vitrine.program.Diagnostic;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** What the assembly language has for machines with registers and a byte memory: registers, sections, names of places, pseudo-instructions. */
class DialectTest {
    private static final Assembler.InstructionSets MACHINES = new Assembler.InstructionSets() {
        @Override
        public @Nullable InstructionSet of(String machine) {
            InstructionSet stack = StackTable.of(machine);
            return stack == null ? RegisterTable.of(machine) : stack;
        }

        @Override
        public List<String> names() {
            return List.of("stack", "register");
        }
    };

    private static Assembly assemble(String source) {
        return Assembler.assemble(source, "stack", MACHINES);
    }

    private static Program program(String source) {
        Assembly assembly = assemble(".machine register\n" + source);
        assertThat(assembly.diagnostics()).as(source).noneMatch(Diagnostic::isError);
        return assembly.program();
    }

    private static String code(String source) {
        return HexFormat.ofDelimiter(" ").formatHex(program(source).code());
    }

    private static String text(String source) {
        Program program = program(source);
        String text = Disassembler.disassemble(program, RegisterTable.INSTRUCTIONS);
        return text.substring(text.indexOf(".func")).replaceAll("(?m)^    ", "");
    }

    static Stream<Arguments> instructions() {
        return Stream.of(
                Arguments.of("nop", "10 00 00 00"),
                Arguments.of("load $1 #500", "00 01 01 f4"),
                Arguments.of("LOAD $1, -2", "00 01 ff fe"),
                Arguments.of("load SP #0x10", "00 20 00 10"),
                Arguments.of("load $0 'a'", "00 00 00 61"),
                Arguments.of("lui $3 #65535", "27 03 ff ff"),
                Arguments.of("add $0 $1 $2", "01 00 01 02"),
                Arguments.of("sub sp, $9, sp", "02 20 09 20"),
                Arguments.of("loadm $1 $2", "2a 01 02 00"),
                Arguments.of("loadm fp $2 -4", "2a 21 02 fc"),
                Arguments.of("setmf sp $f3 #8", "36 20 03 08"),
                Arguments.of("addf64 $f0 $f1 $f31", "17 00 01 1f"),
                Arguments.of("addf64 $0 $1 $31", "17 00 01 1f"),
                Arguments.of("shl $1", "21 01 10 00"),
                Arguments.of("shl $1 #5", "21 01 05 00"),
                Arguments.of("cloop #40000", "28 9c 40 00"),
                Arguments.of("nop\nhere: loop @here", "10 00 00 00 29 00 04 00"),
                Arguments.of("djmp here\nhere: djmpe @here", "46 00 04 00 14 00 04 00"),
                Arguments.of("djmp 8", "46 00 08 00"),
                Arguments.of("host print_char", "4c 05 00 00"));
    }

    @ParameterizedTest
    @MethodSource("instructions")
    void instructionsAreFourBytes(String source, String bytes) {
        assertThat(code(source)).isEqualTo(bytes);
    }

    @Test
    void theDataSegmentHoldsWhatSectionsAndDirectivesSay() {
        Program program = program("""
                .global counter 7
                .const greeting "hi"
                .memory 4096
                .data
                letter: .byte 'x'
                table: .integer #1 -2 0xffffffff
                half: .float #0.5 nan
                name: .asciiz 'it is me'
                one: .asciiz 'a'
                room: .space 10
                .integer 5
                .code
                prts @name
                ldc $0 counter
                ldcf64 $f0 @half
                load $1 @table
                """);
        assertThat(program.memoryBytes()).isEqualTo(4096);
        assertThat(program.constants()).isEmpty();
        assertThat(program.globals()).isEmpty();
        List<DataItem> items = program.data().items();
        assertThat(items)
                .extracting(DataItem::name)
                .containsExactly("counter", "greeting", "letter", "table", "half", "name", "one", "room", "");
        assertThat(items)
                .extracting(each -> each.kind().name().charAt(0))
                .containsExactly('W', 'T', 'B', 'W', 'F', 'T', 'T', 'B', 'W');
        List<Integer> addresses = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            addresses.add(program.data().address(i));
        }
        assertThat(addresses).containsExactly(0, 4, 7, 8, 20, 36, 45, 47, 60);
        assertThat(items.get(3).wordAt(2)).isEqualTo(-1);
        assertThat(items.get(5).text()).isEqualTo("it is me");
        assertThat(program.data().bytes())
                .startsWith(7, 0, 0, 0, 'h', 'i', 0, 'x', 1, 0, 0, 0)
                .hasSize(64);
        assertThat(code(".data\nx: .integer 1\ny: .integer 2\n.code\nldc $0 @y\nload $1 @y\nprts 4"))
                .isEqualTo("31 00 00 04 00 01 00 04 15 00 04 00");
    }

    @Test
    void valuesThatAreNoOperandsAreLoadedInHalvesOrStored() {
        assertThat(text("load $1 #70000\nload $2 -70000\nload $3 0xffffffff\nhlt"))
                .isEqualTo("""
                .func main
                load $1, #1
                lui $1, #4464
                load $2, #-2
                lui $2, #61072
                load $3, #-1
                lui $3, #65535
                hlt
                """);
        assertThat(
                        text(
                                "loadf64 $f1 #2\nloadf64 $f2 #2.5\nldc $0 #70000\nldc $1 #70000\nprts \"a;b\"\nloadf64 $f1 100000"))
                .isEqualTo("""
                .func main
                loadf64 $f1, #2
                ldcf64 $f2, #2.5
                ldc $0, #70000
                ldc $1, #70000
                prts "a;b"
                ldcf64 $f1, #100000.0
                """);
        Assembly assembly = assemble(".machine register\nload $1 #70000\nhlt");
        assertThat(assembly.diagnostics().get(0).message())
                .isEqualTo("#70000 does not fit into the 2 bytes of 'load', so it is loaded in two halves.");
        assertThat(assembly.diagnostics().get(0).hint())
                .isEqualTo("It becomes two instructions: 'load $1 #1' and 'lui $1 #4464'.");
        Listing listing =
                new Listing(assembly.program(), RegisterTable.INSTRUCTIONS, assembly.sourceMap(), address -> -1);
        assertThat(listing.rows(0, 9)).extracting(ListingRow::line).containsExactly(2, 2, 3);
        assertThat(assembly.sourceMap().addressAt(3)).isEqualTo(8);
    }

    @Test
    void parametersAreRegistersAndPlacesInTheFrame() {
        assertThat(text("""
                .func main
                    call sum
                    hlt
                .func sum a b c d e f
                .local x y
                    add a b a
                    add a d a
                    loadm fp $5 e
                    loadm fp $6 f
                    setm fp a x
                    loadm fp $7 y
                    ret
                """)).isEqualTo("""
                .func main
                call sum
                hlt

                .func sum a b c d e f
                .local x y
                add $0, $1, $0
                add $0, $3, $0
                loadm fp, $5, 8
                loadm fp, $6, 12
                setm fp, $0, -4
                loadm fp, $7, -8
                ret
                """);
    }

    @Test
    void callsNameFunctionsAndLabels() {
        assertThat(text("call @f\nload $0 @f\ncalli $0\nhlt\n f: ret")).isEqualTo("""
                .func main
                call L1
                load $0, #16
                calli $0
                hlt
                L1:
                ret
                """);
        assertThat(text(".func main\nmain: djmp main\n.func f\ncall main\ncall f\nret"))
                .isEqualTo("""
                .func main
                djmp main

                .func f
                call main
                call f
                ret
                """);
    }

    @Test
    void aJumpToANameIsDirect() {
        String source = "again: eq $0 $1\njmpe @again\njmp again\ncalli f\n.func f n\njmp n\ncalli sp";
        assertThat(text(source)).isEqualTo("""
                .func main
                eq $0, $1
                djmpe main
                djmp main
                call f

                .func f n
                jmp $0
                calli sp
                """);
        assertThat(assemble(".machine register\nx: jmp x").diagnostics())
                .extracting(Diagnostic::hint)
                .containsExactly("You can keep it. The instruction becomes 'djmp x'.");
    }

    @Test
    void aNameWhereANumberStandsIsAnAddress() {
        String source = ".machine register\n.const a 5\n.const limit 100\nload $3 limit\nload $3 @limit\nhlt";
        assertThat(assemble(source).diagnostics()).hasSize(1);
        Diagnostic hint = assemble(source).diagnostics().get(0);
        assertThat(hint.message()).isEqualTo("'limit' means its address here, 4.");
        assertThat(hint.hint())
                .isEqualTo(
                        "To load the value that is stored there, write 'ldc $3 limit'. If you want the address, write @limit.");
    }

    /** Texts of the other assembler of the family, as they are. */
    static Stream<Arguments> pasted() {
        return Stream.of(
                Arguments.of(".data\n.code\nLOAD $0 #400\nCALL @test\nHLT\ntest: LOAD $0 #500\nRET\n", 5),
                Arguments.of("load $0 #100\nload $1 #1\nload $2 #0\ntest: inc $2\nneq $0 $2\ndjmpe @test\nhlt\n", 7),
                Arguments.of(".data\n.code\ncloop #10\nload $1 #20\ntest: inc $1\nloop @test\nhlt", 5),
                Arguments.of(
                        "\n  .data\n  hello: .asciiz 'Hello everyone!'\n  .code\n  prts @hello ; say it\n  hlt\n", 2),
                Arguments.of(".data\ntest: .integer #300\n.code\nload $0 #1024\naloc $0\njmpe $0\njmpf $1\nhlt", 5),
                Arguments.of("load $0 #100\nload $1 #1\nload $2 #0\ntest: inc $0\nneq $0 $2\njmpe @test\nhlt", 7),
                Arguments.of("add $0 $1 $2", 1));
    }

    @ParameterizedTest
    @MethodSource("pasted")
    void aTextOfTheFamilyIsKnownByItsWords(String source, int instructions) {
        Assembly assembly = assemble(source);
        assertThat(assembly.diagnostics()).as(source).noneMatch(Diagnostic::isError);
        assertThat(assembly.machine()).isEqualTo("register");
        assertThat(assembly.program().codeLength()).isEqualTo(4 * instructions);
        assertThat(assembly.diagnostics())
                .extracting(Diagnostic::message)
                .anyMatch(each -> each.contains("shows that this is a program for the machine 'register'."));
    }

    @Test
    void otherTextsAreForTheUsualMachine() {
        for (String source : List.of(
                "const 5\nprint\nhalt",
                "const 5 ; $0 .data\nprint",
                "ldc \"$0 .code\"\nprint",
                "const 1\nconst 2\npush $5\nadd\nprint\nhalt",
                ".machine stack\npush $0",
                ".machine stack\n.data\nnop")) {
            assertThat(assemble(source).machine()).as(source).isEqualTo("stack");
        }
        assertThat(assemble(".machine quantum\n$0").machine()).isEmpty();
    }

    @Test
    void commentsNamePlacesForComparison() {
        Assembly assembly = assemble("""
                .machine register
                    load $0 #70000 ; sync: start
                loop:   ; sync: again ; stack: 1
                    inc $0 ; this is no mark, nor is sync:
                    prts "; sync: no" ; expect: 1 ; sync: said it
                    hlt
                ; sync: behind
                """);
        assertThat(assembly.sourceMap().marks())
                .containsExactly(
                        new SourceMap.Mark("start", 2, 0),
                        new SourceMap.Mark("again", 3, 8),
                        new SourceMap.Mark("said it", 5, 12));
    }

    private static Arguments error(String source, String place, String message, String hint) {
        return Arguments.of(source, place, message, hint);
    }

    /** Source behind the line that names the machine, place, message, hint; the source has exactly this one error. */
    static Stream<Arguments> errors() {
        return Stream.of(
                error(
                        "add $0 #1 $2",
                        "2:8+2",
                        "add needs a register, but #1 is a whole number.",
                        "Load it into a register first. Registers are called $0, $1 and so on."),
                error(
                        "inc $32",
                        "2:5+3",
                        "There is no register '$32'.",
                        "The registers are $0 to $31, sp, fp, eq, rem, loop."),
                error(
                        "addf64 $f0 $f1 sp",
                        "2:16+2",
                        "sp holds whole numbers, and addf64 needs a register for floats here.",
                        "For whole numbers there is add. Then turn the float into a whole number, with f2i."),
                error(
                        "addf64 $f0 $f1 $f32",
                        "2:16+4",
                        "There is no float register '$f32'.",
                        "The registers are $f0 to $f31."),
                error(
                        "inc x",
                        "2:5+1",
                        "inc needs a register, but here is 'x'.",
                        "The registers are $0 to $31, sp, fp, eq, rem, loop."),
                error(
                        "add $0 $1",
                        "2:1+3",
                        "add needs a register, but there is none.",
                        "Write for example: add $0 $1 $2"),
                error(
                        "loadm $0",
                        "2:1+5",
                        "loadm needs a register, but there is none.",
                        "Write for example: loadm $0 $1"),
                error(
                        "loadm $0 $1 4 5",
                        "2:15+1",
                        "loadm takes at most 3 operands, but here is also '5'.",
                        "Remove it, or write ; before it to make it a comment."),
                error(
                        "load $0 #5000000000",
                        "2:9+11",
                        "load needs a number, but #5000000000 is out of range.",
                        "Numbers here go from -2147483648 to 4294967295."),
                error(
                        "load $0 2.5",
                        "2:9+3",
                        "load needs a number, but 2.5 is a float.",
                        "Write for example: load $0 5"),
                error(
                        "ldc $0 #2.5",
                        "2:8+4",
                        "ldc takes a word of 4 bytes from the data segment, but #2.5 is a float.",
                        "Write a value, as in 'ldc $0 #100000', or the name of one."),
                error(
                        "prts #5",
                        "2:6+2",
                        "prts takes a text from the data segment, but #5 is a whole number.",
                        "Write a value, as in 'prts \"Hello\"', or the name of one; the address 5 is written without #."),
                error(
                        "prts @helo\n.const hello \"x\"",
                        "2:6+5",
                        "There is no 'helo' in the data segment.",
                        "Did you mean 'hello'?"),
                error(
                        "here: prts @here",
                        "2:12+5",
                        "There is no 'here' in the data segment.",
                        "'here' is a label in the code, and prts needs a name in the data segment."),
                error(
                        "djmp @x\n.const x 1",
                        "2:6+2",
                        "There is no label or function 'x'.",
                        "'x' is in the data segment, and djmp needs a label or a function."),
                error("loop: djmp @lop", "2:12+4", "There is no label or function 'lop'.", "Did you mean 'loop'?"),
                error(
                        ".func f\nend: ret\n.func g\ndjmp end",
                        "5:6+3",
                        "There is no label or function 'end'.",
                        "Function 'f' has a label of that name, but a label can be used only inside its own function."),
                error(
                        "load $0 @nothing",
                        "2:9+8",
                        "There is no label, function or data 'nothing'.",
                        "A name means an address here. Write a number instead, or declare the name: .global nothing"),
                error(
                        ".func f a\nloadm fp $5 a\nret",
                        "3:13+1",
                        "'a' has no place in memory: the parameter is in $0.",
                        "Use it as a register, or store it in a local first."),
                error(
                        ".func f\n.local x\nadd x $0 $1\nret",
                        "4:5+1",
                        "add needs a register, but 'x' is a place in the frame.",
                        "Load its value into a register first."),
                error(
                        ".func f\nloadm fp $0 y\nret",
                        "3:13+1",
                        "There is no local or parameter 'y' in function 'f'.",
                        "Declare it: .local y"),
                error(
                        "hello: .asciiz \"x\"\nhlt",
                        "2:8+7",
                        ".asciiz belongs in the data section, but this is where instructions are.",
                        "Write .data before it, and .code before the instructions that follow."),
                error(
                        ".data\nx:\n.code\nhlt",
                        "3:1+1",
                        "Nothing follows the name 'x' in the data section.",
                        "Write after it what it names, as in 'x: .integer 0'."),
                error(
                        ".data\nx: y: .integer 1\n.code\nhlt",
                        "3:4+1",
                        "'y' would be a second name for what 'x' names.",
                        "Keep one of the two."),
                error(
                        ".data\nx: .integer 1\nx: .integer 2\n.code\nhlt",
                        "4:1+1",
                        "The name 'x' is already declared in line 3.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".data\nx: .integer 2.5\n.code\nhlt",
                        "3:13+3",
                        ".integer needs whole numbers from -2147483648 to 4294967295, but here is 2.5.",
                        "Write for example: .integer 5"),
                error(
                        ".data\nx: .asciiz 5\n.code\nhlt",
                        "3:12+1",
                        ".asciiz needs one text, but here is 5.",
                        "Write for example: .asciiz \"hello\""),
                error(
                        ".data\nx: .asciiz \"a\\0b\"\n.code\nhlt",
                        "3:12+6",
                        "A text in memory cannot have a zero in it.",
                        "A zero ends a text. Write it as bytes, with .byte."),
                error(
                        ".data\nhlt",
                        "3:1+3",
                        "This is an instruction, but the data section has not ended.",
                        "Write .code before it."),
                error(
                        ".global x null\nhlt",
                        "2:11+4",
                        "A word of memory cannot hold null.",
                        "A word is a whole number from -2147483648 to 4294967295. Floats and texts can be declared too."),
                error(
                        ".memory lots\nhlt",
                        "2:9+4",
                        ".memory needs a number of bytes, but here is 'lots'.",
                        "Write for example: .memory 65536"),
                error(
                        ".func $0\nhlt",
                        "2:7+2",
                        "'$0' is a register, and cannot be used as a name.",
                        "Choose a name that begins with a letter, without $."),
                error(
                        ".frames linked\nhlt",
                        "2:1+7",
                        "The machine 'register' has only one layout of frames.",
                        "Remove this line."));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsSayWhereAndWhatToDo(String source, String place, String message, String hint) {
        List<Diagnostic> errors = assemble(".machine register\n" + source).diagnostics().stream()
                .filter(Diagnostic::isError)
                .toList();
        assertThat(errors.stream().map(Diagnostic::message).collect(Collectors.toList()))
                .as(source)
                .containsExactly(message);
        Diagnostic error = errors.get(0);
        assertThat(error.hint()).isEqualTo(hint);
        assertThat(error.range().line() + ":" + error.range().column() + "+"
                        + error.range().length())
                .isEqualTo(place);
    }

    @Test
    void aMachineWithoutMemorySaysSo() {
        for (String source : List.of(".data\nnop", ".memory 5\nnop", ".integer 5\nnop")) {
            assertThat(assemble(".machine stack\n" + source).diagnostics())
                    .extracting(Diagnostic::message)
                    .containsExactly(
                            source.startsWith(".memory")
                                    ? "The machine 'stack' has no byte memory."
                                    : "The machine 'stack' has no data segment.");
        }
    }
}
