package vitrine.machine.heap;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vitrine.machine.CollectionView;
import vitrine.machine.HeapSpace;
import vitrine.machine.HeapUse;
import vitrine.machine.ObjectGraph;

/** What can be told of a heap and its collector to those who look at it. It changes nothing; objects and blocks are known by their addresses. */
public final class HeapFacts {
    private static final int WORD = ObjectHeap.WORD_BYTES;
    private static final int WAITING_TOLD = 64;

    private final ObjectHeap heap;
    private final Collector collector;

    public HeapFacts(ObjectHeap heap) {
        this.heap = heap;
        collector = heap.collector();
    }

    public List<HeapSpace> spaces() {
        List<HeapSpace> spaces = new ArrayList<>();
        for (Space each : heap.spaces) {
            if (each.from < collector.managedFrom && each.from == each.to) {
                continue;
            }
            spaces.add(new HeapSpace(
                    each.name, (long) each.from * WORD, (long) heap.top(each) * WORD, (long) each.to * WORD));
        }
        return spaces;
    }

    /** What came with the program is left out. */
    public HeapUse use() {
        long free = heap.freeBytes();
        long rest = heap.regionEnd > heap.free ? 1 : 0;
        long permanent = (long) (collector.managedFrom - ObjectHeap.FIRST) * WORD;
        return new HeapUse(
                collector.name(),
                (long) collector.capacity() * WORD,
                heap.usedBytes() - permanent,
                free,
                heap.largestFreeBytes(),
                heap.freeBlocks + rest,
                heap.peak() * WORD - permanent,
                heap.objects() - collector.permanentObjects(),
                collector.collections(),
                collector.live() < 0 ? -1 : collector.live() - permanent,
                collector.totalSteps());
    }

    /** The name of the space that an object lies in. */
    public String space(int address) {
        for (Space each : heap.spaces) {
            if (each.has(address >> 3)) {
                return each.name;
            }
        }
        return "";
    }

    public boolean permanent(int address) {
        return address >> 3 < collector.managedFrom;
    }

    /** What a collection under way thinks of an object; null when none is under way, or it has no colours. */
    public ObjectGraph.@Nullable Colour colour(int address) {
        if (!collector.underWay() || !collector.colours() || permanent(address)) {
            return null;
        }
        return switch (collector.colour(address >> 3)) {
            case Header.WHITE -> ObjectGraph.Colour.WHITE;
            case Header.GREY -> ObjectGraph.Colour.GREY;
            default -> ObjectGraph.Colour.BLACK;
        };
    }

    /** How many references to an object were counted; -1 when nobody counts. */
    public int count(int address) {
        return heap.counts() && !permanent(address) ? (int) (heap.words.bits[(address >> 3) + 1] & Header.LOW) : -1;
    }

    public boolean remembered(int address) {
        return (heap.words.bits[(address >> 3) + 1] & Header.REMEMBERED) != 0;
    }

    // ---- blocks

    public int firstBlock() {
        return heap.blockFrom(ObjectHeap.FIRST) * WORD;
    }

    public int nextBlock(int block) {
        return heap.nextBlock(block >> 3) * WORD;
    }

    public long blockBytes(int block) {
        return (long) heap.words(block >> 3) * WORD;
    }

    public ObjectGraph.Block blockKind(int block) {
        if (heap.kind(block >> 3) == Header.FREE) {
            return ObjectGraph.Block.FREE;
        }
        return collector.husk(block >> 3) ? ObjectGraph.Block.MOVED : ObjectGraph.Block.OBJECT;
    }

    /** Where the object of a moved block is, or where an object will be moved to; 0 for any other. */
    public int movedTo(int block) {
        return collector.underWay() && heap.kind(block >> 3) != Header.FREE ? collector.movedTo(block >> 3) * WORD : 0;
    }

    /** Free blocks in the order in which an allocation tries them, first the one that is being filled. */
    public List<Long> freeBlocks(int most) {
        List<Long> blocks = new ArrayList<>();
        if (heap.rest == null && heap.free < heap.regionEnd) {
            blocks.add((long) heap.free * WORD);
        }
        for (int block = heap.firstFree; block != 0 && blocks.size() < most; block = heap.nextFree(block)) {
            blocks.add((long) block * WORD);
        }
        return blocks;
    }

    // ---- the collection under way

    /** @param name names an object by its address */
    public @Nullable CollectionView collection(IntFunction<String> name) {
        if (!collector.underWay()) {
            return null;
        }
        Progress at = collector.at;
        List<String> waiting = new ArrayList<>();
        for (int word : collector.waitingWords(WAITING_TOLD)) {
            waiting.add(name.apply(word * WORD));
        }
        List<CollectionView.Cursor> cursors = new ArrayList<>();
        for (Object[] each : collector.cursors()) {
            cursors.add(new CollectionView.Cursor((String) each[0], (long) (Integer) each[1] * WORD));
        }
        long freed = at.objectsBefore - heap.objects();
        return new CollectionView(
                collector.name(),
                "It began since " + collector.reason() + ".",
                at.phase.word(),
                at.phase.explanation(),
                at.steps,
                waiting,
                collector.waitingSize(),
                at.object == 0 ? "" : name.apply(at.object * WORD),
                at.root < 0 ? "" : heap.roots.cell(at.root),
                cursors,
                new CollectionView.Amount(at.found, at.foundWords * WORD),
                new CollectionView.Amount(freed, (at.usedBefore - heap.usedWords()) * WORD),
                new CollectionView.Amount(at.moved, at.movedWords * WORD));
    }
}
