package vitrine.machine.heap;

import java.util.Arrays;
import vitrine.machine.Words;

/** Numbers in a row, at whose end they are added and taken away; saved and compared like memory. */
final class WordList {
    private final Words words = Words.compared(64);
    private int size;

    int size() {
        return size;
    }

    void add(long value) {
        words.ensure(size + 1);
        words.bits[size++] = value;
    }

    long take() {
        return words.bits[--size];
    }

    long get(int index) {
        return words.bits[index];
    }

    void set(int index, long value) {
        words.bits[index] = value;
    }

    /** The least comes to the end. */
    void sort() {
        Arrays.sort(words.bits, 0, size);
        for (int i = 0; i < size / 2; i++) {
            long other = words.bits[i];
            words.bits[i] = words.bits[size - 1 - i];
            words.bits[size - 1 - i] = other;
        }
    }

    void clear() {
        size = 0;
    }

    Words.Saved save() {
        return words.save(size);
    }

    void restore(Words.Saved saved) {
        size = words.restore(saved);
    }

    long digest(long seed) {
        return words.digest(seed, size);
    }

    long bytes() {
        return words.bytes();
    }
}
