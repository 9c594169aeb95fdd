package vitrine.debug;

/**
 * A breakpoint as the user wants it.
 *
 * @param line a source line, or 0 when {@code address} says where
 * @param address an address in the code, or -1 when {@code line} says where
 * @param condition an {@link Expression} that must be true, or ""
 * @param hitCount the breakpoint takes effect from this hit on; 0 or 1 for the first
 * @param log a text to log instead of stopping, with expressions in braces; or ""
 * @param temporary whether it is gone once it stopped the program
 * @param enabled whether it takes effect at all
 */
public record BreakpointSpec(
        int line, int address, String condition, long hitCount, String log, boolean temporary, boolean enabled) {}
