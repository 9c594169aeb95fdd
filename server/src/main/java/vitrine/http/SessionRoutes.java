package vitrine.http;

import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vitrine.asm.Listing;
import vitrine.debug.Debugger;
import vitrine.debug.InputState;
import vitrine.debug.Motion;
import vitrine.debug.TimelineView;
import vitrine.machine.Area;
import vitrine.machine.MachineKind;
import vitrine.machine.Window;
import vitrine.program.Program;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Command;
import vitrine.protocol.Event;
import vitrine.protocol.Orders;
import vitrine.protocol.Requests;
import vitrine.protocol.Responses.Created;
import vitrine.protocol.Responses.InputText;
import vitrine.protocol.Responses.ProgramFacts;
import vitrine.protocol.Responses.SessionState;
import vitrine.protocol.Wire;
import vitrine.session.Answer;
import vitrine.session.Order;
import vitrine.session.Reply;
import vitrine.session.Session;
import vitrine.session.Sessions;
import vitrine.session.Windows;

/** Sessions over REST. No thread waits for a session: answers come when they come, or the state of affairs after ten seconds. */
final class SessionRoutes {
    private static final long PATIENCE_SECONDS = 10;
    private static final int MOST_BUCKETS = 4_000;

    private final Sessions sessions;
    private final Workshop workshop;
    private final Arrivals arrivals;

    SessionRoutes(Sessions sessions, Workshop workshop, Arrivals arrivals) {
        this.sessions = sessions;
        this.workshop = workshop;
        this.arrivals = arrivals;
    }

    void declare(Routes routes) {
        routes.post("/api/sessions", this::create);
        routes.get("/api/sessions/{id}", this::state);
        routes.delete("/api/sessions/{id}", this::delete);
        routes.post("/api/sessions/{id}/commands", this::command);
        routes.get("/api/sessions/{id}/listing", this::listing);
        routes.get("/api/sessions/{id}/areas/{area}", this::area);
        routes.get("/api/sessions/{id}/groups", this::group);
        routes.get("/api/sessions/{id}/timeline", this::timeline);
        routes.get("/api/sessions/{id}/inputs", this::inputs);
    }

    private void create(Context context) throws BadRequest {
        arrivals.check(context.ip());
        Requests.Create request = Bodies.read(context, Requests.Create.class);
        InputState inputs = Orders.inputs(request);
        var breakpoints = Orders.breakpoints(request.breakpoints());
        long time = request.time() == null ? 0 : request.time();
        if (time < 0) {
            throw new BadRequest("A time must be 0 or more, not " + time + ".", "Leave it out to begin at 0.");
        }
        Workshop.Piece piece = workshop.assemble(request.source());
        Program program = piece.assembly().program();
        MachineKind kind = piece.kind();
        Listing listing = piece.listing();
        if (program == null || kind == null || listing == null) {
            throw Problem.program(piece.diagnostics());
        }
        Session session = sessions.create(kind, program, piece.assembly().sourceMap(), inputs);
        if (session == null) {
            throw Problem.busy("It can hold no more sessions now.");
        }
        workshop.keep(session, listing);
        if (!breakpoints.isEmpty()) {
            session.give(new Order.SetBreakpoints(breakpoints), answer -> {});
        }
        CompletableFuture<Event> state = time == 0
                ? session.look(moment -> Wire.event(moment, null, null))
                : carriedOut(session, new Order.Move(new Motion.GoTo(time)), null);
        String id = session.id();
        respond(context, session, withBreakpoints(session, state), told -> {
            context.header("Location", "/api/sessions/" + id);
            Bodies.write(
                    context,
                    201,
                    new Created(
                            id,
                            kind.name(),
                            piece.diagnostics(),
                            Workshop.part(listing, 0, Workshop.FIRST_ROWS),
                            ProgramFacts.of(session.debugger()),
                            told.state(),
                            told.breakpoints()));
        });
    }

    /** What is told of a session first. */
    private record Told(Event state, Event breakpoints) {}

    private static @Nullable CompletableFuture<Told> withBreakpoints(
            Session session, @Nullable CompletableFuture<Event> state) {
        return state == null
                ? null
                : state.thenCompose(event -> {
                    CompletableFuture<Told> told = session.ask(debugger -> new Told(event, Wire.breakpoints(debugger)));
                    return told == null ? CompletableFuture.failedFuture(unavailable(session)) : told;
                });
    }

    private void state(Context context) {
        Session session = session(context);
        CompletableFuture<Told> state =
                session.look(moment -> new Told(Wire.event(moment, null, null), Wire.breakpoints(moment.debugger())));
        respond(
                context,
                session,
                state,
                told -> Bodies.write(
                        context,
                        new SessionState(
                                session.id(),
                                session.debugger().kind().name(),
                                ProgramFacts.of(session.debugger()),
                                told.state(),
                                told.breakpoints())));
    }

    private void delete(Context context) {
        String id = context.pathParam("id");
        if (!sessions.delete(id)) {
            throw Problem.noSession(sessions.fate(id));
        }
        context.status(204);
    }

    private void command(Context context) throws BadRequest {
        Session session = session(context);
        Command command = Bodies.read(context, Command.class);
        Order order = Orders.order(command, session.debugger());
        respond(context, session, carriedOut(session, order, command.id()), event -> Bodies.write(context, event));
    }

    /** The event that answers an order, or the state of affairs when that takes too long; null when the session takes no more orders. */
    private static @Nullable CompletableFuture<Event> carriedOut(Session session, Order order, @Nullable Long id) {
        CompletableFuture<Event> answered = new CompletableFuture<>();
        Reply reply = answer -> {
            try {
                if (answer instanceof Answer.Refused refused) {
                    answered.completeExceptionally(Problem.refused(refused));
                } else {
                    answered.complete(Wire.event(answer, id, null));
                }
            } catch (Throwable failure) {
                answered.completeExceptionally(failure);
            }
        };
        if (!session.give(order, reply)) {
            return null;
        }
        return answered.copy()
                .completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS)
                .thenCompose(event -> {
                    if (event != null) {
                        return CompletableFuture.completedFuture(event);
                    }
                    CompletableFuture<Event> now = session.look(moment -> Wire.event(moment, null, null));
                    return now == null ? CompletableFuture.failedFuture(unavailable(session)) : now;
                });
    }

    private void listing(Context context) throws BadRequest {
        Session session = session(context);
        Listing listing = workshop.listing(session);
        int count = Bodies.small(context, "count", 200);
        int from = Bodies.small(context, "from", 0);
        if (context.queryParam("address") != null) {
            int row = listing.indexOf(Bodies.small(context, "address", 0));
            if (row < 0) {
                throw new BadRequest("There is no code at this address.", "Choose one inside of the program.");
            }
            from = Math.max(0, row - count / 2);
        }
        Bodies.write(context, Workshop.part(listing, from, count));
    }

    private void area(Context context) throws BadRequest {
        Session session = session(context);
        String name = context.pathParam("area");
        Area area = session.debugger().kind().areas().stream()
                .filter(each -> each.id().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "This machine has no area of this name.", "GET /api/machines lists the areas."));
        Window usual = Windows.usual(area.kind());
        Window window = Windows.bounded(
                area.kind(),
                new Window(
                        Bodies.number(context, "from", usual.from()), Bodies.small(context, "count", usual.count())));
        tell(context, session, session.view(name, window), "There is nothing to see of this area.");
    }

    private void group(Context context) throws BadRequest {
        Session session = session(context);
        String name = context.queryParam("name");
        if (name == null || name.length() > 200) {
            throw new BadRequest(
                    "The parameter name is needed.",
                    "Give the name of a group as its area shows it, escaped for an address.");
        }
        Window window = Windows.ofCells(Bodies.number(context, "from", 0), Bodies.small(context, "count", 64));
        tell(context, session, debugger -> debugger.group(name, window), "There is no group of this name now.");
    }

    private void timeline(Context context) throws BadRequest {
        Session session = session(context);
        long from = Math.max(0, Bodies.number(context, "from", 0));
        long to = Bodies.number(context, "to", -1);
        int buckets = Math.max(1, Math.min(MOST_BUCKETS, Bodies.small(context, "buckets", 400)));
        tell(context, session, debugger -> timeline(debugger, from, to, buckets), "There is no timeline.");
    }

    private static TimelineView timeline(Debugger debugger, long from, long to, int buckets) {
        return debugger.timeline(from, to < from ? Math.max(from, debugger.end()) : to, buckets);
    }

    private void inputs(Context context) {
        tell(context, session(context), debugger -> InputText.of(debugger.inputs()), "There are no inputs.");
    }

    /** Answers with what a question finds, or that there is no such thing. */
    private static <T> void tell(
            Context context, Session session, Function<Debugger, @Nullable T> question, String missing) {
        tell(context, session, session.ask(question::apply), missing);
    }

    private static <T> void tell(
            Context context, Session session, @Nullable CompletableFuture<@Nullable T> answer, String missing) {
        respond(context, session, answer, found -> {
            if (found == null) {
                throw Problem.notFound(missing, "The state may have changed; look again.");
            }
            Bodies.write(context, found);
        });
    }

    private interface Writer<T> {
        void write(T value);
    }

    private static <T> void respond(
            Context context, Session session, @Nullable CompletableFuture<T> future, Writer<T> writer) {
        if (future == null) {
            throw unavailable(session);
        }
        context.future(() -> future.thenAccept(writer::write));
    }

    private static Problem unavailable(Session session) {
        if (session.over()) {
            return Problem.noSession(Sessions.Fate.DELETED);
        }
        Answer.Refused refused = Session.tooMany();
        return new Problem(429, "too-many-commands", refused.title(), refused.detail(), refused.hint());
    }

    private Session session(Context context) {
        String id = context.pathParam("id");
        Session session = sessions.find(id);
        if (session == null) {
            throw Problem.noSession(sessions.fate(id));
        }
        return session;
    }
}
