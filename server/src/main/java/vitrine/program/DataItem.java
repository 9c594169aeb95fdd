package vitrine.program;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import vitrine.isa.Instruction;
import vitrine.isa.Operand;
import vitrine.isa.OperandKind;

/**
 * Something in the data segment of a program: bytes that mean something, with a name or without one (""). Words and floats are
 * little-endian and begin at multiples of 4. It is immutable; where it lies, its program knows.
 */
public final class DataItem {
    /** What the bytes are. */
    public enum Kind {
        /** Whole numbers of 4 bytes. */
        WORDS(4, 4),
        /** Floats of 8 bytes. */
        FLOATS(8, 4),
        /** Text in UTF-8 and a zero behind it. */
        TEXT(1, 1),
        /** Bytes as they are. */
        BYTES(1, 1);

        private final int unit;
        private final int alignment;

        Kind(int unit, int alignment) {
            this.unit = unit;
            this.alignment = alignment;
        }

        /** What an instruction that names a place in the data segment takes from there: what fits its other operand, or text. */
        public static Kind takenBy(Instruction row) {
            for (Operand each : row.operands()) {
                if (each.kind() == OperandKind.FLOAT_REGISTER) {
                    return FLOATS;
                } else if (each.kind() == OperandKind.REGISTER) {
                    return WORDS;
                }
            }
            return TEXT;
        }

        /** How many bytes one of them takes. */
        public int unit() {
            return unit;
        }

        /** It begins at a multiple of this. */
        public int alignment() {
            return alignment;
        }
    }

    private final String name;
    private final Kind kind;
    private final byte[] bytes;

    public DataItem(String name, Kind kind, byte[] bytes) {
        this.name = name;
        this.kind = kind;
        this.bytes = bytes.clone();
        String wrong = wrong();
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong);
        }
    }

    public static DataItem word(String name, int value) {
        return new DataItem(name, Kind.WORDS, buffer(4).putInt(value).array());
    }

    public static DataItem real(String name, double value) {
        return new DataItem(
                name,
                Kind.FLOATS,
                buffer(8).putLong(Double.doubleToLongBits(value)).array());
    }

    /** A text; it must have no zero in it. */
    public static DataItem text(String name, String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return new DataItem(name, Kind.TEXT, Arrays.copyOf(encoded, encoded.length + 1));
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private String wrong() {
        if (bytes.length == 0 || bytes.length % kind.unit != 0) {
            return Counts.of(bytes.length, "byte is", "bytes are") + " no " + kind;
        }
        if (kind == Kind.FLOATS) {
            for (int i = 0; i < count(); i++) {
                long bits =
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(8 * i);
                if (bits != Double.doubleToLongBits(Double.longBitsToDouble(bits))) {
                    return "a float has the bits " + Long.toHexString(bits);
                }
            }
        } else if (kind == Kind.TEXT) {
            for (int i = 0; i < bytes.length; i++) {
                if ((bytes[i] == 0) != (i == bytes.length - 1)) {
                    return "a text needs one zero, at its end";
                }
            }
            try {
                decoded();
            } catch (CharacterCodingException notText) {
                return "a text is not valid UTF-8";
            }
        }
        return "";
    }

    private CharBuffer decoded() throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, bytes.length - 1));
    }

    /** Its name, "" when it has none. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** A copy of its bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** How many numbers it holds; of a text, how many bytes. */
    public int count() {
        return bytes.length / kind.unit;
    }

    /** One of its words. */
    public int wordAt(int index) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(4 * index);
    }

    /** One of its floats. */
    public double realAt(int index) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getDouble(8 * index);
    }

    /** One of its bytes, 0 to 255. */
    public int byteAt(int index) {
        return bytes[index] & 0xff;
    }

    /** Its text without the zero. */
    public String text() {
        return new String(bytes, 0, bytes.length - 1, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataItem that
                && name.equals(that.name)
                && kind == that.kind
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + kind.hashCode()) + Arrays.hashCode(bytes);
    }
}
