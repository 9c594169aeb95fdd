package vitrine.machine.heap;

/** A part of the heap, in words. Objects and free blocks lie in it one behind the other up to its top; behind that it was not used yet. */
final class Space {
    String name;
    final int from;
    final int to;
    /** Behind the last block; while objects are made here, {@link ObjectHeap#top(Space)} has the newest. */
    int top;

    Space(String name, int from, int to) {
        this.name = name;
        this.from = from;
        this.to = to;
        top = from;
    }

    boolean has(int word) {
        return word >= from && word < to;
    }

    int words() {
        return to - from;
    }
}
