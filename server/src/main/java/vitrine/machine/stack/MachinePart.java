package vitrine.machine.stack;

import vitrine.isa.PartKind;

/** What instructions of the stack machine do in parts, one row each; what a collection does has a table of its own. */
enum MachinePart implements PartKind {
    LOOK_UP(
            "look up a class",
            "Looked in class {class} for a method '{message}': {found?there is one|there is none}{next}.",
            "The lookup of a message begins in the class of its receiver and goes up, class by class."),
    LEAVE_FRAME(
            "leave a frame",
            "{function} has no handler for {exception}: its frame is left.",
            "An exception leaves the frames of the functions that have no handler for it, one by one.");

    private final String title;
    private final String narration;
    private final String summary;

    MachinePart(String title, String narration, String summary) {
        this.title = title;
        this.narration = narration;
        this.summary = summary;
    }

    @Override
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String narration() {
        return narration;
    }

    @Override
    public String summary() {
        return summary;
    }
}
