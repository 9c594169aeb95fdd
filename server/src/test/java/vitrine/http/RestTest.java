package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.net.BindException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import vitrine.asm.Assembler;
import vitrine.isa.InstructionSet;
import vitrine.isa.OperandKind;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.program.Function;
import vitrine.program.HeapSettings;
import vitrine.program.Image;
import vitrine.program.Program;
import vitrine.program.SourceMap;
import vitrine.protocol.Json;
import vitrine.session.Sessions;

/** The REST interface as a script uses it. */
class RestTest {
    private static final AtomicLong NOW = new AtomicLong();
    private static Server server;
    private static Client client;

    @BeforeAll
    static void start() throws BindException {
        Ticker ticker = NOW::get;
        server = new Server(ServerOptions.local(0)
                .withTicker(ticker)
                .withSessions(new Sessions.Settings(200, Duration.ofMinutes(30), 2)));
        server.start();
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void machinesAndTheirTablesAreTold() {
        JsonNode machines = client.get("/api/machines").json();
        List<String> names = Machines.all().stream().map(MachineKind::name).toList();
        assertThat(machines).hasSize(names.size());
        for (MachineKind kind : Machines.all()) {
            JsonNode table =
                    client.get("/api/machines/" + kind.name() + "/instructions").json();
            assertThat(table.path("rows")).hasSize(kind.instructions().rows().size());
            assertThat(table.path("rows").get(0).path("summary").asString()).isNotBlank();
            assertThat(table.path("directives")).isNotEmpty();
        }
        client.get("/api/machines/none/instructions").problem(404);
    }

    @Test
    void programsAreListedAndRead() {
        JsonNode programs = client.get("/api/programs").json();
        assertThat(programs).isNotEmpty();
        for (JsonNode each : programs) {
            assertThat(each.path("title").asString())
                    .as(each.path("path").asString())
                    .isNotBlank();
        }
        String path = programs.get(0).path("path").asString();
        JsonNode program = client.get("/api/programs/" + path).json();
        assertThat(program.path("source").asString()).contains(";");
        client.get("/api/programs/../pom.xml").problem(404);
        client.get("/api/programs/none.asm").problem(404);
    }

    @Test
    void theBuiltInProgramsAreTheSame() {
        assertThat(new Programs(null).all().keySet())
                .isEqualTo(new Programs(ServerOptions.local(0).programs()).all().keySet());
    }

    @Test
    void assemblingSaysEverythingThatIsWrong() {
        JsonNode wrong =
                client.post("/api/assemble", Map.of("source", "pritn\nconst\n")).json();
        assertThat(wrong.path("diagnostics").size()).isGreaterThanOrEqualTo(2);
        assertThat(wrong.path("listing").isNull()).isTrue();
        JsonNode range = wrong.path("diagnostics").get(0).path("range");
        assertThat(range.path("line").asInt()).isEqualTo(1);
        JsonNode right =
                client.post("/api/assemble", Map.of("source", Client.SUM)).json();
        assertThat(right.path("listing").path("rows")).hasSize(5);
        assertThat(right.path("image").asString()).isNotBlank();
    }

    @Test
    void aSessionIsSteppedBothWays() {
        Client.Answer created = client.post("/api/sessions", Map.of("source", Client.SUM));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().path("id").asString();
        assertThat(created.header("Location")).isEqualTo("/api/sessions/" + id);
        assertThat(created.json().path("state").path("reason").asString()).isEqualTo("entry");
        for (int time = 1; time <= 3; time++) {
            JsonNode stopped = client.command(id, "{\"type\":\"stepIn\",\"id\":" + time + "}");
            assertThat(stopped.path("type").asString()).isEqualTo("stopped");
            assertThat(stopped.path("inReplyTo").asInt()).isEqualTo(time);
            assertThat(stopped.path("time").asInt()).isEqualTo(time);
        }
        JsonNode sum = client.get("/api/sessions/" + id).json().path("state");
        assertThat(sum.path("lastStep").path("sentence").asString()).contains("5");
        assertThat(sum.path("areas")
                        .path("stack")
                        .path("cells")
                        .get(0)
                        .path("value")
                        .path("text")
                        .asString())
                .isEqualTo("5");
        JsonNode back = client.command(id, "{\"type\":\"stepBack\"}");
        assertThat(back.path("time").asInt()).isEqualTo(2);
        JsonNode end = client.command(id, "{\"type\":\"continue\"}");
        assertThat(end.path("reason").asString()).isEqualTo("halt");
        assertThat(end.path("areas").path("output").path("text").asString()).isEqualTo("5\n");
        assertThat(client.command(id, "{\"type\":\"restart\"}").path("time").asInt())
                .isZero();
        assertThat(client.send("DELETE", "/api/sessions/" + id, null).status()).isEqualTo(204);
        assertThat(client.get("/api/sessions/" + id).problem(404).path("type").asString())
                .endsWith("session-deleted");
    }

    @Test
    void aMachineIsShownByWhatItDeclares() {
        assertThat(client.get("/api/machines").json().get(0).path("name").asString())
                .isEqualTo(Machines.standard().name());
        String source = ".machine abacus\n.global a 2\n.global b 3\nadd a b\nsay a b\noff 0\n";
        String id = client.session(source);
        JsonNode stepped = client.command(id, "{\"type\":\"stepIn\"}");
        assertThat(stepped.path("lastStep").path("sentence").asString()).isEqualTo("Added a to b.");
        JsonNode areas = stepped.path("areas");
        assertThat(areas.propertyNames()).containsExactlyInAnyOrder("rods", "dials", "visits", "paper");
        assertThat(areas.path("rods").path("cells").get(1).path("name").asString())
                .isEqualTo("rod 1");
        JsonNode end = client.command(id, "{\"type\":\"continue\"}");
        assertThat(end.path("areas").path("paper").path("text").asString()).isEqualTo("2 5\n");
        assertThat(client.command(id, "{\"type\":\"stepBack\",\"count\":2}")
                        .path("areas")
                        .path("paper")
                        .path("text")
                        .asString())
                .isEmpty();
    }

    @Test
    void aSessionBeginsAtTheMomentThatIsAskedFor() {
        JsonNode created = client.post(
                        "/api/sessions",
                        Map.of("source", Client.SUM, "time", 3, "breakpoints", List.of(Map.of("line", 5))))
                .json();
        assertThat(created.path("state").path("time").asInt()).isEqualTo(3);
        JsonNode stopped = client.command(created.path("id").asString(), "{\"type\":\"continue\"}");
        assertThat(stopped.path("reason").asString()).isEqualTo("breakpoint");
        assertThat(stopped.path("line").asInt()).isEqualTo(5);
    }

    @Test
    void breakpointsOnCellsAndEvents() {
        String id = client.session(".global g 0\nconst 1\ngstore g\nconst 2\nprint\nhalt\n");
        JsonNode placed = client.command(id, """
                        {"type": "setBreakpoints", "breakpoints": [
                          {"cell": "g", "access": "changed", "condition": "g == 1"}, {"event": "output"},
                          {"cell": "nothing", "access": "read"}, {"event": "call", "function": "main"}]}""").path("breakpoints");
        assertThat(placed.get(0).path("cell").asString()).isEqualTo("global 0");
        assertThat(placed.get(1).path("verified").asBoolean()).isTrue();
        assertThat(placed.get(1).path("cell").asString()).isEmpty();
        assertThat(placed.get(2).path("verified").asBoolean()).isFalse();
        JsonNode data = client.command(id, "{\"type\":\"continue\"}");
        assertThat(data.path("reason").asString()).isEqualTo("data breakpoint");
        assertThat(data.path("time").asInt()).isEqualTo(2);
        assertThat(data.path("hits").get(0).asInt()).isZero();
        assertThat(client.command(id, "{\"type\":\"continue\"}").path("reason").asString())
                .isEqualTo("breakpoint");
        assertThat(client.command(id, "{\"type\":\"reverseContinue\"}")
                        .path("time")
                        .asInt())
                .isEqualTo(2);
        for (String wrong : List.of(
                "{}",
                "{\"line\": 1, \"event\": \"call\"}",
                "{\"cell\": \"g\"}",
                "{\"cell\": \"g\", \"access\": \"x\"}",
                "{\"event\": \"x\"}",
                "{\"event\": \"trap\", \"function\": \"main\"}")) {
            var set = Map.of(
                    "type",
                    "setBreakpoints",
                    "breakpoints",
                    List.of(Json.mapper().readTree(wrong)));
            client.post("/api/sessions/" + id + "/commands", set).problem(400);
        }
    }

    @Test
    void breakpointsAreSetFromARevision() {
        JsonNode created = client.post(
                        "/api/sessions",
                        Map.of(
                                "source",
                                Client.SUM,
                                "breakpoints",
                                List.of(Map.of("line", 2), Map.of("id", "x", "line", 3))))
                .json();
        JsonNode set = created.path("breakpoints");
        assertThat(set.path("revision").asInt()).isEqualTo(1);
        assertThat(set.path("set").get(0).path("id").asString()).isNotEmpty();
        assertThat(set.path("set").get(1).path("id").asString()).isEqualTo("x");
        String id = created.path("id").asString();
        JsonNode answer =
                client.command(id, "{\"type\":\"setBreakpoints\",\"revision\":0,\"breakpoints\":[{\"line\":4}]}");
        assertThat(answer.path("revision").asInt()).isEqualTo(2);
        assertThat(answer.path("set")).hasSize(3);
        assertThat(answer.path("breakpoints").get(2).path("line").asInt()).isEqualTo(4);
        answer = client.command(id, "{\"type\":\"setBreakpoints\",\"breakpoints\":[{\"line\":4}]}");
        assertThat(answer.path("set"))
                .as("without a revision it is the whole set")
                .hasSize(1);
        JsonNode refused = client.post(
                        "/api/sessions/" + id + "/commands",
                        Map.of("type", "setBreakpoints", "revision", 9, "breakpoints", List.of()))
                .problem(409);
        assertThat(refused.path("detail").asString())
                .isEqualTo("There is no revision 9 of the breakpoints; the present one is 3.");
        var twice = List.of(Map.of("id", "y", "line", 2), Map.of("id", "y", "line", 3));
        client.post("/api/sessions/" + id + "/commands", Map.of("type", "setBreakpoints", "breakpoints", twice))
                .problem(400);
    }

    @Test
    void anEndlessLoopIsPausedOverRest() {
        String id = client.session(Client.LOOP);
        var run =
                java.util.concurrent.CompletableFuture.supplyAsync(() -> client.command(id, "{\"type\":\"continue\"}"));
        JsonNode paused;
        do {
            paused = client.command(id, "{\"type\":\"pause\"}");
        } while (paused.path("time").asLong() == 0);
        assertThat(paused.path("reason").asString()).isEqualTo("pause");
        assertThat(run.join().path("type").asString()).isEqualTo("stopped");
    }

    @Test
    void partsOfTheStateAreRead() {
        String id = client.session(Client.SUM);
        client.command(id, "{\"type\":\"stepIn\",\"count\":2}");
        assertThat(client.get("/api/sessions/" + id + "/areas/stack?from=1&count=1")
                        .json()
                        .path("cells"))
                .hasSize(1);
        client.get("/api/sessions/" + id + "/areas/none").problem(404);
        client.get("/api/sessions/" + id + "/areas/stack?from=x").problem(400);
        assertThat(client.get("/api/sessions/" + id + "/groups?name=frame%200")
                        .json()
                        .path("kind")
                        .asString())
                .isEqualTo("frame");
        client.get("/api/sessions/" + id + "/groups?name=frame%2099").problem(404);
        client.get("/api/sessions/" + id + "/groups").problem(400);
        assertThat(client.get("/api/sessions/" + id + "/listing?from=1&count=2")
                        .json()
                        .path("rows"))
                .hasSize(2);
        assertThat(client.get("/api/sessions/" + id + "/listing?address=10&count=1")
                        .json()
                        .path("from")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.get("/api/sessions/" + id + "/timeline")
                        .json()
                        .path("to")
                        .asInt())
                .isEqualTo(2);
        assertThat(client.get("/api/sessions/" + id + "/inputs")
                        .json()
                        .path("read")
                        .asInt())
                .isZero();
    }

    @Test
    void inputIsGivenAndTakenBack() {
        String id = client.session("host read_line\nprint\nhalt\n");
        JsonNode waiting = client.command(id, "{\"type\":\"continue\"}");
        assertThat(waiting.path("reason").asString()).isEqualTo("input");
        assertThat(waiting.path("status").path("type").asString()).isEqualTo("waiting");
        client.command(id, "{\"type\":\"setInput\",\"text\":\"hello\"}");
        JsonNode end = client.command(id, "{\"type\":\"continue\"}");
        assertThat(end.path("areas").path("output").path("text").asString()).isEqualTo("hello\n");
        client.command(id, "{\"type\":\"restart\"}");
        client.post("/api/sessions/" + id + "/commands", "{\"type\":\"setInput\",\"text\":\"other\"}")
                .problem(409);
        client.command(id, "{\"type\":\"setInput\",\"text\":\"other\",\"dropFuture\":true}");
        assertThat(client.command(id, "{\"type\":\"continue\"}")
                        .path("areas")
                        .path("output")
                        .path("text")
                        .asString())
                .isEqualTo("other\n");
    }

    @Test
    void aCellIsWrittenAndTheEditTravels() {
        String source = ".global n 1\ngload n\nprint\ngload n\nprint\nhalt\n";
        String id = client.session(source);
        client.command(id, "{\"type\":\"stepIn\",\"count\":2}");
        JsonNode written = client.command(id, "{\"type\":\"write\",\"id\":9,\"cell\":\"n\",\"value\":\"0x2a\"}");
        assertThat(written.path("inReplyTo").asInt()).isEqualTo(9);
        assertThat(written.path("edited").get(0).path("before").path("text").asString())
                .isEqualTo("1");
        assertThat(written.path("inputs").path("edits").toString()).isEqualTo("[[2,\"global 0\",\"0x2a\"]]");
        JsonNode end = client.command(id, "{\"type\":\"continue\"}");
        assertThat(end.path("areas").path("output").path("text").asString()).isEqualTo("1\n42\n");
        assertThat(end.path("edited")).isEmpty();
        client.command(id, "{\"type\":\"goTo\",\"time\":1}");
        String other = "{\"type\":\"write\",\"cell\":\"n\",\"value\":\"5\"";
        JsonNode refused =
                client.post("/api/sessions/" + id + "/commands", other + "}").problem(409);
        assertThat(refused.path("type").asString()).isEqualTo("/problems/drop-future");
        client.post("/api/sessions/" + id + "/commands", "{\"type\":\"write\",\"cell\":\"n\"}")
                .problem(400);
        JsonNode again = client.post(
                        "/api/sessions",
                        Map.of("source", source, "edits", written.path("inputs").path("edits"), "time", 5))
                .json();
        assertThat(again.path("state").path("areas").path("output").path("text").asString())
                .isEqualTo("1\n42\n");
        client.post("/api/sessions", Map.of("source", source, "edits", List.of(List.of(3, "n"))))
                .problem(400);
        assertThat(client.get("/api/sessions/" + id + "/inputs").json().path("edits"))
                .hasSize(1);
        client.command(id, other + ",\"dropFuture\":true}");
        assertThat(client.command(id, "{\"type\":\"continue\"}")
                        .path("areas")
                        .path("output")
                        .path("text")
                        .asString())
                .isEqualTo("1\n5\n");
    }

    @Test
    void aProgramWithErrorsBeginsNoSession() {
        JsonNode problem =
                client.post("/api/sessions", Map.of("source", "pritn\n")).problem(422);
        assertThat(problem.path("diagnostics").get(0).path("hint").asString()).contains("print");
    }

    @Test
    void anExpiredSessionIsToldApartFromAnUnknownOne() {
        String id = client.session(Client.SUM);
        NOW.addAndGet(Duration.ofMinutes(31).toNanos());
        server.sessions().expire();
        JsonNode expired = client.get("/api/sessions/" + id).problem(404);
        assertThat(expired.path("type").asString()).endsWith("session-expired");
        assertThat(expired.path("title").asString()).isEqualTo("This session has ended.");
        JsonNode unknown = client.get("/api/sessions/none").problem(404);
        assertThat(unknown.path("type").asString()).endsWith("session-unknown");
    }

    @Test
    void aProgramOfTwoHundredThousandLinesFits() {
        String source = "nop\n".repeat(199_999) + "halt\n";
        JsonNode created =
                client.post("/api/sessions", Map.of("source", source)).json();
        assertThat(created.path("listing").path("size").asInt()).isEqualTo(200_000);
        assertThat(created.path("listing").path("rows")).hasSize(Workshop.FIRST_ROWS);
    }

    @Test
    void healthAndMetricsAreTold() {
        assertThat(client.get("/health").json().path("status").asString()).isEqualTo("up");
        client.session(Client.SUM);
        System.gc(); // numbers must outlive the collector
        assertThat(client.get("/metrics").text())
                .doesNotContain("vitrine_sessions_begun_total 0.0")
                .contains("vitrine_sessions ", "vitrine_turn_wait_seconds", "vitrine_instructions_total", "jvm_memory");
    }

    private static String image(Program program, String source) {
        byte[] bytes = new Image(program, SourceMap.EMPTY, source).toBytes();
        return Json.write(Map.of("image", Base64.getEncoder().encodeToString(bytes)));
    }

    private static Program program(String source) {
        return Assembler.assemble(source, "stack", Machines.instructionSets()).program();
    }

    /** The text that answers an image is a source of its program, whatever the image says of its own source. */
    @Test
    void anImageIsAnsweredByASourceOfItsProgram() {
        Program program = program("const 7\nprint\nhalt\n");
        String own = "const 7  ; seven\nprint\nhalt\n";
        assertThat(client.post("/api/disassemble", image(program, own))
                        .json()
                        .path("source")
                        .asString())
                .isEqualTo(own);
        for (String other : List.of("const 8\nprint\nhalt\n", "no program at all", ".machine register\nhlt\n")) {
            Client.Answer answer = client.post("/api/disassemble", image(program, other));
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(program(answer.json().path("source").asString())).isEqualTo(program);
        }
    }

    /** The server accepts the images that the command line accepts, and no others. */
    @Test
    void anImageThatDoesNotFitItsMachineIsRefused() {
        List<Function> main = List.of(new Function("main", 0, List.of(), List.of()));
        Program collides = new Program("register", List.of(), List.of(), main, 0, collision());
        assertThat(client.post("/api/disassemble", image(collides, ""))
                        .problem(400)
                        .path("detail")
                        .asString())
                .contains("pop also puts a value into sp by itself", "Assemble it anew with another register there");
        Program foreign = program("halt\n").with(new HeapSettings("nobody", false, 0));
        assertThat(client.post("/api/disassemble", image(foreign, ""))
                        .problem(400)
                        .path("detail")
                        .asString())
                .contains("has no collector 'nobody'");
    }

    /** The bytes of {@code pop sp}, which no text becomes. */
    private static byte[] collision() {
        InstructionSet set = Machines.instructionsOf("register");
        byte[] code = new byte[4];
        set.encode(set.byMnemonic("POP"), new long[] {set.register(OperandKind.REGISTER, "sp")}, code, 0);
        return code;
    }

    /** A long name in very many instructions: the text of a small image would be too large for everybody. */
    @Test
    void anImageWhoseTextWouldBeTooLargeIsRefused() {
        String name = "n".repeat(255);
        String source = ".global " + name + "\n" + ("gload " + name + "\n").repeat(30_000);
        assertThat(client.post("/api/disassemble", image(program(source), ""))
                        .problem(413)
                        .path("title")
                        .asString())
                .contains("too large to be written as text");
    }
}
