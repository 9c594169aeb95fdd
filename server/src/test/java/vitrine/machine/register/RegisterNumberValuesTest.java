package vitrine.machine.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.isa.OperandKind;
import vitrine.machine.Input;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.NumberOracle;
import vitrine.machine.OutputOf;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Assembly;
import vitrine.program.FloatText;
import vitrine.program.Literal;
import vitrine.program.NumberForms;
import vitrine.program.Program;

/** Hard numbers through every instruction of the register machine: interpreted, observed and compiled, against numbers of any size. */
class RegisterNumberValuesTest {
    private static final Limits LIMITS = new Limits(4L << 20, 100_000, 10_000, 8_000_000);

    /** What an instruction has to do with numbers. The switch is complete: a new instruction has to be put somewhere. */
    private enum Part {
        /** Two registers and a third for the result. */
        INTS,
        /** Two registers, and eq for the answer. */
        COMPARES,
        FLOATS,
        COMPARES_FLOATS,
        /** One register, perhaps with an amount, into the same or another one. */
        ONE,
        /** Between words and floats. */
        CONVERTS,
        /** A number is loaded, stored, pushed or written. */
        MOVES,
        /** A place or a count, or nothing. */
        OTHER
    }

    private static Part part(RegisterOp op) {
        return switch (op) {
            case ADD, SUB, MUL, DIV, MOD, AND, OR, XOR, SHLV, SHRV, USHRV, ROTLV, ROTRV -> Part.INTS;
            case EQ, NEQ, GT, GTE, LT, LTE -> Part.COMPARES;
            case ADDF64, SUBF64, MULF64, DIVF64 -> Part.FLOATS;
            case EQF64, NEQF64, GTF64, GTEF64, LTF64, LTEF64 -> Part.COMPARES_FLOATS;
            case NEG, ABS, NOT, INC, DEC, ADDI, SHL, SHR, USHR, ROTL, ROTR -> Part.ONE;
            case I2F, F2I -> Part.CONVERTS;
            case LOAD, LUI, LDC, LDCF64, MOVE, MOVEF64, LOADM, SETM, LOADMF, SETMF, PUSH, POP, PRTI, PRTF -> Part.MOVES;
            case LOADF64, LOADB, SETB -> Part.MOVES;
            case NOP, HLT, IGL, DUMP, JMP, JMPF, JMPB, JMPE, DJMP, DJMPE, DJMPN, CLOOP, LOOP -> Part.OTHER;
            case CALL, CALLI, RET, ALOC, FREE, PRTS, HOST -> Part.OTHER;
        };
    }

    private static Stream<RegisterOp> of(Part part) {
        return Stream.of(RegisterOp.values()).filter(op -> part(op) == part);
    }

    static Stream<RegisterOp> ints() {
        return Stream.concat(of(Part.INTS), of(Part.COMPARES));
    }

    static Stream<RegisterOp> floats() {
        return Stream.concat(of(Part.FLOATS), of(Part.COMPARES_FLOATS));
    }

    static Stream<RegisterOp> one() {
        return of(Part.ONE);
    }

    private static List<Long> words() {
        return NumberForms.ints().stream()
                .filter(each -> each >= Integer.MIN_VALUE && each <= Integer.MAX_VALUE)
                .toList();
    }

    private static Program assemble(String source) {
        Assembly assembly = Assembler.assemble(source, "register", Machines.instructionSets());
        Program program = assembly.program();
        assertThat(program).as("%s", assembly.diagnostics()).isNotNull();
        return program;
    }

    private static RegisterMachine machine(Program program, Inputs inputs, int threshold) {
        return new RegisterMachine(program, LIMITS, inputs, threshold, new CodeCache<>());
    }

    private static List<String> output(String source, Inputs inputs) {
        Program program = assemble(source);
        List<String> interpreted = OutputOf.running(machine(program, inputs, RegisterEngine.NEVER));
        assertThat(OutputOf.observed(machine(program, inputs, RegisterEngine.NEVER)))
                .as("observed")
                .isEqualTo(interpreted);
        assertThat(OutputOf.running(machine(program, inputs, 1))).as("compiled").isEqualTo(interpreted);
        return interpreted;
    }

    private static final Inputs NOTHING = (time, request) -> new Input.End();

    private static String lower(RegisterOp op) {
        return op.name().toLowerCase(Locale.ROOT);
    }

    // ---- two operands; the tables of values lie in memory, two loops go through them

    private static String loops(String directive, List<String> values, int size, String load, String body) {
        return """
                .machine register
                .memory 65536
                .data
                table: %1$s %2$s
                .code
                    load $20 @table
                    load $21 #0
                outer:
                    load $22 #0
                inner:
                    load $10 #%3$d
                    mul $21 $10 $11
                    add $20 $11 $11
                    mul $22 $10 $12
                    add $20 $12 $12
                    %4$s
                    %5$s
                    host newline
                    inc $22
                    load $13 #%6$d
                    lt $22 $13
                    djmpe inner
                    inc $21
                    lt $21 $13
                    djmpe outer
                    hlt
                """.formatted(directive, String.join(" ", values), size, load, body, values.size());
    }

    @ParameterizedTest
    @MethodSource("ints")
    void twoWords(RegisterOp op) {
        boolean compares = part(op) == Part.COMPARES;
        boolean divides = op == RegisterOp.DIV || op == RegisterOp.MOD;
        List<Long> words =
                words().stream().filter(each -> !divides || each != 0).toList();
        String print = compares ? "prti eq" : "prti $2";
        String body = compares ? lower(op) + " $0 $1\n" + print : lower(op) + " $0 $1 $2\n" + print;
        String source = loops(
                ".integer",
                words.stream().map(each -> Long.toString(each)).toList(),
                4,
                "loadm $11 $0\nloadm $12 $1",
                body);
        List<String> expected = new ArrayList<>();
        for (long a : words) {
            for (long b : words) {
                expected.add(compares ? answer(op, a, b) : word(op, a, b));
            }
        }
        assertThat(output(source, NOTHING)).isEqualTo(expected);
    }

    private static String answer(RegisterOp op, Number a, Number b) {
        String comparison = lower(op).replace("f64", "").replace("neq", "ne");
        return NumberOracle.holds(comparison, a, b) ? "1" : "0";
    }

    private static String word(RegisterOp op, long a, long b) {
        String operation = lower(op).replaceAll("(?<=[lr])v$", "");
        return Long.toString(
                switch (op) {
                    case ADD, SUB, MUL, DIV, MOD -> wrapped(NumberOracle.ints(operation, a, b));
                    default -> NumberOracle.bits(operation, a, b, 32);
                });
    }

    private static long wrapped(long number) {
        return NumberOracle.wrapped(BigInteger.valueOf(number), 32);
    }

    @ParameterizedTest
    @MethodSource("floats")
    void twoFloats(RegisterOp op) {
        boolean compares = part(op) == Part.COMPARES_FLOATS;
        List<Double> all = NumberForms.floats();
        // the oracle takes its time over numbers that are far from each other
        List<Double> floats = all.stream()
                .filter(each -> compares || all.indexOf(each) % 2 == 0 || Double.isNaN(each))
                .toList();
        String source = loops(
                ".float",
                floats.stream().map(FloatText::of).toList(),
                8,
                "loadmf $11 $f0\nloadmf $12 $f1",
                compares ? lower(op) + " $f0 $f1\nprti eq" : lower(op) + " $f0 $f1 $f2\nprtf $f2");
        List<String> expected = new ArrayList<>();
        for (double a : floats) {
            for (double b : floats) {
                expected.add(
                        compares
                                ? answer(op, a, b)
                                : FloatText.of(NumberOracle.floats(lower(op).replace("f64", ""), a, b)));
            }
        }
        assertThat(output(source, NOTHING)).isEqualTo(expected);
    }

    // ---- one operand

    @ParameterizedTest
    @MethodSource("one")
    void oneWord(RegisterOp op) {
        boolean amount = op.operands().stream().anyMatch(each -> each.kind() == OperandKind.COUNT);
        List<Long> amounts = op == RegisterOp.ADDI
                ? List.of(0L, 1L, -1L, 127L, -128L, 32767L, -32768L)
                : amount ? List.of(0L, 1L, 8L, 15L, 16L, 31L, 32L, 33L, 255L) : List.of(0L);
        StringBuilder source = new StringBuilder(".machine register\n");
        List<String> expected = new ArrayList<>();
        for (long word : words()) {
            for (long by : amounts) {
                boolean same = op.operands().size() == 1 || amount || op == RegisterOp.ADDI;
                String operands = !same ? "$0 $1" : op.operands().size() == 1 ? "$0" : "$0 #" + by;
                source.append("load $0 #%d\n%s %s\nprti %s\nhost newline\n"
                        .formatted(word, lower(op), operands, same ? "$0" : "$1"));
                expected.add(Long.toString(
                        switch (op) {
                            case NEG -> wrapped(-word);
                            case ABS -> wrapped(Math.max(word, -word));
                            case NOT -> -1 - word;
                            case INC -> wrapped(word + 1);
                            case DEC -> wrapped(word - 1);
                            case ADDI -> wrapped(word + by);
                            default -> NumberOracle.bits(lower(op), word, by, 32);
                        }));
            }
        }
        assertThat(output(source + "hlt\n", NOTHING)).isEqualTo(expected);
    }

    @Test
    void wordsAndFloatsIntoEachOther() {
        assertThat(of(Part.CONVERTS)).containsExactly(RegisterOp.I2F, RegisterOp.F2I);
        StringBuilder source = new StringBuilder(".machine register\n");
        List<String> expected = new ArrayList<>();
        for (double number : NumberForms.floats()) {
            source.append("ldcf64 $f0 #%s\nf2i $f0 $0\nprti $0\nhost newline\n".formatted(FloatText.of(number)));
            expected.add(Long.toString(NumberOracle.toInt(number, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        }
        for (long word : words()) {
            source.append("load $0 #%d\ni2f $0 $f0\nprtf $f0\nhost newline\n".formatted(word));
            expected.add(FloatText.of(NumberOracle.toFloat(word)));
        }
        assertThat(output(source + "hlt\n", NOTHING)).isEqualTo(expected);
    }

    // ---- moving

    /** Every way to bring a number into a register, to memory and back; and the listing of it assembles to the same program. */
    @Test
    void aMovedNumberStaysWhatItIs() {
        StringBuilder source = new StringBuilder(".machine register\n.memory 65536\n.global kept\n");
        List<String> expected = new ArrayList<>();
        List<Long> words = words();
        List<Double> floats = NumberForms.floats();
        for (int i = 0; i < words.size(); i++) {
            source.append(".const w%d %d\n".formatted(i, words.get(i)));
        }
        for (int i = 0; i < floats.size(); i++) {
            source.append(".const x%d %s\n".formatted(i, FloatText.of(floats.get(i))));
        }
        source.append(".data\nroom: .float 0 0\n.code\n");
        for (int i = 0; i < words.size(); i++) {
            source.append("ldc $0 w%d\ncall moved\nload $0 #%d\ncall moved\n".formatted(i, words.get(i)));
            expected.addAll(List.of(Long.toString(words.get(i)), Long.toString(words.get(i))));
        }
        for (int i = 0; i < floats.size(); i++) {
            String text = FloatText.of(floats.get(i));
            source.append("ldcf64 $f0 x%d\ncall floated\nldcf64 $f0 #%s\ncall floated\n".formatted(i, text));
            source.append("loadf64 $f0 %s\ncall floated\n".formatted(text));
            expected.addAll(List.of(text, text, text));
        }
        // words may stand at odd addresses, the lowest byte first
        source.append("""
                    hlt
                .func moved n
                    move $0 $1
                    push $1
                    pop $2
                    load $3 @room
                    inc $3
                    setm $3 $2
                    loadb $3 $4
                    loadb $3 $5 1
                    loadb $3 $6 2
                    loadb $3 $7 3
                    addi $3 #5
                    setb $3 $4
                    setb $3 $5 1
                    setb $3 $6 2
                    setb $3 $7 3
                    loadm $3 $8
                    prti $8
                    host newline
                    ret
                .func floated
                    movef64 $f0 $f1
                    load $3 @room
                    inc $3
                    setmf $3 $f1
                    loadmf $3 $f2
                    prtf $f2
                    host newline
                    ret
                """);
        Program program = assemble(source.toString());
        List<String> listing = Disassembler.disassemble(program, RegisterOp.INSTRUCTIONS)
                .lines()
                .map(line -> line.strip().split(" ")[0])
                .distinct()
                .toList();
        assertThat(of(Part.MOVES).filter(op -> !listing.contains(lower(op)))).containsExactly(RegisterOp.LOADF64);
        assertThat(output(source.toString(), NOTHING)).isEqualTo(expected);
        assertThat(assemble(Disassembler.disassemble(program, RegisterOp.INSTRUCTIONS)))
                .isEqualTo(program);
    }

    @Test
    void aWholeFloatOf16BitsIsLoadedAsItIs() {
        for (long number : List.of(0L, 1L, -1L, 255L, 32767L, -32768L)) {
            assertThat(output("loadf64 $f0 #%d\nprtf $f0\nhlt\n".formatted(number), NOTHING))
                    .containsExactly(FloatText.of(number));
        }
    }

    // ---- the world outside

    @Test
    void aLineIsTheNumberThatTheGrammarSays() {
        Program program = assemble("host read_int\nprti $0\nhlt\n");
        for (String line : NumberForms.texts()) {
            Literal meaning = NumberForms.meaning(line.strip().isEmpty() ? "" : line);
            boolean bits = line.matches("\\+?0[xXbB].*");
            long greatest = bits ? 0xffff_ffffL : Integer.MAX_VALUE;
            boolean fits = meaning instanceof Literal.Int whole
                    && whole.value() >= Integer.MIN_VALUE
                    && whole.value() <= greatest;
            Inputs inputs = (time, request) -> new Input.Line(line);
            List<RegisterMachine> machines =
                    List.of(machine(program, inputs, RegisterEngine.NEVER), machine(program, inputs, 1));
            for (RegisterMachine machine : machines) {
                assertThat(OutputOf.running(machine))
                        .as("'%s'", line)
                        .singleElement()
                        .asString()
                        .satisfies(output -> {
                            if (fits && meaning instanceof Literal.Int whole) {
                                assertThat(output).isEqualTo(Integer.toString((int) whole.value()));
                            } else {
                                assertThat(output).startsWith("trap: host read_int needs a whole number of 32 bits");
                            }
                        });
            }
        }
    }
}
