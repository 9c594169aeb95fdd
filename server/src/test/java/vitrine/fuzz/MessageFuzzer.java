package vitrine.fuzz;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vitrine.http.Server;
import vitrine.http.ServerOptions;
import vitrine.machine.Sources;
import vitrine.protocol.Json;
import vitrine.session.Sessions;

/**
 * Messages to a server in this process, through the network: a case begins a session, sends it commands and questions over REST and over a WebSocket, asks for
 * its parts, sends texts and images, and ends it. Sense and nonsense alternate. Everything is answered in time, nothing with an error of the server's own.
 */
final class MessageFuzzer implements Fuzzer {
    /** How many messages a case sends besides the one that begins the session and the one that ends it. */
    static final int MESSAGES = 30;

    private static final String INSIDE = "Something went wrong inside";
    /** Names of areas of either machine, and some that are none. */
    static final List<String> AREAS = List.of(
            "stack",
            "heap",
            "graph",
            "spaces",
            "memory",
            "globals",
            "frames",
            "constants",
            "code",
            "output",
            "registers",
            "floats",
            "x",
            "");

    private final Server server;
    private final String base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final ImageFuzzer images = new ImageFuzzer();
    private final SourceFuzzer texts = new SourceFuzzer();
    private final AtomicLong sent = new AtomicLong();

    MessageFuzzer() throws BindException {
        server = new Server(ServerOptions.local(0).withSessions(new Sessions.Settings(200, Duration.ofMinutes(30), 2)));
        server.start();
        base = "localhost:" + server.port();
    }

    @Override
    public String name() {
        return "messages";
    }

    @Override
    public long patience() {
        return 90_000;
    }

    @Override
    public String show(long seed) {
        return RestoreFuzzer.body(seed, new Random(seed));
    }

    /** How many messages were sent. */
    long sent() {
        return sent.get();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public String check(long seed) throws Exception {
        Random random = new Random(seed);
        String body = random.nextInt(3) == 0
                ? RestoreFuzzer.body(seed, random)
                : Json.write(Map.of("source", sources(seed).text(seed), "time", random.nextInt(60)));
        HttpResponse<String> created = send("POST", "/api/sessions", body);
        for (int i = 0; i < MESSAGES / 10; i++) {
            workshop(random);
        }
        if (created.statusCode() != 201) {
            return "not begun";
        }
        String id = Json.mapper().readTree(created.body()).path("id").asString();
        Orders orders = new Orders(random, sources(seed));
        for (int i = 0; i < MESSAGES / 3; i++) {
            if (random.nextInt(3) > 0) {
                send("POST", "/api/sessions/" + id + "/commands", orders.command());
            } else {
                ask(id, random, orders);
            }
            // what runs for ever is paused, so that there is always an answer
            if (random.nextInt(3) == 0) {
                send("POST", "/api/sessions/" + id + "/commands", "{\"type\":\"pause\"}");
            }
        }
        live(id, orders);
        send("DELETE", "/api/sessions/" + id, null);
        return "session";
    }

    private static Sources sources(long seed) {
        return Sources.values()[(int) Math.floorMod(seed, (long) Sources.values().length)];
    }

    private void workshop(Random random) throws IOException, InterruptedException {
        if (random.nextBoolean()) {
            send("POST", "/api/assemble", Json.write(Map.of("source", texts.show(random.nextInt()))));
        } else {
            String image = Base64.getEncoder().encodeToString(images.bytes(random.nextInt()));
            send("POST", "/api/disassemble", Json.write(Map.of("image", image)));
        }
    }

    private void ask(String id, Random random, Orders orders) throws IOException, InterruptedException {
        String window =
                "from=" + Corpus.number(random) + "&count=" + (random.nextInt(5) == 0 ? Corpus.number(random) : "20");
        String path = switch (random.nextInt(5)) {
            case 0 -> "/areas/" + Corpus.pick(AREAS, random) + "?" + window;
            case 1 -> "/groups?name=" + URLEncoder.encode(orders.cell(), StandardCharsets.UTF_8) + "&" + window;
            case 2 -> "/listing?" + window;
            case 3 ->
                "/timeline?from=" + random.nextInt(50) + "&to=" + Corpus.number(random) + "&buckets="
                        + random.nextInt(3_000);
            default -> random.nextBoolean() ? "/inputs" : "";
        };
        send("GET", "/api/sessions/" + id + path, null);
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        sent.incrementAndGet();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + base + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 500 || answer.body().contains(INSIDE)) {
            throw new AssertionError(
                    answer.statusCode() + " for " + method + " " + path + "\n" + body + "\n" + answer.body());
        }
        return answer;
    }

    /** Some commands over a WebSocket, and then one that is always answered: until its answer comes, nothing may go wrong. */
    private void live(String id, Orders orders) throws InterruptedException {
        Listener listener = new Listener();
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create("ws://" + base + "/api/sessions/" + id), listener)
                .join();
        try {
            StringBuilder said = new StringBuilder();
            for (int i = 0; i < MESSAGES / 3; i++) {
                String command = orders.command();
                said.append(command).append('\n');
                say(socket, command);
                if (i % 3 == 0) {
                    say(socket, "{\"type\":\"pause\"}");
                    acknowledge(socket, listener);
                }
            }
            say(socket, "{\"type\":\"pause\"}");
            say(socket, "{\"type\":\"setWatches\",\"watches\":[],\"id\":" + Listener.LAST + "}");
            for (int i = 0; !listener.over.tryAcquire(100, TimeUnit.MILLISECONDS); i++) {
                if (i == 600) {
                    throw new AssertionError("no answer to the last command over the WebSocket, after\n" + said);
                }
                acknowledge(socket, listener);
            }
            if (listener.wrong != null && listener.code != 1000 && listener.code != 1013) {
                throw new AssertionError(listener.wrong + "\nafter\n" + said);
            }
        } catch (CompletionException closed) {
            // the server may hang up, but then it says why
            if (!listener.over.tryAcquire(20, TimeUnit.SECONDS) || listener.code != 1000 && listener.code != 1013) {
                throw new AssertionError(
                        "the WebSocket was closed with " + listener.code + " " + listener.wrong, closed);
            }
        } finally {
            socket.abort();
        }
    }

    private void say(WebSocket socket, String text) {
        sent.incrementAndGet();
        socket.sendText(text, true).join();
    }

    /** As a page does: says which state was seen last. */
    private void acknowledge(WebSocket socket, Listener listener) {
        long sequence = listener.sequence;
        if (sequence > 0) {
            say(socket, "{\"type\":\"seen\",\"sequence\":" + sequence + "}");
        }
    }

    /** Reads what comes. */
    private static final class Listener implements WebSocket.Listener {
        static final int LAST = 1_000_000_007;

        private final StringBuilder text = new StringBuilder();
        final Semaphore over = new Semaphore(0);
        volatile @Nullable String wrong;
        volatile int code;
        volatile long sequence;

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                JsonNode event = Json.mapper().readTree(message);
                if (message.contains(INSIDE)) {
                    wrong = message;
                    over.release();
                } else if (event.path("inReplyTo").asLong() == LAST) {
                    over.release();
                } else if (event.has("sequence")) {
                    sequence = event.path("sequence").asLong();
                }
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            this.code = code;
            wrong = reason;
            over.release();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            wrong = String.valueOf(failure);
            over.release();
        }
    }
}
