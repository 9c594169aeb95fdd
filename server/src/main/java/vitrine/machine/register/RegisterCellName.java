package vitrine.machine.register;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Bytes;
import vitrine.program.Numbers;

/**
 * The stable name of a cell taken apart: {@code register 3}, {@code register sp}, {@code register ip}, {@code float 2}, {@code memory 0x40} (the word there),
 * {@code memory byte 0x41}, {@code memory float 0x40} (8 bytes). It says nothing of whether there is such a place in memory.
 *
 * @param index a register's number, or an address
 */
record RegisterCellName(Kind kind, int index) {
    enum Kind {
        REGISTER,
        FLOAT,
        IP,
        WORD,
        BYTE,
        /** A float in memory. */
        REAL
    }

    /** Takes a name apart; null when it is none. */
    static @Nullable RegisterCellName of(String text) {
        int space = text.indexOf(' ');
        if (space < 0) {
            return null;
        }
        String rest = text.substring(space + 1);
        return switch (text.substring(0, space)) {
            case "register" -> rest.equals("ip") ? new RegisterCellName(Kind.IP, 0) : register(rest);
            case "float" -> numbered(Kind.FLOAT, rest, Registers.FLOATS);
            case "memory" -> place(rest);
            default -> null;
        };
    }

    /** Whether it is the name of a register that has a name and no number. */
    static boolean isSpecial(String text) {
        return text.startsWith("register ") && !Character.isDigit(text.charAt(text.length() - 1));
    }

    private static @Nullable RegisterCellName register(String rest) {
        for (int i = Registers.GENERAL; i < Registers.COUNT; i++) {
            if (Registers.name(i).equals(rest)) {
                return new RegisterCellName(Kind.REGISTER, i);
            }
        }
        return numbered(Kind.REGISTER, rest, Registers.GENERAL);
    }

    private static @Nullable RegisterCellName numbered(Kind kind, String digits, int count) {
        int number = Numbers.index(digits);
        return number < 0 || number >= count ? null : new RegisterCellName(kind, number);
    }

    private static @Nullable RegisterCellName place(String rest) {
        if (rest.startsWith("byte ")) {
            return address(Kind.BYTE, rest.substring(5), 1);
        } else if (rest.startsWith("float ")) {
            return address(Kind.REAL, rest.substring(6), Bytes.WORD);
        }
        return address(Kind.WORD, rest, Bytes.WORD);
    }

    private static @Nullable RegisterCellName address(Kind kind, String text, int multiple) {
        int address = Numbers.index(text);
        return address < 0 || address % multiple != 0 ? null : new RegisterCellName(kind, address);
    }

    /** How many bytes of memory it has; 0 for a register. */
    int bytes() {
        return switch (kind) {
            case REGISTER, FLOAT, IP -> 0;
            case BYTE -> 1;
            case WORD -> Bytes.WORD;
            case REAL -> 2 * Bytes.WORD;
        };
    }

    /** Whether it concerns the bytes from one address up to, not including, another: bytes concern the whole words that they are in. */
    boolean touches(long from, long to) {
        long first = index & -Bytes.WORD;
        long end = index + (long) bytes() + Bytes.WORD - 1 & -Bytes.WORD;
        return bytes() > 0 && first < to && end > from;
    }

    /** Whether what happens to the one happens to the other. */
    boolean touches(RegisterCellName other) {
        return equals(other) || other.bytes() > 0 && touches(other.index, other.index + (long) other.bytes());
    }

    /** The name again, as machines write it. */
    String text() {
        return switch (kind) {
            case REGISTER -> register(index);
            case FLOAT -> real(index);
            case IP -> "register ip";
            case WORD -> word(index);
            case BYTE -> "memory byte " + hex(index);
            case REAL -> "memory float " + hex(index);
        };
    }

    static String register(int number) {
        return "register " + (number < Registers.GENERAL ? String.valueOf(number) : Registers.name(number));
    }

    static String real(int number) {
        return "float " + number;
    }

    static String word(int address) {
        return "memory " + hex(address);
    }

    private static String hex(int address) {
        return "0x" + Integer.toHexString(address);
    }
}
