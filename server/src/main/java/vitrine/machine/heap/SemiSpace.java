package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Observer;

/** Copies what is reached into the other half of the heap. */
final class SemiSpace extends Copying {
    private static final String FROM = "from-space";
    private static final String TO = "to-space";

    private final Space[] halves = new Space[2];
    private int used;

    SemiSpace(ObjectHeap heap) {
        super(CollectorKind.SEMI_SPACE, heap);
    }

    @Override
    Space[] divide(Space constants, int from, int to) {
        int half = (to - from) / 2;
        halves[0] = new Space(TO, from, from + half);
        halves[1] = new Space(FROM, from + half, from + 2 * half);
        heap.useRest(halves[0]);
        return new Space[] {constants, halves[0], halves[1]};
    }

    @Override
    Space from() {
        return halves[1 - used];
    }

    @Override
    Space to() {
        return halves[used];
    }

    @Override
    boolean fits(int size) {
        return false;
    }

    @Override
    int place(int size) {
        throw new IllegalStateException("There is no other place.");
    }

    @Override
    int freeElsewhere() {
        return 0;
    }

    @Override
    int largestElsewhere() {
        return 0;
    }

    @Override
    int capacity() {
        return halves[0].words();
    }

    @Override
    void start() {
        flip(1 - used);
        startCopying();
    }

    private void flip(int half) {
        used = half;
        halves[used].name = TO;
        halves[1 - used].name = FROM;
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        if (copy(observer)) {
            return true;
        }
        at.phase = Phase.END;
        return false;
    }

    @Override
    void complete() {
        leaveBehind(heap.objects() - permanentObjects());
        heap.useRest(halves[used]);
    }

    @Override
    long[] own() {
        return new long[] {used};
    }

    @Override
    void setOwn(long[] values) {
        flip((int) values[0]);
    }
}
