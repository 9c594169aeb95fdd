package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Observer;

/** Frees nothing. */
final class NoCollector extends Collector {
    NoCollector(ObjectHeap heap) {
        super(CollectorKind.NONE, heap);
    }

    @Override
    boolean collects() {
        return false;
    }

    @Override
    Space[] divide(Space constants, int from, int to) {
        Space space = new Space("heap", from, to);
        heap.useRest(space);
        return new Space[] {constants, space};
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
    void start() {
        throw new IllegalStateException("Nothing is collected.");
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        return false;
    }

    @Override
    void complete() {}
}
