package vitrine.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the interface: the OpenAPI document, and a page that makes it readable. */
final class Description {

    void declare(Routes routes) {
        routes.get("/api/openapi.json", context -> send(context, "openapi.json", "application/json"));
        routes.get("/api/docs", this::page);
        routes.get("/api/docs.js", context -> send(context, "docs.js", "text/javascript; charset=utf-8"));
        routes.get("/api/docs.css", context -> send(context, "docs.css", "text/css; charset=utf-8"));
    }

    private void page(Context context) {
        context.header("Content-Security-Policy", Headers.policy(""));
        send(context, "docs.html", "text/html; charset=utf-8");
    }

    private static void send(Context context, String name, String type) {
        context.contentType(type);
        context.result(read(name));
    }

    static String read(String name) {
        try (InputStream stream = Description.class.getResourceAsStream("/api/" + name)) {
            if (stream == null) {
                throw Problem.notFound("There is no description.", "");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
