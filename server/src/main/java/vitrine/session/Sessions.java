package vitrine.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Ticker;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.machine.MachineKind;
import vitrine.program.Program;
import vitrine.program.SourceMap;

/**
 * All sessions. A session that nobody used for a while is ended, and remembered as expired, so that this can be told apart from one
 * that never was. It promises that there are never more than a given number, that ids cannot be guessed, and that when
 * memory becomes short the sessions that hold most of it end rather than the server.
 */
public final class Sessions implements AutoCloseable {
    /**
     * @param most how many there may be
     * @param idle how long one is kept that nobody uses
     * @param workers how many threads they share
     * @param historyBytes what may be kept of the past of one, about
     */
    public record Settings(int most, Duration idle, int workers, long historyBytes) {
        public static final Settings DEFAULT = new Settings(
                2_000, Duration.ofMinutes(60), Runtime.getRuntime().availableProcessors(), Debugger.HISTORY_BYTES);

        /** With the usual history. */
        public Settings(int most, Duration idle, int workers) {
            this(most, idle, workers, Debugger.HISTORY_BYTES);
        }
    }

    /** What became of an id that belongs to no session. */
    public enum Fate {
        UNKNOWN,
        EXPIRED,
        DELETED
    }

    private static final int REMEMBERED = 20_000;

    /** How much of this process's memory sessions may hold together; the rest is for requests, messages and the collector. */
    private static final double SHARE_OF_MEMORY = 0.5;

    /** How long viewers may take to be told that the server stops. */
    private static final long GOODBYE_MS = 5_000;

    private final Settings settings;
    private final Tally tally = new Tally();
    private final Scheduler scheduler;
    private final Cache<String, Session> sessions;
    private final Cache<String, Fate> past;
    private final AtomicInteger places = new AtomicInteger();
    private final Ledger ledger;
    private final Ticker ticker;
    private final SecureRandom random = new SecureRandom();

    public Sessions(Settings settings, LongConsumer waited, Ticker ticker) {
        this(settings, waited, ticker, (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY));
    }

    /** @param budgetBytes what they may hold together, about */
    Sessions(Settings settings, LongConsumer waited, Ticker ticker, long budgetBytes) {
        this.settings = settings;
        this.ticker = ticker;
        this.ledger = new Ledger(budgetBytes, this::relieve);
        this.scheduler = new Scheduler(settings.workers(), waited);
        this.past = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(Duration.ofDays(2))
                .ticker(ticker)
                .build();
        this.sessions = Caffeine.newBuilder()
                .expireAfterAccess(settings.idle())
                .ticker(ticker)
                .executor(Runnable::run)
                .evictionListener(this::evicted)
                .build();
        scheduler.every(
                this::expire, Math.min(10_000, Math.max(20, settings.idle().toMillis() / 4)));
    }

    private void evicted(@Nullable String id, @Nullable Session session, RemovalCause cause) {
        if (id != null && session != null) {
            past.put(id, Fate.EXPIRED);
            places.decrementAndGet();
            tally.expired.increment();
            session.end(Answer.End.EXPIRED);
        }
    }

    /** Ends what nobody used for too long, now. It happens by itself every now and then. */
    public void expire() {
        sessions.cleanUp();
    }

    /** A session at time 0 of a program; null when there are as many as there may be. */
    public @Nullable Session create(MachineKind kind, Program program, SourceMap sourceMap, InputState inputs) {
        if (!takePlace()) {
            expire();
            if (!takePlace()) {
                return null;
            }
        }
        try {
            byte[] bytes = new byte[16];
            random.nextBytes(bytes);
            String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            Session session = new Session(
                    id,
                    new Debugger(kind, program, sourceMap, kind.limits(), inputs, settings.historyBytes),
                    scheduler,
                    tally,
                    ledger,
                    ticker::read);
            sessions.put(id, session);
            session.weigh();
            tally.created.increment();
            return session;
        } catch (RuntimeException | Error failure) {
            places.decrementAndGet();
            throw failure;
        }
    }

    /** Ends those that hold most until the others have room: better these than all. */
    private synchronized void relieve() {
        while (ledger.isOver()) {
            Session largest = null;
            for (Session each : sessions.asMap().values()) {
                if (largest == null || each.held() > largest.held()) {
                    largest = each;
                }
            }
            if (largest == null || !sessions.asMap().remove(largest.id(), largest)) {
                return;
            }
            past.put(largest.id(), Fate.EXPIRED);
            places.decrementAndGet();
            tally.shed.increment();
            largest.end(Answer.End.EXPIRED);
        }
    }

    /** The bytes that all sessions hold together, about. */
    public long held() {
        return ledger.total();
    }

    private boolean takePlace() {
        if (places.incrementAndGet() <= settings.most()) {
            return true;
        }
        places.decrementAndGet();
        return false;
    }

    /** The session of an id, which counts as a use of it; null when there is none, see {@link #fate}. */
    public @Nullable Session find(String id) {
        return sessions.getIfPresent(id);
    }

    /** Why there is no session of an id. */
    public Fate fate(String id) {
        Fate fate = past.getIfPresent(id);
        return fate == null ? Fate.UNKNOWN : fate;
    }

    /** Ends a session. Returns false when there is none of this id. */
    public boolean delete(String id) {
        Session session = sessions.asMap().remove(id);
        if (session == null) {
            return false;
        }
        past.put(id, Fate.DELETED);
        places.decrementAndGet();
        session.end(Answer.End.DELETED);
        return true;
    }

    public int size() {
        return places.get();
    }

    public Settings settings() {
        return settings;
    }

    public Tally tally() {
        return tally;
    }

    public Scheduler scheduler() {
        return scheduler;
    }

    /** Tells all viewers that the server stops, waits a moment for the words to leave, and ends the threads. */
    @Override
    public void close() {
        List<Session> all = List.copyOf(sessions.asMap().values());
        all.forEach(session -> session.end(Answer.End.SHUTDOWN));
        try {
            tally.awaitNobodyWatching(GOODBYE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        scheduler.close();
    }
}
