package vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each command promises of its arguments, streams and exit codes, with all that can be at their ends. */
class ContractTest {
    private static final String GOOD = "const 2\nprint  ; expect: 2\nhalt\n";
    private static final String ENDLESS = "const 1\nagain:\ndup\nprint\njmp again\n";
    private static final String READING =
            "ldc \"Name? \"\nhost print\nhost read_line\nprint\nhost read_line\nprint\nhalt\n";

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    private Outcome vitrine(String input, boolean terminal, OutputStream sink, String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int exit = Main.run(new Console(in, sink, err, terminal, terminal, terminal), arguments);
        return new Outcome(
                exit,
                sink instanceof ByteArrayOutputStream ? sink.toString() : "",
                err.toString(StandardCharsets.UTF_8).replace(folder + "/", ""));
    }

    private Outcome vitrine(String... arguments) {
        return vitrine("", false, new ByteArrayOutputStream(), arguments);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String file(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        return file(name);
    }

    @BeforeEach
    void files() throws IOException {
        file("good.asm", GOOD);
        file("trap.asm", "const 1\nconst 0\ndiv\nhalt\n");
        file("wrong.asm", "pritn\n");
        file("endless.asm", ENDLESS);
        file("reading.asm", READING);
        file("large.asm", ";".repeat((4 << 20) + 1));
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);
        Files.write(folder.resolve("binary.asm"), noise);
        Files.write(folder.resolve("binary.vbc"), noise);
        Files.createDirectory(folder.resolve("folder"));
        assertThat(vitrine("asm", file("good.asm")).exit).isZero();
    }

    /** The exit code of each command for each sort of file, in the order of the commands. */
    static Stream<Arguments> fileSorts() {
        return Stream.of(
                arguments("good.asm", List.of(0, 0, 0, 0, 0), ""),
                arguments("good.vbc", List.of(0, 2, 0, 2, 0), "image"),
                arguments("trap.asm", List.of(1, 0, 0, 1, 0), "trap.asm:3: "),
                arguments("wrong.asm", List.of(2, 2, 2, 1, 2), "wrong.asm:1:1: |wrong.asm:1: unexpected error: "),
                arguments("large.asm", List.of(2, 2, 2, 2, 2), "at most 4 million characters, not 4194305"),
                arguments("binary.asm", List.of(2, 2, 2, 2, 2), "no UTF-8 text"),
                arguments("binary.vbc", List.of(2, 2, 2, 2, 2), "no Vitrine image|no UTF-8 text"),
                arguments("folder", List.of(2, 2, 2, 2, 2), "is a directory|no programs here"),
                arguments("missing.asm", List.of(2, 2, 2, 2, 2), "no such file"));
    }

    @ParameterizedTest
    @MethodSource("fileSorts")
    void everyCommandSaysWhatIsWrongWithAFile(String name, List<Integer> exits, String message) {
        List<String> commands = List.of("run", "asm", "disasm", "check", "trace");
        for (int i = 0; i < commands.size(); i++) {
            Outcome outcome = vitrine(commands.get(i), file(name));
            assertThat(outcome.exit)
                    .as("%s %s: %s", commands.get(i), name, outcome.err)
                    .isEqualTo(exits.get(i));
            if (outcome.exit != 0) {
                assertThat(outcome.err)
                        .as(commands.get(i))
                        .containsPattern(message)
                        .doesNotContain("Exception", "\tat ");
            } else if (!outcome.err.isEmpty()) {
                assertThat(outcome.err).as("only warnings").contains(": warning: ");
            }
        }
    }

    @Test
    void anEndlessFileIsNotReadToItsEnd() {
        if (Files.exists(Path.of("/dev/zero"))) {
            assertThat(vitrine("run", "/dev/zero").err).contains("too large");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "fly",
                "run --max-steps -1 good.asm",
                "run --max-steps many good.asm",
                "run good.asm more.asm",
                "run --fast good.asm",
                "trace --from -1 good.asm",
                "trace --from 3 --to 1 good.asm",
                "asm good.asm -o good.asm",
                "asm",
                "disasm",
                "check",
                "trace",
                "serve --port 65536",
                "serve --max-sessions 0"
            })
    void aCommandLineThatMakesNoSenseIsRefusedInAFewLines(String line) {
        Outcome outcome = vitrine(Stream.of(line.split(" "))
                .map(word -> word.endsWith(".asm") ? file(word) : word)
                .toArray(String[]::new));
        assertThat(outcome.exit).as(outcome.err).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.out).isEmpty();
        assertThat(outcome.err.lines().count()).as(outcome.err).isBetween(1L, 5L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "asm", "disasm", "check", "trace", "serve"})
    void theHelpOfEachCommandSaysItsExitCodes(String command) {
        Outcome outcome = vitrine(command, "--help");
        assertThat(outcome.exit).isZero();
        assertThat(outcome.out).contains("Usage: vitrine " + command, "Exit codes:", " 64 ", " 74 ");
    }

    /** A place for output that takes so many bytes and no more. */
    private static final class Full extends OutputStream {
        private final String reason;
        private int left;

        Full(int left, String reason) {
            this.left = left;
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            if (left-- <= 0) {
                throw new IOException(reason);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "asm", "disasm", "check", "trace", "--help", "--version"})
    void anOutputThatCannotBeWrittenIsAFailure(String command) {
        String[] line = command.startsWith("-") ? new String[] {command} : new String[] {command, file("good.asm")};
        Outcome full = vitrine("", false, new Full(0, "No space left on device"), line);
        assertThat(full.exit).isEqualTo(ExitCode.OUTPUT);
        assertThat(full.err).isEqualTo("vitrine: The output cannot be written: No space left on device.\n");
        Outcome closed = vitrine("", false, new Full(0, "Broken pipe"), line);
        assertThat(closed).isEqualTo(new Outcome(ExitCode.OUTPUT, "", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "trace"})
    void aProgramIsGivenUpWhenNobodyReadsItsOutput(String command) {
        assertThat(vitrine("", false, new Full(1_000, "Broken pipe"), command, file("endless.asm")).exit)
                .isEqualTo(ExitCode.OUTPUT);
    }

    @Test
    void anImageThatCannotBeWrittenIsAFailure() {
        Outcome outcome = vitrine("asm", file("good.asm"), "-o", file("folder"));
        assertThat(outcome).isEqualTo(new Outcome(ExitCode.OUTPUT, "", "folder: The image cannot be written.\n"));
    }

    @Test
    void aSlowReaderGetsEverything() {
        ByteArrayOutputStream slow = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                // one byte at a time, and others get their turn
                for (int i = from; i < from + length; i++) {
                    super.write(bytes[i]);
                    Thread.yield();
                }
            }
        };
        assertThat(vitrine("", false, slow, "run", file("endless.asm"), "--max-steps", "3001").out)
                .isEqualTo("1\n".repeat(1_000));
    }

    @Test
    void theImageStandsBesideItsSource() throws IOException {
        for (String name : List.of("a.asm", "b.txt", "c", "d.e.s", ".f")) {
            String path = file(name, GOOD);
            assertThat(vitrine("asm", path).exit).as(name).isZero();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".vbc")))
                    .containsExactlyInAnyOrder(
                            "good.vbc", "binary.vbc", "a.vbc", "b.vbc", "c.vbc", "d.e.vbc", ".f.vbc");
        }
        assertThat(vitrine("asm", file("a.vbc")).err)
                .isEqualTo("a.vbc: This is an image already. 'disasm' writes it as source.\n");
    }

    @Test
    void runAndTraceReadTheSameLines() throws IOException {
        String path = file("lines.asm", "host read_line\nprint\nhost read_line\nprint\nhost read_line\nprint\nhalt\n");
        for (List<String> lines : List.of(
                List.<String>of(), List.of("a"), List.of("a", ""), List.of("", "b"), List.of("a", "b", "c", "d"))) {
            String text = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
            List<String> expected = new ArrayList<>(lines.subList(0, Math.min(3, lines.size())));
            while (expected.size() < 3) {
                expected.add("null");
            }
            String output = String.join("\n", expected) + "\n";
            assertThat(vitrine(text, false, new ByteArrayOutputStream(), "run", path).out)
                    .isEqualTo(output);
            assertThat(vitrine(text, false, new ByteArrayOutputStream(), "run", path, "--input", "-").out)
                    .isEqualTo(output);
            assertThat(vitrine("run", path, "--input", text).out).isEqualTo(output);
            String trace = vitrine("trace", path, "--input", text).out;
            assertThat(vitrine(text, false, new ByteArrayOutputStream(), "trace", path).out)
                    .isEqualTo(trace);
            assertThat(vitrine(
                                    text.replace("\n", "\r\n"),
                                    false,
                                    new ByteArrayOutputStream(),
                                    "trace",
                                    path,
                                    "--input",
                                    "-")
                            .out)
                    .isEqualTo(trace);
            assertThat(trace.lines()).hasSize(7);
        }
    }

    @Test
    void manyLinesAndALongOneAreRead() throws IOException {
        String path = file("all.asm", "again:\nhost read_line\ndup\njf done\npop\njmp again\ndone:\nhalt\n");
        assertThat(vitrine("x\n".repeat(200_000), false, new ByteArrayOutputStream(), "run", path))
                .isEqualTo(new Outcome(0, "", ""));
        Outcome long1 = vitrine("x".repeat(InputLines.LONGEST + 1), false, new ByteArrayOutputStream(), "run", path);
        assertThat(long1.exit).isEqualTo(ExitCode.UNUSABLE);
        assertThat(long1.err).contains("Line 1 of standard input has more than 1048576 characters.");
    }

    @Test
    void aPersonIsToldThatALineIsWaitedFor() {
        for (String[] input : new String[][] {{}, {"--input", "-"}}) {
            List<String> line = new ArrayList<>(List.of("run", file("reading.asm")));
            line.addAll(List.of(input));
            Outcome outcome = vitrine("Zoe\nLi\n", true, new ByteArrayOutputStream(), line.toArray(String[]::new));
            assertThat(outcome.out).isEqualTo("Name? Zoe\nLi\n");
            assertThat(outcome.err.strip().lines())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("vitrine: The program waits for line 1 of its input.");
        }
        assertThat(vitrine("Zoe\nLi\n", false, new ByteArrayOutputStream(), "run", file("reading.asm")).err)
                .isEmpty();
        assertThat(vitrine("", true, new ByteArrayOutputStream(), "run", file("reading.asm"), "--input", "Zoe").err)
                .isEmpty();
    }

    @Test
    void aProgramCannotCommandTheTerminal() throws IOException {
        String path = file(
                "tricks.asm", "ldc \"a\\u001b[2J\\u0007\\r\\u007f\\u009b\\u202eb\\té \\ud83d\\ude00\"\nprint\nhalt\n");
        String shown = "a\\u001b[2J\\u0007\\u000d\\u007f\\u009b\\u202eb\té \ud83d\ude00\n";
        String plain = "a\u001b[2J\u0007\r\u007f\u009b\u202eb\té \ud83d\ude00\n";
        assertThat(vitrine("", true, new ByteArrayOutputStream(), "run", path).out)
                .isEqualTo(shown);
        assertThat(vitrine("", true, new ByteArrayOutputStream(), "run", "--raw", path).out)
                .isEqualTo(plain);
        assertThat(vitrine("run", path).out).isEqualTo(plain);
        // names of files, texts of programs in messages
        Outcome message = vitrine("", true, new ByteArrayOutputStream(), "run", "\u001b[31m.asm");
        assertThat(message.err).startsWith("\\u001b[31m.asm: ");
        assertThat(vitrine("", true, new ByteArrayOutputStream(), "check", path).err)
                .contains("\\u001b[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void noHintSpeaksOfThePage() throws IOException {
        String path = file("number.asm", "host read_int\nprint\nhalt\n");
        assertThat(vitrine("run", path, "--input", "many").err)
                .contains("Write this line of the input as a whole number, such as 42.");
    }
}
