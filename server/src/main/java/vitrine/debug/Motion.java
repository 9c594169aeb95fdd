package vitrine.debug;

import java.util.List;

/** A movement along the timeline that the user asked for. Each one forward has its mirror image backward. */
public sealed interface Motion {
    /**
     * Executes so many instructions.
     *
     * @param parts whether it is parts that count; where an instruction has no more of them, its last act counts as one
     */
    record StepIn(long count, boolean parts) implements Motion {
        public StepIn(long count) {
            this(count, false);
        }
    }

    /** Executes one instruction and, when it was a call, everything up to the return from it. */
    record Next() implements Motion {}

    /** Runs until the running function has returned. */
    record StepOut() implements Motion {}

    /** Runs until a breakpoint or the end. */
    record Continue() implements Motion {}

    /**
     * Takes back so many instructions.
     *
     * @param parts whether it is parts that count, as in {@link StepIn}
     */
    record StepBack(long count, boolean parts) implements Motion {
        public StepBack(long count) {
            this(count, false);
        }
    }

    /** Takes back one instruction and, when that was a return, everything back to the call. */
    record Previous() implements Motion {}

    /** Goes back to just before the running function was called. */
    record BackToCall() implements Motion {}

    /** Goes back to the last breakpoint before here, or to the start. */
    record ReverseContinue() implements Motion {}

    /** Runs until the next instruction stands at an address. */
    record RunTo(int address) implements Motion {}

    /** Goes back to where the next instruction stood at an address. */
    record RunBackTo(int address) implements Motion {}

    /**
     * Runs to the next mark of the program's text, or to a breakpoint or the end before it.
     *
     * @param names only marks of these names; empty for any
     */
    record ToMark(List<String> names) implements Motion {}

    /** Goes back to the last mark before here. */
    record BackToMark(List<String> names) implements Motion {}

    /** Goes to a moment; when the program ends before it, to the end; when the instruction has fewer parts, behind the last one. */
    record GoTo(Moment moment) implements Motion {
        public GoTo(long time) {
            this(Moment.whole(time));
        }
    }

    /** Does the parts that come before the next instruction, up to the end of the collection that is among them. */
    record Collect() implements Motion {}

    /** Runs to the end of the program, past all breakpoints. */
    record GoToEnd() implements Motion {}

    /** Whether it goes back. */
    default boolean backward() {
        return this instanceof StepBack
                || this instanceof Previous
                || this instanceof BackToCall
                || this instanceof ReverseContinue
                || this instanceof RunBackTo
                || this instanceof BackToMark;
    }
}
