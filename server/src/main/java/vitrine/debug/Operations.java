package vitrine.debug;

import org.jspecify.annotations.Nullable;
import vitrine.machine.Machine;
import vitrine.machine.Tags;
import vitrine.machine.Value;
import vitrine.machine.Window;

/** What the operators and names of an {@link Expression} mean. */
final class Operations {
    private Operations() {}

    /** A string that stands in an expression: it is in no machine's memory, so it can only be compared. */
    record Text(String text, int column, int length) implements Expression.Node {
        @Override
        public Value evaluate(Machine machine) throws ExpressionException {
            throw new ExpressionException("A string can only be compared with == or !=.", column, length);
        }
    }

    static boolean truth(Value value) {
        return Tags.truth(Tags.tag(value), Tags.bits(value));
    }

    static Value one(Value value) {
        return new Value.Int(truth(value) ? 1 : 0);
    }

    static Value named(String name, Machine machine, int column) throws ExpressionException {
        String cell = machine.resolve(name);
        Value value = cell == null ? null : machine.read(cell);
        if (value == null) {
            throw new ExpressionException("There is no '" + name + "' here.", column, name.length());
        }
        return value;
    }

    static Value cell(String area, Value index, Machine machine, int column) throws ExpressionException {
        if (!(index instanceof Value.Int number)) {
            throw new ExpressionException("A place is counted by a whole number.", column, 1);
        }
        long place = number.value();
        if (place < 0) {
            var view = machine.view(area, new Window(0, 0));
            place += view == null ? 0 : view.size();
        }
        String cell = machine.resolve(area + " " + place);
        Value value = cell == null ? null : machine.read(cell);
        if (value == null) {
            throw new ExpressionException("There is no " + area + "[" + number.value() + "] here.", column, 1);
        }
        return value;
    }

    static Value element(Value object, Value index, Machine machine, int column) throws ExpressionException {
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
        return switch (operator) {
            case "<" -> flag(x < y);
            case "<=" -> flag(x <= y);
            case ">" -> flag(x > y);
            case ">=" -> flag(x >= y);
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
        Double x = number(a);
        Double y = number(b);
        if (x != null && y != null) {
            return a instanceof Value.Int i && b instanceof Value.Int j
                    ? i.value() == j.value()
                    : x.doubleValue() == y.doubleValue();
        }
        String s = machine.text(a);
        String t = machine.text(b);
        return s != null && t != null ? s.equals(t) : a.equals(b);
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
