package vitrine.http;

import io.javalin.http.Context;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import vitrine.session.Sessions;
import vitrine.session.Tally;

/** Tells operators how the server is: whether it is up, and in numbers. */
final class Monitoring implements AutoCloseable {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collector = new JvmGcMetrics();
    private final Timer waits = Timer.builder("vitrine.turn.wait")
            .description("How long requests to sessions waited for their turn")
            .serviceLevelObjectives(
                    Duration.ofNanos(100_000),
                    Duration.ofMillis(1),
                    Duration.ofMillis(4),
                    Duration.ofMillis(16),
                    Duration.ofMillis(64),
                    Duration.ofMillis(256))
            .register(registry);
    private final long startedAt = System.nanoTime();
    private @Nullable Sessions sessions;

    Monitoring() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collector.bindTo(registry);
    }

    /** A request to a session got its turn. */
    void waited(long nanos) {
        waits.record(nanos, TimeUnit.NANOSECONDS);
    }

    void watch(Sessions watched) {
        sessions = watched;
        var tally = watched.tally();
        gauge("vitrine.sessions", "Sessions there are", () -> watched.size());
        gauge(
                "vitrine.sessions.most",
                "Sessions there may be",
                () -> watched.settings().most());
        gauge("vitrine.sessions.running", "Sessions with a movement under way", tally::running);
        gauge("vitrine.sessions.held.bytes", "What all sessions hold together, about", watched::held);
        gauge("vitrine.viewers", "Viewers connected", tally::watching);
        gauge(
                "vitrine.turns.waiting",
                "Requests to sessions that wait for their turn",
                () -> watched.scheduler().waiting());
        counter("vitrine.instructions", "Instructions executed forwards", tally, Tally::executed);
        counter("vitrine.sessions.begun", "Sessions begun", tally, Tally::created);
        counter("vitrine.sessions.expired", "Sessions that expired", tally, Tally::expired);
        counter("vitrine.sessions.shed", "Sessions ended because memory was short", tally, Tally::shed);
        counter(
                "vitrine.session.failures",
                "Failures inside of the server in a session's turn",
                tally,
                Tally::failures);
    }

    private interface Number64 {
        long get();
    }

    private void gauge(String name, String description, Number64 number) {
        Gauge.builder(name, number, each -> each.get())
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** Counters hold their object weakly, so it must be one that stays. */
    private void counter(String name, String description, Tally tally, ToDoubleFunction<Tally> number) {
        FunctionCounter.builder(name, tally, number).description(description).register(registry);
    }

    void health(Context context) {
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("status", "up");
        health.put("sessions", sessions == null ? 0 : sessions.size());
        health.put("running", sessions == null ? 0 : sessions.tally().running());
        health.put("uptimeSeconds", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt));
        context.header("Cache-Control", "no-store");
        Bodies.write(context, health);
    }

    void metrics(Context context) {
        context.header("Cache-Control", "no-store");
        context.contentType("text/plain; version=0.0.4; charset=utf-8");
        context.result(registry.scrape());
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
