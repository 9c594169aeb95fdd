package vitrine.browser;

import org.openqa.selenium.By;
import org.openqa.selenium.interactions.Actions;

/** A cell of a panel, with its menu and the field for another value. */
final class CellMenu {
    private final VitrinePage page;
    private final String name;

    CellMenu(VitrinePage page, String name) {
        this.page = page;
        this.name = name;
    }

    private String cell() {
        return "[data-cell][data-name='" + name + "']";
    }

    /** Presses the cell and takes an item of its menu. */
    void choose(String item) {
        page.click(cell() + " .cell-handle");
        page.press(item);
    }

    /** The value that is shown; "" while another one is being typed. */
    String value() {
        return String.join(" ", page.texts(cell() + " .value"));
    }

    String mark() {
        return String.join(" ", page.texts(cell() + " .mark"));
    }

    void pressTwice() {
        page.browser().await("cell " + name, driver -> {
            new Actions(driver)
                    .doubleClick(driver.findElement(By.cssSelector(cell() + " .cell-value")))
                    .perform();
            return true;
        });
        page.shows("focus", page::focused, "edit-field");
    }

    void focus() {
        page.browser().script("document.querySelector(arguments[0]).focus()", cell() + " .cell-handle");
    }
}
