package vitrine.debug;

import java.util.List;

/**
 * The breakpoints of a session as they are now.
 *
 * @param revision grows by one with each change
 * @param specs the breakpoints as they are wanted, each with its id
 * @param statuses what became of them, in the same order
 */
public record BreakpointSet(long revision, List<BreakpointSpec> specs, List<BreakpointStatus> statuses) {}
