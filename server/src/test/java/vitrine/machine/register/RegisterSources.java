package vitrine.machine.register;

import java.util.Random;

/**
 * Program texts made of a seed, for the register machine: functions, loops, recursion, jumps to computed addresses, memory, blocks of the heap, floats,
 * input and output. Most are without fault; about one in five has faults in it, such as writing over a return address.
 */
public final class RegisterSources {
    private static final String[] THREE = {
        "add", "sub", "mul", "and", "or", "xor", "shlv", "shrv", "ushrv", "rotlv", "rotrv"
    };
    private static final String[] COMPARE = {"eq", "neq", "gt", "gte", "lt", "lte"};

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final boolean faulty;
    private int labels;
    private int functions;
    /** Loops around the present place: inner ones are made short. */
    private int loops;
    /** Whether the loop counter of the machine is in use. */
    private boolean counting;

    /** How often the body of an outer loop is executed at most, and how often functions call each other. */
    private final int turns;

    private final int fuel;

    private RegisterSources(long seed, int turns, int fuel) {
        random = new Random(seed * 31_337);
        faulty = random.nextInt(5) == 0;
        this.turns = turns;
        this.fuel = fuel;
    }

    /** The text of a seed; always the same. */
    public static String text(long seed) {
        return new RegisterSources(seed, 14, 20).program();
    }

    /** The same with loops that go on for long: what a compiler must get right. */
    static String loops(long seed) {
        return new RegisterSources(seed, 600, 3_000).program();
    }

    private String program() {
        functions = random.nextInt(4);
        line(".machine register");
        if (random.nextInt(6) > 0) {
            line(".memory " + (600 + random.nextInt(3_000)));
        }
        line(".global fuel " + (5 + random.nextInt(fuel)));
        line(".global g 7");
        line(".global h -3");
        line(".global x 2.5");
        line(".const word \"hello \\u00e4\\n\"");
        line(".const many 1_000_000_007");
        line(".data");
        line("table: .integer 3, 1, 4, 1, 5");
        line("room: .space 22");
        line(".code");
        line(".func main");
        body(-1);
        if (random.nextInt(8) > 0) {
            emit(random.nextInt(4) == 0 ? "ret" : "hlt");
        }
        for (int i = 0; i < functions; i++) {
            line(".func f" + i + " n" + (random.nextBoolean() ? " m" : ""));
            body(i);
            emit("ret");
        }
        return text.toString();
    }

    private void body(int function) {
        line(".local i");
        line(".local k");
        emit("addi sp -8", "setm fp $4 i", "setm fp $5 k");
        if (function >= 0) {
            String go = label();
            emit("load $11 fuel", "loadm $11 $12", "dec $12", "setm $11 $12", "load $13 0", "gt $12 $13");
            emit("djmpe " + go, "ret");
            place(go);
        }
        for (int i = 4 + random.nextInt(8); i > 0; i--) {
            statement(2);
        }
        if (function >= 0) {
            emit("move " + variable() + " $0");
        }
    }

    private String variable() {
        return "$" + (4 + random.nextInt(6));
    }

    private String real() {
        return "$f" + random.nextInt(4);
    }

    private void statement(int depth) {
        switch (random.nextInt(26)) {
            case 0, 1, 2 -> emit(pick(THREE) + " " + variable() + " " + variable() + " " + variable());
            case 3 -> emit(pick("neg", "abs", "not", "move") + " " + variable() + " " + variable());
            case 4 -> emit("load " + variable() + " " + (random.nextInt(60) - 20));
            case 5 ->
                emit(
                        pick("inc ", "dec ") + variable(),
                        "addi " + variable() + " " + (random.nextInt(100) - 50),
                        pick("shl ", "shr ", "ushr ", "rotl ", "rotr ") + variable() + " " + random.nextInt(40));
            case 6 -> {
                emit("load $11 " + (1 + random.nextInt(9)));
                emit(pick("div ", "mod ") + variable() + " $11 " + variable(), "move rem " + variable());
            }
            case 7, 8 -> condition(depth);
            case 9, 10 -> loop(depth);
            case 11, 12 -> call();
            case 13 -> memory();
            case 14 -> floats();
            case 15 -> output();
            case 16 -> input();
            case 17, 18 -> block(depth);
            case 19 -> {
                emit("push " + variable(), "push eq");
                if (depth > 0) {
                    statement(depth - 1);
                }
                emit("pop eq", "pop " + variable());
            }
            case 20 -> {
                String to = label();
                emit("load $11 " + to, "jmp $11", "nop");
                place(to);
            }
            case 21 -> emit("load $11 12", "jmpf $11", "inc " + variable(), "dec " + variable(), "nop");
            case 22 -> emit("load $11 g", "setm $11 " + variable(), "ldc " + variable() + " h");
            case 23 -> emit("setm fp " + variable() + " " + pick("i", "k"), "loadm fp " + variable() + " i");
            case 24 -> emit(random.nextInt(8) == 0 ? "dump" : "nop");
            default -> fault();
        }
    }

    private void condition(int depth) {
        String otherwise = label();
        String end = label();
        emit(pick(COMPARE) + " " + variable() + " " + variable(), pick("djmpe ", "djmpn ") + otherwise);
        if (depth > 0) {
            statement(depth - 1);
        }
        emit("djmp " + end);
        place(otherwise);
        if (depth > 0) {
            statement(depth - 1);
        }
        place(end);
        emit("nop");
    }

    private void loop(int depth) {
        if (loops == 2) {
            return;
        }
        String again = label();
        if (loops == 0 && faulty && random.nextInt(6) == 0) {
            place(again);
            statement(0);
            emit("djmp " + again);
            return;
        }
        if (!counting && random.nextInt(3) == 0) {
            counting = true;
            emit("cloop " + random.nextInt(9));
            place(again);
            emit("push loop");
            statement(depth - 1);
            emit("pop loop", "loop " + again);
            counting = false;
            return;
        }
        String counter = "$" + (20 + loops);
        loops++;
        emit("load " + counter + " 0");
        place(again);
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            statement(depth - 1);
        }
        emit("inc " + counter, "load $11 " + (1 + random.nextInt(loops == 1 ? turns : 5)));
        emit("lt " + counter + " $11", "djmpe " + again);
        loops--;
    }

    private void call() {
        if (functions == 0) {
            return;
        }
        String callee = "f" + random.nextInt(functions);
        emit("push $20", "push $21", "push loop", "move " + variable() + " $0", "move " + variable() + " $1");
        if (random.nextInt(3) == 0) {
            emit("load $11 " + callee, "calli $11");
        } else {
            emit("call " + callee);
        }
        emit("pop loop", "pop $21", "pop $20", "move $0 " + variable());
    }

    private void memory() {
        emit("load $11 " + pick("table", "room"));
        int displacement = random.nextInt(18);
        emit(pick("setm", "setm", "setb") + " $11 " + variable() + " " + displacement);
        emit(pick("loadm", "loadm", "loadb") + " $11 " + variable() + " " + random.nextInt(18));
        if (random.nextInt(4) == 0) {
            emit("prts room");
        }
    }

    private void floats() {
        switch (random.nextInt(6)) {
            case 0 -> emit("i2f " + variable() + " " + real());
            case 1 -> emit("loadf64 " + real() + " " + (random.nextInt(20) - 5));
            case 2 -> emit("ldcf64 " + real() + " x");
            case 3 -> emit("f2i " + real() + " " + variable());
            case 4 -> emit("load $11 room", "setmf $11 " + real() + " 3", "loadmf $11 " + real() + " 3");
            default -> emit("movef64 " + real() + " " + real());
        }
        emit(pick("addf64", "subf64", "mulf64", "divf64") + " " + real() + " " + real() + " " + real());
        emit(pick("eqf64", "neqf64", "gtf64", "gtef64", "ltf64", "ltef64") + " " + real() + " " + real());
    }

    private void output() {
        switch (random.nextInt(7)) {
            case 0, 1 -> emit("prti " + variable());
            case 2 -> emit("prtf " + real());
            case 3 -> emit("prts word");
            case 4 -> emit("move " + variable() + " $0", "host print", "host newline");
            case 5 -> emit("load $0 " + (65 + random.nextInt(20)), "host print_char");
            default -> emit("load $0 word", "host print_text");
        }
    }

    private void input() {
        switch (random.nextInt(5)) {
            case 0 -> emit("load $0 " + (1 + random.nextInt(50)), "host random", "move $0 " + variable());
            case 1 -> emit("host clock", "f2i $f0 " + variable());
            default -> emit("load $0 room", "load $1 " + (1 + random.nextInt(22)), "host read_line", "prts room");
        }
    }

    private void block(int depth) {
        emit("load $14 " + random.nextInt(40), "aloc $14");
        emit("setm $14 " + variable(), "loadm $14 " + variable());
        if (faulty && random.nextInt(5) == 0) {
            emit("setm $14 " + variable() + " -4");
        }
        if (random.nextInt(3) > 0) {
            emit("push $14");
            if (depth > 0) {
                statement(depth - 1);
            }
            emit("pop $14", "free $14");
            if (faulty && random.nextInt(4) == 0) {
                emit("free $14");
            }
        }
    }

    private void fault() {
        if (!faulty) {
            return;
        }
        switch (random.nextInt(14)) {
            case 0 -> emit("load $11 0", pick("div ", "mod ") + "$4 $11 $5");
            case 1 -> emit("load $11 " + pick("-5", "-1", "30_000", "0x7fff_ffff"), "loadm $11 $4");
            case 2 -> emit("pop " + variable());
            case 3 -> emit("setm fp " + variable() + " 4");
            case 4 -> emit("setm fp " + variable() + " 0");
            case 5 -> emit("free " + variable());
            case 6 -> emit("move " + variable() + " " + pick("sp", "fp"));
            case 7 -> emit("igl");
            case 8 -> emit("load $11 " + random.nextInt(900), "jmp $11");
            case 9 -> emit("host read_int", "prti $0");
            case 10 -> emit("load $11 1_000_000", "aloc $11");
            case 11 -> {
                String again = label();
                place(again);
                emit("push " + variable(), "djmp " + again);
            }
            case 12 -> emit("load $0 -5", "host " + pick("random", "print_char", "print_text", "read_line"));
            default -> emit("push " + variable());
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String label() {
        return "l" + labels++;
    }

    private void place(String label) {
        line(label + ":");
    }

    private void emit(String... instructions) {
        for (String instruction : instructions) {
            line("    " + instruction);
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
