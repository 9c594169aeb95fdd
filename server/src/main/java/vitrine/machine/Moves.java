package vitrine.machine;

import java.util.Arrays;

/**
 * Where a collection moved objects: rows of an old address, a new one and a number of bytes, by ascending old address. It never changes. Addresses
 * inside of an object move along with it.
 */
public final class Moves {
    public static final Moves NONE = new Moves(new int[0], new int[0], new int[0]);

    private final int[] from;
    private final int[] to;
    private final int[] bytes;
    /** The rows by ascending new address. */
    private final int[] byNew;

    private Moves(int[] from, int[] to, int[] bytes) {
        this.from = from;
        this.to = to;
        this.bytes = bytes;
        byNew = order(to);
    }

    private static int[] order(int[] addresses) {
        long[] keys = new long[addresses.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) addresses[i] << 32 | i;
        }
        Arrays.sort(keys);
        int[] order = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    /** How many objects were moved. */
    public int size() {
        return from.length;
    }

    public boolean isEmpty() {
        return from.length == 0;
    }

    public int from(int row) {
        return from[row];
    }

    public int to(int row) {
        return to[row];
    }

    public int bytes(int row) {
        return bytes[row];
    }

    /** Where an old address is now; the same when nothing that lay there was moved. */
    public long after(long address) {
        int low = 0;
        int high = from.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (from[middle] > address) {
                high = middle - 1;
            } else if (address - from[middle] >= bytes[middle]) {
                low = middle + 1;
            } else {
                return to[middle] + (address - from[middle]);
            }
        }
        return address;
    }

    /** Where what lies at a new address was before; -1 when nothing was moved there. */
    public long before(long address) {
        int low = 0;
        int high = byNew.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int row = byNew[middle];
            if (to[row] > address) {
                high = middle - 1;
            } else if (address - to[row] >= bytes[row]) {
                low = middle + 1;
            } else {
                return from[row] + (address - to[row]);
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moves moves
                && Arrays.equals(from, moves.from)
                && Arrays.equals(to, moves.to)
                && Arrays.equals(bytes, moves.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
    }

    @Override
    public String toString() {
        return from.length + " moves";
    }

    /** Collects rows in any order. */
    public static final class Builder {
        private int size;
        private int[] from = new int[16];
        private int[] to = new int[16];
        private int[] bytes = new int[16];

        /** An object that stays where it is need not be told. */
        public void add(int oldAddress, int newAddress, int length) {
            if (oldAddress == newAddress) {
                return;
            }
            if (size == from.length) {
                from = Arrays.copyOf(from, 2 * size);
                to = Arrays.copyOf(to, 2 * size);
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            from[size] = oldAddress;
            to[size] = newAddress;
            bytes[size++] = length;
        }

        public Moves build() {
            if (size == 0) {
                return NONE;
            }
            int[] order = order(Arrays.copyOf(from, size));
            int[][] sorted = new int[3][size];
            for (int i = 0; i < size; i++) {
                sorted[0][i] = from[order[i]];
                sorted[1][i] = to[order[i]];
                sorted[2][i] = bytes[order[i]];
            }
            return new Moves(sorted[0], sorted[1], sorted[2]);
        }
    }
}
