package vitrine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One run of a workload, as the programs in all languages tell it: a line with the seconds and the result. Everything is written the
 * same way wherever it is measured.
 */
public record Timing(double seconds, String result) {
    static void say(long nanos, String result) {
        System.out.println(String.format(Locale.ROOT, "%.6f %s", nanos / 1e9, result));
    }

    static Timing of(String line) {
        int space = line.indexOf(' ');
        return new Timing(Double.parseDouble(line.substring(0, space)), line.substring(space + 1));
    }

    /** The median; not a number when there is nothing. */
    public static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
