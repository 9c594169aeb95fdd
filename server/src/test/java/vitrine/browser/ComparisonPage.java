package vitrine.browser;

import java.util.List;
import java.util.Objects;

/** The page with two machines side by side: what is common to both, and each side by its place. */
final class ComparisonPage {
    private final VitrinePage page;

    ComparisonPage(VitrinePage page) {
        this.page = page;
    }

    /** Opens a shipped pair and waits until both of its programs stand at a moment. */
    void open(String pair) {
        page.openAt("#compare=" + pair);
        isReady();
    }

    void isReady() {
        page.shows("status of the left side", () -> status("left"), "ready");
        page.shows("status of the right side", () -> status("right"), "ready");
        isCounted();
    }

    void reload() {
        page.browser().driver().navigate().refresh();
        page.browser().await("both sides", ignored -> time("left") >= 0 && time("right") >= 0);
        isCounted();
    }

    /** Waits until the numbers are those of the present moments. */
    void isCounted() {
        page.browser()
                .await(
                        "the numbers of both sides",
                        ignored -> number("instructions", "left") == time("left")
                                && number("instructions", "right") == time("right")
                                && !"unknown".equals(standing()));
    }

    /** Presses a control of both machines and waits until both stand still and are counted. */
    void press(String name) {
        page.press(name);
        page.settles();
        page.browser().await("both to stand still", ignored -> !page.has("both-pause") || page.has("both-run"));
        isCounted();
    }

    /** Presses a control of one side. */
    void press(String side, String name) {
        page.click("[data-side=%s] [data-test='%s']:not([aria-disabled=true])".formatted(side, name));
    }

    /** Where the two stand to each other, as a word. */
    String standing() {
        return attribute("[data-test=standing]", "data-kind");
    }

    String standingText() {
        return page.text("standing");
    }

    void stands(String kind) {
        page.shows("standing", this::standing, kind);
    }

    long time(String side) {
        return number("[data-side=%s] [data-test=time]".formatted(side), "data-time", -1);
    }

    String status(String side) {
        return attribute("[data-side=%s] [data-test=status]".formatted(side), "data-status");
    }

    String sentence(String side) {
        return page.texts("[data-side=%s] [data-test=sentence]".formatted(side)).get(0);
    }

    /** A number of the table, -1 when it is not known. */
    long number(String row, String side) {
        return number("[data-id='%s'] [data-test=count-%s]".formatted(row, side), "data-number", -1);
    }

    /** The same since the last mark before. */
    long since(String row, String side) {
        return number("[data-id='%s'] [data-test=since-%s]".formatted(row, side), "data-number", -1);
    }

    private long number(String selector, String attribute, long otherwise) {
        String text = attribute(selector, attribute);
        return text.isEmpty() ? otherwise : Long.parseLong(text);
    }

    /** Of each mark that is listed, whether both sides passed it in step. */
    List<String> marks() {
        return page.texts("[data-test=mark-row][data-in-step=true] [data-test=go-to-mark]");
    }

    int marksListed() {
        return page.texts("[data-test=mark-row]").size();
    }

    /** What the bars say to those who do not see them. */
    String bar(String row) {
        return attribute("[data-test=chart-row][data-id='%s'] svg".formatted(row), "aria-label");
    }

    String outputs() {
        return attribute("[data-test=outputs]", "data-verdict");
    }

    private String attribute(String selector, String attribute) {
        return Objects.requireNonNullElse(page.attribute(selector, attribute), "");
    }
}
