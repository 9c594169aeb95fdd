package vitrine.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vitrine.machine.Machine;
import vitrine.machine.Value;

/** Conditions and log texts: what they mean, and what is said to those that mean nothing. */
class ExpressionTest {
    private static final long SEED = Long.getLong("vitrine.seed", 20_261_121L);
    private static Machine machine;

    @BeforeAll
    static void standInAFunction() {
        Debugger debugger = Moments.debugger("""
                .global g 7
                .global s "quit"
                .const pi 3.5
                .func main
                    const 2
                    const 3
                    call f
                    halt
                .func f n m
                .local a
                .local inner
                    const 4
                    newarr
                    lstore a
                    lload a
                    const 1
                    const 9
                    astore
                    const 2
                    newarr
                    lstore inner
                    lload a
                    const 2
                    lload inner
                    astore
                    const 10
                    const 20
                    ret
                """);
        Moments.finish(debugger.begin(new Motion.GoTo(19)), 1_000);
        assertThat(debugger.machine().depth()).isEqualTo(2);
        machine = debugger.machine();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 + 2 * 3                | 7
            (1 + 2) * 3              | 9
            7 / 2 - 7 % 4            | 0
            -7 / 2                   | -3
            - n                      | -2
            !0 + !5                  | 1
            1 < 2 == 1               | 1
            `2 < 1 || 3 >= 3`        | 1
            n == 2 && m == 3         | 1
            g                        | 7
            0x1F                     | 31
            1_000                    | 1000
            'a'                      | 97
            '\\n'                    | 10
            true + true              | 2
            false                    | 0
            null == null             | 1
            pi * 2                   | 7.0
            1.5e2                    | 150.0
            1e-1                     | 0.1
            length(a)                | 4
            length(s)                | 4
            a[1]                     | 9
            a[n - 1]                 | 9
            a[2][1]                  | 0
            local[2][1]              | 9
            local[0]                 | 2
            stack[0]                 | 10
            stack[-1]                | 20
            top                      | 20
            stack[-1] == top         | 1
            depth                    | 2
            time                     | 19
            s == "quit"              | 1
            "quit" != s              | 0
            n == "quit"              | 0
            global[0]                | 7
            constant[0]              | 3.5
            sp - fp                  | 2
            -9223372036854775808     | -9223372036854775808
            6 & 3                    | 2
            `6 | 3`                  | 7
            6 ^ 3                    | 5
            ~0                       | -1
            1 << 3 + 1               | 16
            -16 >> 2                 | -4
            `1 | 2 & 3 == 3`         | 1
            `4 & 4 && 0 | 1`         | 1
            s[0] == 'q'              | 1
            s[length(s) - 1]         | 116
            """)
    void means(String text, String value) throws ExpressionException {
        assertThat(machine.view(Expression.parse(text).evaluate(machine)).text())
                .isEqualTo(value);
    }

    @Test
    void readsACellByItsOwnName() throws ExpressionException {
        assertThat(machine.view(Expression.parse("`frame 1 local 1` * 2 + `stack 1`")
                                .evaluate(machine))
                        .text())
                .isEqualTo("26");
        assertThat(Expression.cell("`heap 0x78`", machine)).isEqualTo("heap 0x78");
        assertThatThrownBy(() -> Expression.parse("`frame 0 local 5`").evaluate(machine))
                .hasMessage("There is no 'frame 0 local 5' here.");
        assertThatThrownBy(() -> Expression.parse("1 + `stack 0")).hasMessageContaining("no closing `");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            n                        | frame 1 local 0
            (g)                      | global 0
            stack[-1]                | stack 1
            local[1]                 | frame 1 local 1
            global 1                 | global 1
            a[1 + 1]                 | heap 0x78
            a[2][1]                  | heap 0xa0
            n + 1                    |
            a[9]                     |
            s[0]                     |
            5                        |
            nothing                  |
            """)
    void namesACell(String text, String cell) {
        assertThat(Expression.cell(text, machine)).isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1 +          | 4  | A value is needed here, but there is the end.
            n = 3        | 3  | A condition compares with ==
            n 3          | 3  | An operator is needed here
            (1 + 2       | 7  | A ')' is needed here, but there is the end.
            a[1          | 4  | A ']' is needed here
            1 + * 2      | 5  | A name or a number is needed here, but there is '*'.
            "abc         | 1  | This string has no closing
            'a           | 1  | This character has no closing
            '            | 1  | A character is needed
            12x          | 1  | '12x' is not a number.
            0xg          | 1  | '0xg' is not a number.
            s < "a"      | 3  | A string can only be compared with == or !=.
            1 + #        | 5  | A name or a number is needed here
            "abc"        | 1  | A string can only be compared
            1 + -"abc"   | 6  | A string can only be compared
            length("abc")| 8  | A string can only be compared
            9999999999999999999 | 1 | does not fit 64 bits.
            """)
    void isRefused(String text, int column, String message) {
        assertThatThrownBy(() -> Expression.parse(text).evaluate(machine))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((ExpressionException) e).column()).isEqualTo(column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            nowhere      | 1 | There is no 'nowhere' here.
            1 + nowhere  | 5 | There is no 'nowhere' here.
            a[9]         | 2 | has no element 9.
            n[0]         | 2 | 2 has no element 0.
            stack[77]    | 6 | There is no stack[77] here.
            stack[-3]    | 6 | There is no stack[-3] here.
            1 / 0        | 3 | Division by zero.
            length(n)    | 1 | 2 has no length.
            s + 1        | 3 | + needs two numbers, but got "quit".
            s[4]         | 2 | "quit" has no element 4.
            pi & 1       | 4 | & needs two whole numbers, but got 3.5.
            ~pi          | 1 | ^ needs two whole numbers, but got 3.5.
            -s           | 1 | - needs two numbers, but got "quit".
            """)
    void cannotBeComputed(String text, int column, String message) throws ExpressionException {
        Expression expression = Expression.parse(text);
        assertThatThrownBy(() -> expression.evaluate(machine))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(((ExpressionException) e).column()).isEqualTo(column));
    }

    @Test
    void deepNestingIsNoTrouble() {
        for (String opening : new String[] {"(", "!", "-", "a[", "length("}) {
            String text = opening.repeat(990 / opening.length()) + "1";
            Thread small = new Thread(null, () -> read(text), "small stack", 512 << 10);
            Throwable[] thrown = new Throwable[1];
            small.setUncaughtExceptionHandler((thread, e) -> thrown[0] = e);
            small.start();
            join(small);
            assertThat(thrown[0]).as(opening).isNull();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void read(String text) {
        try {
            Expression.parse(text).evaluate(machine);
        } catch (ExpressionException e) {
            assertThat(e.column()).isPositive();
        }
    }

    @Test
    void anyTextIsReadOrRefused() {
        String[] parts = {
            "1", "n", "a", "s", "(", ")", "[", "]", "+", "-", "*", "/", "%", "==", "!=", "<", "<=", "&&", "||", "!",
            "\"", "'", "\\", "0x", "1e", ".", " ", "length", "stack", "local", "top", "null", "_", "ä", "😀", "=", "&",
            "{", "}", "#", "9", "`"
        };
        for (long seed = SEED; seed < SEED + 60_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(9); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            try {
                Expression.parse(text.toString()).evaluate(machine);
            } catch (ExpressionException e) {
                assertThat(e.column()).as("%s: %s", text, e).isBetween(1, text.length() + 1);
                assertThat(e.getMessage()).as("%s", text).isNotBlank();
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + text, e);
            }
            try {
                LogPart.text(LogPart.parse(text.toString()), machine, e -> true);
            } catch (ExpressionException e) {
                assertThat(e.column()).as("%s: %s", text, e).isBetween(1, text.length() + 1);
            }
        }
    }

    /** A random expression as text with its value, computed beside it; null when it has none. */
    private record Computed(String text, Long value, int level) {}

    @Test
    void arithmeticIsThatOfWholeNumbers() throws ExpressionException {
        for (long seed = SEED; seed < SEED + 20_000; seed++) {
            Computed computed = expression(new Random(seed), 5);
            String what = "seed " + seed + ": " + computed.text;
            try {
                Value value = Expression.parse(computed.text).evaluate(machine);
                assertThat(value).as(what).isEqualTo(computed.value == null ? null : new Value.Int(computed.value));
            } catch (ExpressionException e) {
                assertThat(computed.value).as(what + " " + e).isNull();
            }
        }
    }

    private static Computed expression(Random random, int depth) {
        if (depth == 0 || random.nextInt(5) == 0) {
            return switch (random.nextInt(5)) {
                case 0 -> new Computed("n", 2L, 9);
                case 1 -> new Computed("a[1]", 9L, 9);
                case 2 -> new Computed("g", 7L, 9);
                case 3 -> new Computed("0x7fffffffffffffff", Long.MAX_VALUE, 9);
                default -> {
                    int number = random.nextInt(12);
                    yield new Computed(String.valueOf(number), (long) number, 9);
                }
            };
        }
        Computed a = expression(random, depth - 1);
        if (random.nextInt(6) == 0) {
            boolean not = random.nextBoolean();
            Long value = a.value == null ? null : not ? (Long) (a.value == 0 ? 1L : 0L) : (Long) (-a.value);
            return new Computed((not ? "!" : "-") + inside(a, 7), value, 7);
        }
        Computed b = expression(random, depth - 1);
        String[] operators = {"||", "&&", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "%"};
        int[] levels = {1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 6, 6, 6};
        int which = random.nextInt(operators.length);
        String space = random.nextBoolean() ? " " : "";
        String text = inside(a, levels[which]) + space + operators[which] + space + inside(b, levels[which] + 1);
        return new Computed(text, value(operators[which], a.value, b.value), levels[which]);
    }

    private static String inside(Computed part, int level) {
        return part.level < level ? "(" + part.text + ")" : part.text;
    }

    private static Long value(String operator, Long a, Long b) {
        if (operator.equals("||") && a != null && a != 0) {
            return 1L;
        } else if (operator.equals("&&") && a != null && a == 0) {
            return 0L;
        } else if (a == null || b == null) {
            return null;
        }
        return switch (operator) {
            case "||", "&&" -> b != 0 ? 1L : 0L;
            case "==" -> a.longValue() == b ? 1L : 0L;
            case "!=" -> a.longValue() != b ? 1L : 0L;
            case "<" -> a < b ? 1L : 0L;
            case "<=" -> a <= b ? 1L : 0L;
            case ">" -> a > b ? 1L : 0L;
            case ">=" -> a >= b ? 1L : 0L;
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : (Long) (a / b);
            default -> b == 0 ? null : (Long) (a % b);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            '\ud83d\ude00'              | 128512
            '\\u{1f600}' == '\ud83d\ude00' | 1
            '\\ud83d\\ude00'            | 128512
            length(smile)              | 3
            smile[0] + smile[2]        | 128610
            smile == "\ud83d\ude00\u00e9b" | 1
            "e\u0301" == "\u00e9"       | 0
            g\u00a0==\u20037              | 1
            """)
    void countsCharacters(String text, String value) throws ExpressionException {
        Debugger debugger = Moments.debugger(".global g 7\n.global smile \"\ud83d\ude00\u00e9b\"\n.func main\nhalt\n");
        assertThat(debugger.machine()
                        .view(Expression.parse(text).evaluate(debugger.machine()))
                        .text())
                .isEqualTo(value);
    }

    /** What is wrong stands behind characters of two units: its column counts characters. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "\ud83d\ude00" != s && nope == 1  | 13 | 4 | There is no 'nope' here.
            '\ud83d\ude00' == 1 && 5 5        | 15 | 1 | An operator is needed here, such as == or &&, but there is '5'.
            '\ud83d\ude00' + g + 5 / 0        | 13 | 1 | Division by zero.
            g \u2212 1                       | 3 | 1 | Unexpected character '\u2212' (U+2212, MINUS SIGN). For minus, type a hyphen: -.
            g\u200b == 1                     | 2 | 1 | Unexpected character U+200B (ZERO WIDTH SPACE). It is invisible. Delete it: it is right after 'g'.
            g \u2265 1                       | 3 | 1 | Unexpected character '\u2265' (U+2265, GREATER-THAN OR EQUAL TO). Type >= instead.
            g == \uff15                      | 6 | 1 | Unexpected character '\uff15' (U+FF15, FULLWIDTH DIGIT FIVE). Type 5 instead.
            s == \u201cquit\u201d              | 6 | 1 | Unexpected character '\u201c' (U+201C, LEFT DOUBLE QUOTATION MARK). Write a string between straight quotes: ".
            'ab' == 1                       | 1 | 4 | There are 2 characters between these quotes, but there can only be one. A string is written between double quotes.
            '\\ud83d' == 1                  | 1 | 8 | Between these quotes is half of a character (a surrogate without its partner).
            '\\u{110000}' == 1              | 2 | 10 | U+110000 is not the code of a character.
            \u0455 == 1                      | 1 | 1 | There is no '\u0455' here. '\u0455' (U+0455, CYRILLIC SMALL LETTER DZE) looks like s. Write 's'.
            """)
    void pointsAtCharacters(String text, int column, int length, String message) {
        assertThatThrownBy(() -> Expression.parse(text).evaluate(machine))
                .isInstanceOfSatisfying(ExpressionException.class, wrong -> {
                    assertThat(wrong).hasMessage(message);
                    assertThat(wrong.column()).isEqualTo(column);
                    assertThat(wrong.length()).isEqualTo(length);
                });
    }
}
