package vitrine.program;

import java.util.Arrays;

/** Which source line each instruction came from. Addresses ascend; a program without source has an empty map. */
public final class SourceMap {
    /** The map of a program that has no source. */
    public static final SourceMap EMPTY = new SourceMap(new int[0], new int[0]);

    private final int[] addresses;
    private final int[] lines;

    /** Two arrays of one length: the addresses, ascending, and the line of each, counted from 1. */
    public SourceMap(int[] addresses, int[] lines) {
        this.addresses = addresses.clone();
        this.lines = lines.clone();
    }

    public int size() {
        return addresses.length;
    }

    public int address(int index) {
        return addresses[index];
    }

    public int line(int index) {
        return lines[index];
    }

    /** The line of the instruction that begins at an address, or 0 when none does. */
    public int lineAt(int address) {
        int index = Arrays.binarySearch(addresses, address);
        return index < 0 ? 0 : lines[index];
    }

    /** The address of the first instruction on a line or, when it has none, on the next line that has one; -1 when none follows. */
    public int addressAt(int line) {
        int best = -1;
        int bestLine = Integer.MAX_VALUE;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] >= line && lines[i] < bestLine) {
                best = addresses[i];
                bestLine = lines[i];
            }
        }
        return best;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceMap that
                && Arrays.equals(addresses, that.addresses)
                && Arrays.equals(lines, that.lines);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(addresses) + Arrays.hashCode(lines);
    }
}
