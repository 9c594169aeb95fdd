package vitrine.machine.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.machine.Effect;
import vitrine.machine.GroupView;
import vitrine.machine.Input;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.MemoryView;
import vitrine.machine.Observer;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Program;

/** Memory, heap, frames and traps of the register machine, where no other test looks closely. */
class RegisterMachineTest {
    private static Machine load(String source) {
        return load(source, Limits.DEFAULT);
    }

    private static Machine load(String source, Limits limits) {
        Program program = Assembler.assemble(".machine register\n" + source, "register", Machines.instructionSets())
                .program();
        assertThat(program).as(source).isNotNull();
        return new RegisterMachineKind().load(program, limits, (time, request) -> new Input.Line("a line of größe"));
    }

    private static Machine run(String source) {
        Machine machine = load(source);
        while (!machine.status().ended()) {
            machine.run(Until.time(machine.time() + 100_000));
        }
        return machine;
    }

    private static String output(Machine machine) {
        return machine.view("output", new Window(0, 10_000)).text();
    }

    @TestFactory
    Stream<DynamicTest> trapsSayWhatWasNeededAndWhatWasThere() {
        return Stream.of(
                        List.of("igl", "The instruction at 0x0000 is an illegal one."),
                        List.of("load $4 0\ndiv $4 $4 $5", "Division by zero."),
                        List.of("load $4 0\nmod $4 $4 $5", "Division by zero."),
                        List.of(
                                "load $4 -8\nloadm $4 $5",
                                "loadm reads the 4 bytes at -8, but the memory reaches from"),
                        List.of(
                                "load $4 0x1_0000\nsetb $4 $5",
                                "setb writes the byte at 0x10000, but the memory reaches"),
                        List.of(
                                "load $4 0xfffd\nloadm $4 $5",
                                "loadm reads the 4 bytes at 0xfffd, but the memory reaches"),
                        List.of("pop $4\npop $4\npop $4", "pop needs a word on the stack, but the stack is empty."),
                        List.of(
                                "again: push $4\ndjmp again",
                                "The stack meets the heap: push needs 4 bytes below 0x0000"),
                        List.of("again: call again", "The stack meets the heap: call needs 8 bytes below"),
                        List.of(
                                "load $4 70_000\naloc $4",
                                "The heap meets the stack: a block of 70000 bytes is needed"),
                        List.of(
                                "load $4 -1\naloc $4",
                                "aloc needs a number of bytes that is not negative, but got -1."),
                        List.of("load $4 8\naloc $4\nfree $4\nfree $4", "The block at 0x0004 is free already."),
                        List.of(
                                "load $4 8\naloc $4\nload $5 3\nsetm $4 $5 -4\nfree $4",
                                "is none: the word in front of it"),
                        List.of(
                                "load $4 99\nfree $4",
                                "free needs the address of a block, but 0x0063 is none: the heap"),
                        List.of("load $4 401\njmp $4", "jmp leads to 0x0191, but the code reaches from 0x0000 to"),
                        List.of("load $4 8\njmpb $4", "jmpb leads to -4, but the code reaches from 0x0000 to"),
                        List.of(
                                "setm fp $0 4\nload $4 77\nsetm fp $4 4\nret",
                                "ret leads to 0x004d, but the code reaches"),
                        List.of("load $0 0\nhost random", "host random needs a bound of 1 or more in $0, but it is 0."),
                        List.of(
                                "load $0 -5\nhost print_char",
                                "host print_char needs the code of a character, but $0 is"),
                        List.of("host read_int", "host read_int needs a whole number of 32 bits, but the line is"),
                        List.of("load $0 4\nhost read_line", "needs room for a byte or more in memory, but $1 is 0."))
                .map(each -> DynamicTest.dynamicTest(each.get(0), () -> {
                    Machine machine = run(each.get(0) + "\n");
                    assertThat(machine.status()).isInstanceOfSatisfying(Status.Trapped.class, trapped -> {
                        assertThat(trapped.trap().message()).contains(each.get(1));
                        assertThat(trapped.trap().hint()).isNotBlank();
                    });
                }));
    }

    @Test
    void numbersThatNameNoRegisterAreATrap() {
        Program plain = load("add $0 $1 $2\n").program();
        byte[] code = plain.code();
        code[3] = 99;
        Program changed = new Program("register", List.of(), List.of(), plain.functions(), 0, code);
        Machine machine = new RegisterMachineKind().load(changed, Limits.DEFAULT, (time, request) -> null);
        machine.step(Observer.NONE);
        assertThat(machine.status())
                .isInstanceOfSatisfying(
                        Status.Trapped.class,
                        trapped -> assertThat(trapped.trap().message())
                                .contains("add names register 99, but there are only $0 to $31"));
    }

    @Test
    void wordsAreLittleEndianAndBytesAndFloatsLieOverThem() {
        Machine machine = run("""
                .data
                room: .space 16
                .code
                load $4 room
                load $5 0x01020304
                setm $4 $5 1
                loadf64 $f1 -3
                setmf $4 $f1 8
                hlt
                """);
        assertThat(machine.read("memory byte 0x1")).isEqualTo(new Value.Int(4));
        assertThat(machine.read("memory byte 0x4")).isEqualTo(new Value.Int(1));
        assertThat(machine.read("memory 0x0")).isEqualTo(new Value.Int(0x02030400));
        assertThat(machine.read("memory float 0x8")).isEqualTo(new Value.Float(-3));
        assertThat(machine.read(machine.resolve("room 1"))).isEqualTo(new Value.Int(4));
        assertThat(machine.label("memory byte 0x2")).isEqualTo("room[2]");
        assertThat(machine.write("memory byte 0x4", new Value.Int(255))).isEmpty();
        assertThat(machine.read("memory 0x4")).isEqualTo(new Value.Int(255));
        assertThat(machine.write("memory byte 0x4", new Value.Int(256))).contains("8 bits");
        assertThat(machine.write("register 3", new Value.Int(1L << 32))).contains("32 bits");
        assertThat(machine.write("register ip", new Value.Int(0))).isNotEmpty();
        assertThat(machine.sameCell("memory 0x0", "memory byte 0x3")).isTrue();
        assertThat(machine.sameCell("memory 0x4", "memory byte 0x3")).isFalse();
        assertThat(machine.sameCell("memory float 0x0", "memory 0x4")).isTrue();
    }

    @Test
    void blocksAreGivenOutAgainAndNeighboursBecomeOne() {
        Machine machine = run("""
                load $4 8
                load $5 8
                load $6 8
                aloc $4
                aloc $5
                aloc $6
                free $4
                free $6
                free $5
                load $7 20
                aloc $7
                hlt
                """);
        assertThat(machine.read("register 7")).isEqualTo(machine.read("register 4"));
        List<GroupView> blocks = machine.view("heap", new Window(0, 10)).groups();
        assertThat(blocks).extracting(GroupView::kind).containsExactly("block", "free");
        MemoryView memory = machine.view("memory", new Window(0, 64)).memory();
        assertThat(memory.segments()).extracting(MemoryView.Segment::name).containsExactly("heap", "free", "stack");
        assertThat(machine.allocatedBytes()).isEqualTo(3 * 12 + 24);
    }

    @Test
    void framesAreReadOutOfMemoryUntilTheChainBreaks() {
        Machine machine = load("""
                .func main
                    load $0 1
                    call f
                    hlt
                .func f a b c d e
                .local x
                    addi sp -4
                    load $4 7
                    setm fp $4 x
                    load $5 3
                    setm fp $5 0
                    hlt
                """);
        for (int i = 0; i < 5; i++) {
            machine.step(Observer.NONE);
        }
        List<GroupView> frames = machine.view("frames", new Window(0, 10)).groups();
        assertThat(frames).extracting(GroupView::title).containsExactly("f", "main");
        assertThat(frames.get(0).facts()).containsEntry("returnAddress", 8).doesNotContainKey("broken");
        assertThat(frames.get(0).cells()).extracting("label").containsExactly("a", "b", "c", "d", "e", "x");
        assertThat(machine.read(machine.resolve("x"))).isEqualTo(new Value.Int(7));
        assertThat(machine.depth()).isEqualTo(2);
        machine.step(Observer.NONE);
        machine.step(Observer.NONE);
        frames = machine.view("frames", new Window(0, 10)).groups();
        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).facts().get("broken").toString())
                .contains("0x0003")
                .contains("does not lie above");
        assertThat(machine.depth()).isEqualTo(2);
    }

    @Test
    void effectsNameWhatTheRowNames() {
        Machine machine = load("load $4 7\nload $5 2\ndiv $4 $5 $6\npush $6\n");
        machine.step(Observer.NONE);
        machine.step(Observer.NONE);
        List<Effect> effects = new ArrayList<>();
        machine.step(effects::add);
        assertThat(effects)
                .containsExactly(
                        new Effect.Read("register 4", "a", new Value.Int(7)),
                        new Effect.Read("register 5", "b", new Value.Int(2)),
                        new Effect.Write("register 6", "quotient", new Value.Int(0), new Value.Int(3)),
                        new Effect.Write("register rem", "rem", new Value.Int(0), new Value.Int(1)));
        effects.clear();
        machine.step(effects::add);
        assertThat(effects)
                .contains(new Effect.Write("memory 0xfff4", "memory", new Value.Int(0), new Value.Int(3)))
                .contains(new Effect.Write("register sp", "sp", new Value.Int(0xfff8), new Value.Int(0xfff4)));
    }

    @Test
    void aLineIsCutBetweenCharacters() {
        for (int room = 1; room < 18; room++) {
            Machine machine = run(".data\nroom: .space 20\n.code\nload $0 room\nload $1 " + room
                    + "\nhost read_line\nprts room\nhlt\n");
            assertThat("a line of größe").startsWith(output(machine));
            assertThat(output(machine)).doesNotContain("\ufffd");
            assertThat(machine.read("register 0"))
                    .isEqualTo(new Value.Int(output(machine).getBytes(StandardCharsets.UTF_8).length));
        }
    }

    @Test
    void memoryIsAsLargeAsTheProgramAsksAndTheLimitAllows() {
        assertThat(load("hlt\n").view("memory", new Window(0, 4)).size()).isEqualTo(65_536);
        assertThat(load(".memory 1_001\nhlt\n").view("memory", new Window(0, 4)).size())
                .isEqualTo(1_004);
        for (String source :
                List.of(".memory 4\nhlt\n", ".memory 70_000\nhlt\n", ".data\na: .space 3_000\n.code\nhlt\n")) {
            Machine machine = load(source, new Limits(source.contains("space") ? 2_000 : 60_000, 0, 0, 100));
            assertThat(machine.status()).as(source).isInstanceOf(Status.Trapped.class);
            assertThat(machine.time()).isZero();
            assertThat(machine.view("memory", new Window(0, 1_000))).isNotNull();
        }
    }

    @Test
    void longTextsAndDumpsAreWithinLimits() {
        Machine machine = run("again: dump\ndjmp again\n");
        assertThat(machine.status())
                .isInstanceOfSatisfying(
                        Status.Trapped.class,
                        trapped -> assertThat(trapped.trap().message()).contains("The output is full"));
        assertThat(output(load("dump\n"))).isEmpty();
        Machine once = run("load $3 5\ndump\nhlt\n");
        assertThat(output(once)).contains("$3 5").contains("ip 0x0004").contains("frame at 0xfff8 main");
    }
}
