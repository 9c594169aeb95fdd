/**
 * A heap of objects in one row of tagged words, and the garbage collectors that keep it: objects with headers, addresses that count bytes, allocation
 * by bumping and from a free list. Machines whose values carry their type share it.
 * <p>A collector is a machine of steps: each does one root, one object or one block, and everything between two steps is in memory that is saved
 * and compared like any other state. It begins at the cells that {@code Roots} names; nothing else here knows what a frame or an instruction is.
 * <p>Knows words and tags, no machine, and nobody who shows it.
 */
@NullMarked
package vitrine.machine.heap;

import org.jspecify.annotations.NullMarked;
