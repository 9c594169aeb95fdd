package vitrine.load;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vitrine.asm.Assembler;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.Task;
import vitrine.machine.LargeOperands;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Assembly;

/**
 * How long each instruction and host call keeps a thread with the largest operands that the limits allow, to be read and not to be passed: the longest time
 * between two looks at the clock while it is executed again and again, how long a pause then takes altogether, and the longest piece of that.
 * Arguments: seconds for each (2), then the beginnings of names (all).
 */
public final class Strides {
    /** What a session executes at least between two looks at the clock. */
    private static final long STRIDE = 2_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long MOST_BEFORE_NANOS = 20_000_000_000L;

    private Strides() {}

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 2;
        List<String> names = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
        System.out.println(
                "| instruction | size | longest, ms | second, ms | median, ms | pause, ms | its longest piece, ms |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        for (LargeOperands.Case each : LargeOperands.cases()) {
            if (names.isEmpty() || names.stream().anyMatch(each.name()::startsWith)) {
                try {
                    System.out.println(measured(each, (long) (seconds * 1e9)));
                } catch (RuntimeException failure) {
                    System.out.println("| " + each.name() + " | " + failure + " |");
                }
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private static String measured(LargeOperands.Case each, long nanos) {
        Assembly assembly =
                Assembler.assemble(each.source().of(each.most()), each.machine(), Machines.instructionSets());
        MachineKind kind = Objects.requireNonNull(Machines.named(each.machine()));
        InputState inputs = new InputState(
                java.util.Collections.nCopies(200, "a".repeat(Math.min(each.most(), 65_536))), 0, true, 1, List.of());
        Debugger debugger = new Debugger(
                kind,
                Objects.requireNonNull(
                        assembly.program(), () -> assembly.diagnostics().toString()),
                assembly.sourceMap(),
                kind.limits(),
                inputs,
                Debugger.HISTORY_BYTES);
        Task task = debugger.begin(new Motion.Continue());
        List<Double> taken = new ArrayList<>();
        long begin = System.nanoTime();
        boolean over = false;
        while (!over && System.nanoTime() - begin < nanos && taken.size() < 100_000) {
            over = advance(task, taken);
        }
        taken.sort(null);
        List<Double> pausing = new ArrayList<>();
        long paused = System.nanoTime();
        task.pause();
        while (!over && System.nanoTime() - paused < MOST_BEFORE_NANOS) {
            over = advance(task, pausing);
        }
        double pause = (System.nanoTime() - paused) / 1e6;
        pausing.sort(null);
        return "| %s %s | %d | %.1f | %.1f | %.2f | %.1f%s | %.1f |"
                .formatted(
                        each.machine(),
                        each.name(),
                        each.most(),
                        taken.get(taken.size() - 1),
                        taken.get(Math.max(0, taken.size() - 2)),
                        taken.get(taken.size() / 2),
                        pause,
                        over ? "" : " and more",
                        pausing.isEmpty() ? 0 : pausing.get(pausing.size() - 1));
    }

    private static boolean advance(Task task, List<Double> taken) {
        // the processor's time: what others have on the machine at the same time does not count
        long now = THREADS.getCurrentThreadCpuTime();
        boolean over = task.advance(STRIDE);
        taken.add((THREADS.getCurrentThreadCpuTime() - now) / 1e6);
        return over;
    }
}
