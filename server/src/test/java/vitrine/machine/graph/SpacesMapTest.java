package vitrine.machine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.isa.CollectorName;
import vitrine.machine.HeapSpace;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.ObjectGraph;
import vitrine.machine.OutputOf;
import vitrine.machine.SpacesView;
import vitrine.machine.Window;

/** The map of a heap's memory is all of it: blocks fill the spaces, stretches hold what the blocks do, a window shows what lies in it. */
class SpacesMapTest {
    private static final String PROGRAM = """
            .collector %s
            .heap %d
            .const greeting "Hello"
            .global keep null
            .func main
            .local i
                const 0
                lstore i
            loop:
                lload i
                const %d
                lt
                jf done
                lload i
                const 5
                mod
                const 2
                add
                newarr
                dup
                const 0
                gload keep
                astore
                lload i
                const %d
                mod
                jt drop
                gstore keep
                jmp next
            drop:
                pop
                ldc greeting
                ldc greeting
                concat
                pop
            next:
                lload i
                const 1
                add
                lstore i
                jmp loop
            done:
                halt
            """;

    private static final int EVERYTHING = Integer.MAX_VALUE;

    static Stream<String> collectors() {
        return Machines.standard().instructions().collectors().stream().map(CollectorName::name);
    }

    private static Machine machine(String source) {
        var assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        assertThat(assembly.program()).as(assembly.diagnostics().toString()).isNotNull();
        return Machines.standard().load(assembly.program(), Limits.DEFAULT, (time, request) -> null);
    }

    private static SpacesView.Map map(Machine machine, long from, int bytes) {
        return SpacesMap.view("spaces", machine.objects(), new Window(from, bytes))
                .spaces()
                .map();
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void blocksFillTheSpaces(String collector) {
        Machine machine = machine(PROGRAM.formatted(collector, 6000, 300, 40));
        Random random = new Random(5);
        while (!machine.status().ended()) {
            OutputOf.runTo(machine, machine.time() + 1 + random.nextInt(200));
            ObjectGraph graph = machine.objects();
            SpacesView.Map map = map(machine, 0, EVERYTHING);
            assertThat(map.unit()).isZero();
            for (HeapSpace space : graph.spaces()) {
                long at = space.from();
                for (SpacesView.Block block : map.blocks()) {
                    if (block.address() >= space.from() && block.address() < space.to()) {
                        assertThat(block.address()).isEqualTo(at);
                        at += block.bytes();
                    }
                }
                assertThat(at).as("end of %s", space).isEqualTo(space.top());
            }
            Set<Long> free = new HashSet<>();
            for (SpacesView.Block block : map.blocks()) {
                if (block.state().equals("free")) {
                    free.add(block.address());
                }
            }
            assertThat(free).containsAll(map.free());
            long from = random.nextInt(7_000);
            int bytes = 1 + random.nextInt(2_000);
            assertThat(map(machine, from, bytes).blocks())
                    .isEqualTo(map.blocks().stream()
                            .filter(block -> block.address() < from + bytes && block.address() + block.bytes() > from)
                            .toList());
        }
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void stretchesHoldWhatTheBlocksDo(String collector) {
        Machine machine = machine(PROGRAM.formatted(collector, 120_000, 3_000, 3));
        Random random = new Random(6);
        int seen = 0;
        while (!machine.status().ended()) {
            OutputOf.runTo(machine, machine.time() + 1 + random.nextInt(9_000));
            SpacesView.Map map = map(machine, 0, EVERYTHING);
            if (map.unit() == 0) {
                continue;
            }
            seen++;
            assertThat(map.blocks()).isEmpty();
            for (SpacesView.Share share : map.shares()) {
                // a stretch ends with its space
                long end = machine.objects().spaces().stream()
                        .filter(space -> share.from() >= space.from() && share.from() < space.to())
                        .findAny()
                        .orElseThrow()
                        .to();
                SpacesView.Map near = map(machine, share.from(), (int) Math.min(map.unit(), end - share.from()));
                assertThat(near.unit())
                        .as("a stretch of %s bytes from near", map.unit())
                        .isZero();
                assertThat(share.live()).isEqualTo(within(near, "live") + within(near, "permanent"));
                assertThat(share.garbage()).isEqualTo(within(near, "garbage"));
            }
        }
        assertThat(seen).isGreaterThan(3);
    }

    /** The bytes of the blocks in a state that lie in a window. */
    private static long within(SpacesView.Map map, String state) {
        long bytes = 0;
        for (SpacesView.Block block : map.blocks()) {
            if (block.state().equals(state)) {
                bytes += Math.min(map.to(), block.address() + block.bytes()) - Math.max(map.from(), block.address());
            }
        }
        return bytes;
    }
}
