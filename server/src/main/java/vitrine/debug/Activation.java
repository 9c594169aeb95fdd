package vitrine.debug;

import org.jspecify.annotations.Nullable;

/**
 * One activation of a function that was seen in a run, below those that called it. Two moments that have the same one have it without a return between
 * them. It never changes.
 *
 * @param depth 1 for the outermost
 * @param from the first time at which it was seen
 */
record Activation(int function, int depth, @Nullable Activation caller, long from) {
    /** Only so many of the outermost are told apart. */
    static final int DEEPEST = 64;

    /** The activation at a depth, or this one when it is not so deep. */
    static Activation at(Activation activation, int depth) {
        Activation at = activation;
        while (at.depth > depth && at.caller != null) {
            at = at.caller;
        }
        return at;
    }

    /** How many activations two moments share. */
    static int shared(Activation a, Activation b) {
        Activation x = at(a, b.depth);
        Activation y = at(b, a.depth);
        while (x != y) {
            if (x.caller == null || y.caller == null) {
                return 0;
            }
            x = x.caller;
            y = y.caller;
        }
        return x.depth;
    }

    /**
     * What is active later.
     *
     * @param lowest the smallest call depth since then, both ends included
     * @param functions the functions that are active now, the outermost first
     */
    static Activation later(@Nullable Activation before, int lowest, int[] functions, long time) {
        Activation top = before == null || lowest < 1 ? null : at(before, lowest);
        for (int depth = top == null ? 0 : top.depth; depth < functions.length; depth++) {
            top = new Activation(functions[depth], depth + 1, top, time);
        }
        if (top == null) {
            throw new IllegalArgumentException("Nothing is active.");
        }
        return top;
    }

    // by identity: equal ones may be different
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
