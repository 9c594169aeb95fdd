package vitrine.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vitrine.program.Counts;
import vitrine.program.Image;
import vitrine.verify.Verifier;

/** Assembles a source text into an image and says what is wrong with it. */
@Command(
        name = "asm",
        description = {
            "Assemble a source text into an image.",
            "Errors and warnings go to standard error, one line each: FILE:LINE:COLUMN: message. With errors no image is written."
        },
        mixinStandardHelpOptions = true)
final class AssembleFile implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a source text")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT",
            description = "the image; another file than FILE (default: FILE with the ending .vbc in place of its own)")
    private @Nullable Path output;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    AssembleFile(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            byte[] bytes = SourceFile.bytes(file, console.err());
            if (Image.isImage(bytes)) {
                console.err().println(file + ": This is an image already. 'disasm' writes it as source.");
                return ExitCode.UNUSABLE;
            }
            SourceFile source = SourceFile.assemble(file, bytes, console.err());
            Path target = output != null ? output : beside();
            if (Files.exists(target) && Files.isSameFile(target, file)) {
                throw Main.usage(
                        spec, "The image would take the place of its source, " + file + ". Choose another -o.");
            }
            SourceFile.report(
                    file,
                    Verifier.verify(source.program(), source.kind().instructions(), source.sourceMap())
                            .warnings(),
                    console.err());
            return write(target, source);
        } catch (SourceFile.Unusable | IOException e) {
            return ExitCode.UNUSABLE;
        }
    }

    private int write(Path target, SourceFile source) {
        try {
            Files.write(target, new Image(source.program(), source.sourceMap(), source.source()).toBytes());
        } catch (IOException e) {
            console.err().println(target + ": The image cannot be written.");
            return ExitCode.OUTPUT;
        }
        console.out().println(target + ": " + Counts.of(source.program().codeLength(), "byte") + " of code");
        return ExitCode.FINE;
    }

    private Path beside() {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + SourceFile.IMAGE);
    }
}
