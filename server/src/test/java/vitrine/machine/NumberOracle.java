package vitrine.machine;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** What arithmetic, comparison and conversion of numbers give, computed with numbers of any size and rounded once, at the end. */
public final class NumberOracle {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    /** More digits than lie between two floats, or in the middle between them. */
    private static final MathContext EXACT_ENOUGH = new MathContext(900, RoundingMode.DOWN);

    private NumberOracle() {}

    public static double toFloat(long number) {
        return new BigDecimal(number).doubleValue();
    }

    /** Cut toward zero, the nearest one where it is too large, 0 where it is no number. */
    public static long toInt(double number, long least, long greatest) {
        if (Double.isNaN(number)) {
            return 0;
        } else if (Double.isInfinite(number)) {
            return number > 0 ? greatest : least;
        }
        BigInteger whole = new BigDecimal(number).toBigInteger();
        return whole.max(BigInteger.valueOf(least))
                .min(BigInteger.valueOf(greatest))
                .longValue();
    }

    /** Whether a comparison of two numbers, each a Long or a Double, holds: one of {@code eq ne lt lte gt gte}. */
    public static boolean holds(String comparison, Number a, Number b) {
        boolean unordered = isNaN(a) || isNaN(b);
        int order = unordered ? 0 : order(a, b);
        return switch (comparison) {
            case "eq" -> !unordered && order == 0;
            case "ne" -> unordered || order != 0;
            case "lt" -> !unordered && order < 0;
            case "lte" -> !unordered && order <= 0;
            case "gt" -> !unordered && order > 0;
            case "gte" -> !unordered && order >= 0;
            default -> throw new IllegalArgumentException(comparison);
        };
    }

    private static boolean isNaN(Number number) {
        return number instanceof Double && Double.isNaN(number.doubleValue());
    }

    private static int order(Number a, Number b) {
        double x = infinity(a);
        double y = infinity(b);
        return x != 0 || y != 0 ? Double.compare(x, y) : exact(a).compareTo(exact(b));
    }

    /** An infinity itself, 0 for all other numbers. */
    private static double infinity(Number number) {
        return number instanceof Double && Double.isInfinite(number.doubleValue()) ? number.doubleValue() : 0;
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Long ? new BigDecimal(number.longValue()) : new BigDecimal(number.doubleValue());
    }

    // ---- ints, which wrap in 64 bits

    public static long ints(String operation, long a, long b) {
        BigInteger x = BigInteger.valueOf(a);
        BigInteger y = BigInteger.valueOf(b);
        BigInteger exact = switch (operation) {
            case "add" -> x.add(y);
            case "sub" -> x.subtract(y);
            case "mul" -> x.multiply(y);
            case "div" -> x.divide(y);
            case "mod" -> x.remainder(y);
            case "pow" -> x.modPow(y, WORD);
            default -> throw new IllegalArgumentException(operation);
        };
        return exact.longValue();
    }

    public static long bits(String operation, long a, long b, int bits) {
        BigInteger mask = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        BigInteger x = BigInteger.valueOf(a);
        BigInteger y = BigInteger.valueOf(b);
        BigInteger unsigned = x.and(mask);
        int by = y.mod(BigInteger.valueOf(bits)).intValue();
        BigInteger result = switch (operation) {
            case "and" -> x.and(y);
            case "or" -> x.or(y);
            case "xor" -> x.xor(y);
            case "shl" -> x.shiftLeft(by);
            case "shr" -> x.shiftRight(by);
            case "ushr" -> unsigned.shiftRight(by);
            case "rotl" -> unsigned.shiftLeft(by).or(unsigned.shiftRight(bits - by));
            case "rotr" -> unsigned.shiftRight(by).or(unsigned.shiftLeft(bits - by));
            default -> throw new IllegalArgumentException(operation);
        };
        return wrapped(result, bits);
    }

    /** A number in two's complement of so many bits. */
    public static long wrapped(BigInteger number, int bits) {
        BigInteger beyond = BigInteger.ONE.shiftLeft(bits);
        BigInteger low = number.mod(beyond);
        return (low.testBit(bits - 1) ? low.subtract(beyond) : low).longValue();
    }

    // ---- floats: IEEE 754

    public static double floats(String operation, double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return Double.NaN;
        }
        boolean negative = isNegative(a) != isNegative(b);
        return switch (operation) {
            case "add" -> sum(a, b);
            case "sub" -> sum(a, -b);
            case "mul" -> {
                if (Double.isInfinite(a) || Double.isInfinite(b)) {
                    yield a == 0 || b == 0 ? Double.NaN : signed(Double.POSITIVE_INFINITY, negative);
                }
                yield rounded(new BigDecimal(a).multiply(new BigDecimal(b)), negative);
            }
            case "div" -> quotient(a, b, negative);
            case "mod" -> remainder(a, b);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static double sum(double a, double b) {
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            boolean opposite = Double.isInfinite(a) && Double.isInfinite(b) && isNegative(a) != isNegative(b);
            return opposite ? Double.NaN : Double.isInfinite(a) ? a : b;
        }
        BigDecimal exact = new BigDecimal(a).add(new BigDecimal(b));
        return rounded(exact, exact.signum() < 0 || exact.signum() == 0 && isNegative(a) && isNegative(b));
    }

    private static double quotient(double a, double b, boolean negative) {
        if (Double.isInfinite(a) || b == 0) {
            boolean none = Double.isInfinite(a) ? Double.isInfinite(b) : a == 0;
            return none ? Double.NaN : signed(Double.POSITIVE_INFINITY, negative);
        } else if (Double.isInfinite(b) || a == 0) {
            return signed(0, negative);
        }
        BigDecimal x = new BigDecimal(a);
        BigDecimal y = new BigDecimal(b);
        BigDecimal cut = x.divide(y, EXACT_ENOUGH);
        // what was cut off decides where the rest lies in the middle between two floats
        boolean isExact = cut.multiply(y).compareTo(x) == 0;
        BigDecimal sticky = new BigDecimal(BigInteger.valueOf(cut.signum()), cut.scale() + 10);
        return rounded(isExact ? cut : cut.add(sticky), negative);
    }

    private static double remainder(double a, double b) {
        if (Double.isInfinite(a) || b == 0) {
            return Double.NaN;
        }
        return Double.isInfinite(b) ? a : rounded(new BigDecimal(a).remainder(new BigDecimal(b)), isNegative(a));
    }

    private static double rounded(BigDecimal exact, boolean negative) {
        return signed(exact.abs().doubleValue(), negative);
    }

    private static double signed(double magnitude, boolean negative) {
        return negative ? -magnitude : magnitude;
    }

    private static boolean isNegative(double number) {
        return Double.doubleToRawLongBits(number) < 0;
    }
}
