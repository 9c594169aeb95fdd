package vitrine.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.EofException;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Json;
import vitrine.session.Incident;

/** Turns everything that goes wrong into problem details. Of failures inside of the server only the number of an incident leaves it. */
final class Errors {
    private final Routes routes;

    Errors(Routes routes) {
        this.routes = routes;
    }

    void configure(JavalinConfig config) {
        config.routes.exception(HttpResponseException.class, (failure, context) -> answer(context, failure));
        config.routes.exception(Exception.class, (failure, context) -> answer(context, failure));
        config.router.javaLangErrorHandler((response, error) -> {
            String incident = Incident.of("A request failed", error);
            byte[] body = Json.bytes(Problem.internal(incident).details());
            response.setStatus(500);
            response.setContentType("application/problem+json");
            try {
                response.getOutputStream().write(body);
            } catch (java.io.IOException gone) {
                // The client is gone; there is nobody to tell.
            }
        });
    }

    void answer(Context context, Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        write(context, problem(context, cause));
    }

    private Problem problem(Context context, Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        } else if (failure instanceof BadRequest wrong) {
            return Problem.of(wrong);
        } else if (failure instanceof MethodNotAllowedResponse) {
            String methods = routes.methods(context.path());
            context.header("Allow", methods);
            return new Problem(
                    405,
                    "method-not-allowed",
                    "This method has no meaning here.",
                    "This address takes " + methods + ".",
                    "Use one of those.");
        } else if (failure instanceof HttpResponseException response) {
            return ofStatus(response.getStatus(), context);
        }
        if (failure instanceof EofException || failure instanceof TimeoutException) {
            return new Problem( // the client went away in the middle; nobody will read this
                    400,
                    "incomplete",
                    "The request is incomplete.",
                    "The connection ended inside of it.",
                    "Send it again.");
        }
        return Problem.internal(Incident.of("A request failed", failure));
    }

    static Problem ofStatus(int status, Context context) {
        return switch (status) {
            case 404 -> Problem.notFound("There is nothing at this address.", "GET /api/docs lists what there is.");
            case 413 -> tooLarge();
            default ->
                new Problem(
                        status,
                        "refused",
                        "The request was refused.",
                        "The server cannot answer it.",
                        "GET /api/docs tells what it takes.");
        };
    }

    static Problem tooLarge() {
        return new Problem(
                413,
                "too-large",
                "The request is too large.",
                "A body may have at most " + (Server.MOST_BODY >> 20) + " MB.",
                "Send less.");
    }

    static void write(Context context, Problem problem) {
        context.status(problem.status());
        context.contentType("application/problem+json");
        context.header("Cache-Control", "no-store");
        if (problem.status() == 503 || problem.status() == 429) {
            context.header("Retry-After", "5");
        }
        context.result(Json.bytes(problem.details()));
    }
}
