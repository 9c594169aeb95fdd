package vitrine.machine.heap;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;
import vitrine.machine.Words;

/**
 * What collectors that slide objects together have in common. Three walks follow the marking: every living object is given its new place, the
 * references are rewritten, the objects move. The spaces are walked in the order of {@link #order}; objects go to the first of them as long as it has
 * room, and what does not fit any more stays, slid together, in its own.
 */
abstract class Compacting extends Tracing {
    Compacting(CollectorKind kind, ObjectHeap heap) {
        super(kind, heap);
    }

    /** The spaces in the order in which they are walked. Of the first, no object goes elsewhere. */
    abstract Space[] order();

    /** A reference in an old object, which it keeps for good, was rewritten. */
    void fixed(int holder, int to) {}

    /** A survivor of another space than the first found no room there. */
    void spilled() {}

    // at.stage is the number of the space that is walked, at.cursor the next block there, at.to where the next survivor
    // goes; of which space, that
    // is the first one as long as spill is off

    /** Whether the first space is full and survivors stay where they are. */
    private boolean spill;

    @Override
    long[] own() {
        return new long[] {spill ? 1 : 0};
    }

    @Override
    void setOwn(long[] values) {
        spill = values[0] != 0;
    }

    /** Does a step behind the marking; false when all is moved. */
    boolean compact(@Nullable Observer observer) {
        while (true) {
            switch (at.phase) {
                case PLAN -> {
                    if (walk(observer)) {
                        return true;
                    }
                    at.phase = Phase.FIX_ROOTS;
                    at.cursor = 0;
                }
                case FIX_ROOTS -> {
                    if (fixRoot(observer)) {
                        return true;
                    }
                    startWalk(Phase.FIX);
                }
                case FIX -> {
                    if (walk(observer)) {
                        return true;
                    }
                    startWalk(Phase.MOVE);
                }
                case MOVE -> {
                    if (walk(observer)) {
                        return true;
                    }
                    spill = false;
                    return false;
                }
                default -> throw new IllegalStateException(at.phase.name());
            }
        }
    }

    void startWalk(Phase phase) {
        at.phase = phase;
        at.stage = 0;
        at.cursor = order()[0].from;
        at.to = at.cursor;
        spill = false;
    }

    private boolean walk(@Nullable Observer observer) {
        Space[] order = order();
        while (at.stage < order.length) {
            Space space = order[at.stage];
            while (at.cursor < space.top) {
                int block = at.cursor;
                int size = heap.words(block);
                at.cursor = block + size;
                boolean lives = heap.kind(block) != Header.FREE && Header.colour(heap.words.bits[block + 1]) != 0;
                at.object = block;
                boolean did = switch (at.phase) {
                    case PLAN -> plan(observer, block, size, lives);
                    case FIX -> lives && fix(observer, block, size);
                    default -> move(observer, space, block, size, lives);
                };
                worked(size);
                if (did) {
                    return true;
                }
            }
            leave(space);
            at.stage++;
            if (at.stage < order.length) {
                at.cursor = order[at.stage].from;
            }
        }
        return false;
    }

    /** All of a space was walked. */
    private void leave(Space space) {
        if (at.phase == Phase.MOVE && (at.stage == 0 || spill)) {
            trim(space, at.to);
        } else if (at.phase == Phase.MOVE) {
            trim(space, space.from);
        }
    }

    private void trim(Space space, int top) {
        heap.clear(top, space.top);
        space.top = top;
    }

    // ---- planning

    private boolean plan(@Nullable Observer observer, int block, int size, boolean lives) {
        if (!lives) {
            if (observer != null && heap.kind(block) != Header.FREE) {
                tell(observer, CollectorStep.DROP, address("from", block), bytes(size));
            }
            return heap.kind(block) != Header.FREE;
        }
        if (at.stage > 0 && !spill && at.to + size > order()[0].to) {
            spill = true;
            at.to = order()[at.stage].from;
        }
        long[] bits = heap.words.bits;
        bits[block + 1] = bits[block + 1] & ~(Header.LOW | Header.REMEMBERED) | at.to;
        heap.touch(block + 1);
        noteMove(block, at.to, size);
        if (observer != null) {
            tell(observer, CollectorStep.PLAN, object(block), address("to", at.to));
        }
        at.to += size;
        return true;
    }

    private int forward(int word) {
        return (int) (heap.words.bits[word + 1] & Header.LOW);
    }

    // ---- rewriting

    private boolean fixRoot(@Nullable Observer observer) {
        int root = nextRoot();
        if (root == heap.roots.count()) {
            return false;
        }
        at.cursor = root + 1;
        int word = heap.roots.target(root) >> 3;
        int to = forward(word);
        at.root = root;
        at.object = word;
        heap.roots.rewrite(root, to * ObjectHeap.WORD_BYTES);
        if (observer != null) {
            tell(observer, CollectorStep.FIX_ROOT, cell(root), object(word), address("to", to));
        }
        return true;
    }

    /** Rewrites the references of an object; false when it has none. */
    private boolean fix(@Nullable Observer observer, int block, int size) {
        if (heap.kind(block) == Header.STRING) {
            return false;
        }
        long[] bits = heap.words.bits;
        byte[] tags = heap.words.tags;
        int count = 0;
        boolean any = false;
        for (int i = block + Header.WORDS; i < block + size; i++) {
            if (tags[i] == Tags.REFERENCE) {
                int target = (int) bits[i] >> 3;
                any = true;
                if (target >= managedFrom) {
                    int to = forward(target);
                    if (to != target) {
                        bits[i] = to * ObjectHeap.WORD_BYTES;
                        heap.touch(i);
                        count++;
                    }
                    fixed(block, to);
                }
            }
        }
        if (observer != null && any) {
            tell(observer, CollectorStep.FIX, object(block), Effect.Told.number("count", count));
        }
        return any;
    }

    // ---- moving

    private boolean move(@Nullable Observer observer, Space space, int block, int size, boolean lives) {
        if (!lives) {
            boolean garbage = heap.kind(block) != Header.FREE;
            if (garbage) {
                heap.countFreed(1, size);
                heap.fill(block, block + size);
            }
            if (observer != null && garbage) {
                tell(observer, CollectorStep.PASS, address("from", block), bytes(size));
            }
            return garbage;
        }
        Words words = heap.words;
        int to = forward(block);
        boolean slides = space.has(to);
        if (at.stage > 0 && slides && !spill) {
            spill = true;
            at.to = space.from;
        }
        if (spill) {
            spilled();
        }
        if (to != block) {
            words.ensure(to + size);
            System.arraycopy(words.bits, block, words.bits, to, size);
            System.arraycopy(words.tags, block, words.tags, to, size);
            heap.touch(to, to + size);
        }
        words.bits[to + 1] &= ~(Header.LOW | Header.COLOUR);
        heap.touch(to + 1);
        at.to = to + size;
        if (slides) {
            if (to + size < block + size) {
                heap.fill(to + size, block + size);
            }
        } else {
            heap.fill(block, block + size);
            order()[0].top = to + size;
        }
        if (observer != null) {
            tell(
                    observer,
                    to == block ? CollectorStep.STAY : CollectorStep.MOVE,
                    object(to),
                    address("from", block),
                    address("to", to));
        }
        return true;
    }

    // ---- what can be asked meanwhile

    /** Whether the walk has passed a block. */
    private boolean passed(int block) {
        Space[] order = order();
        for (int i = 0; i < order.length; i++) {
            if (order[i].has(block)) {
                return i < at.stage || i == at.stage && block < at.cursor;
            }
        }
        return false;
    }

    private int present(int address, boolean rewritten) {
        if (at.phase == Phase.MOVE) {
            long before = moves().before(address);
            return before < 0 || passed((int) (before >> 3)) ? address : (int) before;
        }
        long before = rewritten ? moves().before(address) : -1;
        return before < 0 ? address : (int) before;
    }

    @Override
    int present(int address, int root) {
        return switch (at.phase) {
            case FIX_ROOTS -> present(address, root < at.cursor);
            case FIX, MOVE -> present(address, true);
            default -> address;
        };
    }

    @Override
    int presentIn(int address, int holder) {
        return switch (at.phase) {
            case FIX -> present(address, passed(holder));
            case MOVE -> present(address, true);
            default -> address;
        };
    }

    @Override
    int movedTo(int block) {
        boolean planned = at.phase == Phase.PLAN && passed(block)
                || at.phase == Phase.FIX_ROOTS
                || at.phase == Phase.FIX
                || at.phase == Phase.MOVE && !passed(block);
        boolean lives = planned && heap.kind(block) != Header.FREE && Header.colour(heap.words.bits[block + 1]) != 0;
        return lives && block >= managedFrom ? forward(block) : 0;
    }

    @Override
    Object[][] cursors() {
        return switch (at.phase) {
            case PLAN, MOVE -> new Object[][] {{"scan", at.cursor}, {"free", at.to}};
            case FIX -> new Object[][] {{"scan", at.cursor}};
            default -> new Object[0][];
        };
    }
}
