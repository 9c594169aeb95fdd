package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may come in, from whom, and what every answer says to browsers. */
class GuardTest {
    private static Server server;
    private static Client client;

    @BeforeAll
    static void start() throws BindException {
        server = new Server(ServerOptions.local(0).withAllowedHosts(List.of("vitrine.example", "lab.example:8080")));
        server.start();
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private String get(String host, String path) throws IOException {
        return client.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    @Test
    void onlyItsOwnHostNamesAreAnswered() throws IOException {
        int port = server.port();
        for (String own : new String[] {
            "localhost:" + port,
            "LOCALHOST:" + port,
            "127.0.0.1:" + port,
            "[::1]:" + port,
            "vitrine.example",
            "lab.example:8080"
        }) {
            assertThat(get(own, "/health")).as(own).startsWith("HTTP/1.1 200");
        }
        for (String foreign : new String[] {
            "evil.example",
            "localhost",
            "localhost:1",
            "localhost.evil.example:" + port,
            "evil.example:" + port,
            "127.0.0.1.evil.example:" + port,
            "vitrine.example:" + port,
            "xvitrine.example",
            "lab.example"
        }) {
            for (String path : new String[] {"/", "/health", "/api/machines", "/vendor/lit/index.js"}) {
                String answer = get(foreign, path);
                assertThat(answer).as(foreign + path).startsWith("HTTP/1.1 421").contains("application/problem+json");
            }
        }
    }

    @Test
    void aWebSocketForAnotherHostIsRefused() throws IOException {
        String id = client.session(Client.SUM);
        String upgrade =
                "GET /api/sessions/" + id + " HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: %s\r\n\r\n";
        assertThat(client.raw(upgrade.formatted("evil.example", "http://evil.example") + "\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(client.raw(upgrade.formatted("localhost:" + server.port(), "http://evil.example") + "\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void messagesAreNotCompressed() throws IOException {
        String id = client.session(Client.SUM);
        String answer = client.raw(
                "GET /api/sessions/" + id + " HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 101").doesNotContain("permessage-deflate");
    }

    @Test
    void whatChangesSomethingMustNotComeFromForeignPages() {
        String own = "http://localhost:" + server.port();
        for (String foreign :
                new String[] {"http://evil.example", own + ".evil.example", "http://localhost", "null", "https://"}) {
            client.send("POST", "/api/sessions", "{}", "Content-Type", "application/json", "Origin", foreign)
                    .problem(403);
            client.send("DELETE", "/api/sessions/x", null, "Origin", foreign).problem(403);
        }
        client.send("POST", "/api/assemble", "{}", "Content-Type", "application/json", "Sec-Fetch-Site", "cross-site")
                .problem(403);
        for (String fine : new String[] {own, "https://vitrine.example", "http://lab.example:8080"}) {
            assertThat(client.send(
                                    "POST",
                                    "/api/assemble",
                                    "{\"source\":\"halt\"}",
                                    "Content-Type",
                                    "application/json",
                                    "Origin",
                                    fine)
                            .status())
                    .as(fine)
                    .isEqualTo(200);
        }
    }

    @Test
    void thePageAllowsItsOwnScriptsAndItsImportMapOnly() throws Exception {
        Client.Answer page = client.get("/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        String policy = page.header("Content-Security-Policy");
        assertThat(policy)
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.text());
        assertThat(map.find()).isTrue();
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/machines", "/none", "/vendor/lit/index.js", "/health", "/api/docs"})
    void everyAnswerTellsBrowsersToBeCareful(String path) {
        Client.Answer answer = client.get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Permissions-Policy")).isNotBlank();
        assertThat(answer.header("Server")).isEmpty();
        assertThat(answer.header("Set-Cookie")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../pom.xml",
                "/..%2fpom.xml",
                "/%2e%2e/pom.xml",
                "/.git/config",
                "/styles/../../pom.xml",
                "/styles/..%5c..%5cpom.xml",
                "/vendor/lit/..%2f..%2findex.js",
                "/vendor/../index.html",
                "/vendor/lit/../../../../vitrine/http/Server.class",
                "/vendor/none/index.js",
                "//etc/passwd",
                "/styles",
                "/styles/",
                "/main.js%00.html"
            })
    void noNameLeadsOutsideOfThePage(String path) throws IOException {
        String answer = get("localhost:" + server.port(), path);
        assertThat(answer).matches("(?s)HTTP/1\\.1 40[04].*").contains("application/problem+json");
        Client.saysNothingOfTheInside(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    @Test
    void librariesAreServedWithoutTheirVersion() {
        for (String library : new String[] {
            "lit/index.js",
            "lit-html/lit-html.js",
            "lit__reactive-element/reactive-element.js",
            "codemirror__view/dist/index.js",
            "style-mod/src/style-mod.js",
            "swagger-ui/swagger-ui.css"
        }) {
            Client.Answer answer = client.get("/vendor/" + library);
            assertThat(answer.status()).as(library).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .startsWith(library.endsWith("css") ? "text/css" : "text/javascript");
            assertThat(client.get("/vendor/" + library, "If-None-Match", answer.header("ETag"))
                            .status())
                    .isEqualTo(304);
        }
    }

    @Test
    void everythingThatThePageImportsIsThere() {
        Matcher imports = Pattern.compile("\"(/vendor/[^\"]+\\.js)\"")
                .matcher(client.get("/").text());
        int found = 0;
        while (imports.find()) {
            assertThat(client.get(imports.group(1)).status())
                    .as(imports.group(1))
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void theBuiltInPageIsTheSame() throws BindException {
        try (Server builtIn = new Server(ServerOptions.local(0).builtIn())) {
            builtIn.start();
            Client other = new Client(builtIn);
            Client.Answer page = other.get("/");
            assertThat(page.text()).isEqualTo(client.get("/").text());
            assertThat(other.get("/main.js").status()).isEqualTo(200);
            assertThat(other.get("/main.js").header("ETag")).isNotBlank();
            assertThat(other.get("/styles").status()).isEqualTo(404);
        }
    }

    @Test
    void aTakenPortIsSaid() {
        Server second = new Server(ServerOptions.local(server.port()));
        org.assertj.core.api.Assertions.assertThatThrownBy(second::start)
                .isInstanceOf(BindException.class)
                .hasMessageContaining(Integer.toString(server.port()));
    }

    @Test
    void problemsAreDetailed() throws IOException {
        assertThat(client.send("PUT", "/api/machines", "{}")
                        .problem(405)
                        .path("detail")
                        .asString())
                .contains("GET");
        assertThat(client.send("PUT", "/api/machines", "{}").header("Allow")).isEqualTo("GET, HEAD");
        client.get("/api/none").problem(404);
        client.send("POST", "/api/assemble", "{}", "Content-Type", "text/plain").problem(415);
        client.send("POST", "/api/assemble", "{}").problem(415);
        for (String wrong : new String[] {
            "",
            "{",
            "null",
            "[]",
            "{\"source\":1.5e}",
            "{\"sorce\":\"\"}",
            "{\"source\":\"a\",\"source\":\"b\"}",
            "{\"source\":\"halt\"} {}",
            "[".repeat(1_001),
            "{\"source\":" + "[".repeat(1_001),
            "{\"source\":{}}",
            "{}"
        }) {
            client.post("/api/assemble", wrong).problem(400);
        }
        client.post("/api/sessions", "{\"source\":\"halt\",\"time\":" + "9".repeat(5_000) + "}")
                .problem(400);
        client.post("/api/sessions", "{\"source\":\"halt\",\"time\":-1}").problem(400);
        client.post("/api/sessions", "{\"source\":\"halt\",\"recorded\":[[1]]}").problem(400);
        client.post("/api/sessions", "{\"source\":\"halt\",\"breakpoints\":[{}]}")
                .problem(400);
        client.post("/api/sessions", "{\"source\":\"halt\",\"breakpoints\":[null]}")
                .problem(400);
        String body = "{\"source\":\"\u00ff\u00fe\"}";
        assertThat(client.raw("POST /api/assemble HTTP/1.1\r\nHost: localhost:" + server.port()
                        + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body))
                .startsWith("HTTP/1.1 400")
                .contains("UTF-8");
    }

    @Test
    void placesInJsonAreNamed() {
        String detail = client.post("/api/assemble", "{\n  \"source\": x\n}")
                .problem(400)
                .path("detail")
                .asString();
        assertThat(detail).startsWith("Line 2, column");
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        client.post("/api/assemble", Map.of("source", "a".repeat((4 << 20) + 1)))
                .problem(413);
        String head = "POST /api/assemble HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: 100000000\r\n\r\n{";
        assertThat(client.raw(head)).startsWith("HTTP/1.1 413").contains("application/problem+json");
    }

    /** More of them than the server has threads. */
    @Test
    void bodiesThatTrickleInHoldNoThreads() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                Socket socket = new Socket("127.0.0.1", server.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write(("POST /api/assemble HTTP/1.1\r\nHost: localhost:" + server.port()
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                                .getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            assertThat(client.get("/health").status()).isEqualTo(200);
            assertThat(client.post("/api/assemble", Map.of("source", Client.SUM))
                            .status())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void headTellsWhatGetWouldWithoutABody() {
        Client.Answer head = client.send("HEAD", "/", null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.header("Content-Type")).startsWith("text/html");
        assertThat(head.text()).isEmpty();
    }

    @Test
    void whatIsNoHttpIsAnsweredWithoutAWordOfTheInside() throws IOException {
        for (String wrong : new String[] {
            "NONSENSE\r\n\r\n",
            "GET / HTTP/9.9\r\n\r\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /" + "a".repeat(40_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
        }) {
            String answer = client.raw(wrong);
            if (!answer.isEmpty()) {
                assertThat(answer).as(wrong).matches("(?s)HTTP/1\\.1 (4\\d\\d|505) .*");
                Client.saysNothingOfTheInside(answer.substring(Math.max(0, answer.indexOf("\r\n\r\n"))));
            }
        }
    }
}
