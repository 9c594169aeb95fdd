package vitrine.machine;

/** What a word of {@link Words} holds. INT is 0, so that two ints are known by one comparison of their tags or-ed together. */
public final class Tags {
    public static final byte INT = 0;
    public static final byte FLOAT = 1;
    public static final byte NULL = 2;
    /** The address of a heap object. */
    public static final byte REFERENCE = 3;
    /** The index of a function. */
    public static final byte FUNCTION = 4;
    /** Bits that are no value: an object's header, packed characters. */
    public static final byte RAW = 5;

    private Tags() {}

    /** The value that a word with a tag stands for. */
    public static Value value(byte tag, long bits) {
        return switch (tag) {
            case INT, RAW -> new Value.Int(bits);
            case FLOAT -> new Value.Float(Double.longBitsToDouble(bits));
            case NULL -> new Value.Null();
            case REFERENCE -> new Value.Reference((int) bits);
            case FUNCTION -> new Value.FunctionReference((int) bits);
            default -> throw new IllegalStateException("no such tag: " + tag);
        };
    }

    /** The tag of a word that holds a value. */
    public static byte tag(Value value) {
        if (value instanceof Value.Int) {
            return INT;
        } else if (value instanceof Value.Float) {
            return FLOAT;
        } else if (value instanceof Value.Null) {
            return NULL;
        } else if (value instanceof Value.Reference) {
            return REFERENCE;
        }
        return FUNCTION;
    }

    /** The bits of a word that holds a value. */
    public static long bits(Value value) {
        if (value instanceof Value.Int number) {
            return number.value();
        } else if (value instanceof Value.Float number) {
            return Double.doubleToRawLongBits(number.value());
        } else if (value instanceof Value.Reference reference) {
            return reference.address();
        } else if (value instanceof Value.FunctionReference function) {
            return function.function();
        }
        return 0;
    }

    /** Whether a word counts as true: all but 0, 0.0 and null. */
    public static boolean truth(byte tag, long bits) {
        return switch (tag) {
            case INT -> bits != 0;
            case FLOAT -> Double.longBitsToDouble(bits) != 0;
            case NULL -> false;
            default -> true;
        };
    }
}
