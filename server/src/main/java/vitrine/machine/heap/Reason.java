package vitrine.machine.heap;

/** Why a collection begins. */
public enum Reason {
    /** An object does not fit. */
    ALLOCATION("an object did not fit"),
    /** The program asks for one. */
    INSTRUCTION("the program asked for it"),
    /** The program collects before every allocation. */
    ALWAYS("the program collects before every allocation"),
    /** Nothing refers any more to some objects. */
    COUNT("the last references to them are gone"),
    /** Whoever watches the program asks for one. */
    COMMAND("you asked for it");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** Behind "since". */
    public String text() {
        return text;
    }
}
