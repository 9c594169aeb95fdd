package vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Until;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.SourceMap;

/**
 * The pairs in programs/pairs: {@code NAME.MACHINE.asm}, the same problem for each machine. Both put out the same, and come to the same marks in the
 * same order, so that they can be stepped side by side.
 */
class PairsTest {
    private static final Path PAIRS = Path.of("programs", "pairs");
    private static final long MOST = 1_000_000;

    /** What a program did: its output, and the names of the marks that it came to. */
    private record Run(String output, List<String> marks) {}

    private static Map<String, Map<String, Path>> pairs() throws IOException {
        Map<String, Map<String, Path>> pairs = new TreeMap<>();
        try (Stream<Path> files = Files.list(PAIRS)) {
            for (Path file : files.toList()) {
                String[] parts = file.getFileName().toString().split("\\.");
                assertThat(parts).as("%s is NAME.MACHINE.asm", file).hasSize(3).endsWith("asm");
                pairs.computeIfAbsent(parts[0], name -> new TreeMap<>()).put(parts[1], file);
            }
        }
        return pairs;
    }

    @Test
    void thereAreEnough() throws IOException {
        assertThat(pairs())
                .containsKeys(
                        "factorial",
                        "fibonacci",
                        "gcd",
                        "sieve",
                        "bubble-sort",
                        "string-length",
                        "binary-search",
                        "matrix-product",
                        "collatz",
                        "hanoi");
    }

    @TestFactory
    Stream<DynamicTest> bothDoTheSame() throws IOException {
        return pairs().entrySet().stream()
                .map(pair -> DynamicTest.dynamicTest(pair.getKey(), () -> {
                    assertThat(pair.getValue()).containsOnlyKeys("register", "stack");
                    Run stack = run(pair.getValue().get("stack"), "stack");
                    Run register = run(pair.getValue().get("register"), "register");
                    assertThat(register.output()).isNotBlank().isEqualTo(stack.output());
                    assertThat(register.marks()).isNotEmpty().isEqualTo(stack.marks());
                }));
    }

    private static Run run(Path file, String machine) throws IOException {
        Assembly assembly =
                Assembler.assemble(Files.readString(file), Machines.standard().name(), Machines.instructionSets());
        assertThat(assembly.program()).as("%s %s", file, assembly.diagnostics()).isNotNull();
        assertThat(assembly.program().machine()).isEqualTo(machine);
        MachineKind kind = Machines.named(machine);
        assertThat(kind).isNotNull();
        Map<Integer, List<String>> names = new HashMap<>();
        BitSet addresses = new BitSet();
        for (SourceMap.Mark mark : assembly.sourceMap().marks()) {
            names.computeIfAbsent(mark.address(), address -> new ArrayList<>()).add(mark.name());
            addresses.set(mark.address());
        }
        Machine running = kind.load(assembly.program(), kind.limits(), (time, request) -> null);
        List<String> marks = new ArrayList<>(names.getOrDefault(running.address(), List.of()));
        while (running.time() < MOST && !running.status().ended()) {
            if (running.run(new Until(MOST, addresses, -1, false)) == Stop.ADDRESS) {
                marks.addAll(names.get(running.address()));
            }
        }
        assertThat(running.status()).as("%s", file).isInstanceOf(Status.Halted.class);
        return new Run(running.view("output", new Window(0, 100_000)).text(), marks);
    }
}
