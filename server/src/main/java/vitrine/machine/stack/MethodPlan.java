package vitrine.machine.stack;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
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
        /** In how many of the {@link MethodPlan#nest loops around the entry} it still is. */
        final int level;

        final byte[] locals;
        final byte[] stack;
        /** How many instructions compiled code executes in it. */
        int count;
        /** Whether jumps lead back to it. */
        boolean header;
        /** The greatest height of the stack in it. */
        int greatest;

        Block(int start, int level, byte[] locals, byte[] stack) {
            this.start = start;
            this.level = level;
            this.locals = locals;
            this.stack = stack;
        }

        long key() {
            return (long) level << 32 | start;
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

    /**
     * The loops around the place where it is entered, the outermost first: the addresses of each. Entered in the middle, loops would not be nested in
     * each other, and the JVM would not make them fast. So the code of each loop is written once more for the time until it is left; behind that,
     * the loops around it are as they should be.
     */
    final List<BitSet> nest;

    /** By {@link Block#key}. */
    final TreeMap<Long, Block> blocks = new TreeMap<>();

    final Set<MethodPlan> callers = new HashSet<>();

    MethodPlan(int function, int start, boolean entry, List<BitSet> nest, byte[] parameters, byte[] entryStack) {
        this.function = function;
        this.start = start;
        this.entry = entry;
        this.nest = nest;
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

    /** The key of the block with which it begins. */
    long firstKey() {
        return new Block(start, nest.size(), parameters, entryStack).key();
    }

    /** In how many loops of the nest control still is when it goes to an address from inside so many. */
    int levelAt(int address, int from) {
        int level = from;
        while (level > 0 && !nest.get(level - 1).get(address)) {
            level--;
        }
        return level;
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
