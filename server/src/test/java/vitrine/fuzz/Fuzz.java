package vitrine.fuzz;

import java.util.List;

/**
 * The long form, started by hand: {@code mvn -q test-compile exec:java@fuzz -Dexec.args="sources 1000000"}. Arguments: what to make (sources, images, edits,
 * restores, messages), how many, the first seed (1), threads (processors). It prints how many cases fell into which class, and each find with the seed
 * that repeats it; {@code show} before the rest prints the case of a seed.
 */
public final class Fuzz {
    private Fuzz() {}

    static List<String> names() {
        return List.of("sources", "images", "edits", "restores", "messages");
    }

    static Fuzzer fuzzer(String name) throws Exception {
        return switch (name) {
            case "sources" -> new SourceFuzzer();
            case "images" -> new ImageFuzzer();
            case "edits" -> new EditFuzzer();
            case "restores" -> new RestoreFuzzer();
            case "messages" -> new MessageFuzzer();
            default ->
                throw new IllegalArgumentException("There is no fuzzer '" + name + "'. There are " + names() + ".");
        };
    }

    public static void main(String[] arguments) throws Exception {
        boolean show = arguments.length > 0 && arguments[0].equals("show");
        int at = show ? 1 : 0;
        try (Fuzzer fuzzer = fuzzer(arguments[at])) {
            if (show) {
                System.out.println(fuzzer.show(Long.parseLong(arguments[at + 1])));
                return;
            }
            long count = Long.parseLong(arguments[1].replace("_", ""));
            long first = arguments.length > 2 ? Long.parseLong(arguments[2]) : 1;
            int threads = arguments.length > 3
                    ? Integer.parseInt(arguments[3])
                    : Runtime.getRuntime().availableProcessors();
            long began = System.nanoTime();
            Hunt hunt = Hunt.of(fuzzer, first, count, threads, 30);
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf(
                    "%s, seeds %d to %d: %,d cases in %.0f s (%,.0f a second), %s, %d finds%n",
                    fuzzer.name(),
                    first,
                    first + count - 1,
                    hunt.cases(),
                    seconds,
                    hunt.cases() / seconds,
                    hunt.classes(),
                    hunt.finds().size());
            if (fuzzer instanceof MessageFuzzer messages) {
                System.out.printf("%,d messages were sent%n", messages.sent());
            }
            hunt.finds().forEach(each -> System.out.println("FOUND " + each));
            if (!hunt.finds().isEmpty()) {
                throw new AssertionError(hunt.finds().size() + " finds");
            }
        }
    }
}
