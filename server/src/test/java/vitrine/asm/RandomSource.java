package vitrine.asm;

import java.util.Random;

/**
 * Source text made of a seed: programs that make sense, with functions, branches, loops that end, globals, arrays, strings and output. What
 * runs may trap (a division by zero), but it never underflows and always ends. For tests that need many different programs.
 */
public final class RandomSource {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private int[] parameters = {};
    private int[] results = {};
    private int labels;
    private int function;
    private int loops;

    public RandomSource(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        text.setLength(0);
        text.append(".global g0 1\n.global g1 2.5\n.global g2\n.const name \"Ada\"\n");
        int functions = 1 + random.nextInt(5);
        parameters = random.ints(functions, 0, 4).toArray();
        results = random.ints(functions, 0, 3).toArray();
        parameters[0] = 0;
        for (function = 0; function < functions; function++) {
            text.append(".func ").append(function == 0 ? "main" : "f" + function);
            for (int i = 0; i < parameters[function]; i++) {
                text.append(" p").append(i);
            }
            text.append("\n.local i0 i1 i2 x\n    const 1\n    lstore x\n");
            labels = 0;
            loops = 0;
            block(0, 3);
            leave(0);
        }
        return text.toString();
    }

    /** Statements that leave the stack as high as it was. */
    private void block(int height, int depth) {
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            statement(height, depth);
        }
    }

    private void statement(int height, int depth) {
        switch (random.nextInt(depth > 0 ? 12 : 6)) {
            case 0 -> {
                expression(depth);
                line("print");
            }
            case 1 -> {
                expression(depth);
                line("gstore g2");
            }
            case 2 -> {
                expression(depth);
                line("lstore x");
            }
            case 3 -> {
                expression(depth);
                expression(depth);
                line(pick("swap", "nop", "over\n    pop", "dup\n    rot\n    pop"));
                line("pop\n    pop");
            }
            case 4 -> {
                expression(depth);
                line("host print");
            }
            case 5 -> {
                line("const 3\n    newarr\n    dup\n    const 1");
                expression(depth);
                line("astore\n    alen\n    pop");
            }
            case 6, 7 -> {
                String otherwise = label();
                String end = label();
                expression(depth - 1);
                line("jf " + otherwise);
                block(height, depth - 1);
                if (random.nextInt(6) == 0) {
                    leave(height);
                } else {
                    line(pick("jmp ", "rjmp ") + end);
                }
                line(otherwise + ":");
                block(height, depth - 1);
                line(end + ":");
            }
            case 8, 9 -> {
                if (loops == 3) {
                    line("nop");
                    return;
                }
                String counter = "i" + loops++;
                String start = label();
                String end = label();
                line("const " + (1 + random.nextInt(3)) + "\n    lstore " + counter);
                line(start + ":");
                line("lload " + counter + "\n    jf " + end);
                block(height, depth - 1);
                line("lload " + counter + "\n    const 1\n    sub\n    lstore " + counter);
                line("jmp " + start);
                line(end + ":");
                loops--;
            }
            case 10 -> {
                String there = label();
                line("const " + there + "\n    jmpi");
                line(there + ":");
            }
            default -> {
                // values of this statement lie on the stack while the statements within it run
                expression(depth);
                block(height + 1, depth - 1);
                line("pop");
            }
        }
    }

    /** One value more. */
    private void expression(int depth) {
        int callee = function + 1 + random.nextInt(3);
        switch (random.nextInt(depth > 0 ? 12 : 5)) {
            case 0, 1 -> line("const " + (random.nextInt(20) - 5));
            case 2 -> line("lload x");
            case 3 -> line("gload g" + random.nextInt(2));
            case 4 -> {
                if (parameters[function] > 0) {
                    line("lload p" + random.nextInt(parameters[function]));
                } else {
                    line("const 7");
                }
            }
            case 5 -> {
                line("ldc name\n    const 1\n    i2s\n    concat\n    slen");
            }
            case 6, 7 -> {
                if (callee >= parameters.length) {
                    line("const 2");
                    return;
                }
                for (int i = 0; i < parameters[callee]; i++) {
                    expression(depth - 1);
                }
                line("call f" + callee);
                for (int i = results[callee]; i > 1; i--) {
                    line("pop");
                }
                if (results[callee] == 0) {
                    line("const 0");
                }
            }
            default -> {
                expression(depth - 1);
                expression(depth - 1);
                line(pick("add", "sub", "mul", "lt", "eq", "gte", "div", "over\n    add\n    mul"));
            }
        }
    }

    private void leave(int height) {
        for (int i = height; i < results[function]; i++) {
            line("const " + i);
        }
        for (int i = height; i > results[function]; i--) {
            line("pop");
        }
        line(function == 0 ? pick("halt", "ret") : "ret");
    }

    private String label() {
        return "l" + labels++;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }
}
