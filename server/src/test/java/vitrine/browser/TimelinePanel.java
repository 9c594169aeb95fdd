package vitrine.browser;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.WheelInput;

/** The whole run along the bottom, on which any moment can be taken hold of. */
final class TimelinePanel {
    private final VitrinePage page;

    TimelinePanel(VitrinePage page) {
        this.page = page;
    }

    private WebElement track() {
        return page.browser().find("[data-test=timeline]");
    }

    /** Drags with the mouse from one place to another, 0 being the start and 1 the end, by way of the middle between them. */
    void drag(double from, double to) {
        WebElement track = track();
        Actions drag = new Actions(page.browser().driver());
        drag.moveToElement(track, offset(track, from), 0).clickAndHold();
        drag.moveToElement(track, offset(track, (from + to) / 2), 0);
        drag.moveToElement(track, offset(track, to), 0).release().perform();
    }

    /** Chooses a part of the run: dragged with Shift held. */
    void choose(double from, double to) {
        WebElement track = track();
        Actions drag = new Actions(page.browser().driver()).keyDown(Keys.SHIFT);
        drag.moveToElement(track, offset(track, from), 0).clickAndHold();
        drag.moveToElement(track, offset(track, to), 0)
                .release()
                .keyUp(Keys.SHIFT)
                .perform();
    }

    /** In pixels. */
    long height() {
        return ((Number) page.browser().script("return document.querySelector('.timeline-map').offsetHeight"))
                .longValue();
    }

    /** Selenium counts from the middle of an element. */
    private static int offset(WebElement track, double part) {
        Dimension size = track.getSize();
        int inside = (int) Math.round(Math.min(size.width - 1, Math.max(1, part * size.width)));
        return inside - size.width / 2;
    }

    void press(CharSequence... keys) {
        track().sendKeys(keys);
    }

    /** Turns the wheel over a place, towards the screen when positive: that zooms in. */
    void wheel(double at, int turns) {
        WebElement track = track();
        WheelInput.ScrollOrigin place = WheelInput.ScrollOrigin.fromElement(track, offset(track, at), 0);
        new Actions(page.browser().driver())
                .scrollFromOrigin(place, 0, -120 * turns)
                .perform();
    }

    /** The part of the run that is shown, as "from-to". */
    String shown() {
        return data("from") + "-" + data("to");
    }

    /** How many steps are shown. */
    long span() {
        return Long.parseLong(data("to")) - Long.parseLong(data("from"));
    }

    /** How many single instructions can be told apart. */
    int steps() {
        return Integer.parseInt(data("steps"));
    }

    /** How many of them are there with their text. */
    int named() {
        return Integer.parseInt(data("named"));
    }

    /** How many calls are drawn. */
    int bars() {
        return Integer.parseInt(data("bars"));
    }

    /** The kinds of marks that are drawn, each once for every mark. */
    List<String> marks() {
        String kinds = data("marks");
        return kinds.isEmpty() ? List.of() : List.of(kinds.split(" "));
    }

    private String data(String name) {
        return Objects.requireNonNullElse(page.attribute("[data-test=timeline]", "data-" + name), "0");
    }

    /** What a screen reader says about the place. */
    String spoken() {
        return page.attribute("[data-test=timeline]", "aria-valuetext");
    }
}
