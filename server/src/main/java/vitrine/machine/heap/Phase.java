package vitrine.machine.heap;

/** What a collection is at, one row each. */
enum Phase {
    IDLE("", ""),
    ROOTS("roots", "Looks at the cells outside of the heap: what they refer to is alive."),
    REMEMBERED(
            "remembered",
            "Looks at the old objects that were given references to young ones: what they refer to is alive."),
    SCAN("scan", "Looks at the objects that were reached: what they refer to is alive too."),
    SWEEP("sweep", "Walks through the heap: what was not reached becomes free blocks."),
    PLAN("plan", "Walks through the heap: what was reached is given its new place."),
    FIX_ROOTS("fix roots", "Rewrites the references outside of the heap to the new places."),
    FIX("fix", "Rewrites the references inside of the heap to the new places."),
    MOVE("move", "Moves the objects to their new places."),
    RELEASE("release", "Frees the objects that nothing refers to any more, and what only they referred to."),
    END("end", "Everything is done.");

    private final String word;
    private final String explanation;

    Phase(String word, String explanation) {
        this.word = word;
        this.explanation = explanation;
    }

    String word() {
        return word;
    }

    String explanation() {
        return explanation;
    }
}
