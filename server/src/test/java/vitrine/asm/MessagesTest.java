package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vitrine.machine.Machines;
import vitrine.program.Characters;
import vitrine.program.Diagnostic;

/**
 * The page of messages, {@code docs/messages.md}: programs, and behind each what the assembler and the verifier say of it. It is true, and it is complete:
 * whatever these two can say stands in it. Who changes a message or makes a new one changes the page; {@code -Dvitrine.messages=write} writes what is said
 * behind the programs that stand there.
 */
class MessagesTest {
    private static final Path PAGE = Path.of("docs/messages.md");

    /** A program, and what is said of it where that stands there already. */
    private static final Pattern ENTRY =
            Pattern.compile("(?ms)^```asm([^\\n]*)\\n(.*?)^```\\n(?:^```text\\n(.*?)^```\\n)?");

    private static final Pattern ESCAPE = Pattern.compile("\\\\u\\{([0-9a-f]+)\\}");
    private static final Pattern REPEATED = Pattern.compile("(?m)^([0-9]+) times: (.*)$");
    private static final Pattern LONG = Pattern.compile("([a-z0-9])\\{([0-9]+)\\}");

    /** Pieces of text that are words of programs and of other parts, and no message. */
    private static final List<Pattern> NO_MESSAGE = Stream.of(
                    // syntax and summaries of directives: the reference page has them
                    "Directive\\.<clinit>: .*",
                    "Disassembler\\..*",
                    // numbers that are typed by themselves, into a field of the page
                    "Numbers\\.inRange: .*",
                    "Numbers\\.read: (A number is needed|Numbers look like).*",
                    "Numbers\\.hint: (Group digits|' \\(U).*",
                    // code that is written for code of other languages
                    "FoldedWriter\\..*",
                    "Word(Code|Control)\\..*",
                    "Mending\\.choosing: \\.machine …\\n",
                    "Translation\\.isExample: .*",
                    // what names are kept under
                    "(Declarations|ClassDeclarations)\\.\\w+: (class|const|data|func|full|global|label|name) .*")
            .map(each -> Pattern.compile(each, Pattern.DOTALL))
            .toList();

    private record Entry(String flags, String program, String told) {}

    private static String page = "";
    private static final List<Entry> ENTRIES = new ArrayList<>();
    private static final Set<MessagePieces.Piece> PIECES = new TreeSet<>();
    private static final List<String> TOLD = new ArrayList<>();

    /** Whether the messages of a class are those of the assembler and the verifier. */
    static boolean makesMessages(String name) {
        return name.startsWith("vitrine.asm.") && !name.startsWith("vitrine.asm.Message")
                || name.startsWith("vitrine.verify.")
                || name.startsWith("vitrine.program.Diagnostics")
                || name.startsWith("vitrine.program.Numbers")
                || name.equals("vitrine.isa.InstructionSet");
    }

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void tell() throws Exception {
        page = Files.readString(PAGE, StandardCharsets.UTF_8);
        Matcher entries = ENTRY.matcher(page);
        while (entries.find()) {
            ENTRIES.add(new Entry(entries.group(1), entries.group(2), String.valueOf(entries.group(3))));
        }
        MessagePieces.Loader loader = new MessagePieces.Loader(PIECES);
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("vitrine"))) {
            // classes that no program needs can say something too
            for (Path each : files.toList()) {
                String name = classes.relativize(each)
                        .toString()
                        .replaceAll("\\.class$", "")
                        .replaceAll("[/\\\\]", ".");
                if (each.toString().endsWith(".class") && makesMessages(name)) {
                    loader.loadClass(name);
                }
            }
        }
        var made = loader.loadClass(MessageRun.class.getName()).getDeclaredConstructor();
        made.setAccessible(true);
        UnaryOperator<String> run = (UnaryOperator<String>) made.newInstance();
        for (Entry each : ENTRIES) {
            TOLD.add(shown(run.apply(each.flags() + "\n" + written(each))));
        }
        if ("write".equals(System.getProperty("vitrine.messages"))) {
            write();
        }
    }

    /** The program as it is assembled: with the characters that cannot be seen, and with all its lines. */
    private static String written(Entry entry) {
        String text = entry.program();
        if (entry.flags().contains("escaped")) {
            text = ESCAPE.matcher(text)
                    .replaceAll(
                            each -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(each.group(1), 16))));
        }
        if (entry.flags().contains("repeated")) {
            text = REPEATED.matcher(text).replaceAll(each -> {
                StringBuilder lines = new StringBuilder();
                for (int i = 0; i < Integer.parseInt(each.group(1)); i++) {
                    lines.append(each.group(2)
                                    .replace("#+1", String.valueOf(i + 1))
                                    .replace("#", String.valueOf(i)))
                            .append('\n');
                }
                return Matcher.quoteReplacement(lines.toString().stripTrailing());
            });
            text = LONG.matcher(text).replaceAll(each -> each.group(1).repeat(Integer.parseInt(each.group(2))));
        }
        return text;
    }

    /** What is said, with each character that cannot be seen shown by its code. */
    private static String shown(String told) {
        StringBuilder shown = new StringBuilder();
        told.codePoints().forEach(each -> {
            if (each == '\n' || Characters.isSeen(each)) {
                shown.appendCodePoint(each);
            } else {
                shown.append("\\u{").append(Integer.toHexString(each)).append('}');
            }
        });
        return shown.toString();
    }

    private static void write() throws IOException {
        Matcher entries = ENTRY.matcher(page);
        StringBuilder written = new StringBuilder();
        int number = 0;
        while (entries.find()) {
            entries.appendReplacement(
                    written,
                    Matcher.quoteReplacement("```asm" + entries.group(1) + "\n" + entries.group(2) + "```\n```text\n"
                            + TOLD.get(number++) + "```\n"));
        }
        entries.appendTail(written);
        Files.writeString(PAGE, written);
    }

    @Test
    void thePageSaysWhatIsSaid() {
        for (int i = 0; i < ENTRIES.size(); i++) {
            assertThat(TOLD.get(i))
                    .as(
                            "what is said of%n%s(-Dvitrine.messages=write writes it)",
                            ENTRIES.get(i).program())
                    .isNotEmpty()
                    .isEqualTo(ENTRIES.get(i).told());
        }
    }

    /** Every string of words that goes into messages, and every place where one is made, is reached by a program of the page. */
    @Test
    void everyMessageHasAProgram() {
        List<String> left = PIECES.stream()
                .filter(each -> !isNoMessage(each) && !MessagePieces.isReached(each))
                .map(MessagePieces.Piece::toString)
                .toList();
        assertThat(left).as("no program of docs/messages.md comes to these").isEmpty();
    }

    /** What is reached is not thrown away: the words of every piece are read by somebody. */
    @Test
    void everyMessageIsOnThePage() {
        String all = String.join("\n", TOLD);
        List<String> left = PIECES.stream()
                .filter(each -> !isNoMessage(each) && !each.isIn(all))
                .map(MessagePieces.Piece::toString)
                .toList();
        assertThat(left).as("these are said of no program of docs/messages.md").isEmpty();
    }

    /** What a hint shows of a directive is right when it is typed in. */
    @Test
    void theExamplesOfDirectivesAssemble() {
        for (String machine : List.of("stack", "register")) {
            var set = Objects.requireNonNull(Machines.named(machine), machine).instructions();
            for (Directive each : Directive.of(set)) {
                String before = switch (each) {
                    case INTEGER, FLOAT, ASCIIZ, SPACE -> ".data\n";
                    case FIELD -> ".class Shape\n";
                    case LOCAL, CAPTURE, BYTE -> ".func main\nnop\n";
                    case CATCH -> ".func main\nstart: nop\nend: nop\nhandler: nop\n";
                    default -> "";
                };
                String after = each == Directive.CAPTURE || each == Directive.CATCH || each == Directive.LOCAL
                        ? ""
                        : (before.startsWith(".data") ? ".code\n" : "")
                                + (before.startsWith(".func") ? "" : ".func main\n");
                String program = (each == Directive.MACHINE ? "" : ".machine " + machine + "\n") + before
                        + each.example() + "\n" + after + "nop\n";
                assertThat(Assembler.assemble(program, "stack", Machines.instructionSets())
                                .diagnostics())
                        .as(program)
                        .noneMatch(Diagnostic::isError);
            }
        }
    }

    private static boolean isNoMessage(MessagePieces.Piece piece) {
        return NO_MESSAGE.stream()
                .anyMatch(each -> each.matcher(piece.toString()).matches());
    }
}
