package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;

/** What collectors with free blocks have in common: one space, a list of free blocks in it, and the walk that makes the list anew. */
abstract class Sweeping extends Tracing {
    private Space space = new Space("heap", 0, 0);
    // the block that was found last and the one before it in the list
    private int foundBlock;
    private int foundBefore;

    Sweeping(CollectorKind kind, ObjectHeap heap) {
        super(kind, heap);
    }

    @Override
    Space[] divide(Space constants, int from, int to) {
        space = new Space("heap", from, to);
        heap.useRest(space);
        return new Space[] {constants, space};
    }

    // ---- giving out

    @Override
    boolean fits(int size) {
        return find(size) || heap.rest != space && size <= space.to - space.top;
    }

    /** First fit. */
    private boolean find(int size) {
        int before = 0;
        int looked = 0;
        for (int block = heap.firstFree; block != 0; block = heap.nextFree(block)) {
            if (heap.words(block) >= size) {
                foundBlock = block;
                foundBefore = before;
                heap.work.singles(looked);
                return true;
            }
            before = block;
            looked++;
        }
        heap.work.singles(looked);
        return false;
    }

    @Override
    int place(int size) {
        if (find(size)) {
            heap.useBlock(foundBlock, foundBefore);
        } else {
            heap.useRest(space);
        }
        return heap.take(size);
    }

    @Override
    int freeElsewhere() {
        int free = heap.rest == space ? 0 : space.to - space.top;
        heap.work.singles(heap.freeBlocks);
        for (int block = heap.firstFree; block != 0; block = heap.nextFree(block)) {
            free += heap.words(block);
        }
        return free;
    }

    @Override
    int largestElsewhere() {
        int largest = heap.rest == space ? 0 : space.to - space.top;
        heap.work.singles(heap.freeBlocks);
        for (int block = heap.firstFree; block != 0; block = heap.nextFree(block)) {
            largest = Math.max(largest, heap.words(block));
        }
        return largest;
    }

    // ---- sweeping: cursor is the next block, to the beginning of the free run before it, stage the last block of the
    // list

    void startSweep() {
        at.phase = Phase.SWEEP;
        at.cursor = space.from;
        at.to = 0;
        at.stage = 0;
        heap.firstFree = 0;
        heap.freeBlocks = 0;
    }

    /** Whether an object that the sweep comes to stays. */
    abstract boolean stays(int word);

    /** Sweeps past one block; false behind the last. */
    boolean sweep(@Nullable Observer observer) {
        int block = at.cursor;
        if (block >= space.top) {
            closeRun(space.top);
            return false;
        }
        int size = heap.words(block);
        at.cursor = block + size;
        at.object = block;
        worked(size);
        if (heap.kind(block) == Header.FREE) {
            extendRun(block, size, Math.min(size, Header.WORDS));
            if (observer != null) {
                tell(observer, CollectorStep.JOIN, address("from", at.to), bytes(block + size - at.to));
            }
        } else if (stays(block)) {
            closeRun(block);
            long[] bits = heap.words.bits;
            if ((bits[block + 1] & Header.COLOUR) != 0) {
                bits[block + 1] &= ~Header.COLOUR;
                heap.touch(block + 1);
            }
            if (observer != null) {
                tell(observer, CollectorStep.KEEP, object(block));
            }
        } else {
            extendRun(block, size, size);
            heap.countFreed(1, size);
            if (observer != null) {
                tell(observer, CollectorStep.FREE, address("from", block), bytes(size));
            }
        }
        return true;
    }

    /** A block becomes part of the free run, which begins with it if there is none. */
    private void extendRun(int block, int size, int used) {
        heap.clear(block, block + used);
        at.to = at.to == 0 ? block : at.to;
        heap.fill(at.to, block + size);
    }

    /** The free run ends before a block, or at the top of the space: then the space ends with it. */
    private void closeRun(int end) {
        int run = at.to;
        at.to = 0;
        if (run == 0) {
            return;
        }
        if (end == space.top) {
            heap.clear(run, Math.min(end, run + Header.WORDS));
            space.top = run;
        } else if (end - run >= Header.WORDS) {
            if (at.stage == 0) {
                heap.firstFree = run;
            } else {
                heap.setNextFree(at.stage, run);
            }
            at.stage = run;
            heap.freeBlocks++;
        }
    }

    @Override
    void complete() {}

    @Override
    Object[][] cursors() {
        return at.phase == Phase.SWEEP ? new Object[][] {{"sweep", at.cursor}} : new Object[0][];
    }

    Effect.Told count(long count) {
        return Effect.Told.number("count", count);
    }
}
