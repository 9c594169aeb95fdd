package vitrine.debug;

import java.util.Comparator;
import vitrine.machine.Machine;

/**
 * A place on the timeline: so many instructions are executed, and so many parts of the next one are done. Moments between instructions are whole.
 *
 * @param part 0 between instructions
 */
public record Moment(long time, long part) implements Comparable<Moment> {
    private static final Comparator<Moment> ORDER =
            Comparator.comparingLong(Moment::time).thenComparingLong(Moment::part);

    /** Between two instructions. */
    static Moment whole(long time) {
        return new Moment(time, 0);
    }

    /** Where a machine stands. */
    static Moment of(Machine machine) {
        return new Moment(machine.time(), machine.part());
    }

    boolean inside() {
        return part > 0;
    }

    /** The whole moment at which the instruction began that is under way; this one when none is. */
    Moment begun() {
        return inside() ? whole(time) : this;
    }

    /** The first whole moment that is not before this one. */
    long finished() {
        return inside() ? time + 1 : time;
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
