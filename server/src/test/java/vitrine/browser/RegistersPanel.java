package vitrine.browser;

import java.util.List;

/** The registers of a machine that has many. */
final class RegistersPanel {
    private final VitrinePage page;

    RegistersPanel(VitrinePage page) {
        this.page = page;
    }

    /** The names of the registers that are shown. */
    List<String> shown() {
        return page.texts("[data-test=registers] [data-test=register] .register-name");
    }

    /** Which registers are folded away, in words. */
    String unused() {
        return page.text("unused-registers");
    }

    void unfold() {
        page.press("unused-registers");
    }

    String value(int number) {
        return page.cell("register " + number).value();
    }

    String mark(int number) {
        return page.cell("register " + number).mark();
    }
}
