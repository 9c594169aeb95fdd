package vitrine.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import vitrine.asm.Disassembler;

/** Writes the program of an image, or of a source text, as source. */
@Command(
        name = "disasm",
        description = "Write a program as source. Exit code 2 for an image that cannot be read.",
        mixinStandardHelpOptions = true)
final class DisassembleFile implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "an image that ends in .vbc, or a source text")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        Console console = Console.standard();
        try {
            SourceFile source = SourceFile.read(file, console.err());
            console.out()
                    .print(Disassembler.disassemble(
                            source.program(), source.kind().instructions(), source.sourceMap()));
            console.out().flush();
            return 0;
        } catch (SourceFile.Unusable e) {
            return SourceFile.UNUSABLE;
        }
    }
}
