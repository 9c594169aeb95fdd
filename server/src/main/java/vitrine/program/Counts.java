package vitrine.program;

/** A number before what it counts, as one writes it: "1 object", "2 objects", "0 objects". The only place that knows when a noun has its s. */
public final class Counts {
    private Counts() {}

    /** @param one what one of them is called; more of them have an s behind it */
    public static String of(long number, String one) {
        return of(number, one, one + "s");
    }

    /** @param many what more of them are called, where that is not made by an s */
    public static String of(long number, String one, String many) {
        return number + " " + word(number, one, many);
    }

    /** As {@link #of(long, String)}, with digits in groups of three: "1,234 instructions". */
    public static String grouped(long number, String one) {
        return "%,d %s".formatted(number, word(number, one, one + "s"));
    }

    /** The word that goes with a number, as "is" and "are". */
    public static String word(long number, String one, String many) {
        return number == 1 ? one : many;
    }
}
