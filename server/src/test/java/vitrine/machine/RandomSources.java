package vitrine.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Program texts made of a seed, for the stack machine: functions, loops, recursion, indirect jumps, arrays, strings, input and output. Most are
 * without fault; about one in five has faults in it. The generator keeps track of the height of the stack and of the types of variables.
 */
public final class RandomSources {
    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final RandomObjects objects;
    final boolean faulty;
    private int labels;
    private int functions;
    private int[] parameters = new int[0];
    private int[] results = new int[0];
    private boolean recursive;
    /** Loops around the present place: inner ones are made short. */
    private int loops;

    private RandomSources(long seed) {
        random = new Random(seed);
        faulty = random.nextInt(5) == 0;
        objects = new RandomObjects(this, random);
    }

    /** The text of a seed; always the same. */
    public static String text(long seed) {
        return new RandomSources(seed).program();
    }

    /** The same with frames apart, or linked on the stack: as the seed says. */
    public static String inAnyLayout(long seed) {
        return (new Random(seed * 17 + 3).nextBoolean() ? ".frames linked\n" : "") + text(seed);
    }

    /** Limits of a seed: often small ones. */
    public static Limits limits(long seed) {
        Random random = new Random(seed * 31 + 7);
        return random.nextInt(3) > 0
                ? Limits.DEFAULT
                : new Limits(
                        300 + random.nextInt(3_000),
                        8 + random.nextInt(60),
                        2 + random.nextInt(12),
                        300 + random.nextInt(2_000));
    }

    private String program() {
        functions = random.nextInt(4);
        parameters = new int[functions];
        results = new int[functions];
        recursive = random.nextInt(8) > 0;
        for (int i = 0; i < functions; i++) {
            parameters[i] = random.nextInt(4);
            results[i] = random.nextInt(4);
        }
        text.append(".global fuel ").append(5 + random.nextInt(20)).append('\n');
        text.append(".global g 7\n.global h -3\n.global x 2.5\n.global s \"a\ud83d\ude00b\"\n");
        text.append(".const word \"hello \\u0041\\n\"\n.const half 0.5\n.const many 1_000_000_007\n");
        text.append(RandomObjects.CLASSES);
        text.append(".func main\n");
        body(-1);
        emit("halt");
        for (int i = 0; i < functions; i++) {
            text.append(".func f").append(i);
            for (int k = 0; k < parameters[i]; k++) {
                text.append(" p").append(k);
            }
            text.append('\n');
            body(i);
        }
        text.append(RandomObjects.FUNCTIONS);
        return text.toString();
    }

    private void body(int function) {
        text.append(".local i\n.local k\n.local c0\n.local c1\n.local t\n.local a\n");
        text.append(RandomObjects.LOCALS);
        emit("ldc word");
        emit("lstore t");
        emit("const " + (1 + random.nextInt(5)));
        emit("newarr");
        emit("lstore a");
        objects.begin();
        int results = function < 0 ? 0 : this.results[function];
        if (function >= 0 && recursive) {
            String go = label();
            emit("gload fuel", "const 1", "sub", "dup", "gstore fuel", "const 0", "gt", "jt " + go);
            for (int i = 0; i < results; i++) {
                emit("const " + i);
            }
            emit("ret");
            place(go);
        }
        for (int i = 4 + random.nextInt(8); i > 0; i--) {
            statement(function, 2);
        }
        if (function >= 0) {
            for (int i = 0; i < results; i++) {
                number(function, 2);
            }
            emit("ret");
        }
    }

    private void statement(int function, int depth) {
        switch (random.nextInt(32)) {
            case 0, 1 -> {
                number(function, 3);
                emit("lstore " + pick("i", "k"));
            }
            case 2 -> {
                number(function, 2);
                emit("gstore " + pick("g", "h"));
            }
            case 3 -> {
                number(function, 2);
                emit(pick("print", "print", "host print", "pop"));
            }
            case 4 -> {
                real(function, 2);
                emit(pick("print", "gstore x", "pop"));
            }
            case 5 -> {
                string(function, 2);
                emit(pick("print", "lstore t", "pop", "host print"));
            }
            case 6 -> condition(function, depth);
            case 7, 8 -> loop(function, depth);
            case 9, 16 -> call(function, 0);
            case 10 -> {
                index(function);
                number(function, 2);
                emit("astore");
            }
            case 11 -> {
                emit("lload a", pick("print", "pop", "gstore g"));
                emit("const 1", "gstore g");
            }
            case 12 -> {
                String to = label();
                emit("const " + to, "jmpi");
                place(to);
            }
            case 13 -> {
                String to = label();
                String from = label();
                emit("const " + "5", "rjmp " + to);
                place(from);
                emit("print");
                place(to);
                emit("pop");
            }
            case 14 -> {
                emit("const 6", "rjmpi", "nop", "nop", "nop", "nop", "nop");
            }
            case 15 -> emit(random.nextInt(6) == 0 ? "dump" : "nop");
            case 17 -> emit(random.nextInt(4) == 0 ? "trace" : "break");
            case 18 -> {
                number(function, 1);
                number(function, 1);
                emit(pick("swap", "nop"), "over", "pop", "pop", "pop");
            }
            case 19 -> {
                number(function, 1);
                string(function, 1);
                real(function, 1);
                emit("rot", "rot", "rot", "pick " + random.nextInt(3), "pop", "pop", "pop", "pop");
            }
            case 20 ->
                emit(
                        "const " + random.nextInt(6),
                        "newarr",
                        "dup",
                        "lstore a",
                        "alen",
                        "pop",
                        "const 2",
                        "newarr",
                        "lstore a");
            case 21 -> emit("lload t", "lload t", "concat", "lstore t");
            case 22 -> fault(function);
            case 23, 24, 25, 26, 27, 28, 29, 30 -> objects.statement(function);
            default -> {
                number(function, 1);
                emit("typeof", "print");
            }
        }
    }

    private void condition(int function, int depth) {
        String otherwise = label();
        String end = label();
        number(function, 2);
        emit(pick("jf ", "jt ") + otherwise);
        if (depth > 0) {
            statement(function, depth - 1);
        }
        emit(pick("jmp ", "rjmp ") + end);
        place(otherwise);
        if (depth > 0) {
            statement(function, depth - 1);
        }
        place(end);
        if (random.nextBoolean()) {
            emit("nop");
        }
    }

    private void loop(int function, int depth) {
        if (loops == 2) {
            return;
        }
        if (loops == 0 && faulty && random.nextInt(6) == 0) {
            String again = label();
            place(again);
            statement(function, 0);
            emit("jmp " + again);
            return;
        }
        String variable = "c" + loops;
        String again = label();
        loops++;
        emit("const 0", "lstore " + variable);
        place(again);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statement(function, depth - 1);
        }
        emit("lload " + variable, "const 1", "add", "dup", "lstore " + variable);
        emit("const " + (1 + random.nextInt(loops == 1 ? 14 : 5)), "lt", "jt " + again);
        loops--;
    }

    /** A call; leaves so many of its results, at most. */
    private boolean call(int function, int wanted) {
        if (functions == 0) {
            return false;
        }
        int callee = random.nextInt(functions);
        if (results[callee] < wanted) {
            return false;
        }
        for (int i = 0; i < parameters[callee]; i++) {
            number(function, 0);
        }
        if (random.nextInt(3) == 0) {
            // what an indirect call leaves, only a run can tell: nothing is taken for granted behind it
            emit("func f" + callee, "calli " + parameters[callee]);
        } else {
            emit("call f" + callee);
        }
        for (int i = wanted; i < results[callee]; i++) {
            emit("pop");
        }
        return true;
    }

    void number(int function, int depth) {
        int choice = depth <= 0 ? random.nextInt(4) : random.nextInt(20);
        switch (choice) {
            case 0, 1 -> emit("const " + (random.nextInt(40) - 10));
            case 2 -> emit("lload " + pick("i", "k", "c0"));
            case 3 -> emit("gload " + pick("h", "fuel"));
            case 4, 5, 6 -> {
                number(function, depth - 1);
                number(function, depth - 1);
                emit(pick("add", "sub", "mul", "and", "or", "xor", "shiftl", "shiftr", "ushiftr", "rotl", "rotr"));
            }
            case 7 -> {
                number(function, depth - 1);
                emit("const " + (1 + random.nextInt(9)), pick("div", "mod"));
            }
            case 8 -> {
                number(function, depth - 1);
                emit(pick("neg", "abs", "not"));
            }
            case 9, 10 -> {
                number(function, depth - 1);
                number(function, depth - 1);
                emit(pick("eq", "ne", "lt", "lte", "gt", "gte"));
            }
            case 11 -> {
                string(function, depth - 1);
                string(function, depth - 1);
                emit(pick("eq", "ne", "lt", "gte"));
            }
            case 12 -> {
                string(function, depth - 1);
                emit("slen");
            }
            case 13 -> {
                real(function, depth - 1);
                emit("f2i");
            }
            case 14 -> emit("ldc many", "i2s", "s2i");
            case 15 -> emit("ldc word", "const " + random.nextInt(5), "schar");
            case 16 -> emit("const " + (1 + random.nextInt(50)), "host random");
            case 17 -> {
                if (random.nextInt(3) == 0) {
                    emit("host clock", "pop");
                }
                emit("lload a", "alen");
            }
            case 18 -> {
                if (!call(function, 1)) {
                    emit("host read_line", "typeof", "slen");
                }
            }
            default -> {
                // the array may hold a float by now
                index(function);
                emit("aload", "pop", "const 3", "const 2", "pow");
            }
        }
    }

    /** Pushes an array and an index that lies in it, when it is not empty. */
    private void index(int function) {
        emit("lload a");
        number(function, 1);
        emit("lload a", "alen", "const 1", "or", "mod", "abs", "lload a", "alen", "mod");
    }

    private void real(int function, int depth) {
        switch (depth <= 0 ? random.nextInt(2) : random.nextInt(6)) {
            case 0 -> emit("ldc half");
            case 1 -> emit("gload x");
            case 2 -> {
                number(function, depth - 1);
                emit("i2f");
            }
            case 3 -> {
                real(function, depth - 1);
                number(function, depth - 1);
                emit(pick("add", "sub", "mul", "div", "mod", "pow"), "ldc half", "mul");
            }
            case 4 -> {
                real(function, depth - 1);
                emit(pick("neg", "abs"));
            }
            default -> {
                real(function, depth - 1);
                emit("f2s", "s2f");
            }
        }
    }

    private void string(int function, int depth) {
        switch (depth <= 0 ? random.nextInt(3) : random.nextInt(7)) {
            case 0 -> emit("ldc word");
            case 1 -> emit("lload t");
            case 2 -> emit("gload s");
            case 3 -> {
                number(function, depth - 1);
                emit("i2s");
            }
            case 4 -> {
                string(function, depth - 1);
                string(function, depth - 1);
                emit("concat");
            }
            case 5 -> {
                real(function, depth - 1);
                emit("f2s");
            }
            default -> emit("ldc word", "const " + random.nextInt(3), "const " + (3 + random.nextInt(3)), "substr");
        }
    }

    private void fault(int function) {
        if (!faulty) {
            return;
        }
        switch (random.nextInt(14)) {
            case 0 -> emit("pop");
            case 1 -> emit("const 1", "const 0", pick("div", "mod"));
            case 2 -> emit("lload a", "const 99", "aload");
            case 3 -> emit("ldc word", "const 1", "add");
            case 4 -> emit("const " + random.nextInt(200), "jmpi");
            case 5 -> emit("const " + (random.nextInt(60) - 30), "rjmpi");
            case 6 -> emit("host read_int", "print");
            case 7 -> emit("const -1", "newarr");
            case 8 -> emit("const 1_000_000_000", "newarr");
            case 9 -> emit("const 5", "calli 0");
            case 10 -> emit("dup", "pick 200");
            case 11 -> emit("ldc word", "s2i");
            case 12 -> emit("const 1");
            default -> emit("null", "const 0", "host random");
        }
    }

    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String label() {
        return "l" + labels++;
    }

    void place(String label) {
        text.append(label).append(":\n");
    }

    void line(String line) {
        text.append(line).append('\n');
    }

    void emit(String... instructions) {
        for (String instruction : instructions) {
            text.append("    ").append(instruction).append('\n');
        }
    }

    /** Lines of input of a seed. */
    public static List<String> lines(long seed) {
        Random random = new Random(seed + 99);
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(random.nextInt(4) == 0 ? "word" : String.valueOf(random.nextInt(100)));
        }
        return lines;
    }
}
