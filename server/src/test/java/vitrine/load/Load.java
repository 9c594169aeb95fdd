package vitrine.load;

import java.net.BindException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import vitrine.http.Server;
import vitrine.http.ServerOptions;
import vitrine.protocol.Json;
import vitrine.session.Session;
import vitrine.session.Sessions;

/**
 * A load test, to be read and not to be passed: starts a server in this process, lets many sessions loop for ever, and measures over a
 * WebSocket how long single steps in another session take; then how evenly the loops were served, what idle sessions hold, and how long
 * state messages are. It stops by itself. Arguments: loops (1000), steps (2000), threads (processors).
 */
public final class Load {
    private static final String LOOP = "loop:\n const 1\n pop\n rjmp loop\n";
    private static final String STEPPED = """
            .func main
                const 40
                call count
                print
                halt
            .func count n
            loop:
                lload n
                jf done
                lload n
                const 1
                sub
                lstore n
                rjmp loop
            done:
                lload n
                ret
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Server server;
    private final String base;

    private Load(int loops, int threads) throws BindException {
        server = new Server(ServerOptions.local(0)
                .withSessions(new Sessions.Settings(2 * loops + 100, Duration.ofMinutes(30), threads)));
        server.start();
        base = "localhost:" + server.port();
    }

    public static void main(String[] arguments) throws Exception {
        int loops = number(arguments, 0, 1_000);
        int steps = number(arguments, 1, 2_000);
        int threads = number(arguments, 2, Runtime.getRuntime().availableProcessors());
        Load load = new Load(loops, threads);
        try {
            System.out.printf(
                    "%d processors, %d threads for sessions%n",
                    Runtime.getRuntime().availableProcessors(), threads);
            load.idleMemory(loops);
            load.latency("no loops", steps);
            List<String> ids = load.startLoops(loops);
            load.latency(loops + " endless loops", steps);
            load.fairness(ids);
        } finally {
            load.server.close();
        }
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private JsonNode post(String path, Object body) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(URI.create("http://" + base + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.body());
        }
        return Json.mapper().readTree(response.body());
    }

    private String session(String source) throws Exception {
        return post("/api/sessions", Map.of("source", source)).path("id").asString();
    }

    /** What a session holds that nobody uses: the heap with and without many of them. */
    private void idleMemory(int count) throws Exception {
        for (int i = 0; i < 50; i++) {
            server.sessions().delete(session(STEPPED));
        }
        long before = heap();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(session(STEPPED));
        }
        long loaded = heap();
        for (String id : ids) {
            Session session = server.sessions().find(id);
            CompletableFuture<Long> done = new CompletableFuture<>();
            session.give(
                    new vitrine.session.Order.Move(new vitrine.debug.Motion.StepIn(200)), answer -> done.complete(1L));
            done.get(30, TimeUnit.SECONDS);
        }
        long stepped = heap();
        System.out.printf(
                "idle session: %,d bytes after loading, %,d bytes after 200 steps%n",
                (loaded - before) / count, (stepped - before) / count);
        ids.forEach(server.sessions()::delete);
    }

    private static long heap() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            TimeUnit.MILLISECONDS.sleep(100);
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    private List<String> startLoops(int loops) throws Exception {
        long begin = System.nanoTime();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            String id = session(LOOP);
            ids.add(id);
            // over HTTP as well, without waiting for the answer, which comes after ten seconds
            http.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://" + base + "/api/sessions/" + id + "/commands"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"continue\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
        while (server.sessions().tally().running() < loops) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        System.out.printf("%d loops begun over HTTP in %.1f s%n", loops, (System.nanoTime() - begin) / 1e9);
        return ids;
    }

    private void latency(String what, int steps) throws Exception {
        String id = session(STEPPED);
        Events events = new Events();
        WebSocket socket = http.newWebSocketBuilder()
                .header("Origin", "http://" + base)
                .buildAsync(URI.create("ws://" + base + "/api/sessions/" + id), events)
                .get(30, TimeUnit.SECONDS);
        events.next();
        long[] nanos = new long[steps];
        long[] sizes = new long[steps];
        for (int i = -100; i < steps; i++) {
            boolean back = (i & 255) >= 128; // there and back again, so that the program never ends
            long begin = System.nanoTime();
            socket.sendText("{\"type\":\"" + (back ? "stepBack" : "stepIn") + "\",\"id\":1}", true);
            String event = events.next();
            if (i >= 0) {
                nanos[i] = System.nanoTime() - begin;
                sizes[i] = event.length();
            }
        }
        socket.abort();
        server.sessions().delete(id);
        Arrays.sort(nanos);
        Arrays.sort(sizes);
        System.out.printf(
                "%d single steps with %s: p50 %.2f ms, p90 %.2f, p95 %.2f, p99 %.2f, max %.2f%n",
                steps,
                what,
                at(nanos, 50) / 1e6,
                at(nanos, 90) / 1e6,
                at(nanos, 95) / 1e6,
                at(nanos, 99) / 1e6,
                at(nanos, 100) / 1e6);
        System.out.printf(
                "state messages: first %,d bytes, then p50 %,d, p95 %,d, max %,d%n",
                events.first, at(sizes, 50), at(sizes, 95), at(sizes, 100));
    }

    private static long at(long[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    /** How evenly loops are served: Jain's index of the instructions that each executed in the same while; 1 is even. */
    private void fairness(List<String> ids) throws Exception {
        Map<String, Long> before = times(ids);
        long begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(10);
        Map<String, Long> after = times(ids);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double sum = 0;
        double squares = 0;
        long least = Long.MAX_VALUE;
        long most = 0;
        for (String id : ids) {
            long executed = after.get(id) - before.get(id);
            sum += executed;
            squares += (double) executed * executed;
            least = Math.min(least, executed);
            most = Math.max(most, executed);
        }
        System.out.printf(
                "fairness %.3f; each loop %,d to %,d instructions in %.1f s, together %,.0f a second%n",
                sum * sum / (ids.size() * squares), least, most, seconds, sum / seconds);
        long history = 0;
        for (String id : ids) {
            history += ask(id, session -> session.ask(debugger -> debugger.historyBytes()));
        }
        System.out.printf("history of a loop: %,d bytes on average%n", history / ids.size());
    }

    private Map<String, Long> times(List<String> ids) throws Exception {
        Map<String, Long> times = new java.util.HashMap<>();
        for (String id : ids) {
            times.put(id, ask(id, session -> session.ask(debugger -> debugger.time())));
        }
        return times;
    }

    private long ask(String id, java.util.function.Function<Session, CompletableFuture<Long>> question)
            throws Exception {
        return question.apply(server.sessions().find(id)).get(30, TimeUnit.SECONDS);
    }

    private static final class Events implements WebSocket.Listener {
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private int first;

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                if (first == 0) {
                    first = part.length();
                }
                events.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            String event = events.poll(60, TimeUnit.SECONDS);
            if (event == null) {
                throw new IllegalStateException("No event came in a minute.");
            }
            return event;
        }
    }
}
