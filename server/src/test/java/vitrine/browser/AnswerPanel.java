package vitrine.browser;

import java.util.List;

/** The panel with the answer to what was asked last. */
final class AnswerPanel {
    private final VitrinePage page;

    AnswerPanel(VitrinePage page) {
        this.page = page;
    }

    String sentence() {
        return page.text("answer-sentence");
    }

    /** The entries of a history in the order of time. */
    List<String> entries() {
        return page.texts("[data-test=history-entry]");
    }

    /** Goes to the moment of an entry. */
    void goTo(long time) {
        page.click("[data-test=history-entry][data-time='" + time + "'] [data-test=step-link]");
    }

    /** The names and values in a tree of origins, as deep as it is unfolded. */
    List<String> origins() {
        return page.texts("[data-test=origin-node] > .origin-row");
    }

    List<String> originSentences() {
        return page.texts("[data-test=origin-sentence]");
    }

    /** Unfolds the origin of a value by its place in the tree, from 0. */
    void unfold(int index) {
        page.browser()
                .await(
                        "origin " + index,
                        ignored -> page.browser()
                                        .script(
                                                "const fold = document.querySelectorAll('[data-test=origin-fold]')[arguments[0]]; fold?.click(); return fold ?? null",
                                                index)
                                != null);
    }
}
