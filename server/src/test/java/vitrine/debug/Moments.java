package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import vitrine.asm.Assembler;
import vitrine.isa.CollectorName;
import vitrine.machine.Area;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Observer;
import vitrine.machine.RandomSources;
import vitrine.machine.Status;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.HeapSettings;
import vitrine.program.Program;

/** What tests of the debugger begin with: programs, and the moments of their runs written down one by one, as the debugger never does. */
final class Moments {
    static final MachineKind KIND = Machines.standard();
    /** The clock of tests: it stands still. */
    static final long NOW = 1_700_000_000_000L;

    private Moments() {}

    /** One moment of a run. */
    record Moment(long time, int address, int depth, long digest, boolean ended) {}

    static Assembly assemble(String source) {
        Assembly assembly = Assembler.assemble(source, KIND.name(), Machines.instructionSets());
        if (assembly.program() == null) {
            throw new AssertionError(assembly.diagnostics() + "\n" + source);
        }
        return assembly;
    }

    /** The program with a collector and a heap size of a seed, where its machine has collectors; every fourth is left as it is. */
    static Assembly collecting(Assembly assembly, long seed) {
        Program program = assembly.program();
        Random random = new Random(seed ^ 0x5eed);
        List<CollectorName> collectors =
                program == null ? List.of() : kind(program).instructions().collectors();
        if (program == null || collectors.isEmpty() || random.nextInt(4) == 0) {
            return assembly;
        }
        String collector = collectors.get(random.nextInt(collectors.size())).name();
        int bytes = 600 + random.nextInt(random.nextBoolean() ? 600 : 6_000);
        HeapSettings heap = new HeapSettings(collector, random.nextInt(4) == 0, bytes);
        return new Assembly(assembly.machine(), program.with(heap), assembly.sourceMap(), assembly.diagnostics());
    }

    /** The machine that a program is for. */
    static MachineKind kind(Program program) {
        MachineKind kind = Machines.named(program.machine());
        if (kind == null) {
            throw new AssertionError("There is no machine " + program.machine());
        }
        return kind;
    }

    static InputState inputs(long seed) {
        return new InputState(RandomSources.lines(seed), 0, seed % 3 != 0, seed, List.of());
    }

    static Debugger debugger(Assembly assembly, Limits limits, InputState inputs, long historyBytes) {
        Program program = assembly.program();
        if (program == null) {
            throw new AssertionError(assembly.diagnostics());
        }
        return new Debugger(
                kind(program),
                program,
                assembly.sourceMap(),
                limits,
                inputs,
                Debugger.Script.NONE,
                () -> NOW,
                historyBytes);
    }

    static Debugger debugger(String source, String... lines) {
        return debugger(
                assemble(source),
                Limits.DEFAULT,
                new InputState(List.of(lines), 0, true, 1, List.of()),
                Debugger.HISTORY_BYTES);
    }

    static Machine machine(Program program, Limits limits, InputState inputs) {
        return kind(program).load(program, limits, new InputLog(inputs, List.of(), List.of(), () -> NOW));
    }

    /** The moments of a run, the first at time 0; at most so many. */
    static List<Moment> of(Machine machine, int most) {
        List<Moment> moments = new ArrayList<>();
        moments.add(now(machine));
        while (moments.size() < most) {
            long time = machine.time();
            machine.step(Observer.NONE);
            if (machine.time() == time) {
                break;
            }
            moments.add(now(machine));
        }
        return moments;
    }

    static Moment now(Machine machine) {
        return new Moment(
                machine.time(),
                machine.address(),
                machine.depth(),
                machine.digest(),
                machine.status().ended());
    }

    static boolean trapped(Machine machine) {
        return machine.status() instanceof Status.Trapped;
    }

    /** Everything that can be seen of a machine. */
    static String views(Machine machine) {
        StringBuilder views = new StringBuilder(machine.status() + " " + machine.pointers());
        for (Area area : kind(machine.program()).areas()) {
            views.append('\n').append(machine.view(area.id(), new Window(0, 1_000)));
        }
        return views.toString();
    }

    static StopReason finish(Task task, long slice) {
        while (!task.advance(slice)) {
            // the next slice
        }
        return task.reason();
    }
}
