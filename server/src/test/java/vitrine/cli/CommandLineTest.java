package vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vitrine.program.Function;
import vitrine.program.Image;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** The commands as a shell sees them: output, errors and exit codes of a process of its own. */
class CommandLineTest {
    private static final String FACTORIAL = """
            .func main
                const 5
                call factorial
                print                   ; expect: 120
                halt
            .func factorial n
                lload n
                jf one
                lload n
                lload n
                const 1
                sub
                call factorial
                mul
                ret
            one:
                const 1
                ret
            """;

    @TempDir
    Path folder;

    private record Outcome(int exit, String out, String err) {}

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "vitrine.cli.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    private Outcome vitrine(String input, String... arguments) throws IOException, InterruptedException {
        return process(input, command(arguments));
    }

    /** By a shell, with whatever the shell can put at the ends of the streams. */
    private Outcome shell(String input, String before, String after, String... arguments)
            throws IOException, InterruptedException {
        String quoted =
                command(arguments).stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return process(input, List.of("sh", "-c", before + quoted + after));
    }

    private Outcome process(String input, List<String> command) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // what a program prints must not depend on the locale
        builder.environment().put("LC_ALL", "POSIX");
        // a JVM that is told options this way says so on the error output
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"));
        return ended(builder, input, out, err);
    }

    private static Outcome ended(ProcessBuilder builder, String input, Path out, Path err)
            throws IOException, InterruptedException {
        Process process = builder.start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).as("ends").isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    /** An image whose bytes give one register two values is refused where it is read. */
    @Test
    void refusesAnImageWithCollidingTargets() throws Exception {
        byte[] code = {4, 0, 1, 35, 5, 0, 0, 0};
        Program program = new Program(
                "register", List.of(), List.of(), List.of(new Function("main", 0, List.of(), List.of())), 0, code);
        Files.write(folder.resolve("a.vbc"), new Image(program, SourceMap.EMPTY, "").toBytes());
        Outcome outcome = vitrine("", "run", "a.vbc");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("a.vbc: The bytes at 0x0000 are 'div $0 $1 rem': div also puts a value into rem by itself");
    }

    @Test
    void takesNumbersAsTheyAreWrittenEverywhere() throws Exception {
        write("loop.asm", "loop:\n rjmp loop\n");
        for (String steps : List.of("1,000", "1_000", "0x3e8", "1000")) {
            assertThat(vitrine("", "run", "loop.asm", "--max-steps", steps).err())
                    .isEqualTo("loop.asm:2: Stopped after 1000 instructions, as --max-steps asks.\n");
        }
        Outcome foreign = vitrine("", "run", "loop.asm", "--max-steps=1e3");
        assertThat(foreign.exit()).isEqualTo(64);
        assertThat(foreign.err())
                .contains("--max-steps")
                .contains("'1e3' is not a whole number. Whole numbers here go from 0 to 9223372036854775807.");
        assertThat(vitrine("", "serve", "--port", "70000").err())
                .contains("--port goes from 0 to 65535, and 70000 is outside of that.");
    }

    @Test
    void runsAProgram() throws Exception {
        write("factorial.asm", FACTORIAL);
        assertThat(vitrine("", "run", "factorial.asm")).isEqualTo(new Outcome(0, "120\n", ""));
    }

    @Test
    void readsInputFromTheOptionOrFromStandardInput() throws Exception {
        write("greet.asm", "ldc \"Grüß dich, \"\nhost print\nhost read_line\nprint\nhost read_line\nprint\nhalt\n");
        assertThat(vitrine("", "run", "greet.asm", "--input", "Zoe"))
                .isEqualTo(new Outcome(0, "Grüß dich, Zoe\nnull\n", ""));
        assertThat(vitrine("Åsa\nLi\n", "run", "greet.asm", "--input", "-"))
                .isEqualTo(new Outcome(0, "Grüß dich, Åsa\nLi\n", ""));
    }

    @Test
    void saysWhereATrapHappened() throws Exception {
        write("trap.asm", "const 1\nprint\nconst 1\nconst 0\ndiv\nhalt\n");
        Outcome outcome = vitrine("", "run", "trap.asm");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("1\n");
        assertThat(outcome.err()).startsWith("trap.asm:5: Division by zero.");
    }

    @Test
    void stopsAfterSoManySteps() throws Exception {
        write("loop.asm", "again:\njmp again\n");
        Outcome outcome = vitrine("", "run", "loop.asm", "--max-steps", "1000");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("loop.asm:2").contains("1000 instructions");
    }

    @Test
    void saysWhereTheSourceIsWrong() throws Exception {
        write("wrong.asm", "const 1\npritn\n  jf nowhere\n");
        for (String command : List.of("run", "asm", "disasm", "trace")) {
            Outcome outcome = vitrine("", command, "wrong.asm");
            assertThat(outcome.exit()).as(command).isEqualTo(2);
            assertThat(outcome.err())
                    .as(command)
                    .contains("wrong.asm:2:1: Unknown instruction 'pritn'. Did you mean 'print'?")
                    .contains("wrong.asm:3:6: ");
        }
    }

    @Test
    void columnsAndOutputCountCharacters() throws Exception {
        write("wrong.asm", "ldc \"\ud83d\ude00\ud83d\ude00\" oops\n");
        assertThat(vitrine("", "asm", "wrong.asm").err()).contains("wrong.asm:1:10: ");
        write("echo.asm", "again:\nhost read_line\nprint\nhost read_line\nprint\nhalt\n");
        Outcome outcome = vitrine("\ud83d\ude00\ud83d\ude00\nabc\n", "run", "echo.asm", "--input", "-");
        assertThat(outcome.out()).isEqualTo("\ud83d\ude00\ud83d\ude00\nabc\n");
    }

    @Test
    void refusesACommandLineThatMakesNoSense() throws Exception {
        assertThat(vitrine("", "run").exit()).isEqualTo(64);
        assertThat(vitrine("", "fly").exit()).isEqualTo(64);
        assertThat(vitrine("", "run", "x.asm", "--max-steps", "many").exit()).isEqualTo(64);
        Outcome missing = vitrine("", "run", "missing.asm");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("missing.asm: There is no such file.");
    }

    @Test
    void assemblesAndDisassembles() throws Exception {
        write("factorial.asm", FACTORIAL);
        assertThat(vitrine("", "asm", "factorial.asm", "-o", "out.vbc").exit()).isZero();
        Image image = Image.read(Files.readAllBytes(folder.resolve("out.vbc")));
        assertThat(vitrine("", "run", "out.vbc").out()).isEqualTo("120\n");
        String text = vitrine("", "disasm", "out.vbc").out();
        write("again.asm", text);
        assertThat(vitrine("", "asm", "again.asm").exit()).isZero();
        assertThat(Image.read(Files.readAllBytes(folder.resolve("again.vbc"))).program())
                .isEqualTo(image.program());
        Files.write(folder.resolve("broken.vbc"), new byte[] {'V', 'B', 'C', 0x1a, 0, 1});
        assertThat(vitrine("", "run", "broken.vbc").exit()).isEqualTo(2);
    }

    @Test
    void checksExpectations() throws Exception {
        write("good.asm", FACTORIAL);
        assertThat(vitrine("", "check", ".").out()).endsWith("1 passed, 0 failed\n");
        write("bad.asm", "const 1\nprint   ; expect: 2\nhalt\n");
        Outcome outcome = vitrine("", "check", ".");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("bad.asm:2: expected the output '2' and got '1'");
        assertThat(outcome.out()).endsWith("1 passed, 1 failed\n");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullOrClosedOutputIsNoSuccess() throws Exception {
        write("factorial.asm", FACTORIAL);
        write("endless.asm", "again:\nconst 1\nprint\njmp again\n");
        assertThat(shell("", "", " > /dev/full", "run", "factorial.asm").exit()).isEqualTo(74);
        assertThat(shell("", "", " >&-", "run", "factorial.asm").exit()).isEqualTo(74);
        assertThat(shell("", "{ ", "; echo $? >&2; } | head -n 2", "run", "endless.asm"))
                .isEqualTo(new Outcome(0, "1\n1\n", "74\n"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aMissingOrUnreadableInputIsNotReadAsOne() throws Exception {
        write("read.asm", "host read_line\nprint\nhalt\n");
        assertThat(shell("", "", " <&-", "run", "read.asm")).isEqualTo(new Outcome(0, "null\n", ""));
        Outcome folderRead = shell("", "", " < .", "run", "read.asm");
        assertThat(folderRead.exit()).isEqualTo(2);
        assertThat(folderRead.err()).startsWith("vitrine: Standard input cannot be read: ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aTerminalIsKnownFromAPipe() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "the command 'script' gives a terminal");
        write("tricks.asm", "host read_line\nldc \"\\u001b[2J\"\nconcat\nprint\nhalt\n");
        String line = command("run", "tricks.asm").stream().collect(Collectors.joining(" "));
        Outcome outcome = process("x\n", List.of("script", "-qec", line, "/dev/null"));
        assertThat(outcome.out())
                .contains("waits for line 1 of its input", "x\\u001b[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void tracesEachStepAsJson() throws Exception {
        write("factorial.asm", FACTORIAL);
        List<String> lines = vitrine("", "trace", "factorial.asm", "--from", "1", "--to", "3")
                .out()
                .lines()
                .toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("{\"time\":1,\"ip\":5,\"line\":3,\"mnemonic\":\"call\",\"effects\":[{\"type\":\"pop\"")
                .endsWith("\"stack\":[]}");
        assertThat(lines.get(1)).contains("\"mnemonic\":\"lload\"").endsWith("\"stack\":[\"5\"]}");
    }
}
