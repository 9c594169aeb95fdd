package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.NumberOracle;
import vitrine.machine.Value;
import vitrine.program.Assembly;
import vitrine.program.Literal;
import vitrine.program.NumberForms;
import vitrine.program.Program;

/** All that reads numbers reads the same ones: sources, conditions, watches, edited cells, what is expected in comments. */
class NumberReadersTest {
    private static final String PROGRAM = ".global cell\nconst 1\nhalt\n";
    private static final Debugger DEBUGGER = Moments.debugger(PROGRAM);

    private static List<Value> values() {
        List<Value> values = new ArrayList<>();
        NumberForms.ints().forEach(each -> values.add(new Value.Int(each)));
        NumberForms.floats().forEach(each -> values.add(new Value.Float(each)));
        return values;
    }

    private static List<String> forms(Value value) {
        return value instanceof Value.Int whole
                ? NumberForms.of(whole.value())
                : NumberForms.of(((Value.Float) value).value());
    }

    private static String shown(Value value) {
        return DEBUGGER.machine().view(value).text();
    }

    private static Literal literal(Value value) {
        return value instanceof Value.Int whole
                ? new Literal.Int(whole.value())
                : new Literal.Float(((Value.Float) value).value());
    }

    private static Value evaluated(String text) throws ExpressionException {
        return Expression.parse(text).evaluate(DEBUGGER.machine());
    }

    @Test
    void whatIsShownIsReadAgainEverywhere() throws ExpressionException {
        for (Value value : values()) {
            Literal literal = literal(value);
            Debugger debugger = Moments.debugger(PROGRAM);
            for (String form : forms(value)) {
                assertThat(globals(form)).as(form).containsExactly(literal);
                if (value instanceof Value.Float) {
                    assertThat(constants("ldc " + form)).as(form).containsExactly(literal);
                }
                assertThat(constants(".const name " + form + "\nldc name"))
                        .as(form)
                        .containsExactly(literal);
                if (form.length() < 1_000) {
                    assertThat(evaluated(form)).as(form).isEqualTo(value);
                    assertThat(evaluated("(" + form + ")")).as(form).isEqualTo(value);
                    DEBUGGER.setWatches(List.of(form));
                    assertThat(DEBUGGER.watches().get(0).value().text()).isEqualTo(shown(value));
                    assertThat(debugger.write("cell", form, false)).as(form).isNull();
                    assertThat(debugger.machine().read("global 0")).as(form).isEqualTo(value);
                }
            }
            assertThat(forms(value)).contains(shown(value));
        }
    }

    private static List<Literal> globals(String form) {
        return Moments.assemble(".global name " + form + "\nhalt\n").program().globals().stream()
                .map(each -> each.initial())
                .toList();
    }

    /** The constants of a program, which is the same one after it was listed and assembled. */
    private static List<Literal> constants(String lines) {
        Program program = Moments.assemble(lines + "\nhalt\n").program();
        assertThat(Moments.assemble(Disassembler.disassemble(program, Moments.KIND.instructions()))
                        .program())
                .isEqualTo(program);
        return program.constants().stream().map(each -> each.value()).toList();
    }

    /** A number beyond what an instruction holds goes to the constant pool, a word for one as well. */
    @ParameterizedTest
    @ValueSource(strings = {"Infinity", "inf", "INF", "-Infinity", "-inf", "NaN", "nan", "+inf", "1e300", "-0.0"})
    void constTakesAnyFloat(String form) {
        assertThat(constants("const " + form)).containsExactly(NumberForms.meaning(form));
    }

    @Test
    void whatIsNoNumberIsNoneAnywhere() {
        int refused = 0;
        for (String text : NumberForms.texts()) {
            // other texts are expressions, names or several words
            if (!text.matches("[-+]?[.]?[0-9\u0660-\u0669][0-9A-Za-z_.\u0660-\u0669]*")
                    || NumberForms.meaning(text) != null
                    || text.length() > 900) {
                continue;
            }
            refused++;
            assertThat(Assembler.assemble(".global name " + text + "\nhalt\n", "stack", Machines.instructionSets())
                            .diagnostics())
                    .as(text)
                    .isNotEmpty();
            assertThatThrownBy(() -> evaluated(text)).as(text).isInstanceOf(ExpressionException.class);
            assertThat(DEBUGGER.write("cell", text, false)).as(text).isNotNull();
        }
        assertThat(refused).isGreaterThan(30);
    }

    @Test
    void comparesExactlyInConditions() throws ExpressionException {
        List<Value> some = values().stream()
                .filter(each -> Math.floorMod(shown(each).hashCode(), 3) == 0
                        || shown(each).length() > 15)
                .toList();
        for (Value a : some) {
            for (Value b : some) {
                String x = shown(a);
                String y = shown(b);
                for (String[] operator : new String[][] {
                    {"==", "eq"}, {"!=", "ne"}, {"<", "lt"}, {"<=", "lte"}, {">", "gt"}, {">=", "gte"}
                }) {
                    boolean holds = NumberOracle.holds(operator[1], number(a), number(b));
                    assertThat(evaluated(x + operator[0] + y))
                            .as("%s %s %s", x, operator[0], y)
                            .isEqualTo(new Value.Int(holds ? 1 : 0));
                }
            }
        }
    }

    private static Number number(Value value) {
        return value instanceof Value.Int whole ? (Number) whole.value() : (Number) ((Value.Float) value).value();
    }

    /** The number in a cell's own name is a number too. */
    @Test
    void cellsAreNumberedByTheGrammar() throws ExpressionException {
        Debugger debugger = Moments.debugger("const 7\nconst 8\nhalt\n");
        Moments.finish(debugger.begin(new Motion.GoTo(2)), 1_000);
        assertThat(Expression.parse("`stack 1` + `stack 0x1`").evaluate(debugger.machine()))
                .isEqualTo(new Value.Int(16));
        for (String none : List.of("`stack \u0661`", "`stack -1`", "`stack 1d`", "`heap 0x+40`", "`global +\u0660`")) {
            assertThatThrownBy(() -> Expression.parse(none).evaluate(debugger.machine()))
                    .as(none)
                    .isInstanceOf(ExpressionException.class);
        }
    }

    // ---- words that are numbers, and names

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            const inf jmpi inf:                         | `const inf;jmpi;inf:;ldc "there";print;halt`
            .func inf                                   | `.func main;call inf;halt;.func inf;ldc "there";print;ret`
            .field nan                                  | `.class A;.field nan;.func main;new A;dup;ldc "there";putf nan;getf nan;print;halt`
            """)
    void aNameThatTheProgramDeclaresIsThatName(String what, String source) {
        assertThat(run(source.replace(';', '\n'))).as(what).isEqualTo("there\n");
    }

    @Test
    void aConditionMeansTheLocalThatHasTheName() throws ExpressionException {
        Debugger debugger = Moments.debugger(".func main\n.local inf\nconst 3\nlstore inf\nlload inf\nhalt\n");
        Moments.finish(debugger.begin(new Motion.GoTo(2)), 1_000);
        Machine machine = debugger.machine();
        assertThat(Expression.parse("inf == 3 && -inf == -3").holds(machine)).isTrue();
        assertThat(Expression.parse("inf < Infinity && -INF < inf").holds(machine))
                .isTrue();
    }

    private static String run(String source) {
        Debugger debugger = Moments.debugger(source);
        Moments.finish(debugger.begin(new Motion.GoToEnd()), 1_000);
        return ProgramOutput.from(debugger, 0);
    }

    // ---- words of 32 bits

    private static Debugger register(String source) {
        Assembly assembly = Assembler.assemble(source, "register", Machines.instructionSets());
        Program program = assembly.program();
        MachineKind kind = Machines.named("register");
        assertThat(program).as("%s", assembly.diagnostics()).isNotNull();
        return new Debugger(kind, program, assembly.sourceMap(), Limits.DEFAULT, InputState.none(1));
    }

    private static String cell(Debugger debugger, String name) {
        String cell = debugger.machine().resolve(name);
        return cell == null ? "" : cell;
    }

    /** As the page shows a register in hexadecimal, so a condition and an edit mean it. */
    @Test
    void hexadecimalNumbersUseTheBitsOfTheMachinesWords() throws ExpressionException {
        Debugger debugger = register("load $0 #0xffffffff\nload $1 #5\nload $2 #0x7fff\nlui $2 #0xffff\nhlt\n");
        Moments.finish(debugger.begin(new Motion.GoTo(5)), 1_000);
        Machine machine = debugger.machine();
        for (String holds : List.of(
                "$0 == 0xFFFF_FFFF",
                "$0 == -1",
                "$2 == 0x7FFF_FFFF",
                "0x1_0000_0000 == 4294967296",
                "0b1111_1111_1111_1111_1111_1111_1111_1110 == -2",
                "4294967295 > 0")) {
            assertThat(Expression.parse(holds).holds(machine)).as(holds).isTrue();
        }
        assertThat(debugger.write(cell(debugger, "$1"), "0xFFFF_FFFE", false)).isNull();
        assertThat(machine.read(cell(debugger, "$1"))).isEqualTo(new Value.Int(-2));
        assertThat(Expression.parse("0xFFFF_FFFF == 4294967295").holds(DEBUGGER.machine()))
                .isTrue();
    }

    @Test
    void floatsOfTheRegisterMachineAreReadAsTheyAreShown() {
        Debugger debugger = register("hlt\n");
        for (double number : NumberForms.floats()) {
            for (String form : NumberForms.of(number)) {
                if (form.length() < 1_000) {
                    assertThat(debugger.write(cell(debugger, "$f0"), form, false))
                            .as(form)
                            .isNull();
                    assertThat(debugger.machine().read(cell(debugger, "$f0")))
                            .as(form)
                            .isEqualTo(new Value.Float(number));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            addi $0 #0xFFFF    | Numbers here go from -32768 to 32767. -1 has the same bits as #0xFFFF: write #-1.
            addi $0 0xFFFF     | Numbers here go from -32768 to 32767. -1 has the same bits as 0xFFFF: write -1.
            addi $0 #32768     | Numbers here go from -32768 to 32767. -32768 has the same bits as #32768: write #-32768.
            addi $0 #65536     | Numbers here go from -32768 to 32767.
            addi $0 #-32769    | Numbers here go from -32768 to 32767.
            lui $0 #-1         | Numbers here go from 0 to 65535. 65535 has the same bits as #-1: write #65535.
            lui $0 #-32768     | Numbers here go from 0 to 65535. 32768 has the same bits as #-32768: write #32768.
            lui $0 #-32769     | Numbers here go from 0 to 65535.
            cloop #-2          | Numbers here go from 0 to 65535. 65534 has the same bits as #-2: write #65534.
            loadm $0 $1 0xFC   | Numbers here go from -128 to 127. -4 has the same bits as 0xFC: write -4.
            setm $0 $1 256     | Numbers here go from -128 to 127.
            rjmp 0xFFFF_FFFB   | Numbers here go from -2147483648 to 2147483647. -5 has the same bits as 0xFFFF_FFFB: write -5.
            pick -1            | Numbers here go from 0 to 255.
            """)
    void saysHowTheSameBitsAreWritten(String line, String hint) {
        String machine = line.matches("(rjmp|pick).*") ? "stack" : "register";
        assertThat(Assembler.assemble(".machine " + machine + "\n" + line + "\n", machine, Machines.instructionSets())
                        .diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.hint()).isEqualTo(hint));
    }

    // ---- expectations in comments

    @Test
    void expectedStacksAreNumbers() {
        List<Value> values = values();
        for (int i = 0; i < values.size(); i += 5) {
            Value value = values.get(i);
            for (String form : forms(value)) {
                if (form.length() < 1_000) {
                    String source = "const 1\nconst %s\nnop   ; stack: 0x1 %s\nhalt  ; steps: 0x4\n"
                            .formatted(shown(value), form);
                    assertThat(ProgramCheck.check(source)).as(form).isEmpty();
                }
            }
        }
        assertThat(ProgramCheck.check("const 1\nnop ; stack: 1.0\nhalt\n")).hasSize(1);
        assertThat(ProgramCheck.check("const 9007199254740993\nnop ; stack: 9007199254740992\nhalt\n"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,000", "1_000", "0x3e8", "0b11_1110_1000", "+1000", "1000"})
    void countsInCommentsAreWrittenAsCountsAre(String count) {
        String source = "const 332\nagain:\nconst 1\nsub\ndup\njt again\nnop\nnop\nhalt ; steps: %s\n";
        List<ProgramCheck.Failure> failures = ProgramCheck.check(source.formatted(count));
        assertThat(failures)
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).isEqualTo("expected 1000 steps and got 1332"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,00", "\u0665", "1e3", "ten", "1d"})
    void countsInCommentsThatAreNoneAreReported(String count) {
        assertThat(ProgramCheck.check("halt ; steps: " + count + "\n"))
                .first()
                .satisfies(failure -> assertThat(failure.message())
                        .startsWith("A number is needed here, but there is '" + count + "'."));
    }

    // ---- what has changed

    @Test
    void aCellChangesWhenWhatIsShownChanges() {
        String source = """
                .global g 9007199254740993
                    const 9007199254740992.0
                    gstore g
                    const 9007199254740992
                    gstore g
                    const 9007199254740992
                    gstore g
                    const 0.0
                    gstore g
                    const -0.0
                    gstore g
                    const NaN
                    gstore g
                    const NaN
                    gstore g
                    halt
                """;
        Debugger debugger = Moments.debugger(source);
        debugger.setBreakpoints(List.of(new BreakpointSpec(
                new BreakpointSpec.Data("g", BreakpointSpec.Access.CHANGED), "", 0, "", false, true)));
        List<Long> stops = new ArrayList<>();
        while (!debugger.ended()) {
            Moments.finish(debugger.begin(new Motion.Continue()), 1_000);
            if (!debugger.ended()) {
                stops.add(debugger.time());
            }
        }
        assertThat(stops).containsExactly(2L, 4L, 8L, 10L, 12L);
    }
}
