package vitrine.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import vitrine.protocol.Json;
import vitrine.protocol.Requests;
import vitrine.protocol.Responses.ProgramInfo;
import vitrine.protocol.Responses.ProgramText;
import vitrine.session.Sessions;

/**
 * The whole server: sessions, their REST interface and WebSockets, the page. It promises that nothing is answered to foreign hosts, that
 * nothing that comes in is larger or deeper than it may be, that every error is answered with problem details, and that an orderly stop
 * tells everybody.
 */
public final class Server implements AutoCloseable {
    /** The largest body: a program of 200,000 lines with its inputs. */
    static final int MOST_BODY = 6 << 20;

    /** What all bodies that are being read may hold together. */
    private static final long ROOM_FOR_BODIES =
            Math.max(8L * MOST_BODY, Runtime.getRuntime().maxMemory() / 32);

    private static final int ACCEPT_QUEUE = 4_096;
    private static final int MOST_THREADS = 64;
    private static final long IDLE_MS = 30_000;
    private static final long STOP_MS = 3_000;

    private final ServerOptions options;
    private final Guard guard;
    private final Monitoring monitoring = new Monitoring();
    private final Sessions sessions;
    private final Live live;
    private final Pages pages;
    private final Programs programs;
    private final Javalin javalin;
    private final Routes[] declared = new Routes[1];

    public Server(ServerOptions options) {
        this.options = options;
        this.guard = new Guard(options.allowedHosts());
        this.sessions = new Sessions(options.sessions(), monitoring::waited, options.ticker());
        this.live = new Live(sessions);
        this.pages = new Pages(options.web());
        this.programs = new Programs(options.programs());
        monitoring.watch(sessions);
        this.javalin = Javalin.create(this::configure);
    }

    /** Begins to listen. Throws {@link BindException} when the port is taken. */
    public void start() throws BindException {
        try {
            javalin.start();
        } catch (JavalinBindException taken) {
            close();
            throw new BindException("Port " + options.port() + " of " + options.host() + " cannot be used.");
        }
        guard.listensOn(javalin.port());
    }

    public int port() {
        return javalin.port();
    }

    /** The address for a browser on this machine. */
    public String url() {
        String host = options.host();
        boolean any = host.equals("0.0.0.0") || host.equals("::") || host.startsWith("127.") || host.equals("::1");
        return "http://" + (any ? "localhost" : host) + ":" + port() + "/";
    }

    public Sessions sessions() {
        return sessions;
    }

    Routes routes() {
        return declared[0];
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jsonMapper(new JavalinJackson3(Json.mapper(), false));
        config.http.maxRequestSize = MOST_BODY;
        config.http.prefer405over404 = true;
        config.http.generateEtags = false;
        config.http.compressionStrategy = CompressionStrategy.NONE; // a proxy's business
        config.http.asyncTimeout = 60_000;
        config.router.ignoreTrailingSlashes = false;
        configureJetty(config);
        Routes routes = new Routes(config);
        declared[0] = routes;
        new Errors(routes).configure(config);
        config.routes.before(this::admit);
        config.routes.wsBeforeUpgrade(context -> {
            guard.checkHost(context);
            guard.checkOrigin(context);
        });
        declare(routes);
        config.routes.ws(Live.PATH, live::configure);
    }

    private void admit(Context context) {
        Headers.add(context);
        guard.checkHost(context);
        switch (context.method().name()) {
            case "GET", "HEAD" -> {}
            default -> guard.checkOrigin(context);
        }
    }

    private void declare(Routes routes) {
        Workshop workshop = new Workshop();
        routes.get("/api/machines", context -> Bodies.write(context, Machinery.machines()));
        routes.get(
                "/api/machines/{machine}/instructions",
                context -> Bodies.write(context, Machinery.instructions(context.pathParam("machine"))));
        routes.get(
                "/api/machines/{machine}/origins",
                context -> Bodies.write(context, Machinery.origins(context.pathParam("machine"))));
        routes.get("/api/programs", this::programList);
        routes.get("/api/programs/<path>", this::program);
        routes.post(
                "/api/assemble",
                context -> Bodies.write(
                        context,
                        workshop.assembled(workshop.assemble(
                                Bodies.read(context, Requests.Assemble.class).source()))));
        routes.post(
                "/api/disassemble",
                context -> Bodies.write(
                        context,
                        workshop.disassemble(
                                Bodies.read(context, Requests.Disassemble.class).image())));
        new SessionRoutes(sessions, workshop, new Arrivals(options.ticker())).declare(routes);
        new Description().declare(routes);
        routes.get("/health", monitoring::health);
        routes.get("/metrics", monitoring::metrics);
        routes.get("/", pages::index);
        routes.get(
                "/vendor/{library}/<path>",
                context -> pages.library(context, context.pathParam("library"), context.pathParam("path")));
        routes.get("/<path>", context -> pages.page(context, context.pathParam("path")));
    }

    private void programList(Context context) {
        Bodies.write(
                context,
                programs.all().values().stream()
                        .map(each -> new ProgramInfo(each.path(), each.title(), each.summary(), each.folder()))
                        .toList());
    }

    private void program(Context context) {
        ProgramText program = programs.all().get(context.pathParam("path"));
        if (program == null) {
            throw Problem.notFound("There is no program of this name.", "GET /api/programs lists them.");
        }
        Bodies.write(context, program);
    }

    private void configureJetty(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4);
        threads.setName("vitrine-http");
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setRequestHeaderSize(16 << 10);
            http.setIdleTimeout(IDLE_MS);
        });
        config.jetty.addConnector(this::connector);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(STOP_MS);
            server.setErrorHandler(new BareErrors());
            // Bodies are read before a thread is given to the request, so that slow senders hold none.
            EagerContentHandler eager =
                    new EagerContentHandler(new EagerContentHandler.RetainedContentLoaderFactory(MOST_BODY, 64, true));
            server.setHandler(new BodyLimit(MOST_BODY, ROOM_FOR_BODIES, eager));
        });
        config.jetty.modifyServletContextHandler(this::withoutExtras);
    }

    private Connector connector(org.eclipse.jetty.server.Server server, HttpConfiguration http) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(IDLE_MS);
        return connector;
    }

    /** No cookies, and no compression of messages, which would cost memory for each WebSocket. */
    private void withoutExtras(ServletContextHandler handler) {
        handler.getSessionHandler().setUsingCookies(false);
        handler.addEventListener(new jakarta.servlet.ServletContextListener() {
            @Override
            public void contextInitialized(jakarta.servlet.ServletContextEvent event) {
                WebSocketComponents components = WebSocketServerComponents.getWebSocketComponents(handler);
                if (components != null) {
                    components.getExtensionRegistry().unregister("permessage-deflate");
                }
            }
        });
    }

    /** Tells all viewers, waits a moment, and stops listening. */
    @Override
    public void close() {
        live.stop();
        sessions.close();
        javalin.stop();
        monitoring.close();
    }
}
