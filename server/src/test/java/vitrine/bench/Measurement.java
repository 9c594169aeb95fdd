package vitrine.bench;

/** A section of the page of results. A new one is a class and a line in {@link Bench}. */
public interface Measurement {
    /** A word for the command line and for the place of the section in the page. */
    String id();

    String title();

    /** Measures, which may take minutes, and says what came out, in Markdown; charts go into {@link Settings#folder}. */
    String measure(Settings settings) throws Exception;
}
