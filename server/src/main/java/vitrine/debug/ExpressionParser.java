package vitrine.debug;

import java.util.ArrayList;
import java.util.List;
import vitrine.asm.Escapes;
import vitrine.debug.Expression.Name;
import vitrine.debug.Expression.Node;
import vitrine.machine.Value;
import vitrine.program.Characters;
import vitrine.program.Counts;
import vitrine.program.Literal;
import vitrine.program.Numbers;

/** Reads the text of an {@link Expression} by recursive descent, with the precedences of C. */
final class ExpressionParser {
    private static final String[][] OPERATORS = {
        {"||"},
        {"&&"},
        {"|"},
        {"^"},
        {"&"},
        {"==", "!="},
        {"<=", ">=", "<", ">"},
        {"<<", ">>"},
        {"+", "-"},
        {"*", "/", "%"}
    };
    /** A condition longer than this is a mistake. */
    private static final int LONGEST = 1000;
    /** Deeper ones would need more of the thread's stack than everybody has. */
    private static final int DEEPEST = 50;

    private final String text;
    private final List<Name> names = new ArrayList<>();
    private final List<Node> constants = new ArrayList<>();
    /** How many parts that a program can change were read so far. */
    private int changing;

    private int at;
    private int nesting;

    ExpressionParser(String text) {
        this.text = text;
    }

    List<Name> names() {
        return names;
    }

    /** Its operations on nothing that a program can change. */
    List<Node> constants() {
        return constants;
    }

    Node parse() throws ExpressionException {
        if (Characters.exceeds(text, LONGEST)) {
            throw new ExpressionException("This is longer than " + LONGEST + " characters.", 1, text.length());
        }
        Node node = binary(0);
        skipSpaces();
        if (at < text.length()) {
            if (text.charAt(at) == '=') {
                throw new ExpressionException("A condition compares with ==; = alone would store.", at + 1, 1);
            }
            throw new ExpressionException(
                    "An operator is needed here, such as == or &&, but there is '" + rest() + "'.",
                    at + 1,
                    rest().length());
        }
        return node;
    }

    private String rest() {
        int end = at;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(at, Math.max(end, Math.min(at + 1, text.length())));
    }

    private void skipSpaces() {
        while (at < text.length()
                && (Character.isWhitespace(text.charAt(at)) || Character.isSpaceChar(text.charAt(at)))) {
            at++;
        }
    }

    private boolean take(String symbol) {
        skipSpaces();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    /** Takes an operator, unless it is only the first half of another one. */
    private boolean takeOperator(String symbol) {
        skipSpaces();
        boolean half = (symbol.equals("|") || symbol.equals("&")) && text.startsWith(symbol + symbol, at);
        return !half && take(symbol);
    }

    private Node binary(int level) throws ExpressionException {
        if (level == OPERATORS.length) {
            return unary();
        }
        int before = changing;
        Node left = binary(level + 1);
        while (true) {
            String found = null;
            for (String operator : OPERATORS[level]) {
                if (takeOperator(operator)) {
                    found = operator;
                    break;
                }
            }
            if (found == null) {
                return left;
            }
            String operator = found;
            int column = at - operator.length() + 1;
            Node a = left;
            Node b = binary(level + 1);
            if (a instanceof Operations.Text || b instanceof Operations.Text) {
                left = comparedTexts(operator, a, b, column);
                noteConstant(left, before);
                continue;
            }
            left = switch (operator) {
                case "||" ->
                    machine -> Operations.truth(a.evaluate(machine))
                            ? new Value.Int(1)
                            : Operations.one(b.evaluate(machine));
                case "&&" ->
                    machine -> Operations.truth(a.evaluate(machine))
                            ? Operations.one(b.evaluate(machine))
                            : new Value.Int(0);
                default ->
                    machine -> Operations.apply(operator, a.evaluate(machine), b.evaluate(machine), machine, column);
            };
            noteConstant(left, before);
        }
    }

    private void noteConstant(Node node, int before) {
        if (changing == before) {
            constants.add(node);
        }
    }

    private static Node comparedTexts(String operator, Node a, Node b, int column) throws ExpressionException {
        boolean equality = operator.equals("==") || operator.equals("!=");
        if (!equality) {
            throw new ExpressionException("A string can only be compared with == or !=.", column, operator.length());
        }
        Node other = a instanceof Operations.Text ? b : a;
        String wanted = a instanceof Operations.Text first ? first.text() : ((Operations.Text) b).text();
        if (other instanceof Operations.Text text) {
            boolean same = text.text().equals(wanted);
            return machine -> new Value.Int(same == operator.equals("==") ? 1 : 0);
        }
        return machine -> new Value.Int(
                Operations.sameText(other.evaluate(machine), wanted, machine) == operator.equals("==") ? 1 : 0);
    }

    private Node unary() throws ExpressionException {
        if (nesting == DEEPEST) {
            throw new ExpressionException(
                    "This is nested too deeply: " + DEEPEST + " levels can be read.",
                    Math.min(at + 1, text.length()),
                    1);
        }
        nesting++;
        Node node = signed();
        nesting--;
        return node;
    }

    private Node signed() throws ExpressionException {
        if (take("!")) {
            Node operand = unary();
            return machine -> new Value.Int(Operations.truth(operand.evaluate(machine)) ? 0 : 1);
        }
        if (take("~")) {
            int column = at;
            Node operand = unary();
            return machine -> Operations.apply("^", operand.evaluate(machine), new Value.Int(-1), machine, column);
        }
        if (take("-")) {
            int column = at;
            skipSpaces();
            if (isDigits()) {
                // the smallest number has no positive counterpart
                return number("-");
            }
            Node operand = unary();
            return machine -> Operations.negated(operand.evaluate(machine), machine, column);
        }
        if (at < text.length() && text.charAt(at) == '+' && Numbers.begins(text, at, text.length())) {
            at++;
        }
        return indexed();
    }

    /** Whether a number of digits begins here. */
    private boolean isDigits() {
        return at < text.length() && "+-".indexOf(text.charAt(at)) < 0 && Numbers.begins(text, at, text.length());
    }

    private Node indexed() throws ExpressionException {
        skipSpaces();
        int start = at;
        Node first = primary();
        Node node = first;
        String name = text.substring(start, at).strip();
        while (true) {
            int column = at + 1;
            Node base = node;
            if (take("[")) {
                column = at;
                Node index = binary(0);
                expect("]");
                node = new Operations.Indexed(node == first ? name : "", base, index, column);
            } else if (node != first && take(".")) {
                int from = at;
                while (at < text.length() && Character.isJavaIdentifierPart(text.codePointAt(at))) {
                    at += Character.charCount(text.codePointAt(at));
                }
                node = new Operations.Member(base, text.substring(from, at), from + 1);
            } else {
                return node;
            }
        }
    }

    private void expect(String symbol) throws ExpressionException {
        if (!take(symbol)) {
            String there = at >= text.length() ? "the end" : "'" + rest() + "'";
            throw new ExpressionException(
                    "A '" + symbol + "' is needed here, but there is " + there + ".",
                    Math.min(at, text.length()) + 1,
                    1);
        }
    }

    private Node primary() throws ExpressionException {
        skipSpaces();
        if (at >= text.length()) {
            throw new ExpressionException("A value is needed here, but there is the end.", text.length() + 1, 1);
        }
        if (take("(")) {
            Node inner = binary(0);
            expect(")");
            return inner;
        }
        char c = text.charAt(at);
        if (isDigits()) {
            return number("");
        } else if (c == '"') {
            return string();
        } else if (c == '\'') {
            return character();
        } else if (c == '`') {
            return cell();
        } else if (Character.isJavaIdentifierStart(text.codePointAt(at))) {
            return name();
        }
        throw new ExpressionException(
                "A name or a number is needed here, but there is '" + rest() + "'.", at + 1, rest().length());
    }

    private Node number(String sign) throws ExpressionException {
        int start = at;
        at = Numbers.end(text, start, text.length());
        String written = text.substring(start, at);
        Numbers.Reading reading = Numbers.read(sign + written);
        if (reading.value() instanceof Literal.Int whole) {
            return sign.isEmpty() && Numbers.isPrefixed(written)
                    ? machine -> Operations.bits(whole.value(), machine)
                    : constant(new Value.Int(whole.value()));
        } else if (reading.value() instanceof Literal.Float real) {
            return constant(new Value.Float(real.value()));
        }
        throw new ExpressionException(reading.message() + " " + reading.hint(), start + 1, at - start);
    }

    private static Node constant(Value value) {
        return machine -> value;
    }

    private Node string() throws ExpressionException {
        int start = at++;
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            escaped(content, start);
        }
        if (at >= text.length()) {
            throw new ExpressionException("This string has no closing \".", start + 1, at - start);
        }
        at++;
        String value = wellFormed(content, start);
        return new Operations.Text(value, start + 1, at - start);
    }

    private Node character() throws ExpressionException {
        int start = at++;
        if (at >= text.length()) {
            throw new ExpressionException("A character is needed between the quotes.", start + 1, 1);
        }
        StringBuilder content = new StringBuilder();
        do {
            escaped(content, start);
        } while (at < text.length() && text.charAt(at) != '\'');
        if (at >= text.length()) {
            throw new ExpressionException("This character has no closing '.", start + 1, at - start);
        }
        at++;
        String character = wellFormed(content, start);
        if (Characters.count(character) != 1) {
            throw new ExpressionException(
                    "There are " + Counts.of(Characters.count(character), "character")
                            + " between these quotes, but there can only be one. A string is written between double quotes.",
                    start + 1,
                    at - start);
        }
        Value value = new Value.Int(character.codePointAt(0));
        return machine -> value;
    }

    private String wellFormed(StringBuilder content, int start) throws ExpressionException {
        if (!Characters.isWellFormed(content)) {
            throw new ExpressionException(
                    "Between these quotes is half of a character (a surrogate without its partner).",
                    start + 1,
                    at - start);
        }
        return content.toString();
    }

    /** Reads one character between quotes, an escape or the character itself. */
    private void escaped(StringBuilder content, int start) throws ExpressionException {
        char c = text.charAt(at++);
        if (c != '\\') {
            content.append(c);
            return;
        }
        if (at >= text.length()) {
            throw new ExpressionException("This has no closing quote.", start + 1, at - start);
        }
        char escaped = text.charAt(at++);
        if (escaped == 'u') {
            Escapes.Code code = Escapes.code(text.substring(at));
            if (!code.message().isEmpty()) {
                throw new ExpressionException(code.message(), at - 1, 2 + code.length());
            }
            at += code.length();
            code.append(content);
            return;
        }
        content.append(
                switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case '0' -> '\0';
                    default -> escaped;
                });
    }

    private Node cell() throws ExpressionException {
        changing++;
        int start = at;
        int end = text.indexOf('`', start + 1);
        if (end < 0) {
            throw new ExpressionException("This cell's name has no closing `.", start + 1, text.length() - start);
        }
        at = end + 1;
        return new Operations.Own(text.substring(start + 1, end), start + 1);
    }

    private Node name() throws ExpressionException {
        int start = at;
        while (at < text.length() && (Character.isJavaIdentifierPart(text.codePointAt(at)) || text.charAt(at) == '.')) {
            at += Character.charCount(text.codePointAt(at));
        }
        String name = text.substring(start, at);
        int column = start + 1;
        // a program may declare any name, also one that is a word of this language
        changing++;
        skipSpaces();
        if (name.equals("length") && text.startsWith("(", at)) {
            take("(");
            Node of = binary(0);
            expect(")");
            return machine -> Operations.length(of.evaluate(machine), machine, column);
        }
        names.add(new Name(name, column, text.startsWith("[", at)));
        return new Operations.Named(name, column);
    }
}
