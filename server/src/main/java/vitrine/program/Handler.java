package vitrine.program;

/**
 * Where a function goes on when something is thrown in a part of it, by itself or by what it calls.
 *
 * @param from the first address of that part
 * @param to the first address behind it
 * @param address where it goes on, with nothing but what was thrown on its part of the stack
 * @param caught the index of a class, whose objects alone are caught; or {@link #EVERYTHING} or {@link #TRAPS}
 */
public record Handler(int from, int to, int address, int caught) {
    /** Any value that was thrown, and any trap that can be caught. */
    public static final int EVERYTHING = -1;
    /** Traps that can be caught, and nothing that was thrown. */
    public static final int TRAPS = -2;

    public Handler {
        if (from < 0 || from >= to || caught < TRAPS) {
            throw new IllegalArgumentException("A handler needs a range that is not empty.");
        }
    }

    /** Whether it is for the instruction at an address. */
    public boolean covers(int at) {
        return from <= at && at < to;
    }
}
