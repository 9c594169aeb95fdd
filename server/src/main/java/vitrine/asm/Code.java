package vitrine.asm;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vitrine.program.SourceMap;

/** Code while it grows, with the source line of each piece. */
final class Code {
    private byte[] bytes = new byte[256];
    private int length;
    private int[] addresses = new int[64];
    private int[] lines = new int[64];
    private int pieces;

    int length() {
        return length;
    }

    /** Says that what is added next comes from a line. */
    void from(int line) {
        if (pieces == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * pieces);
            lines = Arrays.copyOf(lines, 2 * pieces);
        }
        addresses[pieces] = length;
        lines[pieces++] = line;
    }

    /** Adds zeros and gives the address of the first. */
    int reserve(int count) {
        int address = length;
        while (bytes.length < length + count) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        length += count;
        return address;
    }

    void add(int value) {
        // room first: it may be in another array
        int address = reserve(1);
        bytes[address] = (byte) value;
    }

    /** The bytes themselves, to be written into what was reserved; longer than the code. */
    byte[] bytes() {
        return bytes;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    SourceMap sourceMap(Map<Integer, String> labels, List<SourceMap.Mark> marks) {
        List<SourceMap.Mark> inside =
                marks.stream().filter(each -> each.address() < length).toList();
        return new SourceMap(Arrays.copyOf(addresses, pieces), Arrays.copyOf(lines, pieces), labels, inside);
    }
}
