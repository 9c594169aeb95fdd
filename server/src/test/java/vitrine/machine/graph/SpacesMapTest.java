package vitrine.machine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.asm.Assembler;
import vitrine.isa.CollectorName;
import vitrine.machine.HeapSpace;
import vitrine.machine.Input;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.ObjectGraph;
import vitrine.machine.SpacesView;
import vitrine.machine.Until;
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
        return Machines.standard().instructionSet().collectors().stream().map(CollectorName::name);
    }

    private static Machine machine(String source) {
        var assembly = Assembler.assemble(source, Machines.standard().name(), Machines.instructionSets());
        assertThat(assembly.program()).as(assembly.diagnostics().toString()).isNotNull();
        return Machines.standard().load(assembly.program(), Limits.DEFAULT, (time, request) -> new Input.Closed());
    }

    private static SpacesView.Map map(Machine machine, long from, int bytes) {
        return SpacesMap.view("spaces", machine.objects(), new Window(from, bytes)).spaces().map();
    }

    @ParameterizedTest
    @MethodSource("collectors")
    void blocksFillTheSpaces(String collector) {
        Machine machine = machine(PROGRAM.formatted(collector, 6000, 300, 40));
        Random random = new Random(5);
        while (machine.status().canStep()) {
            machine.run(Until.time(machine.time() + 1 + random.nextInt(200)));
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
            map.blocks().stream().filter(block -> block.state().equals("free")).forEach(block -> free.add(block.address()));
            assertThat(free).containsAll(map.free());
            assertThat(map.blocks()).isSortedAccordingTo(Comparator.comparingLong(SpacesView.Block::address));
            long kept = map.blocks().stream().filter(block -> block.state().equals("live")).count();
            assertThat(kept).isEqualTo(graph.rootTarget(graph.roots() - 1) == 0 ? kept : chain(graph) + held(machine));
            window(machine, map, random);
        }
    }
}
