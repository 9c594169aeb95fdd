package vitrine.program;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is known of the text a program came from: the line of each instruction, the labels, and the marks by which two programs can be
 * compared. Addresses ascend; a program without source has an empty map.
 */
public final class SourceMap {
    /** The map of a program that has no source. */
    public static final SourceMap EMPTY = new SourceMap(new int[0], new int[0]);

    private final int[] addresses;
    private final int[] lines;
    private final SortedMap<Integer, String> labels;
    private final List<Mark> marks;

    /**
     * A place that the text gives a name ({@code ; sync: name}), so that the same moment can be found in another program for the same
     * problem: the moment before the instruction at an address.
     */
    public record Mark(String name, int line, int address) {
        public Mark {
            name = Characters.wellFormed(name);
        }
    }

    /** Two arrays of one length: the addresses, ascending, and the line of each, counted from 1. */
    public SourceMap(int[] addresses, int[] lines) {
        this(addresses, lines, Map.of());
    }

    /** As before, with the labels by address. */
    public SourceMap(int[] addresses, int[] lines, Map<Integer, String> labels) {
        this(addresses, lines, labels, List.of());
    }

    /** As before, with the marks in the order of the text. */
    public SourceMap(int[] addresses, int[] lines, Map<Integer, String> labels, List<Mark> marks) {
        if (addresses.length != lines.length) {
            throw new IllegalArgumentException("Each address needs a line.");
        }
        this.addresses = addresses.clone();
        this.lines = lines.clone();
        this.labels = new TreeMap<>(labels);
        this.marks = List.copyOf(marks);
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

    /** The marks in the order of the text. A name may stand at several places. */
    public List<Mark> marks() {
        return marks;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceMap that
                && Arrays.equals(addresses, that.addresses)
                && Arrays.equals(lines, that.lines)
                && labels.equals(that.labels)
                && marks.equals(that.marks);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(addresses), Arrays.hashCode(lines), labels, marks);
    }
}
