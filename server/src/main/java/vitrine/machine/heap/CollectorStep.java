package vitrine.machine.heap;

/**
 * What a collector does, one row each: a word for it, and a template for the sentence that tells it. In a template, {@code {object}} is the object
 * at hand, {@code {to}} its new place, {@code {cell}} the cell that was looked at or rewritten, {@code {count}} a number.
 */
public enum CollectorStep {
    ROOT("root", "{cell} refers to {object}: it is marked, and waits to be looked at."),
    ROOT_KNOWN("root", "{cell} refers to {object}, which is known already."),
    SCAN("scan", "Looked at the {count} references of {object}: what they lead to is marked."),
    GREY("mark", "{cell} refers to {object}: it is marked, and waits to be looked at."),
    COPY("copy", "Copied {object} to {to}, and left that address in its old place."),
    FORWARD("forward", "{cell} refers to {object}, which moved: now it refers to {to}."),
    PLAN("plan", "{object} is alive: its new place will be {to}."),
    SKIP("plan", "{object} was not reached: its place will be taken."),
    FIX("fix", "{cell} refers to {object}: now it refers to its new place {to}."),
    FIXED("fix", "Looked at the references of {object}: {count} of them lead to new places."),
    MOVE("move", "Moved {object} to {to}."),
    STAY("move", "{object} stays where it is."),
    KEEP("sweep", "{object} was reached: it stays, and is white again."),
    FREE("sweep", "{object} was not reached: its {count} bytes are free."),
    JOIN("sweep", "A free block of {count} bytes."),
    RELEASE("release", "{cell} no longer counts as a reference to {object}: {count} are left."),
    DEAD("release", "Nothing refers to {object} any more: its {count} bytes are free."),
    CLEAR("clear", "What is left behind is free: {count} bytes."),
    END("end", "The collection is over: {count} bytes were freed.");

    private final String word;
    private final String template;

    CollectorStep(String word, String template) {
        this.word = word;
        this.template = template;
    }

    /** What it is, in a word; several rows can share one. */
    public String word() {
        return word;
    }

    public String template() {
        return template;
    }
}
