package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who wrote this, and from what? Over REST and through WebSockets. */
class QuestionsTest {
    private static final String SOURCE = """
            .global g 4
            .func main
                const 3
                gstore g
                gload g
                const 5
                add
                gstore g
            again:
                jmp again
            """;

    private Server server;
    private Client client;

    @BeforeEach
    void start() throws BindException {
        server = new Server(ServerOptions.local(0));
        server.start();
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void overRest() {
        String id = client.session(SOURCE);
        client.command(id, "{\"type\":\"goTo\",\"time\":1000}");
        JsonNode history = client.command(id, "{\"type\":\"history\",\"cell\":\"g\",\"count\":5,\"id\":3}");
        assertThat(history.path("type").asString()).isEqualTo("history");
        assertThat(history.path("inReplyTo").asInt()).isEqualTo(3);
        assertThat(history.path("cell").asString()).isEqualTo("global 0");
        assertThat(history.path("name").asString()).isEqualTo("g");
        assertThat(history.path("complete").asBoolean()).isTrue();
        assertThat(history.path("searchedFrom").asInt()).isZero();
        assertThat(history.path("entries")).hasSize(2);
        JsonNode last = history.path("entries").get(0);
        assertThat(last.path("time").asInt()).isEqualTo(5);
        assertThat(last.path("line").asInt()).isEqualTo(8);
        assertThat(last.path("text").asString()).isEqualTo("gstore g");
        assertThat(last.path("access").asString()).isEqualTo("write");
        assertThat(last.path("before").path("text").asString()).isEqualTo("3");
        assertThat(last.path("value").path("text").asString()).isEqualTo("8");
        JsonNode reads = client.command(
                id, "{\"type\":\"history\",\"cell\":\"g\",\"access\":\"read\",\"direction\":\"forward\",\"time\":0}");
        assertThat(reads.path("entries").get(0).path("access").asString()).isEqualTo("read");
        assertThat(reads.path("entries").get(0).path("time").asInt()).isEqualTo(2);
        JsonNode origin = client.command(id, "{\"type\":\"origin\",\"cell\":\"g\"}");
        assertThat(origin.path("step").path("mnemonic").asString()).isEqualTo("gstore");
        assertThat(origin.path("value").path("text").asString()).isEqualTo("8");
        JsonNode from = origin.path("from").get(0);
        assertThat(from.path("cell").asString()).isEqualTo("stack 0");
        JsonNode sum =
                client.command(id, "{\"type\":\"origin\",\"cell\":\"stack 0\",\"time\":" + from.path("time") + "}");
        assertThat(sum.path("step").path("mnemonic").asString()).isEqualTo("add");
        assertThat(sum.path("from")).hasSize(2);
        JsonNode first = client.command(id, "{\"type\":\"origin\",\"cell\":\"g\",\"time\":1}");
        assertThat(first.has("step")).isTrue();
        assertThat(first.path("step").isNull()).isTrue();
        assertThat(first.path("sentence").asString()).contains("first value, 4");
        assertThat(client.get("/api/sessions/" + id)
                        .json()
                        .path("state")
                        .path("time")
                        .asInt())
                .as("asking moves nothing")
                .isEqualTo(1000);
    }

    @Test
    void whatCannotBeAsked() {
        String id = client.session(SOURCE);
        String commands = "/api/sessions/" + id + "/commands";
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("type", "history"),
                Map.of("type", "history", "cell", "g", "access", "write it"),
                Map.of("type", "history", "cell", "g", "direction", "up"),
                Map.of("type", "history", "cell", "g", "count", 501),
                Map.of("type", "origin", "cell", "g", "time", -1),
                Map.of("type", "origin", "cell", " "),
                Map.of("type", "whyAlive"),
                Map.of("type", "pointsHere", "object", ""),
                Map.of("type", "findObjects"))) {
            client.post(commands, wrong).problem(400);
        }
        for (Map<String, Object> refused : List.<Map<String, Object>>of(
                Map.of("type", "history", "cell", "nobody"),
                Map.of("type", "origin", "cell", "g", "time", 9),
                Map.of("type", "origin", "cell", "stack 7"),
                Map.of("type", "whyAlive", "object", "heap 0x48"),
                Map.of("type", "pointsHere", "object", "g"))) {
            assertThat(client.post(commands, refused)
                            .problem(409)
                            .path("detail")
                            .asString())
                    .isNotBlank();
        }
    }

    private static final String OBJECTS = """
            .global kept
            .func main
            .local list
                const 1
                newarr
                lstore list
                lload list
                const 0
                const 2
                newarr
                astore
                const 3
                newarr
                pop
                nop
                halt
            """;

    @Test
    void objectsAreAskedAfter() throws Exception {
        String id = client.session(OBJECTS);
        client.command(id, "{\"type\":\"goTo\",\"time\":11}");
        JsonNode alive = client.command(id, "{\"type\":\"whyAlive\",\"object\":\"list\",\"id\":1}");
        assertThat(alive.path("type").asString()).isEqualTo("alive");
        assertThat(alive.path("inReplyTo").asInt()).isEqualTo(1);
        assertThat(alive.path("root").path("cell").asString()).isEqualTo("frame 0 local 0");
        assertThat(alive.path("root").path("place").asString()).isEqualTo("main");
        assertThat(alive.path("alone").asInt()).isEqualTo(2);
        JsonNode found = client.command(id, "{\"type\":\"findObjects\",\"text\":\"array\"}");
        assertThat(found.path("count").asInt()).isEqualTo(3);
        JsonNode inner = found.path("objects").get(1).path("object");
        JsonNode pointing =
                client.command(id, "{\"type\":\"pointsHere\",\"object\":\"object " + inner.path("serial") + "\"}");
        assertThat(pointing.path("type").asString()).isEqualTo("pointing");
        assertThat(pointing.path("references").get(0).path("from")).isEqualTo(alive.path("object"));
        assertThat(pointing.path("roots")).isEmpty();
        JsonNode garbage = client.command(
                id,
                "{\"type\":\"whyAlive\",\"object\":"
                        + found.path("objects").get(2).path("object").path("name") + "}");
        assertThat(garbage.path("root").isNull()).isTrue();
        assertThat(garbage.path("sentence").asString()).contains("garbage");
    }

    @Test
    void theGraphIsShownToThoseWhoLook() throws Exception {
        String id = client.session(OBJECTS);
        client.command(id, "{\"type\":\"goTo\",\"time\":11}");
        try (Client.Live live = client.live(id)) {
            assertThat(live.until("stopped").path("areas").has("objects")).isFalse();
            live.say("{\"type\":\"view\",\"windows\":{\"objects\":{\"from\":0,\"count\":30}}}");
            JsonNode graph = live.until("stopped").path("areas").path("objects").path("graph");
            assertThat(graph.path("nodes")).hasSize(3);
            assertThat(graph.path("garbage").asInt()).isEqualTo(1);
            assertThat(graph.path("links")).hasSize(1);
            assertThat(graph.path("roots").get(0).path("label").asString()).isEqualTo("list");
            assertThat(graph.path("rootFold").isNull()).isTrue();
            String outer = graph.path("nodes").get(0).path("serial").toString();
            live.say("{\"type\":\"view\",\"windows\":{\"objects\":{\"from\":0,\"count\":30,\"focus\":[\"fold object "
                    + outer + "\"]}}}");
            graph = live.until("stopped").path("areas").path("objects").path("graph");
            assertThat(graph.path("nodes")).hasSize(2);
            assertThat(graph.path("folds").get(0).path("objects").asInt()).isEqualTo(1);
        }
    }

    private static final String MARKED = """
            .func main
                const 3
            turn:
                const 1            ; sync: turn
                sub
                dup
                jt turn
                halt               ; sync: done
            """;

    @Test
    void marksAreToldAndGoneTo() {
        JsonNode created =
                client.post("/api/sessions", Map.of("source", MARKED)).json();
        String id = created.path("id").asString();
        JsonNode program = created.path("program");
        assertThat(program.path("codeBytes").asInt()).isPositive();
        assertThat(program.path("marks")).hasSize(2);
        assertThat(program.path("marks").get(0).path("name").asString()).isEqualTo("turn");
        assertThat(program.path("marks").get(0).path("line").asInt()).isEqualTo(4);
        assertThat(client.get("/api/sessions/" + id).json().path("program")).isEqualTo(program);
        JsonNode stopped = client.command(id, "{\"type\":\"toMark\"}");
        assertThat(stopped.path("reason").asString()).isEqualTo("mark");
        assertThat(stopped.path("time").asInt()).isEqualTo(1);
        assertThat(stopped.path("marks").get(0).asString()).isEqualTo("turn");
        stopped = client.command(id, "{\"type\":\"toMark\",\"names\":[\"done\"]}");
        assertThat(stopped.path("time").asInt()).isEqualTo(13);
        JsonNode counts = client.command(id, "{\"type\":\"counts\",\"id\":7}");
        assertThat(counts.path("type").asString()).isEqualTo("counts");
        assertThat(counts.path("inReplyTo").asInt()).isEqualTo(7);
        assertThat(counts.path("time").asInt()).isEqualTo(13);
        assertThat(counts.path("passed").asInt()).isEqualTo(4);
        assertThat(counts.path("marks")).hasSize(4);
        assertThat(counts.path("since").path("time").asInt()).isEqualTo(9);
        assertThat(counts.path("complete").asBoolean()).isTrue();
        JsonNode stack = counts.path("areas").get(0);
        assertThat(stack.path("area").asString()).isEqualTo("stack");
        // taken: sub 2, dup 1, jt 1, three times; pushed: the first const, then const 1, sub 1, dup 1, three times
        assertThat(stack.path("reads").asInt()).isEqualTo(12);
        assertThat(stack.path("writes").asInt()).isEqualTo(10);
        stopped = client.command(id, "{\"type\":\"backToMark\",\"names\":[\"turn\"]}");
        assertThat(stopped.path("reason").asString()).isEqualTo("mark");
        assertThat(stopped.path("time").asInt()).isEqualTo(9);
        String commands = "/api/sessions/" + id + "/commands";
        client.post(commands, Map.of("type", "toMark", "names", List.of("nowhere")))
                .problem(400);
        client.post(commands, Map.of("type", "counts", "time", 99)).problem(409);
        String unmarked = client.session(SOURCE);
        client.post("/api/sessions/" + unmarked + "/commands", Map.of("type", "toMark"))
                .problem(400);
    }

    @Test
    void throughAWebSocketAndEndedEarly() throws Exception {
        String id = client.session(SOURCE);
        client.command(id, "{\"type\":\"goTo\",\"time\":2000000}");
        try (Client.Live live = client.live(id)) {
            live.next();
            live.say("{\"type\":\"history\",\"cell\":\"g\",\"id\":1}");
            live.say("{\"type\":\"pause\",\"id\":2}");
            JsonNode history = live.until("history");
            assertThat(history.path("inReplyTo").asInt()).isEqualTo(1);
            int found = history.path("entries").size();
            assertThat(found).isEqualTo(history.path("complete").asBoolean() ? 1 : 0);
            live.say("{\"type\":\"origin\",\"cell\":\"g\",\"id\":3}");
            JsonNode origin = live.until("origin");
            assertThat(origin.path("step").path("time").asInt()).isEqualTo(5);
            live.say("{\"type\":\"stepIn\",\"id\":4}");
            JsonNode stopped;
            do {
                stopped = live.until("stopped");
            } while (stopped.path("inReplyTo").asInt() != 4);
            assertThat(stopped.path("time").asInt()).isEqualTo(2_000_001);
        }
    }
}
