package vitrine.http;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page's libraries, which are WebJars on the class path. Their addresses name no version, so that one list of imports serves every
 * version; which version there is, is read from the class path once. Works the same from many jars and from the one that holds everything.
 */
final class Vendor {
    private static final String ROOT = "META-INF/resources/webjars/";
    private static final Pattern INSIDE = Pattern.compile(Pattern.quote(ROOT) + "([^/]+)/([^/]+)/.*");

    /** The version of each library. */
    private final Map<String, String> versions = new HashMap<>();

    Vendor() {
        try {
            Enumeration<URL> roots = Vendor.class.getClassLoader().getResources(ROOT);
            while (roots.hasMoreElements()) {
                read(roots.nextElement());
            }
        } catch (IOException | URISyntaxException failure) {
            throw new IllegalStateException("The page's libraries cannot be found on the class path", failure);
        }
    }

    private void read(URL root) throws IOException, URISyntaxException {
        URLConnection connection = root.openConnection();
        if (connection instanceof JarURLConnection jar) {
            jar.setUseCaches(false);
            try (JarFile file = jar.getJarFile()) {
                Enumeration<JarEntry> entries = file.entries();
                while (entries.hasMoreElements()) {
                    Matcher matcher = INSIDE.matcher(entries.nextElement().getName());
                    if (matcher.matches()) {
                        versions.putIfAbsent(matcher.group(1), matcher.group(2));
                    }
                }
            }
            return;
        }
        try (Stream<Path> files = Files.walk(Path.of(new URI(root.toString())), 2)) {
            files.map(file -> file.toString().replace('\\', '/') + "/").forEach(name -> {
                Matcher matcher = INSIDE.matcher(name.substring(Math.max(0, name.indexOf(ROOT))));
                if (matcher.matches()) {
                    versions.putIfAbsent(matcher.group(1), matcher.group(2));
                }
            });
        }
    }

    /** Where on the class path a file of a library is, or null when there is no such library. */
    @Nullable
    String resource(String library, String path) {
        String version = versions.get(library);
        return version == null ? null : "/" + ROOT + library + "/" + version + "/" + path;
    }
}
