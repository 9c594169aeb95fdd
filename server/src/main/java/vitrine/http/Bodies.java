package vitrine.http;

import io.javalin.http.Context;
import java.util.Locale;
import vitrine.program.Numbers;
import vitrine.protocol.BadRequest;
import vitrine.protocol.Json;

/** Reads what comes in and writes what goes out. */
final class Bodies {
    private Bodies() {}

    /** The body as JSON. Its type must be declared, so that no form of another page can send it. */
    static <T> T read(Context context, Class<T> type) throws BadRequest {
        String declared = context.contentType();
        String plain = declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json")) {
            throw new Problem(
                    415,
                    "not-json",
                    "The body is of another type.",
                    "JSON is needed, declared by the header Content-Type: application/json.",
                    "Add the header.");
        }
        byte[] body = context.bodyAsBytes();
        if (body.length > Server.MOST_BODY) {
            throw Errors.tooLarge();
        }
        return Json.read(body, type);
    }

    static void write(Context context, Object body) {
        write(context, 200, body);
    }

    static void write(Context context, int status, Object body) {
        context.status(status);
        context.contentType("application/json");
        context.result(Json.bytes(body));
    }

    /** A number from the query, or a value for when it is missing. */
    static long number(Context context, String name, long otherwise) throws BadRequest {
        String text = context.queryParam(name);
        if (text == null || text.isEmpty()) {
            return otherwise;
        }
        Numbers.Reading reading = Numbers.word(text, Long.SIZE);
        if (reading.value() == null) {
            throw new BadRequest(
                    "The parameter " + name + " must be a whole number.",
                    reading.message() + " Leave it out for " + otherwise + ".");
        }
        return reading.wholeOr(otherwise);
    }

    static int small(Context context, String name, int otherwise) throws BadRequest {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, number(context, name, otherwise)));
    }
}
