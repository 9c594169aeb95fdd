package vitrine.debug;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vitrine.asm.LookAlikes;
import vitrine.machine.Machine;
import vitrine.machine.MachineKind;
import vitrine.machine.Machines;
import vitrine.machine.NumberOrder;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.machine.Window;
import vitrine.program.Characters;
import vitrine.program.Numbers;

/** What the operators and names of an {@link Expression} mean. */
final class Operations {
    private static final Set<String> BITS = Set.of("&", "|", "^", "<<", ">>");

    private Operations() {}

    /** A string that stands in an expression: it is in no machine's memory, so it can only be compared. */
    record Text(String text, int column, int length) implements Expression.Node {
        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            throw new ExpressionException("A string can only be compared with == or !=.", column, length);
        }
    }

    /** A name: of a cell that the program declares or, where it declares none, of a value or a cell that the machine or this language brings. */
    record Named(String name, int column) implements Expression.Node {
        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            Value word = machine.declares(name) ? null : word(name, machine);
            return word == null ? named(name, machine, column) : word;
        }

        @Override
        public @Nullable String cell(Machine machine) {
            return named(name, machine);
        }
    }

    /** A name in backquotes: what the machine calls so, whatever the program declares; the name of a cell of the program where it calls nothing so. */
    record Own(String name, int column) implements Expression.Node {
        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            String cell = cell(machine);
            Value value = cell == null ? word(name, machine) : machine.read(cell);
            if (value == null) {
                throw new ExpressionException("There is no '" + name + "' here.", column, name.length());
            }
            return value;
        }

        @Override
        public @Nullable String cell(Machine machine) {
            String own = machine.own(name);
            return own != null || isWord(name) || !machine.declares(name) ? own : machine.declared(name);
        }
    }

    /** A cell of an object that has a name of its own in it. */
    record Member(Expression.Node base, String name, int column) implements Expression.Node {
        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            Value object = base.evaluate(machine);
            String cell = machine.field(object, name);
            Value value = cell == null ? null : machine.read(cell);
            if (value == null) {
                throw new ExpressionException(
                        machine.view(object).text() + " has no '" + name + "'.", column, name.length());
            }
            return value;
        }

        @Override
        public @Nullable String cell(Machine machine) throws ExpressionException {
            return machine.field(base.evaluate(machine), name);
        }
    }

    /** A value with an index: an element, or the cell of a number when {@code name} is a word for numbered cells. */
    record Indexed(String name, Expression.Node base, Expression.Node index, int column) implements Expression.Node {
        /** Whether the index tells cells apart that one name stands for, and is not that of an element of a value. */
        private boolean numbered(Machine machine) {
            return machine.declares(name)
                    ? machine.hasParts(name)
                    : machine.numberedCells().contains(name);
        }

        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            Value at = index.evaluate(machine);
            return numbered(machine)
                    ? Operations.cell(name, at, machine, column)
                    : element(base.evaluate(machine), at, machine, column);
        }

        @Override
        public @Nullable String cell(Machine machine) throws ExpressionException {
            if (!(index.evaluate(machine) instanceof Value.Int number)) {
                return null;
            }
            return numbered(machine)
                    ? Operations.numbered(name, number.value(), machine)
                    : machine.element(base.evaluate(machine), number.value());
        }
    }

    /** What bits that were written in hexadecimal or binary are as a whole number of a machine: they may use all the bits of its words. */
    static Value bits(long number, Machine machine) {
        MachineKind kind = Machines.named(machine.program().machine());
        long beyond = 1L << (kind == null ? Long.SIZE : kind.wordBits()) - 1;
        return new Value.Int(beyond > 0 && number >= beyond && number < 2 * beyond ? number - 2 * beyond : number);
    }

    static boolean truth(Value value) {
        return Tags.truth(Tags.tag(value), Tags.bits(value));
    }

    static Value one(Value value) {
        return new Value.Int(truth(value) ? 1 : 0);
    }

    static Value named(String name, Machine machine, int column) throws ExpressionException {
        String cell = named(name, machine);
        Value value = cell == null ? null : machine.read(cell);
        if (value == null) {
            String plain = LookAlikes.skeleton(name);
            String remark = plain.equals(name) || machine.resolve(plain) == null
                    ? ""
                    : " " + LookAlikes.difference(name, List.of(plain));
            throw new ExpressionException("There is no '" + name + "' here." + remark, column, name.length());
        }
        return value;
    }

    /** The cell of a name; one with dots in it that is none by itself is a field of what stands before the last dot. */
    private static @Nullable String named(String name, Machine machine) {
        String cell = machine.resolve(name);
        int dot = name.lastIndexOf('.');
        if (cell != null || dot < 1) {
            return cell;
        }
        String holder = named(name.substring(0, dot), machine);
        Value object = holder == null ? null : machine.read(holder);
        return object == null ? null : machine.field(object, name.substring(dot + 1));
    }

    static Value cell(String area, Value index, Machine machine, int column) throws ExpressionException {
        if (!(index instanceof Value.Int number)) {
            throw new ExpressionException("A place is counted by a whole number.", column, 1);
        }
        String cell = numbered(area, number.value(), machine);
        Value value = cell == null ? null : machine.read(cell);
        if (value == null) {
            throw new ExpressionException("There is no " + area + "[" + number.value() + "] here.", column, 1);
        }
        return value;
    }

    /** The cell of a number: of what the program declares by a name, or of the cells that the machine calls so. */
    private static @Nullable String numbered(String name, long number, Machine machine) {
        return machine.declares(name)
                ? machine.part(name, number)
                : machine.own(name + " " + place(name, number, machine));
    }

    /** The words for values that every machine has. */
    static final Set<String> WORDS = Set.of("true", "false", "null", "depth", "time");

    /** Whether a name is a word of the language, which means something where the program declares nothing of this name. */
    static boolean isWord(String name) {
        return WORDS.contains(name) || Numbers.special(name) != null;
    }

    /** The value of a word of the language, or null. */
    private static @Nullable Value word(String name, Machine machine) {
        return switch (name) {
            case "true" -> new Value.Int(1);
            case "false" -> new Value.Int(0);
            case "null" -> new Value.Null();
            case "depth" -> new Value.Int(machine.depth());
            case "time" -> new Value.Int(machine.time());
            default -> {
                Double number = Numbers.special(name);
                yield number == null ? null : new Value.Float(number);
            }
        };
    }

    /** Negative places count from the end of an area. */
    private static long place(String area, long place, Machine machine) {
        var view = place < 0 ? machine.view(area, new Window(0, 0)) : null;
        return view == null ? place : place + view.size();
    }

    static Value element(Value object, Value index, Machine machine, int column) throws ExpressionException {
        String text = machine.text(object);
        if (text != null
                && index instanceof Value.Int place
                && place.value() >= 0
                && place.value() < Characters.count(text)) {
            return new Value.Int(text.codePointAt(text.offsetByCodePoints(0, (int) place.value())));
        }
        String cell = index instanceof Value.Int number ? machine.element(object, number.value()) : null;
        Value value = cell == null ? null : machine.read(cell);
        if (value == null) {
            throw new ExpressionException(
                    machine.view(object).text() + " has no element "
                            + machine.view(index).text() + ".",
                    column,
                    1);
        }
        return value;
    }

    static Value length(Value object, Machine machine, int column) throws ExpressionException {
        long length = machine.length(object);
        if (length < 0) {
            throw new ExpressionException(machine.view(object).text() + " has no length.", column, 6);
        }
        return new Value.Int(length);
    }

    static Value apply(String operator, Value a, Value b, Machine machine, int column) throws ExpressionException {
        if (operator.equals("==") || operator.equals("!=")) {
            return new Value.Int(equal(a, b, machine) == operator.equals("==") ? 1 : 0);
        }
        if (a instanceof Value.Int x && b instanceof Value.Int y) {
            return ints(operator, x.value(), y.value(), column);
        }
        if (BITS.contains(operator)) {
            throw new ExpressionException(
                    operator + " needs two whole numbers, but got "
                            + machine.view(a instanceof Value.Int ? b : a).text() + ".",
                    column,
                    operator.length());
        }
        Double x = number(a);
        Double y = number(b);
        if (x == null || y == null) {
            Value wrong = x == null ? a : b;
            throw new ExpressionException(
                    operator + " needs two numbers, but got "
                            + machine.view(wrong).text() + ".",
                    column,
                    operator.length());
        }
        int order = order(a, b);
        return switch (operator) {
            case "<" -> flag(order < 0);
            case "<=" -> flag(order <= 0);
            case ">" -> flag(order == 1);
            case ">=" -> flag(order == 0 || order == 1);
            case "+" -> new Value.Float(x + y);
            case "-" -> new Value.Float(x - y);
            case "*" -> new Value.Float(x * y);
            case "/" -> new Value.Float(x / y);
            default -> new Value.Float(x % y);
        };
    }

    private static Value ints(String operator, long x, long y, int column) throws ExpressionException {
        if (y == 0 && (operator.equals("/") || operator.equals("%"))) {
            throw new ExpressionException("Division by zero.", column, 1);
        }
        return switch (operator) {
            case "<" -> flag(x < y);
            case "<=" -> flag(x <= y);
            case ">" -> flag(x > y);
            case ">=" -> flag(x >= y);
            case "+" -> new Value.Int(x + y);
            case "-" -> new Value.Int(x - y);
            case "*" -> new Value.Int(x * y);
            case "&" -> new Value.Int(x & y);
            case "|" -> new Value.Int(x | y);
            case "^" -> new Value.Int(x ^ y);
            case "<<" -> new Value.Int(x << y);
            case ">>" -> new Value.Int(x >> y);
            case "/" -> new Value.Int(x / y);
            default -> new Value.Int(x % y);
        };
    }

    static Value negated(Value value, Machine machine, int column) throws ExpressionException {
        return value instanceof Value.Float number
                ? new Value.Float(-number.value())
                : apply("-", new Value.Int(0), value, machine, column);
    }

    private static Value flag(boolean answer) {
        return new Value.Int(answer ? 1 : 0);
    }

    private static boolean equal(Value a, Value b, Machine machine) {
        if (number(a) != null && number(b) != null) {
            return order(a, b) == 0;
        }
        String s = machine.text(a);
        String t = machine.text(b);
        return s != null && t != null ? s.equals(t) : a.equals(b);
    }

    /** As {@link NumberOrder#compare} of two numbers. */
    private static int order(Value a, Value b) {
        if (a instanceof Value.Int x) {
            return b instanceof Value.Int y
                    ? Long.compare(x.value(), y.value())
                    : NumberOrder.compare(x.value(), ((Value.Float) b).value());
        }
        double x = ((Value.Float) a).value();
        if (b instanceof Value.Int y) {
            int order = NumberOrder.compare(y.value(), x);
            return order == NumberOrder.NONE ? order : -order;
        }
        return NumberOrder.compare(x, ((Value.Float) b).value());
    }

    private static @Nullable Double number(Value value) {
        if (value instanceof Value.Int number) {
            return (double) number.value();
        }
        return value instanceof Value.Float number ? number.value() : null;
    }

    /** Whether a value is the string of an expression. */
    static boolean sameText(Value value, String text, Machine machine) {
        return text.equals(machine.text(value));
    }
}
