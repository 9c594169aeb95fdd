package vitrine.machine.jit;

import java.lang.invoke.MethodHandles;

/** Makes classes of bytes that a machine's compiler wrote: hidden ones, that go when nobody needs them any more. */
public final class CompiledClass {
    private CompiledClass() {}

    /**
     * An object of a class that was never there before.
     *
     * @param lookup of a class in the package of the new one
     * @param type what the new class extends; it has a constructor without parameters
     */
    public static <T> T make(MethodHandles.Lookup lookup, byte[] bytes, Class<T> type) {
        try {
            var constructor =
                    lookup.defineHiddenClass(bytes, true).lookupClass().getDeclaredConstructor();
            constructor.setAccessible(true);
            return type.cast(constructor.newInstance());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Compiled code could not be loaded.", e);
        }
    }
}
