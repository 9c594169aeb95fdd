package vitrine.program;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Writes a float with the fewest digits that read back as the same float, in the form of {@link Double#toString}. That method itself does so
 * only from Java 19 on; a program's output must be the same on every Java.
 */
public final class FloatText {
    private static final int MOST_DIGITS = 17;

    private FloatText() {}

    public static String of(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
            return Double.toString(value);
        }
        double magnitude = Math.abs(value);
        BigDecimal shortest = shortest(magnitude);
        String digits = shortest.unscaledValue().toString();
        // the value is 0.digits times ten to the power of point
        int point = digits.length() - shortest.scale();
        digits = digits.replaceFirst("0+$", "");
        String text;
        if (magnitude >= 1e-3 && magnitude < 1e7) {
            text = plain(digits, point);
        } else {
            text = digits.charAt(0) + "." + (digits.length() > 1 ? digits.substring(1) : "0") + "E" + (point - 1);
        }
        return value < 0 ? "-" + text : text;
    }

    private static BigDecimal shortest(double magnitude) {
        BigDecimal exact = new BigDecimal(magnitude);
        for (int digits = 2; digits < MOST_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == magnitude) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String plain(String digits, int point) {
        if (point <= 0) {
            return "0." + "0".repeat(-point) + digits;
        } else if (point >= digits.length()) {
            return digits + "0".repeat(point - digits.length()) + ".0";
        }
        return digits.substring(0, point) + "." + digits.substring(point);
    }
}
