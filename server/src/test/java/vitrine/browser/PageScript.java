package vitrine.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts of tests that run in the page, from {@code /browser/} among the test resources. */
final class PageScript {
    private PageScript() {}

    /** One script of several, in their order. */
    static String of(String... names) {
        var text = new StringBuilder();
        for (String name : names) {
            try (var script = PageScript.class.getResourceAsStream("/browser/" + name)) {
                if (script == null) {
                    throw new IllegalArgumentException("There is no script " + name + ".");
                }
                text.append(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return text.toString();
    }
}
