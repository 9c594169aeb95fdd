package vitrine.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vitrine.protocol.Responses.ProgramText;

/**
 * The programs that are shipped: from a directory, read anew each time so that an edit shows, or from the class path, read once. The
 * first line of comment is a program's title, the lines of comment up to the next empty line are its summary.
 */
final class Programs {
    private static final Pattern INPUT = Pattern.compile(";\\s*input:[ \\t]?(.*)$", Pattern.MULTILINE);

    private final @Nullable Path directory;
    private final Map<String, ProgramText> builtIn;

    Programs(@Nullable Path directory) {
        this.directory = directory;
        this.builtIn = directory == null ? ofClassPath() : Map.of();
    }

    /** All of them by path, in the order of their paths. */
    Map<String, ProgramText> all() {
        if (directory == null) {
            return builtIn;
        }
        try {
            return read(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, ProgramText> ofClassPath() {
        URL root = Programs.class.getResource("/programs");
        if (root == null) {
            return Map.of();
        }
        try {
            URI uri = root.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/programs"));
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("The built-in programs cannot be read", failure);
        }
    }

    private static Map<String, ProgramText> read(Path root) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root, 4)) {
            files = walk.filter(file -> file.toString().endsWith(".asm"))
                    .sorted()
                    .toList();
        }
        Map<String, ProgramText> programs = new LinkedHashMap<>();
        for (Path file : files) {
            String path = root.relativize(file).toString().replace('\\', '/');
            programs.put(path, describe(path, Files.readString(file)));
        }
        return programs;
    }

    private static ProgramText describe(String path, String source) {
        List<String> comments = new ArrayList<>();
        for (String line : source.lines().toList()) {
            String stripped = line.strip();
            if (!stripped.startsWith(";")) {
                break;
            }
            comments.add(stripped.substring(1).strip());
        }
        String file = path.substring(path.lastIndexOf('/') + 1);
        String title = comments.isEmpty() ? file.substring(0, file.length() - ".asm".length()) : comments.get(0);
        String summary = comments.size() < 2 ? "" : String.join(" ", comments.subList(1, comments.size()));
        List<String> input = new ArrayList<>();
        Matcher matcher = INPUT.matcher(source);
        while (matcher.find()) {
            input.add(matcher.group(1).stripTrailing());
        }
        String folder = path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
        return new ProgramText(path, title, summary, folder, source, String.join("\n", input));
    }
}
