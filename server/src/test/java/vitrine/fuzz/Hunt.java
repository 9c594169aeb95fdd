package vitrine.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Carries out many cases of a fuzzer, on several threads, and collects what was found. Finds that look alike, by what was thrown and where, count as one;
 * the first of them is kept. A case that takes longer than the fuzzer's patience is a find as well: the thread is left behind, and another one goes on.
 */
final class Hunt {
    private static final int MOST_FINDS = 200;

    private final Fuzzer fuzzer;
    private final long end;
    private final boolean aloud;
    private final AtomicLong next;
    private final AtomicLong done = new AtomicLong();
    private final Map<String, Long> classes = new TreeMap<>();
    private final Map<String, Find> finds = new LinkedHashMap<>();
    private final List<Worker> workers = new ArrayList<>();

    /** Something that must not be. */
    static final class Find {
        final long seed;
        final String what;
        long times = 1;

        Find(long seed, String what) {
            this.seed = seed;
            this.what = what;
        }

        @Override
        public String toString() {
            return "seed " + seed + (times > 1 ? " and " + (times - 1) + " more" : "") + ": " + what;
        }
    }

    private final class Worker extends Thread {
        private volatile long seed;
        private volatile long since = System.nanoTime();
        private volatile boolean abandoned;
        private final Map<String, Long> mine = new TreeMap<>();

        Worker() {
            super("fuzz-" + fuzzer.name());
            setDaemon(true);
        }

        @Override
        public void run() {
            for (long each = next.getAndIncrement(); each < end && !abandoned; each = next.getAndIncrement()) {
                since = System.nanoTime();
                seed = each;
                try {
                    mine.merge(fuzzer.check(each), 1L, Long::sum);
                } catch (Throwable thrown) {
                    if (!abandoned) {
                        found(each, thrown);
                    }
                }
                done.incrementAndGet();
            }
            synchronized (classes) {
                mine.forEach((name, count) -> classes.merge(name, count, Long::sum));
            }
        }
    }

    private Hunt(Fuzzer fuzzer, long first, long count, boolean aloud) {
        this.fuzzer = fuzzer;
        this.aloud = aloud;
        this.next = new AtomicLong(first);
        this.end = first + count;
    }

    /**
     * Carries out the cases of so many seeds.
     *
     * @param everySeconds how often it prints how far it is, and finds as they come; 0 for never
     */
    static Hunt of(Fuzzer fuzzer, long first, long count, int threads, long everySeconds) {
        Hunt hunt = new Hunt(fuzzer, first, count, everySeconds > 0);
        hunt.run(threads, everySeconds);
        return hunt;
    }

    private void run(int threads, long everySeconds) {
        for (int i = 0; i < threads; i++) {
            begin();
        }
        long began = System.nanoTime();
        long said = began;
        boolean alive = true;
        while (alive) {
            alive = false;
            for (Worker each : List.copyOf(workers)) {
                if (each.isAlive()) {
                    alive = true;
                    watch(each);
                }
            }
            join();
            if (everySeconds > 0 && System.nanoTime() - said > TimeUnit.SECONDS.toNanos(everySeconds)) {
                said = System.nanoTime();
                System.out.printf(
                        "%s: %,d cases, %,d a second, %d finds%n",
                        fuzzer.name(), cases(), cases() * 1_000_000_000L / (said - began), finds().size());
            }
        }
    }

    private void begin() {
        Worker worker = new Worker();
        workers.add(worker);
        worker.start();
    }

    private void join() {
        try {
            for (Worker each : workers) {
                if (each.isAlive()) {
                    each.join(200);
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void watch(Worker worker) {
        long seed = worker.seed;
        if (System.nanoTime() - worker.since > TimeUnit.MILLISECONDS.toNanos(fuzzer.patience())
                && seed == worker.seed) {
            Throwable hang = new AssertionError("no answer within " + fuzzer.patience() + " ms");
            hang.setStackTrace(worker.getStackTrace());
            found(seed, hang);
            worker.abandoned = true;
            worker.interrupt();
            workers.remove(worker);
            begin();
        }
    }

    private void found(long seed, Throwable thrown) {
        StringBuilder what = new StringBuilder(thrown.getClass().getName());
        String message = String.valueOf(thrown.getMessage());
        StringBuilder place = new StringBuilder();
        int shown = 0;
        for (StackTraceElement each : thrown.getStackTrace()) {
            if (shown < 6 && (each.getClassName().startsWith("vitrine.") || shown == 0)) {
                place.append("\n    at ").append(each);
                shown++;
            }
        }
        String alike = what
                + (place.length() == 0 ? message : place.toString())
                + first(message, 110).replaceAll("[0-9]+", "0");
        what.append(": ").append(first(message, 3_000)).append(place);
        synchronized (finds) {
            Find known = finds.get(alike);
            if (known != null) {
                known.times++;
            } else if (finds.size() < MOST_FINDS) {
                Find find = new Find(seed, what.toString());
                finds.put(alike, find);
                if (aloud) {
                    System.out.println("FOUND " + find);
                }
            }
        }
    }

    private static String first(String text, int most) {
        return text.substring(0, Math.min(most, text.length()));
    }

    /** How many cases were carried out. */
    long cases() {
        return done.get();
    }

    /** How many cases fell into each class. */
    Map<String, Long> classes() {
        synchronized (classes) {
            return new TreeMap<>(classes);
        }
    }

    List<Find> finds() {
        synchronized (finds) {
            return List.copyOf(finds.values());
        }
    }
}
