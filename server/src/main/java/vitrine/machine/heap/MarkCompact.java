package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Observer;

/** Marks what is reached and slides it together at the bottom. */
final class MarkCompact extends Compacting {
    private Space[] order = new Space[0];

    MarkCompact(ObjectHeap heap) {
        super(CollectorKind.MARK_COMPACT, heap);
    }

    @Override
    Space[] divide(Space constants, int from, int to) {
        Space space = new Space("heap", from, to);
        order = new Space[] {space};
        heap.useRest(space);
        return new Space[] {constants, space};
    }

    @Override
    Space[] order() {
        return order;
    }

    @Override
    boolean fits(int size) {
        return false;
    }

    @Override
    int place(int size) {
        throw new IllegalStateException("There is no other place.");
    }

    @Override
    int freeElsewhere() {
        return 0;
    }

    @Override
    int largestElsewhere() {
        return 0;
    }

    @Override
    void start() {
        startMarking();
    }

    @Override
    boolean advance(@Nullable Observer observer) {
        if (at.phase == Phase.ROOTS || at.phase == Phase.SCAN) {
            if (mark(observer, Phase.PLAN, 0)) {
                return true;
            }
            startWalk(Phase.PLAN);
        }
        if (compact(observer)) {
            return true;
        }
        at.phase = Phase.END;
        return false;
    }

    @Override
    void complete() {
        heap.useRest(order[0]);
    }
}
