package vitrine.browser;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The graph of objects, and the card of the one that was chosen. */
final class GraphPanel {
    private final VitrinePage page;

    GraphPanel(VitrinePage page) {
        this.page = page;
    }

    /** How many objects are drawn. */
    int shown() {
        return number("data-shown");
    }

    /** How many there are that nothing holds. */
    int garbage() {
        return number("data-garbage");
    }

    private int number(String attribute) {
        return Integer.parseInt(Objects.requireNonNullElse(page.attribute("[data-test=graph]", attribute), "0"));
    }

    /** What is read aloud of each object, in the order of its number. */
    @SuppressWarnings("unchecked")
    List<String> said() {
        return (List<String>) page.browser().script("""
                        const nodes = [...document.querySelectorAll('[data-test=graph-node]')];
                        return nodes.sort((a, b) => a.dataset.serial - b.dataset.serial).map(e => e.getAttribute('aria-label'));""");
    }

    /** The numbers of the objects that something holds, ascending. */
    List<String> held() {
        return serials("[data-held=true]");
    }

    /** The numbers of the objects that nothing holds. */
    List<String> notHeld() {
        return serials("[data-held=false]");
    }

    @SuppressWarnings("unchecked")
    private List<String> serials(String which) {
        return (List<String>) page.browser()
                .script(
                        "return [...document.querySelectorAll(`[data-test=graph-node]${arguments[0]}`)].map(e => e.dataset.serial).sort((a, b) => a - b)",
                        which);
    }

    /** The lines between objects: from, what they are called, to. */
    @SuppressWarnings("unchecked")
    List<String> lines() {
        return (List<String>)
                page.browser()
                        .script(
                                "return [...document.querySelectorAll('[data-test=graph-line]')].map(e => `${e.dataset.from} ${e.dataset.label} ${e.dataset.to}`).sort()");
    }

    /** The texts of the tabs for roots. */
    List<String> roots() {
        return page.texts("[data-test=graph-root] text");
    }

    /** How many objects are folded away behind each object. */
    @SuppressWarnings("unchecked")
    Map<String, Object> folds() {
        return (Map<String, Object>)
                page.browser()
                        .script(
                                "return Object.fromEntries([...document.querySelectorAll('[data-test=graph-fold]')].map(e => [e.dataset.from, Number(e.dataset.objects)]))");
    }

    /** Where the upper left corner of an object is drawn in the picture. */
    String place(String serial) {
        return (String) page.browser()
                .script(
                        "return document.querySelector(`[data-test=graph-node][data-serial='${arguments[0]}']`)?.style.transform",
                        serial);
    }

    void choose(String serial) {
        page.click("[data-test=graph-node][data-serial='" + serial + "'] .graph-name");
        page.shows("the card", this::chosen, serial);
    }

    /** The number of the object whose card is open, null when none is. */
    String chosen() {
        return page.attribute("[data-test=graph-card]", "data-serial");
    }

    /** The number of the object that has the focus. */
    String focused() {
        return (String) page.browser().script("return document.activeElement?.dataset.serial");
    }

    void focus(String serial) {
        page.browser()
                .script(
                        "document.querySelector(`[data-test=graph-node][data-serial='${arguments[0]}']`).focus()",
                        serial);
    }

    double scale() {
        return Double.parseDouble(page.attribute(".graph-picture", "data-scale"));
    }

    /** The ways that the open answer marks: lines, as {@link #lines}. */
    @SuppressWarnings("unchecked")
    List<String> marked() {
        return (List<String>)
                page.browser()
                        .script(
                                "return [...document.querySelectorAll('[data-test=graph-line].is-way')].map(e => `${e.dataset.from} ${e.dataset.label} ${e.dataset.to}`).sort()");
    }

    void find(String text) {
        page.fill("[data-test=graph-search]", text);
        page.press("graph-find");
    }

    /** The numbers of the objects found. */
    @SuppressWarnings("unchecked")
    List<String> matches() {
        return (List<String>) page.browser()
                .script("return [...document.querySelectorAll('[data-test=graph-match]')].map(e => e.dataset.serial)");
    }
}
