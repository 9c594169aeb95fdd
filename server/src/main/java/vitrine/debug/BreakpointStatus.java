package vitrine.debug;

/**
 * What became of a {@link BreakpointSpec}.
 *
 * @param id what the breakpoint is known by
 * @param verified whether it takes effect (also true for a disabled one that could)
 * @param line where it really took, 0 without source
 * @param address where it really took, -1 when nowhere or when it waits for no place
 * @param cell the stable name of the cell that it waits for, or ""
 * @param message what is wrong with it, or ""
 * @param column where in the condition or log text it is wrong, from 1; 0 when nothing is wrong there
 * @param length how long the wrong part is
 * @param hits how often it was hit up to the present time since it was set, going forward
 */
public record BreakpointStatus(
        String id,
        boolean verified,
        int line,
        int address,
        String cell,
        String message,
        int column,
        int length,
        long hits) {}
