package vitrine.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import vitrine.asm.Assembler;
import vitrine.machine.MachineImage;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Characters;
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

    /** An image may have so many bytes. */
    private static final int MOST_IMAGE = 64 << 20;

    /** That a file holds no program; what was wrong is said already. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Reads a file; says what is wrong with it when it holds no program. */
    static SourceFile read(Path path, PrintStream err) throws Unusable {
        byte[] bytes = bytes(path, err);
        if (path.toString().endsWith(IMAGE) || Image.isImage(bytes)) {
            return image(path, bytes, err);
        }
        return assemble(path, bytes, err);
    }

    /** The program of a source text. */
    static SourceFile assemble(Path path, byte[] bytes, PrintStream err) throws Unusable {
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
            MachineImage read = MachineImage.read(bytes);
            Image image = read.image();
            return new SourceFile(path, image.source(), image.program(), image.sourceMap(), List.of(), read.kind());
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
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_IMAGE + 1);
            if (bytes.length <= MOST_IMAGE) {
                return bytes;
            }
            err.println(path + ": The file is too large: more than " + (MOST_IMAGE >> 20) + " MiB.");
        } catch (NoSuchFileException e) {
            err.println(path + ": There is no such file.");
        } catch (IOException e) {
            err.println(path + ": The file cannot be read" + (Files.isDirectory(path) ? ": it is a directory." : "."));
        }
        throw new Unusable();
    }

    /** The bytes as source text. */
    static String text(Path path, byte[] bytes, PrintStream err) throws Unusable {
        try {
            if (Image.isImage(bytes)) {
                err.println(path + ": This is an image, and a source text is needed. 'disasm' writes it as one.");
                throw new Unusable();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean tooLarge = Characters.exceeds(text, Assembler.MOST_SOURCE);
            if (!tooLarge && text.indexOf('\0') < 0) {
                return text;
            }
            err.println(path
                    + (tooLarge
                            ? ": The text is too large: a program may have at most " + (Assembler.MOST_SOURCE >> 20)
                                    + " million characters, not " + Characters.count(text) + "."
                            : ": The file is no text: it has a byte 0."));
        } catch (CharacterCodingException e) {
            err.println(path + ": The file is no UTF-8 text.");
        }
        throw new Unusable();
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
