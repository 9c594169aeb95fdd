package vitrine.cli;

import java.io.IOException;
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
        description =
                "Run programs and compare them with the expectations in their comments. Exit code 1 when one fails.",
        mixinStandardHelpOptions = true)
final class CheckPrograms implements Callable<Integer> {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "source texts, or directories to look for *.asm in")
    private List<Path> paths = new ArrayList<>();

    @Override
    public Integer call() {
        Console console = Console.standard();
        int passed = 0;
        int failed = 0;
        int empty = 0;
        try {
            for (Path file : files(console)) {
                String source = SourceFile.text(file, SourceFile.bytes(file, console.err()), console.err());
                List<ProgramCheck.Failure> failures = ProgramCheck.check(source);
                for (ProgramCheck.Failure failure : failures) {
                    console.err()
                            .println(
                                    file + (failure.line() > 0 ? ":" + failure.line() : "") + ": " + failure.message());
                }
                empty += failures.isEmpty() && Expectations.of(source).isEmpty() ? 1 : 0;
                passed += failures.isEmpty() ? 1 : 0;
                failed += failures.isEmpty() ? 0 : 1;
            }
        } catch (SourceFile.Unusable e) {
            return SourceFile.UNUSABLE;
        }
        if (empty > 0) {
            console.out().println(empty + " of them expect nothing: write '; expect: ...' where they print");
        }
        console.out().println(passed + " passed, " + failed + " failed");
        return failed == 0 ? 0 : 1;
    }

    private List<Path> files(Console console) throws SourceFile.Unusable {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            try (Stream<Path> found = Files.walk(path)) {
                found.filter(file -> Files.isRegularFile(file)
                                && (file.equals(path) || file.toString().endsWith(".asm")))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                console.err().println(path + ": There is no such file or directory.");
                throw new SourceFile.Unusable();
            }
        }
        return files;
    }
}
