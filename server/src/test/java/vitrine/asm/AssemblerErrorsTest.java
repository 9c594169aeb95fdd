package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Diagnostics;

/** Everything that can be wrong with a text: said once, at its place, with a way out. */
class AssemblerErrorsTest {
    private static Arguments error(String source, String place, String message, String hint) {
        return Arguments.of(source, place, message, hint);
    }

    /** Source, line:column+length, message, hint; the source has exactly this one error. */
    static Stream<Arguments> errors() {
        return Stream.of(
                // names that nobody knows
                error("pritn", "1:1+5", "Unknown instruction 'pritn'.", "Did you mean 'print'?"),
                error("  PRITN ; x", "1:3+5", "Unknown instruction 'PRITN'.", "Did you mean 'print'?"),
                error(
                        "nop\nfoobarbaz 1",
                        "2:1+9",
                        "Unknown instruction 'foobarbaz'.",
                        "Check the spelling: the reference lists all instructions."),
                error(
                        "startup\nnop",
                        "1:1+7",
                        "Unknown instruction 'startup'.",
                        "If this is a label, write a colon after it: 'startup:'. If not, check the spelling: the reference lists all instructions."),
                error("global x", "1:1+6", "Unknown instruction 'global'.", "Did you mean '.global'?"),
                error(".glbal x", "1:1+6", "Unknown directive '.glbal'.", "Did you mean '.global'?"),
                error(
                        ".zzzzzzzzz x",
                        "1:1+10",
                        "Unknown directive '.zzzzzzzzz'.",
                        "The directives are .machine, .global, .const, .func, .local, .capture, .catch, .class, .field, .names, .frames, .collector, .heap, .entry, .byte."),
                error(".class", "1:1+6", ".class needs a name, but there is none.", "Write for example: .class Circle"),
                error(
                        ".class Dog Animal",
                        "1:12+6",
                        "After the name of a class only 'extends' can follow, but here is 'Animal'.",
                        "Write for example: .class Circle"),
                error(
                        ".class Dog extends",
                        "1:12+7",
                        "'extends' needs the name of a class after it.",
                        "Write for example: .class Circle"),
                error(
                        ".class Animal\n.class Dog extends Animl\nnop",
                        "2:20+5",
                        "There is no class 'Animl' to extend.",
                        "Did you mean 'Animal'?"),
                error(
                        ".class A extends A\nnop",
                        "1:8+1",
                        "Class 'A' extends itself.",
                        "Remove 'extends', or extend another class."),
                error(
                        ".class trap\nnop",
                        "1:8+4",
                        "A class cannot be called 'trap': that is what .catch calls an error of the machine.",
                        "Give it another name."),
                error(
                        ".class A\n.field x x\nnop",
                        "2:10+1",
                        "This class already has a field 'x'.",
                        "Give it another name."),
                error(
                        ".class A\n.field x\n.class B extends A\n.field x\nnop",
                        "4:8+1",
                        "Class 'B' already has a field 'x', from class 'A'.",
                        "Use that one, or give this one another name."),
                error(
                        ".field x\nnop",
                        "1:1+6",
                        ".field belongs to a class, but there is none before it.",
                        "Declare the class first, as in '.class Shape'."),
                error(".class Dog\nnew Dg", "2:5+2", "There is no class 'Dg'.", "Did you mean 'Dog'?"),
                error(
                        ".capture n\nlload n",
                        "2:7+1",
                        "There is no local or parameter 'n' in function 'main'.",
                        "'n' is a captured value: write 'cload n'."),
                error(
                        ".capture n\n.local closure\nnop",
                        "1:10+1",
                        "Function 'main' captures values, so 'closure' is the closure itself; another local cannot have that name.",
                        "Give the local another name."),
                error(
                        ".catch a b\na: nop\nb: nop",
                        "1:1+6",
                        ".catch needs three labels: where its range begins, where it ends, and the handler.",
                        "Write for example: .catch start end handler"),
                error(
                        ".catch b a b\na: nop\nb: nop",
                        "1:10+1",
                        "The range of .catch is empty: 'a' does not come after 'b'.",
                        "Put the first label before the instructions that may throw, and the second one after them."),
                error(
                        ".catch a b c\na: nop\nb: halt\nc:",
                        "1:12+1",
                        "No instruction comes after 'c', so nothing can be handled there.",
                        "Write the instructions of the handler after that label."),
                error(
                        ".class Problem\n.catch a b b Prblem\na: nop\nb: halt",
                        "2:14+6",
                        "There is no class 'Prblem' to catch.",
                        "Did you mean 'Problem'?"),
                error("loop: jmp lop", "1:11+3", "There is no label 'lop' in function 'main'.", "Did you mean 'loop'?"),
                error(
                        "jmp end",
                        "1:5+3",
                        "There is no label 'end' in function 'main'.",
                        "Write 'end:' before the instruction that it should name."),
                error(
                        ".func f\nend: ret\n.func g\njmp end",
                        "4:5+3",
                        "There is no label 'end' in function 'g'.",
                        "Function 'f' has a label of that name, but a label can be used only inside its own function."),
                error(
                        ".func main\njmp fact\n.func fact\nret",
                        "2:5+4",
                        "There is no label 'fact' in function 'main'.",
                        "'fact' is a function: write 'call fact'."),
                error(
                        "again:\ncall again",
                        "2:6+5",
                        "There is no function 'again'.",
                        "'again' is a label: write 'jmp again' to go there."),
                error(
                        "lstore x",
                        "1:8+1",
                        "There is no local or parameter 'x' in function 'main'.",
                        "Declare it: .local x"),
                error("gload score", "1:7+5", "There is no global 'score'.", "Declare it: .global score"),
                error(
                        "call helper",
                        "1:6+6",
                        "There is no function 'helper'.",
                        "Declare it: .func helper, with its instructions below it"),
                error("const #5", "1:7+1", "Unexpected character '#'.", "Write the number without #."),
                error(
                        "const end",
                        "1:7+3",
                        "There is no label 'end' in function 'main'.",
                        "Write 'end:' before the instruction that it should name."),
                error(
                        "here: const here - hre",
                        "1:20+3",
                        "There is no label 'hre' in function 'main'.",
                        "Did you mean 'here'?"),
                error(
                        ".func main\ncall fatc\n.func fact\nret",
                        "2:6+4",
                        "There is no function 'fatc'.",
                        "Did you mean 'fact'?"),
                error(
                        ".global counter\ngload cuonter",
                        "2:7+7",
                        "There is no global 'cuonter'.",
                        "Did you mean 'counter'?"),
                error(
                        ".global counter\nlload counter",
                        "2:7+7",
                        "There is no local or parameter 'counter' in function 'main'.",
                        "'counter' is a global: write 'gload counter'."),
                error(
                        ".global counter\nlstore counter",
                        "2:8+7",
                        "There is no local or parameter 'counter' in function 'main'.",
                        "'counter' is a global: write 'gstore counter'."),
                error(
                        ".func f n\ngload n\nret",
                        "2:7+1",
                        "There is no global 'n'.",
                        "'n' is a local or a parameter: write 'lload n'."),
                error(
                        ".const pi 3.14\ngload pi",
                        "2:7+2",
                        "There is no global 'pi'.",
                        "'pi' is a constant: write 'ldc pi'."),
                error(
                        "ldc nothing",
                        "1:5+7",
                        "There is no constant 'nothing'.",
                        "Declare it: .const nothing 5, or another value"),
                error("host prnt", "1:6+4", "There is no host call 'prnt'.", "Did you mean 'print'?"),
                error(
                        "host format_disk",
                        "1:6+11",
                        "There is no host call 'format_disk'.",
                        "The host calls are print, read_line, read_int, clock, random."),
                error(".machine quantum", "1:10+7", "There is no machine 'quantum'.", "The machines are ."),
                error(
                        ".entry man\n.func main\nhalt",
                        "1:8+3",
                        "There is no function 'man' to start with.",
                        "Did you mean 'main'?"),
                // too few and too many operands
                error("jf", "1:1+2", "jf needs a label, but there is none.", "Write for example: jf loop"),
                error(
                        "  const ; 5",
                        "1:3+5",
                        "const needs a whole number, but there is none.",
                        "Write for example: const 5"),
                error(
                        "add 5",
                        "1:5+1",
                        "add takes no operand, but here is '5'.",
                        "add takes its values from the stack: push them in the lines before."),
                error(
                        "const 2 const 3",
                        "1:9+5",
                        "const takes one operand, but here is 'const'.",
                        "Put 'const' on a line of its own."),
                error(
                        "const 2, 3",
                        "1:10+1",
                        "const takes one operand, but here is also '3'.",
                        "Remove it, or write ; before it to make it a comment."),
                error("const ,2", "1:7+1", "Unexpected ','.", "A comma goes between two operands."),
                error("const 2,", "1:8+1", "Unexpected ','.", "A comma goes between two operands."),
                error(
                        "const 2 end:",
                        "1:12+1",
                        "Unexpected ':'.",
                        "A colon goes after a label, and a label comes first on its line."),
                error(
                        "const - 5",
                        "1:7+1",
                        "Unexpected '-'.",
                        "Write a minus directly before a number, or between two labels."),
                // the wrong kind of operand
                error(
                        "a: jf \"text\"",
                        "1:7+6",
                        "jf needs a label, but \"text\" is a string.",
                        "Write for example: jf a"),
                error(
                        "lload 1.5",
                        "1:7+3",
                        "lload needs a local or a parameter, but 1.5 is a float.",
                        "Write for example: lload 0"),
                error(
                        "lload 65536",
                        "1:7+5",
                        "lload needs a local or a parameter, but 65536 is out of range.",
                        "Numbers here go from 0 to 65535."),
                error(
                        "pick 256",
                        "1:6+3",
                        "pick needs a count from 0 to 255, but 256 is out of range.",
                        "Numbers here go from 0 to 255."),
                error(
                        "pick -1",
                        "1:6+2",
                        "pick needs a count from 0 to 255, but -1 is out of range.",
                        "Numbers here go from 0 to 255."),
                error(
                        "pick n",
                        "1:6+1",
                        "pick needs a count from 0 to 255, but here is the name 'n'.",
                        "Write for example: pick 0"),
                error(
                        "a: jmp a - a",
                        "1:8+5",
                        "jmp needs a label, but a - a is a number.",
                        "Write only the label: jmp a"),
                error(
                        "rjmp 3000000000",
                        "1:6+10",
                        "rjmp needs a label, but 3000000000 is out of range.",
                        "Numbers here go from -2147483648 to 2147483647. -1294967296 has the same bits as 3000000000: write -1294967296."),
                // numbers
                error(
                        "const 12ab",
                        "1:7+4",
                        "'12ab' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 0x",
                        "1:7+2",
                        "'0x' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 0b12",
                        "1:7+4",
                        "'0b12' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 1__0",
                        "1:7+4",
                        "'1__0' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 1_",
                        "1:7+2",
                        "'1_' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 1.2.3",
                        "1:7+5",
                        "'1.2.3' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 1e",
                        "1:7+2",
                        "'1e' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        "const 9223372036854775808",
                        "1:7+19",
                        "9223372036854775808 does not fit 64 bits.",
                        "Whole numbers go from -9223372036854775808 to 9223372036854775807."),
                error(
                        "const -9223372036854775809",
                        "1:7+20",
                        "-9223372036854775809 does not fit 64 bits.",
                        "Whole numbers go from -9223372036854775808 to 9223372036854775807."),
                error(
                        "const 0x1ffffffffffffffff",
                        "1:7+19",
                        "0x1ffffffffffffffff does not fit 64 bits.",
                        "Whole numbers go from -9223372036854775808 to 9223372036854775807."),
                error(
                        "const 1e999",
                        "1:7+5",
                        "1e999 is too large for a float.",
                        "The largest float is 1.7976931348623157E308; infinity is written Infinity."),
                // strings and characters
                error(
                        "ldc \"abc ; no",
                        "1:5+9",
                        "This string has no end.",
                        "Close it with \" on the same line; a newline in a string is written \\n."),
                error(
                        "ldc \"abc\\\"",
                        "1:5+6",
                        "This string has no end.",
                        "Close it with \" on the same line; a newline in a string is written \\n."),
                error("ldc \"a\\qb\"", "1:7+2", "Unknown escape '\\q'.", Escapes.HINT),
                error("ldc \"\\u12g\"", "1:6+4", "\\u needs four hexadecimal digits.", Escapes.HINT),
                error(
                        "ldc \"\\ud800\"",
                        "1:5+8",
                        "This string holds half of a character (a surrogate without its partner).",
                        "Write both halves, \\u{...} with the code of the character, or the character itself."),
                error(
                        "const 'ab'",
                        "1:7+4",
                        "There are several characters between these quotes, but there can only be one.",
                        "A string is written between double quotes: \"like this\"."),
                error(
                        "const ''",
                        "1:7+2",
                        "There is no character between these quotes.",
                        "Write one between them, as in 'a'. A string is written between double quotes: \"\"."),
                error(
                        "const 'a",
                        "1:7+2",
                        "This character has no end.",
                        "Close it with ' as in 'a'; the quote itself is written '\\''."),
                error(
                        "ldc \u201cabc\u201d",
                        "1:5+1",
                        "Unexpected character '\u201c' (U+201C, LEFT DOUBLE QUOTATION MARK).",
                        "Write a string between straight quotes: \"."),
                error(
                        "const \u22125",
                        "1:7+1",
                        "Unexpected character '\u2212' (U+2212, MINUS SIGN).",
                        "For minus, type a hyphen: -."),
                error("nop // done", "1:5+1", "Unexpected character '/'.", "A comment begins with a semicolon."),
                error("# title\nnop", "1:1+1", "Unexpected character '#'.", "A comment begins with a semicolon."),
                error(
                        "nop \u0007",
                        "1:5+1",
                        "Unexpected character U+0007 (BEL).",
                        "It is invisible. Delete it: it is right after 'p'."),
                // lines
                error(
                        "5 const",
                        "1:1+1",
                        "A line begins with an instruction, but here is '5'.",
                        "Write the name of the instruction first, then its operands."),
                error(
                        ": nop",
                        "1:1+1",
                        "A line begins with an instruction, but here is ':'.",
                        "A label is a name and a colon, as in loop:"),
                // declared twice
                error(
                        "a: nop\na: nop",
                        "2:1+1",
                        "The label 'a' is already declared in line 1.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".global a\n.global a",
                        "2:9+1",
                        "The global 'a' is already declared in line 1.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".const a 1\nnop\n.const a 2",
                        "3:8+1",
                        "The constant 'a' is already declared in line 1.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".func a\nret\n.func a\nret",
                        "3:7+1",
                        "The function 'a' is already declared in line 1.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".func a b b\nret",
                        "1:11+1",
                        "'b' is already a parameter of this function.",
                        "Give it another name."),
                error(
                        ".func a b\n.local b\nret",
                        "2:8+1",
                        "'b' is already a parameter of this function.",
                        "Give it another name."),
                error(
                        ".func a\n.local b b\nret",
                        "2:10+1",
                        "'b' is already a local of this function.",
                        "Give it another name."),
                error(
                        ".frames linked\n.frames apart\nhalt",
                        "2:9+5",
                        "The layout of frames is already declared in line 1.",
                        "Keep one of the two lines."),
                error(
                        ".frames 3\nhalt",
                        "1:9+1",
                        ".frames needs a name, but here is '3'.",
                        "Write for example: .frames linked"),
                error(
                        ".frames heap\nhalt",
                        "1:9+4",
                        "There is no frame layout 'heap'.",
                        "The layouts are apart and linked; without .frames it is apart."),
                error(
                        ".entry a\n.entry a\n.func a\nret",
                        "2:8+1",
                        "The entry is already declared in line 1.",
                        "Keep one of the two lines."),
                error(
                        "nop\n.func main\nhalt",
                        "2:7+4",
                        "The instructions before the first .func are the function 'main' already.",
                        "Move them below '.func main', or give this function another name."),
                error(
                        ".machine stack\n.machine stack\nnop",
                        "2:1+8",
                        "The machine is already chosen: it is 'stack'.",
                        "Write .machine only once, before everything else."),
                error(
                        "nop\n.machine stack",
                        "2:1+8",
                        "The machine is already chosen: it is 'stack'.",
                        "Write .machine only once, before everything else."),
                // directives
                error(
                        ".machine",
                        "1:1+8",
                        ".machine needs the name of a machine.",
                        "Write for example: .machine stack"),
                error(
                        ".global",
                        "1:1+7",
                        ".global needs a name, but there is none.",
                        "Write for example: .global counter 0"),
                error(
                        ".global 5",
                        "1:9+1",
                        ".global needs a name, but here is '5'.",
                        "Write for example: .global counter 0"),
                error(
                        ".global a 1 2",
                        "1:13+1",
                        ".global takes no more than that, but here is also '2'.",
                        "Write for example: .global counter 0"),
                error(
                        ".global a b",
                        "1:11+1",
                        ".global needs a value, but here is 'b'.",
                        "A value is a number, a character, a string or null."),
                error(
                        ".const a",
                        "1:1+6",
                        ".const needs a value after the name, but there is none.",
                        "Write for example: .const greeting \"hello\""),
                error(
                        ".const 'a' 1",
                        "1:8+3",
                        ".const needs a name, but here is ''a''.",
                        "Write for example: .const greeting \"hello\""),
                error(".func", "1:1+5", ".func needs a name, but there is none.", "Write for example: .func square n"),
                error(".func a 1", "1:9+1", ".func needs names, but here is '1'.", "Write for example: .func square n"),
                error(".local", "1:1+6", ".local needs a name, but there is none.", "Write for example: .local sum"),
                error(".byte", "1:1+5", ".byte needs a number, but there is none.", "Write for example: .byte 5"),
                error(
                        ".byte 256",
                        "1:7+3",
                        ".byte needs numbers from -128 to 255, but here is 256.",
                        "Write for example: .byte 5"),
                error(".func _\nret", "1:7+1", "'_' alone is not a name.", "Add a letter or a digit, as in '_1'."),
                // one mistake, one error
                error(
                        ".global a 12ab\ngload a",
                        "1:11+4",
                        "'12ab' is not a number.",
                        "Numbers look like 42, -7, 0x2a, 0b101010, 1_000, 2.5 or 1e-3."),
                error(
                        ".const a\nldc a",
                        "1:1+6",
                        ".const needs a value after the name, but there is none.",
                        "Write for example: .const greeting \"hello\""),
                error(
                        ".func 1\n.local a\nx: lload a\njmp x",
                        "1:7+1",
                        ".func needs a name, but here is '1'.",
                        "Write for example: .func square n"),
                error(
                        ".func a\nx: ret\n.func a\nx: jmp x",
                        "3:7+1",
                        "The function 'a' is already declared in line 1.",
                        "Keep one of the two, or give this one another name."),
                error(
                        ".byte 1 \"x\" 2",
                        "1:9+3",
                        ".byte needs numbers from -128 to 255, but here is \"x\".",
                        "Write for example: .byte 5"),
                // nothing at all
                error(
                        "",
                        "1:1+1",
                        "The program is empty: there is no instruction.",
                        "Write one instruction on each line."),
                error(
                        "; only\n.global x 5",
                        "1:1+1",
                        "The program is empty: there is no instruction.",
                        "Write one instruction on each line."));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void saysWhatWhereAndWhatToDo(String source, String place, String message, String hint) {
        Assembly assembly = AssemblerTest.assemble(source);
        assertThat(assembly.program()).isNull();
        assertThat(assembly.diagnostics())
                .extracting(AssemblerErrorsTest::place, Diagnostic::message, Diagnostic::hint)
                .containsExactly(org.assertj.core.api.Assertions.tuple(place, message, hint));
    }

    private static String place(Diagnostic each) {
        return each.range().line() + ":" + each.range().column() + "+"
                + each.range().length();
    }

    @Test
    void allErrorsAreSaidAtOnceInTheOrderOfTheText() {
        Assembly assembly =
                AssemblerTest.assemble("jmp nowhere\npritn\nldc \"x\npick 300\nadd 1\n.func f n n\nlload m\n");
        assertThat(assembly.diagnostics())
                .extracting(each -> each.range().line())
                .containsExactly(1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void hintsDoNotKeepAProgramFromBeingMade() {
        Assembly assembly = AssemblerTest.assemble("push 1\nJZ 0\nconst 2.5\nconst \"a\"\nconst 5_000_000_000\n");
        assertThat(assembly.program()).isNotNull();
        assertThat(assembly.diagnostics())
                .extracting(AssemblerErrorsTest::place, Diagnostic::severity, Diagnostic::message, Diagnostic::hint)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(
                                "1:1+4",
                                Diagnostic.Severity.HINT,
                                "'push' is another name for 'const'.",
                                "You can keep it. The messages and the listing say 'const'."),
                        org.assertj.core.api.Assertions.tuple(
                                "2:1+2",
                                Diagnostic.Severity.HINT,
                                "'JZ' is another name for 'jf'.",
                                "You can keep it. The messages and the listing say 'jf'."),
                        org.assertj.core.api.Assertions.tuple(
                                "3:7+3",
                                Diagnostic.Severity.HINT,
                                "'const' holds a whole number, and 2.5 is a float, so it goes to the constant pool.",
                                "The instruction becomes 'ldc 2.5'."),
                        org.assertj.core.api.Assertions.tuple(
                                "4:7+3",
                                Diagnostic.Severity.HINT,
                                "'const' holds a whole number, and \"a\" is a string, so it goes to the constant pool.",
                                "The instruction becomes 'ldc \"a\"'."),
                        org.assertj.core.api.Assertions.tuple(
                                "5:7+13",
                                Diagnostic.Severity.HINT,
                                "5_000_000_000 does not fit into the 4 bytes of 'const', so it goes to the constant pool.",
                                "The instruction becomes 'ldc 5_000_000_000'."));
    }

    @Test
    void ofTooManyDiagnosticsTheErrorsAreKept() {
        StringBuilder texts = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            texts.append("const \"").append(i).append("\"\n");
            labels.append("jmp nowhere").append(i).append('\n');
        }
        List<Diagnostic> hints = AssemblerTest.assemble(texts.toString()).diagnostics();
        assertThat(hints).hasSize(Diagnostics.MOST + 1);
        assertThat(hints.get(Diagnostics.MOST).message()).isEqualTo("There are 2000 more that are not shown.");
        assertThat(AssemblerTest.assemble(texts + "pritn\n").diagnostics())
                .as("hints wait until there is no error")
                .extracting(Diagnostic::message)
                .containsExactly("Unknown instruction 'pritn'.");
        List<Diagnostic> errors = AssemblerTest.assemble(labels.toString()).diagnostics();
        assertThat(errors).hasSize(Diagnostics.MOST + 1);
        assertThat(errors.get(Diagnostics.MOST).message()).isEqualTo("There are 2000 more that are not shown.");
        assertThat(errors.get(Diagnostics.MOST).isError()).isTrue();
    }

    @Test
    void moreThanTwoBytesCanNumberIsTooMuch() {
        for (String what : List.of("globals", "constants", "functions", "locals in one function")) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i <= 65_537; i++) {
                text.append(
                        switch (what) {
                            case "globals" -> ".global a" + i + "\n";
                            case "constants" -> ".const a" + i + " 1\n";
                            case "functions" -> ".func a" + i + "\nret\n";
                            default -> ".local a" + i + "\n";
                        });
            }
            assertThat(AssemblerTest.assemble(text + "\n.func last\nret\n").diagnostics())
                    .filteredOn(each -> each.message().equals("There are more than 65536 " + what + "."))
                    .hasSize(1);
        }
        StringBuilder literals = new StringBuilder();
        for (int i = 0; i <= 65_536; i++) {
            literals.append("ldc ").append(i).append(".5\n");
        }
        assertThat(AssemblerTest.assemble(literals.toString()).diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly(
                        "There are 65537 constants, counting those made for literals; at most 65536 are possible.");
    }

    /** Whatever the text is, there are diagnostics or a program, and no exception. */
    @Test
    void anyTextIsReadToTheEnd() {
        long seed = Long.getLong("vitrine.seed", 20_261_121L);
        String[] pieces = {
            "const",
            "jmp",
            "lload",
            "add",
            "ldc",
            ".func",
            ".local",
            ".global",
            ".const",
            ".byte",
            ".entry",
            ".machine",
            "stack",
            "main",
            "a",
            "b",
            "_",
            "a:",
            ":",
            ",",
            "-",
            "5",
            "-5",
            "1.5",
            "0x",
            "0xfF",
            "'a'",
            "'",
            "\"x\"",
            "\"",
            "\\",
            ";",
            "\n",
            "\n",
            "\n",
            "\r",
            "\t",
            "nan",
            "-inf",
            "null",
            "\ud800",
            "é",
            "$1",
            "@",
            "1e",
            "..",
            ".",
            "\0"
        };
        for (long each = seed; each < seed + 5_000; each++) {
            Random random = new Random(each);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]).append(random.nextBoolean() ? " " : "");
            }
            Assembly assembly = AssemblerTest.assemble(text.toString());
            boolean errors = assembly.diagnostics().stream().anyMatch(Diagnostic::isError);
            assertThat(assembly.program() == null).as("seed %d: %s", each, text).isEqualTo(errors);
            if (assembly.program() != null) {
                RoundTripTest.assertComesBack(assembly.program(), "seed " + each);
            }
        }
    }
}
