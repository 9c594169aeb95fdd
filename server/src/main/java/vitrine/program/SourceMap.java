package vitrine.program;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the text a program came from: the line of each instruction, and the labels. Addresses ascend; a program without source
 * has an empty map.
 */
public final class SourceMap {
    /** The map of a program that has no source. */
    public static final SourceMap EMPTY = new SourceMap(new int[0], new int[0]);

    private final int[] addresses;
    private final int[] lines;
    private final SortedMap<Integer, String> labels;

    /** Two arrays of one length: the addresses, ascending, and the line of each, counted from 1. */
    public SourceMap(int[] addresses, int[] lines) {
        this(addresses, lines, Map.of());
    }

    /** As before, with the labels by address. */
    public SourceMap(int[] addresses, int[] lines, Map<Integer, String> labels) {
        if (addresses.length != lines.length) {
            throw new IllegalArgumentException("Each address needs a line.");
        }
        this.addresses = addresses.clone();
        this.lines = lines.clone();
        this.labels = new TreeMap<>(labels);
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

    /**
     * The line of the instruction whose bytes hold an address: a jump can lead into the middle of one. Behind the end of the code it is the
     * last line; 0 when there is no source.
     */
    public int lineAt(int address) {
        int index = Arrays.binarySearch(addresses, address);
        int holding = index < 0 ? -index - 2 : index;
        return holding < 0 ? 0 : lines[holding];
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

    /** The labels by address, ascending; of several at one address, the first of the text. */
    public SortedMap<Integer, String> labels() {
        return new TreeMap<>(labels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceMap that
                && Arrays.equals(addresses, that.addresses)
                && Arrays.equals(lines, that.lines)
                && labels.equals(that.labels);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(addresses) + Arrays.hashCode(lines)) + labels.hashCode();
    }
}
