package vitrine.browser;

import java.util.List;
import org.openqa.selenium.Keys;

/** The lines that the program reads. */
final class InputPanel {
    private final VitrinePage page;

    InputPanel(VitrinePage page) {
        this.page = page;
    }

    /** Answers the program that waits for a line. */
    void giveLine(String line) {
        page.fill("[data-test=input]", line);
        page.type(Keys.ENTER);
    }

    /** Puts other lines in the place of those not read yet. */
    void change(String lines) {
        page.fill("[data-test=input]", lines);
        page.press("input-send");
    }

    List<String> linesRead() {
        return page.texts("[data-test=input-form] .lines-read li");
    }

    String linesToCome() {
        return (String) page.browser().script("return document.querySelector('[data-test=input]')?.value");
    }
}
