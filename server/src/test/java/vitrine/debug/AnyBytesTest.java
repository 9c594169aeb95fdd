package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.debug.Moments.Moment;
import vitrine.isa.FrameLayout;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.Observer;
import vitrine.machine.Sources;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.program.Function;
import vitrine.program.Program;

/** Whatever bytes a program is made of: nothing but traps comes out, a run and single steps agree, and a trap leaves everything as it was. */
class AnyBytesTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int MOST = 200;

    @ParameterizedTest
    @EnumSource
    void runsAndStepsAgreeAndTrapsChangeNothing(Sources sources) {
        for (long seed = SEED; seed < SEED + 2_500; seed++) {
            Program program = seed % 2 == 0 ? damaged(sources.text(seed), new Random(seed)) : sources.program(seed);
            try {
                check(program, sources.limits(seed), Moments.inputs(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    /** A program with sense in which some bytes are changed. */
    private static Program damaged(String source, Random random) {
        Program program = Moments.assemble(source).program();
        byte[] code = program.code();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            code[random.nextInt(code.length)] = (byte) random.nextInt(256);
        }
        return new Program(
                program.machine(),
                program.constants(),
                program.globals(),
                program.functions(),
                program.entry(),
                code,
                program.frames(),
                program.data(),
                program.memoryBytes(),
                program.classes(),
                program.names(),
                program.heap());
    }

    private static void check(Program program, Limits limits, InputState inputs) {
        Machine stepped = Moments.machine(program, limits, inputs);
        while (stepped.time() < MOST) {
            Status status = stepped.status();
            int depth = stepped.depth();
            int address = stepped.address();
            long time = stepped.time();
            stepped.step(Observer.NONE);
            boolean executed = stepped.time() == time + 1;
            assertThat(executed).as("executed at %d, %s", time, status).isEqualTo(status instanceof Status.Ready);
            if (!executed) {
                break;
            }
            if (stepped.status() instanceof Status.Trapped trapped) {
                String before = Moments.views(beforeLastAct(program, limits, inputs, time));
                String after = Moments.views(stepped);
                assertThat(after.substring(after.indexOf(" [Pointer")))
                        .as("%s", trapped)
                        .isEqualTo(before.substring(before.indexOf(" [Pointer")));
                assertThat(stepped.depth()).isEqualTo(depth);
                assertThat(stepped.address()).isEqualTo(address);
                assertThat(trapped.trap().address()).isEqualTo(address);
                assertThat(trapped.trap().message()).isNotBlank().doesNotContain("Exception");
            }
        }
        Moment end = Moments.now(stepped);
        Machine run = Moments.machine(program, limits, inputs);
        for (long time = -1; time != run.time() && run.time() < end.time(); ) {
            time = run.time();
            run.run(Until.time(end.time()));
        }
        assertThat(Moments.now(run)).isEqualTo(end);
        assertThat(Moments.views(run)).isEqualTo(Moments.views(stepped));
    }

    /** A machine that has only the last act of an instruction to do: what comes before it, such as a collection, is done. */
    private static Machine beforeLastAct(Program program, Limits limits, InputState inputs, long time) {
        Machine machine = Moments.machine(program, limits, inputs);
        while (machine.time() < time) {
            machine.run(Until.time(time));
        }
        boolean more = true;
        while (more) {
            more = machine.stepInside(Observer.NONE);
        }
        return machine;
    }

    /** Each opcode and host call on stacks of every height and of every type. */
    @Test
    void everyInstructionOnEveryStack() {
        List<String> values =
                List.of("const 3", "const -1", "ldc f", "ldc s", "null", "func g", "const 2\nnewarr", "ldc none");
        Random random = new Random(SEED);
        for (var row : Moments.KIND.instructions().rows()) {
            for (int i = 0; i < 120; i++) {
                StringBuilder source = new StringBuilder(
                        ".global v 1\n.const f 2.5\n.const none nan\n.const s \"12\"\n.func main\n.local l\n");
                for (int height = random.nextInt(5); height > 0; height--) {
                    source.append(values.get(random.nextInt(values.size()))).append('\n');
                }
                Program program =
                        Moments.assemble(source + ".func g a b\nret\n").program();
                int split = program.functions().get(1).start();
                byte[] head = Arrays.copyOf(program.code(), split + 6);
                head[split] = (byte) row.opcode();
                for (int k = 1; k < 6; k++) {
                    head[split + k] = (byte) (random.nextInt(3) == 0 ? random.nextInt(256) : random.nextInt(2));
                }
                Program tried = new Program(
                        "stack",
                        program.constants(),
                        program.globals(),
                        List.of(program.functions().get(0), new Function("g", split + 6, List.of("a", "b"), List.of())),
                        0,
                        head);
                FrameLayout layout = i % 3 == 0 ? FrameLayout.LINKED : FrameLayout.APART;
                check(tried.with(layout), i % 2 == 0 ? Limits.DEFAULT : new Limits(64, 4, 2, 500), InputState.none(i));
            }
        }
    }
}
