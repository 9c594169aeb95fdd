package vitrine.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vitrine.asm.Disassembler;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.StopReason;
import vitrine.debug.Task;
import vitrine.isa.CollectorName;
import vitrine.isa.FrameLayout;
import vitrine.isa.InstructionSet;
import vitrine.machine.MachineImage;
import vitrine.machine.MachineKind;
import vitrine.machine.Sources;
import vitrine.machine.Status;
import vitrine.program.Assembly;
import vitrine.program.ClassDeclaration;
import vitrine.program.Constant;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Diagnostic;
import vitrine.program.Function;
import vitrine.program.Global;
import vitrine.program.Handler;
import vitrine.program.HeapSettings;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Literal;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** What the hunts have found, each as small as it gets. */
class FindsTest {
    private static Program program(String source) {
        Assembly assembly = Corpus.assembled(source);
        Program program = assembly.program();
        if (program == null) {
            throw new AssertionError(assembly.diagnostics() + "\n" + source);
        }
        return program;
    }

    private static void keepsItsPromises(String source) throws ImageException {
        Assembly assembly = Corpus.assembled(source);
        Accepted.check(program(source), assembly.sourceMap(), 1);
    }

    /** The code grows while its bytes are written. */
    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 511, 513, 5_000, 70_000})
    void anyNumberOfBytesCanStandAmongTheCode(int count) throws ImageException {
        String bytes = ".byte" + " 0".repeat(count) + "\n";
        assertThat(program(bytes + "halt\n").codeLength()).isEqualTo(count + 1);
        keepsItsPromises("nop\n" + bytes + "halt\n");
        keepsItsPromises(".machine register\n.code\n.byte" + " 0".repeat(4 * count) + "\nhlt\n");
    }

    /** {@code _} stands for "no name": an instruction declares what it names, as a directive does. */
    @ParameterizedTest
    @ValueSource(strings = {"putf _", "getf _", "send _ 0", "super _ 0", ".names _", ".class A\n.field _"})
    void anUnderscoreNamesNoFieldAndNoMessage(String line) {
        Assembly assembly = Corpus.assembled(".machine stack\nnop\n" + line + "\n");
        assertThat(assembly.program()).isNull();
        assertThat(assembly.diagnostics())
                .filteredOn(each -> each.severity() == Diagnostic.Severity.ERROR)
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.message()).isEqualTo("'_' alone is not a name.");
                    assertThat(each.hint()).isNotBlank();
                });
    }

    static Stream<String> collectors() {
        return Sources.STACK.kind().instructions().collectors().stream().map(CollectorName::name);
    }

    /** The collector has its heap also when what comes with the program does not fit into it. */
    @ParameterizedTest
    @MethodSource("collectors")
    void aHeapMayBeTooSmallForWhatComesWithTheProgram(String collector) {
        for (int bytes : new int[] {1, 8, 16, 24, 40, 63, 64, 65, 72, 80, 100, 136, 200}) {
            for (String always : List.of("", " always")) {
                Program program = program(".collector " + collector + always + "\n.heap " + bytes
                        + "\n.const a \"a longer string constant\"\n.const b \"another one, longer still\"\n.global g \"x\"\n"
                        + "gc\nldc a\nprint\nconst 2\nnewarr\npop\ngc\nhalt\n");
                Accepted.runs(program, SourceMap.EMPTY, 3);
                Accepted.runs(program.with(FrameLayout.LINKED), SourceMap.EMPTY, 3);
            }
        }
    }

    /** What is over before it begins waits for nothing: whoever asks for the end is told so at once. */
    @ParameterizedTest
    @CsvSource({
        "'.heap 16\n.const s \"a longer string constant\"\nldc s\nhalt\n', TRAP",
        "'.collector semi-space\n.heap 16\n.const s \"a longer string constant\"\nldc s\nhalt\n', TRAP",
        "'.machine register\n.memory 8\n.const s \"a longer string constant\"\nprts @s\nhlt\n', TRAP",
        "'.machine register\n.code\n.func main\n', HALT"
    })
    void aProgramCanBeOverAtOnce(String source, StopReason reason) {
        Program program = program(source);
        MachineKind kind = Accepted.kind(program);
        Debugger debugger = new Debugger(kind, program, SourceMap.EMPTY, kind.limits(), InputState.none(1));
        assertThat(debugger.machine().status().ended()).isTrue();
        for (Motion motion : List.of(
                new Motion.GoToEnd(),
                new Motion.GoTo(1_000),
                new Motion.StepIn(5),
                new Motion.StepIn(1),
                new Motion.Continue(),
                new Motion.Next())) {
            Task task = debugger.begin(motion);
            assertThat(task.advance(1_000)).as("%s", motion).isTrue();
            assertThat(task.reason()).as("%s", motion).isEqualTo(reason);
        }
        assertThat(debugger.time()).isZero();
        Accepted.runs(program, SourceMap.EMPTY, 1);
        if (debugger.machine().status() instanceof Status.Trapped trapped) {
            assertThat(trapped.trap().message()).containsAnyOf("full", "too small");
        }
    }

    /** A mark takes its name from a comment, in which anything may stand. */
    @Test
    void halfOfACharacterInAMarkComesBack() throws ImageException {
        keepsItsPromises("nop ; sync: a\ud83d\nhalt\n");
    }

    /** The word for an error of the machine may be written in any case, unless a class is called so. */
    @Test
    void aClassMayBeCalledTrapInOtherLetters() throws ImageException {
        String handling = ".func main\n.catch a b a Trap\na:\nnop\nb:\nhalt\n";
        assertThat(program(".class A\n.class Trap\n" + handling)
                        .functions()
                        .get(0)
                        .handlers()
                        .get(0)
                        .caught())
                .isEqualTo(1);
        assertThat(program(handling).functions().get(0).handlers().get(0).caught())
                .isEqualTo(Handler.TRAPS);
        keepsItsPromises(".class A\n.class Trap\n" + handling);
    }

    /** A closure's function has one local more than were declared. */
    @Test
    void theLocalOfTheClosureIsCounted() throws ImageException {
        StringBuilder source = new StringBuilder(".func main\nhalt\n.func f\nret\n.capture x\n");
        for (int i = 1; i < 65_536; i++) {
            source.append(i % 500 == 1 ? "\n.local" : "").append(" v").append(i);
        }
        Program most = program(source + "\n");
        assertThat(most.functions().get(1).slots()).isEqualTo(65_536);
        Accepted.comesBackAsImage(most, SourceMap.EMPTY);
        Assembly oneMore = Corpus.assembled(source + " v0\n");
        assertThat(oneMore.program()).isNull();
        assertThat(oneMore.diagnostics())
                .anySatisfy(each -> assertThat(each.message()).contains("more than 65536 locals"));
    }

    /** A long name in very many instructions makes a text that nobody wants to hold. */
    @Test
    void aTextThatBecomesTooLongIsGivenUp() {
        String name = "n".repeat(255);
        Program program = program(".global " + name + "\n" + ("gload " + name + "\n").repeat(2_000));
        InstructionSet instructions = Accepted.kind(program).instructions();
        int length = Disassembler.disassemble(program, instructions).length();
        assertThat(Disassembler.disassemble(program, instructions, SourceMap.EMPTY, length))
                .hasSize(length);
        assertThat(Disassembler.disassemble(program, instructions, SourceMap.EMPTY, length - 1))
                .isNull();
        assertThat(Disassembler.disassemble(program, instructions, SourceMap.EMPTY, 10))
                .isNull();
    }

    /** Texts from elsewhere, cut off or half written: whoever pastes one is told what is wrong, like everybody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "k2:\n closure ,\n jmp closure\n",
                "add , add\n jmp add\n",
                "(module (func (export)))",
                "(func (param) (export))",
                "(module (func (block (br 99999999999))))",
                "(module (func (loop (br_if 99999999999999999999 (i32.const 1)))))",
                "(module (global))",
                "(func ())",
                "(if)",
                "(",
                ": x",
                ": a b ( --"
            })
    void aTextFromElsewhereMayBeCutOff(String text) {
        Assembly assembly = Corpus.assembled(text);
        assertThat(assembly.program()).isNull();
        assertThat(assembly.diagnostics())
                .anySatisfy(each -> assertThat(each.severity()).isEqualTo(Diagnostic.Severity.ERROR));
    }

    // ---- images that no text can be written of

    private static final List<Function> MAIN = List.of(new Function("main", 0, List.of(), List.of()));

    private static void isRefused(Program program, String reason) {
        byte[] image = new Image(program, SourceMap.EMPTY, "").toBytes();
        assertThatThrownBy(() -> MachineImage.read(image))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(reason);
    }

    private static Program with(String machine, FrameLayout frames, DataSegment data, int memory, HeapSettings heap) {
        return new Program(
                machine, List.of(), List.of(), MAIN, 0, new byte[4], frames, data, memory, List.of(), List.of(), heap);
    }

    @Test
    void anImageUsesOnlyWhatItsMachineHas() {
        HeapSettings usual = HeapSettings.USUAL;
        DataSegment data = new DataSegment(List.of(DataItem.word("x", 1)));
        isRefused(with("register", FrameLayout.LINKED, DataSegment.EMPTY, 0, usual), "no frames that are linked");
        isRefused(
                with("register", FrameLayout.APART, DataSegment.EMPTY, 0, new HeapSettings("", false, 64)),
                "collects no garbage");
        isRefused(with("stack", FrameLayout.APART, data, 0, usual), "has no data segment");
        isRefused(with("stack", FrameLayout.APART, DataSegment.EMPTY, 64, usual), "has no data segment");
        isRefused(
                with("stack", FrameLayout.APART, DataSegment.EMPTY, 0, new HeapSettings("nobody", false, 0)),
                "no collector 'nobody'");
        isRefused(
                with("stack", FrameLayout.APART, DataSegment.EMPTY, 0, new HeapSettings("MARK-SWEEP", false, 0)),
                "no collector");
        isRefused(with("nobody", FrameLayout.APART, DataSegment.EMPTY, 0, usual), "There is no machine 'nobody' here.");
    }

    @Test
    void anImageHasOnlyPartsThatItsMachineHas() {
        Literal one = new Literal.Int(1);
        isRefused(
                new Program("register", List.of(new Constant("c", one)), List.of(), MAIN, 0, new byte[4]),
                "in the data segment");
        isRefused(
                new Program("register", List.of(), List.of(new Global("g", one)), MAIN, 0, new byte[4]),
                "in the data segment");
        Function handling = new Function(
                "main", 0, List.of(), List.of(), List.of(), List.of(new Handler(0, 4, 0, Handler.EVERYTHING)));
        isRefused(new Program("register", List.of(), List.of(), List.of(handling), 0, new byte[4]), "no exceptions");
        Function capturing = new Function("main", 0, List.of(), List.of(Function.CLOSURE), List.of("x"), List.of());
        isRefused(new Program("register", List.of(), List.of(), List.of(capturing), 0, new byte[4]), "no closures");
        isRefused(
                new Program(
                        "register",
                        List.of(),
                        List.of(),
                        MAIN,
                        0,
                        new byte[4],
                        FrameLayout.APART,
                        DataSegment.EMPTY,
                        0,
                        List.of(new ClassDeclaration("A", -1, List.of())),
                        List.of(),
                        HeapSettings.USUAL),
                "no objects");
    }

    /** What always collects is written with the collector's name. */
    @Test
    void whatAlwaysCollectsHasAName() {
        assertThatThrownBy(() -> with("stack", FrameLayout.APART, DataSegment.EMPTY, 0, new HeapSettings("", true, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a name");
    }
}
