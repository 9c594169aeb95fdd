package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import vitrine.http.Server;
import vitrine.http.ServerOptions;

/**
 * A test of the page: a real server in this process and a browser, shared by the tests of a class; each test gets a new tab of a browser
 * that remembers nothing. Whatever a test is about, it fails when the console complained or when axe finds a barrier in what the test
 * left on the screen. A picture of that is kept in {@code target/screenshots/}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(PageTest.Aftermath.class)
abstract class PageTest {
    private static final Path PICTURES = Path.of("target", "screenshots");

    /** A recursion whose times are easy to tell: the call in line 4 returns at {@link #RETURNED}, the end is at {@link #END}. */
    static final String FACTORIAL = """
            ; Factorial of 4
            .func main
                const 4
                call factorial
                print
                halt

            .func factorial n
                lload n
                jf one
                lload n
                lload n
                const 1
                sub
                call factorial
                mul
                ret
            one:
                const 1
                ret
            """;

    static final int CALL_LINE = 4;
    static final int FIRST_LINE_OF_FACTORIAL = 9;
    /** Two steps to get there; seven in each of the four calls with n > 0, four in the last, two more on the way out of each. */
    static final long RETURNED = 2 + 4 * 7 + 4 + 4 * 2;

    static final long END = RETURNED + 2;

    private final AtomicLong passed = new AtomicLong();
    private final List<Pattern> expected = new ArrayList<>();
    private Server server;
    private Browser browser;
    VitrinePage page;

    @BeforeAll
    void openBrowserAndServer() throws Exception {
        browser = Browser.open(Window.desktop());
        Ticker ticker = () -> System.nanoTime() + passed.get();
        server = new Server(ServerOptions.local(0).withTicker(ticker));
        server.start();
    }

    @AfterAll
    void closeBrowserAndServer() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openNewTab() {
        expected.clear();
        browser.startAfresh(server.url());
        browser.problems();
        page = new VitrinePage(browser, server.url());
    }

    /** Whoever opens Vitrine for the first time and wants no guide. */
    void openPage() {
        page.open();
        page.declineGuide();
    }

    /** The page with a program of the test's own, assembled, at time 0. */
    void openPageWith(String source) {
        openPage();
        page.editor().paste(source);
        page.showsProgram(source);
    }

    /** Lets the time pass after which a session ends that nobody uses. */
    void letSessionsExpire() {
        passed.addAndGet(Duration.ofHours(2).toNanos());
        server.sessions().expire();
    }

    /** The browser itself complains in its console about each refused request; where a refusal is the point, it is named here. */
    void expectProblem(String pattern) {
        expected.add(Pattern.compile(pattern));
    }

    private void checkAftermath(boolean passed, String name) {
        browser.screenshot(PICTURES.resolve(name.substring(0, Math.min(name.length(), 80)) + ".png"));
        if (!passed) {
            return;
        }
        assertThat(browser.problems().stream()
                        .filter(problem -> expected.stream()
                                .noneMatch(each -> each.matcher(problem).find())))
                .as("console")
                .isEmpty();
        assertThat(browser.barriers()).as("barriers that axe finds").isEmpty();
    }

    /** Looks at the page while it is still there, whether the test passed or not. */
    static final class Aftermath implements AfterTestExecutionCallback {
        @Override
        public void afterTestExecution(ExtensionContext context) {
            PageTest test = (PageTest) context.getRequiredTestInstance();
            String name = "%s-%s%s"
                    .formatted(
                            test.getClass().getSimpleName(),
                            context.getRequiredTestMethod().getName(),
                            context.getDisplayName().startsWith("[")
                                    ? "-" + context.getDisplayName().replaceAll("[^A-Za-z0-9]+", "-")
                                    : "");
            test.checkAftermath(context.getExecutionException().isEmpty(), name);
        }
    }
}
