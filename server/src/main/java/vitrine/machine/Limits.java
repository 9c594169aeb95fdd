package vitrine.machine;

/**
 * What a program may use before it is trapped.
 *
 * @param heapBytes size of the heap
 * @param stackValues values on the operand stack, of all frames together
 * @param callDepth frames
 * @param outputChars characters of output
 */
public record Limits(long heapBytes, int stackValues, int callDepth, int outputChars) {
    /** Enough for real programs, little enough for a thousand sessions. */
    public static final Limits DEFAULT = new Limits(16L << 20, 100_000, 10_000, 1_000_000);
}
