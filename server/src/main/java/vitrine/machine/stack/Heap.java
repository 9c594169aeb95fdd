package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.machine.Trap;
import vitrine.machine.TrapSignal;
import vitrine.machine.Words;

/**
 * The heap of the stack machine: one row of words, filled from its beginning. An object is a header word (kind and length) and its
 * content: the elements of an array, or the characters of a string, four to a word. An address counts bytes; the first object
 * stands at 0x40, so that no object has an address near 0.
 */
final class Heap {
    static final int WORD_BYTES = 8;
    static final int FIRST = 8;
    static final int STRING = 1;
    /** The highest kind. */
    static final int ARRAY = 2;

    private static final long MOST_BYTES = Integer.MAX_VALUE - 1024;

    final Words words = Words.marked(64);
    private final long limitBytes;
    /** Index of the first free word. */
    int top = FIRST;

    Heap(long limitBytes) {
        // an address counts bytes in 32 bits, and so does the length of an object
        this.limitBytes = Math.min(limitBytes, MOST_BYTES);
    }

    long usedBytes() {
        return (long) (top - FIRST) * WORD_BYTES;
    }

    long limitBytes() {
        return limitBytes;
    }

    /** The address of a new array of n zeros. */
    int newArray(long n) {
        return claim(ARRAY, n, n, Tags.INT);
    }

    /** The address of a new string. */
    int newString(String text) {
        int address = blankString(text.length());
        for (int i = 0; i < text.length(); i++) {
            put(address, i, text.charAt(i));
        }
        return address;
    }

    /** A new string that is two others joined. */
    int join(int a, int b) {
        long length = (long) length(a) + length(b);
        int address = blankString(length);
        copy(a, 0, length(a), address, 0);
        copy(b, 0, length(b), address, length(a));
        return address;
    }

    /** A new string that is a part of another. */
    int part(int string, int from, int to) {
        int address = blankString(to - from);
        copy(string, from, to, address, 0);
        return address;
    }

    private int blankString(long length) {
        return claim(STRING, length, (length + 3) / 4, Tags.RAW);
    }

    /** The address of a new object: a header, and so many words of content that are 0 and have this tag. */
    private int claim(int kind, long length, long content, byte tag) {
        if (content >= (limitBytes - usedBytes()) / WORD_BYTES) {
            throw full(kind, length, content);
        }
        int header = top;
        int end = header + 1 + (int) content;
        words.ensure(end);
        long[] bits = words.bits;
        byte[] tags = words.tags;
        bits[header] = (long) kind << 32 | length;
        tags[header] = Tags.RAW;
        for (int i = header + 1; i < end; i++) {
            bits[i] = 0;
            tags[i] = tag;
        }
        top = end;
        return header * WORD_BYTES;
    }

    private TrapSignal full(int kind, long length, long content) {
        long free = limitBytes - usedBytes();
        long bytes = content < Long.MAX_VALUE / WORD_BYTES ? (content + 1) * WORD_BYTES : Long.MAX_VALUE;
        String what = kind == ARRAY ? "an array of " + length : "a string of " + length + " characters";
        return new TrapSignal(
                Trap.Kind.LIMIT,
                "The heap is full: %s needs %s bytes, but only %s of %s are free."
                        .formatted(what, bytes, free, limitBytes),
                "Nothing is given back in this machine yet: make fewer or smaller objects.");
    }

    private void copy(int string, int from, int to, int target, int at) {
        for (int i = from; i < to; i++) {
            put(target, at++, charAt(string, i));
        }
    }

    private void put(int string, int index, char c) {
        words.bits[(string >> 3) + 1 + (index >> 2)] |= (long) c << 16 * (index & 3);
    }

    char charAt(int string, int index) {
        return (char) (words.bits[(string >> 3) + 1 + (index >> 2)] >>> 16 * (index & 3));
    }

    /** Whether an object begins at an address; for addresses that a user typed. */
    boolean isObject(long address) {
        if (address < FIRST * WORD_BYTES || address >= (long) top * WORD_BYTES || address % WORD_BYTES != 0) {
            return false;
        }
        int at = FIRST * WORD_BYTES;
        while (at < address) {
            at += bytes(at);
        }
        return at == address;
    }

    int kind(int address) {
        return (int) (words.bits[address >> 3] >>> 32);
    }

    /** Elements of an array, characters of a string. */
    int length(int address) {
        return (int) words.bits[address >> 3];
    }

    /** The bytes of an object, its header included. */
    int bytes(int address) {
        int length = length(address);
        return (1 + (kind(address) == STRING ? (length + 3) / 4 : length)) * WORD_BYTES;
    }

    String text(int string) {
        return text(string, length(string));
    }

    /** The first characters of a string. */
    String text(int string, int count) {
        char[] chars = new char[Math.min(count, length(string))];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = charAt(string, i);
        }
        return new String(chars);
    }

    /** Compares two strings by their text, as {@link String#compareTo}. */
    int compare(int a, int b) {
        int common = Math.min(length(a), length(b));
        for (int i = 0; i < common; i++) {
            int difference = charAt(a, i) - charAt(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return length(a) - length(b);
    }
}
