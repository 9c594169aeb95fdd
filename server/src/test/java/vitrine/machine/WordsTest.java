package vitrine.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Copies of memory bring back what was there, share what was not written, and say so. */
class WordsTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);

    /** A copy, and the same made without sharing anything. */
    private record Copy(Words.Saved saved, long[] bits, byte[] tags) {}

    @Test
    void copiesAreFullCopies() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            Random random = new Random(seed);
            Words words =
                    random.nextBoolean() ? Words.marked(random.nextInt(300)) : Words.compared(random.nextInt(300));
            List<Copy> copies = new ArrayList<>();
            int used = 0;
            for (int i = 0; i < 300; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> {
                        int more = random.nextInt(random.nextInt(8) == 0 ? 20_000 : 200);
                        words.ensure(used + more);
                        fill(words, used, used + more, random);
                        used += more;
                    }
                    case 1 ->
                        copies.add(new Copy(
                                words.save(used), Arrays.copyOf(words.bits, used), Arrays.copyOf(words.tags, used)));
                    case 2 -> {
                        if (!copies.isEmpty()) {
                            Copy copy = copies.get(random.nextInt(copies.size()));
                            used = words.restore(copy.saved);
                            assertThat(Arrays.copyOf(words.bits, used))
                                    .as("seed %d", seed)
                                    .isEqualTo(copy.bits);
                            assertThat(Arrays.copyOf(words.tags, used))
                                    .as("seed %d", seed)
                                    .isEqualTo(copy.tags);
                        }
                    }
                    default -> {
                        int from = random.nextInt(used + 1);
                        fill(
                                words,
                                from,
                                Math.min(used, from + random.nextInt(random.nextInt(4) == 0 ? 2_000 : 9)),
                                random);
                    }
                }
            }
        }
    }

    /** Values of all sizes, as programs have them: often small, often the same, often in a row. */
    private static void fill(Words words, int from, int to, Random random) {
        int kind = random.nextInt(6);
        long first = random.nextLong() >> random.nextInt(64);
        for (int i = from; i < to; i++) {
            words.bits[i] = switch (kind) {
                case 0 -> 0;
                case 1 -> first;
                case 2 -> first + i;
                case 3 -> random.nextInt(200) - 100;
                case 4 -> Double.doubleToRawLongBits(random.nextInt(100) / 4.0);
                default -> random.nextLong() >> random.nextInt(64);
            };
            words.tags[i] = (byte) (kind == 4 ? Tags.FLOAT : random.nextInt(20) == 0 ? random.nextInt(6) : Tags.INT);
        }
        words.mark(from, to);
    }

    @Test
    void whatIsNotWrittenIsShared() {
        Words words = Words.marked(2_000);
        words.mark(0, 2_000);
        Words.Saved first = words.save(2_000);
        words.set(700, new Value.Int(0)); // what was there already: a write all the same
        Words.Saved second = words.save(2_000);
        assertThat(first.shares(second, 100)).isTrue();
        assertThat(first.shares(second, 700)).isFalse();
        assertThat(first.shares(second, 1_999)).isTrue();
        long alone = first.hold();
        assertThat(alone).isEqualTo(first.bytes());
        long more = second.hold();
        assertThat(more).isPositive().isLessThan(500);
        // who is let go first does not matter
        assertThat(first.release() + second.release()).isEqualTo(alone + more);
        words.restore(first);
        assertThat(words.save(2_000).shares(first, 700)).isTrue();
    }

    @Test
    void bytesComeBackAndShareWhatWasNotWritten() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            Random random = new Random(seed);
            Bytes memory = new Bytes(4 * (1 + random.nextInt(4_000)));
            List<PagedMemory.Saved> saved = new ArrayList<>();
            List<byte[]> copies = new ArrayList<>();
            for (int i = 0; i < 120; i++) {
                int at = random.nextInt(memory.size());
                switch (random.nextInt(6)) {
                    case 0 -> {
                        saved.add(memory.save());
                        copies.add(memory.bytes.clone());
                    }
                    case 1 -> {
                        if (!saved.isEmpty()) {
                            int which = random.nextInt(saved.size());
                            memory.restore(saved.get(which));
                            assertThat(memory.bytes).as("seed %d", seed).isEqualTo(copies.get(which));
                        }
                    }
                    case 2 -> memory.setByte(at, random.nextInt());
                    case 3 -> memory.setWord(Math.max(0, at - 4), random.nextInt() >> random.nextInt(32));
                    case 4 -> {
                        if (memory.size() >= 8) {
                            memory.setLongWord(Math.max(0, at - 8), random.nextLong());
                        }
                    }
                    default -> memory.setWord(Math.max(0, at - 4) & -4, 0);
                }
            }
        }
        Bytes memory = new Bytes(8_192);
        PagedMemory.Saved first = memory.save();
        memory.setByte(5_000, 0); // what was there already: a write all the same
        PagedMemory.Saved second = memory.save();
        assertThat(first.shares(second, 0)).isTrue();
        assertThat(first.shares(second, 5_000 / Bytes.WORD)).isFalse();
        assertThat(first.hold() + second.hold()).isEqualTo(first.release() + second.release());
    }
}
