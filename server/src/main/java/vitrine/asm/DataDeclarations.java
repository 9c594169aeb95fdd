package vitrine.asm;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vitrine.program.DataItem;
import vitrine.program.DataSegment;
import vitrine.program.Diagnostics;
import vitrine.program.Literal;

/** Carries out what fills the data segment: its section with its directives, and the constants and globals of a machine that has one. */
final class DataDeclarations {
    private final Unit unit;
    private final Declarations names;
    private final Diagnostics diagnostics;
    private final List<Token> labels = new ArrayList<>();
    private boolean open;

    DataDeclarations(Unit unit, Declarations names, Diagnostics diagnostics) {
        this.unit = unit;
        this.names = names;
        this.diagnostics = diagnostics;
    }

    /** Whether what is read now stands in the data section. */
    boolean isOpen() {
        return open;
    }

    /** Begins the data section, or ends it. */
    void section(Directive directive, Token head, List<Argument> arguments) {
        if (!possible(directive, head)) {
            return;
        }
        if (!arguments.isEmpty()) {
            diagnostics.error(
                    arguments.get(0).range(),
                    directive.text() + " takes nothing after it, but here is '"
                            + arguments.get(0).shown() + "'.",
                    "Remove it, or put it on a line of its own.");
        }
        close();
        open = directive == Directive.DATA;
    }

    /** Ends the data section; names at its end that nothing follows are reported. */
    void close() {
        for (Token label : labels) {
            diagnostics.error(
                    label.range(),
                    "Nothing follows the name '" + label.shown() + "' in the data section.",
                    "Write after it what it names, as in '" + label.shown() + ": .integer 0'.");
        }
        labels.clear();
        open = false;
    }

    void label(Token name) {
        if (!labels.isEmpty()) {
            diagnostics.error(
                    name.range(),
                    "'" + name.shown() + "' would be a second name for what '"
                            + labels.get(0).shown() + "' names.",
                    "Keep one of the two.");
        } else {
            labels.add(name);
        }
    }

    /** A constant or a global; what it is called is checked already. */
    void declared(String name, Argument argument, Literal value) {
        DataItem item = DataPool.declared(name, value);
        if (item == null) {
            diagnostics.error(
                    argument.range(),
                    value instanceof Literal.Text
                            ? "A text in memory cannot have a zero in it."
                            : "A word of memory cannot hold " + argument.shown() + ".",
                    value instanceof Literal.Text
                            ? "A zero ends a text. Write it as bytes, with .byte in the data section."
                            : "A word is a whole number from " + DataPool.LEAST + " to " + DataPool.GREATEST
                                    + ". Floats and texts can be declared too.");
        } else {
            add(item, argument);
        }
    }

    /** One of the directives that put something into the section. */
    void item(Directive directive, Token head, List<Argument> arguments) {
        if (!possible(directive, head)) {
            return;
        }
        Token label = labels.isEmpty() ? null : labels.remove(0);
        if (!open) {
            diagnostics.error(
                    head.range(),
                    directive.text() + " belongs in the data section, but this is where instructions are.",
                    "Write .data before it, and .code before the instructions that follow.");
            return;
        }
        if (arguments.isEmpty()) {
            diagnostics.error(head.range(), directive.text() + " needs a value, but there is none.", directive.howTo());
            return;
        }
        DataItem item = switch (directive) {
            case ASCIIZ -> text(directive, arguments);
            case SPACE -> space(directive, arguments);
            default -> numbers(directive, arguments);
        };
        String name = label == null ? "" : label.name();
        if (label != null && !names.isNewData(label)) {
            return;
        }
        // what is in error is there all the same, so that its name is known
        add(item == null ? DataItem.word(name, 0) : new DataItem(name, item.kind(), item.bytes()), arguments.get(0));
    }

    private boolean possible(Directive directive, Token head) {
        if (Directive.of(unit.instructions).contains(directive)) {
            return true;
        }
        diagnostics.error(
                head.range(),
                "The machine '" + unit.machine + "' has no data segment.",
                directive == Directive.CODE
                        ? "Remove this line."
                        : "Declare values with " + Directive.GLOBAL.text() + " and " + Directive.CONST.text() + ".");
        return false;
    }

    private void add(DataItem item, Argument argument) {
        if (DataSegment.aligned(unit.dataLength(), item.kind()) + item.length() > DataSegment.MOST) {
            diagnostics.error(
                    argument.range(),
                    "The data segment is full: it can have " + DataSegment.MOST + " bytes.",
                    "Take memory from the heap instead, while the program runs.");
            return;
        }
        unit.addData(item);
    }

    private @Nullable DataItem text(Directive directive, List<Argument> arguments) {
        String text = arguments.get(0) instanceof Argument.Value value ? value.text() : null;
        if (text != null && text.indexOf('\0') >= 0) {
            diagnostics.error(
                    arguments.get(0).range(),
                    "A text in memory cannot have a zero in it.",
                    "A zero ends a text. Write it as bytes, with .byte.");
        } else if (text != null && arguments.size() == 1) {
            return DataItem.text("", text);
        } else {
            Argument wrong = arguments.get(text == null ? 0 : 1);
            if (!(wrong instanceof Argument.Bad)) {
                diagnostics.error(
                        wrong.range(), ".asciiz needs one text, but here is " + wrong.shown() + ".", directive.howTo());
            }
        }
        return null;
    }

    private @Nullable DataItem space(Directive directive, List<Argument> arguments) {
        if (arguments.size() == 1
                && arguments.get(0) instanceof Argument.Value value
                && value.literal() instanceof Literal.Int whole
                && whole.value() > 0
                && whole.value() <= DataSegment.MOST) {
            return new DataItem("", DataItem.Kind.BYTES, new byte[(int) whole.value()]);
        }
        Argument wrong = arguments.get(arguments.size() - 1);
        if (!(wrong instanceof Argument.Bad)) {
            diagnostics.error(
                    wrong.range(),
                    ".space needs one number from 1 to " + DataSegment.MOST + ", but here is " + wrong.shown() + ".",
                    directive.howTo());
        }
        return null;
    }

    private @Nullable DataItem numbers(Directive directive, List<Argument> arguments) {
        DataItem.Kind kind = directive == Directive.INTEGER
                ? DataItem.Kind.WORDS
                : directive == Directive.FLOAT ? DataItem.Kind.FLOATS : DataItem.Kind.BYTES;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Argument argument : arguments) {
            Literal literal = argument instanceof Argument.Value value
                    ? value.literal()
                    : argument instanceof Argument.Name name ? Literal.named(name.name()) : null;
            if (kind == DataItem.Kind.BYTES) {
                if (literal instanceof Literal.Int whole && whole.value() >= -128 && whole.value() <= 255) {
                    bytes.write((int) whole.value());
                    continue;
                }
            } else if (literal != null) {
                DataItem item = DataPool.item(kind, literal);
                if (item != null) {
                    bytes.writeBytes(item.bytes());
                    continue;
                }
            }
            if (!(argument instanceof Argument.Bad)) {
                diagnostics.error(
                        argument.range(),
                        directive.text() + " needs "
                                + switch (kind) {
                                    case WORDS -> "whole numbers from " + DataPool.LEAST + " to " + DataPool.GREATEST;
                                    case BYTES -> "numbers from -128 to 255";
                                    default -> "numbers";
                                }
                                + ", but here is " + argument.shown() + ".",
                        directive.howTo());
            }
            return null;
        }
        return new DataItem("", kind, bytes.toByteArray());
    }
}
