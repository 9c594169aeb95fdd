package vitrine.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a machine as a graph, read from its memory as it is now: which there are, what they refer to, and what holds them from
 * outside. It makes nothing and keeps nothing; whatever is asked of it is true only until the machine moves on. An object is known by its
 * address, a multiple of 8 that is never 0. While a collection moves objects, each is there once, at its newest address, and {@link #target} says where
 * an object is, whatever address the cell still has. What can be found out by walking is not its business.
 */
public interface ObjectGraph {
    /** The lowest object; 0 when there is none. */
    int first();

    /** The next object by address; 0 behind the last. */
    int next(int object);

    /** The object's number, which it keeps for as long as it lives, wherever it is moved to. */
    long serial(int object);

    /** All the bytes that it takes. */
    long bytes(int object);

    /** What it is: "string", "array", "object", "closure", "box". */
    String kind(int object);

    /** A number for what it is: objects of one class have the same, and all strings, and all arrays. */
    int type(int object);

    /** What people call objects of a type: the name of a class, "string", "array". */
    String typeName(int type);

    /** What people call it: the name of its class, "array of 5". */
    String title(int object);

    /** The text of a string; null for what is none. */
    @Nullable
    String text(int object);

    /** The object with its cells; its name is {@link #name}. */
    GroupView view(int object, Window cells);

    /** The name of its group, "heap 0x40". */
    String name(int object);

    /** The object whose group has this name now; 0 when there is none. */
    int named(String name);

    /** Whether it came with the program and is never freed, moved or counted. */
    boolean permanent(int object);

    /** What a collection under way thinks of it; null when none is under way, or it marks no objects. */
    @Nullable
    Colour colour(int object);

    /** How many references to it were counted; -1 when nobody counts. */
    int count(int object);

    /** The name of the space that it lies in, see {@link #spaces}. */
    String space(int object);

    /** How many cells it has that may hold references. */
    int cells(int object);

    /** The object that one of its cells refers to; 0 when that holds something else. */
    int target(int object, int cell);

    /** The stable name of one of its cells. */
    String cellName(int object, int cell);

    /** What people call it: the name of a field, an index. */
    String cellLabel(int object, int cell);

    /** How many cells outside of the objects there are that a collection begins at, in a fixed order. */
    int roots();

    /** The object that a root refers to; 0 when that holds something else. */
    int rootTarget(int root);

    Root root(int root);

    /**
     * The lowest block of memory, or 0. Blocks are objects, what is free between them, and what a collection under way left behind of objects that it
     * moved; all of them together fill each space from its beginning to its top.
     */
    default int firstBlock() {
        return first();
    }

    /** The next block by address; 0 behind the last. */
    default int nextBlock(int block) {
        return next(block);
    }

    /** All the bytes of a block, of an object the same as {@link #bytes}. */
    default long blockBytes(int block) {
        return bytes(block);
    }

    default Block blockKind(int block) {
        return Block.OBJECT;
    }

    /** Where the object of a moved block is now, or where the collection under way will move an object to; 0 for any other. */
    default int movedTo(int block) {
        return 0;
    }

    /** Free blocks in the order in which an allocation tries them; only so many. */
    default List<Long> freeBlocks(int most) {
        return List.of();
    }

    /** Whether an object is among those that a collection of a part of the heap begins at, besides the roots. */
    default boolean remembered(int object) {
        return false;
    }

    /** The parts that the heap is divided into, the lowest first. */
    List<HeapSpace> spaces();

    HeapUse use();

    /** The collection that is under way; null when there is none. */
    @Nullable
    CollectionView collection();

    /**
     * A cell outside of the objects that may hold one.
     *
     * @param cell its stable name
     * @param label what people call it: the name of a local
     * @param place where it is: the function whose frame has it, "globals", "operand stack"
     */
    record Root(String cell, String label, String place) {}

    /** What a block of memory is. */
    enum Block {
        OBJECT,
        FREE,
        MOVED
    }

    /** How far a collection has come with an object. */
    enum Colour {
        /** Not found yet; what is white in the end is freed. */
        WHITE,
        /** Found, and what it refers to is still to be looked at. */
        GREY,
        /** Found, and all it refers to as well. */
        BLACK
    }
}
