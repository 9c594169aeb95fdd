package vitrine.machine.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vitrine.machine.Effect;
import vitrine.machine.Tags;
import vitrine.machine.TrapSignal;
import vitrine.program.HeapSettings;

/**
 * Two heaps have the same done to them; one collects at full speed, the other step by step, is looked at after each step, saved and brought back on
 * the way. What can be reached is the same all the time, and in the end both heaps are the same, word for word.
 */
class CollectionStepsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static final int HEAPS = Integer.getInteger("vitrine.heaps", 6);
    private static final int CELLS = 12;

    private static final Names NAMES = new Names() {
        @Override
        public String className(int type) {
            return "C" + type;
        }

        @Override
        public String functionName(int type) {
            return "f" + type;
        }
    };

    /** Cells outside of a heap. */
    private static final class Cells implements Roots {
        final int[] objects = new int[CELLS];

        @Override
        public int count() {
            return CELLS;
        }

        @Override
        public int next(int from) {
            int at = from;
            while (at < CELLS && objects[at] == 0) {
                at++;
            }
            return at;
        }

        @Override
        public int target(int root) {
            return objects[root];
        }

        @Override
        public void rewrite(int root, int address) {
            objects[root] = address;
        }

        @Override
        public String cell(int root) {
            return "cell " + root;
        }
    }

    /** A heap, its cells, and what a program does to them. */
    private static final class Side {
        final Cells cells = new Cells();
        final ObjectHeap heap;
        final HeapFacts facts;

        Side(HeapSettings settings) {
            heap = new ObjectHeap(settings, 1 << 20, NAMES, new vitrine.machine.Work());
            cells.objects[0] = heap.newString("constant");
            heap.open(cells);
            facts = new HeapFacts(heap);
        }

        void put(int cell, int object) {
            int before = cells.objects[cell];
            cells.objects[cell] = object;
            heap.recount(before, object);
            heap.settleCounts();
        }

        /** Makes an object in a cell. */
        void make(int cell, int kind, int length) {
            put(
                    cell,
                    switch (kind) {
                        case 0 -> heap.newString("x".repeat(length));
                        case 1 -> heap.newObject(length % 5, length % 7);
                        case 2 -> heap.newClosure(length, length % 4);
                        case 3 -> heap.newBox();
                        default -> heap.newArray(length);
                    });
        }

        /** Has an object refer to another, both held by cells. */
        void link(int cell, int index, int to) {
            int object = cells.objects[cell];
            if (object == 0 || heap.kindOf(object) == Header.STRING || heap.length(object) == 0) {
                return;
            }
            int word = ObjectHeap.content(object) + index % heap.length(object);
            int target = cells.objects[to];
            heap.store(object, word, target == 0 ? Tags.NULL : Tags.REFERENCE, target);
            heap.settleCounts();
        }

        /** By numbers: what the cells refer to, and what each reachable object does. */
        Map<Long, List<Long>> reachable() {
            Map<Long, List<Long>> found = new HashMap<>();
            List<Integer> waiting = new ArrayList<>();
            List<Long> roots = new ArrayList<>();
            for (int i = 0; i < CELLS; i++) {
                int object = cells.objects[i] == 0 ? 0 : heap.present(cells.objects[i], i);
                roots.add(object == 0 ? 0 : heap.serial(object));
                waiting.add(object);
            }
            found.put(0L, roots);
            while (!waiting.isEmpty()) {
                int object = waiting.remove(waiting.size() - 1);
                if (object == 0 || found.containsKey(heap.serial(object))) {
                    continue;
                }
                List<Long> targets = new ArrayList<>();
                targets.add((long) heap.kindOf(object) << 32 | heap.length(object));
                boolean cells = heap.kindOf(object) != Header.STRING;
                for (int i = 0; cells && i < heap.length(object); i++) {
                    int word = ObjectHeap.content(object) + i;
                    boolean refers = heap.words.tags[word] == Tags.REFERENCE;
                    int target = refers ? (int) heap.bitsNow(word) : 0;
                    targets.add(refers ? heap.serial(target) : 0);
                    waiting.add(target);
                }
                found.put(heap.serial(object), targets);
            }
            return found;
        }

        Map<Long, Integer> addresses() {
            Map<Long, Integer> addresses = new HashMap<>();
            for (int object = heap.first(); object != 0; object = heap.next(object)) {
                assertThat(addresses.put(heap.serial(object), object))
                        .as("each is there once")
                        .isNull();
            }
            return addresses;
        }

        /** The blocks of each space lie one behind the other up to its top. */
        void checkBlocks() {
            int at = ObjectHeap.FIRST;
            for (int block = heap.blockFrom(at); block != 0; block = heap.nextBlock(block)) {
                assertThat(block).isGreaterThanOrEqualTo(at);
                at = block + heap.words(block);
            }
            for (Space space : heap.spaces) {
                int word = heap.blockFrom(space.from);
                while (word != 0 && word < heap.top(space)) {
                    word = heap.blockFrom(word + heap.words(word));
                }
                assertThat(heap.top(space)).isLessThanOrEqualTo(space.to);
            }
            facts.collection(address -> "0x" + Integer.toHexString(address));
            heap.first();
            facts.use();
            facts.spaces();
        }

        /** The list has every free block that is large enough for it, once. */
        void checkFree() {
            Set<Integer> free = new HashSet<>();
            for (int block = heap.blockFrom(ObjectHeap.FIRST); block != 0; block = heap.nextBlock(block)) {
                if (heap.kind(block) == Header.FREE && heap.words(block) >= Header.WORDS) {
                    free.add(block);
                }
            }
            int listed = 0;
            for (int block = heap.firstFree; block != 0; block = heap.nextFree(block)) {
                assertThat(free).contains(block);
                listed++;
            }
            assertThat(listed).isEqualTo(free.size()).isEqualTo(heap.freeBlocks);
        }

        long digest() {
            return heap.digest(Arrays.hashCode(cells.objects), true);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CollectorKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"NONE"})
    void stepsComeToWhatFullSpeedComesTo(CollectorKind kind) {
        for (long seed = SEED; seed < SEED + HEAPS; seed++) {
            try {
                compare(kind, seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(kind + ", seed " + seed, e);
            }
        }
    }

    private static void compare(CollectorKind kind, long seed) {
        Random random = new Random(seed);
        HeapSettings settings = new HeapSettings(
                kind.text(), random.nextInt(4) == 0, 600 + random.nextInt(random.nextInt(4) * 2_000 + 1));
        Side fast = new Side(settings);
        Side slow = new Side(settings);
        int steps = 0;
        for (int i = 0; i < 400; i++) {
            int what = random.nextInt(10);
            int cell = 1 + random.nextInt(CELLS - 1);
            int a = random.nextInt(10);
            int b = random.nextInt(random.nextInt(10) == 0 ? 40 : 8);
            int c = random.nextInt(CELLS);
            if (what < 4) {
                boolean made = false;
                for (int attempt = 0; attempt < 3 && !made; attempt++) {
                    made = make(fast, cell, a, b);
                    assertThat(make(slow, cell, a, b)).isEqualTo(made);
                    if (!made) {
                        fast.heap.begin(false);
                        fast.heap.collector().finish(null);
                        slow.heap.begin(true);
                        steps += finish(slow, random);
                    }
                }
            } else if (what < 8) {
                fast.link(cell, a, c);
                slow.link(cell, a, c);
            } else if (what == 8) {
                fast.put(cell, 0);
                slow.put(cell, 0);
            } else if (random.nextInt(8) == 0) {
                assertThat(fast.heap.begin(Reason.COMMAND, false)).isEqualTo(slow.heap.begin(Reason.COMMAND, true));
                fast.heap.collector().finish(null);
                steps += finish(slow, random);
            }
            // of what is counted, the dead are freed
            fast.heap.collector().finish(null);
            steps += finish(slow, random);
            slow.checkFree();
            assertThat(slow.digest()).as("after operation %s", i).isEqualTo(fast.digest());
            assertThat(slow.reachable()).isEqualTo(fast.reachable());
        }
        assertThat(steps).isPositive();
    }

    /** False when there must be a collection before; a full heap makes nothing, and that is all right. */
    private static boolean make(Side side, int cell, int kind, int length) {
        try {
            side.make(cell, kind, length);
        } catch (TrapSignal signal) {
            return signal != ObjectHeap.COLLECT;
        }
        return true;
    }

    /** Goes through a collection, and back and forth on the way. */
    private static int finish(Side side, Random random) {
        Collector collector = side.heap.collector();
        if (!collector.underWay()) {
            return 0;
        }
        Map<Long, List<Long>> before = side.reachable();
        Map<Long, Integer> places = side.addresses();
        List<Effect> told = new ArrayList<>();
        List<Long> digests = new ArrayList<>();
        ObjectHeap.Saved saved = null;
        int[] savedCells = null;
        int savedAt = -1;
        boolean returned = false;
        int steps = 0;
        while (collector.underWay()) {
            digests.add(side.digest());
            if (saved == null && random.nextInt(8) == 0) {
                saved = side.heap.save();
                savedCells = side.cells.objects.clone();
                savedAt = steps;
            } else if (saved != null && !returned && random.nextInt(8) == 0) {
                side.heap.restore(saved);
                System.arraycopy(savedCells, 0, side.cells.objects, 0, CELLS);
                assertThat(side.digest()).isEqualTo(digests.get(savedAt));
                digests.subList(savedAt + 1, digests.size()).clear();
                steps = savedAt;
                returned = true;
            }
            told.clear();
            assertThat(collector.step(told::add)).isTrue();
            steps++;
            assertThat(told).isNotEmpty();
            assertThat(told.get(0)).isInstanceOf(Effect.Part.class);
            side.checkBlocks();
            assertThat(side.reachable()).as("after step %s: %s", steps, told).isEqualTo(before);
        }
        assertThat(told.get(told.size() - 1)).isInstanceOf(Effect.Collected.class);
        Effect.Collected collected = (Effect.Collected) told.get(told.size() - 1);
        assertThat(collected.steps()).isEqualTo(steps);
        Map<Long, Integer> after = side.addresses();
        after.forEach((serial, address) ->
                assertThat(collected.moves().after(places.get(serial))).isEqualTo((long) address));
        assertThat(collected.freed()).isEqualTo(places.size() - after.size());
        return steps;
    }
}
