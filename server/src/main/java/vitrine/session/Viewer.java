package vitrine.session;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vitrine.debug.InputState;
import vitrine.debug.WatchedValue;
import vitrine.machine.AreaView;

/**
 * Someone who watches a session. What is waiting to be sent is never a list of states: it is the mark that there is a newer one, and
 * the state itself is read from the machine when it can leave. The next state leaves only when the one before is out of the door and,
 * once the other side has begun to acknowledge states, acknowledged; when that takes too long, it leaves all the same, since an
 * acknowledgement may be lost with the page that owed it. A set of breakpoints that somebody else changed is no list either: the newest one
 * leaves before the next state. Answers that are no states stand in a short queue; a reader for whom that is
 * too short is sent away. It knows nothing of how messages travel.
 */
public final class Viewer {
    /** The way out. It is used by one thread at a time and calls back once per message. */
    public interface Outlet {
        /** Begins to send. {@code done} is to be run, by any thread, when the message has left or was lost. */
        void send(Answer answer, @Nullable Long inReplyTo, long sequence, Runnable done);

        /** Ends the connection when what was sent is out. */
        void close();

        /** Ends the connection at once, since the other side does not keep up. */
        void drop(String reason);
    }

    /** How many answers may wait. */
    static final int LONGEST_QUEUE = 128;

    /** How long an acknowledgement is waited for. */
    static final long PATIENCE_MS = 2_000;

    private record Note(Answer answer, @Nullable Long inReplyTo) {}

    private final Outlet outlet;
    private final ArrayDeque<Note> notes = new ArrayDeque<>(4);

    // What the other side has; used in the session's turn only.
    final Map<String, AreaView> shown = new HashMap<>();

    @Nullable
    InputState shownInputs;

    List<WatchedValue> shownWatches = List.of();
    long shownLogs;
    private Map<String, Wanted> windows = Map.of();

    // Guarded by this.
    private boolean newer = true;
    private @Nullable Long inReplyTo;
    private boolean sending;
    private boolean acknowledges;
    private long sequence;
    private long seen;
    private long revision; // of the breakpoints that the other side has; 0 before any were set, as in a new session
    private long sentAt;
    private boolean retrying;
    private boolean closing;
    private boolean gone;

    public Viewer(Outlet outlet) {
        this.outlet = outlet;
    }

    /** What this viewer wants to see, by the name under which it is told; areas that are not named show a part that fits a screen. */
    void windows(Map<String, Wanted> windows) {
        this.windows = Map.copyOf(windows);
        outdated();
    }

    Map<String, Wanted> windows() {
        return windows;
    }

    /** There is a newer state than the one that was sent. */
    synchronized void outdated() {
        newer = true;
    }

    /** There is a newer state, and it answers an order. */
    synchronized void outdated(@Nullable Long order) {
        newer = true;
        if (order != null) {
            inReplyTo = order;
        }
    }

    /** The other side has seen a state. Returns whether the next one can leave. */
    synchronized boolean seen(long number, long now) {
        acknowledges = true;
        seen = Math.max(seen, Math.min(number, sequence));
        return newer && mayShow(now);
    }

    /** An answer that is no state. */
    void note(Answer answer, @Nullable Long order) {
        boolean tooMany;
        synchronized (this) {
            if (gone || closing) {
                return;
            }
            tooMany = notes.size() >= LONGEST_QUEUE;
            if (!tooMany) {
                notes.add(new Note(answer, order));
            }
            gone |= tooMany;
            closing |= answer instanceof Answer.Ended;
        }
        if (tooMany) {
            outlet.drop("Answers are not being read.");
        }
    }

    /** The other side has a set of breakpoints of which nobody knows: it needs the present one. */
    synchronized void forgetBreakpoints() {
        revision = -1;
    }

    /** The time to try again has come. */
    synchronized void retry() {
        retrying = false;
    }

    /** The connection is gone: nothing is sent any more. */
    synchronized void leave() {
        gone = true;
        notes.clear();
    }

    synchronized boolean gone() {
        return gone;
    }

    private boolean mayShow(long now) {
        return !gone && !sending && (!acknowledges || seen >= sequence || now - sentAt >= PATIENCE_MS * 1_000_000);
    }

    /** Whether a state would leave now. */
    synchronized boolean wantsMoment(long now) {
        return newer && mayShow(now);
    }

    /**
     * Sends what can leave now. Called in the session's turn. Returns after how many milliseconds to try again, or -1.
     *
     * @param ready whether a state may be looked at now: it may take long
     */
    long pump(Session session, boolean ready) {
        while (true) {
            Note note;
            Long order;
            long number;
            synchronized (this) {
                long now = session.now();
                if (gone || sending) {
                    return -1;
                }
                note = notes.poll();
                if (note == null && !closing && session.breakpointRevision() != revision) {
                    note = new Note(session.breakpoints(), null);
                }
                if (note != null && note.answer instanceof Answer.Breakpoints told) {
                    revision = told.set().revision();
                }
                if (note == null && closing) {
                    gone = true;
                    break;
                }
                if (note == null && !(newer && ready && mayShow(now))) {
                    if (!newer || !ready || retrying) {
                        return -1;
                    }
                    retrying = true;
                    return Math.max(1, PATIENCE_MS - (now - sentAt) / 1_000_000);
                }
                sending = true;
                if (note == null) {
                    newer = false;
                    sentAt = now;
                    sequence++;
                }
                number = sequence;
                order = inReplyTo;
                if (note == null) {
                    inReplyTo = null;
                }
            }
            boolean left = false;
            try {
                Answer answer = note == null ? session.momentFor(this) : note.answer;
                if (answer != null) {
                    outlet.send(answer, note == null ? order : note.inReplyTo, number, () -> sent(session));
                    left = true;
                }
            } finally {
                if (!left) {
                    synchronized (this) {
                        sending = false;
                    }
                }
            }
        }
        outlet.close();
        return -1;
    }

    private void sent(Session session) {
        boolean more;
        synchronized (this) {
            sending = false;
            more = !gone && (!notes.isEmpty() || closing || newer);
        }
        if (more) {
            session.look();
        }
    }
}
