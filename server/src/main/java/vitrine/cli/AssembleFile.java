package vitrine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vitrine.program.Image;
import vitrine.verify.Verifier;

/** Assembles a source text into an image and says what is wrong with it. */
@Command(
        name = "asm",
        description = "Assemble a source text into an image. Exit code 2 for errors in the source.",
        mixinStandardHelpOptions = true)
final class AssembleFile implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a source text")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "the image (default: FILE with the ending .vbc)")
    private @Nullable Path output;

    @Override
    public Integer call() {
        Console console = Console.standard();
        try {
            SourceFile source = SourceFile.read(file, console.err());
            SourceFile.report(
                    file,
                    Verifier.verify(source.program(), source.kind().instructions(), source.sourceMap())
                            .warnings(),
                    console.err());
            Path target = output != null ? output : beside();
            Files.write(target, new Image(source.program(), source.sourceMap(), source.source()).toBytes());
            console.out().println(target + ": " + source.program().codeLength() + " bytes of code");
            return 0;
        } catch (SourceFile.Unusable e) {
            return SourceFile.UNUSABLE;
        } catch (IOException e) {
            console.err().println((output == null ? beside() : output) + ": The image cannot be written.");
            return SourceFile.UNUSABLE;
        }
    }

    private Path beside() {
        String name = String.valueOf(file.getFileName());
        String base = name.endsWith(".asm") ? name.substring(0, name.length() - 4) : name;
        return file.resolveSibling(base + SourceFile.IMAGE);
    }
}
