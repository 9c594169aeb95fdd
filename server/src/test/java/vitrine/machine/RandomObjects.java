package vitrine.machine;

import java.util.Random;

/** The part of {@link RandomSources} that has to do with objects, messages, closures, boxes and exceptions. */
final class RandomObjects {
    /** Classes, those that others extend behind them now and then. */
    static final String CLASSES = """
            .class B extends A
            .field w
            .class A
            .field v next
            .class C extends B
            .class E
            .field code
            .class F extends E
            """;

    static final String FUNCTIONS = """
            .func A.get self
                lload self
                getf v
                ret
            .func A.bump self d
                lload self
                lload self
                send get 0
                lload d
                add
                putf v
                lload self
                getf v
                ret
            .func B.bump self d
                lload self
                lload d
                super bump 1
                lload self
                getf w
                jt fine
                lload self
                const 3
                putf w
            fine:
                ret
            .func C.get self
                lload self
                super get 0
                const 1
                add
                ret
            .func adder x
            .capture n
                lload x
                cload n
                add
                ret
            .func ticker
            .local unused
            .capture other count
                cload count
                const 1
                add
                cstore count
                cload count
                ret
            .func sharer x
            .capture cell
                cload cell
                cload cell
                unbox
                lload x
                add
                setbox
                lload closure
                typeof
                pop
                cload cell
                unbox
                ret
            .func risk n
            .local m
                lload n
                const 6
                mod
                abs
                lstore m
                lload m
                jf number
                lload m
                const 1
                eq
                jt object
                lload m
                const 2
                eq
                jt below
                lload m
                const 3
                eq
                jt trap
                lload n
                ret
            number:
                const 77
                throw
            object:
                new E
                dup
                lload n
                putf code
                throw
            below:
                new F
                throw
            trap:
                const 5
                lload m
                const 3
                sub
                div
                ret
            .func pass n
            .local k
            .catch try tried handler F
            try:
                const 9
                lload n
                call risk
                swap
                pop
            tried:
                ret
            handler:
                instanceof E
                ret
            """;

    static final String LOCALS = ".local o\n.local cl\n.local bx\n";

    private final RandomSources source;
    private final Random random;

    RandomObjects(RandomSources source, Random random) {
        this.source = source;
        this.random = random;
    }

    /** Gives the locals of objects their first values. */
    void begin() {
        source.emit("new " + source.pick("A", "B", "C"), "dup", "const 2", "putf v", "lstore o");
        source.emit("const 4", "closure adder", "lstore cl", "const 6", "box", "lstore bx");
    }

    /** Leaves the stack as high as it was, which is empty. */
    void statement(int function) {
        switch (random.nextInt(16)) {
            case 0 -> {
                source.emit("new " + source.pick("A", "B", "C"), "lstore o", "lload o");
                source.number(function, 1);
                source.emit("putf v");
            }
            case 1, 2 -> {
                source.emit("lload o");
                source.number(function, 1);
                source.emit("send bump 1", source.pick("pop", "gstore g", "print"));
            }
            case 3 -> source.emit("lload o", "send get 0", source.pick("pop", "gstore h"));
            case 4 ->
                source.emit("lload o", "instanceof " + source.pick("A", "B", "C", "E"), source.pick("pop", "lstore i"));
            case 5 -> {
                source.number(function, 1);
                source.emit("closure adder", "lstore cl");
            }
            case 6 -> {
                source.number(function, 1);
                source.emit("lload cl", "calli 1", source.pick("pop", "gstore g"));
            }
            case 7 -> source.emit("null", "const 5", "closure ticker", "dup", "calli 0", "pop", "calli 0", "print");
            case 8 -> source.emit("lload bx", "closure sharer", source.pick("lstore cl", "pop"));
            case 9 -> {
                source.emit("lload bx");
                source.number(function, 1);
                source.emit("setbox", "lload bx", "unbox", "pop");
            }
            case 10 -> {
                source.emit("lload o", source.pick("lload o", "null", "lload cl", "lload t"), "putf next");
                source.emit("lload o", source.pick("print", "pop", "typeof\n    print"));
            }
            case 11 -> source.emit("lload o", "getf next", source.pick("pop", "typeof\n    pop"));
            case 12 -> source.emit("lload o", "pop");
            case 13, 14 -> attempt(function);
            default -> fault();
        }
    }

    /** Something that may throw, and most often is caught. */
    private void attempt(int function) {
        String from = source.label();
        String to = source.label();
        String handler = source.label();
        String end = source.label();
        String caught = random.nextInt(4) > 0 ? "" : source.pick(" E", " F", " trap");
        if (random.nextInt(3) == 0) {
            source.line(".catch " + from + " " + to + " " + handler + " E");
        }
        source.line(".catch " + from + " " + to + " " + handler + caught);
        source.place(from);
        source.emit("const 1");
        source.number(function, 1);
        source.emit("call " + source.pick("risk", "pass", "pass"), "pop", "pop", "null", "getf v", "pop");
        source.place(to);
        source.emit("rjmp " + end);
        source.place(handler);
        source.emit(source.pick("pop", "print", "typeof\n    print"));
        source.place(end);
    }

    private void fault() {
        if (!source.faulty) {
            return;
        }
        source.emit(
                switch (random.nextInt(8)) {
                    case 0 -> "null\n    getf v\n    pop";
                    case 1 -> "lload o\n    send nothing 0";
                    case 2 -> "const 1\n    unbox\n    pop";
                    case 3 -> "const 1\n    call adder\n    pop";
                    case 4 -> "lload o\n    throw";
                    case 5 -> "lload o\n    getf code\n    pop";
                    case 6 -> "lload o\n    send bump 0";
                    default -> "lload o\n    calli 1";
                });
    }
}
