package vitrine.program;

/**
 * What a program says about its heap, on a machine that collects garbage.
 *
 * @param collector the name of the collector, "" for the usual one
 * @param always whether it collects before every allocation, to test with
 * @param bytes how large the heap is, 0 for as large as it may be
 */
public record HeapSettings(String collector, boolean always, int bytes) {
    public static final HeapSettings USUAL = new HeapSettings("", false, 0);

    public HeapSettings {
        if (bytes < 0) {
            throw new IllegalArgumentException("There is no heap of " + Counts.of(bytes, "byte") + ".");
        }
    }

    /** The same with another collector. */
    public HeapSettings with(String other) {
        return new HeapSettings(other, always, bytes);
    }
}
