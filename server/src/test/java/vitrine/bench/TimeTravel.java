package vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import vitrine.asm.Assembler;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.Question;
import vitrine.debug.Task;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.Until;
import vitrine.program.Assembly;

/**
 * What time travel costs and how long it takes: the share of the time that recording takes, the memory of the history, single steps back, jumps to
 * random times of a long run, and the search for who wrote a value long ago.
 */
final class TimeTravel implements Measurement {
    /** How far a task goes at a time, about as in a session. */
    private static final long STRIDE = 250_000;

    private static final int JUMPS = 60;
    private static final int STEPS_BACK = 1_000;

    private static final String WRITTEN = """
            .global first 0
            .func main
            .local i
                const 42
                gstore first
            again:
                lload i
                const 1
                add
                lstore i
                rjmp again
            """;

    private final MachineKind kind = Machines.standard();

    @Override
    public String id() {
        return "time";
    }

    @Override
    public String title() {
        return "Time travel";
    }

    @Override
    public String measure(Settings settings) {
        long end = settings.quick() ? 20_000_000 : 1_000_000_000;
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                A run of %,d instructions. *Recording*: how much longer it takes with the debugger and its timeline than in the machine alone, medians of runs by
                turns in one process. *History*: what all checkpoints hold together. *Step back*: one step back from the end, the first one after the run,
                and %,d in a row (mean). *Jump*: to a random time of the run, and the step back after it.

                | program | recording | history | first step back | steps back in a row | jump, median | jump, 90 %% | step back after it, median | 90 %% |
                |---|---|---|---|---|---|---|---|---|
                """, end, STEPS_BACK));
        for (Workload workload : List.of(Workload.named("fib"), Workload.named("loops"), Workload.named("sieve"))) {
            settings.progress("time: " + workload.title());
            String row = row(workload, end, settings.rounds());
            settings.progress(row.strip());
            text.append(row);
        }
        text.append(
                "\nWho wrote a value, when it was written so long ago:\n\n| instructions ago | time |\n|---|---|\n");
        for (long distance = end / 1_000; distance <= Math.min(end, 100_000_000); distance *= 10) {
            text.append(String.format(Locale.ROOT, "| %,d | %s |%n", distance, millis(whoWrote(distance))));
        }
        return text.toString();
    }

    private Assembly assemble(String source) {
        return Assembler.assemble(source, kind.name(), Machines.instructionSets());
    }

    private Debugger debugger(Assembly assembly, Workload workload) {
        // a size that never comes to its end
        InputState inputs = new InputState(List.of(forever(workload)), 0, true, 1, List.of());
        return new Debugger(kind, assembly.program(), assembly.sourceMap(), workload.limits(), inputs);
    }

    private static String forever(Workload workload) {
        return workload.title().startsWith("fib") || workload == Workload.named("fib") ? "60" : "1000000";
    }

    private String row(Workload workload, long end, int rounds) {
        Assembly assembly = assemble(workload.source());
        List<Double> alone = new ArrayList<>();
        List<Double> recorded = new ArrayList<>();
        Debugger debugger = debugger(assembly, workload);
        for (int i = 0; i <= rounds; i++) {
            Machine machine = kind.load(
                    assembly.program(),
                    workload.limits(),
                    (time, request) -> new vitrine.machine.Input.Line(forever(workload)));
            long begin = System.nanoTime();
            while (machine.time() < end) {
                machine.run(Until.time(end));
            }
            long between = System.nanoTime();
            debugger = debugger(assembly, workload);
            long began = System.nanoTime();
            move(debugger, new Motion.GoTo(end));
            if (i > 0) { // the first ones are for the compiler
                alone.add((between - begin) / 1e6);
                recorded.add((System.nanoTime() - began) / 1e6);
            }
        }
        long history = debugger.historyBytes();
        double first = move(debugger, new Motion.StepBack(1));
        double steps = 0;
        for (int i = 0; i < STEPS_BACK; i++) {
            steps += move(debugger, new Motion.StepBack(1));
        }
        Random random = new Random(1);
        List<Double> jumps = new ArrayList<>();
        List<Double> backs = new ArrayList<>();
        for (int i = 0; i < JUMPS; i++) {
            jumps.add(move(debugger, new Motion.GoTo(1 + (long) (random.nextDouble() * (end - 1)))));
            backs.add(move(debugger, new Motion.StepBack(1)));
        }
        history = Math.max(history, debugger.historyBytes());
        return String.format(
                Locale.ROOT,
                "| %s | %+.1f %% | %.1f MB | %s | %s | %s | %s | %s | %s |%n",
                workload.title(),
                100 * (at(recorded, 50) / at(alone, 50) - 1),
                history / 1e6,
                millis(first),
                millis(steps / STEPS_BACK),
                millis(at(jumps, 50)),
                millis(at(jumps, 90)),
                millis(at(backs, 50)),
                millis(at(backs, 90)));
    }

    /** The milliseconds that it takes to find the step that wrote a value so many instructions ago. */
    private double whoWrote(long distance) {
        Assembly assembly = assemble(WRITTEN);
        Debugger debugger =
                new Debugger(kind, assembly.program(), assembly.sourceMap(), kind.limits(), InputState.none(1));
        move(debugger, new Motion.GoTo(distance));
        long begin = System.nanoTime();
        finish(debugger.ask(new Question.Origin("global 0", -1)));
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double move(Debugger debugger, Motion motion) {
        long begin = System.nanoTime();
        finish(debugger.begin(motion));
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void finish(Task task) {
        while (!task.advance(STRIDE)) {
            // the next stride
        }
    }

    private static double at(List<Double> values, int percent) {
        double[] sorted = values.stream().mapToDouble(each -> each).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static String millis(double millis) {
        return String.format(Locale.ROOT, millis < 1 ? "%.3f ms" : "%.1f ms", millis);
    }
}
