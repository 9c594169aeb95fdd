package vitrine.http;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.program.Characters;

/**
 * Says who may speak with the server. A request must be for one of the server's own names, compared exactly: otherwise any web page could
 * reach a server on this machine by giving its own name this machine's address. What changes something, and every WebSocket, must come
 * from a page of this server or from no page at all.
 */
final class Guard {
    private final List<String> allowed;
    private volatile Set<String> hosts = Set.of();

    /** @param allowed names besides localhost, with a port where it is not the scheme's own */
    Guard(List<String> allowed) {
        this.allowed = allowed;
    }

    /** Tells the port on which the server listens; before that every request is refused. */
    void listensOn(int port) {
        List<String> names = new ArrayList<>();
        for (String name : List.of("localhost", "127.0.0.1", "[::1]")) {
            names.add(name + ":" + port);
            if (port == 80 || port == 443) {
                names.add(name);
            }
        }
        hosts = Stream.concat(names.stream(), allowed.stream())
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    void checkHost(Context context) {
        String host = context.header("Host");
        if (host == null || !hosts.contains(host.toLowerCase(Locale.ROOT))) {
            throw new Problem(
                    421,
                    "unknown-host",
                    "This server has another name.",
                    "It does not answer requests for the host " + shown(host) + ".",
                    "Open it under localhost, or start it with --allowed-host "
                            + (host == null ? "NAME" : shown(host))
                            + " (or VITRINE_HOSTS) if that is its name.");
        }
    }

    /** For requests that change something. */
    void checkOrigin(Context context) {
        String origin = context.header("Origin");
        boolean foreign = origin == null
                ? "cross-site".equals(context.header("Sec-Fetch-Site"))
                : !isOwn(origin.toLowerCase(Locale.ROOT));
        if (foreign) {
            throw new Problem(
                    403,
                    "foreign-origin",
                    "This page may not use the server.",
                    "The request comes from a page of " + shown(origin) + ", which is not one of this server's.",
                    "Open the server's own page.");
        }
    }

    private boolean isOwn(String origin) {
        for (String scheme : List.of("http://", "https://")) {
            if (origin.startsWith(scheme) && hosts.contains(origin.substring(scheme.length()))) {
                return true;
            }
        }
        return false;
    }

    private static String shown(@Nullable String name) {
        if (name == null) {
            return "(none)";
        }
        String plain = name.replaceAll("[^\\x21-\\x7e]", "?");
        return Characters.exceeds(plain, 100) ? Characters.first(plain, 100) + "..." : plain;
    }
}
