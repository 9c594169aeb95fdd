package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import vitrine.protocol.Json;

/** A server's other side, for tests: REST, WebSockets, and bytes as nobody should send them. */
final class Client {
    static final String SUM = "const 2\nconst 3\nadd\nprint\nhalt\n";
    static final String LOOP = "loop:\n rjmp loop\n";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(60)).build();

    private final int port;

    Client(Server server) {
        this.port = server.port();
    }

    /** An answer to a request. */
    record Answer(int status, HttpResponse<String> response) {
        String text() {
            return response.body();
        }

        JsonNode json() {
            return Json.mapper().readTree(response.body());
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode problem(int expected) {
            assertThat(status).as(text()).isEqualTo(expected);
            assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            JsonNode problem = json();
            assertThat(problem.path("status").asInt()).isEqualTo(expected);
            assertThat(problem.path("type").asString()).startsWith("/problems/");
            assertThat(problem.path("title").asString()).isNotBlank();
            assertThat(problem.path("detail").asString()).isNotBlank();
            Client.saysNothingOfTheInside(text());
            return problem;
        }
    }

    static void saysNothingOfTheInside(String text) {
        assertThat(text)
                .doesNotContain("Exception")
                .doesNotContain("vitrine.")
                .doesNotContain("java.")
                .doesNotContain("jetty")
                .doesNotContain("javalin")
                .doesNotContain("jackson")
                .doesNotContain("\tat ");
    }

    Answer send(String method, String path, String body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(90))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            builder.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    Answer post(String path, Object body) {
        return post(path, Json.write(body));
    }

    /** Begins a session and returns its id. */
    String session(String source) {
        Answer answer = post("/api/sessions", java.util.Map.of("source", source));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    JsonNode command(String session, String command) {
        Answer answer = post("/api/sessions/" + session + "/commands", command);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /**
     * Sends bytes as they are and returns the answer to them. A server may hang up on what it does not want to read: what it said until then
     * is its answer.
     */
    String raw(String request) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (SocketException hungUp) {
                // there may be an answer all the same
            }
            read(socket.getInputStream(), answer);
        } catch (SocketException hungUp) {
            assertThat(hungUp).isNotInstanceOf(ConnectException.class);
        }
        return answer.toString();
    }

    private static void read(InputStream from, StringBuilder answer) throws IOException {
        long missing = Long.MAX_VALUE;
        while (missing > 0) {
            int next = from.read();
            if (next < 0) {
                return;
            }
            answer.append((char) next);
            missing--;
            if (missing > 1L << 40 && answer.toString().endsWith("\r\n\r\n")) {
                missing = bodyLength(answer.toString());
            }
        }
    }

    private static long bodyLength(String head) {
        Matcher length = Pattern.compile("(?i)\ncontent-length: *(\\d+)").matcher(head);
        if (head.startsWith("HTTP/1.1 101")) {
            return 0;
        }
        return length.find() ? Long.parseLong(length.group(1)) : Long.MAX_VALUE;
    }

    Live live(String session) {
        return new Live(session, "http://localhost:" + port, true);
    }

    Live live(String session, String origin, boolean reads) {
        return new Live(session, origin, reads);
    }

    /** A WebSocket. */
    final class Live implements WebSocket.Listener, AutoCloseable {
        final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();
        private final boolean reads;
        private final WebSocket socket;

        private Live(String session, String origin, boolean reads) {
            this.reads = reads;
            WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(60));
            if (origin != null) {
                builder.header("Origin", origin);
            }
            try {
                this.socket = builder.buildAsync(
                                URI.create("ws://localhost:" + port + "/api/sessions/" + session), this)
                        .join();
            } catch (CompletionException failure) {
                throw new IllegalStateException(failure.getCause());
            }
        }

        @Override
        public void onOpen(WebSocket opened) {
            if (reads) {
                opened.request(Long.MAX_VALUE);
            }
        }

        /** Reads from now on. */
        void read() {
            socket.request(Long.MAX_VALUE);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                events.add(Json.mapper().readTree(part.toString()));
                part.setLength(0);
            }
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closed.complete(status + " " + reason);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete("error");
        }

        Live say(String message) {
            socket.sendText(message, true).join();
            return this;
        }

        void seen(JsonNode event) {
            say("{\"type\":\"seen\",\"sequence\":" + event.path("sequence").asLong() + "}");
        }

        JsonNode next() throws InterruptedException {
            JsonNode event = events.poll(60, TimeUnit.SECONDS);
            assertThat(event).as("an event in time").isNotNull();
            return event;
        }

        /** The next event of which something holds; those before it are acknowledged and forgotten. */
        JsonNode until(Predicate<JsonNode> condition) throws InterruptedException {
            while (true) {
                JsonNode event = next();
                if (condition.test(event)) {
                    return event;
                }
            }
        }

        JsonNode until(String type) throws InterruptedException {
            return until(event -> event.path("type").asString().equals(type));
        }

        @Override
        public void close() {
            socket.abort();
        }
    }
}
