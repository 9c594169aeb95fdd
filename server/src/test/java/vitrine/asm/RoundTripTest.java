package vitrine.asm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vitrine.isa.InstructionSet;
import vitrine.machine.Machines;
import vitrine.machine.Sources;
import vitrine.machine.stack.StackTable;
import vitrine.program.Assembly;
import vitrine.program.Function;
import vitrine.program.Image;
import vitrine.program.ImageException;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/** Text and program are two forms of one thing: assembling what was disassembled gives the program again. */
class RoundTripTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    private static final Map<String, InstructionSet> SETS = new TreeMap<>();

    static {
        Machines.all().forEach(kind -> SETS.put(kind.name(), kind.instructions()));
    }

    static Set<String> machines() {
        return SETS.keySet();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everyProgramComesBack(String machine) throws ImageException {
        for (long seed = SEED; seed < SEED + 3_000; seed++) {
            Program program = new RandomPrograms(seed, machine, SETS.get(machine)).next();
            assertComesBack(program, "seed " + seed);
            Image image = new Image(program, SourceMap.EMPTY, "");
            assertThat(Image.read(image.toBytes())).as("seed %d", seed).isEqualTo(image);
        }
    }

    @ParameterizedTest
    @MethodSource("machines")
    void everySingleByteComesBack(String machine) {
        for (int first = 0; first < 256; first++) {
            for (int length = 1; length <= 6; length++) {
                for (int behind : new int[] {0, 0x1f, 0xff}) {
                    byte[] code = new byte[length];
                    java.util.Arrays.fill(code, (byte) behind);
                    code[0] = (byte) first;
                    Program program = new Program(
                            machine,
                            List.of(),
                            List.of(),
                            List.of(new Function("f", 0, List.of(), List.of())),
                            0,
                            code);
                    assertComesBack(program, "byte " + first + ", length " + length);
                }
            }
        }
    }

    /** What was assembled from a text comes back, with its labels. */
    @ParameterizedTest
    @EnumSource
    void everyTextComesBack(Sources sources) throws ImageException {
        for (long seed = SEED; seed < SEED + 300; seed++) {
            Assembly assembly = Assembler.assemble(sources.text(seed), "stack", SETS::get);
            Program program = assembly.program();
            InstructionSet instructions = SETS.get(program.machine());
            String text = Disassembler.disassemble(program, instructions, assembly.sourceMap());
            Assembly again = Assembler.assemble(text, "stack", SETS::get);
            assertThat(again.program()).as("seed %d%n%s", seed, text).isEqualTo(program);
            assertThat(again.sourceMap().labels())
                    .isEqualTo(assembly.sourceMap().labels());
            Image image = new Image(program, assembly.sourceMap(), "");
            assertThat(Image.read(image.toBytes())).as("seed %d", seed).isEqualTo(image);
        }
    }

    /** The same text again: labels of the source are kept, and what is disassembled a second time does not change. */
    @Test
    void labelsOfTheSourceAreKept() {
        Assembly assembly =
                AssemblerTest.assemble("start:\n jmp end\n nop\n jt start\nend: jmp start\n unused: halt\n behind:\n");
        String text = Disassembler.disassemble(assembly.program(), StackTable.INSTRUCTIONS, assembly.sourceMap());
        assertThat(text).isEqualTo("""
                        .machine stack

                        .func main
                        start:
                            jmp end
                            nop
                            jt start
                        end:
                            jmp start
                        unused:
                            halt
                        """);
        assertThat(AssemblerTest.program(text)).isEqualTo(assembly.program());
    }

    @Test
    void labelsThatAnImageHasTwiceOrWhereTheyCannotBeDoNoHarm() {
        Program program = AssemblerTest.program("a: jmp b\n b: jmp c\n c: jmp a\n");
        SourceMap map = new SourceMap(new int[0], new int[0], java.util.Map.of(0, "L1", 5, "L1", 7, "x", 400, "y"));
        String text = Disassembler.disassemble(program, StackTable.INSTRUCTIONS, map);
        assertThat(text).contains("L1:\n    jmp L2\nL2:\n    jmp L3\nL3:\n    jmp L1\n");
        assertThat(AssemblerTest.program(text)).isEqualTo(program);
    }

    static void assertComesBack(Program program, String what) {
        InstructionSet instructions = SETS.get(program.machine());
        String text = Disassembler.disassemble(program, instructions);
        Assembly again = Assembler.assemble(text, "stack", SETS::get);
        assertThat(new ArrayList<>(again.diagnostics()))
                .as("%s%n%s", what, text)
                .isEmpty();
        assertThat(again.program()).as("%s%n%s", what, text).isEqualTo(program);
        assertThat(Disassembler.disassemble(again.program(), instructions)).isEqualTo(text);
    }
}
