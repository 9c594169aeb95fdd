package vitrine.machine.heap;

/** Frees nothing. */
final class NoCollector extends Collector {
    NoCollector(ObjectHeap heap) {
        super(heap);
    }

    @Override
    boolean collects() {
        return false;
    }

    @Override
    void open(Roots roots, int from, int to) {
        Space space = new Space("heap", from, to);
        heap.spaces = new Space[] {new Space("constants", ObjectHeap.FIRST, from), space};
        heap.spaces[0].top = from;
        heap.useRest(space);
    }

    @Override
    boolean fits(int size) {
        return false;
    }

    @Override
    int place(int size) {
        throw new IllegalStateException();
    }
}
