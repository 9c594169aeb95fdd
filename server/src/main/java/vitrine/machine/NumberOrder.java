package vitrine.machine;

/**
 * The order of whole numbers of 64 bits and floats among each other, exact: no number is rounded before it is compared. A float that is no number is
 * neither less than anything, nor equal to it, nor greater. All machines, compiled code and conditions compare here.
 */
public final class NumberOrder {
    /** What {@link #compare} gives where one of the two is NaN. */
    public static final int NONE = 2;

    /** The first float that is greater than all whole numbers. */
    private static final double BEYOND = 0x1p63;

    private NumberOrder() {}

    /** -1, 0 or 1 as the first number is less than the second, equal to it or greater; {@link #NONE} for NaN. */
    public static int compare(long a, double b) {
        // rounding keeps the order: only what is equal after it must be looked at again
        double rounded = a;
        if (rounded < b) {
            return -1;
        } else if (rounded > b) {
            return 1;
        } else if (rounded != b) {
            return NONE;
        }
        return rounded == BEYOND ? -1 : Long.compare(a, (long) b);
    }

    /** As {@link #compare(long, double)}. */
    public static int compare(double a, double b) {
        return a < b ? -1 : a == b ? 0 : a > b ? 1 : NONE;
    }

    public static boolean equal(long a, double b) {
        double rounded = a;
        return rounded == b && rounded != BEYOND && a == (long) b;
    }

    /** As {@link #compare(long, double)}, with -1 for NaN: the JVM's {@code dcmpl} for these two. */
    public static int cmpl(long a, double b) {
        int order = compare(a, b);
        return order == NONE ? -1 : order;
    }

    /** As {@link #compare(long, double)}, with 1 for NaN: the JVM's {@code dcmpg} for these two. */
    public static int cmpg(long a, double b) {
        int order = compare(a, b);
        return order == NONE ? 1 : order;
    }

    public static int cmpl(double a, long b) {
        return -cmpg(b, a);
    }

    public static int cmpg(double a, long b) {
        return -cmpl(b, a);
    }
}
