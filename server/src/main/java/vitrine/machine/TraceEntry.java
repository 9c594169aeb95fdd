package vitrine.machine;

/**
 * A line of the trace of calls: a function that is active, and the instruction in it that is being executed.
 *
 * @param function the number of what was called, see {@link vitrine.program.Program#callee}
 * @param address an address within that instruction: of the innermost function the next one, of the others the call; -1 when nobody knows
 */
public record TraceEntry(int function, int address) {}
