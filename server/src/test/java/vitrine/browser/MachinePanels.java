package vitrine.browser;

import java.util.List;

/** What the panels show of the machine. */
final class MachinePanels {
    private final VitrinePage page;

    MachinePanels(VitrinePage page) {
        this.page = page;
    }

    /** The values on the operand stack, bottom first. */
    @SuppressWarnings("unchecked")
    List<String> stack() {
        return (List<String>) page.browser().script("""
                                const spoken = (e) => [...e.childNodes].filter(n => n.nodeType !== Node.COMMENT_NODE && n.ariaHidden !== 'true').map(n => n.textContent).join('').trim();
                                return [...document.querySelectorAll('[data-test=stack-cell] .cell-value .value')].map(spoken).reverse();""");
    }

    /** The functions that run, the innermost first. */
    List<String> frames() {
        return page.texts("[data-test=frame] .frame-title");
    }

    /** The value of a local of the running frame, null when it has none of this name. */
    String local(String name) {
        return (String) page.browser().script("""
                        const cells = document.querySelector('[data-test=frame]')?.querySelectorAll('[data-test=local]') ?? [];
                        const cell = [...cells].find(e => e.querySelector('.cell-name').textContent.trim() === arguments[0]);
                        return cell?.querySelector('.value')?.textContent.trim();""", name);
    }

    /** What the program wrote, line breaks and all. */
    String output() {
        return (String) page.browser().script("return document.querySelector('[data-test=output]').textContent");
    }

    List<String> logs() {
        return page.texts("[data-test=logs] li");
    }
}
