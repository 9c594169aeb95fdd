package vitrine.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.Select;

/** A byte memory: the part that stays and the one that goes along with a register. */
final class MemoryPanel {
    private final VitrinePage page;

    MemoryPanel(VitrinePage page) {
        this.page = page;
    }

    /** The segments of the whole memory, the lowest first. */
    @SuppressWarnings("unchecked")
    List<String> segments() {
        return (List<String>) page.browser()
                .script("return [...document.querySelectorAll('[data-test=segment]')].map(e => e.dataset.name)");
    }

    /** The address of the first byte of the part that stays. */
    String from() {
        return page.attribute("[data-test=memory]", "data-from");
    }

    /** What is written in and at the cell of an address; null when it is not in view. */
    String at(long address) {
        return (String) page.browser().script("""
                        return document.querySelector(`[data-test=memory-cell][data-address='${arguments[0]}']`)?.textContent.replace(/\\s+/g, ' ').trim()""", address);
    }

    /** What is read aloud of the cell of an address. */
    String said(long address) {
        return page.attribute("[data-test=memory-cell][data-address='" + address + "'] .cell-handle", "aria-label");
    }

    /** What the last step did to the cell of an address: write, read, or null. */
    String mark(long address) {
        return page.attribute("[data-test=memory-cell][data-address='" + address + "']", "data-mark");
    }

    /** The address to which a register points in a part that is in view, or null. */
    String addressOf(String register) {
        return (String) page.browser().script("""
                        const tags = [...document.querySelectorAll('[data-test=memory] .pointer:not(.is-faint)')];
                        return tags.find(e => e.textContent === arguments[0])?.closest('[data-address]').dataset.address""", register);
    }

    /** The text of the lines, as characters. */
    String characters() {
        return String.join("", page.texts("[data-test=memory-part] .memory-text"));
    }

    void goTo(String place) {
        page.fill("[data-test=memory-find]", place);
        page.type(Keys.ENTER);
    }

    /** The address that was looked for, where it is in view. */
    String sought() {
        return page.attribute("[data-test=memory-cell].is-sought", "data-address");
    }

    void follow(String register) {
        new Select(page.browser().find("[data-test=memory-follow]")).selectByValue(register);
    }

    boolean follows() {
        return page.has("memory-following");
    }

    /** Gives the cell of an address another value. */
    void write(long address, String value) {
        page.browser().await("cell at " + address, driver -> {
            new Actions(driver)
                    .doubleClick(driver.findElement(
                            By.cssSelector("[data-test=memory-cell][data-address='" + address + "'] .value")))
                    .perform();
            return true;
        });
        page.shows("focus", page::focused, "edit-field");
        page.fill("[data-test=edit-field]", value);
        page.type(Keys.ENTER);
    }
}
