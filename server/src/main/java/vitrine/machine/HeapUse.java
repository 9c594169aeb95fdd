package vitrine.machine;

/**
 * How a heap is used now.
 *
 * @param collector its name
 * @param capacity the bytes that objects may take at most
 * @param used the bytes that objects take, dead ones that are not freed yet included
 * @param free the bytes that can still be given out without a collection
 * @param largestFree the bytes of the largest object that there is room for
 * @param freeBlocks in how many pieces those bytes lie
 * @param peak the most bytes that objects took at any time since {@link Machine#markDepth}
 * @param objects how many there are, dead ones included
 * @param collections how many there were
 * @param live the bytes that were left by the last one; -1 when there was none
 * @param steps how many steps all of them took together
 */
public record HeapUse(
        String collector,
        long capacity,
        long used,
        long free,
        long largestFree,
        long freeBlocks,
        long peak,
        long objects,
        long collections,
        long live,
        long steps) {
    /** The same without the peak, which hangs on what was done since the depth was marked and is no part of a state. */
    public HeapUse now() {
        return new HeapUse(
                collector, capacity, used, free, largestFree, freeBlocks, used, objects, collections, live, steps);
    }
}
