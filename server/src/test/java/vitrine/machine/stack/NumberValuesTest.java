package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
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
import vitrine.program.Numbers;
import vitrine.program.Program;

/**
 * Hard numbers through every instruction of the stack machine: interpreted, observed and compiled, with operands of known types, of types that change and
 * written into the code, against numbers of any size.
 */
class NumberValuesTest {
    private static final boolean ALL = Boolean.getBoolean("vitrine.numbers.all");
    private static final Set<Number> HARDEST = Set.of(
            0L,
            (1L << 53) - 1,
            1L << 53,
            (1L << 53) + 1,
            -(1L << 53) - 1,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            0.0,
            -0.0,
            0x1p53,
            -0x1p53,
            0x1p63,
            -0x1p63,
            Math.nextDown(0x1p63),
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);

    private static final Limits LIMITS = new Limits(64L << 20, 100_000, 10_000, 8_000_000);

    /** What an instruction has to do with numbers. The switch is complete: a new instruction has to be put somewhere. */
    private enum Part {
        /** Two numbers give one. */
        TWO,
        /** A number gives a value. */
        ONE,
        /** A text gives a number. */
        TEXT,
        /** A number decides where the program goes on. */
        TRUTH,
        /** A value is moved and stays what it is. */
        MOVES,
        /** A number counts, or is a place. */
        PLACE,
        /** Nothing. */
        NONE
    }

    private static Part part(StackOp op) {
        return switch (op) {
            case ADD, SUB, MUL, DIV, MOD, POW, AND, OR, XOR, SHIFTL, SHIFTR, USHIFTR, ROTL, ROTR -> Part.TWO;
            case EQ, NE, LT, LTE, GT, GTE -> Part.TWO;
            case NEG, ABS, NOT, I2F, F2I, I2S, F2S, TYPEOF, PRINT -> Part.ONE;
            case S2I, S2F -> Part.TEXT;
            case JT, JF -> Part.TRUTH;
            case CONST, LDC, POP, DUP, SWAP, OVER, ROT, PICK, GLOAD, GSTORE, LLOAD, LSTORE, CALL, CALLI, RET ->
                Part.MOVES;
            case ASTORE, BOX, UNBOX, SETBOX, CLOSURE, CLOAD, CSTORE, PUTF, GETF, NEW, THROW -> Part.MOVES;
            case NEWARR, ALOAD, ALEN, SCHAR, SUBSTR, SLEN, JMPI, RJMPI, HOST -> Part.PLACE;
            case NOP, HALT, DUMP, TRACE, BREAK, NULL, JMP, RJMP, FUNC, CONCAT, INSTANCEOF, SEND, SUPER, GC -> Part.NONE;
        };
    }

    static Stream<StackOp> of(Part part) {
        return Stream.of(StackOp.values()).filter(op -> part(op) == part);
    }

    static Stream<StackOp> two() {
        return of(Part.TWO);
    }

    static Stream<StackOp> one() {
        return of(Part.ONE);
    }

    // ---- running

    private static Program assemble(String source) {
        Assembly assembly = Assembler.assemble(source, "stack", Machines.instructionSets());
        Program program = assembly.program();
        assertThat(program).as("%s", assembly.diagnostics()).isNotNull();
        return program;
    }

    /** What a program writes: interpreted, observed, compiled at once and after a while, all the same. */
    private static List<String> output(String source, Inputs inputs) {
        Program program = assemble(source);
        List<String> interpreted = OutputOf.running(machine(program, inputs, Engine.NEVER));
        assertThat(OutputOf.observed(machine(program, inputs, Engine.NEVER)))
                .as("observed")
                .isEqualTo(interpreted);
        for (int threshold : new int[] {1, 40}) {
            assertThat(OutputOf.running(machine(program, inputs, threshold)))
                    .as(
                            "compiled after %d\n%s",
                            threshold, source.lines().limit(20).toList())
                    .isEqualTo(interpreted);
        }
        return interpreted;
    }

    private static StackMachine machine(Program program, Inputs inputs, int threshold) {
        return new StackMachine(program, LIMITS, inputs, threshold, new CodeCache<>());
    }

    private static final Inputs NOTHING = (time, request) -> new Input.End();

    private static List<Number> numbers() {
        List<Number> numbers = new ArrayList<>();
        List<Long> ints = NumberForms.ints();
        List<Double> floats = NumberForms.floats();
        // by turns, so that types change
        for (int i = 0; i < Math.max(ints.size(), floats.size()); i++) {
            if (i < ints.size()) {
                numbers.add(ints.get(i));
            }
            if (i < floats.size()) {
                numbers.add(floats.get(i));
            }
        }
        return numbers;
    }

    private static String written(Number number) {
        return number instanceof Long ? number.toString() : FloatText.of(number.doubleValue());
    }

    private static String type(Number number) {
        return number instanceof Long ? "i" : "f";
    }

    // ---- two numbers

    @ParameterizedTest
    @MethodSource("two")
    void twoNumbers(StackOp op) {
        boolean compares = op.group().equals(StackOp.EQ.group());
        boolean bits = op.group().equals(StackOp.AND.group());
        List<Number> numbers =
                numbers().stream().filter(each -> !bits || each instanceof Long).toList();
        // all pairs of all of them take a minute
        List<Number> some = numbers.stream()
                .filter(each -> ALL || HARDEST.contains(each) || numbers.indexOf(each) % 4 == 0)
                .toList();
        for (Pairs pairs : Pairs.values()) {
            if (pairs != Pairs.BRANCH || compares) {
                List<String> expected = new ArrayList<>();
                String source = pairs.source(op, some, (a, b) -> traps(op, a, b), expected);
                assertThat(output(source, NOTHING)).as("%s %s", op, pairs).isEqualTo(expected);
            }
        }
    }

    private static boolean traps(StackOp op, Number a, Number b) {
        return (op == StackOp.DIV || op == StackOp.MOD) && a instanceof Long && b.equals(0L);
    }

    /** The ways to bring two numbers to an instruction. */
    private enum Pairs {
        /** One function for each pair of types. */
        KNOWN_TYPES,
        /** One function for all. */
        ANY_TYPES,
        /** The first one, or the second, stands in the code. */
        CONSTANT_FIRST,
        CONSTANT_SECOND,
        /** Both stand in the code. */
        BOTH_CONSTANT,
        /** The answer is not pushed and printed but jumped by. */
        BRANCH;

        String source(StackOp op, List<Number> numbers, BiPredicate<Number, Number> traps, List<String> expected) {
            String mnemonic = op.name().toLowerCase(Locale.ROOT);
            StringBuilder main = new StringBuilder(".func main\n");
            StringBuilder functions = new StringBuilder();
            for (String types : List.of("ii", "if", "fi", "ff", "any")) {
                functions.append(".func f_%s a b\nlload a\nlload b\n%s\n".formatted(types, mnemonic));
                functions.append(
                        this == BRANCH ? "jt yes\nconst 0\nprint\nret\nyes:\nconst 1\nprint\nret\n" : "print\nret\n");
            }
            for (int i = 0; i < numbers.size(); i++) {
                String number = written(numbers.get(i));
                functions.append(
                        ".func first_%d b\nconst %s\nlload b\n%s\nprint\nret\n".formatted(i, number, mnemonic));
                functions.append(
                        ".func second_%d a\nlload a\nconst %s\n%s\nprint\nret\n".formatted(i, number, mnemonic));
            }
            for (int i = 0; i < numbers.size(); i++) {
                for (int j = 0; j < numbers.size(); j++) {
                    Number a = numbers.get(i);
                    Number b = numbers.get(j);
                    if (traps.test(a, b)) {
                        continue;
                    }
                    expected.add(result(op, a, b));
                    String x = written(a);
                    String y = written(b);
                    main.append(
                            switch (this) {
                                case KNOWN_TYPES, BRANCH ->
                                    "const %s\nconst %s\ncall f_%s%s\n".formatted(x, y, type(a), type(b));
                                case ANY_TYPES -> "const %s\nconst %s\ncall f_any\n".formatted(x, y);
                                case CONSTANT_FIRST -> "const %s\ncall first_%d\n".formatted(y, i);
                                case CONSTANT_SECOND -> "const %s\ncall second_%d\n".formatted(x, j);
                                case BOTH_CONSTANT -> "const %s\nconst %s\n%s\nprint\n".formatted(x, y, mnemonic);
                            });
                }
            }
            return main.append("halt\n").append(functions).toString();
        }
    }

    private static String result(StackOp op, Number a, Number b) {
        String name = op.name().toLowerCase(Locale.ROOT);
        if (op.group().equals(StackOp.EQ.group())) {
            return NumberOracle.holds(name, a, b) ? "1" : "0";
        } else if (op.group().equals(StackOp.AND.group())) {
            String operation =
                    name.replace("shiftl", "shl").replace("ushiftr", "ushr").replace("shiftr", "shr");
            return Long.toString(NumberOracle.bits(operation, a.longValue(), b.longValue(), 64));
        } else if (a instanceof Long x && b instanceof Long y && !(op == StackOp.POW && y < 0)) {
            return Long.toString(NumberOracle.ints(name, x, y));
        }
        double x = a instanceof Long whole ? NumberOracle.toFloat(whole) : a.doubleValue();
        double y = b instanceof Long whole ? NumberOracle.toFloat(whole) : b.doubleValue();
        // a power is what Java says it is, everywhere
        return FloatText.of(op == StackOp.POW ? StrictMath.pow(x, y) : NumberOracle.floats(name, x, y));
    }

    @Test
    void equalIsNotWhatIsEqualAfterRounding() {
        assertThat(output("""
                        const 9007199254740993
                        const 9007199254740992.0
                        eq
                        print
                        halt
                        """, NOTHING)).containsExactly("0");
    }

    @Test
    void aDivisionByZeroTrapsInEveryWay() {
        for (String op : List.of("div", "mod")) {
            for (long number : NumberForms.ints()) {
                assertThat(output("const %d\nconst 0\n%s\nprint\nhalt\n".formatted(number, op), NOTHING))
                        .singleElement()
                        .asString()
                        .contains("Division by zero");
            }
        }
    }

    // ---- one number

    @ParameterizedTest
    @MethodSource("one")
    void oneNumber(StackOp op) {
        List<Number> numbers = numbers().stream()
                .filter(each -> switch (op) {
                    case NOT, I2F, I2S -> each instanceof Long;
                    case F2I, F2S -> each instanceof Double;
                    default -> true;
                })
                .toList();
        String mnemonic = op == StackOp.PRINT ? "nop" : op.name().toLowerCase(Locale.ROOT);
        StringBuilder source = new StringBuilder(".func main\n");
        List<String> expected = new ArrayList<>();
        for (Number number : numbers) {
            for (String function : List.of(type(number), "any")) {
                source.append("const %s\ncall f_%s\n".formatted(written(number), function));
                expected.add(result(op, number));
            }
            source.append("const %s\n%s\nprint\n".formatted(written(number), mnemonic));
            expected.add(result(op, number));
        }
        source.append("halt\n");
        for (String function : List.of("i", "f", "any")) {
            source.append(".func f_%s a\nlload a\n%s\nprint\nret\n".formatted(function, mnemonic));
        }
        assertThat(output(source.toString(), NOTHING)).as("%s", op).isEqualTo(expected);
    }

    private static String result(StackOp op, Number number) {
        boolean whole = number instanceof Long;
        long bits = number.longValue();
        double value = number.doubleValue();
        return switch (op) {
            case NEG -> whole ? Long.toString(NumberOracle.ints("sub", 0, bits)) : FloatText.of(-value);
            case ABS ->
                whole
                        ? Long.toString(bits < 0 ? NumberOracle.ints("sub", 0, bits) : bits)
                        : FloatText.of(value <= 0 ? 0.0 - value : value);
            case NOT -> Long.toString(-1 - bits);
            case I2F -> FloatText.of(NumberOracle.toFloat(bits));
            case F2I -> Long.toString(NumberOracle.toInt(value, Long.MIN_VALUE, Long.MAX_VALUE));
            case TYPEOF -> whole ? "int" : "float";
            default -> written(number);
        };
    }

    // ---- texts

    @ParameterizedTest
    @EnumSource(names = {"S2I", "S2F"})
    void aTextIsTheNumberThatTheGrammarSays(StackOp op) {
        assertThat(of(Part.TEXT)).contains(op);
        List<String> texts = new ArrayList<>(NumberForms.texts());
        numbers().forEach(number -> texts.add(written(number)));
        StringBuilder source = new StringBuilder(".func main\n");
        List<String> expected = new ArrayList<>();
        for (String text : texts) {
            if (text.indexOf('\n') < 0) {
                source.append("ldc \"").append(text).append("\"\ncall f\nprint\n");
                expected.add(meaning(op, text));
            }
        }
        source.append("""
                halt
                .func f text
                .catch begin end failed trap
                begin:
                    lload text
                    %s
                end:
                    ret
                failed:
                    pop
                    ldc "none"
                    ret
                """.formatted(op.name().toLowerCase(Locale.ROOT)));
        assertThat(output(source.toString(), NOTHING)).isEqualTo(expected);
    }

    private static String meaning(StackOp op, String text) {
        String bare = text.replaceAll("^[ \t\n\r]+|[ \t\n\r]+$", "");
        Literal literal = NumberForms.meaning(bare);
        if (op == StackOp.S2I) {
            return literal instanceof Literal.Int whole ? Long.toString(whole.value()) : "none";
        } else if (literal == null && bare.matches("[-+]?[0-9]+(_[0-9]+)*") && bare.length() < Numbers.LONGEST) {
            // a float may have more digits than a whole number
            literal = NumberForms.meaning(bare + ".0");
        }
        return literal instanceof Literal.Int whole
                ? FloatText.of(NumberOracle.toFloat(whole.value()))
                : literal instanceof Literal.Float real ? FloatText.of(real.value()) : "none";
    }

    // ---- truth

    @Test
    void onlyZeroIsFalse() {
        StringBuilder source = new StringBuilder(".func main\n");
        List<String> expected = new ArrayList<>();
        for (Number number : numbers()) {
            for (String function : List.of(type(number), "any")) {
                source.append("const %s\ncall f_%s\n".formatted(written(number), function));
                expected.add(number.doubleValue() == 0 ? "no" : "yes");
            }
        }
        source.append("halt\n");
        for (String function : List.of("i", "f", "any")) {
            source.append("""
                    .func f_%s a
                        lload a
                        jt yes
                        lload a
                        jf no
                        ldc "both"
                        print
                        ret
                    yes:
                        lload a
                        jf both
                        ldc "yes"
                        print
                        ret
                    no:
                        ldc "no"
                        print
                        ret
                    both:
                        ldc "both"
                        print
                        ret
                    """.formatted(function));
        }
        assertThat(of(Part.TRUTH)).containsExactly(StackOp.JT, StackOp.JF);
        assertThat(output(source.toString(), NOTHING)).isEqualTo(expected);
    }

    // ---- moving

    /** Through all that keeps values, and out again. */
    @Test
    void aMovedNumberStaysWhatItIs() {
        StringBuilder source = new StringBuilder();
        List<String> expected = new ArrayList<>();
        List<Number> numbers = numbers();
        for (int i = 0; i < numbers.size(); i++) {
            source.append(".global g%d %s\n".formatted(i, written(numbers.get(i))));
            source.append(".const c%d %s\n".formatted(i, written(numbers.get(i))));
        }
        source.append(".global global\n.class Thing\n.field kept\n.func main\n");
        for (int i = 0; i < numbers.size(); i++) {
            source.append("gload g%d\nprint\nldc c%d\nprint\n".formatted(i, i));
            source.append("const %s\ncall moved\nprint\n".formatted(written(numbers.get(i))));
            for (int j = 0; j < 3; j++) {
                expected.add(written(numbers.get(i)));
            }
        }
        source.append("""
                halt
                .func moved n
                .local box
                .local thing
                .local array
                .catch begin end caught
                    lload n
                    dup
                    pop
                    const 7
                    swap
                    over
                    rot
                    pick 1
                    pop
                    swap
                    pop
                    pop
                    gstore global
                    gload global
                    box
                    lstore box
                    lload box
                    lload box
                    unbox
                    setbox
                    const 3
                    newarr
                    lstore array
                    lload array
                    const 1
                    lload box
                    unbox
                    astore
                    new Thing
                    lstore thing
                    lload thing
                    lload array
                    const 1
                    aload
                    putf kept
                    lload thing
                    getf kept
                    closure kept
                    calli 0
                begin:
                    throw
                end:
                caught:
                    func same
                    calli 1
                    ret
                .func same n
                    lload n
                    ret
                .func kept
                .capture n
                    cload n
                    cstore n
                    cload n
                    ret
                """);
        assertThat(of(Part.MOVES).map(op -> op.name().toLowerCase(Locale.ROOT)))
                .allSatisfy(mnemonic -> assertThat(source.toString()).containsPattern("(?m)^ *" + mnemonic + "\\b"));
        assertThat(output(source.toString(), NOTHING)).isEqualTo(expected);
        Program program = assemble(source.toString());
        assertThat(assemble(Disassembler.disassemble(program, StackMachineKind.INSTRUCTIONS)))
                .isEqualTo(program);
    }

    // ---- places

    /** Nothing is counted, made or gone to that is not there, whatever the number: the same trap in every way. */
    @Test
    void aNumberThatIsNoPlaceTraps() {
        List<String> uses = List.of(
                "const 3\nnewarr\nconst %s\naload",
                "const 3\nnewarr\nconst %s\nconst 1\nastore",
                "const %s\nnewarr\nalen",
                "ldc \"abc\"\nconst %s\nschar",
                "ldc \"abc\"\nconst %s\nconst 3\nsubstr\nslen",
                "ldc \"abc\"\nconst 0\nconst %s\nsubstr\nslen",
                "const %s\njmpi",
                "const %s\nrjmpi",
                "const %s\nhost random");
        Inputs inputs = (time, request) ->
                request instanceof InputRequest.Random random ? new Input.Number(random.bound() - 1) : new Input.End();
        for (Number number : numbers()) {
            if (number instanceof Long && number.longValue() >= -65 && number.longValue() <= 1L << 17) {
                // such an array, such an address there may be
                continue;
            }
            for (String use : uses) {
                List<String> output = output((use + "\nprint\nhalt\n").formatted(written(number)), inputs);
                String bound = number instanceof Long && number.longValue() > 0 && use.endsWith("random")
                        ? Long.toString(number.longValue() - 1)
                        : null;
                assertThat(output)
                        .as("%s: %s", number, use)
                        .singleElement()
                        .asString()
                        .satisfies(line -> {
                            if (bound == null) {
                                assertThat(line).startsWith("trap: ");
                            } else {
                                assertThat(line).isEqualTo(bound);
                            }
                        });
            }
        }
    }

    // ---- the world outside

    @Test
    void aLineIsTheNumberThatTheGrammarSays() {
        Program program = assemble("host read_int\nprint\nhalt\n");
        for (String line : NumberForms.texts()) {
            Literal meaning = NumberForms.meaning(line.strip().isEmpty() ? "" : line);
            Inputs inputs = (time, request) -> new Input.Line(line);
            for (StackMachine machine : List.of(machine(program, inputs, Engine.NEVER), machine(program, inputs, 1))) {
                assertThat(OutputOf.running(machine))
                        .as("'%s'", line)
                        .singleElement()
                        .asString()
                        .satisfies(output -> {
                            if (meaning instanceof Literal.Int whole) {
                                assertThat(output).isEqualTo(Long.toString(whole.value()));
                            } else {
                                assertThat(output)
                                        .startsWith("trap: host read_int needs a whole number, but the line is ");
                            }
                        });
            }
        }
    }

    @Test
    void theClockTellsAnyNumber() {
        for (long number : NumberForms.ints()) {
            Inputs inputs = (time, request) -> new Input.Number(number);
            assertThat(output("host clock\nprint\nhalt\n", inputs)).containsExactly(Long.toString(number));
        }
    }
}
