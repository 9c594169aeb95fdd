package vitrine.http;

import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.eclipse.jetty.websocket.api.Callback;
import org.jspecify.annotations.Nullable;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Command;
import vitrine.protocol.Event;
import vitrine.protocol.Json;
import vitrine.protocol.Orders;
import vitrine.protocol.Wire;
import vitrine.session.Answer;
import vitrine.session.Incident;
import vitrine.session.Session;
import vitrine.session.Sessions;
import vitrine.session.Viewer;

/** Sessions over WebSockets: commands in, events out, and a sign of life now and then. Nothing of a failure here reaches the other side. */
final class Live {
    static final String PATH = "/api/sessions/{id}";
    private static final long HEARTBEAT_MS = 15_000;
    private static final Duration SILENCE = Duration.ofSeconds(60);
    private static final int MOST_MESSAGE = 4 << 20;

    private static final int TRY_AGAIN = 1013;
    private static final int NORMAL = 1000;

    private final Sessions sessions;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final ScheduledFuture<?> heartbeat;

    Live(Sessions sessions) {
        this.sessions = sessions;
        this.heartbeat = sessions.scheduler().every(() -> connections.values().forEach(Connection::beat), HEARTBEAT_MS);
    }

    void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(this::message);
        socket.onClose(context -> leave(context.sessionId()));
        socket.onError(context -> leave(context.sessionId()));
        socket.onBinaryMessage(context -> context.closeSession(1003, "Text is needed."));
    }

    private void connect(WsConnectContext context) {
        try {
            context.session.setIdleTimeout(SILENCE);
            context.session.setMaxTextMessageSize(MOST_MESSAGE);
            String id = context.pathParam("id");
            Session session = sessions.find(id);
            Connection connection = new Connection(context, session);
            // who has joined is told by the session itself when it ends, even at this moment
            if (session == null || !session.join(connection.viewer)) {
                if (session != null && !session.over()) {
                    connection.drop("Too many watch this session.");
                    return;
                }
                String reason = sessions.fate(id).name().toLowerCase(java.util.Locale.ROOT);
                connection.say(new Event.Ended(reason), connection::close);
                return;
            }
            connections.put(context.sessionId(), connection);
            if (!context.session.isOpen()) {
                // it was closed before it could be found
                leave(context.sessionId());
            }
        } catch (RuntimeException failure) {
            Incident.of("A WebSocket could not be opened", failure);
            context.session.disconnect();
        }
    }

    private void message(WsMessageContext context) {
        Connection connection = connections.get(context.sessionId());
        if (connection != null) {
            connection.take(context.message());
        }
    }

    private void leave(String key) {
        Connection connection = connections.remove(key);
        if (connection != null && connection.session != null) {
            connection.session.leave(connection.viewer);
        }
    }

    void stop() {
        heartbeat.cancel(false);
    }

    /** One WebSocket. */
    private final class Connection implements Viewer.Outlet {
        private final WsContext context;
        private final @Nullable Session session;
        private final Viewer viewer = new Viewer(this);
        private volatile boolean beating;

        Connection(WsContext context, @Nullable Session session) {
            this.context = context;
            this.session = session;
        }

        void take(String message) {
            Session known = session;
            if (known == null) {
                return;
            }
            Long id = null;
            try {
                Command command = Json.read(message, Command.class);
                id = command.id();
                sessions.find(known.id()); // somebody is there: it does not expire
                if (command instanceof Command.Seen seen) {
                    known.seen(viewer, seen.sequence() == null ? 0 : seen.sequence());
                } else if (command instanceof Command.View view) {
                    known.show(viewer, Orders.windows(view));
                } else {
                    known.give(Orders.order(command, known.debugger()), viewer, id);
                }
            } catch (BadRequest wrong) {
                known.refuse(
                        viewer,
                        id,
                        new Answer.Refused("The command cannot be understood.", wrong.detail(), wrong.hint()));
            } catch (RuntimeException failure) {
                known.refuse(
                        viewer,
                        id,
                        new Answer.Refused(
                                "Something went wrong inside of the server.",
                                "It is recorded as " + Incident.of("A command failed", failure) + ".",
                                ""));
            }
        }

        @Override
        public void send(Answer answer, @Nullable Long inReplyTo, long sequence, Runnable done) {
            say(Wire.event(answer, inReplyTo, sequence), done);
        }

        void say(Event event, Runnable done) {
            String text = Json.write(event);
            context.session.sendText(text, Callback.from(done, failure -> done.run()));
        }

        void beat() {
            if (!beating) {
                beating = true;
                Runnable beaten = () -> beating = false;
                context.session.sendPing(ByteBuffer.allocate(0), Callback.from(beaten, failure -> beaten.run()));
            }
        }

        @Override
        public void close() {
            context.session.close(NORMAL, "The session has ended.", Callback.NOOP);
        }

        @Override
        public void drop(String reason) {
            context.session.close(TRY_AGAIN, reason, Callback.from(() -> {}, failure -> context.session.disconnect()));
        }
    }
}
