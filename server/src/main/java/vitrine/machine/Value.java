package vitrine.machine;

/** A value of a machine, as the debugger and the page see it. A reference is an address in the machine's own heap, never a Java object. */
public sealed interface Value {
    record Int(long value) implements Value {}

    record Float(double value) implements Value {}

    record Null() implements Value {}

    /** An object in the heap, by the address of its header. */
    record Reference(int address) implements Value {}

    /** A function of the program, by its index. */
    record FunctionReference(int function) implements Value {}
}
