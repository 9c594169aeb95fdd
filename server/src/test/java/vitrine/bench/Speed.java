package vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How fast programs run with the debugger attached and time travel on, beside CPython, Lua, node and plain Java, by turns in one run. */
final class Speed implements Measurement {
    private final Map<Workload, Map<Contender, Samples>> measured = new EnumMap<>(Workload.class);
    private final Map<Contender, String> versions = new EnumMap<>(Contender.class);
    private final List<String> failures = new ArrayList<>();

    /** What one contender needed for one workload, in all rounds. */
    private static final class Samples {
        final List<Double> cold = new ArrayList<>();
        final List<Double> warm = new ArrayList<>();

        void add(List<Timing> process) {
            cold.add(process.get(0).seconds());
            List<Double> later = process.stream()
                    .skip(process.size() > 1 ? 1 : 0)
                    .map(Timing::seconds)
                    .toList();
            warm.add(Timing.median(later));
        }
    }

    @Override
    public String id() {
        return "speed";
    }

    @Override
    public String title() {
        return "Speed of programs";
    }

    @Override
    public String measure(Settings settings) throws IOException {
        for (Contender each : Contender.values()) {
            each.version().ifPresent(version -> versions.put(each, version));
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Workload workload : Workload.values()) {
                settings.progress("speed: round " + round + " of " + settings.rounds() + ", " + workload.title());
                String result = "";
                for (Contender contender : versions.keySet()) {
                    if (contender.takesPart(workload)) {
                        result = run(contender, workload, settings.size(workload), result);
                    }
                }
            }
        }
        Map<String, Map<String, Double>> bars = new LinkedHashMap<>();
        for (Workload workload : Workload.values()) {
            Map<String, Double> group = new LinkedHashMap<>();
            for (Contender each : List.of(Contender.LUA, Contender.VITRINE, Contender.NODE, Contender.JAVA)) {
                if (versions.containsKey(each)) {
                    group.put(each.title(), timesPython(workload, each, true));
                }
            }
            bars.put(workload.title(), group);
        }
        Files.writeString(
                settings.folder().resolve("speed.svg"),
                Chart.bars("Speed of programs, as a multiple of CPython's (logarithmic)", bars));
        return text(settings);
    }

    private String run(Contender contender, Workload workload, int size, String expected) {
        List<Timing> process;
        try {
            process = contender.run(workload, size);
        } catch (IllegalStateException failure) {
            failures.add(contender.title() + ", " + workload.title() + ": " + failure.getMessage());
            return expected;
        }
        String result = process.get(0).result();
        if (!expected.isEmpty() && !result.equals(expected)) {
            throw new IllegalStateException(
                    contender.title() + " computes " + result + " in " + workload + ", not " + expected);
        }
        measured.computeIfAbsent(workload, each -> new EnumMap<>(Contender.class))
                .computeIfAbsent(contender, each -> new Samples())
                .add(process);
        return result;
    }

    private double seconds(Workload workload, Contender contender, boolean warm) {
        Samples samples = measured.getOrDefault(workload, Map.of()).getOrDefault(contender, new Samples());
        return Timing.median(warm ? samples.warm : samples.cold);
    }

    private double timesPython(Workload workload, Contender contender, boolean warm) {
        return seconds(workload, Contender.PYTHON, true) / seconds(workload, contender, warm);
    }

    private String text(Settings settings) {
        StringBuilder text = new StringBuilder();
        text.append("""
                The same algorithm, with the same size and the same result, in each language. Every number is the median of %d rounds; in each round
                every program is run by everyone in turn, each in a process of its own. *Vitrine* is run mode with the debugger attached and time travel on.
                What compiles as it runs is run eight times in its process: *cold* is the first time, with everything it finds out and compiles on the way;
                *warm* is the median of the other seven, in Vitrine each time with a new machine and a new history, but with the code that was compiled of the
                same program before, as the others have it. Starting the process is not counted. The register machine has the same workloads in programs of
                its own; its words have 32 bits, so it adds up in floats what would not fit.

                ![Speed of programs](benchmarks/speed.svg)

                """.formatted(settings.rounds()));
        table(text, "The five programs", Workload.core());
        table(
                text,
                "No cliffs",
                List.of(Workload.values()).stream()
                        .filter(each -> !each.isCore())
                        .toList());
        text.append(
                "`binary` and `output` need more heap and more output than a session is given by default, and `trees` does on the"
                        + " register machine, which collects nothing; the benchmark sets larger limits for these.\n\n");
        text.append("Seconds, warm:\n\n");
        seconds(text, settings);
        text.append('\n');
        versions.forEach((each, version) -> {
            if (each.ordinal() <= Contender.JAVA.ordinal()) {
                text.append("- ")
                        .append(each.title())
                        .append(": ")
                        .append(version)
                        .append('\n');
            }
        });
        for (Contender each : Contender.values()) {
            if (!versions.containsKey(each)) {
                text.append("- ").append(each.title()).append(": not on this machine, left out\n");
            }
        }
        failures.forEach(each -> text.append("- failed: ").append(each).append('\n'));
        return text.toString();
    }

    private void table(StringBuilder text, String title, List<Workload> workloads) {
        text.append("### ").append(title).append("\n\n");
        text.append(
                "| program | about | Vitrine, × CPython | cold | Lua | node | plain Java | Vitrine's time / plain Java's |"
                        + " cost of recording | register machine, × CPython | cold | its time / plain Java's | cost of recording |\n"
                        + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        for (Workload each : workloads) {
            double vitrine = seconds(each, Contender.VITRINE, true);
            double register = seconds(each, Contender.REGISTER, true);
            text.append("| %s | %s | **%s** | %s | %s | %s | %s | %s | %s | **%s** | %s | %s | %s |%n"
                    .formatted(
                            each.title(),
                            each.about(),
                            number(timesPython(each, Contender.VITRINE, true)),
                            number(timesPython(each, Contender.VITRINE, false)),
                            number(timesPython(each, Contender.LUA, true)),
                            number(timesPython(each, Contender.NODE, true)),
                            number(timesPython(each, Contender.JAVA, true)),
                            number(vitrine / seconds(each, Contender.JAVA, true)),
                            percent(vitrine / seconds(each, Contender.BARE, true) - 1),
                            number(timesPython(each, Contender.REGISTER, true)),
                            number(timesPython(each, Contender.REGISTER, false)),
                            number(register / seconds(each, Contender.JAVA, true)),
                            percent(register / seconds(each, Contender.REGISTER_BARE, true) - 1)));
        }
        text.append('\n');
    }

    private void seconds(StringBuilder text, Settings settings) {
        text.append("| program | size |");
        versions.keySet().forEach(each -> text.append(' ').append(each.title()).append(" |"));
        text.append("\n|---|--:|").append("--:|".repeat(versions.size())).append('\n');
        for (Workload workload : Workload.values()) {
            text.append("| %s | %d |".formatted(workload.title(), settings.size(workload)));
            for (Contender each : versions.keySet()) {
                double seconds = seconds(workload, each, true);
                text.append(Double.isNaN(seconds) ? " – |" : String.format(Locale.ROOT, " %.3f |", seconds));
            }
            text.append('\n');
        }
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String percent(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
