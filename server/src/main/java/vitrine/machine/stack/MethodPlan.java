package vitrine.machine.stack;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A function, or the rest of one from an address on, that is to become one JVM method: what is known of the types in it. Types only ever become
 * more general, so finding them comes to an end.
 */
final class MethodPlan {
    /** Ways meet with different heights of the stack, or the method would be too big: the interpreter must do it. */
    static final class NotCompilable extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotCompilable() {
            super(null, null, false, false);
        }
    }

    /** A row of instructions that is entered only at its beginning. */
    static final class Block {
        final int start;
        final byte[] locals;
        final byte[] stack;
        /** How many instructions compiled code executes in it. */
        int count;
        /** The greatest height of the stack in it. */
        int greatest;

        Block(int start, byte[] locals, byte[] stack) {
            this.start = start;
            this.locals = locals;
            this.stack = stack;
        }

        /** Makes room for these types too; returns whether that changed anything. */
        boolean join(byte[] locals, byte[] stack) {
            if (stack.length != this.stack.length) {
                throw new NotCompilable();
            }
            return widen(this.locals, locals) | widen(this.stack, stack);
        }
    }

    final int function;
    final int start;
    /** Whether it is entered from outside: then it is the lowest of the compiled frames and never returns to compiled code. */
    final boolean entry;

    final String name;
    final byte[] parameters;
    final byte[] entryStack;
    /** Null while it is not known to return. */
    byte @Nullable [] results;
    /** It cannot be compiled: calls of it are left to the interpreter. */
    boolean failed;

    final TreeMap<Integer, Block> blocks = new TreeMap<>();
    final Set<MethodPlan> callers = new HashSet<>();

    MethodPlan(int function, int start, boolean entry, byte[] parameters, byte[] entryStack) {
        this.function = function;
        this.start = start;
        this.entry = entry;
        this.name = entry ? "entry" : "f" + function;
        this.parameters = parameters;
        this.entryStack = entryStack;
    }

    /** A call with arguments of these types; returns whether it is the first of its kind. */
    boolean joinParameters(byte[] types) {
        return widen(parameters, types);
    }

    /** It returns values of these types; returns whether that was not known. */
    boolean joinResults(byte[] types) {
        if (results == null) {
            results = types;
            return true;
        }
        if (results.length != types.length) {
            failed = true;
            return true;
        }
        return widen(results, types);
    }

    int greatestHeight() {
        return blocks.values().stream().mapToInt(block -> block.greatest).max().orElse(0);
    }

    private static boolean widen(byte[] known, byte[] types) {
        byte[] before = known.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = Item.join(known[i], types[i]);
        }
        return !Arrays.equals(before, known);
    }
}
