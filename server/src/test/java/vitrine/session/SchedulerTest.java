package vitrine.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Who gets a turn, and when: with one thread, so that the order can be seen. */
class SchedulerTest {
    /** A member with a program that never ends. */
    private static class Endless extends Scheduler.Member {
        final CountDownLatch served = new CountDownLatch(1);
        final AtomicInteger turns = new AtomicInteger();
        volatile boolean wanted;
        volatile boolean runs;

        @Override
        protected boolean wanted() {
            return wanted;
        }

        @Override
        protected boolean running() {
            return runs;
        }

        @Override
        protected void serve(BooleanSupplier enough) {
            wanted = false;
            served.countDown();
        }

        @Override
        protected void run(BooleanSupplier giveWay) {
            turns.incrementAndGet();
            while (!giveWay.getAsBoolean()) {
                Thread.onSpinWait();
            }
        }

        void start(Scheduler scheduler) {
            runs = true;
            scheduler.ask(this);
        }
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).as("it happened in time").isTrue();
    }

    @Test
    void whatIsDoneAgainAndAgainSurvivesAFailure() throws InterruptedException {
        CountDownLatch threeTimes = new CountDownLatch(3);
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            scheduler.every(
                    () -> {
                        threeTimes.countDown();
                        throw new IllegalStateException("on purpose");
                    },
                    1);
            await(threeTimes);
        }
    }

    @Test
    void aRequestIsServedWhileAllThreadsRunEndlessPrograms() throws InterruptedException {
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            for (int i = 0; i < 50; i++) {
                new Endless().start(scheduler);
            }
            for (int i = 0; i < 20; i++) {
                Endless interactive = new Endless();
                interactive.wanted = true;
                scheduler.ask(interactive);
                await(interactive.served);
            }
        }
    }

    /** Between the moment somebody asks and the moment he is served, a single thread may finish the turn it is in and nothing else. */
    @Test
    void nothingThatRunsGoesBeforeARequest() throws InterruptedException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            class Loop extends Endless {
                @Override
                protected void run(BooleanSupplier giveWay) {
                    order.add("loop");
                    inside.countDown();
                    try {
                        asked.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                }
            }
            new Loop().start(scheduler);
            new Loop().start(scheduler);
            new Loop().start(scheduler);
            await(inside);
            Endless interactive = new Endless() {
                @Override
                protected void serve(BooleanSupplier enough) {
                    order.add("request");
                    answered.countDown();
                }
            };
            int before = order.size();
            scheduler.ask(interactive);
            asked.countDown();
            await(answered);
            // the loops go on and write: look at a copy
            List<String> then = new ArrayList<>(order);
            // one of so many turns belongs to running programs even then
            assertThat(then.subList(before, then.size()).indexOf("request")).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void runningProgramsTakeTurns() throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(400);
        CountDownLatch allThere = new CountDownLatch(1);
        List<Endless> all = new ArrayList<>();
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            for (int i = 0; i < 8; i++) {
                Endless each = new Endless() {
                    @Override
                    protected void run(BooleanSupplier giveWay) {
                        try {
                            allThere.await(60, TimeUnit.SECONDS);
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                        }
                        turns.incrementAndGet();
                        enough.countDown();
                    }
                };
                all.add(each);
            }
            all.forEach(each -> each.start(scheduler));
            allThere.countDown();
            await(enough);
        }
        int least = all.stream().mapToInt(each -> each.turns.get()).min().orElseThrow();
        int most = all.stream().mapToInt(each -> each.turns.get()).max().orElseThrow();
        assertThat(least).isPositive();
        // one for the round that is not over, and one that the first had while the others were still coming
        assertThat(most - least).isLessThanOrEqualTo(2);
    }

    @Test
    void aFloodOfRequestsDoesNotStopWhatRuns() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(10);
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            Endless greedy = new Endless() {
                @Override
                protected void serve(BooleanSupplier enough) {
                    wanted = true;
                }
            };
            greedy.wanted = true;
            scheduler.ask(greedy);
            new Endless() {
                @Override
                protected void run(BooleanSupplier giveWay) {
                    ran.countDown();
                }
            }.start(scheduler);
            await(ran);
        }
    }

    @Test
    void aMemberThatFailsCostsNoThread() throws InterruptedException {
        try (Scheduler scheduler = new Scheduler(1, nanos -> {})) {
            Endless bad = new Endless() {
                @Override
                protected void serve(BooleanSupplier enough) {
                    wanted = false;
                    throw new IllegalStateException("on purpose");
                }
            };
            scheduler.ask(bad);
            Endless good = new Endless();
            scheduler.ask(good);
            await(good.served);
        }
    }

    /** A member whose turns take long, whatever is done about it. */
    private static final class Slow extends Endless {
        private static final long CPU_NANOS = 30_000_000;
        private final AtomicInteger together;
        private final AtomicInteger most;

        Slow(AtomicInteger together, AtomicInteger most) {
            this.together = together;
            this.most = most;
        }

        @Override
        protected void serve(BooleanSupplier enough) {
            wanted = true;
            boolean first = turns.getAndIncrement() == 0;
            int now = together.incrementAndGet();
            if (!first) {
                // in its first turn nobody knows yet
                most.accumulateAndGet(now, Math::max);
            }
            long end = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() + CPU_NANOS;
            while (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
            together.decrementAndGet();
            if (turns.get() >= 6) {
                served.countDown();
            }
        }
    }

    @Test
    void membersWithLongTurnsNeverHaveAllThreads() throws InterruptedException {
        AtomicInteger together = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Scheduler scheduler = new Scheduler(2, nanos -> {})) {
            List<Slow> slow = List.of(new Slow(together, most), new Slow(together, most), new Slow(together, most));
            // one after the other, so that all are known when it counts
            for (Slow each : slow) {
                scheduler.ask(each);
            }
            for (Slow each : slow) {
                await(each.served);
            }
            Endless quick = new Endless();
            scheduler.ask(quick);
            await(quick.served);
            most.set(0);
            CountDownLatch more = new CountDownLatch(20);
            new Endless() {
                @Override
                protected void run(BooleanSupplier giveWay) {
                    more.countDown();
                }
            }.start(scheduler);
            await(more);
            assertThat(most.get()).as("slow members at a time").isLessThanOrEqualTo(1);
        }
    }
}
