package vitrine.session;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shares a few threads among many members. There are two queues: what a person waits for comes first, programs that run come after,
 * each in turn. Members whose turns took long, whatever they did in them, have two queues of their own, and never all threads at a time: so what they do
 * in one piece keeps nobody else waiting. It promises that a member is used by one thread at a time, that a member is at most once in each kind of queue,
 * that a turn of a running program ends soon after somebody else asks for something, that a turn is told when its time is over, and that a flood of
 * requests never stops the running programs altogether. It knows nothing of what a turn does.
 */
public final class Scheduler implements AutoCloseable {
    /** One of so many turns goes to a running program even when requests are waiting. */
    private static final int SHARE_OF_RUNNING = 16;

    /** How long a running program may keep a thread when nobody asks for anything. */
    private static final long TURN_NANOS = 2_000_000;

    /** How long what somebody waits for may take before the others come, as far as it can be interrupted. */
    private static final long SERVE_NANOS = 4_000_000;

    /**
     * A member with a turn that takes more of the processor's time than this is slow, for so many times as long, and no longer than that. Time in which others
     * had the processor does not count: a busy machine makes nobody slow.
     */
    private static final long SLOW_NANOS = 10_000_000;

    private static final long SLOW_FOR = 100;
    private static final long SLOWEST_NANOS = 20_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final boolean CPU_TIME = THREADS.isCurrentThreadCpuTimeSupported();

    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Something that wants turns. Its flags belong to the scheduler. */
    public abstract static class Member {
        private boolean urgentQueued;
        private boolean runningQueued;
        private boolean active;
        private long askedAt;
        private boolean slow;
        private long slowUntil;

        private boolean slow() {
            slow &= System.nanoTime() - slowUntil < 0;
            return slow;
        }

        private void took(long nanos, long now) {
            if (nanos > SLOW_NANOS) {
                long until = now + Math.min(SLOW_FOR * nanos, SLOWEST_NANOS);
                slowUntil = slow ? Math.max(slowUntil, until) : until;
                slow = true;
            }
        }

        /** Whether somebody waits for it. May be called by any thread. */
        protected abstract boolean wanted();

        /** Whether its program runs. Called only by the thread whose turn it is. */
        protected abstract boolean running();

        /** Does what is waited for; when {@code enough} says so the rest is left, and {@link #wanted} then says that there is one. */
        protected abstract void serve(BooleanSupplier enough);

        /** Lets its program run until {@code giveWay} says so. */
        protected abstract void run(BooleanSupplier giveWay);
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final ArrayDeque<Member> urgent = new ArrayDeque<>();
    private final ArrayDeque<Member> running = new ArrayDeque<>();
    // the same of slow members
    private final ArrayDeque<Member> slowUrgent = new ArrayDeque<>();
    private final ArrayDeque<Member> slowRunning = new ArrayDeque<>();
    private final int mostSlow;
    private int slowActive;
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledThreadPoolExecutor timer;
    private final LongConsumer waited;
    private volatile int urgentWaiting;
    private int picks;
    private boolean closed;

    /**
     * @param workers how many threads
     * @param waited is told, in nanoseconds, how long each request waited for its turn
     */
    public Scheduler(int workers, LongConsumer waited) {
        this.waited = waited;
        mostSlow = Math.max(1, workers - 1);
        this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "vitrine-timer"));
        timer.setRemoveOnCancelPolicy(true);
        for (int i = 1; i <= workers; i++) {
            Thread thread = daemon(this::work, "vitrine-worker-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Gives the member a turn before all running programs. */
    public void ask(Member member) {
        lock.lock();
        try {
            if (!member.urgentQueued && !closed) {
                member.urgentQueued = true;
                member.askedAt = System.nanoTime();
                (member.slow() ? slowUrgent : urgent).add(member);
                urgentWaiting = urgent.size();
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Does something later, on a thread that must not be kept. */
    public ScheduledFuture<?> later(Runnable task, long delayMs) {
        return timer.schedule(task, delayMs, TimeUnit.MILLISECONDS);
    }

    /** Does something again and again, on a thread that must not be kept; when it fails, the next time all the same. */
    public ScheduledFuture<?> every(Runnable task, long periodMs) {
        Runnable guarded = () -> {
            try {
                task.run();
            } catch (RuntimeException failure) {
                LOG.error("What is done again and again failed", failure);
            }
        };
        return timer.scheduleWithFixedDelay(guarded, periodMs, periodMs, TimeUnit.MILLISECONDS);
    }

    /** How many requests wait for a turn. */
    public int waiting() {
        return urgentWaiting;
    }

    private void work() {
        while (true) {
            Turn turn = next();
            if (turn == null) {
                return;
            }
            try {
                if (turn.urgent) {
                    long until = turn.begun + SERVE_NANOS;
                    turn.member.serve(() -> System.nanoTime() - until >= 0);
                } else {
                    long until = turn.begun + TURN_NANOS;
                    turn.member.run(() -> giveWay(turn.member, until));
                }
            } catch (Throwable failure) { // a member's failure must never cost the others a thread
                LOG.error("A turn failed", failure);
            } finally {
                leave(turn);
            }
        }
    }

    /** Whether a running program must leave the thread. */
    private boolean giveWay(Member member, long until) {
        // The processors are shared with the threads that read requests and write answers: they come first too.
        Thread.yield();
        return urgentWaiting > 0 || member.wanted() || System.nanoTime() - until >= 0;
    }

    private record Turn(Member member, boolean urgent, boolean slow, long begun, long cpuBegun) {}

    private @Nullable Turn next() {
        lock.lock();
        try {
            while (true) {
                if (closed) {
                    return null;
                }
                ArrayDeque<Member> queue = choose();
                Member member = queue == null ? null : queue.poll();
                if (member == null) {
                    work.awaitUninterruptibly();
                    continue;
                }
                boolean first = queue == urgent || queue == slowUrgent;
                if (first) {
                    member.urgentQueued = false;
                    urgentWaiting = urgent.size();
                } else {
                    member.runningQueued = false;
                }
                if (member.active) {
                    continue; // whoever holds it looks again when leaving
                }
                member.active = true;
                if (first) {
                    waited.accept(System.nanoTime() - member.askedAt);
                }
                boolean slow = member.slow();
                slowActive += slow ? 1 : 0;
                return new Turn(member, first, slow, System.nanoTime(), cpuNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    /** How long this thread had a processor; the time where that cannot be asked. */
    private static long cpuNanos() {
        return CPU_TIME ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }

    /** The queue whose turn it is; null when nobody can have one now. */
    private @Nullable ArrayDeque<Member> choose() {
        boolean slow = slowActive < mostSlow && (!slowUrgent.isEmpty() || !slowRunning.isEmpty());
        boolean runs = slow || !running.isEmpty();
        picks++;
        if (!urgent.isEmpty() && (!runs || picks % SHARE_OF_RUNNING != 0)) {
            return urgent;
        } else if (slow && (running.isEmpty() || picks % 2 == 0)) {
            boolean asked = !slowUrgent.isEmpty() && (slowRunning.isEmpty() || picks % SHARE_OF_RUNNING >= 2);
            return asked ? slowUrgent : slowRunning;
        }
        return running.isEmpty() ? null : running;
    }

    private void leave(Turn turn) {
        Member member = turn.member;
        boolean runs = member.running();
        lock.lock();
        try {
            member.active = false;
            member.took(cpuNanos() - turn.cpuBegun, System.nanoTime());
            if (turn.slow) {
                slowActive--;
                work.signal();
            }
            if (runs && !member.runningQueued) {
                member.runningQueued = true;
                (member.slow() ? slowRunning : running).add(member);
                work.signal();
            }
        } finally {
            lock.unlock();
        }
        if (member.wanted()) {
            ask(member);
        }
    }

    /** Ends the threads after the turns they are in. Nothing gets a turn any more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            urgent.clear();
            running.clear();
            slowUrgent.clear();
            slowRunning.clear();
            urgentWaiting = 0;
            work.signalAll();
        } finally {
            lock.unlock();
        }
        timer.shutdownNow();
        for (Thread thread : threads) {
            try {
                thread.join(1_000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
