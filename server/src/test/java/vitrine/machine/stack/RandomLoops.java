package vitrine.machine.stack;

import java.util.Random;

/**
 * Program texts made of a seed that compute in loops with values of all types: locals that change their type, arrays of mixed elements,
 * globals, calls with results, indirect calls, recursion, strings, divisions that fail at last. They are what a compiler must get right.
 */
final class RandomLoops {
    /** The last is no number. */
    private static final String[] NUMBERS = {"ldc half", "ldc half", "ldc half\nldc half\nsub\ndup\ndiv"};

    private static final String[] BINARY = {
        "add", "sub", "mul", "div", "mod", "pow", "and", "or", "xor", "shiftl", "shiftr", "ushiftr", "rotl", "rotr",
        "eq", "ne", "lt", "lte", "gt", "gte", "concat"
    };
    private static final String[] UNARY = {
        "neg",
        "abs",
        "not",
        "i2f",
        "f2i",
        "i2s",
        "f2s",
        "typeof",
        "slen",
        "alen",
        "dup\nmul",
        "dup\neq",
        "const 3\nswap\nsub"
    };

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final boolean tame;
    private int labels;
    private boolean inMain;
    private int depth;

    private RandomLoops(long seed) {
        random = new Random(seed * 7919);
        tame = random.nextInt(3) > 0;
    }

    static String text(long seed) {
        return new RandomLoops(seed).program();
    }

    private String program() {
        line(".global g 7\n.global h 2.5\n.global s \"some text\"\n.const word \"hello\"\n.const half 0.5");
        line(".func main\n.local i\n.local n\n.local a\n.local b\n.local c\n.local t");
        inMain = true;
        line("const 6\nnewarr\nlstore t");
        initial("a");
        initial("b");
        line("const " + (30 + random.nextInt(400)) + "\nlstore n");
        loop("i", 3 + random.nextInt(8));
        line("halt");
        inMain = false;
        function("one", "a", 1);
        function("two", "a b", 1);
        function("both", "a b", 2);
        function("none", "a", 0);
        line(
                ".func down n\n lload n\n const 1\n lt\n jt stop\n lload n\n const 1\n sub\n call down\n lload n\n add\n ret\nstop:");
        line(random.nextBoolean() ? " const 0\n ret" : " ldc half\n ret");
        return text.toString();
    }

    private void function(String name, String parameters, int results) {
        line(".func " + name + " " + parameters + "\n.local i\n.local n\n.local c\n.local t"
                + (parameters.contains("b") ? "" : "\n.local b"));
        line("const 2\nnewarr\nlstore t\nconst 4\nlstore n");
        if (random.nextInt(3) == 0) {
            loop("i", 2);
        } else {
            statements(1 + random.nextInt(4));
        }
        if (random.nextInt(3) == 0) {
            String other = label();
            line("lload a\njf " + other);
            for (int i = 0; i < results; i++) {
                value();
            }
            line("ret\n" + other + ":");
        }
        for (int i = 0; i < results; i++) {
            value();
        }
        line("ret");
    }

    private void initial(String local) {
        line(new String[] {"const 3", "ldc half", "ldc word", "null", "const -1", "gload h", "gload g"}
                        [tame ? random.nextInt(2) : random.nextInt(7)]
                + "\nlstore " + local);
    }

    private void loop(String counter, int statements) {
        String head = label();
        String end = label();
        line("const 0\nlstore " + counter + "\n" + head + ":\nlload " + counter + "\nlload n\nlt\njf " + end);
        statements(statements);
        line("lload " + counter + "\nconst 1\nadd\nlstore " + counter + "\nrjmp " + head + "\n" + end + ":");
    }

    private void statements(int count) {
        for (int i = 0; i < count; i++) {
            statement();
        }
    }

    private void statement() {
        switch (random.nextInt(inMain ? 15 : 9)) {
            case 0, 1, 2 -> {
                value();
                line("lstore " + variable());
            }
            case 3 -> {
                value();
                line("gstore " + (random.nextBoolean() ? "g" : "h"));
            }
            case 4 -> {
                line("lload t");
                line(tame || random.nextInt(20) > 0 ? "const " + random.nextInt(2) : "lload i");
                value();
                line("astore");
            }
            case 5 -> {
                String other = label();
                String end = label();
                condition();
                line((random.nextBoolean() ? "jf " : "jt ") + other);
                if (depth++ < 3) {
                    statements(random.nextInt(3));
                }
                line((random.nextBoolean() ? "rjmp " : "jmp ") + end + "\n" + other + ":");
                if (depth < 4) {
                    statements(random.nextInt(2));
                }
                depth--;
                line(end + ":");
            }
            case 6 -> {
                value();
                value();
                line(new String[] {"swap", "over\npop", "pick 1\npop", "dup\npop"}[random.nextInt(4)]);
                line("lstore " + variable() + "\nlstore " + variable());
            }
            case 7 -> {
                value();
                value();
                value();
                line("rot\npop\nlstore b\nlstore a");
            }
            case 8 -> {
                value();
                line(random.nextInt(30) == 0 ? "print" : "pop");
            }
            case 9 -> {
                value();
                value();
                line("call both\nlstore a\nlstore b");
            }
            case 10 -> {
                value();
                line("call none");
            }
            case 11 -> {
                String first = label();
                String end = label();
                value();
                line("lload i\nconst 3\nmod\njt " + first + "\nfunc one\nrjmp " + end + "\n" + first + ":\n"
                        + (random.nextBoolean() ? "func one" : "func down") + "\n" + end + ":\ncalli 1\nlstore b");
            }
            case 12 -> line("lload i\nconst 7\nmod\ncall down\nlstore a");
            case 13 -> line("const 10\nhost random\nlstore " + variable());
            default -> line("host clock\nlstore c");
        }
    }

    private void condition() {
        if (random.nextInt(3) == 0) {
            value();
        } else {
            value();
            value();
            line(new String[] {"eq", "ne", "lt", "lte", "gt", "gte"}[tame ? random.nextInt(6) : random.nextInt(2)]);
        }
    }

    private String variable() {
        return new String[] {"a", "b", "c"}[random.nextInt(3)];
    }

    /** Leaves one value more on the stack. */
    private void value() {
        switch (random.nextInt(inMain ? 11 : 9)) {
            case 0 -> line("const " + (random.nextInt(9) - 3));
            case 1, 2 -> line("lload " + variable());
            case 3 -> line("lload i");
            case 4 ->
                line(
                        tame
                                ? NUMBERS[random.nextInt(3)]
                                : new String[] {"ldc word", "null", "func one", "gload s"}[random.nextInt(4)]);
            case 5 -> line("gload " + (random.nextBoolean() ? "g" : "h"));
            case 6 -> line("lload t\nconst " + random.nextInt(2) + "\naload");
            case 7 -> {
                line("lload " + variable() + "\nlload " + (random.nextBoolean() ? "i" : variable()));
                line(tame ? BINARY[random.nextInt(3)] : BINARY[random.nextInt(BINARY.length)]);
            }
            case 8 -> {
                line("lload i\nconst " + (1 + random.nextInt(9)));
                line(BINARY[random.nextInt(BINARY.length - 1)]);
                if (!tame || random.nextInt(3) == 0) {
                    line(UNARY[tame ? random.nextInt(2) : random.nextInt(UNARY.length)]);
                }
            }
            case 9 -> line("lload i\ncall one");
            default -> line("lload a\nlload b\ncall two");
        }
    }

    private String label() {
        return "l" + labels++;
    }

    private void line(String lines) {
        text.append(lines).append('\n');
    }
}
