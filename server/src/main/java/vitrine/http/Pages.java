package vitrine.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The page and its libraries. From a checkout the page is read from disk each time, so that a reload shows an edit; otherwise it is read
 * from the class path once. A name is taken only when each of its parts is plain, so no name leads outside. The page's policy allows its own
 * scripts and its import map, whose hash is computed from the page as it is served.
 */
final class Pages {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_@][A-Za-z0-9_@.+-]*");
    private static final Pattern INLINE_SCRIPT = Pattern.compile(
            "<script(?![^>]*\\ssrc\\s*=)[^>]*>(.*?)</script>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("mjs", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json; charset=utf-8"),
            Map.entry("map", "application/json; charset=utf-8"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("asm", "text/plain; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/plain; charset=utf-8"));

    private record Served(byte[] bytes, String tag) {}

    private final @Nullable Path directory;
    private final Vendor vendor = new Vendor();
    private final Map<String, Served> cache = new ConcurrentHashMap<>();

    Pages(@Nullable Path directory) {
        this.directory = directory;
    }

    /** The page itself. */
    void index(Context context) {
        page(context, "index.html");
    }

    /** A file of the page. */
    void page(Context context, String path) {
        Served served = plain(path) ? ofPage(path) : null;
        if (served == null) {
            throw Problem.notFound("There is no file of this name.", "The page is at /.");
        }
        if (path.endsWith(".html")) {
            context.header(
                    "Content-Security-Policy",
                    Headers.policy(hashes(new String(served.bytes(), StandardCharsets.UTF_8))));
        }
        send(context, path, served, directory == null ? "no-cache" : "no-store");
    }

    /** A file of a library. */
    void library(Context context, String library, String path) {
        String resource = plain(library) && plain(path) ? vendor.resource(library, path) : null;
        Served served = resource == null ? null : ofClassPath(resource);
        if (served == null) {
            throw Problem.notFound("There is no file of this name in a library.", "The page is at /.");
        }
        send(context, path, served, directory == null ? "public, max-age=3600" : "no-cache");
    }

    /** The hashes by which a policy allows the scripts that stand in a page. */
    static String hashes(String html) {
        StringBuilder hashes = new StringBuilder();
        Matcher matcher = INLINE_SCRIPT.matcher(html);
        while (matcher.find()) {
            byte[] digest = sha256(matcher.group(1).getBytes(StandardCharsets.UTF_8));
            hashes.append(" 'sha256-")
                    .append(Base64.getEncoder().encodeToString(digest))
                    .append('\'');
        }
        return hashes.toString();
    }

    private static boolean plain(String path) {
        for (String part : path.split("/", -1)) {
            if (!PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Served ofPage(String path) {
        if (directory == null) {
            return ofClassPath("/web/" + path);
        }
        Path file = directory.resolve(path);
        try {
            if (!Files.isRegularFile(file) || !file.toRealPath().startsWith(directory.toRealPath())) {
                return null;
            }
            return served(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            return null;
        }
    }

    private @Nullable Served ofClassPath(String resource) {
        Served known = cache.get(resource);
        if (known != null) {
            return known;
        }
        if (!TYPES.containsKey(extension(resource))) {
            return null; // a directory, or what no browser needs
        }
        try (InputStream stream = Pages.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return null;
            }
            Served served = served(stream.readAllBytes());
            cache.put(resource, served);
            return served;
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static Served served(byte[] bytes) {
        return new Served(bytes, '"' + HexFormat.of().formatHex(sha256(bytes), 0, 12) + '"');
    }

    private static void send(Context context, String path, Served served, String caching) {
        context.header("ETag", served.tag());
        context.header("Cache-Control", caching);
        context.contentType(TYPES.getOrDefault(extension(path), "application/octet-stream"));
        if (served.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.result(served.bytes());
        }
    }

    private static String extension(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
