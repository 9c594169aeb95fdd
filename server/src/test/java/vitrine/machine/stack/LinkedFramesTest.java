package vitrine.machine.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vitrine.asm.Assembler;
import vitrine.isa.FrameLayout;
import vitrine.machine.AreaView;
import vitrine.machine.CellView;
import vitrine.machine.Effect;
import vitrine.machine.GroupView;
import vitrine.machine.Input;
import vitrine.machine.InputRequest;
import vitrine.machine.Inputs;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.Status;
import vitrine.machine.Stop;
import vitrine.machine.Trap;
import vitrine.machine.Until;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Program;

/** Frames on the operand stack: what lies where, what is said of it, and what comes of writing over the links. The output is the same as ever. */
class LinkedFramesTest {
    /** 5 and 3 are the arguments; the call stands at 0x000a, behind it at 0x000d is the return address. */
    private static final String SOURCE = """
            .frames linked
            .func main
            .local m
                const 5
                const 3
                call f
                print
                halt
            .func f a b
            .local d
                lload a
                lload b
                sub
                lstore d
                lload d
                const 7
                add
                ret
            .func g
                const 42
                print
                halt
            """;

    private static final int BEHIND_CALL = 0x0d;

    private static final Inputs INPUTS = (time, request) -> request instanceof InputRequest.Line
            ? new Input.End()
            : new Input.Number(request instanceof InputRequest.Random random ? time % random.bound() : 1_000 + time);

    private static Program assemble(String source) {
        return Assembler.assemble(source, "stack", Machines.instructionSets()).program();
    }

    private static Machine machine(String source, int steps) {
        Machine machine = new StackMachineKind().load(assemble(source), Limits.DEFAULT, INPUTS);
        machine.run(Until.time(steps));
        return machine;
    }

    private static List<String> stack(Machine machine) {
        AreaView view = machine.view("stack", new Window(0, 100));
        assertThat(view).isNotNull();
        return view.cells().stream().map(LinkedFramesTest::text).toList();
    }

    private static String text(CellView cell) {
        return cell.name() + " (" + cell.label() + ") " + cell.value().text()
                + (cell.value().target().isEmpty() ? "" : " to " + cell.value().target());
    }

    private static GroupView frame(Machine machine, String name) {
        GroupView frame = machine.group(name, new Window(0, 16));
        assertThat(frame).isNotNull();
        return frame;
    }

    private static String trap(Machine machine) {
        while (machine.run(Until.time(1_000)) == Stop.TIME && machine.time() < 1_000) {
            // to the end
        }
        return machine.status() instanceof Status.Trapped trapped
                ? trapped.trap().message()
                : machine.status().toString();
    }

    @Test
    void everythingOfAFrameLiesOnTheStack() {
        Machine machine = machine(SOURCE, 3);
        assertThat(stack(machine))
                .containsExactly(
                        "frame 0 local 0 (m) 0",
                        "frame 1 local 0 (a) 5",
                        "frame 1 local 1 (b) 3",
                        "stack 3 (return address) 0x000d to code 0x000d",
                        "stack 4 (saved FP) 0 to frame 0 local 0",
                        "frame 1 local 2 (d) 0");
        assertThat(machine.pointers().toString())
                .contains("register=SP, area=stack, index=6", "register=FP, area=stack, index=5");
        assertThat(frame(machine, "frame 1").facts())
                .containsEntry("returnAddress", BEHIND_CALL)
                .containsEntry("returnCell", "stack 3")
                .containsEntry("savedFp", "0")
                .containsEntry("savedFpCell", "stack 4")
                .containsEntry("base", 1)
                .doesNotContainKey("broken");
        assertThat(frame(machine, "frame 1").cells().stream().map(LinkedFramesTest::text))
                .containsExactly("frame 1 local 0 (a) 5", "frame 1 local 1 (b) 3", "frame 1 local 2 (d) 0");
        assertThat(machine.label("stack 3")).isEqualTo("return address of f");
        assertThat(machine.label("stack 4")).isEqualTo("saved FP of f");
        assertThat(machine.sameCell("stack 5", "frame 1 local 2")).isTrue();
        assertThat(machine.sameCell("stack 4", "frame 1 local 2")).isFalse();
        assertThat(machine.read("stack 5")).isEqualTo(machine.read("frame 1 local 2"));
    }

    @Test
    void aReturnMovesTheResultsToWhereTheArgumentsWere() {
        Machine machine = machine(SOURCE, 10);
        List<Effect> effects = new ArrayList<>();
        machine.step(effects::add);
        assertThat(stack(machine)).containsExactly("frame 0 local 0 (m) 0", "stack 1 (1) 9");
        assertThat(effects.stream()
                        .filter(Effect.Pop.class::isInstance)
                        .map(each -> ((Effect.Pop) each).name())
                        .toList())
                .containsExactly("result", "d", "saved FP", "return address", "b", "a");
        assertThat(effects).contains(new Effect.Push("stack 1", "result", new Value.Int(9)));
    }

    @Test
    void aCallTellsWhatItPuts() {
        Machine machine = machine(SOURCE, 2);
        List<Effect> effects = new ArrayList<>();
        machine.step(effects::add);
        assertThat(effects)
                .startsWith(
                        new Effect.Read("stack 1", new Value.Int(5)),
                        new Effect.Read("stack 2", new Value.Int(3)),
                        new Effect.Push("stack 3", "return address", new Value.Int(BEHIND_CALL)),
                        new Effect.Push("stack 4", "saved FP", new Value.Int(0)),
                        new Effect.Push("stack 5", "d", new Value.Int(0)));
    }

    @Test
    void aWatchOfAStackCellSeesTheLocalThatLiesThere() {
        Machine machine = machine(SOURCE, 3);
        var cell = new vitrine.machine.Watch.Cell("stack 5", false, true);
        var watch = new vitrine.machine.Watch(List.of(cell), List.of());
        Stop stop = machine.run(new Until(1_000, new java.util.BitSet(), -1, false, watch));
        assertThat(stop).isEqualTo(Stop.WATCH);
        assertThat(machine.time()).as("lstore d is next").isEqualTo(6);
    }

    @Test
    void aReturnBelievesWhatStandsThere() {
        Machine machine = machine(SOURCE, 5);
        int g = machine.program().functions().get(2).start();
        assertThat(machine.write("stack 3", new Value.Int(g))).isEmpty();
        assertThat(frame(machine, "frame 1").facts()).containsEntry("returnAddress", g);
        assertThat(trap(machine)).contains("Halted");
        assertThat(machine.view("output", new Window(0, 10)).text()).isEqualTo("42\n");
    }

    @Test
    void whatIsNoReturnAddressIsATrap() {
        for (Value value : List.of(new Value.Null(), new Value.Int(-1), new Value.Int(1L << 40), new Value.Float(2))) {
            Machine machine = machine(SOURCE, 5);
            assertThat(machine.write("stack 3", value)).isEmpty();
            assertThat(frame(machine, "frame 1").facts())
                    .containsEntry("returnAddress", -1)
                    .containsEntry("broken", "No return address is in stack 3.");
            assertThat(trap(machine))
                    .startsWith("ret needs the return address of f in stack 3, but there is ")
                    .endsWith("; the code reaches from 0x0000 to 0x002a.");
        }
    }

    @Test
    void whatIsNoFramesFpIsATrap() {
        for (Value value : List.of(new Value.Null(), new Value.Int(5), new Value.Int(-3), new Value.Int(1L << 32))) {
            Machine machine = machine(SOURCE, 5);
            assertThat(machine.write("stack 4", value)).isEmpty();
            assertThat(frame(machine, "frame 1").facts())
                    .containsEntry("broken", "The saved FP in stack 4 belongs to no frame: the chain is broken.");
            String before = stack(machine).toString();
            assertThat(trap(machine))
                    .startsWith("ret needs the saved FP of f in stack 4, but there is ")
                    .endsWith(", and no frame has its FP there.");
            assertThat(machine.depth()).isEqualTo(2);
            assertThat(before).isNotEmpty();
        }
    }

    @Test
    void aSavedFpThatLeadsPastTheCallerLeavesBothFrames() {
        Machine machine = machine("""
                .frames linked
                .func main
                    call f
                    print
                    halt
                .func f
                    const 1
                    call g
                    print
                    ret
                .func g
                    const 2
                    ret
                """, 4);
        assertThat(machine.depth()).isEqualTo(3);
        // main: nothing; f: links, 1; g: links, 2
        assertThat(stack(machine)).hasSize(6);
        machine.write("stack 3", new Value.Int(3));
        machine.write("stack 4", new Value.Int(0));
        assertThat(frame(machine, "frame 2").facts())
                .containsEntry("broken", "The saved FP leads past the caller to main.");
        machine.step(Observer.NONE);
        assertThat(machine.depth()).isEqualTo(1);
        assertThat(machine.lowestDepth()).isEqualTo(1);
        assertThat(trap(machine)).contains("Halted");
        assertThat(machine.view("output", new Window(0, 10)).text()).isEqualTo("2\n");
    }

    @Test
    void nobodyReachesTheLinksFromAbove() {
        Machine machine = machine(".frames linked\nconst 1\ncall f\nhalt\n.func f a\n pop\n ret\n", 2);
        assertThat(trap(machine)).isEqualTo("pop needs 1 value, but this frame's part of the stack is empty.");
    }

    @Test
    void aFrameNeedsRoomOnTheStack() {
        Program program = assemble(".frames linked\ncall f\nhalt\n.func f\n.local a b\ncall f\nret\n");
        Machine machine = new StackMachineKind().load(program, new Limits(1_000, 10, 100, 100), INPUTS);
        assertThat(trap(machine))
                .isEqualTo(
                        "There is no room for the frame of f: its links and locals need 4 values, and the operand stack holds 10.");
    }

    /** What a program that ends by itself puts out does not hang on where its frames lie, nor does its time. */
    @TestFactory
    Stream<DynamicTest> programsDoTheSameInEitherLayout() throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("programs"))) {
            files = walk.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                    Program program = assemble(Files.readString(file));
                    if (program != null && program.machine().equals("stack")) {
                        same(program);
                    }
                }));
    }

    private static void same(Program program) {
        Machine apart = end(program.with(FrameLayout.APART));
        Machine linked = end(program.with(FrameLayout.LINKED));
        boolean limited = apart.status() instanceof Status.Trapped trapped
                && trapped.trap().kind() == Trap.Kind.LIMIT;
        if (!limited) {
            assertThat(linked.status()).isEqualTo(apart.status());
            assertThat(linked.time()).isEqualTo(apart.time());
        }
        assertThat(output(linked)).isEqualTo(output(apart));
    }

    private static Machine end(Program program) {
        Machine machine = new StackMachineKind().load(program, Limits.DEFAULT, INPUTS);
        long most = 3_000_000;
        while (machine.run(Until.time(most)) == Stop.TIME && machine.time() < most) {
            // long instructions end a run early
        }
        return machine;
    }

    private static String output(Machine machine) {
        AreaView view = machine.view("output", new Window(0, 2_000_000));
        return view == null ? "" : view.text();
    }
}
