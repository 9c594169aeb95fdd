package vitrine.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.Counts;
import vitrine.program.Diagnostic;
import vitrine.protocol.BadRequest;
import vitrine.protocol.ProblemDetails;
import vitrine.protocol.Wire;
import vitrine.session.Answer;
import vitrine.session.Sessions;

/** A request that is answered with problem details. What it says goes out as it is, so it never holds anything of the server's inside. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails details;

    Problem(ProblemDetails details) {
        super(details.title(), null, false, false);
        this.details = details;
    }

    /** @param kind the last part of the problem's type */
    Problem(int status, String kind, String title, String detail, @Nullable String hint) {
        this(new ProblemDetails("/problems/" + kind, title, status, detail, hint, null));
    }

    ProblemDetails details() {
        return details;
    }

    int status() {
        return details.status();
    }

    static Problem of(BadRequest wrong) {
        return new Problem(400, "bad-request", "The request cannot be understood.", wrong.detail(), wrong.hint());
    }

    static Problem notFound(String detail, String hint) {
        return new Problem(404, "not-found", "There is nothing here.", detail, hint);
    }

    static Problem refused(Answer.Refused refused) {
        return new Problem(409, Wire.code(refused), refused.title(), refused.detail(), refused.hint());
    }

    static Problem program(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(Diagnostic::isError).count();
        return new Problem(new ProblemDetails(
                "/problems/program-has-errors",
                "The program has errors.",
                422,
                "There %s %s in the program.".formatted(Counts.word(errors, "is", "are"), Counts.of(errors, "error")),
                "Mend the places that the diagnostics name.",
                diagnostics));
    }

    static Problem busy(String detail) {
        return new Problem(503, "busy", "The server is busy.", detail, "Try again in a few seconds.");
    }

    static Problem internal(String incident) {
        return new Problem(
                500,
                "internal",
                "Something went wrong inside of the server.",
                "It is recorded as " + incident + ".",
                "Try again; if it happens again, report it with this number.");
    }

    /** Why a session cannot be found. */
    static Problem noSession(Sessions.Fate fate) {
        String hint = "Start a new session with the same program; going to the same time shows the same state.";
        return switch (fate) {
            case EXPIRED ->
                new Problem(
                        404,
                        "session-expired",
                        "This session has ended.",
                        "Nobody used it for a while, so it expired.",
                        hint);
            case DELETED -> new Problem(404, "session-deleted", "This session has ended.", "It was deleted.", hint);
            case UNKNOWN ->
                new Problem(
                        404,
                        "session-unknown",
                        "This session has ended.",
                        "The server knows no session of this id; it may have been restarted.",
                        hint);
        };
    }
}
