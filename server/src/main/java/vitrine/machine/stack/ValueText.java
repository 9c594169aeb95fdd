package vitrine.machine.stack;

import java.util.List;
import vitrine.machine.QuotedText;
import vitrine.machine.Tags;
import vitrine.machine.Words;
import vitrine.machine.heap.Header;
import vitrine.machine.heap.ObjectHeap;
import vitrine.program.FloatText;
import vitrine.program.Program;

/** How the stack machine writes its values: as a program prints them, and as a person reads them in messages and panels. */
final class ValueText {
    /** Longer texts are cut in panels and messages. */
    static final int CUT = 60;

    private static final int PRINTED_ELEMENTS = 100;
    private static final int NESTING = 3;

    private final ObjectHeap heap;
    private final Program program;
    private final ClassTable classes;

    ValueText(ObjectHeap heap, Program program, ClassTable classes) {
        this.heap = heap;
        this.program = program;
        this.classes = classes;
    }

    /** As PRINT writes it: a string as it is. */
    String printed(byte tag, long bits) {
        return isString(tag, bits) ? heap.text((int) bits) : text(tag, bits, PRINTED_ELEMENTS, Integer.MAX_VALUE, 0);
    }

    /** For messages and panels: strings in quotes, long ones cut. */
    String shown(byte tag, long bits) {
        return text(tag, bits, 12, CUT, 0);
    }

    String shown(Words words, int index) {
        return shown(words.tags[index], words.bits[index]);
    }

    /** Whether {@link #shown} leaves something out. */
    boolean cut(byte tag, long bits) {
        if (tag != Tags.REFERENCE) {
            return false;
        }
        return heap.length((int) bits) > (isString(tag, bits) ? CUT : 12);
    }

    String type(byte tag, long bits) {
        return switch (tag) {
            case Tags.INT -> "int";
            case Tags.FLOAT -> "float";
            case Tags.NULL -> "null";
            case Tags.FUNCTION -> "function";
            default -> heap.kindOf((int) bits) == Header.CLOSURE ? "function" : kind((int) bits);
        };
    }

    /** A value with its type in words, for messages: "the int 5", "the array [1, 2]", "null". */
    String described(byte tag, long bits) {
        return tag == Tags.NULL ? "null" : "the " + type(tag, bits) + " " + shown(tag, bits);
    }

    boolean isString(byte tag, long bits) {
        return tag == Tags.REFERENCE && heap.kindOf((int) bits) == Header.STRING;
    }

    boolean isArray(byte tag, long bits) {
        return tag == Tags.REFERENCE && heap.kindOf((int) bits) == Header.ARRAY;
    }

    private String text(byte tag, long bits, int elements, int cut, int nesting) {
        switch (tag) {
            case Tags.INT:
                return Long.toString(bits);
            case Tags.FLOAT:
                return FloatText.of(Double.longBitsToDouble(bits));
            case Tags.NULL:
                return "null";
            case Tags.FUNCTION:
                return program.functions().get((int) bits).name();
            default:
                break;
        }
        int address = (int) bits;
        if (heap.kindOf(address) == Header.STRING) {
            String quoted = QuotedText.of(heap.text(address, 0, cut));
            return heap.length(address) > cut ? quoted + "…" : quoted;
        }
        boolean array = heap.kindOf(address) == Header.ARRAY;
        String open = array ? "[" : title(address) + "(";
        String close = array ? "]" : ")";
        if (nesting == NESTING) {
            return open + "…" + close;
        }
        StringBuilder text = new StringBuilder(open);
        int length = heap.length(address);
        for (int i = 0; i < Math.min(length, elements); i++) {
            int at = ObjectHeap.content(address) + i;
            text.append(i == 0 ? "" : ", ");
            if (isNamed(address)) {
                text.append(label(address, i)).append(": ");
            }
            text.append(text(heap.words.tags[at], heap.bitsNow(at), elements / 4 + 1, Math.min(cut, CUT), nesting + 1));
        }
        return text.append(length > elements ? ", … " + length + " in all" : "")
                .append(close)
                .toString();
    }

    // ---- objects

    private boolean isNamed(int address) {
        int kind = heap.kindOf(address);
        return kind == Header.OBJECT || kind == Header.CLOSURE;
    }

    /** What an object is, in a word: the kinds of the heap, as people call them. */
    String kind(int address) {
        return kindName(heap.kindOf(address));
    }

    private static String kindName(int kind) {
        return switch (kind) {
            case Header.STRING -> "string";
            case Header.OBJECT -> "object";
            case Header.CLOSURE -> "closure";
            case Header.BOX -> "box";
            default -> "array";
        };
    }

    /** What an object is called where it is not shown: by its class, its function or its length. */
    String title(int address) {
        int kind = heap.kindOf(address);
        String name = typeName(kind, heap.typeOf(address));
        return kind == Header.STRING || kind == Header.ARRAY ? name + " of " + heap.length(address) : name;
    }

    /** What all objects of a kind are called that are of the same class or function. */
    String typeName(int kind, int type) {
        return switch (kind) {
            case Header.OBJECT -> program.classes().get(type).name();
            case Header.CLOSURE -> "closure " + program.functions().get(type).name();
            default -> kindName(kind);
        };
    }

    /** What the cell at an index of an object is called: by its field, what was captured, or its number. */
    String label(int address, int index) {
        int type = heap.typeOf(address);
        return switch (heap.kindOf(address)) {
            case Header.OBJECT -> classes.fieldName(type, index);
            case Header.CLOSURE -> {
                List<String> captures = program.functions().get(type).captures();
                yield index < captures.size() ? captures.get(index) : String.valueOf(index);
            }
            case Header.BOX -> "value";
            default -> String.valueOf(index);
        };
    }

    /** The index of the cell of an object that is called like this, or -1. */
    int index(int address, String label) {
        int type = heap.typeOf(address);
        return switch (heap.kindOf(address)) {
            case Header.OBJECT -> classes.field(type, label);
            case Header.CLOSURE -> program.functions().get(type).captures().indexOf(label);
            case Header.BOX -> label.equals("value") ? 0 : -1;
            default -> -1;
        };
    }
}
