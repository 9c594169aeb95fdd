package vitrine.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.debug.BreakpointSpec;
import vitrine.debug.Motion;
import vitrine.debug.Question;

/** What a session can be told to do. Each order is answered once. */
public sealed interface Order {
    /** Move along the timeline. Waits while another movement is under way; a jump to a time ends that one instead. */
    record Move(Motion motion) implements Order {
        boolean supersedes() {
            return motion instanceof Motion.GoTo || motion instanceof Motion.GoToEnd;
        }
    }

    /** End the movement under way, now; those that wait are dropped. */
    record Pause() implements Order {}

    /**
     * Set all breakpoints.
     *
     * @param madeFrom the revision of the set that was changed so; null for whichever is the present one
     */
    record SetBreakpoints(
            List<BreakpointSpec> breakpoints, @Nullable Long madeFrom) implements Order {
        public SetBreakpoints(List<BreakpointSpec> breakpoints) {
            this(breakpoints, null);
        }
    }

    /** Replace the lines of input that are not read yet; {@code lines} are all lines, the ones that are read included. */
    record SetInput(List<String> lines, boolean closed, boolean dropFuture) implements Order {}

    /** Replace all watched expressions. */
    record SetWatches(List<String> watches) implements Order {}

    /** Find something out. Waits while a movement is under way, as a movement does; a pause or a jump ends it early. */
    record Ask(Question question) implements Order {}

    /** Give a cell another value now; {@code text} as a person writes it. */
    record Write(String cell, String text, boolean dropFuture) implements Order {}

    /** Ask for a collection now, and carry it out, unless it is to be watched: then it is only asked for. */
    record Collect(boolean watched, boolean dropFuture) implements Order {}
}
