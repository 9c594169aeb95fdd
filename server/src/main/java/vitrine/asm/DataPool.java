package vitrine.asm;

import org.jspecify.annotations.Nullable;
import vitrine.program.DataItem;
import vitrine.program.Literal;

/** Which items of a data segment values become: those that instructions name by value, and those of constants and globals. */
final class DataPool {
    /** The smallest and the greatest number that a word can be written as. */
    static final long LEAST = Integer.MIN_VALUE;

    static final long GREATEST = 0xffff_ffffL;

    private DataPool() {}

    /** The item without a name that holds a value, or null when a value is none of that kind. */
    static @Nullable DataItem item(DataItem.Kind kind, Literal value) {
        return switch (kind) {
            case WORDS -> value instanceof Literal.Int whole && isWord(whole) ? word(whole) : null;
            case FLOATS ->
                value instanceof Literal.Float real
                        ? DataItem.real("", real.value())
                        : value instanceof Literal.Int whole ? DataItem.real("", whole.value()) : null;
            case TEXT ->
                value instanceof Literal.Text text && text.value().indexOf('\0') < 0
                        ? DataItem.text("", text.value())
                        : null;
            case BYTES -> null;
        };
    }

    /** What a constant or a global of a value is, or null when memory holds no such value. */
    static @Nullable DataItem declared(String name, Literal value) {
        DataItem.Kind kind = value instanceof Literal.Float
                ? DataItem.Kind.FLOATS
                : value instanceof Literal.Text ? DataItem.Kind.TEXT : DataItem.Kind.WORDS;
        DataItem item = item(kind, value);
        return item == null ? null : new DataItem(name, item.kind(), item.bytes());
    }

    static boolean isWord(Literal.Int whole) {
        return whole.value() >= LEAST && whole.value() <= GREATEST;
    }

    private static DataItem word(Literal.Int whole) {
        return DataItem.word("", (int) whole.value());
    }

    /** How the value of an item is written where an instruction names it by value; null when it has no such form. */
    static @Nullable String text(DataItem item) {
        return switch (item.kind()) {
            case WORDS -> item.count() == 1 ? "#" + item.wordAt(0) : null;
            case FLOATS -> item.count() == 1 ? "#" + Literals.text(new Literal.Float(item.realAt(0))) : null;
            case TEXT -> Literals.text(new Literal.Text(item.text()));
            case BYTES -> null;
        };
    }
}
