package vitrine.machine.heap;

/** How far a collection is: all that it knows between two steps, but for what waits to be looked at. When none is under way, all of it is as at first. */
final class Progress {
    private static final Phase[] PHASES = Phase.values();
    private static final Reason[] REASONS = Reason.values();

    Phase phase = Phase.IDLE;
    /** The next root, or the word of the next block. */
    int cursor;
    /** Where the next survivor goes, or where the free run began. */
    int to;
    /** The number of the space at hand, or the last block of the list of free blocks. */
    int stage;

    Reason reason = Reason.ALLOCATION;
    long needed;
    long freeBefore;
    long usedBefore;
    long objectsBefore;
    long steps;
    /** Whether where objects move to is noted. */
    boolean watched;
    /** A collection of all, where there are others too. */
    boolean full;

    // of what the last step was about
    int object;
    int root = -1;

    long found;
    long foundWords;
    long moved;
    long movedWords;

    long[] registers() {
        return new long[] {
            phase.ordinal(),
            cursor,
            to,
            stage,
            reason.ordinal(),
            needed,
            freeBefore,
            usedBefore,
            objectsBefore,
            steps,
            watched ? 1 : 0,
            full ? 1 : 0,
            object,
            root,
            found,
            foundWords,
            moved,
            movedWords
        };
    }

    void setRegisters(long[] values) {
        int i = 0;
        phase = PHASES[(int) values[i++]];
        cursor = (int) values[i++];
        to = (int) values[i++];
        stage = (int) values[i++];
        reason = REASONS[(int) values[i++]];
        needed = values[i++];
        freeBefore = values[i++];
        usedBefore = values[i++];
        objectsBefore = values[i++];
        steps = values[i++];
        watched = values[i++] != 0;
        full = values[i++] != 0;
        object = (int) values[i++];
        root = (int) values[i++];
        found = values[i++];
        foundWords = values[i++];
        moved = values[i++];
        movedWords = values[i];
    }
}
