package vitrine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vitrine.asm.Disassembler;

/** Writes the program of an image, or of a source text, as source. */
@Command(
        name = "disasm",
        description = {
            "Write the program of an image, or of a source text, as source to standard output.",
            "Assembled again it is the same program."
        },
        mixinStandardHelpOptions = true)
final class DisassembleFile implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "an image made by asm, or a source text")
    private Path file = Path.of("");

    private final Console console;

    DisassembleFile(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try {
            SourceFile source = SourceFile.read(file, console.err());
            console.out()
                    .print(Disassembler.disassemble(
                            source.program(), source.kind().instructions(), source.sourceMap()));
            return ExitCode.FINE;
        } catch (SourceFile.Unusable e) {
            return ExitCode.UNUSABLE;
        }
    }
}
