package vitrine.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * Measures Vitrine and writes the page of results, {@code docs/benchmarks.md}. A section that is measured again replaces its former self; the
 * others stay as they are. The arguments are {@code [quick] [rounds=N] [SECTION...]}.
 */
public final class Bench {
    private static final String HEAD = """
            # Benchmarks

            What is measured and how to add to it stands in [bench/README.md](../bench/README.md). All of it again: `mvn -q -P bench test-compile exec:exec@bench`.
            """;

    private Bench() {}

    /** The sections in the order of the page. */
    private static List<Measurement> sections() {
        return List.of(new Speed(), new Collectors(), new StartUp(), new Engine(), new TimeTravel());
    }

    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        List<String> known = sections().stream().map(Measurement::id).toList();
        if (!known.containsAll(settings.only())) {
            System.err.println("Sections are " + known + ". Arguments: " + Settings.USAGE);
            System.exit(64);
        }
        Files.createDirectories(settings.folder());
        for (Measurement section : sections()) {
            if (settings.only().isEmpty() || settings.only().contains(section.id())) {
                String where = machine();
                String text = section.measure(settings);
                put(settings.page(), section, "*" + where + "*\n\n" + text);
                System.out.println(text);
            }
        }
        System.out.println("Written to " + settings.page());
    }

    /** The date and the machine, and how much else it had to do. */
    private static String machine() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String model = Files.isReadable(processors)
                ? Files.readAllLines(processors).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse("unknown processor")
                : System.getProperty("os.arch");
        double load = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%s; %s, %d processors; %s %s; Java %s (%s); load %.1f when it began",
                LocalDate.now(ZoneOffset.UTC),
                model,
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.vm.version"),
                System.getProperty("java.vm.name"),
                load);
    }

    /** Puts a section into the page: into its old place, or behind the others. */
    private static void put(Path page, Measurement section, String text) throws IOException {
        String begin = "<!-- section " + section.id() + " -->\n";
        String end = "<!-- end " + section.id() + " -->\n";
        String whole = begin + "## " + section.title() + "\n\n" + text.strip() + "\n" + end;
        String old = Files.exists(page) ? Files.readString(page) : HEAD;
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        Files.writeString(
                page,
                from >= 0 && to > from
                        ? old.substring(0, from) + whole + old.substring(to + end.length())
                        : old + "\n" + whole);
    }
}
