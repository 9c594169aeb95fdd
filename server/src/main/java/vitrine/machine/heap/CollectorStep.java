package vitrine.machine.heap;

import java.util.Locale;
import vitrine.isa.PartKind;

/**
 * What the steps of collectors are, one row each. In a sentence, {@code {object}} is the object at hand, where it is now; {@code {cell}} the cell that
 * was looked at or rewritten; {@code {from}} and {@code {to}} addresses; {@code {count}} and {@code {bytes}} numbers.
 */
public enum CollectorStep implements PartKind {
    MARK_ROOT(
            "mark a root",
            "{cell} refers to {object}: it is reached, so it is grey now and waits to be looked at.",
            "An object that a cell outside of the heap refers to is alive."),
    KNOWN_ROOT(
            "look at a root",
            "{cell} refers to {object}, which was reached before.",
            "An object that is reached twice is marked once."),
    SCAN(
            "look at an object",
            "{object} is black now: {count} of the objects it refers to {count:was|were} reached here first and {count:is|are} grey.",
            "What a living object refers to is alive too."),
    KEEP(
            "sweep past an object",
            "{object} was reached: it stays and is white again.",
            "What is black when the sweep comes to it stays."),
    FREE(
            "free an object",
            "Nothing leads to what lay at {from}: its {bytes} {bytes:byte is|bytes are} free.",
            "What is still white is garbage."),
    JOIN(
            "join free blocks",
            "The free block at {from} now has {bytes} {bytes:byte|bytes}.",
            "Free blocks side by side become one."),
    PLAN(
            "plan a move",
            "{object} was reached: its place will be {to}.",
            "Before anything moves, every living object is given its new place."),
    DROP(
            "plan without an object",
            "Nothing leads to what lies at {from}: no place is kept for its {bytes} {bytes:byte|bytes}.",
            "Garbage gets no new place."),
    FIX_ROOT(
            "fix a root",
            "{cell} now refers to {to}, where {object} will be.",
            "References are rewritten before the objects move."),
    FIX(
            "fix an object",
            "{count} {count:reference|references} in {object} now {count:leads to a new place|lead to new places}.",
            "References are rewritten before the objects move."),
    MOVE(
            "move an object",
            "Moved {object} from {from} to {to}.",
            "Living objects slide together and leave one free stretch."),
    STAY("leave an object", "{object} stays at {to}.", "An object with no garbage before it need not move."),
    PASS(
            "pass garbage",
            "The {bytes} {bytes:byte|bytes} at {from} {bytes:is|are} free.",
            "The place of garbage is taken by what comes behind it."),
    COPY_ROOT(
            "copy what a root holds",
            "{cell} referred to {from}: copied {object} from there to {to}, and left word of that.",
            "What is reached is copied, and its old place says where to."),
    FORWARD_ROOT(
            "follow a root",
            "{cell} referred to {from}, from where {object} was moved: now it refers to {to}.",
            "What was copied is not copied again: its old place says where it is."),
    COPY_FROM(
            "look at a copy",
            "Looked at {object}: copied {count} of the objects it refers to, and now it refers to the copies.",
            "The copies themselves are the list of what must still be looked at."),
    REMEMBERED(
            "look at a remembered object",
            "{object} is old and was given a reference to a young object: copied {count} of the objects it refers to.",
            "A young object can be held by old ones alone; the write barrier remembered those."),
    RELEASE(
            "free a dead object",
            "Nothing refers any more to what lay at {from}: its {bytes} {bytes:byte is|bytes are} free, and {count} of the objects it referred to died with it.",
            "An object dies with the last reference to it."),
    END(
            "end the collection",
            "The collection is over: {count} {count:object|objects} with {bytes} {bytes:byte|bytes} {count:was|were} freed.",
            "Then the instruction can go on that had to wait.");

    private final String title;
    private final String narration;
    private final String summary;

    CollectorStep(String title, String narration, String summary) {
        this.title = title;
        this.narration = narration;
        this.summary = summary;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
