package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vitrine.machine.HardTexts;
import vitrine.program.Characters;
import vitrine.protocol.Json;

/** Text through REST and WebSockets: columns and lengths count characters, half of one is never sent, and none is lost. */
class TextOnTheWireTest {
    private static Server server;
    private static Client client;

    @BeforeAll
    static void start() throws BindException {
        server = new Server(ServerOptions.local(0));
        server.start();
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode wellFormed(JsonNode answer) {
        assertThat(Characters.isWellFormed(answer.toString()))
                .as(answer.toString())
                .isTrue();
        return answer;
    }

    @Test
    void columnsCountCharacters() {
        JsonNode range = client.post(
                        "/api/assemble",
                        Map.of("source", ".machine stack\nldc \"\ud83d\ude00\ud83d\ude00e\u0301\" oops"))
                .json()
                .path("diagnostics")
                .get(0)
                .path("range");
        assertThat(range.path("column").asInt()).isEqualTo(12);
        assertThat(range.path("length").asInt()).isEqualTo(4);
    }

    @Test
    void halfOfACharacterIsReadAsTheReplacementCharacter() {
        String lone = "\\ud83d";
        JsonNode created = client.post(
                        "/api/sessions",
                        "{\"source\": \"ldc \\\"" + lone + "\\\"\\nprint\\nhost read_line\\nprint\\nhalt ; " + lone
                                + "\", \"input\": \"" + lone + "x\\ude00\\n\"}")
                .json();
        wellFormed(created);
        String id = created.path("id").asString();
        JsonNode end = wellFormed(client.command(id, "{\"type\":\"continue\"}"));
        assertThat(end.path("areas").path("output").path("text").asString()).isEqualTo("\ufffd\n\ufffdx\ufffd\n");
        for (String command : List.of(
                "{\"type\":\"setWatches\",\"watches\":[\"" + lone + "\",\"'" + lone + "'\"]}",
                "{\"type\":\"setBreakpoints\",\"breakpoints\":[{\"line\":1,\"condition\":\"" + lone + "\",\"log\":\"{"
                        + lone + "}\"}]}",
                "{\"type\":\"" + lone + "\"}",
                "{\"type\":\"stepIn\",\"" + lone + "\":1}")) {
            Client.Answer answer = client.post("/api/sessions/" + id + "/commands", command);
            assertThat(answer.status()).as(answer.text()).isLessThan(500);
            wellFormed(answer.json());
        }
        Client.Answer wrong = client.post("/api/assemble", "{\"source\": \"con" + lone + "st 1\"}");
        assertThat(wellFormed(wrong.json())
                        .path("diagnostics")
                        .get(0)
                        .path("message")
                        .asString())
                .contains("(U+FFFD, REPLACEMENT CHARACTER)");
    }

    @Test
    void onlyHalvesAreReplaced() throws Exception {
        record Texts(List<String> all) {}
        for (String text : List.of(
                "\\ud83d\\ude00",
                "\\\\ud83d",
                "\\uD83D\\uDe00\\ud83d",
                "\\ude00\\ud83d",
                "\\\\\\ud83d\\n",
                "\\ud83d\\u0041",
                "\\ud83d\\ud83d\\ude00")) {
            String read =
                    Json.read("{\"all\":[\"" + text + "\"]}", Texts.class).all().get(0);
            // what the parser itself makes of it, mended
            String plain = Json.mapper().readTree("\"" + text + "\"").asString();
            assertThat(read).isEqualTo(Characters.wellFormed(plain));
        }
    }

    /** Whatever part of the output and of strings is asked for, it comes in characters. */
    @Test
    void windowsCountCharacters() throws Exception {
        StringBuilder source = new StringBuilder();
        StringBuilder output = new StringBuilder();
        for (String text : HardTexts.ALL) {
            source.append("ldc ").append(HardTexts.escaped(text)).append("\nprint\n");
            output.append(text).append('\n');
        }
        String id = client.session(source + "halt\n");
        client.command(id, "{\"type\":\"continue\"}");
        int[] codes = output.toString().codePoints().toArray();
        try (Client.Live live = client.live(id)) {
            wellFormed(live.next());
            for (int from = 0; from < codes.length; from += 97) {
                live.say("{\"type\":\"view\",\"windows\":{\"output\":{\"from\":" + from + ",\"count\":41}}}");
                JsonNode view = wellFormed(live.next()).path("areas").path("output");
                assertThat(view.path("size").asInt()).isEqualTo(codes.length);
                assertThat(view.path("text").asString())
                        .isEqualTo(new String(codes, from, Math.min(41, codes.length - from)));
            }
        }
    }
}
