package vitrine.fuzz;

/** Makes a case of a seed and sees whether it does what it must. The same seed makes the same case. Several threads use one at the same time. */
interface Fuzzer extends AutoCloseable {
    String name();

    /** How many milliseconds a case may take before it counts as one that hangs: many times what it ever needs. */
    default long patience() {
        return 20_000;
    }

    /** Carries out the case of a seed; says into which class it falls, such as "accepted" or "refused". Whatever is thrown is a find. */
    String check(long seed) throws Exception;

    /** The case of a seed, to read. */
    String show(long seed);

    @Override
    default void close() {}
}
