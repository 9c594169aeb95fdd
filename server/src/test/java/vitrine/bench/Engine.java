package vitrine.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import vitrine.protocol.Json;

/** What JMH says of the engine: with the debugger, without it, and plain Java, at full speed. */
final class Engine implements Measurement {
    private static final List<String> MODES = List.of("debugger", "machine", "plainJava");

    @Override
    public String id() {
        return "engine";
    }

    @Override
    public String title() {
        return "The engine, by JMH";
    }

    @Override
    public String measure(Settings settings) throws Exception {
        Class<?> jmh;
        try {
            jmh = Class.forName("org.openjdk.jmh.Main");
        } catch (ClassNotFoundException withoutProfile) {
            return "Left out: JMH is only there with `-P bench`.\n";
        }
        settings.progress("engine: JMH");
        Path results = Path.of("target", "jmh.json");
        List<String> command = Contender.jvm(
                jmh,
                "EngineBenchmark",
                "-f",
                1,
                "-wi",
                settings.quick() ? 1 : 5,
                "-w",
                settings.quick() ? "100ms" : "1s",
                "-i",
                settings.quick() ? 1 : 5,
                "-r",
                settings.quick() ? "100ms" : "1s",
                "-rf",
                "json",
                "-rff",
                results);
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "jmh.log").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("JMH failed, see target/jmh.log");
        }
        return table(Json.mapper().readTree(Files.readString(results)));
    }

    private static String table(JsonNode results) {
        Map<String, Map<String, JsonNode>> rows = new LinkedHashMap<>();
        for (JsonNode each : results) {
            String name = each.path("benchmark").asString();
            rows.computeIfAbsent(each.path("params").path("workload").asString(), workload -> new TreeMap<>())
                    .put(name.substring(name.lastIndexOf('.') + 1), each.path("primaryMetric"));
        }
        StringBuilder text = new StringBuilder("""
                Milliseconds for one run, each with a new machine and, with the debugger, a new history; the mean and the half width of the 99.9 %
                confidence interval of five iterations of a second, after five to warm up.

                | program | debugger, time travel on | machine alone | plain Java | cost of recording | debugger / plain Java |
                |---|--:|--:|--:|--:|--:|
                """);
        rows.forEach((workload, scores) -> {
            text.append("| ").append(workload.toLowerCase(Locale.ROOT)).append(" |");
            for (String mode : MODES) {
                JsonNode score = scores.get(mode);
                text.append(
                        score == null
                                ? " – |"
                                : String.format(
                                        Locale.ROOT,
                                        " %.1f ± %.1f |",
                                        score.path("score").asDouble(),
                                        score.path("scoreError").asDouble(Double.NaN)));
            }
            double debugger = score(scores, "debugger");
            text.append(String.format(
                    Locale.ROOT,
                    " %.1f %% | %.1f |%n",
                    100 * (debugger / score(scores, "machine") - 1),
                    debugger / score(scores, "plainJava")));
        });
        return text.toString();
    }

    private static double score(Map<String, JsonNode> scores, String mode) {
        return scores.containsKey(mode) ? scores.get(mode).path("score").asDouble() : Double.NaN;
    }
}
