package vitrine.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import vitrine.protocol.Json;
import vitrine.protocol.ProblemDetails;

/** Answers what never reaches a route, such as a malformed request line, with problem details that tell nothing of the server's inside. */
final class BareErrors extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        boolean ours = status >= 500 && status != 505;
        ProblemDetails details = switch (status) {
            case 413 -> Errors.tooLarge().details();
            case 503 -> Problem.busy("Too many large requests are being read.").details();
            default ->
                new ProblemDetails(
                        ours ? "/problems/internal" : "/problems/bad-request",
                        ours ? "Something went wrong inside of the server." : "The request cannot be understood.",
                        status,
                        ours ? "The server could not answer." : "It is not the HTTP that is taken here.",
                        ours ? "Try again." : "Mend the request.",
                        null);
        };
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(Json.bytes(details)), callback);
        return true;
    }
}
