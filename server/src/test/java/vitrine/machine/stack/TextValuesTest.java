package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.isa.CollectorName;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Effect;
import vitrine.machine.HardTexts;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.OutputOf;
import vitrine.machine.SameRuns;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.machine.jit.CodeCache;
import vitrine.program.Characters;
import vitrine.program.HeapSettings;
import vitrine.program.Image;
import vitrine.program.Program;

/**
 * Everything on the stack machine that touches text, with hard texts: each instruction, host call and conversion, interpreted, watched and compiled, under
 * every collector and in both layouts of frames. What is right is computed from arrays of code points.
 */
class TextValuesTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    /** Does everything with two strings and writes what comes of it, each on a line: see {@link #expected}. */
    private static final String EACH = """
            .func each a b
            .local i
            .local n
                lload a
                print
                lload a
                slen
                dup
                lstore n
                print
                const 0
                lstore i
            characters:
                lload i
                lload n
                lt
                jf parts
                lload a
                lload i
                schar
                print
                lload a
                lload i
                lload n
                substr
                print
                lload a
                const 0
                lload i
                substr
                slen
                print
                lload i
                const 1
                add
                lstore i
                jmp characters
            parts:
                lload a
                lload b
                concat
                dup
                print
                dup
                slen
                print
                lload n
                dup
                lload b
                slen
                add
                substr
                lload b
                eq
                print
                lload a
                lload b
                eq
                print
                lload a
                lload b
                ne
                print
                lload a
                lload b
                lt
                print
                lload a
                lload b
                lte
                print
                lload a
                lload b
                gt
                print
                lload a
                lload b
                gte
                print
                lload a
                typeof
                host print
                lload a
                host print
                ret
            """;

    private static List<String> expected(String a, String b) {
        int[] x = a.codePoints().toArray();
        int[] y = b.codePoints().toArray();
        List<String> lines = new ArrayList<>();
        lines.add(a);
        lines.add(String.valueOf(x.length));
        for (int i = 0; i < x.length; i++) {
            lines.add(String.valueOf(x[i]));
            lines.add(new String(x, i, x.length - i));
            lines.add(String.valueOf(i));
        }
        lines.add(a + b);
        lines.add(String.valueOf(x.length + y.length));
        lines.add("1");
        int order = Arrays.compare(x, y);
        for (boolean each : new boolean[] {order == 0, order != 0, order < 0, order <= 0, order > 0, order >= 0}) {
            lines.add(each ? "1" : "0");
        }
        lines.add("string" + a);
        return lines;
    }

    /** A program for pairs of texts, and what it writes. */
    private record Case(String source, String output) {}

    private static Case of(List<String[]> pairs, String head, int turns) {
        StringBuilder source = new StringBuilder(head).append(EACH).append(".func main\n.local turns\n");
        source.append("const ").append(turns).append("\nlstore turns\nagain:\n");
        StringBuilder output = new StringBuilder();
        for (String[] pair : pairs) {
            source.append("ldc ").append(HardTexts.escaped(pair[0])).append("\nldc ");
            source.append(HardTexts.plain(pair[1])).append("\ncall each\n");
            output.append(String.join("\n", expected(pair[0], pair[1])));
        }
        source.append("lload turns\nconst 1\nsub\ndup\nlstore turns\njt again\nhalt\n");
        return new Case(source.toString(), output.toString().repeat(turns));
    }

    private static Program assemble(String source) {
        var assembly = Assembler.assemble(source, "stack", Machines.instructionSets());
        assertThat(assembly.diagnostics()).isEmpty();
        return assembly.program();
    }

    private static StackMachine machine(Program program, int threshold) {
        return new StackMachine(program, Limits.DEFAULT, SameRuns.inputs(SEED), threshold, new CodeCache<>());
    }

    private static String output(StackMachine machine, long from) {
        AreaView view = machine.view(outputArea(), new Window(from, Integer.MAX_VALUE));
        return view.text();
    }

    private static String outputArea() {
        return Machines.standard().areas().stream()
                .filter(area -> area.kind() == Area.Kind.TEXT)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static StackMachine run(Program program, int threshold) {
        StackMachine machine = machine(program, threshold);
        while (!machine.status().ended()) {
            machine.run(Until.time(machine.time() + 1_000_000));
        }
        assertThat(machine.status()).isInstanceOf(Status.Halted.class);
        return machine;
    }

    private static List<String[]> allPairs(int most) {
        Random random = new Random(SEED);
        List<String[]> pairs = new ArrayList<>();
        List<String> texts = HardTexts.ALL;
        for (String a : texts) {
            pairs.add(new String[] {a, a});
            for (int i = 0; i < 3; i++) {
                pairs.add(new String[] {a, texts.get(random.nextInt(texts.size()))});
            }
        }
        // here the order of UTF-16 units is another one
        pairs.add(new String[] {"\uffff", "\ud800\udc00"});
        pairs.add(new String[] {"\ud83d\ude00", "\ue000"});
        pairs.removeIf(pair -> pair[0].length() > most || pair[1].length() > most);
        return pairs;
    }

    @Test
    void isAsTheCodePointsSay() {
        for (String[] pair : allPairs(2_000)) {
            Case each = of(List.<String[]>of(pair), "", 1);
            for (int threshold : new int[] {Engine.NEVER, 1}) {
                assertThat(output(run(assemble(each.source), threshold), 0)).isEqualTo(each.output);
            }
        }
    }

    static Stream<String> heads() {
        return Stream.concat(
                        Machines.standard().instructions().collectors().stream().map(CollectorName::name),
                        Stream.of("mark-compact always", "semi-space always", "reference-counting always"))
                .flatMap(collector ->
                        Stream.of("", ".frames linked\n").map(frames -> frames + ".collector " + collector + "\n"));
    }

    /** All in one program, so that strings live and die beside each other: compiled and interpreted it is the same state, and the right output. */
    @ParameterizedTest
    @MethodSource("heads")
    void isTheSameUnderEachCollector(String head) {
        Case all = of(allPairs(20), head, 2);
        Program program = assemble(all.source);
        if (!head.contains("none")) {
            HeapSettings settings = program.heap();
            program = program.with(new HeapSettings(settings.collector(), settings.always(), 9_000));
        }
        StackMachine slow = machine(program, Engine.NEVER);
        StackMachine fast = machine(program, 1);
        SameRuns.check(slow, fast, SEED, 4_000_000);
        assertThat(slow.status()).isInstanceOf(Status.Halted.class);
        assertThat(output(fast, 0)).isEqualTo(all.output);
    }

    /** Watched, step by step: every text that is told or shown is made of characters, and what was put out is the output. */
    @Test
    void nothingThatIsShownHasHalfACharacterInIt() {
        Case some = of(allPairs(20), ".global kept \"\\u{1f600}\\u{1f601}\"\n", 1);
        StackMachine machine = machine(assemble(some.source), Engine.NEVER);
        StringBuilder told = new StringBuilder();
        Random random = new Random(SEED);
        while (!machine.status().ended()) {
            machine.step(new Observer() {
                @Override
                public void effect(Effect effect) {
                    if (effect instanceof Effect.Output output) {
                        told.append(output.text());
                    }
                    assertThat(Characters.isWellFormed(effect.toString())).isTrue();
                }
            });
            if (machine.time() % 97 == 0) {
                for (Area area : Machines.standard().areas()) {
                    Window window = new Window(random.nextInt(60) - 30, random.nextInt(30));
                    String seen = String.valueOf(machine.view(area.id(), window));
                    assertThat(Characters.isWellFormed(seen)).as(seen).isTrue();
                }
            }
        }
        assertThat(told.toString()).isEqualTo(some.output);
        assertThat(machine.outputLength()).isEqualTo(Characters.count(some.output));
        int[] codes = some.output.codePoints().toArray();
        for (int i = 0; i < 50; i++) {
            int from = random.nextInt(codes.length);
            int count = random.nextInt(codes.length - from);
            assertThat(machine.view(outputArea(), new Window(from, count)).text())
                    .isEqualTo(new String(codes, from, count));
        }
    }

    /** What can be asked of a string as a value, and the image that holds it. */
    @Test
    void aValueKnowsItsCharacters() throws Exception {
        for (String text : HardTexts.ALL) {
            Program program = assemble("ldc " + HardTexts.plain(text) + "\nhalt");
            byte[] bytes = new Image(program, vitrine.program.SourceMap.EMPTY, "").toBytes();
            assertThat(Image.read(bytes).program()).isEqualTo(program);
            StackMachine machine = machine(program, Engine.NEVER);
            machine.step(Observer.NONE);
            Value value = machine.read("stack 0");
            assertThat(machine.text(value)).isEqualTo(text);
            assertThat(machine.length(value)).isEqualTo(Characters.count(text));
            boolean wide = Characters.count(text) < text.length();
            AreaView heap = machine.view("heap", new Window(0, 10));
            assertThat(heap.groups().get(0).facts().get("bytes"))
                    .isEqualTo(16 + 8 * (wide ? (Characters.count(text) + 1) / 2 : (text.length() + 3) / 4));
            assertThat(Characters.isWellFormed(machine.view(value).text())).isTrue();
        }
    }

    /** Input is text from outside: half of a pair becomes U+FFFD, and what is read is counted in characters. */
    @Test
    void aLineThatIsReadIsMadeOfCharacters() {
        Program program = assemble("host read_line\ndup\nslen\nprint\ndup\nconst 0\nschar\nprint\nprint\nhalt");
        for (String line : List.of("\ud83d\ude00x", "\ud83d", "\ude00\ud83d", "a\ud83d", "\u00e9", "\uffff")) {
            for (int threshold : new int[] {Engine.NEVER, 1}) {
                Inputs inputs = (long time, InputRequest request) -> new Input.Line(line);
                StackMachine machine = new StackMachine(program, Limits.DEFAULT, inputs, threshold, new CodeCache<>());
                OutputOf.runTo(machine, 100);
                String read = line.equals("\ud83d\ude00x") ? line : line.replaceAll("[\ud800-\udfff]", "\ufffd");
                assertThat(output(machine, 0))
                        .isEqualTo(Characters.count(read) + "\n" + read.codePointAt(0) + "\n" + read + "\n");
            }
        }
    }

    /** Texts that are no numbers trap, and are quoted whole or cut between characters. */
    @Test
    void conversionsQuoteCharacters() {
        for (String text : HardTexts.ALL) {
            for (String conversion : List.of("s2i", "s2f", "neg", "const 99999\nschar", "const 1\nconst 0\nsubstr")) {
                Program program = assemble("ldc " + HardTexts.plain(text) + "\n" + conversion + "\nhalt");
                StackMachine machine = machine(program, Engine.NEVER);
                OutputOf.runTo(machine, 100);
                assertThat(machine.status()).as(text).isInstanceOf(Status.Trapped.class);
                String message = ((Status.Trapped) machine.status()).trap().message();
                assertThat(Characters.isWellFormed(message)).as(message).isTrue();
                if (conversion.endsWith("schar")) {
                    assertThat(message).contains(String.valueOf(Characters.count(text)));
                }
            }
        }
    }

    /** The limit of the output counts characters; trace and dump cut between them. */
    @Test
    void limitsCountCharacters() {
        Program program = assemble("again:\nldc \"\\u{1f600}\"\nhost print\njmp again");
        for (int threshold : new int[] {Engine.NEVER, 1}) {
            Limits limits = new Limits(100_000, 100, 10, 5_000);
            StackMachine machine =
                    new StackMachine(program, limits, SameRuns.inputs(SEED), threshold, new CodeCache<>());
            while (!machine.status().ended()) {
                machine.run(Until.time(machine.time() + 100_000));
            }
            assertThat(machine.outputLength()).isEqualTo(5_000);
            assertThat(output(machine, 0)).isEqualTo("\ud83d\ude00".repeat(5_000));
        }
        String emoji = "\ud83d\ude00".repeat(59);
        StringBuilder source = new StringBuilder("trace\n");
        for (int i = 0; i < 9; i++) {
            source.append("ldc \"").append("x".repeat(i)).append(emoji).append("\"\n");
        }
        String written = output(run(assemble(source + "dump\nhalt"), Engine.NEVER), 0);
        assertThat(Characters.isWellFormed(written)).isTrue();
        assertThat(written.lines()
                        .filter(line -> line.startsWith("0x"))
                        .mapToInt(Characters::count)
                        .max()
                        .orElse(0))
                .isLessThanOrEqualTo(400);
    }
}
