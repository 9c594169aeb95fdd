package vitrine.machine.heap;

/**
 * The cells outside of the heap from which objects are reached, in a fixed order, numbered from 0. Which there are does not change while a collection
 * is under way. Cells that hold no reference are among them.
 */
public interface Roots {
    int count();

    /** The first of them, from one on, that holds a reference; {@link #count} when there is none. */
    int next(int from);

    /** The address that one holds; 0 when it holds no reference. */
    int target(int root);

    /** The object that one refers to was moved; this is no write by the program. */
    void rewrite(int root, int address);

    /** The stable name of the cell. */
    String cell(int root);
}
