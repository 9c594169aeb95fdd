package vitrine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.asm.RandomPrograms;
import vitrine.asm.RandomSource;
import vitrine.machine.FrameHeight;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.program.Assembly;
import vitrine.program.Diagnostic;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** The heights that were found without running are those of the run, wherever the verifier claims to know them. */
class HeightsAtRunTimeTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final MachineKind KIND = Machines.standard();
    private static final int STEPS = 3_000;

    private static final Inputs INPUTS = (time, request) -> request instanceof InputRequest.Line
            ? time % 7 == 0 ? new Input.End() : new Input.Line("12")
            : new Input.Number(1);

    @Test
    void ofProgramsThatMakeSense() {
        long known = 0;
        for (long seed = SEED; seed < SEED + 400; seed++) {
            String source = new RandomSource(seed).next();
            Assembly assembly = Assembler.assemble(source, KIND.name(), Machines.instructionSets());
            assertThat(assembly.diagnostics()).as("seed %d%n%s", seed, source).isEmpty();
            Verification verification = Verifier.verify(assembly.program(), KIND.instructions(), assembly.sourceMap());
            assertThat(verification.warnings())
                    .as("seed %d%n%s", seed, source)
                    .allMatch(each -> each.message().endsWith("never reached."));
            long compared = compare(assembly.program(), verification, "seed " + seed + "\n" + source);
            assertThat(compared).as("seed %d: every height is known", seed).isPositive();
            known += compared;
        }
        assertThat(known).isGreaterThan(20_000);
    }

    @Test
    void ofProgramsWithoutSenseThatGiveNoWarning() {
        int silent = 0;
        for (long seed = SEED; seed < SEED + 20_000; seed++) {
            Program program = new RandomPrograms(seed, KIND).next();
            Verification verification = Verifier.verify(program, KIND.instructions(), SourceMap.EMPTY);
            if (verification.warnings().isEmpty()) {
                silent++;
                compare(program, verification, "seed " + seed);
            }
        }
        assertThat(silent).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> ofTheShippedPrograms() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("programs"))) {
            return files.filter(each -> each.toString().endsWith(".asm")).sorted().toList().stream()
                    .map(each -> DynamicTest.dynamicTest(each.toString(), () -> shipped(Files.readString(each))));
        }
    }

    private static void shipped(String source) {
        Assembly assembly = Assembler.assemble(source, KIND.name(), Machines.instructionSets());
        Program program = assembly.program();
        if (program == null) {
            assertThat(assembly.diagnostics()).anyMatch(Diagnostic::isError);
            return;
        } else if (!program.machine().equals(KIND.name())) {
            // without an operand stack there are no heights
            return;
        }
        Verification verification = Verifier.verify(program, KIND.instructions(), assembly.sourceMap());
        if (verification.warnings().isEmpty()) {
            compare(program, verification, source);
        }
    }

    /** How many steps had a height that was known. */
    private static long compare(Program program, Verification verification, String what) {
        Machine machine = KIND.load(program, KIND.limits(), INPUTS);
        long known = 0;
        while (machine.time() < STEPS && machine.status() instanceof Status.Ready) {
            int claimed = verification.height(machine.address());
            if (claimed != Verification.UNKNOWN && machine.address() < program.codeLength()) {
                assertThat(FrameHeight.of(machine))
                        .as("height at 0x%04x, time %d of %s", machine.address(), machine.time(), what)
                        .isEqualTo(claimed);
                known++;
            }
            machine.run(Until.time(machine.time() + 1));
        }
        return known;
    }
}
