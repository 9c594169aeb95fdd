package vitrine.program;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are hard to get right, texts that look like numbers, and what a text means: read here by patterns and numbers of any size, so that tests can
 * hold every reader of numbers against it.
 */
public final class NumberForms {
    private static final String DIGITS = "[0-9]+(?:_[0-9]+)*";
    private static final Pattern WHOLE = Pattern.compile(
            "([-+]?)(?:0[xX]([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|0[bB]([01]+(?:_[01]+)*)|(" + DIGITS + "))");
    private static final Pattern FLOAT = Pattern.compile(
            "[-+]?(?:(?:%s)?\\.%s(?:[eE][-+]?%s)?|%s[eE][-+]?%s)".formatted(DIGITS, DIGITS, DIGITS, DIGITS, DIGITS));
    private static final Pattern WORD = Pattern.compile("([-+]?)(infinity|inf|nan)");

    /** The smallest number that is rounded to infinity: half a step beyond the largest float. */
    private static final BigDecimal TOO_LARGE =
            new BigDecimal(Double.MAX_VALUE).add(new BigDecimal(Math.ulp(Double.MAX_VALUE) / 2));

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger ALL_BITS = BigInteger.ONE.shiftLeft(64);

    private NumberForms() {}

    /** Whole numbers at every edge: of floats, of words, of signs. */
    public static List<Long> ints() {
        List<Long> ints = new ArrayList<>(List.of(0L, 1L, -1L, 2L, -2L, 7L, 10L, -10L, 63L, 64L, 65L, 97L));
        for (int bits : new int[] {7, 8, 15, 16, 31, 32, 52, 53, 54, 62, 63}) {
            long power = 1L << bits;
            ints.addAll(List.of(power - 1, power, power + 1, -power - 1, -power, -power + 1));
        }
        // where whole numbers lie between two floats
        ints.addAll(List.of(
                (1L << 53) + 2, (1L << 53) + 3, Long.MAX_VALUE - 511, Long.MAX_VALUE - 512, Long.MAX_VALUE - 1023));
        return ints.stream().distinct().toList();
    }

    public static List<Double> floats() {
        List<Double> floats = new ArrayList<>(List.of(
                0.0,
                1.0,
                0.5,
                1.5,
                2.0,
                3.0,
                0.1,
                1e-3,
                9.999e-4,
                1e7,
                9_999_999.999,
                1e15,
                1e16,
                1e21,
                1e23,
                2e23,
                1e100,
                123_456_789.125,
                Double.MIN_VALUE,
                2 * Double.MIN_VALUE,
                Math.nextDown(Double.MIN_NORMAL),
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Math.nextDown(Double.MAX_VALUE),
                0x1p31,
                0x1p31 - 1,
                0x1p32,
                0x1p52 + 0.5,
                0x1p53 - 1,
                0x1p53,
                0x1p53 + 2,
                Math.nextDown(0x1p63),
                0x1p63,
                Math.nextUp(0x1p63),
                0x1p64,
                Double.POSITIVE_INFINITY));
        List.copyOf(floats).forEach(each -> floats.add(-each));
        floats.add(Double.NaN);
        return floats;
    }

    /** Texts at the edges of the grammar, good and bad ones. */
    public static List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "+.",
                "_",
                "0",
                "-0",
                "+0",
                "00",
                "007",
                "+5",
                "-5",
                "--5",
                "+-5",
                "- 5",
                "5-",
                "1_000",
                "1__000",
                "_1",
                "1_",
                "1_000_000",
                "0x",
                "0x_1",
                "0x1_",
                "0x10",
                "0X1F",
                "0xfF",
                "-0x10",
                "+0x10",
                "0b",
                "0b2",
                "0b101",
                "0B1_0",
                "-0b1",
                "0o17",
                "0x1.8",
                "0x1p3",
                "0x1P3",
                "0x1e5",
                "0x1e-5",
                "1.5",
                ".5",
                "-.5",
                "+.5",
                "5.",
                "5.e1",
                ".e1",
                "1.5.2",
                "1e3",
                "1E3",
                "1e+3",
                "1e-3",
                "1e",
                "1e+",
                "e1",
                "1e1.5",
                "1_0.5_0e1_0",
                "1_.5",
                "1._5",
                "1e_5",
                "1e5_",
                "1d",
                "1f",
                "1D",
                "1F",
                "1L",
                "1.5d",
                "1.5f",
                "1e3f",
                "NaN",
                "nan",
                "NAN",
                "+NaN",
                "-NaN",
                "Infinity",
                "infinity",
                "INFINITY",
                "-Infinity",
                "+Infinity",
                "inf",
                "-inf",
                "+inf",
                "Inf",
                "-INF",
                "infinit",
                "infinityx",
                "nanx",
                "in",
                "null",
                "true",
                "\u0665",
                "\u0661\u0662",
                "1\u0665",
                "\uff11",
                "\u2212" + "5",
                "1,000",
                "1,000,000",
                "12 34",
                "1\u00a0",
                "\u00a0" + "1",
                "\u20031",
                "1\ufeff",
                "0.0",
                "-0.0",
                "0e0",
                "0e999999999",
                "1e308",
                "1.7976931348623157E308",
                "1.7976931348623158E308",
                "1.7976931348623159E308",
                "1e309",
                "-1e309",
                "1e-323",
                "4.9E-324",
                "2.4e-324",
                "2.5e-324",
                "1e-400",
                "1e99999999999999999999",
                "1e-99999999999999999999",
                "9007199254740993",
                "9007199254740993.0",
                "9223372036854775807",
                "9223372036854775808",
                "-9223372036854775808",
                "-9223372036854775809",
                "0x7fffffffffffffff",
                "0x8000000000000000",
                "0xffffffffffffffff",
                "0x10000000000000000",
                "-0x8000000000000000",
                "-0x8000000000000001",
                "0xffff_ffff_ffff_ffff",
                "2147483647",
                "2147483648",
                "-2147483648",
                "-2147483649",
                "0x80000000",
                "0xffffffff",
                "0x1ffffffff",
                "18446744073709551615",
                "99999999999999999999999"));
        texts.add("0".repeat(3_000) + "42");
        texts.add("0x" + "0".repeat(3_000) + "2a");
        texts.add("9".repeat(400));
        texts.add("1" + "_0".repeat(1_000));
        texts.add("0." + "0".repeat(3_000) + "1");
        texts.add(new BigDecimal(Double.MIN_VALUE).toPlainString());
        texts.add(new BigDecimal(Math.nextDown(Double.MIN_NORMAL)).toPlainString());
        texts.add(new BigDecimal(Double.MAX_VALUE).toPlainString() + ".0");
        texts.add(TOO_LARGE.toPlainString() + ".0");
        texts.add(TOO_LARGE.subtract(BigDecimal.ONE).toPlainString() + ".0");
        texts.add("1".repeat(Numbers.LONGEST) + ".0");
        texts.add("0".repeat(Numbers.LONGEST));
        texts.add("0".repeat(Numbers.LONGEST + 1));
        return texts;
    }

    /** Every way to write a whole number. */
    public static List<String> of(long number) {
        List<String> forms = new ArrayList<>();
        String sign = number < 0 ? "-" : "";
        BigInteger magnitude = BigInteger.valueOf(number).abs();
        String hex = magnitude.toString(16);
        forms.add(Long.toString(number));
        forms.add(sign + "0x" + hex);
        forms.add(sign + "0X" + hex.toUpperCase(Locale.ROOT));
        forms.add(sign + "0b" + magnitude.toString(2));
        forms.add(sign + "000" + magnitude);
        forms.add(sign + magnitude.toString().replaceAll("(?<=[0-9])(?=(...)+$)", "_"));
        forms.add("0x" + Long.toHexString(number).replaceAll("(?<=[0-9a-f])(?=(....)+$)", "_"));
        forms.add("0b" + Long.toBinaryString(number));
        if (number >= 0) {
            forms.add("+" + number);
        }
        return forms;
    }

    /** Ways to write a float. */
    public static List<String> of(double number) {
        List<String> forms = new ArrayList<>(List.of(FloatText.of(number), Double.toString(number)));
        if (Double.isNaN(number)) {
            forms.addAll(List.of("nan", "NAN"));
        } else if (Double.isInfinite(number)) {
            String sign = number < 0 ? "-" : "";
            forms.addAll(List.of(sign + "inf", sign + "INF", sign + "infinity"));
        } else {
            String shortest = FloatText.of(number).toLowerCase(Locale.ROOT);
            forms.add(shortest.contains("e") ? shortest : shortest + "e0");
            String exact = new BigDecimal(number).toPlainString();
            forms.add((number < 0 || 1 / number < 0 ? "-" : "")
                    + exact.replace("-", "")
                    + (exact.contains(".") ? "" : ".0"));
        }
        return forms.stream().distinct().toList();
    }

    /** A text of parts that numbers are made of. */
    public static String random(Random random) {
        String[] parts = {
            "0",
            "1",
            "9",
            "5",
            "a",
            "F",
            "_",
            ".",
            "e",
            "E",
            "-",
            "+",
            "0x",
            "0b",
            "inf",
            "nan",
            "Infinity",
            "d",
            " ",
            "99999999"
        };
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            text.append(parts[random.nextInt(random.nextBoolean() ? 4 : parts.length)]);
        }
        return text.toString();
    }

    /** What a text means that is a number and nothing else: an int, a float, or null when it is none or does not fit. */
    public static @Nullable Literal meaning(String text) {
        if (text.length() > Numbers.LONGEST) {
            return null;
        }
        Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
        if (word.matches()) {
            double value = word.group(2).equals("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return new Literal.Float(word.group(1).equals("-") && value > 0 ? -value : value);
        }
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            int base = whole.group(2) != null ? 16 : whole.group(3) != null ? 2 : 10;
            String digits = base == 16 ? whole.group(2) : base == 2 ? whole.group(3) : whole.group(4);
            BigInteger magnitude = new BigInteger(digits.replace("_", ""), base);
            boolean negative = whole.group(1).equals("-");
            BigInteger value = negative ? magnitude.negate() : magnitude;
            boolean fits = base == 10 || negative ? value.bitLength() < 64 : value.compareTo(ALL_BITS) < 0;
            return fits && value.compareTo(LEAST) >= 0 ? new Literal.Int(value.longValue()) : null;
        }
        return FLOAT.matcher(text).matches() ? real(text.replace("_", "")) : null;
    }

    private static @Nullable Literal real(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        BigDecimal digits = new BigDecimal(e < 0 ? text : text.substring(0, e));
        BigInteger exponent = e < 0 ? BigInteger.ZERO : new BigInteger(text.substring(e + 1));
        boolean negative = text.startsWith("-");
        double value;
        if (digits.signum() == 0 || exponent.compareTo(BigInteger.valueOf(-100_000)) < 0) {
            value = 0;
        } else if (exponent.compareTo(BigInteger.valueOf(100_000)) > 0) {
            return null;
        } else {
            BigDecimal exact = digits.abs().scaleByPowerOfTen(exponent.intValue());
            if (exact.compareTo(TOO_LARGE) >= 0) {
                return null;
            }
            value = nearest(exact);
        }
        return new Literal.Float(negative ? -value : value);
    }

    /** The float that is nearest to a number of 0 or more; of two, the one that is even. */
    public static double nearest(BigDecimal exact) {
        if (exact.compareTo(TOO_LARGE) >= 0) {
            return Double.POSITIVE_INFINITY;
        }
        long least = 0;
        long most = Double.doubleToLongBits(Double.MAX_VALUE);
        // the floats of 0 and more are in the order of their bits
        while (least < most) {
            long middle = least + (most - least + 1) / 2;
            if (new BigDecimal(Double.longBitsToDouble(middle)).compareTo(exact) <= 0) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        double below = Double.longBitsToDouble(least);
        if (below == Double.MAX_VALUE) {
            return below;
        }
        double above = Double.longBitsToDouble(least + 1);
        int side = exact.subtract(new BigDecimal(below)).compareTo(new BigDecimal(above).subtract(exact));
        return side < 0 || side == 0 && (least & 1) == 0 ? below : above;
    }
}
