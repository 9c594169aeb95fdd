package vitrine.machine;

/**
 * A part of the heap.
 *
 * @param name "constants", "heap", "from-space", "to-space", "young", "old"
 * @param from its first address
 * @param top where the next object would begin, when objects are laid one behind the other; else behind the last
 * @param to the address behind it
 */
public record HeapSpace(String name, long from, long top, long to) {}
