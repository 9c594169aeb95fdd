package vitrine.machine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Memory of plain bytes, of a size that never changes: a marked memory (see {@link PagedMemory}) whose words are four bytes, the lowest first. Addresses count
 * bytes and need not be multiples of four. Machines reach into the array directly, for speed. Whoever writes a byte at an address sets
 * {@code dirty[address >> PAGE_SHIFT] = 1}; the methods here do it by themselves. They check nothing: an address must lie inside.
 */
public final class Bytes extends PagedMemory {
    public static final int WORD = 4;
    /** The page of a byte is its address shifted by so many bits. */
    public static final int PAGE_SHIFT = PAGE_BITS + 2;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final byte[] NO_TAGS = new byte[PAGE];

    public final byte[] bytes;

    private final long[] unpacked = new long[PAGE];
    /** What the first copy has for pages of zeros. */
    private @Nullable Page zeros;

    private boolean saved;

    /** @param size in bytes; a multiple of {@link #WORD} */
    public Bytes(int size) {
        super(size / WORD, true);
        bytes = new byte[size];
    }

    public int size() {
        return bytes.length;
    }

    public int word(int address) {
        return (int) INT.get(bytes, address);
    }

    public void setWord(int address, int value) {
        INT.set(bytes, address, value);
        dirty[address >> PAGE_SHIFT] = 1;
        dirty[address + WORD - 1 >> PAGE_SHIFT] = 1;
    }

    public long longWord(int address) {
        return (long) LONG.get(bytes, address);
    }

    public void setLongWord(int address, long value) {
        LONG.set(bytes, address, value);
        dirty[address >> PAGE_SHIFT] = 1;
        dirty[address + 2 * WORD - 1 >> PAGE_SHIFT] = 1;
    }

    public void setByte(int address, int value) {
        bytes[address] = (byte) value;
        dirty[address >> PAGE_SHIFT] = 1;
    }

    @Override
    void ensure(int words) {
        if (words * WORD > bytes.length) {
            throw new IllegalArgumentException("A copy of a memory of another size.");
        }
    }

    public Saved save() {
        Saved copy = save(bytes.length / WORD);
        saved = true;
        return copy;
    }

    @Override
    Page pack(int from, int to) {
        long any = 0;
        for (int i = from; i < to; i++) {
            int word = word(i * WORD);
            unpacked[i - from] = word;
            any |= word;
        }
        // a page that was written must not be the one that it was before: only the first copy has one for many
        if (any == 0 && !saved && to - from == PAGE) {
            zeros = zeros == null ? Page.of(unpacked, NO_TAGS, 0, PAGE) : zeros;
            return zeros;
        }
        return Page.of(unpacked, NO_TAGS, 0, to - from);
    }

    @Override
    void unpack(Page page, int from) {
        page.unpack(unpacked, NO_TAGS, 0);
        for (int i = 0; i < page.length(); i++) {
            INT.set(bytes, (from + i) * WORD, (int) unpacked[i]);
        }
    }

    /** Mixes the memory into a digest. */
    public long digest(long seed) {
        long hash = mix(seed, bytes.length);
        int whole = bytes.length & -2 * WORD;
        for (int i = 0; i < whole; i += 2 * WORD) {
            long word = longWord(i);
            if (word != 0) {
                hash = mix(mix(hash, i), word);
            }
        }
        return whole == bytes.length ? hash : mix(hash, word(whole));
    }

    /** The address of the first byte that is 0 from an address on; the size of the memory when there is none. */
    public int zeroAt(int address) {
        int at = address;
        while (at < bytes.length && bytes[at] != 0) {
            at++;
        }
        return at;
    }

    /** A copy of the bytes from one address up to, not including, another. */
    public byte[] copy(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }
}
