package vitrine.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a measuring run was asked for.
 *
 * @param quick whether it is only to see that everything works: small sizes, and the results go to {@code target/}
 * @param rounds how often everything is measured, by turns
 * @param only the sections to measure; all when it is empty
 */
public record Settings(boolean quick, int rounds, List<String> only) {
    static final String USAGE = "[quick] [rounds=N] [all | SECTION...]";

    static Settings of(String[] arguments) {
        boolean quick = false;
        int rounds = 5;
        List<String> only = new ArrayList<>();
        List<String> words = Arrays.stream(arguments)
                .flatMap(each -> Arrays.stream(each.split("\\s+")))
                .filter(each -> !each.isEmpty())
                .toList();
        for (String word : words) {
            if (word.equals("quick")) {
                quick = true;
            } else if (word.startsWith("rounds=")) {
                rounds = Math.max(1, Integer.parseInt(word.substring(7)));
            } else if (!word.equals("all")) {
                only.add(word);
            }
        }
        return new Settings(quick, quick ? 1 : rounds, only);
    }

    /** The page. */
    public Path page() {
        return root().resolve("benchmarks.md");
    }

    /** Where charts go; the page calls it {@code benchmarks/}. */
    public Path folder() {
        return root().resolve("benchmarks");
    }

    private Path root() {
        return quick ? Path.of("target", "benchmarks") : Path.of("docs");
    }

    /** The size of a workload. */
    public int size(Workload workload) {
        return quick ? workload.small() : workload.size();
    }

    /** Tells whoever waits how far it is. */
    public void progress(String text) {
        System.err.println(text);
    }
}
