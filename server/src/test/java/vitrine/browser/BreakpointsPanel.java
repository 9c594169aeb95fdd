package vitrine.browser;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** The list of breakpoints with their fields. The tests set one at a time, so the first one is meant. */
final class BreakpointsPanel {
    private final VitrinePage page;

    BreakpointsPanel(VitrinePage page) {
        this.page = page;
    }

    int count() {
        return page.texts("[data-test=breakpoint]").size();
    }

    void stopIf(String condition) {
        page.fill("[data-test=breakpoint-condition]", condition);
        page.type(Keys.TAB);
    }

    /** Likewise, for characters that the driver cannot type: as if it was pasted. */
    void stopIfPasted(String condition) {
        page.browser().script("""
                const field = document.querySelector('[data-test=breakpoint-condition]');
                field.value = arguments[0];
                field.dispatchEvent(new Event('change', {bubbles: true}));""", condition);
    }

    void log(String message) {
        page.fill("[data-test=breakpoint-log]", message);
        page.type(Keys.TAB);
    }

    void fromHit(int hit) {
        page.fill("[data-test=breakpoint-hitcount]", String.valueOf(hit));
        page.type(Keys.TAB);
    }

    /** Sets one beside the code, as the list of what there is names it, at a cell or a function where it is about one. */
    void stopAt(String what, String name) {
        new Select(page.browser().find("[data-test=stop-at]")).selectByValue(what);
        if (name.isEmpty()) {
            page.press("stop-at-add");
            return;
        }
        page.fill("[data-test=stop-at-" + (what.startsWith("cell") ? "cell" : "function") + "]", name);
        page.type(Keys.ENTER);
    }

    /** What those beside the code wait for. */
    List<String> places() {
        return page.texts("[data-test=breakpoint-place]");
    }

    void removeFirst() {
        page.press("breakpoint-remove");
    }

    /** What is wrong with the condition or message, said below the fields; null when nothing is. */
    String error() {
        return page.text("breakpoint-error");
    }

    /** The part of the condition that is pointed at as wrong. */
    List<String> errorPart() {
        return page.texts("[data-test=breakpoint-error] u");
    }
}
