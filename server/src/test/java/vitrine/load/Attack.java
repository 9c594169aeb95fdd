package vitrine.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import vitrine.http.Server;
import vitrine.http.ServerOptions;
import vitrine.protocol.Json;
import vitrine.session.Sessions;

/**
 * What clients can do to each other, to be read and not to be passed. One session is stepped, and how long each step takes is measured, while others do
 * their worst on the same server ("here"), or on a second server of this process ("elsewhere"), which is what they cost as clients of the same processors.
 * Arguments: here or elsewhere, seconds (10), the name of an attack (nothing).
 */
public final class Attack {
    private static final int OBJECTS = 400_000;
    /** A step that takes longer is taken for one of so long, and the last one. */
    private static final int PATIENCE_SECONDS = 20;

    private static final String STEPPED = "loop:\n const 1\n pop\n rjmp loop\n";

    /** An attack: begins on a server, and goes on until its client is closed. */
    private interface Begin {
        void on(Client client) throws Exception;
    }

    private static final Map<String, Begin> ATTACKS = new LinkedHashMap<>();

    static {
        ATTACKS.put("collect", client -> client.run(2, chain("mark-sweep", OBJECTS, "gc")));
        ATTACKS.put("compact", client -> client.run(2, chain("mark-compact", OBJECTS, "gc")));
        ATTACKS.put("copy", client -> client.run(2, chain("semi-space", OBJECTS * 3 / 4, "gc")));
        ATTACKS.put("box always", client -> client.run(2, large("mark-sweep always")));
        ATTACKS.put("counting", client -> client.run(2, chain("reference-counting", OBJECTS, "gc")));
        ATTACKS.put("cascades", client -> client.run(2, cascades()));
        ATTACKS.put("new arrays", client -> client.run(2, "m: const 1900000\n newarr\n pop\n rjmp m\n"));
        for (String area : List.of("objects", "spaces", "heap")) {
            ATTACKS.put("readers of " + area, client -> client.read(60, area));
        }
        ATTACKS.put("viewers", client -> client.watch(20, 64));
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final int seconds;

    private Attack(int seconds) {
        this.seconds = seconds;
    }

    public static void main(String[] arguments) throws Exception {
        boolean elsewhere = arguments.length > 0 && arguments[0].equals("elsewhere");
        Attack attack = new Attack(arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10);
        String name = arguments.length > 2 ? arguments[2] : "nothing";
        Begin begin = name.equals("nothing") ? client -> {} : ATTACKS.get(name);
        if (begin == null) {
            System.out.println("Attacks: " + String.join(", ", ATTACKS.keySet()));
            System.exit(1);
            return;
        }
        double[] taken = attack.latency(begin, elsewhere);
        System.out.printf(
                "%-18s %-9s median %8.1f   95 %% %8.1f   99 %% %8.1f   most %8.1f   of %d steps%n",
                name, elsewhere ? "elsewhere" : "here", taken[0], taken[1], taken[2], taken[3], (int) taken[4]);
        // threads of a server that is kept busy need not end by themselves
        Runtime.getRuntime().halt(0);
    }

    // ---- programs

    /** A list of boxes, then one instruction again and again. */
    private static String chain(String collector, int objects, String again) {
        return """
                .collector %s
                .global head 0
                .func main
                .local i
                build:
                    const %d
                    lstore i
                more:
                    lload i
                    jf m
                    gload head
                    box
                    gstore head
                    lload i
                    const 1
                    sub
                    lstore i
                    rjmp more
                m:
                    %s
                    jmp m
                """.formatted(collector, objects, again);
    }

    private static String large(String collector) {
        return """
                .collector %s
                .global all 0
                .func main
                    const 1900000
                    newarr
                    gstore all
                m:
                    null
                    box
                    pop
                    jmp m
                """.formatted(collector);
    }

    /** Long lists that die at once. */
    private static String cascades() {
        return chain("reference-counting", OBJECTS, "null\n    gstore head\n    jmp build");
    }

    // ---- clients

    private Server server() throws Exception {
        Server server = new Server(ServerOptions.local(0)
                .withSessions(new Sessions.Settings(
                        200, Duration.ofMinutes(30), Runtime.getRuntime().availableProcessors())));
        server.start();
        return server;
    }

    private double[] latency(Begin begin, boolean elsewhere) throws Exception {
        Server server = server();
        Server other = server();
        Client attacker = new Client(elsewhere ? other : server);
        Client innocent = new Client(server);
        try {
            String id = innocent.session(STEPPED);
            Events events = new Events(true);
            WebSocket socket = innocent.socket(id, events);
            events.next();
            step(socket, events, 200);
            begin.on(attacker);
            TimeUnit.SECONDS.sleep(4);
            List<Double> taken = new ArrayList<>();
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < until) {
                long now = System.nanoTime();
                boolean came = step(socket, events, 1);
                taken.add((System.nanoTime() - now) / 1e6);
                if (!came) {
                    break;
                }
                TimeUnit.MILLISECONDS.sleep(3);
            }
            socket.abort();
            double[] sorted =
                    taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return new double[] {at(sorted, 50), at(sorted, 95), at(sorted, 99), at(sorted, 100), sorted.length};
        } finally {
            attacker.closed = true;
        }
    }

    private static boolean step(WebSocket socket, Events events, int count) throws Exception {
        boolean came = true;
        for (int i = 0; i < count && came; i++) {
            socket.sendText("{\"type\":\"stepIn\",\"id\":1}", true);
            came = events.next();
        }
        return came;
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private final class Client {
        private final String base;
        private volatile boolean closed;

        Client(Server server) {
            base = "localhost:" + server.port();
        }

        HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        HttpRequest.Builder at(String path) {
            return HttpRequest.newBuilder(URI.create("http://" + base + path));
        }

        JsonNode post(String path, Object body) throws Exception {
            HttpResponse<String> response = send(at(path).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.body());
            }
            return Json.mapper().readTree(response.body());
        }

        String session(String source) throws Exception {
            return post("/api/sessions", Map.of("source", source)).path("id").asString();
        }

        WebSocket socket(String id, Events events) throws Exception {
            return http.newWebSocketBuilder()
                    .header("Origin", "http://" + base)
                    .buildAsync(URI.create("ws://" + base + "/api/sessions/" + id), events)
                    .get(30, TimeUnit.SECONDS);
        }

        /** Sessions that run a program. */
        void run(int count, String source) throws Exception {
            for (int i = 0; i < count; i++) {
                String id = session(source);
                http.sendAsync(
                        at("/api/sessions/" + id + "/commands")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"type\":\"continue\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }

        /** Two sessions that stand with many objects. */
        private List<String> heaps() throws Exception {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String id = session(chain("mark-sweep", OBJECTS, "halt"));
                post("/api/sessions/" + id + "/commands", Map.of("type", "continue"));
                ids.add(id);
            }
            return ids;
        }

        void read(int readers, String area) throws Exception {
            List<String> ids = heaps();
            IntFunction<String> path = reader -> "/api/sessions/" + ids.get(reader % 2) + "/areas/" + area + "?count="
                    + (area.equals("spaces") ? 16_000_000 : 200) + "&from=" + (area.equals("heap") ? OBJECTS - 500 : 0);
            for (int i = 0; i < readers; i++) {
                int reader = i;
                Thread thread = new Thread(() -> {
                    while (!closed) {
                        try {
                            send(at(path.apply(reader)));
                        } catch (Exception over) {
                            return;
                        }
                    }
                });
                thread.setDaemon(true);
                thread.start();
            }
        }

        void watch(int viewers, int views) throws Exception {
            List<String> ids = heaps();
            for (int i = 0; i < viewers; i++) {
                Events events = new Events(false);
                WebSocket socket = socket(ids.get(i % 2), events);
                Map<String, Object> windows = new LinkedHashMap<>();
                IntStream.range(0, views)
                        .forEach(view -> windows.put(
                                "view" + view,
                                Map.of(
                                        "area",
                                        List.of("objects", "spaces", "heap").get(view % 3),
                                        "from",
                                        1_000 * view,
                                        "count",
                                        200)));
                socket.sendText(Json.write(Map.of("type", "view", "windows", windows)), true);
            }
            // each of them looks again whenever somebody steps
            Thread thread = new Thread(() -> {
                while (!closed) {
                    for (String id : ids) {
                        try {
                            post("/api/sessions/" + id + "/commands", Map.of("type", "stepBack"));
                            post("/api/sessions/" + id + "/commands", Map.of("type", "stepIn"));
                        } catch (Exception busy) {
                            // it goes on
                        }
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static final class Events implements WebSocket.Listener {
        private final LinkedBlockingQueue<Boolean> events = new LinkedBlockingQueue<>();
        private final boolean kept;

        Events(boolean kept) {
            this.kept = kept;
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            if (last && kept) {
                events.add(true);
            }
            socket.request(1);
            return null;
        }

        /** Waits for the next event; returns whether it came in time. */
        boolean next() throws InterruptedException {
            return events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) != null;
        }
    }
}
