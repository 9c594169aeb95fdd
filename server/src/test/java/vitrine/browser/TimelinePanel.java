package vitrine.browser;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

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

    /** Selenium counts from the middle of an element. */
    private static int offset(WebElement track, double part) {
        Dimension size = track.getSize();
        int inside = (int) Math.round(Math.min(size.width - 1, Math.max(1, part * size.width)));
        return inside - size.width / 2;
    }

    void press(Keys key) {
        track().sendKeys(key);
    }

    /** What a screen reader says about the place. */
    String spoken() {
        return page.attribute("[data-test=timeline]", "aria-valuetext");
    }
}
