package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Observer;

/** Marks what is reached and makes free blocks of the rest. */
final class MarkSweep extends Sweeping {
    MarkSweep(ObjectHeap heap) {
        super(CollectorKind.MARK_SWEEP, heap);
    }

    @Override
    void start() {
        startMarking();
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        if (at.phase != Phase.SWEEP) {
            if (mark(observer, Phase.SWEEP, 0)) {
                return true;
            }
            startSweep();
        }
        if (sweep(observer)) {
            return true;
        }
        at.phase = Phase.END;
        return false;
    }

    @Override
    boolean stays(int word) {
        return Header.colour(heap.words.bits[word + 1]) == Header.BLACK;
    }
}
