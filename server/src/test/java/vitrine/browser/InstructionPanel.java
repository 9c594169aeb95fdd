package vitrine.browser;

import java.util.List;

/** One instruction, fetched, decoded and executed. */
final class InstructionPanel {
    private final VitrinePage page;

    InstructionPanel(VitrinePage page) {
        this.page = page;
    }

    String fetched() {
        return page.text("phase-fetch");
    }

    /** The fields of the instruction: name, number of bits, number. */
    @SuppressWarnings("unchecked")
    List<String> fields() {
        return (List<String>) page.browser().script("""
                        return [...document.querySelectorAll('[data-test=field]')].map(e => `${e.dataset.name} ${e.dataset.bits} ${e.dataset.number}`)""");
    }

    /** The bits as they are drawn, field by field. */
    List<String> bits() {
        return page.texts("[data-test=field] .field-bits");
    }

    /** What the instruction did. */
    List<String> effects() {
        return page.texts("[data-test=effect]");
    }

    String executed() {
        return page.text("phase-execute");
    }
}
