package vitrine.machine.stack;

/**
 * A value as compiled code knows it: its type, and where it is: a constant, or one of the JVM's locals. A value of the type {@link #ANY} has its bits there
 * and its tag two places behind.
 *
 * @param type one of {@link vitrine.machine.Tags}, or ANY
 * @param place the first JVM local, or -1 for a constant
 * @param bits of a constant
 */
record Item(byte type, int place, long bits) {
    /** A type that is known only when the program runs. */
    static final byte ANY = 7;

    static Item constant(byte type, long bits) {
        return new Item(type, -1, bits);
    }

    static Item at(byte type, int place) {
        return type == vitrine.machine.Tags.NULL ? constant(type, 0) : new Item(type, place, 0);
    }

    boolean isConstant() {
        return place < 0;
    }

    static byte join(byte a, byte b) {
        return a == b ? a : ANY;
    }
}
