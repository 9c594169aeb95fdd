package vitrine.http;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.session.Sessions;

/**
 * How a server is set up.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param allowedHosts names, with a port where it is not the scheme's own, under which people reach it besides localhost
 * @param web the directory of the page, or null to serve the page that was built in
 * @param programs the directory of the shipped programs, or null for those that were built in
 * @param ticker the time by which sessions expire and viewers lose patience
 */
public record ServerOptions(
        String host,
        int port,
        List<String> allowedHosts,
        Sessions.Settings sessions,
        @Nullable Path web,
        @Nullable Path programs,
        Ticker ticker) {

    /** For this machine only, with the page from the checkout when it is run from one. */
    public static ServerOptions local(int port) {
        boolean checkout = Files.isRegularFile(Path.of("pom.xml")) && Files.isRegularFile(Path.of("web", "index.html"));
        return new ServerOptions(
                "127.0.0.1",
                port,
                List.of(),
                Sessions.Settings.DEFAULT,
                checkout ? Path.of("web").toAbsolutePath() : null,
                checkout && Files.isDirectory(Path.of("programs"))
                        ? Path.of("programs").toAbsolutePath()
                        : null,
                Ticker.systemTicker());
    }

    public ServerOptions withHost(String host) {
        return new ServerOptions(host, port, allowedHosts, sessions, web, programs, ticker);
    }

    public ServerOptions withAllowedHosts(List<String> allowedHosts) {
        return new ServerOptions(host, port, List.copyOf(allowedHosts), sessions, web, programs, ticker);
    }

    public ServerOptions withSessions(Sessions.Settings sessions) {
        return new ServerOptions(host, port, allowedHosts, sessions, web, programs, ticker);
    }

    public ServerOptions withTicker(Ticker ticker) {
        return new ServerOptions(host, port, allowedHosts, sessions, web, programs, ticker);
    }

    /** With the page and programs that were built in, wherever it is run. */
    public ServerOptions builtIn() {
        return new ServerOptions(host, port, allowedHosts, sessions, null, null, ticker);
    }
}
