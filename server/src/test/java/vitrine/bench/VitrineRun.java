package vitrine.bench;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import vitrine.asm.Assembler;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.Task;
import vitrine.machine.AreaView;
import vitrine.machine.Input;
import vitrine.machine.Limits;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Status;
import vitrine.machine.Until;
import vitrine.machine.Window;
import vitrine.program.Assembly;
import vitrine.program.Program;
import vitrine.session.Order;
import vitrine.session.Session;
import vitrine.session.Sessions;

/**
 * A workload in Vitrine, from the loaded program to its end. Started with NAME SIZE REPEATS MODE MACHINE it prints the seconds and the result of
 * each run. Every run is that of a new machine, so what the machine finds out about a program, or makes of it, is part of each.
 */
public final class VitrineRun {
    /** What the program runs in. */
    public enum Mode {
        /** The machine alone: nothing is recorded, nobody can go back. */
        MACHINE,
        /** With the debugger: any moment can be gone back to. */
        DEBUGGER,
        /** As the server does it: a session that shares its thread with others, were there any. */
        SESSION
    }

    /** How far a task goes at a time; a session looks as often as this whether somebody else wants the thread. */
    private static final long STRIDE = 8_000_000;

    /** The heap of a program whose garbage nobody collects. */
    static final long UNCOLLECTED_BYTES = 1L << 30;

    private final int size;
    private final MachineKind kind;
    private final Assembly assembly;
    private final Program program;
    private final Limits limits;

    /** On the usual machine. */
    public VitrineRun(Workload workload, int size) {
        this(workload, size, Machines.standard());
    }

    public VitrineRun(Workload workload, int size, MachineKind kind) {
        this.size = size;
        this.kind = kind;
        assembly = Assembler.assemble(workload.source(kind.name()), kind.name(), Machines.instructionSets());
        limits = workload.limits(kind.name());
        Program assembled = assembly.program();
        if (assembled == null) {
            throw new IllegalStateException(workload + ": " + assembly.diagnostics());
        }
        program = assembled;
    }

    private VitrineRun(VitrineRun run, Program program, Limits limits) {
        size = run.size;
        kind = run.kind;
        assembly = run.assembly;
        this.program = program;
        this.limits = limits;
    }

    /** The same with another collector; without any, with more heap. */
    VitrineRun under(String collector) {
        boolean collected = !collector.equals("none");
        Limits heap = new Limits(
                collected ? limits.heapBytes() : UNCOLLECTED_BYTES,
                limits.stackValues(),
                limits.callDepth(),
                limits.outputChars());
        return new VitrineRun(this, program.with(program.heap().with(collector)), heap);
    }

    public static void main(String[] arguments) throws Exception {
        MachineKind kind = Objects.requireNonNull(Machines.named(arguments[4]), arguments[4]);
        VitrineRun run = new VitrineRun(Workload.named(arguments[0]), Integer.parseInt(arguments[1]), kind);
        Mode mode = Mode.valueOf(arguments[3]);
        for (int i = Integer.parseInt(arguments[2]); i > 0; i--) {
            long begin = System.nanoTime();
            Machine machine = run.run(mode);
            Timing.say(System.nanoTime() - begin, result(machine));
        }
    }

    /** Runs it once; gives the machine as it was left. */
    public Machine run(Mode mode) throws Exception {
        return switch (mode) {
            case MACHINE -> machine();
            case DEBUGGER -> debugged(debugger());
            case SESSION -> session();
        };
    }

    private Machine machine() {
        return begun(Long.MAX_VALUE);
    }

    /** The machine alone after so many instructions, or at its end. */
    Machine begun(long time) {
        Machine machine = kind.load(program, limits, (when, request) -> new Input.Line(Integer.toString(size)));
        while (!machine.status().ended() && machine.time() < time) {
            machine.run(Until.time(time));
        }
        return machine;
    }

    public Debugger debugger() {
        return new Debugger(kind, program, assembly.sourceMap(), limits, inputs());
    }

    private InputState inputs() {
        return new InputState(List.of(Integer.toString(size)), 0, true, 1, List.of());
    }

    private static Machine debugged(Debugger debugger) {
        Task task = debugger.begin(new Motion.Continue());
        boolean over = false;
        while (!over) {
            over = task.advance(STRIDE);
        }
        return debugger.machine();
    }

    private Machine session() throws Exception {
        try (Sessions sessions = new Sessions(Sessions.Settings.DEFAULT, nanos -> {}, System::nanoTime)) {
            Session session = sessions.create(kind, program, assembly.sourceMap(), inputs());
            CompletableFuture<Machine> over = new CompletableFuture<>();
            session.give(
                    new Order.Move(new Motion.Continue()),
                    answer -> over.complete(session.debugger().machine()));
            return over.get();
        }
    }

    /** The last line that a program wrote. */
    public static String result(Machine machine) {
        if (!(machine.status() instanceof Status.Halted)) {
            throw new IllegalStateException("It did not come to its end: " + machine.status());
        }
        long length = machine.outputLength();
        AreaView output = machine.view("output", new Window(Math.max(0, length - 40), 40));
        String text = output == null ? "" : output.text().strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }
}
