package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vitrine.session.Sessions;

/** Sessions through WebSockets. */
class LiveTest {
    private final AtomicLong now = new AtomicLong();
    private Server server;
    private Client client;

    @BeforeEach
    void start() throws BindException {
        server = new Server(ServerOptions.local(0)
                .withTicker(now::get)
                .withSessions(new Sessions.Settings(50, Duration.ofMinutes(30), 2)));
        server.start();
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theWholeStateComesFirstAndThenOnlyWhatChanged() throws Exception {
        try (Client.Live live = client.live(client.session(Client.SUM))) {
            JsonNode first = live.next();
            assertThat(first.path("type").asString()).isEqualTo("stopped");
            int all = first.path("areas").size();
            assertThat(all).isGreaterThanOrEqualTo(5);
            assertThat(first.has("inputs")).isTrue();
            live.say("{\"type\":\"stepIn\",\"id\":1}");
            JsonNode second = live.next();
            assertThat(second.path("inReplyTo").asInt()).isEqualTo(1);
            assertThat(second.path("areas").has("stack")).isTrue();
            assertThat(second.path("areas").size()).isLessThan(all);
            assertThat(second.has("inputs")).isFalse();
            assertThat(second.path("sequence").asInt())
                    .isGreaterThan(first.path("sequence").asInt());
        }
    }

    @Test
    void aWindowIsShownAsAskedFor() throws Exception {
        String source = "const 1\n".repeat(300) + "halt\n";
        try (Client.Live live = client.live(client.session(source))) {
            live.next();
            live.say("{\"type\":\"stepIn\",\"count\":300,\"id\":1}");
            JsonNode stack = live.next().path("areas").path("stack");
            assertThat(stack.path("size").asInt()).isEqualTo(300);
            assertThat(stack.path("from").asInt()).isEqualTo(236);
            live.say("{\"type\":\"view\",\"windows\":{\"stack\":{\"from\":10,\"count\":5}}}");
            JsonNode window = live.next().path("areas").path("stack");
            assertThat(window.path("from").asInt()).isEqualTo(10);
            assertThat(window.path("cells")).hasSize(5);
        }
    }

    @Test
    void anotherViewOfAnAreaGoesAlongWithARegister() throws Exception {
        String id = client.session("const 1\nconst 2\nconst 3\nhalt\n");
        try (Client.Live live = client.live(id)) {
            live.next();
            live.say("""
                    {"type": "view", "windows": {"top": {"area": "stack", "pointer": "SP", "from": -1, "count": 1}}}""");
            assertThat(live.next().path("areas").path("top").path("cells")).isEmpty();
            for (int step = 1; step <= 3; step++) {
                live.say("{\"type\":\"stepIn\",\"id\":" + step + "}");
                JsonNode areas = live.until("stopped").path("areas");
                assertThat(areas.path("top").path("area").asString()).isEqualTo("stack");
                assertThat(areas.path("top").path("from").asInt()).isEqualTo(step - 1);
                assertThat(areas.path("top").path("cells").get(0).path("name").asString())
                        .isEqualTo("stack " + (step - 1));
                assertThat(areas.path("stack").path("cells")).hasSize(step);
            }
        }
    }

    @Test
    void aSurveyIsAnsweredAndMovesNothing() throws Exception {
        String id = client.session(Client.SUM);
        try (Client.Live live = client.live(id)) {
            live.say("{\"type\":\"goToEnd\",\"id\":1}");
            JsonNode end = live.until("stopped");
            while (end.path("inReplyTo").asInt() != 1) {
                end = live.until("stopped");
            }
            live.say("{\"type\":\"survey\",\"buckets\":10,\"id\":2}");
            JsonNode survey = live.until("survey");
            assertThat(survey.path("inReplyTo").asInt()).isEqualTo(2);
            assertThat(survey.path("complete").asBoolean()).isTrue();
            assertThat(survey.path("to").asLong()).isEqualTo(end.path("time").asLong());
            assertThat(survey.path("bars").get(0).path("function").asString()).isEqualTo("main");
            assertThat(survey.path("marks").findValuesAsString("kind")).contains("output", "halt");
            live.say("{\"type\":\"survey\",\"from\":7,\"to\":7,\"id\":3}");
            assertThat(live.until("problem").path("detail").asString()).contains("7");
            JsonNode state = client.get("/api/sessions/" + id).json().path("state");
            assertThat(state.path("time").asLong()).isEqualTo(end.path("time").asLong());
        }
    }

    @Test
    void watchesComeWithStatesWhenTheyChanged() throws Exception {
        try (Client.Live live = client.live(client.session(".global n 1\n" + Client.SUM + Client.LOOP))) {
            assertThat(live.next().has("watches")).isFalse();
            live.say("{\"type\":\"setWatches\",\"id\":7,\"watches\":[\"n + 1\",\"n\",\"top\",\"1 +\"]}");
            JsonNode set = live.until("watches");
            assertThat(set.path("inReplyTo").asInt()).isEqualTo(7);
            JsonNode values = set.path("watches");
            assertThat(values.get(0).path("value").path("text").asString()).isEqualTo("2");
            assertThat(values.get(1).path("cell").asString()).isEqualTo("global 0");
            assertThat(values.get(2).path("value").isNull()).isTrue();
            assertThat(values.get(2).path("message").asString()).contains("There is no 'top'");
            assertThat(values.get(3).path("column").asInt()).isEqualTo(4);
            assertThat(live.until("stopped").path("watches")).isEqualTo(values);
            live.say("{\"type\":\"stepIn\",\"id\":1}");
            JsonNode stepped = live.until("stopped").path("watches");
            assertThat(stepped.get(2).path("value").path("text").asString()).isEqualTo("2");
            live.say("{\"type\":\"write\",\"cell\":\"n\",\"value\":\"41\",\"id\":2}");
            JsonNode written = live.until("stopped").path("watches");
            assertThat(written.get(0).path("value").path("text").asString()).isEqualTo("42");
            live.say("{\"type\":\"write\",\"cell\":\"n\",\"value\":\"41\",\"id\":3}");
            assertThat(live.until("stopped").has("watches"))
                    .as("nothing changed")
                    .isFalse();
            live.say("{\"type\":\"setWatches\",\"id\":8,\"watches\":[]}");
            assertThat(live.until("stopped").path("watches").isArray()).isTrue();
        }
    }

    @Test
    void aQuestionIsAnsweredWhereTheProgramStands() throws Exception {
        String source = ".global n 0\nagain: gload n\nconst 1\nadd\ngstore n\njmp again\n";
        try (Client.Live live = client.live(client.session(source))) {
            live.next();
            live.say("{\"type\":\"stepIn\",\"count\":5003,\"id\":1}");
            JsonNode before = live.until(event -> event.path("type").asString().equals("stopped")
                    && event.path("time").asInt() == 5003);
            live.say("{\"type\":\"loop\",\"id\":2}");
            JsonNode loop = live.until("loop");
            assertThat(loop.path("inReplyTo").asInt()).isEqualTo(2);
            assertThat(loop.path("sentence").asString()).startsWith("Lines 2 to 6 repeat: 5 instructions a turn");
            assertThat(loop.path("turns").asInt()).isEqualTo(1_000);
            assertThat(loop.path("condition").isNull()).isTrue();
            assertThat(loop.has("condition")).isTrue();
            live.say("{\"type\":\"stepBack\",\"id\":3}");
            JsonNode after = live.until(event -> event.path("inReplyTo").asInt() == 3);
            assertThat(after.path("time").asInt()).isEqualTo(5002);
            assertThat(before.path("reason").asString()).isEqualTo("step");
        }
    }

    @Test
    void tooManyWatchesAreRefused() {
        String id = client.session(Client.SUM);
        String many = "\"n\",".repeat(50) + "\"n\"";
        client.post("/api/sessions/" + id + "/commands", "{\"type\":\"setWatches\",\"watches\":[" + many + "]}")
                .problem(400);
    }

    @Test
    void aRunTellsItsProgressAndIsPausedAtOnce() throws Exception {
        try (Client.Live live = client.live(client.session(Client.LOOP))) {
            live.next();
            live.say("{\"type\":\"continue\",\"id\":1}");
            JsonNode running = live.until("running");
            assertThat(running.path("direction").asString()).isEqualTo("forward");
            JsonNode later = live.until("running");
            assertThat(later.path("time").asLong())
                    .isGreaterThan(running.path("time").asLong());
            live.say("{\"type\":\"pause\",\"id\":2}");
            JsonNode stopped = live.until("stopped");
            assertThat(stopped.path("reason").asString()).isEqualTo("pause");
            assertThat(stopped.path("inReplyTo").asInt()).isEqualTo(2);
        }
    }

    @Test
    void twoViewersSeeTheSame() throws Exception {
        String id = client.session(Client.SUM);
        try (Client.Live one = client.live(id);
                Client.Live two = client.live(id)) {
            one.next();
            two.next();
            one.say("{\"type\":\"stepIn\",\"id\":1}");
            JsonNode mine = one.next();
            JsonNode theirs = two.next();
            assertThat(mine.path("inReplyTo").asInt()).isEqualTo(1);
            assertThat(theirs.has("inReplyTo")).isFalse();
            assertThat(theirs.path("time")).isEqualTo(mine.path("time"));
            assertThat(theirs.path("areas")).isEqualTo(mine.path("areas"));
        }
    }

    private static String breakpoints(JsonNode event) {
        List<String> all = new ArrayList<>();
        event.path("set")
                .forEach(each -> all.add(each.path("id").asString() + " "
                        + each.path("line").asInt() + " "
                        + each.path("condition").asString()));
        return event.path("revision").asInt() + ": " + String.join(", ", all);
    }

    @Test
    void everyViewerIsToldTheSetOfBreakpointsAndChangesItFromTheOneItHas() throws Exception {
        String id = client.session(Client.SUM);
        try (Client.Live one = client.live(id);
                Client.Live two = client.live(id)) {
            one.next();
            two.next();
            one.say(
                    "{\"type\":\"setBreakpoints\",\"id\":1,\"revision\":0,\"breakpoints\":[{\"id\":\"a\",\"line\":2}]}");
            JsonNode mine = one.next();
            assertThat(mine.path("inReplyTo").asInt()).isEqualTo(1);
            assertThat(breakpoints(mine)).isEqualTo("1: a 2 ");
            JsonNode theirs = two.next();
            assertThat(theirs.has("inReplyTo")).isFalse();
            assertThat(breakpoints(theirs)).isEqualTo("1: a 2 ");
            assertThat(theirs.path("breakpoints").get(0).path("id").asString()).isEqualTo("a");
            assertThat(theirs.path("breakpoints").get(0).path("address").asInt())
                    .isEqualTo(mine.path("breakpoints").get(0).path("address").asInt());

            two.say("{\"type\":\"setBreakpoints\",\"id\":1,\"revision\":1,\"breakpoints\":"
                    + "[{\"id\":\"a\",\"line\":2,\"condition\":\"time > 3\"},{\"id\":\"b\",\"line\":4}]}");
            assertThat(breakpoints(two.next())).isEqualTo("2: a 2 time > 3, b 4 ");
            assertThat(breakpoints(one.next())).isEqualTo("2: a 2 time > 3, b 4 ");
            // made before that was heard of
            one.say("{\"type\":\"setBreakpoints\",\"id\":2,\"revision\":1,\"breakpoints\":"
                    + "[{\"id\":\"a\",\"line\":2},{\"id\":\"c\",\"line\":5}]}");
            assertThat(breakpoints(one.next())).isEqualTo("3: a 2 time > 3, b 4 , c 5 ");
            assertThat(breakpoints(two.next())).isEqualTo("3: a 2 time > 3, b 4 , c 5 ");
        }
        try (Client.Live late = client.live(id)) {
            assertThat(breakpoints(late.next())).isEqualTo("3: a 2 time > 3, b 4 , c 5 ");
            assertThat(late.next().path("type").asString()).isEqualTo("stopped");
            late.say("{\"type\":\"setBreakpoints\",\"id\":9,\"revision\":77,\"breakpoints\":[]}");
            JsonNode problem = late.next();
            assertThat(problem.path("code").asString()).isEqualTo("unknown-revision");
            assertThat(problem.path("inReplyTo").asInt()).isEqualTo(9);
            assertThat(problem.path("detail").asString())
                    .contains("revision 77")
                    .contains("3");
            assertThat(breakpoints(late.next()))
                    .as("whoever is refused is told the set that there is")
                    .isEqualTo("3: a 2 time > 3, b 4 , c 5 ");
        }
        JsonNode state = client.get("/api/sessions/" + id).json();
        assertThat(breakpoints(state.path("breakpoints"))).isEqualTo("3: a 2 time > 3, b 4 , c 5 ");
    }

    @Test
    void aSlowViewerIsToldTheNewestSetOnly() throws Exception {
        String id = client.session(Client.SUM);
        try (Client.Live deaf = client.live(id, "http://localhost:" + server.port(), false);
                Client.Live live = client.live(id)) {
            live.next();
            for (int i = 0; i < 300; i++) {
                live.say("{\"type\":\"setBreakpoints\",\"id\":" + i + ",\"breakpoints\":[{\"line\":" + (i % 5 + 1)
                        + ",\"condition\":\"time > " + i + "\"}]}");
                int number = i;
                live.until(event -> event.path("inReplyTo").asInt(-1) == number);
            }
            deaf.read();
            JsonNode newest = deaf.until(event -> event.path("revision").asInt() == 300);
            assertThat(newest.path("set")).hasSize(1);
        }
    }

    @Test
    void aPageThatAcknowledgesIsNotOverrun() throws Exception {
        try (Client.Live live = client.live(client.session(Client.SUM))) {
            live.seen(live.next());
            live.say("{\"type\":\"stepIn\",\"id\":1}");
            JsonNode first = live.next();
            for (int i = 2; i <= 4; i++) {
                live.say("{\"type\":\"stepIn\",\"id\":" + i + "}");
            }
            live.say("{\"type\":\"setBreakpoints\",\"breakpoints\":[],\"id\":5}");
            assertThat(live.next().path("type").asString())
                    .as("an answer that is no state does not wait, and all steps before it are done")
                    .isEqualTo("breakpoints");
            live.seen(first);
            JsonNode newest = live.next();
            assertThat(newest.path("time").asInt()).isEqualTo(4);
            assertThat(newest.path("inReplyTo").asInt()).isEqualTo(4);
        }
    }

    /** The program prints without end, so each state is different and large; the reader does not read. */
    @Test
    void aReaderThatDoesNotReadCostsOneMessageAndIsShownTheNewestStateWhenItReads() throws Exception {
        String source = "loop:\n const 123456789\n print\n rjmp loop\n";
        String id = client.session(source);
        try (Client.Live deaf = client.live(id, "http://localhost:" + server.port(), false);
                Client.Live live = client.live(id)) {
            live.next();
            for (int i = 0; i < 300; i++) {
                live.say("{\"type\":\"stepIn\",\"count\":3,\"id\":" + i + "}");
                int number = i;
                live.until(event -> event.path("inReplyTo").asInt(-1) == number);
            }
            deaf.read();
            JsonNode newest = deaf.until(event -> event.path("time").asInt() == 900);
            assertThat(newest.path("type").asString()).isEqualTo("stopped");
        }
    }

    @Test
    void wrongCommandsAreAnsweredAndTheSessionGoesOn() throws Exception {
        try (Client.Live live = client.live(client.session(Client.SUM))) {
            live.next();
            for (String wrong : new String[] {
                "nonsense",
                "{}",
                "{\"type\":\"none\"}",
                "{\"type\":\"goTo\",\"time\":-1}",
                "{\"type\":\"runTo\"}",
                "[".repeat(5_000),
                "{\"type\":\"stepIn\",\"count\":" + "9".repeat(500) + "}"
            }) {
                live.say(wrong);
                JsonNode problem = live.next();
                assertThat(problem.path("type").asString()).as(wrong).isEqualTo("problem");
                assertThat(problem.path("detail").asString()).isNotBlank();
                Client.saysNothingOfTheInside(problem.toString());
            }
            live.say("{\"type\":\"stepIn\",\"id\":9}");
            assertThat(live.next().path("time").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theEndOfASessionIsToldWithItsReason() throws Exception {
        String expiring = client.session(Client.SUM);
        String deleted = client.session(Client.SUM);
        try (Client.Live one = client.live(expiring);
                Client.Live two = client.live(deleted)) {
            one.next();
            two.next();
            client.send("DELETE", "/api/sessions/" + deleted, null);
            assertThat(two.next().path("reason").asString()).isEqualTo("deleted");
            assertThat(two.closed.get(60, TimeUnit.SECONDS)).startsWith("1000");
            now.addAndGet(Duration.ofMinutes(31).toNanos());
            server.sessions().expire();
            JsonNode ended = one.next();
            assertThat(ended.path("type").asString()).isEqualTo("ended");
            assertThat(ended.path("reason").asString()).isEqualTo("expired");
        }
        try (Client.Live late = client.live(expiring);
                Client.Live never = client.live("none")) {
            assertThat(late.next().path("reason").asString()).isEqualTo("expired");
            assertThat(never.next().path("reason").asString()).isEqualTo("unknown");
            assertThat(never.closed.get(60, TimeUnit.SECONDS)).startsWith("1000");
        }
    }

    @Test
    void anOrderlyStopTellsTheViewers() throws Exception {
        try (Client.Live live = client.live(client.session(Client.LOOP))) {
            live.next();
            live.say("{\"type\":\"continue\"}");
            server.close();
            assertThat(live.until("ended").path("reason").asString()).isEqualTo("shutdown");
        }
    }

    @Test
    void aPageOfAnotherOriginIsRefused() {
        String id = client.session(Client.SUM);
        String own = "http://localhost:" + server.port();
        for (String origin : new String[] {"http://evil.example", own + ".evil.example", "http://localhost", "null"}) {
            assertThatThrownBy(() -> client.live(id, origin, true)).as(origin).hasMessageContaining("Handshake");
        }
        client.live(id, null, true).close();
        client.live(id, own, true).close();
    }
}
