package vitrine.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Inquiry;
import vitrine.debug.LogEntry;
import vitrine.debug.Motion;
import vitrine.debug.Question;
import vitrine.debug.Refusal;
import vitrine.debug.StopReason;
import vitrine.debug.Task;
import vitrine.debug.WatchedValue;
import vitrine.machine.Area;
import vitrine.machine.AreaView;
import vitrine.machine.Window;

/**
 * Carries out the orders of one session, in its turn: one movement at a time, in strides, others waiting behind it. It promises that a
 * pause and a jump end the movement under way, and that each order is answered once. It knows no thread and no viewer; when there is
 * something new to see it says so.
 */
final class Pilot {
    /** An order that is not answered yet. */
    interface Pending {
        Order order();

        void answer(Answer answer);
    }

    /** The time between two looks at whether somebody else wants the thread. */
    private static final long STRIDE_NANOS = 300_000;
    /** Instructions in a stride, whatever the machine's speed: it may change at any time. */
    private static final long LEAST_STRIDE = 2_000;

    private static final long MOST_STRIDE = 8_000_000;

    /** Most movements end before this; showing them under way would only flicker. */
    private static final long FIRST_PROGRESS_NANOS = 60_000_000;

    private static final long PROGRESS_NANOS = 220_000_000;
    private static final int KEPT_LOGS = 200;

    private static final Answer.Refused PAUSED = new Answer.Refused(
            "The command was dropped.", "It waited for a movement that was paused.", "Send it again to carry it out.");
    private static final Answer.Refused SUPERSEDED = new Answer.Refused(
            "The command was dropped.", "A later command went to another time before its turn came.", "");

    private final Debugger debugger;
    private final Tally tally;
    private final Runnable news;
    private final ArrayDeque<Pending> behind = new ArrayDeque<>(1);
    private final ArrayDeque<LogEntry> logs = new ArrayDeque<>(1);
    private List<Pending> movers = List.of();
    private @Nullable Task task;
    private StopReason reason = StopReason.ENTRY;
    private long logCount;
    private long moverLogs;
    private long progressAt;
    private long rateAt;
    private long rateTime;
    private double perSecond;
    private long stride = LEAST_STRIDE;
    private final KeptViews views;

    Pilot(Debugger debugger, Tally tally, Runnable news) {
        this.debugger = debugger;
        this.tally = tally;
        this.news = news;
        views = new KeptViews(debugger);
    }

    boolean moving() {
        return task != null;
    }

    long logCount() {
        return logCount;
    }

    void take(Pending pending) {
        views.forget();
        Order order = pending.order();
        if (order instanceof Order.Move || order instanceof Order.Ask) {
            move(order, pending);
        } else if (order instanceof Order.Pause) {
            pause(pending);
        } else if (mustWait(order)) {
            behind.add(pending);
        } else if (order instanceof Order.SetBreakpoints set) {
            breakpoints(set, pending);
        } else if (order instanceof Order.SetInput set) {
            input(set, pending);
        } else if (order instanceof Order.SetWatches set) {
            debugger.setWatches(set.watches());
            if (task == null) {
                // what the last step did to them is found out first
                begin(debugger.ask(new Question.Watched()), pending);
            } else {
                pending.answer(watches());
                news.run();
            }
        } else if (order instanceof Order.Write write) {
            write(write, pending);
        } else if (order instanceof Order.Collect collect) {
            collect(collect, pending);
        }
    }

    /** A search and a replay of the past rely on what is set while they last; a run onwards does not. */
    private boolean mustWait(Order order) {
        return task != null
                && (task.backward()
                        || order instanceof Order.Write
                        || order instanceof Order.Collect
                        || (order instanceof Order.SetInput && debugger.time() < debugger.end()));
    }

    private void move(Order order, Pending pending) {
        if (task == null) {
            Task begun = order instanceof Order.Ask ask
                    ? debugger.ask(ask.question())
                    : debugger.begin(((Order.Move) order).motion());
            begin(begun, pending);
            return;
        }
        if (order instanceof Order.Move move && move.supersedes()) {
            drop(SUPERSEDED);
            task.pause();
        } else if (order instanceof Order.Move
                && task instanceof Inquiry inquiry
                && inquiry.question().givesWay()) {
            task.pause(); // who moves does not wait for a picture
        }
        behind.add(pending);
    }

    private void pause(Pending pending) {
        drop(PAUSED);
        if (task == null) {
            pending.answer(full(logCount));
            return;
        }
        task.pause();
        movers = new ArrayList<>(movers);
        movers.add(pending);
        advance(() -> true);
    }

    private void breakpoints(Order.SetBreakpoints set, Pending pending) {
        long madeFrom = set.madeFrom() == null ? debugger.breakpointRevision() : set.madeFrom();
        Answer.Code code = debugger.knowsBreakpoints(madeFrom) ? Answer.Code.REFUSED : Answer.Code.UNKNOWN_REVISION;
        Refusal refusal = debugger.changeBreakpoints(madeFrom, set.breakpoints());
        pending.answer(
                refusal == null
                        ? new Answer.Breakpoints(debugger.breakpointSet(), debugger.standing())
                        : new Answer.Refused("The breakpoints were not set.", refusal.reason(), refusal.hint(), code));
    }

    private void input(Order.SetInput set, Pending pending) {
        String refusal = debugger.setInput(set.lines(), set.closed(), set.dropFuture());
        if (refusal.isEmpty()) {
            news.run();
            pending.answer(full(logCount));
        } else {
            pending.answer(new Answer.Refused(
                    "The input was not changed.",
                    refusal,
                    set.dropFuture() ? "" : "Send it again with dropFuture to start a new future from here.",
                    set.dropFuture() || !debugger.wouldDropFuture(set.lines(), set.closed())
                            ? Answer.Code.REFUSED
                            : Answer.Code.DROP_FUTURE));
        }
    }

    private void write(Order.Write order, Pending pending) {
        Refusal refusal = debugger.write(order.cell(), order.text(), order.dropFuture());
        if (refusal == null) {
            news.run();
            pending.answer(full(logCount));
        } else {
            pending.answer(refused("The cell was not written.", refusal));
        }
    }

    private static Answer refused(String title, Refusal refusal) {
        return new Answer.Refused(
                title,
                refusal.reason(),
                refusal.hint(),
                refusal.dropsFuture() ? Answer.Code.DROP_FUTURE : Answer.Code.REFUSED);
    }

    private void collect(Order.Collect order, Pending pending) {
        Refusal refusal = debugger.collect(order.dropFuture());
        if (refusal != null) {
            pending.answer(refused("Nothing was collected.", refusal));
        } else if (order.watched()) {
            news.run();
            pending.answer(full(logCount));
        } else {
            begin(debugger.begin(new Motion.Collect()), pending);
        }
    }

    private void begin(Task begun, Pending pending) {
        task = begun;
        tally.running.increment();
        movers = List.of(pending);
        moverLogs = logCount;
        long now = System.nanoTime();
        progressAt = now + FIRST_PROGRESS_NANOS;
        rateAt = now;
        rateTime = debugger.time();
        perSecond = 0;
        advance(() -> true);
    }

    /** Lets the movement under way go on, at least one stride. */
    void advance(BooleanSupplier giveWay) {
        Task moving = task;
        if (moving == null) {
            return;
        }
        long before = debugger.time();
        views.forget();
        boolean over;
        do {
            long begin = System.nanoTime();
            over = moving.advance(stride);
            adapt(System.nanoTime() - begin);
        } while (!over && !giveWay.getAsBoolean());
        tally.executed.add(Math.max(0, debugger.time() - before));
        takeLogs();
        if (over) {
            stop(moving);
        } else {
            progress();
        }
    }

    /** Makes the next stride as long as it should be, when the last one took so long. */
    private void adapt(long nanos) {
        double factor = Math.min(2, (double) STRIDE_NANOS / Math.max(1, nanos));
        stride = Math.max(LEAST_STRIDE, Math.min(MOST_STRIDE, (long) (stride * factor)));
    }

    private void stop(Task over) {
        List<Pending> answered = movers;
        forgetTask();
        if (!(over instanceof Inquiry)) {
            reason = over.reason();
        }
        news.run();
        Answer.Moment moment = full(moverLogs);
        for (Pending pending : answered) {
            boolean asked = pending.order() instanceof Order.Ask && over instanceof Inquiry;
            boolean watched = pending.order() instanceof Order.SetWatches;
            pending.answer(asked ? answer((Inquiry) over) : watched ? watches() : moment);
        }
        while (task == null && !behind.isEmpty()) {
            take(behind.remove());
        }
    }

    private Answer watches() {
        return new Answer.Watches(debugger.watches(), debugger.standing());
    }

    private Answer answer(Inquiry inquiry) {
        return inquiry.finding() instanceof Refusal refusal
                ? new Answer.Refused("The question has no answer.", refusal.reason(), refusal.hint())
                : new Answer.Found(debugger, debugger.standing(), inquiry.question(), inquiry.finding());
    }

    private void forgetTask() {
        if (task != null) {
            tally.running.decrement();
        }
        task = null;
        movers = List.of();
    }

    private void progress() {
        long now = System.nanoTime();
        if (now - progressAt >= 0) {
            perSecond = Math.max(0, (debugger.time() - rateTime) * 1e9 / Math.max(1, now - rateAt));
            rateAt = now;
            rateTime = debugger.time();
            progressAt = now + PROGRESS_NANOS;
            news.run();
        }
    }

    private void takeLogs() {
        for (LogEntry entry : debugger.takeLogs()) {
            logs.add(entry);
            logCount++;
            if (logs.size() > KEPT_LOGS) {
                logs.remove();
            }
        }
    }

    private List<LogEntry> logsSince(long count) {
        long missing = logCount - count;
        return missing <= 0
                ? List.of()
                : logs.stream().skip(Math.max(0, logs.size() - missing)).toList();
    }

    /** Drops the movements and questions that wait; what waits besides is still carried out. */
    private void drop(Answer answer) {
        List<Pending> dropped = new ArrayList<>(behind);
        dropped.removeIf(pending -> !(pending.order() instanceof Order.Move || pending.order() instanceof Order.Ask));
        behind.removeAll(dropped);
        dropped.forEach(pending -> pending.answer(answer));
    }

    /** Ends everything: each order that is not answered is given this answer. */
    void abandon(Answer answer) {
        List<Pending> unanswered = new ArrayList<>(movers);
        unanswered.addAll(behind);
        forgetTask();
        behind.clear();
        unanswered.forEach(pending -> pending.answer(answer));
    }

    /** The present state as one sees it who saw nothing before. */
    Answer.Moment full(long logsSeen) {
        return moment(Map.of(), Map.of(), null, List.of(), logsSeen);
    }

    /**
     * The present state for one who saw some of it before.
     *
     * @param windows what is wanted, by the name under which it is told: an area's id, or another name for another view of an area
     */
    Answer.Moment moment(
            Map<String, Wanted> windows,
            Map<String, AreaView> shown,
            @Nullable InputState shownInputs,
            List<WatchedValue> shownWatches,
            long logsSeen) {
        Task moving = task;
        boolean backward = moving != null && moving.backward();
        Map<String, AreaView> areas = new HashMap<>();
        if (!backward) { // a search passes through moments in no order that would mean anything to people
            Map<String, Wanted> all = new HashMap<>();
            debugger.kind().areas().forEach(area -> all.put(area.id(), Wanted.usual(area)));
            all.putAll(windows);
            all.forEach((name, wanted) -> {
                AreaView view = view(wanted);
                if (view != null && !view.equals(shown.get(name))) {
                    areas.put(name, view);
                }
            });
        }
        InputState inputs = debugger.inputs();
        List<WatchedValue> watches = backward ? shownWatches : debugger.watches();
        return new Answer.Moment(
                debugger,
                moving != null,
                reason,
                backward,
                moving instanceof Inquiry,
                moving == null ? -1 : moving.progress(),
                perSecond,
                areas,
                logsSince(logsSeen),
                inputs.equals(shownInputs) ? null : inputs,
                watches.equals(shownWatches) ? null : watches);
    }

    /** What a window shows of an area now. */
    @Nullable
    AreaView view(String area, Window window) {
        return views.view(area, window);
    }

    /** What the views hold that are kept, about, in bytes. */
    long viewBytes() {
        return views.bytes();
    }

    /**
     * Sees to it that what is wanted can be told at once by {@link #moment}, view by view; returns whether it can, or {@code enough} came first. Call it
     * again then, as long as nothing moves.
     */
    boolean prepare(Map<String, Wanted> windows, BooleanSupplier enough) {
        Task moving = task;
        if (moving != null && moving.backward()) {
            return true;
        }
        for (Wanted wanted : windows.values()) {
            Area area = area(wanted.area());
            Window window = area == null ? null : window(area, wanted);
            if (area != null && window != null && !views.has(area.id(), window)) {
                views.view(area.id(), window);
                if (enough.getAsBoolean()) {
                    return false;
                }
            }
        }
        return true;
    }

    private @Nullable AreaView view(Wanted wanted) {
        Area area = area(wanted.area());
        Window window = area == null ? null : window(area, wanted);
        return area == null || window == null ? null : views.view(area.id(), window);
    }

    private @Nullable Area area(String id) {
        for (Area area : debugger.kind().areas()) {
            if (area.id().equals(id)) {
                return area;
            }
        }
        return null;
    }

    /** The window as it is now; null when nothing is told of it. */
    private @Nullable Window window(Area area, Wanted wanted) {
        Window window = wanted.bounded(area.kind(), debugger.machine());
        // costs as much as all objects together: only for those who look, and when the program stands
        boolean nothing = area.kind() == Area.Kind.GRAPH && (window.count() == 0 || task != null);
        return nothing || !views.mayWalk(area, window) ? null : window;
    }
}
