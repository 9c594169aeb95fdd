package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The heap seen from afar: its spaces, how full they are, the collection under way, and a part of the memory block by block.
 *
 * @param collection null when none is under way
 * @param map null when no part of the memory was asked for
 */
public record SpacesView(
        List<HeapSpace> spaces,
        HeapUse use,
        @Nullable CollectionView collection,
        @Nullable Map map) {
    /**
     * What lies between two addresses: block by block, or, when those are too many, in shares of equal stretches.
     *
     * @param unit how many bytes a stretch has; 0 when the blocks are told
     * @param before how many objects lie before the first block told
     * @param blocks in order of address
     * @param shares in order of address, those of each space from its beginning on; stretches where nothing lies are left out
     * @param free addresses of free blocks in the order in which they will be tried; only the first ones when there are many
     */
    public record Map(
            long from, long to, long unit, long before, List<Block> blocks, List<Share> shares, List<Long> free) {}

    /**
     * One block of memory.
     *
     * @param state live, garbage (nothing reaches it any more), permanent (came with the program), free, or moved (what is left of an object that a
     *     collection moved); while objects are being marked instead of the first two: white, grey, black
     * @param kind of the object, "" when there is none
     * @param title what people call it, "" when there is none
     * @param name of its group, "" when there is none
     * @param serial the number that the object keeps wherever it is moved to, 0 when there is none
     * @param count how many references to it were counted; -1 when nobody counts
     * @param remembered whether it is among those that a collection of a part of the heap begins at
     * @param to where the object of a moved block is now, or where an object will be moved to; 0 for any other
     */
    public record Block(
            long address,
            long bytes,
            String state,
            String kind,
            String title,
            String name,
            long serial,
            int count,
            boolean remembered,
            long to) {}

    /**
     * What a stretch of memory holds; the rest of it is free.
     *
     * @param from its first address
     * @param live bytes of objects that something reaches, or that a collection under way has found
     * @param garbage bytes of all others, husks of moved ones included
     */
    public record Share(long from, long live, long garbage) {}
}
