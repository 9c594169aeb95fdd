package vitrine.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page has of others beside its WebJars is what they published. */
class ThirdPartyTest {
    private static final Path DIRECTORY = Path.of("web/third-party");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+\\.js)` .*\\| `([0-9a-f]{64})` \\|");

    @Test
    void everyScriptIsListedWithItsChecksum() throws IOException, GeneralSecurityException {
        Map<String, String> listed = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(DIRECTORY.resolve("README.md")));
        while (rows.find()) {
            listed.put(rows.group(1), rows.group(2));
        }
        Map<String, String> there = new TreeMap<>();
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".js")).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                there.put(
                        DIRECTORY.relativize(file).toString().replace('\\', '/'),
                        HexFormat.of().formatHex(digest));
            }
        }
        assertThat(there).isEqualTo(listed);
    }
}
