package vitrine.cli;

import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import vitrine.http.Server;
import vitrine.http.ServerOptions;
import vitrine.session.Sessions;

/** Starts the server, prints its address, and runs until it is told to stop. */
@Command(name = "serve", description = "Start the server and print its address.", mixinStandardHelpOptions = true)
class Serve implements Callable<Integer> {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "7070",
            description = "the port to listen on; 0 for any free one (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE})")
    private String host = "127.0.0.1";

    @Option(
            names = "--allowed-host",
            paramLabel = "NAME",
            split = ",",
            description = {
                "a name under which people reach the server besides localhost, with the port unless it is the",
                "scheme's own; may be given several times. The environment variable VITRINE_HOSTS adds more."
            })
    private List<String> allowedHosts = new ArrayList<>();

    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            defaultValue = "2000",
            description = "how many sessions there may be (default: ${DEFAULT-VALUE})")
    private int mostSessions;

    @Option(
            names = "--idle-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "after how many minutes a session ends that nobody uses (default: ${DEFAULT-VALUE})")
    private int idleMinutes;

    @Option(
            names = "--history-megabytes",
            paramLabel = "N",
            defaultValue = "32",
            description = {
                "what may be kept of a session's past, about; less makes steps back in long runs slower and forgets",
                "nothing (default: ${DEFAULT-VALUE})"
            })
    private int historyMegabytes;

    @Spec
    private @Nullable CommandSpec spec;

    private final Console console;

    Serve(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkWithin("--port", port, 0, 65_535);
        checkWithin("--max-sessions", mostSessions, 1, Integer.MAX_VALUE);
        checkWithin("--idle-minutes", idleMinutes, 1, Integer.MAX_VALUE);
        checkWithin("--history-megabytes", historyMegabytes, 1, Integer.MAX_VALUE);
        Server server = new Server(ServerOptions.local(port)
                .withHost(host)
                .withAllowedHosts(names())
                .withSessions(new Sessions.Settings(
                        mostSessions,
                        Duration.ofMinutes(idleMinutes),
                        Runtime.getRuntime().availableProcessors(),
                        (long) historyMegabytes << 20)));
        try {
            server.start();
        } catch (BindException taken) {
            console.err()
                    .println(
                            "vitrine: Cannot listen on port " + port + " of " + host
                                    + ": it is in use or not allowed. Stop what uses it, or choose another with --port (0 for any free one).");
            return ExitCode.FAILED;
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "vitrine-stop"));
        console.out().println("Vitrine is at " + server.url());
        stopped.await();
        return ExitCode.FINE;
    }

    private void checkWithin(String option, int number, int least, int greatest) {
        if (number < least || number > greatest) {
            throw Main.usage(
                    spec,
                    option + " goes from " + least + " to " + greatest + ", and " + number + " is outside of that.");
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(allowedHosts);
        String environment = System.getenv("VITRINE_HOSTS");
        if (environment != null) {
            Arrays.stream(environment.split("[,\\s]+"))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        }
        return names;
    }
}
