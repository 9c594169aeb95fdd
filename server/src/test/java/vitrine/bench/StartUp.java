package vitrine.bench;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vitrine.debug.Debugger;
import vitrine.debug.Motion;
import vitrine.debug.Task;
import vitrine.machine.Machine;

/** How soon a program runs at full speed: instructions a second in every tenth of a second since it was loaded, in a fresh process. */
public final class StartUp implements Measurement {
    private static final long SLICE_NANOS = 100_000_000;
    private static final long STRIDE = 10_000;

    /** In so many instructions everything is compiled that will be. */
    private static final long COMPILED = 100_000_000;

    /** The part of the full speed from which on it counts as reached. */
    private static final double FULL = 0.9;

    @Override
    public String id() {
        return "startup";
    }

    @Override
    public String title() {
        return "From the start to full speed";
    }

    /** The process that measures: NAME SIZE SLICES. */
    public static void main(String[] arguments) {
        VitrineRun run = new VitrineRun(Workload.named(arguments[0]), Integer.parseInt(arguments[1]));
        int slices = Integer.parseInt(arguments[2]);
        double[] perSecond = new double[slices];
        int count = 0;
        long begin = System.nanoTime();
        Debugger debugger = run.debugger();
        Task task = debugger.begin(new Motion.Continue());
        long time = 0;
        boolean over = false;
        while (!over && count < slices) {
            over = task.advance(STRIDE);
            long now = System.nanoTime();
            if (debugger.time() < time) {
                break; // at the end, the debugger goes back to explain the last step
            }
            if (now - begin >= SLICE_NANOS) {
                perSecond[count++] = (debugger.time() - time) * 1e9 / (now - begin);
                time = debugger.time();
                begin = now;
            }
        }
        for (int i = 0; i < count; i++) {
            System.out.println(String.format(Locale.ROOT, "%.0f", perSecond[i]));
        }
        System.out.println("compiled: " + compiled(run.begun(COMPILED)));
    }

    /** What a machine alone says of what it compiled, where it has something to say. */
    private static String compiled(Machine machine) {
        try {
            Method statistics = machine.getClass().getDeclaredMethod("engineStatistics");
            statistics.setAccessible(true);
            return String.valueOf(statistics.invoke(machine));
        } catch (ReflectiveOperationException none) {
            return "–";
        }
    }

    @Override
    public String measure(Settings settings) throws IOException {
        int slices = settings.quick() ? 3 : 30;
        Map<String, List<Double>> curves = new LinkedHashMap<>();
        StringBuilder rows = new StringBuilder();
        for (Workload workload : Workload.core()) {
            settings.progress("startup: " + workload.title());
            List<List<Double>> processes = new ArrayList<>();
            String compiled = "";
            for (int round = 0; round < Math.min(3, settings.rounds()); round++) {
                List<String> lines = new ArrayList<>(
                        Contender.output(Contender.jvm(StartUp.class, workload.title(), workload.lasting(), slices)));
                compiled = lines.remove(lines.size() - 1).replaceFirst("compiled: ", "");
                processes.add(lines.stream().map(Double::valueOf).toList());
            }
            List<Double> curve = medians(processes);
            curves.put(workload.title(), curve);
            if (!curve.isEmpty()) {
                rows.append(row(workload, curve, compiled));
            }
        }
        Files.writeString(
                settings.folder().resolve("startup.svg"),
                Chart.lines(
                        "Speed since the start, as a part of the full speed of each program",
                        "seconds",
                        0.1,
                        partsOfFull(curves)));
        return """
                Millions of instructions a second in tenths of a second since a program was loaded, in a process that has run nothing before; the median of
                %d processes. Full speed is the median of the last third of what was measured (three seconds, less where a program ends sooner); it counts as
                reached where the speed first comes to %.0f %% of it.

                ![Speed since the start](benchmarks/startup.svg)

                | program | first 0.1 s | 0.2 s | 0.3 s | 0.5 s | 1 s | full speed | reached within | compiled |
                |---|--:|--:|--:|--:|--:|--:|--:|---|
                """.formatted(Math.min(3, settings.rounds()), 100 * FULL) + rows;
    }

    private static List<Double> medians(List<List<Double>> processes) {
        int length = processes.stream().mapToInt(List::size).min().orElse(0);
        List<Double> medians = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int index = i;
            medians.add(Timing.median(
                    processes.stream().map(each -> each.get(index)).toList()));
        }
        return medians;
    }

    private static double full(List<Double> curve) {
        return Timing.median(curve.subList(curve.size() * 2 / 3, curve.size()));
    }

    private static Map<String, List<Double>> partsOfFull(Map<String, List<Double>> curves) {
        Map<String, List<Double>> parts = new LinkedHashMap<>();
        curves.forEach((name, curve) -> {
            double full = curve.isEmpty() ? 1 : full(curve);
            parts.put(name, curve.stream().map(each -> each / full).toList());
        });
        return parts;
    }

    private static String row(Workload workload, List<Double> curve, String compiled) {
        double full = full(curve);
        int reached = 0;
        while (reached < curve.size() - 1 && curve.get(reached) < FULL * full) {
            reached++;
        }
        StringBuilder row = new StringBuilder("| ").append(workload.title());
        for (int slice : new int[] {0, 1, 2, 4, 9}) {
            row.append(" | ").append(slice < curve.size() ? millions(curve.get(slice)) : "–");
        }
        return row.append(String.format(
                        Locale.ROOT, " | **%s** | %.1f s | %s |%n", millions(full), (reached + 1) / 10.0, compiled))
                .toString();
    }

    private static String millions(double perSecond) {
        return String.format(Locale.ROOT, "%.0f", perSecond / 1e6);
    }
}
