package vitrine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vitrine.isa.CollectorName;
import vitrine.machine.HeapUse;
import vitrine.machine.Machine;
import vitrine.machine.Machines;
import vitrine.machine.ObjectGraph;

/** What a program that makes objects costs under each collector of the usual machine, beside CPython, node and plain Java, by turns in one run. */
public final class Collectors implements Measurement {
    private static final Workload WORKLOAD = Workload.BINARY;
    private static final List<Contender> OTHERS =
            List.of(Contender.PYTHON, Contender.LUA, Contender.NODE, Contender.JAVA);
    /** Nothing is compiled under it. */
    private static final String INTERPRETED = "reference-counting";

    private static final int REPEATS = 3;

    /** Seconds in the order in which they were measured, and what was said of the last run. */
    private static final class Row {
        final List<Double> cold = new ArrayList<>();
        final List<Double> warm = new ArrayList<>();
        final List<Double> alone = new ArrayList<>();
        Map<String, Long> counts = Map.of();
        String failure = "";
    }

    @Override
    public String id() {
        return "collectors";
    }

    @Override
    public String title() {
        return "Collectors";
    }

    /** The process that measures: COLLECTOR SIZE MODE. Writes what {@link VitrineRun} writes, and a line with what the collector did. */
    public static void main(String[] arguments) throws Exception {
        VitrineRun run = new VitrineRun(WORKLOAD, Integer.parseInt(arguments[1])).under(arguments[0]);
        VitrineRun.Mode mode = VitrineRun.Mode.valueOf(arguments[2]);
        HeapUse use = null;
        for (int i = 0; i < REPEATS; i++) {
            long begin = System.nanoTime();
            Machine machine = run.run(mode);
            Timing.say(System.nanoTime() - begin, VitrineRun.result(machine));
            ObjectGraph objects = Objects.requireNonNull(machine.objects());
            use = objects.use();
        }
        HeapUse last = Objects.requireNonNull(use);
        System.out.println(last.collections() + " " + last.steps());
    }

    @Override
    public String measure(Settings settings) {
        int size = settings.size(WORKLOAD);
        Map<Contender, List<Double>> others = new LinkedHashMap<>();
        Map<String, Row> rows = new LinkedHashMap<>();
        List<CollectorName> collectors = Machines.standard().instructions().collectors();
        String result = "";
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender each : OTHERS) {
                settings.progress("collectors: round " + round + " of " + settings.rounds() + ", " + each.title());
                if (each.version().isPresent()) {
                    List<Timing> timings = each.run(WORKLOAD, size);
                    result = same(result, timings, each.title());
                    others.computeIfAbsent(each, unknown -> new ArrayList<>()).add(warm(timings));
                }
            }
            for (CollectorName collector : collectors) {
                settings.progress("collectors: round " + round + " of " + settings.rounds() + ", " + collector.name());
                Row row = rows.computeIfAbsent(collector.name(), unknown -> new Row());
                if (collector.name().equals(INTERPRETED) && !settings.quick()) {
                    row.failure = "not measured: it runs in the interpreter only and takes more than a minute";
                    continue;
                }
                try {
                    List<Timing> timings = run(row, collector.name(), size, VitrineRun.Mode.DEBUGGER);
                    result = same(result, timings, collector.name());
                    row.cold.add(timings.get(0).seconds());
                    row.warm.add(warm(timings));
                    row.alone.add(warm(run(row, collector.name(), size, VitrineRun.Mode.MACHINE)));
                } catch (IllegalStateException failure) {
                    row.failure = String.valueOf(failure.getMessage());
                }
            }
        }
        return text(settings, size, others, rows);
    }

    private static List<Timing> run(Row row, String collector, int size, VitrineRun.Mode mode) {
        List<String> lines = Contender.output(Contender.jvm(Collectors.class, collector, size, mode));
        String[] counts = lines.get(lines.size() - 1).split(" ");
        row.counts = Map.of("collections", Long.valueOf(counts[0]), "steps", Long.valueOf(counts[1]));
        return lines.subList(0, lines.size() - 1).stream().map(Timing::of).toList();
    }

    private static String same(String expected, List<Timing> timings, String who) {
        String result = timings.get(0).result();
        if (!expected.isEmpty() && !result.equals(expected)) {
            throw new AssertionError(who + " computes " + result + ", not " + expected);
        }
        return result;
    }

    private static double warm(List<Timing> timings) {
        return Timing.median(timings.stream()
                .skip(timings.size() > 1 ? 1 : 0)
                .map(Timing::seconds)
                .toList());
    }

    private static String text(
            Settings settings, int size, Map<Contender, List<Double>> others, Map<String, Row> rows) {
        double python = Timing.median(others.getOrDefault(Contender.PYTHON, List.of()));
        StringBuilder text = new StringBuilder();
        text.append("""
                Binary trees: one of depth %d lives as long as the program, beside it trees of depth 4, 8, 12 ... %d are built and forgotten, two million
                nodes of each depth at depth 16; a node is an array of two, 32 bytes with its two header words. The heap has %d MiB, that without a
                collector %d MiB. Median of %d rounds, by turns, each in a process of its own; *warm* is the median of all runs of a process but the first.
                A collector's step is a root, an object or a free block.

                | | seconds, warm | × CPython | cold | the machine alone | cost of recording | collections | steps of all of them |
                |---|--:|--:|--:|--:|--:|--:|--:|
                """.formatted(
                        size,
                        size,
                        WORKLOAD.limits().heapBytes() >> 20,
                        VitrineRun.UNCOLLECTED_BYTES >> 20,
                        settings.rounds()));
        rows.forEach((name, row) -> {
            double warm = Timing.median(row.warm);
            double alone = Timing.median(row.alone);
            text.append(
                    row.failure.isEmpty()
                            ? String.format(
                                    Locale.ROOT,
                                    "| %s | %.3f | **%.1f** | %.1f | %.3f | %.0f %% | %,d | %,d |%n",
                                    name,
                                    warm,
                                    python / warm,
                                    python / Timing.median(row.cold),
                                    alone,
                                    100 * (warm / alone - 1),
                                    row.counts.getOrDefault("collections", 0L),
                                    row.counts.getOrDefault("steps", 0L))
                            : "| " + name + " | " + row.failure + " | | | | | | |\n");
        });
        others.forEach((each, seconds) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.3f | %.1f | | | | | |%n",
                each.title(),
                Timing.median(seconds),
                python / Timing.median(seconds))));
        return text.toString();
    }
}
