package vitrine.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * A Chromium and the driver that belongs to it, found on this machine or installed.
 *
 * <p>Looked for in this order: the system properties {@code vitrine.chrome} and {@code webdriver.chrome.driver}, the
 * environment variables {@code CHROME_BIN} and {@code CHROMEDRIVER}, the PATH and the places where packages put them;
 * at last, as root on Debian, the packages are installed. Selenium's own search is never used, since it downloads.
 *
 * <p>Where there is no browser the test is skipped with one line that says what to do, or fails when the system
 * property {@code vitrine.browser.required} is true.
 */
record InstalledBrowser(Path chrome, Path driver) {
    private static final List<String> CHROME_NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    /** Package-managed places that need not be on the PATH. */
    private static final List<String> USUAL_PLACES =
            List.of("/usr/lib/chromium", "/usr/lib/chromium-browser", "/opt/google/chrome");

    private static final List<String> PACKAGES = List.of("chromium", "chromium-driver", "fonts-dejavu-core");
    private static final int INSTALL_TIMEOUT_MINUTES = 10;

    /** Looked for once in a test run, since installing takes a while. */
    private static final class Once {
        static final Optional<InstalledBrowser> FOUND = find().or(InstalledBrowser::install);
        private static final AtomicBoolean TOLD = new AtomicBoolean();

        static void tellOfSkipping(String reason) {
            if (TOLD.compareAndSet(false, true)) {
                System.err.println("Browser tests are skipped. " + reason);
            }
        }
    }

    static InstalledBrowser get() {
        if (Once.FOUND.isEmpty()) {
            String message = "No browser: Chromium and chromedriver are neither on the PATH nor named by CHROME_BIN and"
                    + " CHROMEDRIVER. Install them (Debian: apt-get install chromium chromium-driver).";
            if (Boolean.getBoolean("vitrine.browser.required")) {
                throw new AssertionError(message);
            }
            Once.tellOfSkipping(message);
            throw new TestAbortedException(message);
        }
        return Once.FOUND.get();
    }

    private static Optional<InstalledBrowser> find() {
        Optional<Path> chrome = named("vitrine.chrome", "CHROME_BIN").or(() -> onPath(CHROME_NAMES));
        Optional<Path> driver =
                named("webdriver.chrome.driver", "CHROMEDRIVER").or(() -> onPath(List.of("chromedriver")));
        return chrome.isPresent() && driver.isPresent()
                ? Optional.of(new InstalledBrowser(chrome.get(), driver.get()))
                : Optional.empty();
    }

    /** A path somebody gave by name must be right: falling back in silence would test with the wrong browser. */
    private static Optional<Path> named(String property, String variable) {
        String value = System.getProperty(property, System.getenv().getOrDefault(variable, ""));
        if (value.isBlank()) {
            return Optional.empty();
        }
        Path path = Path.of(value);
        if (!Files.isExecutable(path)) {
            throw new AssertionError("%s or %s names %s, which is no executable file. Correct it or leave it out."
                    .formatted(property, variable, value));
        }
        return Optional.of(path);
    }

    private static Optional<Path> onPath(List<String> names) {
        String path = System.getenv().getOrDefault("PATH", "");
        List<String> folders = Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL_PLACES.stream())
                .toList();
        return names.stream()
                .flatMap(name ->
                        folders.stream().filter(folder -> !folder.isBlank()).map(folder -> Path.of(folder, name)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Optional<InstalledBrowser> install() {
        try {
            if (!"root".equals(System.getProperty("user.name")) || !isDebian()) {
                return Optional.empty();
            }
            System.err.println("Installing for the browser tests: " + String.join(" ", PACKAGES));
            runToTheEnd(List.of("apt-get", "-q", "update"));
            var command = new ArrayList<>(List.of("apt-get", "-q", "install", "-y", "--no-install-recommends"));
            command.addAll(PACKAGES);
            runToTheEnd(command);
            return find();
        } catch (IOException problem) {
            System.err.println("Installing a browser failed: " + problem.getMessage());
            return Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Debian itself: the package of this name in Ubuntu is a pointer to a snap, which does not run in containers. */
    private static boolean isDebian() throws IOException {
        Path release = Path.of("/etc/os-release");
        return Files.isReadable(release)
                && Files.readAllLines(release).stream().anyMatch(line -> line.matches("ID=\"?debian\"?"));
    }

    private static void runToTheEnd(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("vitrine-install", ".log");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            Process process = builder.start();
            if (!process.waitFor(INSTALL_TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IOException(command + " took more than " + INSTALL_TIMEOUT_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                System.err.println(Files.readString(log));
            }
        } finally {
            Files.deleteIfExists(log);
        }
    }
}
