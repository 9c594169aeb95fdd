package vitrine.machine.heap;

/**
 * A garbage collector, as a machine of steps. It says also where objects go that do not fit where the last one was made, since that hangs together.
 */
public abstract class Collector {
    final ObjectHeap heap;

    Collector(ObjectHeap heap) {
        this.heap = heap;
    }

    static Collector of(CollectorKind kind, ObjectHeap heap) {
        return new NoCollector(heap);
    }

    /** Whether it can ever give back anything. */
    abstract boolean collects();

    /** Divides the heap from one word to another. */
    abstract void open(Roots roots, int from, int to);

    /** Whether there is room for an object of so many words outside of the present region. */
    abstract boolean fits(int size);

    /** Finds room that {@link #fits} found; returns the first word, which is {@code heap.free} when the region changed. */
    abstract int place(int size);
}
