package vitrine.machine.stack;

import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Function;
import vitrine.program.Program;

/** The operations on constants, strings, arrays and function references. Nothing is changed when one traps. */
final class ObjectOperations {
    private final StackState state;
    private final Program program;
    private final ValueText text;
    private final Words stack;
    private final ObjectHeap heap;

    ObjectOperations(StackState state, Program program, ValueText text) {
        this.state = state;
        this.program = program;
        this.text = text;
        this.stack = state.stack;
        this.heap = state.heap;
    }

    void loadConstant(int index, int to) {
        if (index >= state.constantAddresses.length) {
            throw Traps.missing(StackOp.LDC, "constant", index, state.constantAddresses.length);
        }
        var literal = program.constants().get(index).value();
        stack.tags[to] = StackState.tag(literal);
        stack.bits[to] = stack.tags[to] == Tags.REFERENCE ? state.constantAddresses[index] : StackState.bits(literal);
    }

    /** The function that the value at a stands for, a closure's among them, when it takes so many arguments. */
    int function(StackOp op, int a, int arguments) {
        int index = (int) stack.bits[a];
        if (stack.tags[a] == Tags.REFERENCE && heap.kindOf(index) == Header.CLOSURE) {
            index = heap.typeOf(index);
        } else if (stack.tags[a] != Tags.FUNCTION) {
            throw Traps.wanted(op, "a function on top", described(a), "func pushes a reference to a function.");
        }
        Function function = program.functions().get(index);
        if (function.parameters().size() != arguments) {
            throw Traps.arguments(function, arguments);
        }
        return index;
    }

    void newArray(StackOp op, int a) {
        if (stack.tags[a] != Tags.INT || stack.bits[a] < 0) {
            throw Traps.wanted(op, "a length of 0 or more", described(a), "");
        }
        long n = stack.bits[a];
        stack.bits[a] = heap.newArray(n);
        stack.tags[a] = Tags.REFERENCE;
    }

    /** The index of the word that holds the element which the array at a and the index at a + 1 name. */
    int element(StackOp op, int a) {
        long address = stack.bits[a];
        if (stack.tags[a] != Tags.REFERENCE || heap.kindOf((int) address) != Header.ARRAY) {
            throw Traps.wanted(
                    op, "an array", described(a), text.isString(stack.tags[a], address) ? "schar reads a string." : "");
        }
        long index = index(op, a + 1);
        int length = heap.length((int) address);
        if (index < 0 || index >= length) {
            throw Traps.index("an array", index, length);
        }
        return ObjectHeap.content((int) address) + (int) index;
    }

    void arrayLength(StackOp op, int a) {
        if (!text.isArray(stack.tags[a], stack.bits[a])) {
            throw Traps.wanted(
                    op,
                    "an array",
                    described(a),
                    text.isString(stack.tags[a], stack.bits[a]) ? "slen is for strings." : "");
        }
        stack.bits[a] = heap.length((int) stack.bits[a]);
        stack.tags[a] = Tags.INT;
    }

    void stringLength(StackOp op, int a) {
        stack.bits[a] = heap.length(string(op, a));
        stack.tags[a] = Tags.INT;
    }

    void join(StackOp op, int a) {
        int first = string(op, a);
        int second = string(op, a + 1);
        stack.bits[a] = heap.join(first, second);
    }

    void character(StackOp op, int a) {
        int string = string(op, a);
        long index = index(op, a + 1);
        if (index < 0 || index >= heap.length(string)) {
            throw Traps.index("a string", index, heap.length(string));
        }
        stack.bits[a] = heap.characterAt(string, (int) index);
        stack.tags[a] = Tags.INT;
    }

    void part(StackOp op, int a) {
        int string = string(op, a);
        long from = index(op, a + 1);
        long to = index(op, a + 2);
        int length = heap.length(string);
        if (from < 0 || from > to || to > length) {
            throw Traps.of(
                    vitrine.machine.Trap.Kind.BOUNDS,
                    "%s to %s is no part of a string of length %s.".formatted(from, to, length),
                    "The part begins at from and ends before to: 0 <= from <= to <= length.");
        }
        stack.bits[a] = heap.part(string, (int) from, (int) to);
    }

    private long index(StackOp op, int a) {
        if (stack.tags[a] != Tags.INT) {
            throw Traps.wanted(op, "an int as index", described(a), "The index lies above the array or the string.");
        }
        return stack.bits[a];
    }

    private int string(StackOp op, int a) {
        if (!text.isString(stack.tags[a], stack.bits[a])) {
            throw Traps.wanted(
                    op,
                    "a string",
                    described(a),
                    switch (stack.tags[a]) {
                        case Tags.INT -> "i2s turns an int into a string.";
                        case Tags.FLOAT -> "f2s turns a float into a string.";
                        default -> "";
                    });
        }
        return (int) stack.bits[a];
    }

    private String described(int a) {
        return text.described(stack.tags[a], stack.bits[a]);
    }
}
