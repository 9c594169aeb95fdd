package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** On the wire every answer names the moment that it is about, and a breakpoint on a cell of a frame the calls for which it counts. */
class AboutTest {
    private static final String SOURCE = """
            .func main
                const 3
                newarr
                call f
                halt
            .func f n
            .local x
                lload n
                lstore x
                const 1
                lstore x
                lload x
                ret
            """;

    private static Server server;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        server = new Server(ServerOptions.local(0));
        server.start();
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static final String HISTORY =
            "{\"type\":\"history\",\"cell\":\"x\",\"direction\":\"backward\",\"count\":1}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                HISTORY,
                "{\"type\":\"origin\",\"cell\":\"x\"}",
                "{\"type\":\"loop\"}",
                "{\"type\":\"counts\"}",
                "{\"type\":\"survey\",\"from\":0,\"to\":5,\"buckets\":5}",
                "{\"type\":\"whyAlive\",\"object\":\"n\"}",
                "{\"type\":\"pointsHere\",\"object\":\"n\"}",
                "{\"type\":\"findObjects\",\"text\":\"array\"}",
                "{\"type\":\"setWatches\",\"watches\":[\"x\"]}",
                "{\"type\":\"setBreakpoints\",\"breakpoints\":[]}"
            })
    void anAnswerNamesItsMoment(String question) {
        String id = client.session(SOURCE);
        client.command(id, "{\"type\":\"goTo\",\"time\":7}");
        client.command(id, "{\"type\":\"goTo\",\"time\":5}");
        JsonNode about = client.command(id, question).path("about");
        assertThat(about.path("time").asLong(-1)).isEqualTo(5);
        assertThat(about.path("part").asLong(-1)).isZero();
        assertThat(about.path("end").asLong(-1)).isEqualTo(7);
        assertThat(about.path("future").asLong(-1)).isZero();
        JsonNode written =
                client.command(id, "{\"type\":\"write\",\"cell\":\"x\",\"value\":\"9\",\"dropFuture\":true}");
        assertThat(written.path("future").asLong(-1)).isEqualTo(1);
        JsonNode again = client.command(id, question).path("about");
        assertThat(again.path("future").asLong(-1)).isEqualTo(1);
        assertThat(again.path("end").asLong(-1)).isEqualTo(5);
    }

    @Test
    void anAnswerNamesItsCell() {
        String id = client.session(SOURCE);
        client.command(id, "{\"type\":\"goTo\",\"time\":5}");
        assertThat(client.command(id, HISTORY).path("about").path("cell").asString())
                .isEqualTo("frame 1 local 1");
    }

    private static JsonNode placed(String id, String breakpoint) {
        return client.command(id, "{\"type\":\"setBreakpoints\",\"breakpoints\":[" + breakpoint + "]}")
                .path("breakpoints")
                .get(0);
    }

    @Test
    void aBreakpointOnACellOfAFrameIsForThisCallUnlessToldOtherwise() {
        String id = client.session(SOURCE);
        client.command(id, "{\"type\":\"goTo\",\"time\":5}");
        JsonNode usual = placed(id, "{\"cell\":\"x\",\"access\":\"written\"}").path("frame");
        assertThat(usual.path("calls").asString()).isEqualTo("this");
        assertThat(usual.path("function").asString()).isEqualTo("f");
        assertThat(usual.path("local").asString()).isEqualTo("x");
        assertThat(usual.path("call").asLong()).isEqualTo(5);
        assertThat(usual.path("state").asString()).isEqualTo("live");
        JsonNode every = placed(id, "{\"cell\":\"x\",\"access\":\"written\",\"calls\":\"every\",\"function\":\"f\"}");
        assertThat(every.path("frame").path("calls").asString()).isEqualTo("every");
        assertThat(every.path("cell").asString()).isEqualTo("frame 1 local 1");
        assertThat(placed(id, "{\"cell\":\"x\",\"access\":\"written\",\"calls\":\"any\"}")
                        .has("frame"))
                .isFalse();
        client.post(
                        "/api/sessions/" + id + "/commands",
                        "{\"type\":\"setBreakpoints\",\"breakpoints\":[{\"cell\":\"x\",\"access\":\"read\",\"calls\":\"some\"}]}")
                .problem(400);
        placed(
                id,
                "{\"cell\":\"frame 1 local 1\",\"access\":\"written\",\"calls\":\"this\",\"function\":\"f\",\"call\":5}");
        JsonNode end = client.command(id, "{\"type\":\"goToEnd\"}");
        JsonNode frame = end.path("breakpoints").get(0).path("frame");
        assertThat(frame.path("state").asString()).isEqualTo("returned");
        client.command(id, "{\"type\":\"reverseContinue\"}");
        JsonNode back = client.command(id, "{\"type\":\"reverseContinue\"}");
        assertThat(back.path("reason").asString()).isEqualTo("data breakpoint");
        assertThat(back.path("breakpoints").get(0).path("frame").path("call").asLong())
                .isEqualTo(3);
        assertThat(List.of(5L, 3L)).contains(back.path("time").asLong());
    }
}
