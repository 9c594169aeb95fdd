package vitrine.machine.stack;

import vitrine.isa.Instruction;
import vitrine.machine.NumberOrder;
import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/**
 * The operations on two numbers or one where they are not both ints, or where an int needs care: the interpreter's loop does the common
 * case itself. Operands are replaced in place; nothing is changed when an operation traps.
 */
final class Arithmetic {
    /** Room for white space around a number. */
    private static final int LONGEST_TEXT = 2 * Numbers.LONGEST;

    private final StackState state;
    private final Words stack;
    private final ObjectHeap heap;
    private final ValueText text;

    Arithmetic(StackState state, ValueText text) {
        this.state = state;
        this.stack = state.stack;
        this.heap = state.heap;
        this.text = text;
    }

    /** Computes with the numbers at a and a + 1 and leaves the result at a. */
    void numbers(StackOp op, int a) {
        number(op, a);
        number(op, a + 1);
        if (stack.tags[a] == Tags.INT && stack.tags[a + 1] == Tags.INT) {
            ints(op, a);
            return;
        }
        double x = asDouble(a);
        double y = asDouble(a + 1);
        setFloat(
                a,
                switch (op) {
                    case ADD -> x + y;
                    case SUB -> x - y;
                    case MUL -> x * y;
                    case DIV -> x / y;
                    case MOD -> x % y;
                    // the strict one, since its result must be the same on every machine
                    case POW -> StrictMath.pow(x, y);
                    default -> throw new IllegalStateException(op.name());
                });
    }

    private void ints(StackOp op, int a) {
        long x = stack.bits[a];
        long y = stack.bits[a + 1];
        if (op == StackOp.POW && y < 0) {
            setFloat(a, StrictMath.pow(x, y));
            return;
        }
        if ((op == StackOp.DIV || op == StackOp.MOD) && y == 0) {
            throw Traps.division();
        }
        stack.bits[a] = switch (op) {
            case DIV -> x / y;
            case MOD -> x % y;
            case POW -> power(x, y);
            default -> throw new IllegalStateException(op.name());
        };
    }

    private static long power(long base, long exponent) {
        long result = 1;
        for (long e = exponent; e != 0; e >>>= 1) {
            if ((e & 1) != 0) {
                result *= base;
            }
            base *= base;
        }
        return result;
    }

    void negate(int a) {
        number(StackOp.NEG, a);
        if (stack.tags[a] == Tags.INT) {
            stack.bits[a] = -stack.bits[a];
        } else {
            setFloat(a, -asDouble(a));
        }
    }

    void absolute(int a) {
        number(StackOp.ABS, a);
        if (stack.tags[a] == Tags.INT) {
            stack.bits[a] = Math.abs(stack.bits[a]);
        } else {
            setFloat(a, Math.abs(asDouble(a)));
        }
    }

    /** Less than 0, 0, or greater, as the value at a is less than the one at a + 1, equal, or greater; 2 when a NaN is among them. */
    int compare(Instruction row, int a) {
        byte ta = stack.tags[a];
        byte tb = stack.tags[a + 1];
        if (text.isString(ta, stack.bits[a]) && text.isString(tb, stack.bits[a + 1])) {
            return Integer.signum(compareTexts(a));
        }
        if (ta > Tags.FLOAT || tb > Tags.FLOAT) {
            throw Traps.wanted(
                    row,
                    "two numbers or two strings",
                    described(a) + " and " + described(a + 1),
                    "Only eq and ne compare values of any type.");
        }
        return order(a);
    }

    /** As {@link NumberOrder#compare} of the numbers at a and a + 1. */
    private int order(int a) {
        long x = stack.bits[a];
        long y = stack.bits[a + 1];
        if (stack.tags[a] == stack.tags[a + 1]) {
            return stack.tags[a] == Tags.INT
                    ? Long.compare(x, y)
                    : NumberOrder.compare(Double.longBitsToDouble(x), Double.longBitsToDouble(y));
        } else if (stack.tags[a] == Tags.INT) {
            return NumberOrder.compare(x, Double.longBitsToDouble(y));
        }
        int order = NumberOrder.compare(y, Double.longBitsToDouble(x));
        return order == NumberOrder.NONE ? order : -order;
    }

    boolean equal(int a) {
        byte ta = stack.tags[a];
        byte tb = stack.tags[a + 1];
        long x = stack.bits[a];
        long y = stack.bits[a + 1];
        if (ta <= Tags.FLOAT && tb <= Tags.FLOAT) {
            return order(a) == 0;
        }
        if (text.isString(ta, x) && text.isString(tb, y)) {
            return heap.length((int) x) == heap.length((int) y) && compareTexts(a) == 0;
        }
        return ta == tb && x == y;
    }

    /** Compares the strings at a and a + 1. */
    private int compareTexts(int a) {
        int first = (int) stack.bits[a];
        int second = (int) stack.bits[a + 1];
        return heap.compare(first, second);
    }

    /** Combines the whole numbers at a and a + 1, and leaves the result at a. */
    void bits(StackOp op, int a) {
        if (stack.tags[a] != Tags.INT || stack.tags[a + 1] != Tags.INT) {
            throw Traps.wanted(
                    op, "two ints", described(a) + " and " + described(a + 1), "f2i turns a float into an int.");
        }
        long x = stack.bits[a];
        long y = stack.bits[a + 1];
        // Java's shifts and rotations take the amount modulo 64 by themselves
        stack.bits[a] = switch (op) {
            case AND -> x & y;
            case OR -> x | y;
            case XOR -> x ^ y;
            case SHIFTL -> x << y;
            case SHIFTR -> x >> y;
            case USHIFTR -> x >>> y;
            case ROTL -> Long.rotateLeft(x, (int) y);
            case ROTR -> Long.rotateRight(x, (int) y);
            default -> throw new IllegalStateException(op.name());
        };
    }

    void invert(int a) {
        wanted(StackOp.NOT, a, Tags.INT, "an int", "Compare with 0 to turn true and false around: const 0, eq.");
        stack.bits[a] = ~stack.bits[a];
    }

    /** The whole number at a, as an address or a distance. */
    long distance(StackOp op, int a) {
        wanted(op, a, Tags.INT, "an int", "Push an address with const and a label's name.");
        return stack.bits[a];
    }

    void convert(StackOp op, int a) {
        switch (op) {
            case I2F -> toFloat(a);
            case F2I -> toInt(a);
            case I2S, F2S -> toString(op, a);
            case S2I, S2F -> parse(op, a);
            default -> typeOf(a);
        }
    }

    private void toFloat(int a) {
        wanted(StackOp.I2F, a, Tags.INT, "an int", "It is for ints; s2f reads a string.");
        setFloat(a, stack.bits[a]);
    }

    private void toInt(int a) {
        wanted(StackOp.F2I, a, Tags.FLOAT, "a float", "It is for floats; s2i reads a string.");
        stack.bits[a] = (long) asDouble(a);
        stack.tags[a] = Tags.INT;
    }

    private void toString(StackOp op, int a) {
        boolean ints = op == StackOp.I2S;
        wanted(
                op,
                a,
                ints ? Tags.INT : Tags.FLOAT,
                ints ? "an int" : "a float",
                ints ? "f2s is for floats." : "i2s is for ints.");
        setString(a, text.printed(stack.tags[a], stack.bits[a]));
    }

    private void typeOf(int a) {
        setString(a, text.type(stack.tags[a], stack.bits[a]));
    }

    private void parse(StackOp op, int a) {
        if (!text.isString(stack.tags[a], stack.bits[a])) {
            throw Traps.wanted(op, "a string", described(a), "");
        }
        boolean tooLong = heap.length((int) stack.bits[a]) > LONGEST_TEXT;
        String digits = tooLong ? "" : heap.text((int) stack.bits[a]);
        state.work.singles(digits.length());
        Numbers.Reading reading = op == StackOp.S2I ? Numbers.word(digits, Long.SIZE) : Numbers.real(digits);
        if (reading.value() instanceof Literal.Int whole) {
            stack.bits[a] = whole.value();
            stack.tags[a] = Tags.INT;
        } else if (reading.value() instanceof Literal.Float real) {
            setFloat(a, real.value());
        } else {
            throw Traps.wanted(
                    op,
                    op == StackOp.S2I ? "the digits of a whole number" : "the digits of a number",
                    described(a),
                    tooLong ? "At most " + Numbers.LONGEST + " characters are read as a number." : reading.hint());
        }
    }

    private void number(StackOp op, int a) {
        if (stack.tags[a] > Tags.FLOAT) {
            throw Traps.wanted(
                    op,
                    op.effect().inputs().size() == 1 ? "a number" : "two numbers",
                    described(a),
                    text.isString(stack.tags[a], stack.bits[a])
                            ? "concat joins strings; s2i and s2f turn a string into a number."
                            : "");
        }
    }

    private void wanted(StackOp op, int a, byte tag, String needed, String hint) {
        if (stack.tags[a] != tag) {
            throw Traps.wanted(op, needed, described(a), hint);
        }
    }

    private String described(int a) {
        return text.described(stack.tags[a], stack.bits[a]);
    }

    private double asDouble(int a) {
        return stack.tags[a] == Tags.INT ? stack.bits[a] : Double.longBitsToDouble(stack.bits[a]);
    }

    private void setFloat(int a, double value) {
        // one NaN only: which of them an operation gives differs between processors
        stack.bits[a] = Double.doubleToLongBits(value);
        stack.tags[a] = Tags.FLOAT;
    }

    private void setString(int a, String value) {
        stack.bits[a] = heap.newString(value);
        stack.tags[a] = Tags.REFERENCE;
    }
}
