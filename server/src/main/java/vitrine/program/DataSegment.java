package vitrine.program;

import java.util.Arrays;
import java.util.List;

/**
 * The data segment of a program: what stands at the bottom of a byte memory when it is loaded, for machines that have one. Its items lie
 * one behind the other from address 0 on, each at the next address that its kind allows; the bytes skipped for that are 0.
 */
public final class DataSegment {
    /** A program without a data segment. */
    public static final DataSegment EMPTY = new DataSegment(List.of());

    /** The most bytes that a data segment can have. */
    public static final int MOST = 1 << 20;

    private final List<DataItem> items;
    private final int[] addresses;
    private final int length;

    /** The items in the order of their addresses; together they must not take more than {@link #MOST} bytes. */
    public DataSegment(List<DataItem> items) {
        this.items = List.copyOf(items);
        this.addresses = new int[items.size()];
        long at = 0;
        for (int i = 0; i < addresses.length; i++) {
            DataItem item = items.get(i);
            at = aligned(at, item.kind());
            addresses[i] = (int) at;
            at += item.length();
            if (at > MOST) {
                throw new IllegalArgumentException("A data segment has at most " + MOST + " bytes.");
            }
        }
        this.length = (int) at;
    }

    /** The first address from another one on where an item of a kind can begin. */
    public static long aligned(long address, DataItem.Kind kind) {
        return (address + kind.alignment() - 1) / kind.alignment() * kind.alignment();
    }

    public List<DataItem> items() {
        return items;
    }

    /** The address of an item. */
    public int address(int index) {
        return addresses[index];
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        byte[] bytes = new byte[length];
        for (int i = 0; i < addresses.length; i++) {
            System.arraycopy(
                    items.get(i).bytes(), 0, bytes, addresses[i], items.get(i).length());
        }
        return bytes;
    }

    /** The index of the item that holds an address, or -1. */
    public int indexAt(long address) {
        if (address < 0 || address >= length) {
            return -1;
        }
        int found = Arrays.binarySearch(addresses, (int) address);
        int index = found >= 0 ? found : -found - 2;
        return index >= 0 && address < addresses[index] + items.get(index).length() ? index : -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataSegment that && items.equals(that.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }
}
