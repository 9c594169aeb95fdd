package vitrine.http;

import io.javalin.http.Context;

/** What every answer tells the browser about what it may do with it. */
final class Headers {
    private Headers() {}

    static void add(Context context) {
        context.header(
                "Content-Security-Policy",
                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), midi=(), display-capture=()");
        if (context.path().startsWith("/api")) {
            context.header("Cache-Control", "no-store");
        }
    }

    /** The policy of a page that runs the server's own scripts and those of the given hashes, nothing else from anywhere. */
    static String policy(String hashes) {
        return "default-src 'none'; script-src 'self'" + hashes
                + "; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
