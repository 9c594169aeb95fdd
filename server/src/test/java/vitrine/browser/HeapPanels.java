package vitrine.browser;

import java.util.List;
import java.util.Map;
import org.openqa.selenium.support.ui.Select;

/** The memory of the heap, block by block, and the panel of its collector. */
final class HeapPanels {
    private final VitrinePage page;

    HeapPanels(VitrinePage page) {
        this.page = page;
    }

    /** On a narrow page one panel is seen at a time. */
    void showMap() {
        showTab("spaces");
    }

    void showCollector() {
        showTab("collector");
    }

    private void showTab(String panel) {
        if (page.has("tab-" + panel)) {
            page.press("tab-" + panel);
        }
    }

    /** How many objects there are in each state, as the map shows them. */
    @SuppressWarnings("unchecked")
    Map<String, Long> states() {
        return (Map<String, Long>) page.browser().script("""
                        const states = {};
                        for (const e of document.querySelectorAll('[data-test=map-object]')) states[e.dataset.state] = (states[e.dataset.state] ?? 0) + 1;
                        return states;""");
    }

    /** How many blocks are shown of a kind: map-object, map-free, map-moved, map-stretch, map-cursor. */
    int number(String kind) {
        return page.texts("[data-test=" + kind + "]").size();
    }

    /** The names of the spaces. */
    @SuppressWarnings("unchecked")
    List<String> spaces() {
        return (List<String>) page.browser()
                .script("return [...document.querySelectorAll('[data-test=space]')].map(e => e.dataset.name)");
    }

    double fragmentation() {
        return Double.parseDouble(page.attribute("[data-test=fragmentation]", "data-part"));
    }

    boolean showsStretches() {
        return !"0".equals(page.attribute("[data-test=memory-map]", "data-unit"));
    }

    /** Presses the block of an object, and returns the object's name. */
    String choose(String state) {
        String block = "[data-test=map-object][data-state=" + state + "]";
        String name = page.attribute(block, "data-target");
        page.click(block);
        return name;
    }

    String collector() {
        return page.attribute("[data-test=collector]", "data-name");
    }

    int collections() {
        return Integer.parseInt(page.attribute("[data-test=collector]", "data-collections"));
    }

    void takeCollector(String name) {
        new Select(page.browser().find("[data-test=collector-choice]")).selectByValue(name);
    }

    void takeHeap(int bytes) {
        new Select(page.browser().find("[data-test=heap-size]")).selectByValue(String.valueOf(bytes));
    }

    /** The phase of the collection under way, or null. */
    String phase() {
        return page.attribute("[data-test=collector]", "data-phase");
    }

    /** How many parts of the next instruction are done. */
    int part() {
        String part = page.attribute("[data-test=time]", "data-part");
        return part == null ? -1 : Integer.parseInt(part);
    }
}
