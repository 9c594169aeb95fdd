package vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.Disassembler;
import vitrine.debug.Expectations;
import vitrine.debug.ProgramCheck;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;
import vitrine.program.Image;
import vitrine.program.Program;

/** Each file in programs/ does what its comments say, forward, backward and forward again, and survives every form it can take. */
class ProgramsTest {
    private static final Path PROGRAMS = Path.of("programs");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(PROGRAMS)) {
            return files.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
    }

    @TestFactory
    Stream<DynamicTest> doesWhatItsCommentsSay() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    String source = Files.readString(file);
                    assertThat(Expectations.of(source).isEmpty())
                            .as("expects nothing")
                            .isFalse();
                    assertThat(ProgramCheck.check(source)).isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> isTheSameAsTextAndImageAndDisassembly() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Assembly assembly = assemble(Files.readString(file));
                    Program program = assembly.program();
                    if (program == null) {
                        // a lesson about an error: there is no program
                        return;
                    }
                    MachineKind kind = Machines.named(program.machine());
                    assertThat(assemble(Disassembler.disassemble(program, kind.instructions()))
                                    .program())
                            .isEqualTo(program);
                    Image image = new Image(program, assembly.sourceMap(), "");
                    assertThat(Image.read(image.toBytes())).isEqualTo(image);
                }));
    }

    @Test
    void useEveryInstructionAndHostCall() throws IOException {
        Map<String, StringBuilder> texts = new HashMap<>();
        for (Path file : files()) {
            Program program = assemble(Files.readString(file)).program();
            if (program != null) {
                texts.computeIfAbsent(program.machine(), machine -> new StringBuilder())
                        .append(Disassembler.disassemble(
                                program, Machines.named(program.machine()).instructions()));
            }
        }
        for (MachineKind kind : Machines.all()) {
            // a machine of the tests has no programs here
            StringBuilder all = texts.get(kind.name());
            if (all == null) {
                continue;
            }
            assertThat(kind.instructions().rows())
                    .allSatisfy(row -> assertThat(all).containsPattern("(?im)^\\s*" + row.mnemonic() + "\\b"));
            assertThat(kind.instructions().hostCalls())
                    .allSatisfy(call -> assertThat(all).containsPattern("(?i)\\b" + call.callName() + "\\b"));
        }
    }

    private static Assembly assemble(String source) {
        return Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
    }
}
