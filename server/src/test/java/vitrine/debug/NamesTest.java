package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.Directive;
import vitrine.isa.HostCall;
import vitrine.isa.Instruction;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.Area;
import vitrine.machine.CellView;
import vitrine.machine.GroupView;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.ClassDeclaration;
import vitrine.program.Diagnostic;
import vitrine.program.Function;
import vitrine.program.Literal;
import vitrine.program.Names;

/**
 * What a program declares is what its names mean, everywhere: every word that a machine or the expression language brings is declared as everything that
 * can be declared. The program then does what it says, and watches, conditions, log texts, edits and questions mean what was declared; or the name is
 * refused where it is declared, with a suggestion.
 */
class NamesTest {
    /** A kind of declaration: a program that prints 42 by means of the name, and a line where the name is a cell that holds 42; 0 for none. */
    private record Declaration(String what, String source, int line, String expression) {
        Declaration(String what, String source) {
            this(what, source, 0, "");
        }

        Declaration(String what, String source, int line) {
            this(what, source, line, "NAME");
        }

        Declaration with(String name) {
            return new Declaration(what, source.replace("NAME", name), line, expression.replace("NAME", name));
        }
    }

    private static final List<Declaration> STACK = List.of(
            new Declaration("label", """
                    .machine stack
                        const 45
                    NAME:
                        const 1
                        sub
                        dup
                        const 42
                        ne
                        jt NAME
                        print
                        halt
                    """),
            new Declaration("label that stands behind", """
                    .machine stack
                        rjmp NAME
                        halt
                    NAME:
                        const 42
                        print
                        halt
                    """),
            new Declaration("function", """
                    .machine stack
                    .func start
                        call NAME
                        func NAME
                        calli 0
                        add
                        print
                        halt
                    .func NAME
                        const 21
                        ret
                    .entry start
                    """),
            new Declaration("parameter", """
                    .machine stack
                    .func start
                        const 42
                        call f
                        halt
                    .func f NAME
                        lload NAME
                        print
                        ret
                    .entry start
                    """, 7),
            new Declaration("local", """
                    .machine stack
                    .func start
                    .local other NAME
                        const 42
                        lstore NAME
                        lload NAME
                        print
                        halt
                    """, 6),
            new Declaration("captured value", """
                    .machine stack
                    .func start
                        const 42
                        closure f
                        calli 0
                        halt
                    .func f
                    .capture NAME
                        cload NAME
                        print
                        ret
                    .entry start
                    """, 9),
            new Declaration("global", """
                    .machine stack
                    .global NAME 42
                        nop
                        gload NAME
                        print
                        halt
                    """, 4),
            new Declaration("constant", """
                    .machine stack
                    .const NAME 42
                        nop
                        ldc NAME
                        print
                        halt
                    """, 4),
            new Declaration("class", """
                    .machine stack
                    .class NAME
                    .class Other extends NAME
                        new Other
                        instanceof NAME
                        const 41
                        add
                        print
                        halt
                    """),
            new Declaration("field", """
                    .machine stack
                    .class Thing
                    .field other NAME
                    .func start
                    .local it
                        new Thing
                        lstore it
                        lload it
                        const 42
                        putf NAME
                        lload it
                        getf NAME
                        print
                        halt
                    """, 11, "it.NAME"),
            new Declaration("message", """
                    .machine stack
                    .class Thing
                    .func start
                        new Thing
                        send NAME 0
                        print
                        halt
                    .func Thing.NAME self
                        const 42
                        ret
                    .entry start
                    """));

    private static final List<Declaration> REGISTER = List.of(
            new Declaration("label", """
                    .machine register
                        load $0 #45
                    NAME:
                        dec $0
                        load $1 #42
                        gt $0 $1
                        jmpe NAME
                        prti $0
                        hlt
                    """),
            new Declaration("label that stands behind", """
                    .machine register
                        load $0 #42
                        jmp NAME
                        load $0 #1
                    NAME:
                        prti $0
                        hlt
                    """),
            new Declaration("label whose address is loaded", """
                    .machine register
                        load $0 NAME
                        jmp $0
                        hlt
                    NAME:
                        load $0 #42
                        prti $0
                        hlt
                    """),
            new Declaration("label of the loop counter", """
                    .machine register
                        load $0 #39
                        cloop #2
                    NAME:
                        inc $0
                        loop NAME
                        prti $0
                        hlt
                    """),
            new Declaration("function", """
                    .machine register
                    .func start
                        call NAME
                        calli NAME
                        prti $0
                        hlt
                    .func NAME
                        addi $0 #21
                        ret
                    .entry start
                    """),
            new Declaration("parameter in a register", """
                    .machine register
                    .func start
                        load $0 #7
                        load $1 #41
                        call f
                        hlt
                    .func f other NAME
                        inc NAME
                        prti NAME
                        ret
                    .entry start
                    """, 9),
            new Declaration("parameter on the stack", """
                    .machine register
                    .func start
                        load $8 #42
                        push $8
                        call f
                        hlt
                    .func f a b c d NAME
                        loadm fp $9 NAME
                        prti $9
                        ret
                    .entry start
                    """.replace(" fp ", " $fp "), 8),
            new Declaration("local", """
                    .machine register
                    .func start
                    .local other NAME
                        addi $sp #-8
                        load $8 #42
                        setm $fp $8 NAME
                        loadm $fp $9 NAME
                        prti $9
                        hlt
                    """, 7),
            new Declaration("global", """
                    .machine register
                    .global NAME 42
                        nop
                        ldc $0 NAME
                        prti $0
                        hlt
                    """, 4),
            new Declaration("constant", """
                    .machine register
                    .const NAME 42
                        nop
                        load $1 @NAME
                        loadm $1 $0
                        prti $0
                        hlt
                    """, 4),
            new Declaration("data label", """
                    .machine register
                    .data
                    before: .integer 1 2 3
                    NAME: .integer 7 42
                    .code
                        nop
                        load $1 @NAME
                        loadm $1 $0 4
                        prti $0
                        hlt
                    """, 7, "NAME[1]"),
            new Declaration("class", ".machine register\n.class NAME\n hlt\n"),
            new Declaration("field", ".machine register\n.class C\n.field NAME\n hlt\n"));

    @TestFactory
    Stream<DynamicTest> everyNameAsEverything() {
        return Machines.all().stream()
                .filter(kind -> !kind.name().equals("abacus"))
                .flatMap(kind -> words(kind).stream()
                        .map(word -> DynamicTest.dynamicTest(kind.name() + ": " + word, () -> {
                            for (Declaration each : kind.name().equals("stack") ? STACK : REGISTER) {
                                check(kind, word, each.with(word));
                            }
                        })));
    }

    /** The words that a machine and the language of expressions bring, as they are and in other cases of their letters. */
    private static Set<String> words(MachineKind kind) {
        InstructionSet instructions = kind.instructions();
        Set<String> words = new TreeSet<>(Operations.WORDS);
        words.add("length");
        for (OperandKind each : OperandKind.values()) {
            words.addAll(instructions.registers(each));
        }
        Assembly assembly = Assembler.assemble(
                kind.name().equals("stack") ? "const \"a\"\nprint\nhalt" : ".machine register\nhlt",
                kind.name(),
                Machines.instructionSets());
        Machine machine =
                kind.load(assembly.program(), Limits.DEFAULT, (time, request) -> new vitrine.machine.Input.End());
        words.addAll(machine.cellNames());
        words.addAll(machine.numberedCells());
        for (Area area : kind.areas()) {
            words.add(area.id());
            var view = machine.view(area.id(), new Window(0, 100));
            if (view != null) {
                view.cells().stream().map(CellView::name).forEach(name -> words.addAll(List.of(name.split(" "))));
                view.groups().stream().map(GroupView::name).forEach(name -> words.addAll(List.of(name.split(" "))));
            }
        }
        for (Instruction row : instructions.rows()) {
            words.add(row.mnemonic().toLowerCase(Locale.ROOT));
            row.aliases().forEach(alias -> words.add(alias.toLowerCase(Locale.ROOT)));
        }
        instructions.hostCalls().stream().map(HostCall::callName).forEach(words::add);
        instructions.collectors().forEach(each -> words.add(each.name()));
        Directive.of(instructions).forEach(each -> words.add(each.text().substring(1)));
        words.addAll(List.of(ClassDeclaration.TRAP, Function.CLOSURE, "extends", "main", "always", "inf", "nan"));
        words.removeIf(word -> !Names.isName(word.startsWith("$") ? word.substring(1) + "a" : word + "a"));
        List<String> others = new ArrayList<>();
        for (String word : words) {
            others.add(word.toUpperCase(Locale.ROOT));
        }
        words.addAll(others);
        words.removeIf(String::isEmpty);
        return words;
    }

    private static void check(MachineKind kind, String word, Declaration declared) {
        String what = declared.what + " " + word;
        Assembly assembly = Assembler.assemble(declared.source, kind.name(), Machines.instructionSets());
        if (assembly.program() == null) {
            refused(word, declared, assembly, what);
            return;
        }
        assertThat(assembly.machine()).isEqualTo(kind.name());
        Debugger debugger = Moments.debugger(assembly, Limits.DEFAULT, Moments.inputs(1), 1 << 18);
        Moments.finish(debugger.begin(new Motion.GoTo(10_000)), 20_000);
        assertThat(debugger.ended()).as("%s\n%s", what, declared.source).isTrue();
        assertThat(debugger.machine().view("output", new Window(0, 100)).text().strip())
                .as("%s\n%s", what, declared.source)
                .isEqualTo("42");
        if (declared.line > 0) {
            watched(debugger, declared, what);
        }
    }

    /** Everything that was said is said where the name is declared, and says what to do. */
    private static void refused(String word, Declaration declared, Assembly assembly, String what) {
        String[] lines = declared.source.split("\n");
        List<Diagnostic> errors = assembly.diagnostics().stream()
                .filter(each -> each.severity() == Diagnostic.Severity.ERROR)
                .toList();
        assertThat(errors)
                .as("%s\n%s", what, declared.source)
                .anyMatch(each -> declares(lines[each.range().line() - 1], word));
        Diagnostic first = errors.stream()
                .filter(each -> declares(lines[each.range().line() - 1], word))
                .findFirst()
                .orElseThrow();
        assertThat(first.hint()).as("%s: %s", what, first).isNotBlank();
        assertThat(first.message()).as("%s: %s", what, first).isNotBlank();
        boolean noObjects = first.message().contains("has no objects");
        boolean possible =
                Names.isName(word) && Literal.named(word) == null && !word.equals("trap") && !word.equals("main");
        boolean closure = word.equals(Function.CLOSURE);
        assertThat(possible && !noObjects && !closure)
                .as("%s is refused without need: %s", what, first)
                .isFalse();
    }

    private static boolean declares(String line, String word) {
        return line.startsWith(".") || line.startsWith(word + ":");
    }

    /** In a watch, a condition, a log text, an edit, a data breakpoint and a question the name means what was declared. */
    private static void watched(Debugger debugger, Declaration declared, String what) {
        String name = declared.expression;
        debugger.setBreakpoints(List.of(
                new BreakpointSpec(declared.line, -1, name + " == 42 && " + name + " > 41", 0, "", false, true),
                new BreakpointSpec(declared.line, -1, "", 0, "it is {" + name + "}", false, true)));
        assertThat(debugger.breakpoints()).as(what).allMatch(BreakpointStatus::verified, "is verified");
        Moments.finish(debugger.begin(new Motion.GoTo(0)), 20_000);
        debugger.takeLogs();
        StopReason reason = Moments.finish(debugger.begin(new Motion.Continue()), 20_000);
        assertThat(debugger.breakpoints().get(0).message()).as(what).isEmpty();
        assertThat(reason).as(what).isEqualTo(StopReason.BREAKPOINT);
        assertThat(debugger.takeLogs()).as(what).extracting(LogEntry::text).contains("it is 42");
        WatchedValue watched = debugger.setWatches(List.of(name)).get(0);
        assertThat(watched.value()).as("%s: %s", what, watched).isNotNull();
        assertThat(watched.value().text()).as(what).isEqualTo("42");
        assertThat(watched.cell()).as(what).isNotEmpty();
        String cell = Expression.cell(name, debugger.machine());
        assertThat(cell).as(what).isNotNull();
        assertThat(debugger.machine().read(cell)).as(what).isEqualTo(new Value.Int(42));
        if (name.indexOf('.') < 0 && name.indexOf('[') < 0) {
            assertThat(Cells.named(name, debugger.machine()))
                    .as(what)
                    .isEqualTo(debugger.machine().lasting(cell));
            debugger.setBreakpoints(List.of(new BreakpointSpec(
                    new BreakpointSpec.Data(name, BreakpointSpec.Access.READ), "", 0, "", false, true)));
            assertThat(debugger.breakpoints().get(0).cell()).as(what).isEqualTo(cell);
        }
        debugger.setBreakpoints(List.of());
        if (!declared.what.equals("constant") || !cell.startsWith("constant")) {
            assertThat(debugger.write(name, name + " + 1", true)).as(what).isNull();
            assertThat(debugger.machine().read(cell)).as(what).isEqualTo(new Value.Int(43));
        }
    }

    // ---- what is hidden

    private static Debugger at(String source, long time) {
        Debugger debugger = Moments.debugger(source);
        Moments.finish(debugger.begin(new Motion.GoTo(time)), 1_000);
        return debugger;
    }

    private static String value(Debugger debugger, String expression) {
        WatchedValue watched = debugger.setWatches(List.of(expression)).get(0);
        return watched.value() == null ? watched.message() : watched.value().text();
    }

    /** In backquotes the machine's own cell is meant; and a declaration hides it only where it is known. */
    @Test
    void whatTheMachineCallsSoCanBeSaidAllTheSame() {
        Debugger debugger = at("""
                .func main
                    const 1
                    call f
                    halt
                .func f depth
                .local time top stack
                    const 42
                    lstore time
                    const 43
                    lstore top
                    const 2
                    newarr
                    lstore stack
                    const 7
                    nop
                    ret
                """, 10);
        assertThat(value(debugger, "depth")).isEqualTo("1");
        assertThat(value(debugger, "`depth`")).isEqualTo("2");
        assertThat(value(debugger, "time")).isEqualTo("42");
        assertThat(value(debugger, "`time`")).isEqualTo("10");
        assertThat(value(debugger, "top")).isEqualTo("43");
        assertThat(value(debugger, "`top`")).isEqualTo("7");
        assertThat(value(debugger, "stack[1]")).isEqualTo("0");
        assertThat(value(debugger, "`stack 0`")).isEqualTo("7");
        assertThat(value(debugger, "length(stack)")).isEqualTo("2");
        Moments.finish(debugger.begin(new Motion.GoTo(12)), 1_000);
        assertThat(value(debugger, "depth")).isEqualTo("1");
        assertThat(value(debugger, "time")).isEqualTo("12");
        assertThat(value(debugger, "stack[0]")).isEqualTo("7");
    }

    @Test
    void aRegisterWithASignIsMeantAlways() {
        Debugger debugger = at("""
                .machine register
                .data
                memory: .integer 7 8 9
                rem: .integer 5
                .code
                .func main loop
                .local eq
                    load loop #42
                    load $loop #3
                    addi sp #-4
                    setm fp loop eq
                    load $5 @memory
                    hlt
                """, 5);
        assertThat(value(debugger, "loop")).isEqualTo("42");
        assertThat(value(debugger, "$loop")).isEqualTo("3");
        assertThat(value(debugger, "`loop`")).isEqualTo("3");
        assertThat(value(debugger, "eq")).isEqualTo("42");
        assertThat(value(debugger, "$eq")).isEqualTo("0");
        assertThat(value(debugger, "rem")).isEqualTo("5");
        assertThat(value(debugger, "`register rem`")).isEqualTo("0");
        assertThat(value(debugger, "memory[2]")).isEqualTo("9");
        assertThat(value(debugger, "`memory 0x8`")).isEqualTo("9");
        assertThat(debugger.setBreakpoints(List.of(new BreakpointSpec(13, -1, "$loop == 3", 0, "", false, true)))
                        .get(0)
                        .message())
                .isEmpty();
    }

    /** A name that is typed as a value is that of a cell first, then a value or a function. */
    @Test
    void aTypedValueMeansWhatTheProgramDeclares() {
        Debugger debugger = at("""
                .global g 0
                .func main
                .local null f
                    const 42
                    lstore null
                    const 43
                    lstore f
                    nop
                    halt
                .func f
                    ret
                """, 4);
        assertThat(debugger.write("g", "null", true)).isNull();
        assertThat(value(debugger, "g")).isEqualTo("42");
        assertThat(debugger.write("g", "f", true)).isNull();
        assertThat(value(debugger, "g")).isEqualTo("43");
        assertThat(debugger.write("g", "main", true)).isNull();
        assertThat(value(debugger, "g")).isEqualTo("main");
    }

    /** A local hides what is in the data segment, also where an index follows. */
    @Test
    void aLocalHidesATable() {
        Debugger debugger = at("""
                .machine register
                .data
                table: .integer 7 8 9
                room: .integer 4 5 6
                .code
                .func main
                .local table
                    addi sp #-4
                    load $4 @room
                    setm fp $4 table
                    hlt
                """, 3);
        assertThat(value(debugger, "table")).isEqualTo("12");
        assertThat(value(debugger, "table[1]")).isEqualTo("5");
        assertThat(value(debugger, "room[1]")).isEqualTo("5");
    }
}
