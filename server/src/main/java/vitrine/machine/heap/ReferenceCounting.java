package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;

/**
 * Counts the references to each object, from cells outside of the heap and inside. An object whose count falls to 0 waits to be freed; that is done
 * before the next instruction. A collection only joins free blocks: cycles are never freed. Who executes instructions says what they counted.
 */
final class ReferenceCounting extends Sweeping {
    ReferenceCounting(ObjectHeap heap) {
        super(CollectorKind.REFERENCE_COUNTING, heap);
    }

    void retain(int word) {
        if (word >= managedFrom) {
            heap.words.bits[word + 1]++;
            heap.touch(word + 1);
        }
    }

    /** A reference is gone; true when it was the last. */
    boolean release(int word) {
        if (word < managedFrom) {
            return false;
        }
        long state = --heap.words.bits[word + 1];
        heap.touch(word + 1);
        if ((state & Header.LOW) == 0) {
            waiting.add(word);
            return true;
        }
        return false;
    }

    /** Sees to it that what died is freed. */
    void settle() {
        if (waiting.size() > 0 && !underWay()) {
            heap.work.instructions(waiting.size());
            waiting.sort();
            at.reason = Reason.COUNT;
            at.freeBefore = 0;
            at.usedBefore = heap.usedWords();
            at.objectsBefore = heap.objects();
            at.phase = Phase.RELEASE;
        }
    }

    @Override
    void start() {
        startSweep();
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        if (at.phase == Phase.RELEASE) {
            free(observer);
            if (waiting.size() == 0) {
                at.phase = Phase.END;
            }
            return true;
        }
        if (sweep(observer)) {
            return true;
        }
        at.phase = Phase.END;
        return false;
    }

    /** There is nothing to tell about the end of what was done for a single instruction. */
    @Override
    boolean endsWithLastStep() {
        return at.reason == Reason.COUNT;
    }

    private void free(@Nullable Observer observer) {
        int word = (int) waiting.take();
        int size = heap.words(word);
        int died = 0;
        if (heap.kind(word) != Header.STRING) {
            for (int i = word + Header.WORDS; i < word + size; i++) {
                if (heap.words.tags[i] == Tags.REFERENCE && release((int) heap.words.bits[i] >> 3)) {
                    died++;
                }
            }
        }
        heap.clear(word, word + size);
        heap.addFree(word, word + size);
        heap.countFreed(1, size);
        worked(size);
        if (observer != null) {
            tell(
                    observer,
                    CollectorStep.RELEASE,
                    address("from", word),
                    bytes(size),
                    Effect.Told.number("count", died));
        }
    }

    @Override
    boolean stays(int word) {
        return true;
    }

    @Override
    boolean colours() {
        return false;
    }
}
