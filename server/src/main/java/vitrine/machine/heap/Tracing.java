package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;

/** What collectors that mark have in common: from the roots on, what is reached becomes grey, and black when it was looked at. */
abstract class Tracing extends Collector {
    Tracing(CollectorKind kind, ObjectHeap heap) {
        super(kind, heap);
    }

    void startMarking() {
        at.phase = Phase.ROOTS;
        at.cursor = 0;
    }

    /** Looks at the next root that refers to an object that can be collected; false behind the last. */
    boolean markRoot(@Nullable Observer observer) {
        Roots roots = heap.roots;
        int root = nextRoot();
        if (root == roots.count()) {
            return false;
        }
        at.cursor = root + 1;
        int word = roots.target(root) >> 3;
        at.root = root;
        at.object = word;
        boolean first = reach(word);
        if (observer != null) {
            tell(observer, first ? CollectorStep.MARK_ROOT : CollectorStep.KNOWN_ROOT, cell(root), object(word));
        }
        return true;
    }

    /** The next root that refers to an object that can be collected. */
    int nextRoot() {
        Roots roots = heap.roots;
        int count = roots.count();
        int root = roots.next(at.cursor);
        while (root < count && roots.target(root) >> 3 < managedFrom) {
            root = roots.next(root + 1);
        }
        return root;
    }

    /** Makes a white object grey; false when it was not white. */
    private boolean reach(int word) {
        long[] bits = heap.words.bits;
        long state = bits[word + 1];
        if ((state & Header.COLOUR) != 0) {
            return false;
        }
        bits[word + 1] = state | (long) Header.GREY << Header.COLOUR_SHIFT;
        heap.touch(word + 1);
        waiting.add(word);
        return true;
    }

    /** Looks at the next grey object; false when there is none. */
    boolean scan(@Nullable Observer observer) {
        if (waiting.size() == 0) {
            return false;
        }
        int word = (int) waiting.take();
        long[] bits = heap.words.bits;
        byte[] tags = heap.words.tags;
        bits[word + 1] = Header.withColour(bits[word + 1], Header.BLACK);
        heap.touch(word + 1);
        int size = heap.words(word);
        int count = 0;
        if (heap.kind(word) != Header.STRING) {
            for (int i = word + Header.WORDS; i < word + size; i++) {
                if (tags[i] == Tags.REFERENCE) {
                    int target = (int) bits[i] >> 3;
                    if (target >= managedFrom && reach(target)) {
                        count++;
                    }
                }
            }
        }
        at.object = word;
        at.found++;
        at.foundWords += size;
        worked(size);
        if (observer != null) {
            tell(observer, CollectorStep.SCAN, object(word), Effect.Told.number("count", count));
        }
        return true;
    }

    /** Does a step of marking; false, and the next phase set, when all is marked. */
    boolean mark(@Nullable Observer observer, Phase behind, int cursorBehind) {
        if (at.phase == Phase.ROOTS) {
            if (markRoot(observer)) {
                return true;
            }
            at.phase = Phase.SCAN;
        }
        if (scan(observer)) {
            return true;
        }
        at.phase = behind;
        at.cursor = cursorBehind;
        return false;
    }
}
