package vitrine.session;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vitrine.debug.Debugger;
import vitrine.machine.AreaView;
import vitrine.machine.Window;

/**
 * One debugged program and those who watch it. Orders and questions come in from any thread and are taken up in the session's turn, so
 * its debugger is never used by two threads. A movement that takes long goes on in further turns, with questions answered in between.
 * It promises that what fails inside stays inside, and that nothing is computed for viewers who are not there. It knows neither the
 * wire nor a machine by name.
 */
public final class Session extends Scheduler.Member {
    /** How many orders and questions may wait. */
    public static final int MOST_WAITING = 64;

    /** What a session holds besides its program and its history, about, and what a byte of code costs with all that is known of it. */
    private static final long OWN_BYTES = 16_384;

    private static final long CODE_WEIGHT = 16;

    /** How many may watch: a class and then some. */
    private static final int MOST_VIEWERS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Answer.Refused OVER = new Answer.Refused(
            "This session has ended.", "Its program is gone.", "Start a new session with the same program.");

    private final String id;
    private final Debugger debugger;
    private final Pilot pilot;
    private final Scheduler scheduler;
    private final Tally tally;
    private final Ledger ledger;
    private final LongSupplier clock;
    private final List<Viewer> viewers = new CopyOnWriteArrayList<>();

    private final Object door = new Object();
    private final ArrayDeque<Runnable> mailbox = new ArrayDeque<>(1); // guarded by door
    private int waiting; // guarded by door
    private boolean over; // guarded by door
    private long held; // guarded by door
    private volatile boolean asked;

    // Used in the session's turn only.
    private Answer.@Nullable Refused broken;
    private Answer.@Nullable End end;
    /** The viewer with whom sending goes on. */
    private int nextViewer;
    /** Whether some viewers wait for what takes longer than a turn: the program does not move on before they have it. */
    private boolean preparing;

    /** @param clock the nanoseconds by which viewers lose patience */
    Session(String id, Debugger debugger, Scheduler scheduler, Tally tally, Ledger ledger, LongSupplier clock) {
        this.id = id;
        this.debugger = debugger;
        this.scheduler = scheduler;
        this.tally = tally;
        this.ledger = ledger;
        this.clock = clock;
        this.pilot = new Pilot(debugger, tally, () -> viewers.forEach(Viewer::outdated));
    }

    public String id() {
        return id;
    }

    /** The debugger, for what never changes: its kind, program and source map. Everything else is had by {@link #ask}. */
    public Debugger debugger() {
        return debugger;
    }

    /** Gives an order. Returns false when the session is over or too many wait already; then it is not answered. */
    public boolean give(Order order, Reply reply) {
        return post(() -> {
            Pilot.Pending pending = new Pilot.Pending() {
                @Override
                public Order order() {
                    return order;
                }

                @Override
                public void answer(Answer answer) {
                    answered();
                    reply.answer(answer);
                }
            };
            if (end != null) {
                pending.answer(OVER);
            } else if (broken != null) {
                pending.answer(broken);
            } else {
                pilot.take(pending);
            }
        });
    }

    /** Asks something of the debugger between two strides of whatever moves. Null when the session is over or too many wait already. */
    public <T> @Nullable CompletableFuture<T> ask(Function<Debugger, T> question) {
        return answerOf(() -> question.apply(debugger));
    }

    /** The present state as one sees it who saw nothing before, read in the session's turn. */
    public <T> @Nullable CompletableFuture<T> look(Function<Answer.Moment, T> reader) {
        return answerOf(() -> reader.apply(pilot.full(pilot.logCount())));
    }

    /** What a window shows of an area now, read in the session's turn; null in it when there is no such area. */
    public @Nullable CompletableFuture<@Nullable AreaView> view(String area, Window window) {
        return answerOf(() -> pilot.view(area, window));
    }

    private <T> @Nullable CompletableFuture<T> answerOf(java.util.function.Supplier<T> question) {
        CompletableFuture<T> future = new CompletableFuture<>();
        boolean taken = post(() -> {
            answered();
            try {
                future.complete(question.get());
            } catch (Throwable failure) {
                future.completeExceptionally(failure);
            }
        });
        return taken ? future : null;
    }

    private boolean post(Runnable entry) {
        synchronized (door) {
            if (over || waiting >= MOST_WAITING) {
                return false;
            }
            waiting++;
            mailbox.add(entry);
            asked = true;
        }
        scheduler.ask(this);
        return true;
    }

    private void answered() {
        synchronized (door) {
            waiting--;
        }
    }

    /** Whether it has ended. */
    public boolean over() {
        synchronized (door) {
            return over;
        }
    }

    /** Begins to send states to a viewer, the first one at once. Returns false when the session is over or too many watch. */
    public boolean join(Viewer viewer) {
        synchronized (door) {
            if (over || viewers.size() >= MOST_VIEWERS) {
                return false;
            }
            viewers.add(viewer);
        }
        tally.came();
        look();
        return true;
    }

    public void leave(Viewer viewer) {
        viewer.leave();
        if (viewers.remove(viewer)) {
            tally.left();
        }
    }

    /** An order of a viewer: a state that answers it goes through the viewer's slot, everything else through its queue. */
    public void give(Order order, Viewer viewer, @Nullable Long number) {
        boolean taken = give(order, answer -> {
            if (answer instanceof Answer.Moment) {
                viewer.outdated(number);
                return;
            }
            viewer.note(answer, number);
            if (answer instanceof Answer.Refused && order instanceof Order.SetBreakpoints) {
                viewer.forgetBreakpoints();
            }
        });
        if (!taken) {
            refuse(viewer, number, over() ? OVER : tooMany());
        }
    }

    /** An answer to a viewer that concerns nobody else. */
    public void refuse(Viewer viewer, @Nullable Long number, Answer.Refused refused) {
        viewer.note(refused, number);
        look();
    }

    /** What a viewer wants to see from now on, by the name under which it is told. */
    public void show(Viewer viewer, Map<String, Wanted> windows) {
        boolean taken = post(() -> {
            answered();
            viewer.windows(windows);
        });
        if (!taken) {
            refuse(viewer, null, over() ? OVER : tooMany());
        }
    }

    /** A viewer has seen a state. */
    public void seen(Viewer viewer, long sequence) {
        if (viewer.seen(sequence, now())) {
            look();
        }
    }

    /** The present, in nanoseconds since whenever. */
    long now() {
        return clock.getAsLong();
    }

    public static Answer.Refused tooMany() {
        return new Answer.Refused(
                "Too many commands at once.",
                "At most " + MOST_WAITING + " commands of a session may wait.",
                "Wait for answers before sending more.");
    }

    /** Asks for a turn to see whether viewers can be sent something. */
    void look() {
        asked = true;
        scheduler.ask(this);
    }

    /** The bytes that it holds, about, as they were when it was weighed. */
    long held() {
        synchronized (door) {
            return held;
        }
    }

    /** Tells the ledger how much it holds now; nothing once it is over. */
    void weigh() {
        long history = debugger.historyBytes();
        long now = OWN_BYTES
                + CODE_WEIGHT * debugger.program().codeLength()
                + history
                + debugger.breakpointBytes()
                + pilot.viewBytes()
                + debugger.machine().stateBytes();
        long difference;
        synchronized (door) {
            if (over) {
                return;
            }
            difference = now - held;
            held = now;
        }
        ledger.changed(difference);
    }

    /** Ends the session: what waits is refused, viewers are told why and leave. */
    void end(Answer.End why) {
        synchronized (door) {
            if (over) {
                return;
            }
            over = true;
            ledger.changed(-held);
            held = 0;
            mailbox.add(() -> {
                end = why;
                pilot.abandon(OVER);
                viewers.forEach(viewer -> viewer.note(new Answer.Ended(why), null));
            });
            asked = true;
        }
        scheduler.ask(this);
    }

    /** How many watch. */
    public int viewers() {
        return viewers.size();
    }

    /** What a viewer is to be shown now, given what it was shown before. */
    Answer.@Nullable Moment momentFor(Viewer viewer) {
        if (broken != null) {
            return null;
        }
        Answer.Moment moment =
                pilot.moment(viewer.windows(), viewer.shown, viewer.shownInputs, viewer.shownWatches, viewer.shownLogs);
        viewer.shown.putAll(moment.areas());
        if (moment.inputs() != null) {
            viewer.shownInputs = moment.inputs();
        }
        if (moment.watches() != null) {
            viewer.shownWatches = moment.watches();
        }
        viewer.shownLogs = pilot.logCount();
        return moment;
    }

    /** The number of the present set of breakpoints. */
    long breakpointRevision() {
        return debugger.breakpointRevision();
    }

    /** The present set of breakpoints, for a viewer who has an older one. */
    Answer.Breakpoints breakpoints() {
        return new Answer.Breakpoints(debugger.breakpointSet(), debugger.standing());
    }

    @Override
    protected boolean wanted() {
        return asked;
    }

    @Override
    protected boolean running() {
        return pilot.moving();
    }

    @Override
    protected void serve(BooleanSupplier enough) {
        asked = false;
        boolean more = true;
        do {
            Runnable entry;
            synchronized (door) {
                entry = mailbox.poll();
                more = !mailbox.isEmpty();
            }
            if (entry != null) {
                guarded(entry);
            }
        } while (more && !enough.getAsBoolean());
        guarded(this::weigh);
        send(enough);
        if (more) {
            asked = true;
        }
    }

    @Override
    protected void run(BooleanSupplier giveWay) {
        if (!preparing) {
            guarded(() -> pilot.advance(giveWay));
            guarded(this::weigh);
        }
        send(giveWay);
    }

    /** Sends what can leave, viewer by viewer, and asks for another turn when that takes too long. */
    private void send(BooleanSupplier enough) {
        preparing = false;
        List<Viewer> all = List.copyOf(viewers);
        int count = all.size();
        for (int i = 0; i < count; i++) {
            Viewer viewer = all.get((nextViewer + i) % count);
            boolean[] ready = {true};
            guarded(() -> ready[0] = !viewer.wantsMoment(now()) || pilot.prepare(viewer.windows(), enough));
            send(viewer, ready[0]);
            if (!ready[0] || i < count - 1 && enough.getAsBoolean()) {
                nextViewer = (nextViewer + i + (ready[0] ? 1 : 0)) % count;
                preparing = true;
                asked = true;
                return;
            }
        }
    }

    private void send(Viewer viewer, boolean ready) {
        guarded(() -> {
            long again = viewer.pump(this, ready);
            if (again >= 0) {
                scheduler.later(
                        () -> {
                            viewer.retry();
                            look();
                        },
                        again);
            }
            if (viewer.gone()) {
                leave(viewer);
            }
        });
    }

    /** Does something; when that fails, the session is broken, and says so to whoever waits. */
    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (Throwable failure) {
            if (broken != null) {
                LOG.error("Session failed again", failure);
                return;
            }
            String incident = Incident.of("A session failed", failure);
            tally.failures.increment();
            broken = new Answer.Refused(
                    "This session failed inside of the server.",
                    "The fault is not in the program; it is recorded as " + incident + ".",
                    "Start a new session with the same program.");
            try {
                pilot.abandon(broken);
            } catch (RuntimeException again) {
                LOG.error("Session failed again", again);
            }
            viewers.forEach(viewer -> viewer.note(broken, null));
            look();
        }
    }
}
