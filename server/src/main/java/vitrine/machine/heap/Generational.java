package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;

/**
 * Objects are made in a young space. When that is full, what is reached in it is copied to the old one; old objects that refer to young ones were
 * remembered when they were written to. When the old space could not take all the young ones, everything is marked and slid together.
 */
final class Generational extends Copying {
    private static final int MOST_YOUNG = 1 << 17;
    /** Of collections that are done to test with, one in so many is a full one. */
    private static final int FULL = 4;

    private Space young = new Space("young", 0, 0);
    private Space old = young;
    private Space[] order = {old, young};
    private final WordList remembered = new WordList();
    private long oldObjects;
    /** Survivors of the full collection under way that found no room in the old space. */
    private long spilled;

    Generational(ObjectHeap heap) {
        super(CollectorKind.GENERATIONAL, heap);
    }

    @Override
    Space[] divide(Space constants, int from, int to) {
        int middle = from + Math.min((to - from) / 4, MOST_YOUNG);
        young = new Space("young", from, middle);
        old = new Space("old", middle, to);
        order = new Space[] {old, young};
        heap.useRest(young);
        heap.barrier(old.from, young);
        return new Space[] {constants, young, old};
    }

    @Override
    Space from() {
        return young;
    }

    @Override
    Space to() {
        return old;
    }

    @Override
    Space[] order() {
        return order;
    }

    private boolean large(int size) {
        return size > young.words() / 2;
    }

    @Override
    boolean fits(int size) {
        return (large(size) || heap.isCollected()) && size <= old.to - old.top;
    }

    @Override
    int place(int size) {
        int word = old.top;
        old.top += size;
        oldObjects++;
        heap.countMade(size);
        return word;
    }

    @Override
    int freeElsewhere() {
        return old.to - old.top;
    }

    @Override
    int largestElsewhere() {
        return old.to - old.top;
    }

    /** An old object was given a reference to a young one. */
    void remember(int word) {
        long state = heap.words.bits[word + 1];
        if ((state & Header.REMEMBERED) == 0) {
            heap.words.bits[word + 1] = state | Header.REMEMBERED;
            heap.touch(word + 1);
            remembered.add(word);
        }
    }

    @Override
    void start() {
        boolean asked = at.reason == Reason.INSTRUCTION || at.reason == Reason.COMMAND;
        boolean inTurn = at.reason == Reason.ALWAYS && collections() % FULL == FULL - 1;
        at.full = asked
                || inTurn
                || large((int) Math.min(at.needed / ObjectHeap.WORD_BYTES, Integer.MAX_VALUE))
                || old.to - old.top < young.top - young.from;
        if (at.full) {
            remembered.clear();
            spilled = 0;
            startMarking();
        } else {
            startCopying();
        }
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        if (at.full && (at.phase == Phase.ROOTS || at.phase == Phase.SCAN)) {
            if (mark(observer, Phase.PLAN, 0)) {
                return true;
            }
            startWalk(Phase.PLAN);
        }
        if (at.full ? compact(observer) : copy(observer)) {
            return true;
        }
        at.phase = Phase.END;
        return false;
    }

    @Override
    boolean copyRemembered(@Nullable Observer observer) {
        if (at.cursor == remembered.size()) {
            return false;
        }
        int word = (int) remembered.get(at.cursor++);
        heap.words.bits[word + 1] &= ~Header.REMEMBERED;
        heap.touch(word + 1);
        int count = copyContent(word, heap.words(word));
        at.object = word;
        if (observer != null) {
            tell(observer, CollectorStep.REMEMBERED, object(word), Effect.Told.number("count", count));
        }
        return true;
    }

    @Override
    void fixed(int holder, int to) {
        int there = movedTo(holder);
        if (old.has(there) && young.has(to)) {
            long state = heap.words.bits[holder + 1];
            if ((state & Header.REMEMBERED) == 0) {
                heap.words.bits[holder + 1] = state | Header.REMEMBERED;
                remembered.add(there);
            }
        }
    }

    @Override
    void spilled() {
        spilled++;
    }

    @Override
    void complete() {
        if (at.full) {
            oldObjects = at.found - spilled;
        } else {
            leaveBehind(heap.objects() - permanentObjects() - oldObjects);
            oldObjects += at.moved;
            remembered.clear();
        }
        heap.useRest(young);
    }

    WordList remembered() {
        return remembered;
    }

    @Override
    long[] own() {
        long[] walk = super.own();
        long[] values = new long[walk.length + 3 + remembered.size()];
        System.arraycopy(walk, 0, values, 0, walk.length);
        int i = walk.length;
        values[i++] = oldObjects;
        values[i++] = spilled;
        values[i++] = remembered.size();
        for (int k = 0; k < remembered.size(); k++) {
            values[i++] = remembered.get(k);
        }
        return values;
    }

    @Override
    void setOwn(long[] values) {
        super.setOwn(values);
        int i = super.own().length;
        oldObjects = values[i++];
        spilled = values[i++];
        int size = (int) values[i++];
        remembered.clear();
        for (int k = 0; k < size; k++) {
            remembered.add(values[i++]);
        }
    }
}
