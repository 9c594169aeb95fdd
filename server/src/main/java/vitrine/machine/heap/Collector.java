package vitrine.machine.heap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.machine.Effect;
import vitrine.machine.Moves;
import vitrine.machine.Observer;
import vitrine.machine.Value;
import vitrine.machine.Words;
import vitrine.machine.Work;
import vitrine.program.Counts;

/**
 * A garbage collector, as a machine of steps: {@link #begin}, then {@link #step} as long as it is {@link #underWay}. It says also where objects go that
 * do not fit where the last one was made, since that hangs together. What it knows between two steps is saved and compared with the heap.
 */
public abstract class Collector {
    final ObjectHeap heap;
    final CollectorKind kind;
    final Progress at = new Progress();
    /** Words of objects that were reached and must still be looked at, or freed. */
    final WordList waiting = new WordList();
    /** Where objects moved to: pairs of a row (old word, new word) and a number of words. */
    private final WordList moves = new WordList();

    private Moves knownMoves = Moves.NONE;
    private int knownMovesSize;
    private long collections;
    private long live = -1;
    private long totalSteps;
    /** The first word that it has a say over. */
    int managedFrom;
    /** How many objects came with the program. */
    private long permanentObjects;

    Collector(CollectorKind kind, ObjectHeap heap) {
        this.kind = kind;
        this.heap = heap;
    }

    static Collector of(CollectorKind kind, ObjectHeap heap) {
        return switch (kind) {
            case MARK_SWEEP -> new MarkSweep(heap);
            case MARK_COMPACT -> new MarkCompact(heap);
            case SEMI_SPACE -> new SemiSpace(heap);
            case GENERATIONAL -> new Generational(heap);
            case REFERENCE_COUNTING -> new ReferenceCounting(heap);
            case NONE -> new NoCollector(heap);
        };
    }

    /** Its name. */
    public String name() {
        return kind.text();
    }

    long permanentObjects() {
        return permanentObjects;
    }

    /** How many words objects may take at most at a time. */
    int capacity() {
        int words = 0;
        for (Space each : heap.spaces) {
            words += each.from >= managedFrom ? each.words() : 0;
        }
        return words;
    }

    /** Whether it can ever give back anything. */
    boolean collects() {
        return true;
    }

    /** Divides the heap from one word to another. */
    void open(int from, int to) {
        managedFrom = from;
        permanentObjects = heap.objects();
        Space constants = new Space("constants", ObjectHeap.FIRST, from);
        constants.top = from;
        heap.spaces = divide(constants, from, to);
    }

    abstract Space[] divide(Space constants, int from, int to);

    /** Whether there is room for an object of so many words outside of the present region. */
    abstract boolean fits(int size);

    /** Gives out room that {@link #fits} found; returns its first word. */
    abstract int place(int size);

    /** The room for objects, in words, that is free without a collection, outside of the present region; and the greatest piece of it. */
    abstract int freeElsewhere();

    abstract int largestElsewhere();

    // ---- the machine of steps

    public boolean underWay() {
        return at.phase != Phase.IDLE;
    }

    /** How many steps the collection under way took so far. */
    public long steps() {
        return at.steps;
    }

    /** Why the collection under way began, behind "since". */
    public String reason() {
        return at.reason == Reason.ALLOCATION
                ? "%s %s needed and %s %s free"
                        .formatted(
                                Counts.of(at.needed, "byte"),
                                Counts.word(at.needed, "was", "were"),
                                at.freeBefore,
                                Counts.word(at.freeBefore, "is", "are"))
                : at.reason.text();
    }

    /**
     * Begins a collection; none may be under way.
     *
     * @param needed the bytes that did not fit, if that is the reason
     * @param watched whether somebody wants to know what it does
     */
    void begin(Reason reason, long needed, boolean watched) {
        at.reason = reason;
        at.needed = needed;
        at.watched = watched;
        at.freeBefore = heap.freeBytes();
        at.usedBefore = heap.usedWords();
        at.objectsBefore = heap.objects();
        at.root = -1;
        worked(heap.roots.count());
        heap.retire();
        start();
    }

    /** Sets the first phase. */
    abstract void start();

    /** Does one step of the present phase, or sets the next phase and returns false. */
    abstract boolean advance(@Nullable Observer observer);

    /** Does one step; false when none is under way. The last one tells what the collection did, behind its own part. */
    public boolean step(@Nullable Observer observer) {
        while (at.phase != Phase.IDLE) {
            at.object = 0;
            at.root = -1;
            if (at.phase == Phase.END) {
                at.steps++;
                end(observer, observer);
                return true;
            } else if (advance(observer)) {
                at.steps++;
                if (at.phase == Phase.END && endsWithLastStep()) {
                    end(null, observer);
                }
                return true;
            }
        }
        return false;
    }

    /** Does all steps that are left; tells only what the collection did. */
    public void finish(@Nullable Observer observer) {
        finish(Long.MAX_VALUE, observer);
    }

    /**
     * Does the steps that are left as long as less than so much work is counted, and tells nothing; returns how many steps these were. A collection that
     * nobody is to look at in its midst is always brought to its end.
     */
    public long finish(long most) {
        boolean pauses = at.watched || at.reason == Reason.COUNT;
        return finish(pauses ? most : Long.MAX_VALUE, null);
    }

    private long finish(long most, @Nullable Observer observer) {
        Work work = heap.work;
        long steps = 0;
        while (at.phase != Phase.END && at.phase != Phase.IDLE) {
            if (work.done() >= most) {
                return steps;
            }
            at.object = 0;
            at.root = -1;
            if (advance(null)) {
                at.steps++;
                steps++;
            }
            work.instructions(1);
        }
        if (at.phase == Phase.END) {
            long last = endsWithLastStep() ? 0 : 1;
            at.steps += last;
            steps += last;
            end(null, observer);
        }
        return steps;
    }

    private void end(@Nullable Observer part, @Nullable Observer whole) {
        complete();
        long freed = at.objectsBefore - heap.objects();
        long bytes = (at.usedBefore - heap.usedWords()) * ObjectHeap.WORD_BYTES;
        collections++;
        totalSteps += at.steps;
        live = heap.usedBytes();
        tell(part, CollectorStep.END, Effect.Told.number("count", freed), Effect.Told.number("bytes", bytes));
        if (whole != null) {
            whole.effect(new Effect.Collected(
                    name(), reason(), at.steps, at.usedBefore * ObjectHeap.WORD_BYTES, live, freed, moves()));
        }
        boolean settles = at.reason != Reason.COMMAND && at.reason != Reason.COUNT;
        at.setRegisters(new Progress().registers());
        waiting.clear();
        moves.clear();
        knownMovesSize = -1;
        heap.ended(settles);
    }

    /** Whether there is no step of its own for the end. */
    boolean endsWithLastStep() {
        return false;
    }

    /** The last act of a collection: makes the heap ready for use. */
    abstract void complete();

    void worked(int words) {
        heap.work.words(words);
    }

    // ---- telling

    static void tell(@Nullable Observer observer, CollectorStep step, Effect.Told... told) {
        if (observer != null) {
            observer.effect(Effect.Part.of(step, told));
        }
    }

    static Effect.Told object(int word) {
        return Effect.Told.object("object", word * ObjectHeap.WORD_BYTES);
    }

    static Effect.Told address(String name, int word) {
        return Effect.Told.address(name, word * ObjectHeap.WORD_BYTES);
    }

    static Effect.Told bytes(int words) {
        return Effect.Told.number("bytes", (long) words * ObjectHeap.WORD_BYTES);
    }

    /** A root, with what it holds now. */
    Effect.Told cell(int root) {
        return Effect.Told.cell(
                "cell", heap.roots.cell(root), new Value.Reference(present(heap.roots.target(root), root)));
    }

    void noteMove(int from, int to, int words) {
        at.moved++;
        at.movedWords += words;
        if (at.watched && from != to) {
            moves.add((long) from << 32 | to);
            moves.add(words);
        }
    }

    /** Where the collection under way moved objects, or will. */
    Moves moves() {
        if (knownMovesSize != moves.size() || moves.size() == 0) {
            Moves.Builder builder = new Moves.Builder();
            for (int i = 0; i < moves.size(); i += 2) {
                long row = moves.get(i);
                builder.add(
                        (int) (row >>> 32) * ObjectHeap.WORD_BYTES,
                        (int) row * ObjectHeap.WORD_BYTES,
                        (int) moves.get(i + 1) * ObjectHeap.WORD_BYTES);
            }
            knownMoves = builder.build();
            knownMovesSize = moves.size();
        }
        return knownMoves;
    }

    // ---- what can be asked while it is under way

    /** How far it is with an object. */
    int colour(int word) {
        return Header.colour(heap.words.bits[word + 1]);
    }

    /** Whether it has colours. */
    boolean colours() {
        return underWay();
    }

    /** Where an object is that a root refers to. */
    int present(int address, int root) {
        return address;
    }

    /** Where an object is that a word of the heap refers to. */
    int presentIn(int address, int holder) {
        return address;
    }

    /** Whether a block is the old place of an object that is somewhere else now. */
    boolean husk(int block) {
        return false;
    }

    /** The word that an object will be moved to, or a husk's object was moved to; 0 for any other. */
    int movedTo(int block) {
        return 0;
    }

    /** How many objects were reached and must still be looked at, or freed. */
    long waitingSize() {
        return waiting.size();
    }

    /** The first of them in the order in which their turn comes. */
    List<Integer> waitingWords(int most) {
        List<Integer> words = new ArrayList<>();
        for (int i = waiting.size() - 1; i >= 0 && words.size() < most; i--) {
            words.add((int) waiting.get(i));
        }
        return words;
    }

    /** Names and words of the places where it is at. */
    Object[][] cursors() {
        return new Object[0][];
    }

    public long collections() {
        return collections;
    }

    /** The bytes that were left by the last collection; -1 when there was none. */
    public long live() {
        return live;
    }

    /** The steps of all collections together. */
    public long totalSteps() {
        return totalSteps;
    }

    // ---- saving

    /** What belongs to one kind of collector alone. */
    long[] own() {
        return new long[0];
    }

    void setOwn(long[] values) {}

    /** The collector as it was; it never changes. */
    record Saved(long[] progress, long[] own, Words.Saved waiting, Words.Saved moves, long[] totals) {
        long bytes() {
            return waiting.bytes() + moves.bytes() + small();
        }

        long hold() {
            return waiting.hold() + moves.hold() + small();
        }

        long release() {
            return waiting.release() + moves.release() + small();
        }

        private long small() {
            return 96 + 8L * (progress.length + own.length + totals.length);
        }
    }

    Saved save() {
        return new Saved(
                at.registers(), own(), waiting.save(), moves.save(), new long[] {collections, live, totalSteps});
    }

    void restore(Saved saved) {
        at.setRegisters(saved.progress);
        setOwn(saved.own);
        waiting.restore(saved.waiting);
        moves.restore(saved.moves);
        knownMovesSize = -1;
        collections = saved.totals[0];
        live = saved.totals[1];
        totalSteps = saved.totals[2];
    }

    long digest(long seed, boolean counters) {
        long hash = seed;
        for (long each : at.registers()) {
            hash = Words.mix(hash, each);
        }
        for (long each : own()) {
            hash = Words.mix(hash, each);
        }
        hash = moves.digest(waiting.digest(hash));
        return counters ? Words.mix(Words.mix(Words.mix(hash, collections), live), totalSteps) : hash;
    }
}
