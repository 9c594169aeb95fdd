package vitrine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vitrine.debug.Expectations;
import vitrine.debug.ProgramCheck;

/** Runs programs and compares what they do with what their comments expect; each also runs backward to its start and forward again. */
@Command(
        name = "check",
        description = {
            "Run programs and compare them with the expectations in their comments, such as '; expect: 120'.",
            "What is not met goes to standard error, FILE:LINE: message; the last line of standard output counts.",
            "Each program also runs backward to its start and forward again."
        },
        mixinStandardHelpOptions = true)
final class CheckPrograms implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "source texts, or directories to look for *.asm in")
    private List<Path> paths = new ArrayList<>();

    private final Console console;
    private int passed;
    private int failed;
    private int empty;
    private int unusable;

    CheckPrograms(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        for (Path path : paths) {
            try {
                files(path).forEach(this::check);
            } catch (SourceFile.Unusable e) {
                unusable++;
            }
        }
        if (empty > 0) {
            console.out().println(empty + " of them expect nothing: write '; expect: ...' where they print");
        }
        console.out()
                .println(passed + " passed, " + failed + " failed"
                        + (unusable > 0 ? ", " + unusable + " unusable" : ""));
        return failed > 0 ? ExitCode.FAILED : unusable > 0 ? ExitCode.UNUSABLE : ExitCode.FINE;
    }

    private void check(Path file) {
        try {
            String source = SourceFile.text(file, SourceFile.bytes(file, console.err()), console.err());
            List<ProgramCheck.Failure> failures = ProgramCheck.check(source);
            for (ProgramCheck.Failure failure : failures) {
                console.err()
                        .println(file + (failure.line() > 0 ? ":" + failure.line() : "") + ": " + failure.message());
            }
            empty += failures.isEmpty() && Expectations.of(source).isEmpty() ? 1 : 0;
            passed += failures.isEmpty() ? 1 : 0;
            failed += failures.isEmpty() ? 0 : 1;
        } catch (SourceFile.Unusable e) {
            unusable++;
        }
    }

    private List<Path> files(Path path) throws SourceFile.Unusable {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> files = found.filter(
                            file -> Files.isRegularFile(file) && file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
            if (!files.isEmpty()) {
                return files;
            }
            console.err().println(path + ": There are no programs here, no file that ends in .asm.");
        } catch (IOException | UncheckedIOException e) {
            console.err().println(path + ": The directory cannot be read.");
        }
        throw new SourceFile.Unusable();
    }
}
