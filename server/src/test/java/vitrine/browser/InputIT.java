package vitrine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Programs that read: waiting, answering, going back before an answer and giving another one. */
class InputIT extends PageTest {
    private static final String GREETER = """
            ; Greets two people
                host read_line
                print
                host read_line
                print
                halt
            """;

    @Test
    void waitsForALineAndGoesOnWithIt() {
        openPageWith(GREETER);
        page.showsStatus("waiting");
        page.input().giveLine("Ada");
        page.showsStatus("ready");
        page.press("step");
        page.showsTime(1);
        assertThat(page.machine().stack()).containsExactly("\"Ada\"");
        assertThat(page.input().linesRead()).containsExactly("read Ada");
        page.press("continue");
        page.showsStatus("waiting");
        page.shows("output", page.machine()::output, "Ada\n");
        page.input().giveLine("Grace");
        page.showsStatus("halted");
        assertThat(page.machine().output()).isEqualTo("Ada\nGrace\n");
    }

    @Test
    void takesOutputBackAndReadsTheSameLinesAgain() {
        openPageWith(GREETER);
        page.input().giveLine("Ada");
        page.showsStatus("ready");
        page.press("continue");
        page.showsStatus("waiting");
        page.press("restart");
        page.showsTime(0);
        assertThat(page.machine().output()).isEmpty();
        assertThat(page.input().linesRead()).isEmpty();
        assertThat(page.input().linesToCome()).isEqualTo("Ada");
        page.press("continue");
        page.shows("output", page.machine()::output, "Ada\n");
    }

    @Test
    void startsANewFutureWhenAnAnswerOfThePastIsChanged() {
        openPageWith(GREETER);
        page.input().giveLine("Ada");
        page.showsStatus("ready");
        page.press("continue");
        page.showsStatus("waiting");
        page.input().giveLine("Grace");
        page.showsStatus("halted");
        long end = page.time();

        page.fill("[data-test=go-to-time]", "2");
        page.type(Keys.ENTER);
        page.showsTime(2);
        page.shows("output", page.machine()::output, "Ada\n");
        page.input().change("Edsger");
        page.press("drop-future");
        page.shows("lines to come", page.input()::linesToCome, "Edsger");
        page.browser().await("the dialog to close", ignored -> !page.has("dialog-drop-future"));
        assertThat(page.end()).as("the old future is dropped").isLessThan(end);
        page.press("continue");
        page.showsStatus("halted");
        assertThat(page.machine().output()).isEqualTo("Ada\nEdsger\n");
        assertThat(page.input().linesRead()).isEqualTo(List.of("read Ada", "read Edsger"));
    }

    @Test
    void playsAGuessingGameWhoseNumberStaysTheSame() {
        openPage();
        page.openExample("guessing-game");
        page.press("step");
        page.showsTime(1);
        page.fill("[data-test=go-to-time]", "5");
        page.type(Keys.ENTER);
        page.showsTime(5);
        String secret = page.machine().local("secret");
        page.press("restart");
        page.showsTime(0);
        assertThat(page.machine().local("secret")).isEqualTo("0");
        page.press("continue");
        page.browser()
                .await(
                        "the answers to be used up",
                        ignored -> List.of("waiting", "halted").contains(page.status()));
        page.shows("secret", () -> page.machine().local("secret"), secret);
    }
}
