package vitrine.machine.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Observer;
import vitrine.machine.Tags;
import vitrine.machine.Words;

/**
 * What collectors that copy have in common: what is reached in one space is copied to the end of another, and its old place says where to. The copies
 * are looked at in the order in which they were made; when all were, everything is copied. A collector of this sort may slide objects together at times.
 */
abstract class Copying extends Compacting {
    Copying(CollectorKind kind, ObjectHeap heap) {
        super(kind, heap);
    }

    abstract Space from();

    abstract Space to();

    @Override
    Space[] order() {
        return new Space[] {to()};
    }

    /** at.to is the first copy that was not looked at. */
    void startCopying() {
        at.phase = Phase.ROOTS;
        at.cursor = 0;
        at.to = to().top;
    }

    /** Does a step of copying; false when everything is copied. */
    boolean copy(@Nullable Observer observer) {
        if (at.phase == Phase.ROOTS) {
            if (copyRoot(observer)) {
                return true;
            }
            at.phase = Phase.REMEMBERED;
            at.cursor = 0;
        }
        if (at.phase == Phase.REMEMBERED) {
            if (copyRemembered(observer)) {
                return true;
            }
            at.phase = Phase.SCAN;
        }
        int word = at.to;
        if (word >= to().top) {
            return false;
        }
        int size = heap.words(word);
        at.to = word + size;
        at.object = word;
        int count = copyContent(word, size);
        if (observer != null) {
            tell(observer, CollectorStep.COPY_FROM, object(word), Effect.Told.number("count", count));
        }
        return true;
    }

    /** Looks at the next object outside of the space that may refer into it; false when there is none. */
    boolean copyRemembered(@Nullable Observer observer) {
        return false;
    }

    private boolean copyRoot(@Nullable Observer observer) {
        Roots roots = heap.roots;
        int count = roots.count();
        int root = roots.next(at.cursor);
        while (root < count && !from().has(roots.target(root) >> 3)) {
            root = roots.next(root + 1);
        }
        if (root == count) {
            return false;
        }
        at.cursor = root + 1;
        at.root = root;
        int old = roots.target(root) >> 3;
        boolean known = (heap.words.bits[old + 1] & Header.MOVED) != 0;
        int word = known ? (int) (heap.words.bits[old + 1] & Header.LOW) : evacuate(old);
        roots.rewrite(root, word * ObjectHeap.WORD_BYTES);
        at.object = word;
        if (observer != null) {
            tell(
                    observer,
                    known ? CollectorStep.FORWARD_ROOT : CollectorStep.COPY_ROOT,
                    cell(root),
                    object(word),
                    address("from", old),
                    address("to", word));
        }
        return true;
    }

    /** Copies what an object refers to, and rewrites its references; returns how many objects were copied. */
    int copyContent(int word, int size) {
        worked(size);
        if (heap.kind(word) == Header.STRING) {
            return 0;
        }
        Words words = heap.words;
        Space from = from();
        int count = 0;
        for (int i = word + Header.WORDS; i < word + size; i++) {
            if (words.tags[i] == Tags.REFERENCE) {
                int old = (int) words.bits[i] >> 3;
                if (from.has(old)) {
                    long state = words.bits[old + 1];
                    boolean known = (state & Header.MOVED) != 0;
                    int to = known ? (int) (state & Header.LOW) : evacuate(old);
                    count += known ? 0 : 1;
                    words.bits[i] = to * ObjectHeap.WORD_BYTES;
                    heap.touch(i);
                }
            }
        }
        return count;
    }

    /** Copies an object; its old place says where to. */
    private int evacuate(int old) {
        Words words = heap.words;
        int size = heap.words(old);
        Space space = to();
        int to = space.top;
        space.top = to + size;
        words.ensure(space.top);
        System.arraycopy(words.bits, old, words.bits, to, size);
        System.arraycopy(words.tags, old, words.tags, to, size);
        heap.touch(to, to + size);
        words.bits[old + 1] = words.bits[old + 1] & ~Header.LOW | Header.MOVED | to;
        heap.touch(old + 1);
        noteMove(old, to, size);
        at.found++;
        at.foundWords += size;
        worked(size);
        return to;
    }

    /** Everything is copied: of so many objects, what is still in the space that was left is garbage. */
    void leaveBehind(long objects) {
        Space space = from();
        heap.countFreed(objects - at.moved, space.top - space.from - (int) at.movedWords);
        heap.clear(space.from, space.top);
        space.top = space.from;
    }

    // ---- what can be asked meanwhile

    @Override
    int colour(int word) {
        if (at.full) {
            return super.colour(word);
        } else if (from().has(word)) {
            return Header.WHITE;
        }
        return to().has(word) && word >= at.to ? Header.GREY : Header.BLACK;
    }

    @Override
    long waitingSize() {
        long count = 0;
        for (int word = at.to; !at.full && underWay() && word < to().top; word += heap.words(word)) {
            count++;
        }
        return at.full ? super.waitingSize() : count;
    }

    @Override
    List<Integer> waitingWords(int most) {
        if (at.full) {
            return super.waitingWords(most);
        }
        List<Integer> words = new ArrayList<>();
        for (int word = at.to; word < to().top && words.size() < most; word += heap.words(word)) {
            words.add(word);
        }
        return words;
    }

    private int follow(int address) {
        int word = address >> 3;
        return from().has(word) && husk(word) ? (int) (heap.words.bits[word + 1] & Header.LOW) << 3 : address;
    }

    @Override
    int present(int address, int root) {
        return at.full ? super.present(address, root) : follow(address);
    }

    @Override
    int presentIn(int address, int holder) {
        return at.full ? super.presentIn(address, holder) : follow(address);
    }

    @Override
    boolean husk(int block) {
        return !at.full
                && heap.kind(block) != Header.FREE
                && block >= managedFrom
                && (heap.words.bits[block + 1] & Header.MOVED) != 0;
    }

    @Override
    int movedTo(int block) {
        if (at.full) {
            return super.movedTo(block);
        }
        return husk(block) ? (int) (heap.words.bits[block + 1] & Header.LOW) : 0;
    }

    @Override
    Object[][] cursors() {
        if (at.full || !underWay()) {
            return super.cursors();
        }
        return new Object[][] {{"scan", at.to}, {"free", to().top}};
    }
}
