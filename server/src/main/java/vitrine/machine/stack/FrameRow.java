package vitrine.machine.stack;

import vitrine.machine.Words;

/** Copies of a row of numbers that has one for each frame: those of deep calls share what did not change. */
final class FrameRow {
    private static final int LEAST_ROOM = 8;

    private final Words words = Words.compared(LEAST_ROOM);

    Words.Saved save(int[] numbers, int depth) {
        words.ensure(depth);
        for (int i = 0; i < depth; i++) {
            words.bits[i] = numbers[i];
        }
        return words.save(depth);
    }

    long bytes() {
        return words.bytes();
    }

    int[] restore(Words.Saved saved) {
        int depth = words.restore(saved);
        int[] numbers = new int[Math.max(LEAST_ROOM, depth)];
        for (int i = 0; i < depth; i++) {
            numbers[i] = (int) words.bits[i];
        }
        return numbers;
    }
}
