package vitrine.debug;

import vitrine.machine.Watch;

/**
 * A breakpoint as the user wants it.
 *
 * @param id what it is known by from one set to the next; "" until it is part of one
 * @param trigger what it waits for
 * @param condition an {@link Expression} that must be true, or ""
 * @param hitCount the breakpoint takes effect from this hit on; 0 or 1 for the first
 * @param log a text to log instead of stopping, with expressions in braces; or ""
 * @param temporary whether it is gone once it stopped the program
 * @param enabled whether it takes effect at all
 */
public record BreakpointSpec(
        String id, Trigger trigger, String condition, long hitCount, String log, boolean temporary, boolean enabled) {
    /** One that is not known by anything yet. */
    public BreakpointSpec(
            Trigger trigger, String condition, long hitCount, String log, boolean temporary, boolean enabled) {
        this("", trigger, condition, hitCount, log, temporary, enabled);
    }

    /**
     * A breakpoint at a place in the code.
     *
     * @param line a source line, or 0 when {@code address} says where
     * @param address an address in the code, or -1 when {@code line} says where
     */
    public BreakpointSpec(
            int line, int address, String condition, long hitCount, String log, boolean temporary, boolean enabled) {
        this(address >= 0 ? new Address(address) : new Line(line), condition, hitCount, log, temporary, enabled);
    }

    /** The same under another name. */
    BreakpointSpec withId(String other) {
        return new BreakpointSpec(other, trigger, condition, hitCount, log, temporary, enabled);
    }

    /** What became of it when somebody made {@code after} of {@code before}: it is as before in whatever they left alone. */
    BreakpointSpec changed(BreakpointSpec before, BreakpointSpec after) {
        return new BreakpointSpec(
                id,
                before.trigger.equals(after.trigger) ? trigger : after.trigger,
                before.condition.equals(after.condition) ? condition : after.condition,
                before.hitCount == after.hitCount ? hitCount : after.hitCount,
                before.log.equals(after.log) ? log : after.log,
                before.temporary == after.temporary ? temporary : after.temporary,
                before.enabled == after.enabled ? enabled : after.enabled);
    }

    /** What a breakpoint waits for. A place stops the program before the instruction there, everything else behind the one that did it. */
    public sealed interface Trigger {}

    /** The first instruction on a source line. */
    public record Line(int line) implements Trigger {}

    /** The instruction at an address in the code. */
    public record Address(int address) implements Trigger {}

    /**
     * An access to a cell.
     *
     * @param cell a name that means it when the breakpoint is set, or its stable name; with {@link Calls#EVERY} and a function the name or the number of a
     *     parameter or local of that function
     * @param calls for which calls it counts, where the cell lies in the frame of one
     * @param function the name of the function that is called; "" for the one in whose frame the cell lies when the breakpoint is set
     * @param call a time at which the call is under way that is meant by {@link Calls#THIS}; -1 for the time at which it is set
     */
    public record Data(String cell, Access access, Calls calls, String function, long call) implements Trigger {
        /** The cell, whatever it is a part of. */
        public Data(String cell, Access access) {
            this(cell, access, Calls.ANY, "", -1);
        }
    }

    /** For which calls a breakpoint on a cell in a frame counts. */
    public enum Calls {
        /** {@link #THIS} where the cell lies in the frame of a call when the breakpoint is set, else {@link #ANY}. */
        USUAL,
        /** For one call: not for what takes the place of its frame later, nor for another call of the same function. */
        THIS,
        /** For every call of its function. */
        EVERY,
        /** It counts whatever the cell is a part of. */
        ANY
    }

    /** Something that the program does; {@code function} is the name of the one that is called or returns, or "" for any. */
    public record Event(Watch.Kind kind, String function) implements Trigger {}

    /** What is done to a cell. */
    public enum Access {
        /** It is given a value, the same one included, or comes into being. */
        WRITTEN,
        /** Its value is read, or taken from a stack. */
        READ,
        /** It is given another value than it had, or comes into being. */
        CHANGED
    }
}
