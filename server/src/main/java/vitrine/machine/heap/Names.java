package vitrine.machine.heap;

/** What a machine calls the types of its objects. */
public interface Names {
    /** The name of a class, by the number in an object's header. */
    String className(int type);

    /** The name of a closure's function, likewise. */
    String functionName(int type);
}
