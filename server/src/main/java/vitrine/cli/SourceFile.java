package vitrine.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import vitrine.asm.Assembler;
import vitrine.asm.Collisions;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Diagnostic;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** A program in a file, as text or as image, read for a command. What is wrong with it is said in one form: {@code FILE:LINE:COL: message}. */
record SourceFile(
        Path path,
        String source,
        Program program,
        SourceMap sourceMap,
        List<Diagnostic> diagnostics,
        MachineKind kind) {
    /** The ending of images. */
    static final String IMAGE = ".vbc";

    /** Exit code when a file cannot be read or its program has errors. */
    static final int UNUSABLE = 2;

    /** That a file holds no program; what was wrong is said already. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Reads a file; says what is wrong with it when it holds no program. */
    static SourceFile read(Path path, PrintStream err) throws Unusable {
        byte[] bytes = bytes(path, err);
        if (path.toString().endsWith(IMAGE)) {
            return image(path, bytes, err);
        }
        String source = text(path, bytes, err);
        var assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        Program program = assembly.program();
        report(path, assembly.diagnostics(), err);
        if (program == null) {
            throw new Unusable();
        }
        return new SourceFile(
                path, source, program, assembly.sourceMap(), assembly.diagnostics(), kind(path, program, err));
    }

    private static SourceFile image(Path path, byte[] bytes, PrintStream err) throws Unusable {
        try {
            Image image = Image.read(bytes);
            MachineKind kind = kind(path, image.program(), err);
            var collision = Collisions.first(image.program(), kind.instructions());
            if (collision != null) {
                err.println(path + ": " + collision.message() + " Assemble it anew with another register there.");
                throw new Unusable();
            }
            return new SourceFile(path, image.source(), image.program(), image.sourceMap(), List.of(), kind);
        } catch (ImageException e) {
            err.println(path + ": " + e.getMessage());
            throw new Unusable();
        }
    }

    private static MachineKind kind(Path path, Program program, PrintStream err) throws Unusable {
        MachineKind kind = Machines.named(program.machine());
        if (kind == null) {
            err.println(path + ": There is no machine '" + program.machine() + "' here.");
            throw new Unusable();
        }
        return kind;
    }

    static byte[] bytes(Path path, PrintStream err) throws Unusable {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            err.println(path + ": There is no such file.");
        } catch (IOException e) {
            err.println(path + ": The file cannot be read" + (Files.isDirectory(path) ? ": it is a directory." : "."));
        }
        throw new Unusable();
    }

    static String text(Path path, byte[] bytes, PrintStream err) throws Unusable {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            err.println(path + ": The file is no UTF-8 text.");
            throw new Unusable();
        }
    }

    static void report(Path path, List<Diagnostic> diagnostics, PrintStream err) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.severity() == Diagnostic.Severity.HINT) {
                continue;
            }
            String kind = diagnostic.severity() == Diagnostic.Severity.WARNING ? "warning: " : "";
            err.println(path + ":" + diagnostic.range().line() + ":"
                    + diagnostic.range().column() + ": " + kind + diagnostic.message()
                    + (diagnostic.hint().isEmpty() ? "" : " " + diagnostic.hint()));
        }
    }

    /** Where in the file an address comes from, as {@code FILE:LINE}; with the address where there is no line. */
    String place(int address) {
        int line = sourceMap.lineAt(address);
        return path + ":" + (line > 0 ? String.valueOf(line) : "0x%04x".formatted(address));
    }
}
