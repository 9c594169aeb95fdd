package vitrine.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.debug.BreakpointSet;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.LogEntry;
import vitrine.debug.Question;
import vitrine.debug.Standing;
import vitrine.debug.StopReason;
import vitrine.debug.WatchedValue;
import vitrine.machine.AreaView;

/** What a session says: to whoever gave it an order, and to its viewers. */
public sealed interface Answer {
    /**
     * The present state. It must be read at once, before the call that hands it over returns: the debugger inside goes on afterwards.
     *
     * @param running whether a movement is under way; then {@code reason} means nothing yet
     * @param asking whether a question is being answered; then the machine is anywhere
     * @param progress how much of a search is done, negative where nobody can know
     * @param perSecond instructions executed in a second, lately
     * @param areas those that changed since the reader saw them last, by id
     * @param inputs the inputs, when they changed since the reader saw them last
     * @param watches the watched expressions, when one of them changed since the reader saw them last
     */
    record Moment(
            Debugger debugger,
            boolean running,
            StopReason reason,
            boolean backward,
            boolean asking,
            double progress,
            double perSecond,
            Map<String, AreaView> areas,
            List<LogEntry> logs,
            @Nullable InputState inputs,
            @Nullable List<WatchedValue> watches)
            implements Answer {}

    /** The breakpoints as they are at a moment. */
    record Breakpoints(BreakpointSet set, Standing standing) implements Answer {}

    /** What the watched expressions are worth at a moment, in the order in which they were given. */
    record Watches(List<WatchedValue> watches, Standing standing) implements Answer {}

    /**
     * The answer to a question.
     *
     * @param debugger for what never changes: when the answer leaves, it may stand elsewhere already
     * @param standing the moment at which the question was asked and answered
     * @param finding what that is, the question says
     */
    record Found(Debugger debugger, Standing standing, Question question, Object finding) implements Answer {}

    /** An order was not carried out. {@code hint} says what to do next, or is "". */
    record Refused(String title, String detail, String hint, Code code) implements Answer {
        public Refused(String title, String detail, String hint) {
            this(title, detail, hint, Code.REFUSED);
        }
    }

    /** What kind of refusal it is, for programs. */
    enum Code {
        REFUSED,
        /** It is possible when the known future may be forgotten. */
        DROP_FUTURE,
        /** It was made from a set of breakpoints that nobody knows any more. */
        UNKNOWN_REVISION
    }

    /** The session is over; nothing comes after this. */
    record Ended(End end) implements Answer {}

    /** Why a session is over. */
    enum End {
        EXPIRED,
        DELETED,
        SHUTDOWN
    }
}
