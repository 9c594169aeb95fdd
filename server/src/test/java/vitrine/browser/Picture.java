package vitrine.browser;

import java.nio.file.Path;
import org.openqa.selenium.Keys;
import vitrine.http.Server;
import vitrine.http.ServerOptions;

/**
 * Takes the picture of the README anew: the factorial, four calls deep, after it ran to its end. From the root of the project:
 *
 * <pre>{@code
 * mvn -q test-compile exec:java -Dexec.classpathScope=test -Dmain.class=vitrine.browser.Picture
 * }</pre>
 */
public final class Picture {
    private static final Path FILE = Path.of("docs", "vitrine.png");

    /** The fourth call came at time 23; the sixth step after it will subtract 1 from its n. */
    private static final String MOMENT = "28";

    private Picture() {}

    public static void main(String[] arguments) throws Exception {
        try {
            take();
        } catch (Exception | AssertionError problem) {
            problem.printStackTrace();
            System.exit(1);
        }
        System.exit(0); // the driver leaves threads behind
    }

    private static void take() throws Exception {
        try (Server server = new Server(ServerOptions.local(0));
                Browser browser = Browser.open(Window.desktop().withReducedMotion())) {
            server.start();
            VitrinePage page = new VitrinePage(browser, server.url());
            page.open();
            page.declineGuide();
            page.openExample("factorial.asm");
            page.editor().clickGutter(20);
            page.breakpoints().stopIf("n == 2");
            page.press("go-to-end");
            page.showsStatus("halted");
            page.fill("[data-test=go-to-time]", MOMENT);
            page.type(Keys.ENTER);
            page.showsTime(28);
            page.press("step");
            page.showsSentence("Popped 2 and 1, pushed 2 - 1 = 1.");
            browser.script("document.activeElement?.blur()");
            page.settles();
            System.out.println("The picture is in " + browser.screenshot(FILE) + ".");
        }
    }
}
